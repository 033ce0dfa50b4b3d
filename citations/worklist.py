"""What waits for people of the court and of Public Safety among citations."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from citations.models import Transfer
from citations.partners.queries import DUE, late
from citations.queue.queries import MINE, NOBODY, waiting_for
from citations.states import TransferState
from workflow.worklist import WorkItem

KIND = "Citations to correct"
SHOWN = 50
COUNTED = 1_000


def items_for(user: User) -> list[WorkItem]:
    """Citations that are this person's, and how many are nobody's; systems that should have sent a file by now."""
    if user.is_jb:
        return [*_aside(), *_mine(user), *_nobodys(user)]
    return _late() if user.is_dps else []


def _late() -> list[WorkItem]:
    rows = late(timezone.now()).order_by("pk").values_list("pk", "name", "agency__name", DUE)
    return [
        WorkItem(
            "Partner systems that are late",
            name,
            reverse("partner_page", args=[pk]),
            f"{agency} should have sent a citation file by now. Ask what holds it up.",
            due_at,
        )
        for pk, name, agency, due_at in rows[:SHOWN]
    ]


def _aside() -> list[WorkItem]:
    rows = Transfer.objects.filter(state=TransferState.RECEIVED, is_set_aside=True).order_by("changed_at")[:SHOWN]
    return [
        WorkItem(
            "Citation files set aside",
            transfer.file_name or str(transfer),
            reverse("transfer_page", args=[transfer.pk]),
            transfer.trouble,
            transfer.changed_at,
        )
        for transfer in rows
    ]


def _mine(user: User) -> list[WorkItem]:
    rows = waiting_for(user, {"who": MINE}, timezone.now()).select_related("correction")
    return [
        WorkItem(
            KIND,
            f"Citation {citation.citation_number}" if citation.citation_number else "Citation without a number",
            reverse("citation_correct", args=[citation.pk]),
            f"{citation.agency or 'Agency not said'}: correct it, or give it to somebody else.",
            citation.correction.assigned_at or citation.stored_at,
            state=citation.get_stage_display(),
        )
        for citation in rows.order_by("correction__assigned_at", "pk")[:SHOWN]
    ]


def _nobodys(user: User) -> list[WorkItem]:
    rows = waiting_for(user, {"who": NOBODY}, timezone.now())
    count = rows.order_by().values("pk")[: COUNTED + 1].count()
    oldest = rows.order_by("pk").values_list("stored_at", flat=True).first()
    if oldest is None:
        return []
    number = f"More than {COUNTED:,}" if count > COUNTED else f"{count:,}"
    return [
        WorkItem(
            KIND,
            f"{number} citation{'' if count == 1 else 's'} that nobody has taken up",
            f"{reverse('citation_queue')}?who={NOBODY}",
            "Take some for yourself, or give them to somebody.",
            oldest,
        )
    ]
