"""A real installation that would not be safe does not start, whichever door it is started by, and says why."""

import re
import secrets
import sys

import pytest

from eticket.local.ports import free_port
from tests.conftest import person
from tests.production.conftest import BIN, NO_DATABASE, ROOT, production, run

pytestmark = pytest.mark.slow

WEB = (sys.executable, "-c", "import eticket.wsgi; print('started')")
UNSAFE = {
    "no secret": ({"SECRET_KEY": ""}, "citations.E002 eticket.E003", "SECRET_KEY is missing."),
    "a short secret": ({"SECRET_KEY": secrets.token_hex(12)}, "eticket.E003", "SECRET_KEY is too short"),
    "the local secret": (
        {"SECRET_KEY": "local-profile-only" * 4},
        "eticket.E003",
        "an example that everybody can read",
    ),
    "django's example": (
        {"SECRET_KEY": f"django-insecure-{secrets.token_hex(32)}"},
        "eticket.E003",
        "everybody can read",
    ),
    "a dull secret": ({"SECRET_KEY": "abc" * 30}, "eticket.E003", "SECRET_KEY repeats a few characters"),
    "debug": ({"DEBUG": "true"}, "eticket.E004", "DEBUG is on"),
    "no hosts": ({"ALLOWED_HOSTS": ""}, "eticket.E005", "ALLOWED_HOSTS is empty or open to any host name"),
    "any host": ({"ALLOWED_HOSTS": "etickets.example.org,*"}, "eticket.E005", "open to any host name"),
    "plain http": (
        {"SITE_URL": "http://etickets.example.org"},
        "eticket.E006",
        "SITE_URL does not begin with https://",
    ),
    "no site": ({"SITE_URL": ""}, "eticket.E006", "SITE_URL does not begin with https://"),
    "no keys": ({"FIELD_KEYS": ""}, "citations.E001", "FIELD_KEYS is empty"),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_the_web_process_refuses(case: str) -> None:
    changes, numbers, sentence = UNSAFE[case]
    ran = run(*WEB, env=production(**changes))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert sentence in ran.stderr
    # Django keeps its checks in a set, so they report in any order.
    assert sorted(re.findall(r"\((\w+\.E\d+)\)", ran.stderr)) == numbers.split()
    assert not changes.get("SECRET_KEY") or changes["SECRET_KEY"] not in ran.stderr


ALL_WRONG = {"SECRET_KEY": "change-me", "DEBUG": "yes", "ALLOWED_HOSTS": "*", "SITE_URL": "http://e.example.org"}
DOORS = {
    "the check": ((sys.executable, "manage.py", "check", "--deploy"), 1),
    "a command": ((sys.executable, "manage.py", "migrate"), 1),
    "a command that asks for no checks": ((sys.executable, "manage.py", "shell", "-c", "print('started')"), 1),
    "the worker": ((BIN / "celery", "-A", "eticket", "worker", "--pool", "solo"), 1),
    "the scheduler": ((BIN / "celery", "-A", "eticket", "beat", "--schedule", "nowhere/beat"), 1),
    # gunicorn must stop with its code for "cannot boot", not start one process after the other.
    "the web server": ((BIN / "gunicorn", "eticket.wsgi", "--no-control-socket", "--bind"), 3),
}


@pytest.mark.parametrize("door", DOORS)
def test_every_door_refuses_and_names_all_that_is_wrong(door: str) -> None:
    command, code = DOORS[door]
    port = (f"127.0.0.1:{free_port()}",) if door == "the web server" else ()
    ran = run(*command, *port, env=production(**ALL_WRONG))
    assert ran.returncode == code, ran.stderr
    assert "started" not in ran.stdout
    wrong = {"eticket.E003", "eticket.E004", "eticket.E005", "eticket.E006"}
    assert {number for number in wrong if f"({number})" in ran.stderr} == wrong


def test_the_example_environment_is_refused_as_it_stands() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    ran = run(*WEB, env=production(**{**given, "DATABASE_URL": NO_DATABASE}))
    assert ran.returncode == 1
    assert "eticket.E003" in ran.stderr
    assert "citations.E002" in ran.stderr


def test_demo_people_in_the_database_are_refused_but_commands_still_run(database_url: str) -> None:
    demo = person("dora", "Dora Demo")
    demo.is_demo = True
    demo.save()
    env = production(DATABASE_URL=database_url)
    web = run(*WEB, env=env)
    assert (web.returncode, web.stdout) == (1, "")
    assert "The database holds demo people, whose passwords everybody knows." in web.stderr
    assert "dora" not in web.stderr.lower()
    check = run(sys.executable, "manage.py", "check", "--deploy", env=env)
    assert check.returncode == 1
    assert "(eticket.E007) The database holds demo people" in check.stderr
    ran = run(sys.executable, "manage.py", "shell", "-v", "0", "-c", "print('started')", env=env)
    assert (ran.returncode, ran.stdout.strip()) == (0, "started"), ran.stderr
