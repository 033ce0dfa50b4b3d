"""The outbox as people see it: every letter, where it is, and what can be done about one that did not arrive."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.signed_in import SignedInRequest
from notifications import desks
from notifications.forms import MailFilters, SettleForm
from notifications.letters import title_of
from notifications.models import OutgoingMail, Pulse
from notifications.services import resend, settle
from notifications.states import MailState
from workflow.keyset import page_of

ORDER = ("-queued_at", "-id")
STUCK = (MailState.FAILED, MailState.BOUNCED, MailState.IN_DOUBT)


@require_safe
def mail_list(request: SignedInRequest) -> HttpResponse:
    """Letters that this person may see, the newest first."""
    filters = MailFilters(request.GET)
    rows = OutgoingMail.objects.for_user(request.user).select_related("to_user").defer("body")
    chosen = filters.chosen
    if needle := chosen.get("q"):
        rows = rows.filter(to_address__icontains=needle)
    for name in ("state", "kind"):
        if value := chosen.get(name):
            rows = rows.filter(**{name: value})
    page = page_of(rows, ORDER, request.GET)
    stuck = OutgoingMail.objects.for_user(request.user).filter(state__in=STUCK, is_settled=False)[:100].count()
    facts = {"page": page, "filters": filters, "stuck": stuck}
    return render(request, "notifications/mail_list.html", facts)


@require_safe
def mail_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """One letter with its words and its way."""
    mail = _fetch(request, pk)
    is_office = request.user.is_staff or request.user.is_administrator
    facts = {
        "mail": mail,
        "kind": title_of(mail.kind),
        "is_stuck": mail.state in STUCK and not mail.is_settled,
        "may_act": is_office,
        "form": SettleForm(),
    }
    return render(request, "notifications/mail_page.html", facts)


@require_POST
def mail_resend(request: SignedInRequest, pk: str) -> HttpResponse:
    """Put a letter that did not arrive into the queue again."""
    resend(_fetch(request, pk), actor=request.user)
    messages.success(request, "The letter is in the queue again.")
    return redirect("mail_page", pk=pk)


@require_POST
def mail_settle(request: SignedInRequest, pk: str) -> HttpResponse:
    """Say that nothing more is to be done about a letter."""
    mail = _fetch(request, pk)
    form = SettleForm(request.POST)
    if form.is_valid():
        settle(mail, actor=request.user, note=form.cleaned_data["note"])
        messages.success(request, "Noted. The letter no longer waits for a decision.")
    else:
        messages.error(request, "Say in a few words what became of the letter, for example: told by phone.")
    return redirect("mail_page", pk=pk)


@require_safe
def desk_page(request: SignedInRequest) -> HttpResponse:
    """The addresses of the offices, and whether the machinery is alive."""
    rows = [
        ("DPS, onboarding of agencies", desks.dps_onboarding().address),
        ("DPS, approval of officers", desks.dps_approval().address),
        ("Judicial Bureau", desks.judicial_bureau().address),
    ]
    pulses = Pulse.objects.order_by("name")
    return render(request, "notifications/desks.html", {"desks": rows, "pulses": pulses})


def _fetch(request: SignedInRequest, pk: str) -> OutgoingMail:
    return get_object_or_404(OutgoingMail.objects.for_user(request.user).select_related("to_user"), pk=pk)
