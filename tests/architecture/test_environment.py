"""`.env.example` names every variable that the program and its containers read, each with a line of meaning, and no other."""

import ast
import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
NAME = re.compile(r"^(?:# )?([A-Z][A-Z_]+)=(.*)$")
READ_BY_CONTAINERS = re.compile(r"\$\{([A-Z_]+)|\{\$([A-Z_]+)")


def names_in_settings() -> set[str]:
    """The first argument of every `env(...)` and `env.kind(...)` in the settings' source."""
    found = set()
    for path in (ROOT / "eticket/settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            asked = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if isinstance(asked, ast.Name) and asked.id == "env":
                assert isinstance(node.args[0], ast.Constant), (
                    f"{path.name}:{node.lineno} reads a name it does not tell"
                )
                found.add(str(node.args[0].value))
    return found


def names_in_containers() -> set[str]:
    """What docker-compose.yml and the proxy take from the environment."""
    text = (ROOT / "docker-compose.yml").read_text() + (ROOT / "deploy/Caddyfile").read_text()
    return {name for pair in READ_BY_CONTAINERS.findall(text) for name in pair if name}


def example() -> list[tuple[str, str, bool]]:
    """Name, value, and whether a line of meaning stands above it or above its neighbours."""
    found, explained = [], False
    for line in (ROOT / ".env.example").read_text().splitlines():
        match = NAME.match(line)
        if match:
            found.append((match[1], match[2], explained))
        else:
            explained = line.startswith("# ") and not line.startswith("# ---")
    return found


def test_the_example_names_what_is_read_and_nothing_else() -> None:
    names = [name for name, _, _ in example()]
    assert sorted(names) == sorted(set(names))
    assert set(names) == names_in_settings() | names_in_containers()


def test_the_finder_finds() -> None:
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "FIELD_KEYS", "BEHIND_PROXY", "CONN_MAX_AGE"} <= names_in_settings()
    assert "POSTGRES_PASSWORD" in names_in_containers()


def test_every_name_is_explained() -> None:
    assert [name for name, _, explained in example() if not explained] == []


def test_values_harm_nobody() -> None:
    secret = re.compile(r"SECRET|KEY|PASSWORD")
    for name, value, _ in example():
        assert not secret.search(name) or "change-me" in value, name
        assert "@" not in value or "example.org" in value or "127.0.0.1" in value, name
