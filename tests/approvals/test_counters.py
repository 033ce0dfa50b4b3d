"""What the two servers and the bureau say of e-tickets: one by one, and counted for an agency."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer, Trainer
from agencies.services import records
from agencies.services.training import record_training
from approvals.models import ETicket, SpillmanFault
from approvals.services import tickets
from approvals.services.decisions import open_monitoring
from approvals.services.evidence import evidence_of
from tests.approvals.conftest import accepted, issued, watched
from workflow.errors import NotNow, NotYou
from workflow.models import Entry
from workflow.perform import begin

HOUR = timedelta(hours=1)


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def said(client: Client, name: str, record: Officer | ETicket) -> str:
    return " ".join(client.get(reverse(name, args=[record.pk])).content.decode().split())


def test_the_counter_of_an_agency_stands_beside_that_of_its_officer(
    officer: Officer, other_agency: Agency, dps: User, jb: User
) -> None:
    second, stranger = watched(officer.agency, dps, "Q2000"), watched(other_agency, dps, "Q3000")
    at = timezone.now() - timedelta(days=3)
    for number, whose in enumerate((officer, officer, second, stranger)):
        accepted(whose, dps, jb, f"VT-{number}", at + number * HOUR)
    issued(second, dps, "VT-9", at)
    page = said(as_(jb), "officer_page", officer)
    assert "2 clean in a row" in page
    assert "Maple Police Department has 3 accepted e-tickets in all; the first 10 of a new agency are watched." in page


def test_dps_compares_an_e_ticket_on_both_servers_and_records_what_came_out(
    officer: Officer, dps: User, jb: User
) -> None:
    ticket = accepted(officer, dps, jb, "VT-1", timezone.now() - timedelta(days=2))
    client, fault = as_(dps), reverse("ticket_act", args=[ticket.pk, "note_fault"])
    page = said(client, "ticket_page", ticket)
    assert all(f"<dt>{server}</dt>" in page for server in ("Uploaded", "Received by the Judicial Bureau", "Accepted"))
    client.post(fault, {"fault": "duplicate", "note": "Twice in the log.", "version": ticket.version})
    ticket.refresh_from_db()
    assert ticket.spillman_fault == SpillmanFault.DUPLICATE
    [verdict] = evidence_of(officer, timezone.now()).verdicts
    assert (verdict.is_clean, verdict.why) == (False, ("Spillman's error log has it as: duplicate.",))
    page = said(client, "ticket_page", ticket)
    assert "Duplicate" in page
    entry = Entry.objects.filter(verb="note_fault").get()
    assert (entry.actor, entry.note) == (dps, "Twice in the log.")
    client.post(fault, {"fault": "", "note": "The log was wrong.", "version": ticket.version})
    [verdict] = evidence_of(officer, timezone.now()).verdicts
    assert (verdict.is_clean, Entry.objects.filter(verb="note_fault").count()) == (True, 2)


def test_only_dps_reads_the_error_log_into_the_system(officer: Officer, dps: User, jb: User, poc: User) -> None:
    ticket = issued(officer, poc, "VT-1", timezone.now() - HOUR)
    for person in (jb, poc):
        with pytest.raises(NotYou):
            tickets.note_fault(ticket, actor=person, fault=SpillmanFault.REJECT)


def test_dps_sees_to_account_association_and_the_first_e_ticket_in_that_order(dps: User) -> None:
    agency = begin(prospective_agency(), "open", actor=dps)
    (new,) = records.list_officers(agency, [nora()], actor=dps)
    with pytest.raises(NotNow, match="no TraCS record yet"):
        records.record_officers([new], actor=dps)
    records.establish_agency(agency, actor=dps)
    new = Officer.objects.get(pk=new.pk)
    with pytest.raises(NotNow, match="may not issue"):
        issued(new, dps, "VT-1", timezone.now())
    (associated,) = records.record_officers([new], actor=dps)
    trained = record_training(associated, actor=dps, on=timezone.localdate(), by=Trainer.DPS)
    with pytest.raises(NotNow, match="may not issue"):
        issued(trained, dps, "VT-1", timezone.now())
    opened = timezone.now()
    watched_now = open_monitoring(trained, actor=dps, at=opened)
    assert issued(watched_now, dps, "VT-1", timezone.now()).number == "VT-1"
    done = Entry.objects.filter(subject_id=str(new.pk)).order_by("id").values_list("verb", "actor")
    assert list(done) == [(verb, dps.pk) for verb in ("list", "record", "record_training", "monitor")]
    page = said(as_(dps), "officer_page", watched_now)
    assert [name in page for name in ("Recorded in TraCS", "Forwarded to the Judicial Bureau")] == [True, True]


def prospective_agency() -> Agency:
    return Agency(
        name="Cedar Police Department",
        judiciary_code="9003",
        street="1 Main Street",
        city="Montpelier",
        postal_code="05602",
        phone="802-555-0100",
    )


def nora() -> Officer:
    return Officer(first_name="Nora", last_name="Quist", title="Officer", leo_number="Q7777", dps_username="q7777")
