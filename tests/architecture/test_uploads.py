"""No file comes in past the scanner."""

import ast
from pathlib import Path

from django.conf import settings

from tests.architecture.test_doors import sources

ROOT = Path(settings.BASE_DIR)
READERS = {"citations/partners/incoming.py", "workflow/act_pages.py"}
"""Besides views, which hand files to forms: what takes the body of a call apart, and the page of every act."""


def places(name: str, owner: str = "") -> set[str]:
    """Files that use an attribute of this name, of an owner of that name if one is given."""
    return {
        str(path.relative_to(ROOT))
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and node.attr == name
        and (not owner or (isinstance(node.value, ast.Name) and node.value.id == owner))
    }


def test_forms_take_files_by_the_field_that_asks_the_scanner() -> None:
    assert places("FileField", "forms") | places("ImageField", "forms") == {"workflow/scanning/fields.py"}


def test_files_are_taken_out_of_a_call_where_they_are_scanned() -> None:
    assert places("parse_file_upload") == {"citations/partners/incoming.py"}
    read = places("FILES") | places("upload_handlers")
    assert {path for path in read if "views" not in path} <= READERS


def test_the_finder_finds() -> None:
    assert "citations/views/uploads.py" in places("FILES")
