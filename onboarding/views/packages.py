"""Pages of the Information Package: three views of one record (X-20)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.signed_in import SignedInRequest
from agencies.models import Officer
from agencies.queries import agencies_managed_by, manages, pocs_of
from agencies.states import AgencyState, OfficerState
from notifications.timeline import timeline_of
from onboarding.attestations import Item
from onboarding.forms.acts import MessageForm, ReturnPackageForm, WithdrawForm
from onboarding.forms.filters import PackageFilters
from onboarding.forms.package import PackageForm
from onboarding.models import InformationPackage
from onboarding.progress import steps_of
from onboarding.projection import side_by_side
from onboarding.services import packages as services
from workflow.act_pages import ActPage, act_page, calling
from workflow.actions import Action, allowed
from workflow.errors import NotNow, Refused
from workflow.forms import renew
from workflow.keyset import order_of, page_of

ORDERS = {
    "newest": ("-changed_at", "-id"),
    "agency": ("agency__name", "id"),
    "-agency": ("-agency__name", "-id"),
}


ACTS = {
    "submit": ActPage(
        calling(services.submit_package),
        "The package was submitted. DPS has been told.",
        MessageForm,
        ("DPS reviews the package.", "What it says is fixed as it stands now."),
    ),
    "forward": ActPage(
        calling(services.forward_package),
        "The package was forwarded. The Judicial Bureau has been told, and monitoring is open for each officer.",
        MessageForm,
        (
            "The Judicial Bureau receives the six items shown on the package's page, and nothing else.",
            "The points of contact get a copy.",
            "Monitoring opens for each officer; they may begin to issue e-tickets.",
        ),
    ),
    "send_back": ActPage(
        calling(services.return_package),
        "The package was returned. The points of contact have been told what to mend.",
        ReturnPackageForm,
        ("The points of contact get a letter with what you name here.",),
    ),
    "withdraw": ActPage(
        calling(services.withdraw_package),
        "The package was withdrawn.",
        WithdrawForm,
        ("The package is closed. The officers can go into another one.",),
        is_grave=True,
    ),
    "acknowledge": ActPage(
        calling(services.acknowledge_package),
        "The package is acknowledged. DPS and the points of contact have been told.",
        MessageForm,
        ("DPS and the points of contact get a letter.", "Monitoring runs whether you acknowledge or not."),
    ),
}


@require_safe
def package_list(request: SignedInRequest) -> HttpResponse:
    """Packages that this person may see."""
    filters = PackageFilters(request.GET)
    rows = InformationPackage.objects.for_user(request.user).select_related("agency", "prepared_by")
    if needle := filters.chosen.get("q"):
        rows = rows.filter(agency__name__icontains=needle)
    if state := filters.chosen.get("state"):
        rows = rows.filter(state=state)
    page = page_of(rows, order_of(ORDERS, request.GET, "newest"), request.GET)
    can_prepare = agencies_managed_by(request.user).filter(state__in=[AgencyState.ESTABLISHED, AgencyState.APPROVED])
    return render(
        request, "onboarding/package_list.html", {"page": page, "filters": filters, "can_prepare": can_prepare.exists()}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def package_new(request: SignedInRequest) -> HttpResponse:
    """Begin a package; who stands for several agencies says for which."""
    agencies = list(agencies_managed_by(request.user).filter(state__in=[AgencyState.ESTABLISHED, AgencyState.APPROVED]))
    if not agencies:
        raise NotNow(
            "A package is for an agency whose TraCS record DPS has established; yours is not established yet. "
            "You will get a letter when it is."
        )
    if request.method == "POST":
        agency = get_object_or_404(agencies_managed_by(request.user), pk=request.POST.get("agency"))
        started = services.start_package(agency, actor=request.user)
        return redirect("package_edit", pk=started.pk)
    return render(request, "onboarding/package_new.html", {"agencies": agencies})


@require_safe
def package_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """The package as its reader may see it, what may be done, what happened."""
    package = _fetch(request, pk)
    sees_all = not request.user.is_jb or request.user.is_dps
    facts: dict[str, Any] = {
        "record": package,
        "steps": steps_of(package),
        "actions": _actions(package, request),
        "can_edit": package.is_editable and manages(request.user, package.agency),
        "rows": services.rows_of(package),
        "sees_all": sees_all,
        "timeline": timeline_of(package, viewer=request.user),
        "pocs": pocs_of(package.agency),
    }
    if sees_all:
        facts["attestations"] = package.attestations.select_related("attested_by")
        facts["missing"] = _missing(package)
        if package.content and request.user.is_dps:
            facts["sides"] = side_by_side(package.content)
    return render(request, "onboarding/package_page.html", facts)


def _actions(package: InformationPackage, request: SignedInRequest) -> list[Action]:
    actions = allowed(package, request.user)
    if request.user.is_jb and package.is_acknowledgeable:
        actions.append(Action("acknowledge", "Acknowledge"))
    return actions


def _missing(package: InformationPackage) -> list[str]:
    """The statements that nobody has confirmed yet."""
    given = {attestation.item for attestation in package.attestations.all()}
    return [item.label for item in Item if item not in given]


@require_http_methods(["GET", "HEAD", "POST"])
def package_edit(request: SignedInRequest, pk: str) -> HttpResponse:
    """Fill in the package."""
    package = _fetch(request, pk)
    if not (package.is_editable and manages(request.user, package.agency)):
        return redirect("package_page", pk=package.pk)
    officers = Officer.objects.filter(agency=package.agency, state=OfficerState.RECORDED).order_by(
        "last_name", "first_name"
    )
    form = PackageForm(request.POST or None, package=package, officers=officers)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                _save(request, package, form)
            except Refused as refusal:
                renew(form, InformationPackage.objects.get(pk=package.pk).version)
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, "The package is saved. Read it through, then submit it.")
                return redirect("package_page", pk=package.pk)
        else:
            status = 422
    facts = {"record": package, "form": form, "officer_rows": form.officer_rows}
    return render(request, "onboarding/package_edit.html", facts, status=status)


def _save(request: SignedInRequest, package: InformationPackage, form: PackageForm) -> None:
    data = form.cleaned_data
    services.save_package(
        package,
        actor=request.user,
        head_name=data["head_name"],
        head_authorised_on=data["head_authorised_on"],
        message=data["message"],
        attested=[Item(item) for item in data["attested"]],
        officers=form.chosen,
        version=data["version"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def package_act(request: SignedInRequest, pk: str, verb: str) -> HttpResponse:
    """Submit, forward, return, withdraw or acknowledge."""
    package = _fetch(request, pk)
    return act_page(request, package, verb.replace("-", "_"), ACTS, reverse("package_page", args=[package.pk]))


def _fetch(request: SignedInRequest, pk: str) -> InformationPackage:
    rows = InformationPackage.objects.for_user(request.user).select_related("agency", "prepared_by", "acknowledged_by")
    return get_object_or_404(rows, pk=pk)
