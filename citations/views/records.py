"""The page of one record: its stage, its problems with their columns, and what stands in it."""

from collections.abc import Set

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from citations.disposition import ACCEPTED, WAITING
from citations.edits.edit_16_on_file import ON_FILE
from citations.explaining import ruler
from citations.explaining.nearest import Asked, allowed_for
from citations.explaining.plain_words import STAGES, WEIGHTS, advice_on, label_of, shown
from citations.explaining.shortened import shortened
from citations.explaining.suspecting import suspicion_of
from citations.explaining.unevaluated import not_evaluated
from citations.keeping.sealing import CannotBeOpened
from citations.layout.citation import CITATION, SECRET
from citations.layout.version import Sent
from citations.models import Citation, Count, Problem, Transfer
from citations.models.image_read import Purpose
from citations.queries import layout_of
from citations.queue.image import rebuilt
from citations.queue.queries import corrected_values, sent_again
from citations.queue.telling import differences
from citations.reading.survey import is_readable
from citations.reading.text import day_of, text_of, words_of
from citations.services.opening import open_image
from citations.visible import citations_for, sees_officers


@require_safe
def citation_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """One record of a file. The look into its image is written down."""
    rows = citations_for(request.user).select_related("transfer")
    citation = get_object_or_404(rows, pk=pk)
    try:
        raw = open_image(citation, reader=request.user, purpose=Purpose.PAGE)
        corrected = corrected_values([citation])[citation.pk]
    except CannotBeOpened:
        raw, corrected = b"", {}
    image = rebuilt(raw, corrected) if corrected else raw
    found = list(citation.problems.order_by("pk"))
    guess = suspicion_of(citation, image, len(found))
    # What is secret may stand elsewhere in a record that looks shifted.
    secret = guess.secret if guess else SECRET
    kept, more = shortened(found)
    later = sent_again(citation)
    is_replaced = later is not None and later.stage in ACCEPTED and rows.filter(pk=later.pk).exists()
    sent = layout_of(citation.transfer.layout).sent
    facts = {
        "citation": citation,
        "replaced_by": later if is_replaced else None,
        "counts": Count.objects.filter(case__citation=citation).order_by("sequence"),
        "meaning": STAGES[citation.stage],
        "problems": _problems(citation, kept, image, sees_officers(request.user, citation.agency), sent, secret),
        "has_other_layout": bool(sent),
        "count": len(found),
        "more": more,
        "silent": not_evaluated((each.edit, each.field) for each in found),
        "guess": guess,
        "guessed": differences(image, guess.straight, secret) if guess and guess.straight else [],
        "is_corrected": bool(corrected),
        "entered": ruler.entered(raw, sent, secret) if is_readable(len(raw)) else [],
        "is_opened": bool(raw),
        "may_correct": request.user.is_jb and citation.stage in WAITING,
        "sees_file": Transfer.objects.for_user(request.user).filter(pk=citation.transfer_id).exists(),
    }
    return render(request, "citations/citation_page.html", facts)


def _problems(
    citation: Citation, problems: list[Problem], raw: bytes, names_officers: bool, sent: Sent, secret: Set[str]
) -> list[dict[str, object]]:
    # What is secret is never asked of the tables.
    asked = {each.pk: Asked(each.edit, each.field, each.value) for each in problems if each.field not in secret}
    is_whole = is_readable(len(raw))
    day = day_of(_text(raw, "violation_date").encode("latin-1"))
    today = citation.transfer.today
    allowed = allowed_for(
        asked.values(),
        day=day if day and day <= today else today,
        agency=citation.agency if names_officers else "",
        badge=_text(raw, "officer_badge"),
    )
    told = []
    for each in problems:
        field = CITATION.by_key.get(each.field)
        tone, weight = WEIGHTS.get(each.weight, ("info", each.weight))
        value = each.value or _text(raw, each.field)
        told.append(
            {
                "problem": each,
                "label": label_of(each.field),
                "value": shown(each.field, value, secret),
                "advice": advice_on(each.edit, each.field, "" if each.field in secret - SECRET else value, each.weight),
                "tone": tone,
                "weight": weight,
                "field": field,
                "sent": sent.get(each.field),
                "ruler": ruler.ruler_of(raw, field, secret) if field and is_whole else None,
                "is_repeat": each.edit == ON_FILE.edit,
                "allowed": allowed.get(asked[each.pk]) if each.pk in asked else None,
            }
        )
    return sorted(told, key=_place)


def _place(told: dict[str, object]) -> int:
    field = told["field"]
    return int(getattr(field, "start", 0))


def _text(raw: bytes, key: str) -> str:
    field = CITATION.by_key.get(key)
    return words_of(text_of(raw[field.cut])) if field and is_readable(len(raw)) else ""
