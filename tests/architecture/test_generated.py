"""What a command writes into the tree is what it would write today."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.parametrize("command", ["draw_states", "list_letters", "list_urls"])
def test_the_page_is_fresh(command: str) -> None:
    call_command(command, check=True, stdout=StringIO())
