"""The components draw what their contract says."""

import re
from datetime import date, time
from typing import Any

import pytest
from django.http import QueryDict
from django.template import Template, engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from eticket.gallery import samples
from eticket.gallery.forms import EveryField, Filters, RowSet
from workflow.actions import Action

OUTLINE = "usa-button usa-button--outline"


def drawn(source: str, **context: Any) -> str:
    """A piece of a page, as the loader would compile it."""
    template: Template = engines["django"].from_string(CottonCompiler().process(source))
    return str(template.render(context, RequestFactory().get("/list/?sort=name&q=oak&after=x&page=3")))


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def buttons(markup: str) -> list[tuple[str, str, bool]]:
    found = re.findall(r'<a class="(usa-button[^"]*)" href="([^"]*)">([^<]*)</a>', markup)
    return [(label, url, OUTLINE not in classes) for classes, url, label in found]


@pytest.mark.parametrize(
    ("primary", "first"), [("", "Approve officer"), ("extend", "Extend monitoring"), ("none", None)]
)
def test_one_act_is_the_primary_button_and_a_blocked_one_says_why(primary: str, first: str | None) -> None:
    page = drawn('<c-actions :actions="acts" base="/o/" primary="{{ p }}" />', acts=samples.ACTIONS, p=primary)
    assert [label for label, _, is_primary in buttons(page) if is_primary] == ([first] if first else [])
    assert "Withdraw is not possible yet: Two e-tickets are still on their way. An incident is open." in words(page)


def test_an_act_leads_to_its_verb_or_to_its_own_address() -> None:
    acts = [Action("record_training", "Record training"), {"verb": "x", "label": "Else", "is_open": True, "url": "/e/"}]
    page = drawn('<c-actions :actions="acts" base="/o/" />', acts=acts)
    assert [(label, url) for label, url, _ in buttons(page)] == [
        ("Record training", "/o/record-training/"),
        ("Else", "/e/"),
    ]


def test_facts_take_pairs_or_parts_and_an_empty_one_gets_a_dash() -> None:
    assert (
        words(drawn('<c-facts :items="pairs" />', pairs=[("Agency", "Maple"), ("Trained", "")]))
        == "Agency Maple Trained –"
    )
    assert words(drawn('<c-facts><c-fact label="Agency">Oak</c-fact></c-facts>')) == "Agency Oak"


def test_a_confirm_page_posts_and_shows_no_form_that_it_was_not_given() -> None:
    page = drawn('<c-confirm title="End it?" button="End" cancel="/back/" danger="1"><p>Gone.</p></c-confirm>', form=1)
    assert (words(page), 'method="post"' in page, "button-danger" in page, "csrfmiddlewaretoken" in page) == (
        "End it? Gone. End Cancel",
        True,
        True,
        True,
    )


@pytest.mark.parametrize("tickets", [samples.TICKETS, [{"label": t.label, "clean": t.clean} for t in samples.TICKETS]])
def test_a_streak_says_in_words_what_its_dots_show(tickets: list[Any]) -> None:
    page = words(drawn('<c-streak :tickets="tickets" minimum="3" target="5" />', tickets=tickets))
    assert page.startswith("VT-1041 clean VT-1042 not clean VT-1043 clean VT-1044 not known yet At least 3 clean")
    assert "No e-ticket yet." in words(drawn('<c-streak :tickets="[]" />'))


def test_spans_fill_their_line_and_stand_in_words() -> None:
    page = drawn('<c-spans label="Days" :spans="spans" />', spans=samples.SPANS)
    widths = [float(width) for width in re.findall(r'width="([\d.]+)" height="6"', page)]
    assert sum(widths[:3]) == pytest.approx(100, abs=0.1)
    assert "Recorded 17 days" in words(page)
    assert "Monitored 1 day Approved 0 days" in words(page)
    assert "Nothing yet." in words(drawn('<c-spans label="Days" :spans="[]" />'))


def test_a_letter_takes_either_name_of_its_recipient() -> None:
    for name in ("to", "recipient"):
        page = words(
            drawn('<c-letter :letter="mail" />', mail={name: "a@example.org", "subject": "Hello", "body": "B"})
        )
        assert page == "To a@example.org Subject Hello B"


def test_filters_show_what_is_set_and_a_way_to_take_each_off() -> None:
    page = drawn('<c-filters :form="f" />', f=Filters(QueryDict("q=oak&kind=network&after=x")))
    links = re.findall(r'<a class="chip" href="([^"]*)">', page)
    assert links == ["?kind=network", "?q=oak"]
    assert "Kind: No network" in words(page)
    assert "chip" not in drawn('<c-filters :form="f" />', f=Filters(QueryDict("")))


def test_sorting_keeps_the_filters_and_begins_at_the_first_page() -> None:
    page = drawn('{% sort_th "name" "Name" %}{% sort_th "due" "Due" "num" %}')
    assert re.findall(r'aria-sort="(\w+)"><a class="sort" href="([^"]*)"', page) == [
        ("ascending", "?sort=-name&amp;q=oak"),
        ("none", "?sort=due&amp;q=oak"),
    ]


def test_ids_that_a_field_points_to_exist() -> None:
    form = EveryField(QueryDict("name="))
    page = drawn("{{ form }}", form=form)
    ids = set(re.findall(r' id="([^"]+)"', page))
    pointed = {name for found in re.findall(r'aria-describedby="([^"]+)"', page) for name in found.split()}
    pointed |= set(re.findall(r' for="([^"]+)"', page)) | set(re.findall(r'href="#([^"]+)"', page))
    assert pointed - ids == set()
    assert {"id_name_helptext", "id_name_error"} <= pointed


def test_dates_become_native_fields_by_themselves() -> None:
    page = drawn("{{ form }}", form=EveryField())
    assert re.findall(r'type="(date|time|datetime-local)"', page) == ["date", "time", "datetime-local"]


def test_a_value_from_the_database_fits_a_native_field() -> None:
    form = EveryField(initial={"day": date(2026, 11, 25), "at": time(9, 5)})
    page = drawn("{{ form }}", form=form)
    assert re.findall(r'type="(?:date|time)"[^>]* value="([^"]*)"', page) == ["2026-11-25", "09:05:00"]


def test_a_list_that_grows_brings_an_empty_row_and_a_button_for_those_without_javascript() -> None:
    page = drawn("{{ formset }}", formset=RowSet(prefix="rows"))
    assert "Officer 1" in words(page)
    assert 'name="rows-__prefix__-first_name"' in page
    assert 'name="add-rows"' in page
    assert "Add another officer" in words(page)


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ({}, ""),
        ({"form": EveryField()}, ""),
        ({"form": EveryField(QueryDict("name="))}, "Error: "),
        ({"formset": RowSet(QueryDict("rows-TOTAL_FORMS=1&rows-INITIAL_FORMS=0"), prefix="rows")}, "Error: "),
        ({"forms": [EveryField(), EveryField(QueryDict("name="))]}, "Error: "),
        ({"form": "not a form"}, ""),
    ],
)
def test_the_title_says_when_a_form_came_back(context: dict[str, Any], expected: str) -> None:
    assert drawn("{% load parts %}{% error_word %}", **context) == expected
