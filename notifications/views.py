"""Pages about letters."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.signed_in import SignedInRequest
from notifications import queries, services
from notifications.forms import DecideForm, MailFilters
from notifications.letters import title_of
from notifications.models import OutgoingMail
from notifications.states import UNDECIDED
from workflow.keyset import page_of

NEWEST = ("-queued_at", "-id")


@require_safe
def mail_list(request: SignedInRequest) -> HttpResponse:
    """Letters that this person may see, the newest first."""
    filters = MailFilters(request.GET)
    chosen = dict(filters.chosen)
    rows = queries.letters_for(request.user, address=chosen.pop("q", ""), **chosen)
    page = page_of(rows, NEWEST, request.GET)
    stuck = queries.letters_for(request.user, waiting=True)[:100].count()
    facts = {"page": page, "filters": filters, "stuck": stuck}
    return render(request, "notifications/mail_list.html", facts)


@require_safe
def mail_page(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One letter: what was written to whom, and what became of it."""
    return _page(request, _fetch(request, pk), DecideForm())


@require_POST
def mail_resend(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Send a letter again."""
    services.resend(_fetch(request, pk), actor=request.user)
    messages.success(request, "The letter waits to be sent again.")
    return redirect("mail_page", pk=pk)


@require_POST
def mail_settle(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Say what became of a letter."""
    mail, form = _fetch(request, pk), DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, mail, form, status=422)
    decide = {"mark_as_sent": services.mark_as_sent, "settle": services.settle}[form.cleaned_data["decision"]]
    decide(mail, actor=request.user, note=form.cleaned_data["note"])
    messages.success(request, "Your decision about this letter was noted.")
    return redirect("mail_page", pk=pk)


@require_safe
def mail_desks(request: SignedInRequest) -> HttpResponse:
    """Which addresses letters go to when no person is named, and whether delivery works."""
    facts = {
        "desks": queries.all_desks(),
        "lives": queries.lives(timezone.now()),
        "folder": queries.local_folder(),
    }
    return render(request, "notifications/desks.html", facts)


def _fetch(request: SignedInRequest, pk: UUID) -> OutgoingMail:
    return get_object_or_404(OutgoingMail.objects.for_user(request.user).select_related("to_user"), pk=pk)


def _page(request: SignedInRequest, mail: OutgoingMail, form: DecideForm, status: int = 200) -> HttpResponse:
    undecided = mail.state in UNDECIDED and not mail.is_settled
    facts = {
        "mail": mail,
        "kind": title_of(mail.kind),
        "form": form,
        "may_decide": undecided and services.may_decide(request.user),
        "decisions": [(entry, services.DONE.get(entry.verb, entry.verb)) for entry in queries.decisions_on(mail)],
    }
    return render(request, "notifications/mail_page.html", facts, status=status)
