"""Social security numbers, birth dates and licence numbers: not printed where they must not be, not stored in clear."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from citations.checks import there_are_keys
from citations.keeping.sealing import CannotBeOpened, seal, unseal
from citations.models import Citation, Problem
from citations.queries import about_image
from tests.citations.records import file_of, record

SSN, BIRTH, LICENCE = "98765432", "06022019", "Q77665544"
SECRETS = {
    "social_security_number": SSN,
    "date_of_birth": BIRTH,
    "driver_license_number": LICENCE,
    "driver_license_state": "CA",
}


def test_values_come_back_but_for_the_social_security_number(court):
    verdict = court.send(file_of(record(**SECRETS)))
    problems = verdict["records"][0]["problems"]
    assert [(each["field"], each["value"]) for each in problems] == [
        ("driver_license_number", LICENCE),
        ("date_of_birth", BIRTH),
        ("social_security_number", "*" * len(SSN)),
    ]
    assert SSN not in json.dumps(verdict)
    assert not [each for each in problems if any(secret in each["message"] for secret in (BIRTH, LICENCE))]


def test_none_of_them_lies_in_the_database_in_clear(court):
    court.send(file_of(record(**SECRETS)))
    with connection.cursor() as cursor:
        for table in ("citation", "problem", "case", "transfer"):
            cursor.execute(f"SELECT t::text FROM citations_{table} t")
            rows = "\n".join(row[0] for row in cursor.fetchall())
            for secret in (SSN, BIRTH, LICENCE):
                assert secret not in rows
                assert secret.encode().hex() not in rows
    assert Problem.objects.exclude(sealed_value=None).count() == 3


def test_a_sealed_value_does_not_open_in_another_place(court):
    court.send(file_of(record()))
    citation = Citation.objects.get()
    assert unseal(bytes(citation.image), about=about_image(citation.pk))
    with pytest.raises(CannotBeOpened):
        unseal(bytes(citation.image), about=about_image(citation.pk + 1))


KEYS = ["second:" + "QUFB" * 10 + "QUE=", "first:" + "QkJC" * 10 + "QkI="]


def test_keys_are_renewed_one_after_the_other(settings):
    settings.FIELD_KEYS = KEYS[1:]
    old = seal(b"text", about="it")
    settings.FIELD_KEYS = KEYS
    new = seal(b"text", about="it")
    assert (unseal(old, about="it"), unseal(new, about="it"), b"second" in new) == (b"text", b"text", True)
    settings.FIELD_KEYS = KEYS[1:]
    with pytest.raises(CannotBeOpened, match="not among FIELD_KEYS"):
        unseal(new, about="it")


@pytest.mark.parametrize("key", ["short:QUFB", "nocolon", ":" + "QUFB" * 10 + "QUE=", "bad:???"])
def test_a_key_that_is_none_is_refused(settings, key):
    settings.FIELD_KEYS = [key]
    with pytest.raises(ImproperlyConfigured, match="32 random bytes"):
        seal(b"text", about="it")


@pytest.mark.parametrize("value", [b"", b"\x01", b"\x02\x00", b"\x01\x06secret"])
def test_what_was_never_sealed_does_not_open(value):
    with pytest.raises(CannotBeOpened):
        unseal(value, about="it")


def test_a_real_installation_does_not_start_without_keys_of_its_own(settings):
    assert there_are_keys(None) == []
    settings.PROFILE = "production"
    assert [error.id for error in there_are_keys(None)] == ["citations.E001"]
    settings.FIELD_KEYS = KEYS
    assert there_are_keys(None) == []
    settings.FIELD_KEYS = ["bad"]
    assert [error.id for error in there_are_keys(None)] == ["citations.E002"]
