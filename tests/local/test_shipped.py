"""A start loads the tables that ship once, and does not undo what somebody loaded since."""

from pathlib import Path

import pytest

from citations.models import Code, CourtLocation
from eticket.local.shipped import STAMP, load_shipped

pytestmark = pytest.mark.django_db
CODES = "table,code,description,effective_from,effective_to\nRACECD,W,White,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of tables."""
    made = tmp_path / "reference"
    made.mkdir()
    (made / "codes.csv").write_text(CODES)
    (made / "locations.csv").write_text("code,name\nOJAI,Ojai\n")
    return made


def test_tables_are_loaded_at_the_first_start_only(folder: Path, tmp_path: Path) -> None:
    assert load_shipped(folder, tmp_path)
    CourtLocation.objects.filter(code="OJAI").update(name="Renamed by the court")
    assert not load_shipped(folder, tmp_path)
    assert CourtLocation.objects.get().name == "Renamed by the court"


def test_tables_that_changed_are_loaded_again(folder: Path, tmp_path: Path) -> None:
    load_shipped(folder, tmp_path)
    (folder / "codes.csv").write_text(CODES + "RACECD,H,Hispanic,,\n")
    assert load_shipped(folder, tmp_path)
    assert Code.objects.count() == 2


def test_an_empty_database_is_filled_whatever_the_home_remembers(folder: Path, tmp_path: Path) -> None:
    load_shipped(folder, tmp_path)
    Code.objects.all().delete()
    assert load_shipped(folder, tmp_path)
    assert Code.objects.count() == 1


def test_without_the_folder_nothing_happens(tmp_path: Path) -> None:
    assert not load_shipped(tmp_path / "nowhere", tmp_path)
    assert not (tmp_path / STAMP).exists()
