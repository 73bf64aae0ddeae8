"""One person, one click: all that the book knows of it and nothing of others; what goes is gone everywhere, what stays is explained."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.errors import Forbidden, Invalid
from app.data import archive
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.office import Actor, Office, command
from app.data.queries import query
from app.data.record_extras import Target, write_note
from app.data.undo import undo_deletion
from app.data.unit import Unit
from app.data.verify import verify
from app.modules.documents.letters.api import DE, Draft
from app.modules.documents.letters.services import save_letter, serial
from app.modules.governance.privacy.queries.answer import answer, known_of
from app.modules.governance.privacy.queries.holdings import mentions
from app.modules.governance.privacy.queries.requests import restricted, roots_of
from app.modules.governance.privacy.queries.subject import Root, find_subjects, same_person
from app.modules.governance.privacy.reports.answer import answer_file
from app.modules.governance.privacy.rules.register import DELETE, EMPTY, ROOT, rule_of
from app.modules.governance.privacy.rules.requests import RequestDraft
from app.modules.governance.privacy.services.erasing import erase, propose_erasure
from app.modules.governance.privacy.services.requests import save_request
from app.modules.governance.privacy.services.restricting import lift_restriction, restrict
from app.modules.hr.people.api import person as people_by_key
from app.modules.organisation.contacts.api import (
    ContactDraft,
    contact,
    contacts,
    objectors,
    offered_contacts,
    save_contact,
)
from app.modules.organisation.contacts.models import ContactChannel
from app.modules.organisation.contacts.queries.activities import restricted_since
from app.modules.organisation.contacts.services.contacts import undo_contact
from app.modules.organisation.opportunities.rules import CampaignDraft
from app.modules.organisation.opportunities.services import add_contacts, save_campaign
from tests.modules.governance.privacy_cases import (
    ALONE,
    GONE,
    KEPT,
    OTHER,
    D,
    Known,
    asked,
    at,
    known,
    places_of,
)

SEVEN = {"contact", "contact_activity", "document", "finance_line", "hr_person", "hr_applicant", "it_ticket", "organisation_opportunity"}  # fmt: skip


def test_rows_that_only_mention_somebody_are_told_once(office: Office) -> None:
    """The name written either way counts; rows that are known as the person's own are left out; one word alone is nobody's name."""
    key = office.run(save_contact, ContactDraft("Boje KG"))
    target = Target("contact", key)
    for words in ("Gruß von Vera Seeadler", "SEEADLER, VERA rief an", "Vera kommt", "Der Seeadler fliegt"):
        office.run(write_note, target, words)
    found = office.read(query("")(lambda c: mentions(c, "Vera Seeadler", {})))
    assert {table: len(keys) for table, keys in found.items()} == {"note": 2}
    first, second = found["note"]
    for own, others in (
        ({"note": {first}}, {"note": [second]}),
        ({"note": {first, second}}, {}),
        ({"letter": {first}}, found),
    ):
        told = office.read(query("")(lambda c, own=own: mentions(c, "Vera Seeadler", own)))
        assert told == others
    assert office.read(query("")(lambda c: mentions(c, "Seeadler", {}))) == {}


@command("settings.change")
def bring_back(unit: Unit, key: int) -> None:
    """Try to bring back the deleted phone of the person who is gone."""
    undo_deletion(unit, ContactChannel, key)


def test_a_person_of_seven_topics(any_office: Office) -> None:
    """Everything of the person is found and told, nothing of another one; erasing leaves what the law keeps, explained."""
    who = known(any_office)
    found = any_office.read(find_subjects, KEPT)
    assert {one.root.table for one in found} == {"contact", "hr_person", "hr_applicant"}
    roots = any_office.read(same_person, [Root("contact", who.kept)])
    assert roots == sorted([Root("contact", who.kept), Root("hr_person", who.staff), Root("hr_applicant", who.applicant)])  # fmt: skip
    for said in (f"Frau {OTHER} war dabei", f"Mail an {OTHER.lower()}@vogel.de", f"Vera {OTHER} bürgt"):
        any_office.run(write_note, Target("contact", who.kept), said)
    told = any_office.read(answer, roots)
    _handed_out(any_office, roots)
    assert {one.table for one in told.kinds} >= {*SEVEN, "note", "follow_up", "attachment", "contact_channel"}
    words = json.dumps(
        [[one.title, [[f[1:3] for f in row.fields] for row in one.rows]] for one in told.kinds]
    )
    assert OTHER not in words
    assert ALONE not in words
    for said in (f"{KEPT} ist nett", f"{KEPT} rief an", f"{KEPT} bewirbt sich", f"Bildschirm von {KEPT}", f"Brief {KEPT}", f"{KEPT}weg 1"):  # fmt: skip
        assert said in words, said
    _closed_to_others(any_office, roots)
    _erased(any_office, who.kept)
    assert not {"contact", "contact_channel"} & places_of(any_office, f"{KEPT.lower()}@vogel.de")
    _alone(any_office, who.alone)
    _former(any_office, who.former)
    assert [one.name for one in verify(any_office.book) if not one.ok] == []
    assert {"contact", "hr_person", "it_ticket", "note"} <= places_of(any_office, OTHER)
    _not_taken_back(any_office, who)


def _handed_out(office: Office, roots: list[Root]) -> None:
    """The files say all of seven topics, and of somebody else neither a row nor a word, whoever wrote it; who collects sees it whole."""
    made = office.read(answer_file, roots, "json", office.clock(), "T")
    paper = PdfReader(io.BytesIO(office.read(answer_file, roots, "pdf", office.clock(), "T"))).pages
    flat = " ".join("".join(page.extract_text() for page in paper).split())
    assert {one["kind"] for one in json.loads(made)["data"]} >= SEVEN
    for words in (made.decode(), flat):
        assert KEPT in words
        assert "[…]" in words
        assert not [one for one in (OTHER, OTHER.lower(), ALONE, GONE) if one in words]
    seen = json.dumps(
        [[f[2] for row in one.rows for f in row.fields] for one in office.read(known_of, roots).kinds]
    )
    assert f"Frau {OTHER} war dabei" in seen


def _not_taken_back(office: Office, who: Known) -> None:
    """Nothing of an erasure comes back by taking the last change back, neither what was emptied nor what was deleted."""
    for key in (who.kept, who.alone):
        row = office.read(contact, key)
        assert row is not None
        office.run(undo_contact, key, row.version)
        assert office.read(contact, key) == row
    with pytest.raises(Invalid, match="erased"):
        office.run(bring_back, 1)


def _closed_to_others(office: Office, roots: list[Root]) -> None:
    """Who may see requests but no staff learns how many rows there are, not of which kind; the answer needs its own right."""
    few = Office(
        office.book,
        Actor("x", "X", frozenset({"governance.privacy.view", "organisation.view"})),
        office.clock,
    )
    shown = few.read(known_of, roots)
    assert shown.count == office.read(known_of, roots).count
    assert {one.table for one in shown.kinds if one.table.startswith(("hr_", "it_", "finance_"))} == set()
    assert shown.closed > 5
    assert {one.root.table for one in few.read(find_subjects, KEPT)} == {"contact"}
    with pytest.raises(Forbidden):
        few.read(answer, roots)


def _erased(office: Office, contact: int) -> None:
    """The law keeps the sale until 2036, so that name and address stay, restricted; what it does not need goes."""
    key = asked(office, "erasure", contact)
    run = office.run(propose_erasure, key)
    assert office.run(propose_erasure, key) == run
    with pytest.raises(Forbidden):
        erase(office, run)
    assert erase(at(office, D(2026, 11, 23), "zora"), run) > 5
    assert erase(at(office, D(2026, 11, 23), "zora"), run) == 0
    left = office.read(known_of, office.read(roots_of, key))
    by = {one.table: one for one in left.kinds}
    assert not {"contact_channel", "contact_activity"} & set(by)
    (row,) = by["contact"].rows
    fields = {name: said for name, _title, said, _raw in row.fields}
    assert (fields["name"], fields["street"]) == (f"Vera {KEPT}", f"{KEPT}weg 1")
    assert not {"mail", "phone", "notes"} & set(fields)
    assert (row.verdict, row.until) == ("stays", D(2036, 12, 31))
    assert "§ 147" in str(row.why)
    assert by["hr_applicant"].rows[0].verdict == "stays"
    assert by["hr_person"].rows[0].until == D(2028, 12, 31)
    assert office.read(restricted, list(left.roots)) != []
    assert by["note"].until == D(2036, 12, 31)  # it stands on what stays


def _alone(office: Office, contact: int) -> None:
    """Of whom no law keeps anything nothing is left: no table, no trail, no search, no bytes."""
    print_ = archive.store(office.book, f"Foto von {ALONE}".encode())
    key = asked(office, "erasure", contact)
    run = office.run(propose_erasure, key)
    assert places_of(office, ALONE)
    erase(at(office, D(2026, 11, 23), "zora"), run)
    assert places_of(office, ALONE) == set()
    assert archive.present(office.book, {print_}) == set()
    _not_in_files(office, ALONE)


def test_a_letter_that_was_never_sent_keeps_nobody(any_office: Office) -> None:
    """Of letters the law keeps copies of those that were sent (§ 147 (1) no. 3 AO): a draft goes with its words, and with it the contact."""
    key = any_office.run(save_contact, ContactDraft(f"Vera {ALONE}", "person", first_name="Vera", last_name=ALONE))  # fmt: skip
    draft = Draft(key, "de", D(2026, 11, 2), f"An {ALONE}", f"Liebe {ALONE}", closing=DE)
    any_office.run(write_note, Target("letter", any_office.run(save_letter, draft)), f"{ALONE} wartet")
    run = any_office.run(propose_erasure, asked(any_office, "erasure", key))
    assert "letter" in places_of(any_office, ALONE)
    erase(at(any_office, D(2026, 11, 23), "zora"), run)
    assert places_of(any_office, ALONE) == set()
    _not_in_files(any_office, ALONE)
    assert [one.name for one in verify(any_office.book) if not one.ok] == []


def _not_in_files(office: Office, word: str) -> None:
    """Of a local book no file holds the word any more, free pages and logs included."""
    if office.book.local:
        raw = b"".join(one.read_bytes() for one in Path(office.book.place).iterdir()).lower()
        assert word.lower().encode() not in raw


def _former(office: Office, person: int) -> None:
    """Of whom left long ago only the bare course is left: no name anywhere, and nobody who would work here."""
    assert {"hr_person", "hr_personal"} <= places_of(office, GONE)
    assert "search_short" in places_of(office, GONE.lower())
    request = RequestDraft("erasure", D(2026, 11, 12), "letter", "Anfrage", person=person)
    run = office.run(propose_erasure, office.run(save_request, request))
    erase(at(office, D(2026, 11, 23), "zora"), run)
    assert places_of(office, GONE) == set()
    assert places_of(office, GONE.lower()) == set()
    _not_in_files(office, GONE)
    left = office.read(people_by_key, person)
    assert left is not None
    assert (left.draft.leaving, left.draft.last_name) == (D(2012, 6, 30), "")


def test_restricting_and_lifting(office: Office) -> None:
    """A restricted contact is offered for nothing new; lifted it is there again; a reason is needed."""
    who = known(office)
    key = asked(office, "restrict", who.alone)
    with pytest.raises(Invalid):
        office.run(restrict, key, " ")
    assert (office.run(restrict, key, "bestritten"), office.run(restrict, key, "bestritten")) == (1, 0)
    assert office.read(restricted, [Root("contact", who.alone)]) == ["bestritten"]
    _only_kept(office, who)
    assert (office.run(lift_restriction, key), office.run(lift_restriction, key)) == (1, 0)
    assert ALONE in {one.draft.last_name for one in office.read(contacts)}
    assert office.read(restricted_since, who.alone) is None
    with pytest.raises(Invalid, match="does not want"):
        office.run(propose_erasure, key)


def _only_kept(office: Office, who: Known) -> None:
    """What is restricted is no choice, gets no serial letter, comes on no campaign, says so in its page, and can't be taken into use."""
    assert ALONE not in {one.draft.last_name for one in office.read(contacts)}
    assert office.read(offered_contacts, ALONE, None) == []
    assert office.read(restricted_since, who.alone) == office.clock().astimezone().date()
    assert dict(office.read(objectors, (who.alone, who.other), "letter")) == {who.alone: f"Vera {ALONE}"}
    draft = Draft(None, "de", D(2026, 11, 24), "An alle", "Hallo {name}", closing=DE)
    keys = serial(office, draft, [who.alone, who.other])
    assert len(keys) == 1
    campaign = office.run(save_campaign, CampaignDraft("Winter", D(2026, 12, 1)))
    assert office.run(add_contacts, campaign, [who.alone, who.other]) == [who.alone]
    row = office.read(contact, who.alone)
    assert row is not None
    with pytest.raises(Invalid, match="restricted"):
        office.run(save_contact, replace(row.draft, active=True), who.alone, row.version)


def test_every_personal_table_has_its_words() -> None:
    """A table with a personal column, or with a reference to a person, belongs to an activity; its columns are those it has."""
    silent = [
        table.name
        for table in load_models().sorted_tables
        if any(field_of(one).personal or field_of(one).record in ("contact", "hr_person", "hr_applicant") for one in table.columns)
        and rule_of(table.name) is None
    ]  # fmt: skip
    assert silent == []


def test_what_is_erased_is_sealed_in_the_trail() -> None:
    """What erasing deletes or empties stands sealed in the trail, else it could be read there for ever; codes and lists of numbers tell of nobody."""
    harmless = {
        "contact.country",
        "contact_address.country",
        "contact.debtor",
        "contact.creditor",
        "contact.in_charge",
        "hr_insurance.groups",
    }
    open_ = []
    for table in load_models().sorted_tables:
        rule = rule_of(table.name)
        if rule is None or rule.way not in (DELETE, EMPTY, ROOT) or table.name == "app_user":
            continue
        for column in table.columns:
            about = field_of(column)
            telling = about.personal in ("identity", "contact", "bank", "content", "health", "pay")
            if (
                telling
                and about.kind in ("text", "long", "secret")
                and not about.choices
                and not about.sealed
                and not about.record
            ):
                open_.append(f"{table.name}.{column.name}")
    assert set(open_) - harmless == set()
