"""Grades a file that a partner's system wrote. Of the file nothing is kept; the grades are."""

from datetime import date

from django.conf import settings

from accounts.models import User
from citations import storage
from citations.conformance.grading import NotGradable, day_of_pack, grade, opened
from citations.conformance.pack import make
from citations.conformance.queries import court_of, partners_for
from citations.models import ConformanceTry, Partner
from citations.reading.files import Source
from workflow.errors import NotYou

EMPTY_PACK = "A pack cannot be made for this system yet. {reason}"


def try_pack(*, partner: Partner, actor: User, source: Source, file_name: str, today: date) -> ConformanceTry:
    """Grade a file and keep the grades (N-09). Raises `NotYou` and `NotGradable`; then nothing is kept at all."""
    if not (actor.is_active and partners_for(actor).filter(pk=partner.pk).exists()):
        raise NotYou("Only people of its agency and of the state use the pack of a system. Nothing was kept.")
    court = court_of(partner)
    file = opened(source, court.profile, court.agency)
    day = day_of_pack(file, today)
    pack = make(court, day)
    if not pack.asked:
        raise NotGradable(EMPTY_PACK.format(reason=pack.left_out[0].reason))
    graded = grade(file, pack, court.profile, court.tables)
    return ConformanceTry.objects.create(
        partner=partner,
        by=actor,
        profile=settings.CITATION_PROFILE,
        pack=pack.digest,
        file_name=file_name,
        sha256=storage.sha256_of(source),
        size=len(source),
        passed=graded.passed,
        total=graded.total,
        grades=graded.grades,
    )
