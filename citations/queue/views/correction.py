"""The page on which one citation is corrected."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.signed_in import SignedInRequest
from citations.disposition import ACCEPTED, WAITING
from citations.explaining.plain_words import STAGES, label_of
from citations.explaining.shortened import shortened
from citations.explaining.suspecting import suspicion_of
from citations.forensics.suspicion import Suspicion
from citations.keeping.sealing import CannotBeOpened
from citations.layout.citation import SECRET
from citations.layout.version import COURT
from citations.models import Citation, Correction
from citations.models.image_read import Purpose
from citations.permissions import is_of_state, may_correct
from citations.queries import layout_of
from citations.queue import queries, telling
from citations.queue.correction_form import CorrectionForm
from citations.queue.forms import QueueFilters
from citations.queue.image import line_of, moved, rebuilt
from citations.queue.judging import Judgement
from citations.queue.services.assigning import allow
from citations.queue.services.correcting import NoReason, Outcome, correct, current_image, try_out
from citations.queue.views.picking import number
from citations.services.opening import open_image
from citations.states import CorrectionState, Stage
from notifications.timeline import Moment, timeline_of
from workflow.errors import NotNow, NotYou, Refused


def within_reach(user: User) -> QuerySet[Citation]:
    """What waits, and what was corrected in the queue."""
    if not is_of_state(user):
        return Citation.objects.none()
    return Citation.objects.filter(Q(stage__in=WAITING) | Q(correction__isnull=False)).select_related(
        "transfer", "correction__assignee"
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def citation_correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the record beside the form; try, save, or show what is secret."""
    citation = get_object_or_404(within_reach(request.user), pk=pk)
    screen = Screen(request, citation)
    if request.method == "POST":
        allow(request.user)
        if citation.stage not in WAITING:
            raise NotNow("This citation waits no longer: its case is open. Nothing of yours was saved.")
        return screen.answer()
    return screen.show()


@never_cache
@require_POST
def citation_line(request: SignedInRequest, pk: int) -> HttpResponse:
    """The corrected record as one line, to send again. It holds everything in clear, so the look is written down."""
    citation = get_object_or_404(within_reach(request.user), pk=pk)
    allow(request.user)
    try:
        _, image = current_image(citation, reader=request.user, purpose=Purpose.SECRET)
    except CannotBeOpened:
        raise NotNow(
            "The bytes of this record cannot be opened here: their key or the stored file is missing."
        ) from None
    if "straight" in request.POST:
        guess = suspicion_of(citation, image, citation.problems.count())
        if guess is None or guess.straight is None:
            raise NotNow("Nothing explains this record better than it stands. Nothing was changed.")
        image = guess.straight
    answer = HttpResponse(line_of(image) + b"\n", content_type="text/plain; charset=iso-8859-1")
    answer["Content-Disposition"] = f'attachment; filename="record-{citation.pk}.txt"'
    return answer


class Screen:
    """One answer of the page."""

    def __init__(self, request: SignedInRequest, citation: Citation) -> None:
        self.request, self.user, self.citation = request, request.user, citation
        self.correction: Correction | None = getattr(citation, "correction", None)
        self.filters = QueueFilters(request.GET, people=list(queries.clerks()), user=request.user)
        self.raw, self.image = b"", b""
        try:
            self.raw, self.image = current_image(citation, reader=self.user)
        except CannotBeOpened:
            if request.method == "POST":
                raise Http404 from None

    @property
    def version(self) -> int:
        """The version that a form made now carries."""
        return self.correction.version if self.correction else 0

    def answer(self) -> HttpResponse:
        """What a button asks for. Anything but a save leaves everything as it is."""
        post = self.request.POST
        form = CorrectionForm(post, image=self.image, version=self.version, shows_secrets=bool(post.get("shown")))
        if use := post.get("use"):
            return self.show(form.renewed(self.image, number(post.get("version", "")), _put(use)))
        if post.get("do") == "show":
            open_image(self.citation, reader=self.user, purpose=Purpose.SECRET)
            return self.show(form.renewed(self.image, number(post.get("version", "")), shows=True))
        if post.get("do") == "straighten" and (guess := self._guess()) and guess.straight:
            # The texts of secret fields move too, so they come in sight.
            open_image(self.citation, reader=self.user, purpose=Purpose.SECRET)
            return self.show(
                form.renewed(self.image, number(post.get("version", "")), moved(self.image, guess.straight), shows=True)
            )
        if not form.is_valid():
            return self.show(form, status=422)
        if post.get("do") == "try":
            return self.show(form, trial=try_out(citation=self.citation, image=self.image, values=form.changed))
        return self._save(form)

    def _save(self, form: CorrectionForm) -> HttpResponse:
        data = form.cleaned_data
        try:
            outcome = correct(
                citation=self.citation, values=form.changed, version=data["version"], actor=self.user, note=data["note"]
            )
        except NotYou:
            raise
        except Refused as refusal:
            form = form.renewed(self.image, self.version)
            form.add_error("note" if isinstance(refusal, NoReason) else None, refusal.sentence)
            return self.show(form, status=refusal.status)
        _tell(self.request, outcome)
        if self.request.POST.get("do") != "next":
            return redirect(self._address(self.citation))
        following = queries.next_after(self.citation, self._list())
        if following is None:
            messages.info(self.request, "That was the last citation of this list.")
            return redirect(f"{reverse('citation_queue')}?{self.filters.address}")
        return redirect(f"{self._address(following)}#correction")

    def _list(self) -> QuerySet[Citation]:
        """The list that the person works by: the filters stand in the address."""
        return queries.waiting_for(self.user, self.filters.chosen, timezone.now())

    def _address(self, citation: Citation) -> str:
        query = self.filters.address
        return reverse("citation_correct", args=[citation.pk]) + (f"?{query}" if query else "")

    def show(
        self, form: CorrectionForm | None = None, *, trial: Judgement | None = None, status: int = 200
    ) -> HttpResponse:
        """The page. With a trial, problems are those that would be left."""
        is_open = self.citation.stage not in WAITING
        is_dismissed = self.correction is not None and self.correction.state == CorrectionState.DISMISSED
        works = may_correct(None, self.user) and not (is_open or is_dismissed) and bool(self.image)
        if works and form is None:
            form = CorrectionForm(image=self.image, version=self.version)
        following = queries.next_after(self.citation, self._list()) if may_correct(None, self.user) else None
        facts: dict[str, Any] = {
            "citation": self.citation,
            "correction": self.correction,
            "list": self.filters.address,
            "next_address": self._address(following) if following else "",
            "meaning": STAGES[self.citation.stage],
            "is_open": is_open,
            "court_layout": COURT.label,
            "is_dismissed": is_dismissed,
            "is_opened": bool(self.image),
            "may_correct": may_correct(None, self.user),
            "people": list(queries.clerks()) if may_correct(None, self.user) and not (is_open or is_dismissed) else [],
            "form": form if works else None,
            "trial": trial,
            "trial_stage": Stage(trial.stage) if trial else None,
            "timeline": self._timeline(),
            **self._changes(),
            **self._record(form if works else None, trial),
            **self._compared(),
        }
        return render(self.request, "citations/queue/correct.html", facts, status=status)

    def _record(self, form: CorrectionForm | None, trial: Judgement | None) -> dict[str, Any]:
        if not self.image:
            return {}
        said = telling.stored(self.citation.problems.order_by("pk"), self.image)
        now = telling.tried(trial.problems) if trial else said
        typed = list(form.changed) if form is not None and form.is_bound and form.is_valid() else []
        image = rebuilt(self.image, form.changed) if trial and form else self.image
        kept, more = shortened(now)
        found = telling.places(self.citation, image, kept, typed)
        facts: dict[str, Any] = {
            "lines": telling.lines_of(self.raw, self.image, said),
            "bytes": telling.bytes_of(self.raw, said),
            "for_agency": telling.for_the_agency(found, more, layout_of(self.citation.transfer.layout).sent),
            "more": more,
            "places": [(place, [form[key] for key in place.keys] if form else []) for place in found],
            "count": len(now),
            **self._guessed(None if typed or trial else self._guess()),
        }
        if form is not None:
            asked = {key for place in found for key in place.keys} | {"note"}
            others = [field for field in form.visible_fields() if field.name not in asked]
            facts |= {"others": others, "is_other_wrong": any(field.errors for field in others)}
            if form.shows_secrets:
                facts["line"] = line_of(self.image).decode("latin-1")
                straight = facts["guess"].straight if facts["guess"] else None
                facts["straight_line"] = line_of(straight).decode("latin-1") if straight else ""
        return facts

    def _guess(self) -> Suspicion | None:
        return suspicion_of(self.citation, self.image, self.citation.problems.count())

    def _guessed(self, guess: Suspicion | None) -> dict[str, Any]:
        """What the record looks like as it stands, and what it would say then (N-08)."""
        straight = guess.straight if guess else None
        return {"guess": guess, "guessed": telling.differences(self.image, straight) if straight else []}

    def _changes(self) -> dict[str, Any]:
        rows = queries.changes_of(self.correction)
        return {
            "changes": [
                {
                    "at": row.entry.at,
                    "who": row.entry.actor,
                    "label": label_of(row.field),
                    "is_secret": row.field in SECRET,
                    "before": row.old_value,
                    "after": row.new_value,
                }
                for row in rows
            ]
        }

    def _timeline(self) -> list[Moment]:
        filed = Moment(
            self.citation.stored_at, "The system", "filed the record", detail=f"record {self.citation.record}"
        )
        if self.correction is None:
            return [filed]
        return timeline_of(self.correction, viewer=self.user, extra=[filed])

    def _compared(self) -> dict[str, Any]:
        """The rejected record that this one replaces, or the one that replaced it; field by field if asked for (N-22)."""
        earlier, later = queries.refused_before(self.citation), queries.sent_again(self.citation)
        facts: dict[str, Any] = {"earlier": earlier, "later": later}
        facts["replaced_by"] = later if later is not None and later.stage in ACCEPTED else None
        other = later if self.request.GET.get("compare") == "later" else earlier
        if "compare" not in self.request.GET or other is None or not self.image:
            return facts
        try:
            _, image = current_image(other, reader=self.user, purpose=Purpose.COMPARISON)
        except CannotBeOpened:
            return facts
        pair = (self.image, image) if other is later else (image, self.image)
        return facts | {"differences": telling.differences(*pair), "compared": other}


def _tell(request: SignedInRequest, outcome: Outcome) -> None:
    if outcome.is_open:
        number = outcome.citation.case_number
        messages.success(request, f"Saved. Nothing holds the citation any more: case {number} is open.")
        return
    cleared, left = len(outcome.cleared), len(outcome.remaining)
    saved = "Saved." if outcome.changed else "Nothing was changed; the record was checked again."
    gone = f"{cleared} problem{'' if cleared == 1 else 's'} cleared"
    messages.success(request, f"{saved} {gone}, {left} {'is' if left == 1 else 'are'} left.")


def _put(use: str) -> dict[str, str]:
    """`key=text` of a button; of a charge the last word is its statute."""
    key, _, text = use.partition("=")
    if key.endswith("_section") and " " in text:
        section, statute = text.rsplit(" ", 1)
        return {key: section, key.removesuffix("section") + "statute": statute}
    return {key: text}
