"""What was probably meant by a text of the wrong shape."""

import pytest
from django.urls import reverse

from citations.explaining.reshaped import reshaped
from tests.citations.conftest import filed
from tests.citations.records import file_of, record


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("zip", "93023-1234", "930231234"),
        ("zip", "93023 1234", "930231234"),
        ("owner_zip", "93023-", "93023"),
        ("phone_number", "805-6543", None),
        ("violation_date", "20160601", "06012016"),
        ("violation_date", "6/1/2016", "06012016"),
        ("appearance_date", "13452016", None),
        ("violation_time", "1330", "0130"),
        ("violation_time", "0005", "1205"),
        ("violation_time", "930", "0930"),
        ("violation_time", "2561", None),
        ("weight", "+85", "85"),
        ("speed_limit", "5.", "5"),
        ("height_feet", "5'", "5"),
        ("weight", "abc", None),
        ("signed", "+", "Y"),
        ("signed", "?", None),
        ("citation_number", "N-1", None),
        ("record", "2694", None),
        ("zip", "9302\u00b2", None),
    ],
)
def test_a_shape(key, value, meant):
    assert reshaped(key, value) == meant


@pytest.mark.parametrize("key", ["date_of_birth", "social_security_number", "driver_license_number"])
def test_nothing_is_said_of_a_secret_field(key):
    assert reshaped(key, "20000601") is None


@pytest.mark.django_db
def test_the_correction_screen_offers_it_with_one_click(sheriff, jb, client):
    [citation] = filed(file_of(record(appearance_date="20160801"))).citations.all()
    assert citation.stage == "temporary"
    client.force_login(jb)
    assert "Use 08012016" in client.get(reverse("citation_correct", args=[citation.pk])).content.decode()
    assert "did you mean" in client.get(reverse("citation_page", args=[citation.pk])).content.decode()
