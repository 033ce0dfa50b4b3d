"""The page that shows a file under today's rules, or under those of another court."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from citations import profiles
from citations.forms.replay import ReplayChoice
from citations.impact.replaying import MOST, replay_of
from citations.models import Transfer
from citations.queries import rules_of
from citations.states import TransferState
from citations.tables.impact_words import impact_shown


@require_safe
def transfer_replay(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What the records of a file would be today. Nothing is changed."""
    filed = Transfer.objects.for_user(request.user).filter(state=TransferState.FILED, resend_of=None)
    transfer = get_object_or_404(filed, pk=pk)
    form = ReplayChoice(request.GET, own=transfer.profile)
    rules = rules_of(form.profile)
    impact = replay_of(transfer, rules)
    facts = {
        "record": transfer,
        "form": form,
        "profile": profiles.load(form.profile),
        "most": f"{MOST:,}",
        "is_cut": transfer.totals["received"] > MOST,
        "impact": impact_shown(impact.as_json()),
    }
    return render(request, "citations/transfer_replay.html", facts)
