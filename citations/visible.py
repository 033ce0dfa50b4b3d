"""Which files and records the pages show to whom."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Upper

from accounts.models import User
from citations.disposition import STAGES
from citations.models import Citation, Correction, Problem, Transfer
from citations.models.transfer import codes_of
from citations.permissions import is_of_state
from citations.states import ASIDE, CorrectionState, TransferState


def transfers_for(user: User, *, q: str = "", state: str = "", agency: str = "") -> QuerySet[Transfer]:
    """Files that this person may see."""
    rows = Transfer.objects.for_user(user)
    if q:
        rows = rows.filter(Q(file_name__icontains=q) | Q(sha256__startswith=q.lower()))
    if agency:
        rows = rows.filter(Q(channel_agency__iexact=agency) | Q(header_agency__iexact=agency))
    if state == ASIDE:
        rows = rows.filter(state=TransferState.RECEIVED, is_set_aside=True)
    elif state:
        rows = rows.filter(state=state)
    return rows


def records_of(transfer: Transfer, *, q: str = "", stage: str = "") -> QuerySet[Citation]:
    """Records of a file with the number of their problems. Whoever sees the file sees all of it: it came from them."""
    counted = (
        Problem.objects.filter(citation=OuterRef("pk"))
        .order_by()
        .values("citation")
        .annotate(n=Count("pk"))
        .values("n")
    )
    rows = Citation.objects.filter(transfer=transfer).defer("image", "digest")
    if q:
        rows = rows.filter(citation_number__icontains=q)
    if stage:
        rows = rows.filter(stage=stage)
    return rows.annotate(problem_count=Coalesce(Subquery(counted), 0))


def stages_now(transfer: Transfer) -> dict[str, int] | None:
    """How many records of a file are in each stage after corrections; None if none was corrected since it was read."""
    corrected = Correction.objects.filter(citation__transfer=transfer)
    if not corrected.filter(state__in=(CorrectionState.ACCEPTED, CorrectionState.SETTLED)).exists():
        return None
    counted = transfer.citations.order_by().values_list("stage").annotate(Count("pk"))
    return dict.fromkeys(STAGES, 0) | dict(counted)


def citations_for(user: User) -> QuerySet[Citation]:
    """Records that name the person's agency, and all records of files that came over its channel."""
    if is_of_state(user):
        return Citation.objects.for_user(user)
    rows = Citation.objects.alias(issuer=Upper("agency"))
    return rows.filter(Q(issuer__in=codes_of(user)) | Q(transfer__in=Transfer.objects.for_user(user)))


def sees_officers(user: User, agency: str) -> bool:
    """Whether this person may see the names that the court has for an agency's officers: the State, and the agency itself."""
    return is_of_state(user) or codes_of(user).filter(interchange_code__iexact=agency).exists()
