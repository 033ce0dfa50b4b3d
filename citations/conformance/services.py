"""Grades a file that a partner's system wrote. Of the file nothing is kept; the grades are."""

import shutil
import tempfile
from datetime import date
from typing import BinaryIO

from django.conf import settings

from accounts.models import User
from citations.conformance.download import zipped
from citations.conformance.grading import NotGradable, day_of_pack, grade, opened
from citations.conformance.pack import Pack, make
from citations.conformance.queries import court_of, partners_for
from citations.conformance.telling import BY_ITSELF
from citations.conformance.words import Court
from citations.keeping import storage
from citations.models import ConformanceTry, Partner
from citations.queries import profile_of
from citations.reading.files import Source
from workflow.errors import NotYou

EMPTY_PACK = "A pack cannot be made for this system yet. {reason}"


def try_pack(*, partner: Partner, actor: User, source: Source, file_name: str, today: date) -> ConformanceTry:
    """Grade a file and keep the grades (N-09). Raises `NotYou` and `NotGradable`; then nothing is kept at all."""
    if not (actor.is_active and partners_for(actor).filter(pk=partner.pk).exists()):
        raise NotYou("Only people of its agency and of the state use the pack of a system. Nothing was kept.")
    return _graded(partner, actor, source, file_name, partner.layout_label, today)


def try_by_token(*, partner: Partner, stream: BinaryIO, file_name: str, layout: str, today: date) -> ConformanceTry:
    """The same for a system that called with its token and sent a file of the layout of that label; whoever made the
    token stands for it. Raises `NotGradable`."""
    if partner.token_made_by is None:
        raise NotGradable("Nobody is known to have made this token. Ask for a new one.")
    with tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as file:
        shutil.copyfileobj(stream, file)
        file.flush()
        with storage.mapped(file) as source:
            return _graded(partner, partner.token_made_by, source, file_name, layout, today, **{BY_ITSELF: True})


def archive_of(partner: Partner, today: date) -> bytes:
    """The pack of a day as an archive. Raises `NotGradable` where the court's tables make none."""
    court = court_of(partner)
    return zipped(court, _made(court, today))


def _made(court: Court, day: date) -> Pack:
    pack = make(court, day)
    if not pack.asked:
        raise NotGradable(EMPTY_PACK.format(reason=pack.left_out[0].reason))
    return pack


def _graded(
    partner: Partner, by: User, source: Source, file_name: str, layout: str, today: date, **more: bool
) -> ConformanceTry:
    court = court_of(partner)
    file = opened(source, profile_of(court.profile.name, layout), court.agency)
    day = day_of_pack(file, today)
    pack = _made(court, day)
    graded = grade(file, pack, court.profile, court.tables)
    return ConformanceTry.objects.create(
        partner=partner,
        by=by,
        profile=settings.CITATION_PROFILE,
        pack=pack.digest,
        file_name=file_name,
        sha256=storage.sha256_of(source),
        size=len(source),
        passed=graded.passed,
        total=graded.total,
        grades=graded.grades | more,
    )
