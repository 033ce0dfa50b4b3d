"""The files of the production shape fit the program and each other. Nothing is built here."""

import re
from typing import Any

import yaml
from django.conf import settings

from eticket.local.services import ROOT
from tests.architecture.test_doors import APPS
from workflow.scanning.clamd import Clamd

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OWN = ("migrate", "web", "worker", "beat")
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_every_part_is_there() -> None:
    assert set(SERVICES) == {*OWN, "postgres", "redis", "clamav", "proxy"}


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name, service in SERVICES.items() if "outside" in service["networks"]} == {
        "proxy",
        "worker",
        "clamav",
    }


def test_own_parts_have_no_rights_and_write_nowhere_but_where_they_must() -> None:
    for name in OWN:
        service = SERVICES[name]
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"]), name
        assert service["volumes"] == ["media:/var/lib/eticket/media", "drop:/var/lib/eticket/drop"], name
    users = re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE)
    assert users == ["eticket"]
    assert DOCKERFILE.index("\nUSER ") > DOCKERFILE.index("\nRUN DJANGO_SETTINGS_MODULE")


def test_addresses_name_parts_that_exist() -> None:
    environment = SERVICES["web"]["environment"]
    hosts = re.findall(r"(?:@|redis://)(\w+):\d+/", " ".join(environment.values()))
    assert hosts == ["postgres", "redis"]
    assert "reverse_proxy web:8000" in (ROOT / "deploy/Caddyfile").read_text()
    assert {name for service in SERVICES.values() for name in service.get("depends_on", ())} <= set(SERVICES)


def test_every_part_that_takes_files_asks_the_scanner_which_takes_as_much_as_they_do() -> None:
    address = "${ETICKET_CLAMD-tcp://clamav:3310}"
    assert {SERVICES[name]["environment"]["ETICKET_CLAMD"] for name in OWN} == {address}
    assert Clamd.at(address.removeprefix("${ETICKET_CLAMD-").removesuffix("}"), 1).place == ("clamav", 3310)
    scanner = SERVICES["clamav"]
    assert scanner["image"].count(":") == 1
    limits = scanner["environment"]
    for name in ("StreamMaxLength", "MaxFileSize", "MaxScanSize"):
        assert int(limits[f"CLAMD_CONF_{name}"].removesuffix("M")) << 20 >= settings.CITATION_FILE_LIMIT
    assert limits["CLAMD_CONF_AlertExceedsMax"] == "yes"
    assert not any("clamav" in SERVICES[name].get("depends_on", ()) for name in OWN)


def test_no_value_that_must_be_secret_stands_in_the_file() -> None:
    given = [pair for service in SERVICES.values() for pair in service.get("environment", {}).items()]
    secret = re.compile(r"PASSWORD|SECRET|KEY")
    assert [name for name, value in given if secret.search(name) and not value.startswith("${")] == []
    assert not secret.search(DOCKERFILE)


def test_the_image_takes_every_room_and_leaves_the_rest_outside() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    taken = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    assert set(APPS) | {"templates", "static", "manage.py", "deploy/ask_health.py", "requirements/app.txt"} <= taken
    assert not {".env", ".git", ".local", "tests", "node_modules"} & taken


def test_the_image_installs_only_what_the_lock_file_says() -> None:
    installs = [line for line in DOCKERFILE.splitlines() if re.search("pip install|^RUN npm", line)]
    assert all("--require-hashes" in line or "npm ci" in line for line in installs)
    assert len(installs) == 2
