"""Doubles: found while typing, merged with everything that hangs on them, taken back."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import Connection, inspect, select, text

from app.core.errors import Invalid
from app.data import record_extras
from app.data.all_tables import load_models
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target
from app.data.replay import histories
from app.data.sealed_fields import unsealed
from app.data.search import search
from app.modules.documents.archive.queries.documents import document
from app.modules.documents.letters.models import LetterDraft
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import save_letter
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.api import ChannelDraft, ContactDraft
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.contacts import contacts_source
from app.modules.organisation.contacts.queries.doubles import choices, doubles_of
from app.modules.organisation.contacts.queries.parts import parts
from app.modules.organisation.contacts.rules.doubles import bare_name
from app.modules.organisation.contacts.services.merging import merge, references, undo_merge
from tests.modules.documents.conftest import filed
from tests.modules.organisation.test_contacts import HOLZ, IBAN, creditor, debtor

TWIN = ContactDraft("Holz GmbH & Co. KG", street="Hafen 2", town="Kiel", phone="+49 431 555 01 01", mail="post@holz.example", vat_id="DE811569869", tags="Messe")  # fmt: skip


@query("")
def everything(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables of contacts and of what hangs on them, without versions."""
    metadata = load_models()
    names = [n for n in metadata.tables if n == "contact" or n.startswith("contact_") or n in ("letter", "note", "follow_up", "attachment")]  # fmt: skip
    found = {}
    for name in names:
        if name != "contact_merge":
            table = metadata.tables[name]
            columns = [c for c in table.c if c.name != "version"]
            found[name] = [tuple(row) for row in connection.execute(select(*columns).order_by(table.c.id))]
    return found


def pair(office: Office) -> tuple[int, int]:
    one, two = office.run(api.save_contact, HOLZ), office.run(api.save_contact, TWIN)
    office.run(debtor, one)
    office.run(creditor, two)
    office.run(debtor, two)
    office.run(api.save_channel, two, ChannelDraft("mail", "info@holz.example"))
    office.run(save_letter, Draft(two, "de", datetime.date(2026, 5, 4), "Angebot", "Text", closing="Gruß"))
    target = Target("contact", two)
    office.run(record_extras.write_note, target, "Ruft lieber an")
    office.run(record_extras.follow_up, target, datetime.date(2026, 6, 1), "Angebot nachfassen")
    office.run(record_extras.attach, target, b"1" * 32, "karte.pdf", 3)
    return one, two


@pytest.mark.parametrize(
    ("draft", "reasons"),
    [
        (ContactDraft("HOLZ"), ("name",)),
        (ContactDraft("Ganz anders", phone="(0431) 555 0101"), ("phone",)),
        (ContactDraft("Ganz anders", mail="INFO@holz.example"), ("mail",)),
        (ContactDraft("Ganz anders", iban="DE89 3704 0044 0532 0130 00"), ("iban",)),
        (ContactDraft("Ganz anders", vat_id="de 811 569 869"), ("vat_id",)),
        (ContactDraft("Holz AG", iban=IBAN), ("iban", "name")),
    ],
)
def test_a_double_is_found_by_any_of_its_numbers(any_office: Office, draft: ContactDraft, reasons: tuple[str, ...]) -> None:  # fmt: skip
    key = any_office.run(api.save_contact, replace(HOLZ, vat_id="DE811569869"))
    assert [(one.key, one.reasons) for one in any_office.read(doubles_of, draft)] == [(key, reasons)]
    assert any_office.read(doubles_of, draft, key) == []


def test_what_has_nothing_in_common_is_no_double(office: Office) -> None:
    office.run(api.save_contact, HOLZ)
    assert office.read(doubles_of, ContactDraft("Holzhandel", phone="0431 555", mail="a@b.example")) == []


def test_the_legal_form_is_no_part_of_the_name() -> None:
    assert bare_name("Müller & Söhne GmbH & Co. KG") == bare_name("MUELLER".replace("UE", "Ü") + " Söhne OHG")
    assert bare_name("GmbH") == "gmbh"


def test_the_same_letter_to_both_stays_two_letters(any_office: Office) -> None:
    """Only what belongs to the contact itself is there once; papers and business with both are kept, however alike they are."""
    one, two = pair(any_office)
    any_office.run(
        save_letter, Draft(one, "de", datetime.date(2026, 5, 4), "Angebot", "Text", closing="Gruß")
    )
    any_office.run(merge, one, two, ())
    asked = select(LetterDraft.contact_id).order_by(LetterDraft.id)
    assert any_office.read(query("")(lambda c: list(c.scalars(asked)))) == [one, one]


def test_everything_moves_and_the_choice_holds(any_office: Office) -> None:
    one, two = pair(any_office)
    offered = {c.field: c.proposed for c in any_office.read(choices, one, two)}
    assert offered["vat_id"]
    assert not offered["name"]
    any_office.run(merge, one, two, ("vat_id", "street", "mail"))
    shown = any_office.read(api.contact_of, two)
    assert shown is not None
    assert (shown.id, shown.name, shown.draft.vat_id) == (one, "Holz KG", "DE811569869")
    assert (shown.draft.street, shown.draft.mail, shown.draft.tags) == (
        "Hafen 2",
        "post@holz.example",
        "Messe",
    )
    found = any_office.read(parts, one)
    assert sorted(c.value for c in found.channels if c.kind == "mail") == [
        "info@holz.example",
        "post@holz.example",
    ]
    assert [c.preferred for c in found.channels if c.value == "post@holz.example"] == [True]
    assert len(any_office.read(record_extras.notes, Target("contact", one))) == 1
    assert len(any_office.read(record_extras.follow_ups, Target("contact", one))) == 1
    assert len(any_office.read(record_extras.attachments, Target("contact", one))) == 1
    letters = query("")(lambda connection: connection.scalars(select(LetterDraft.contact_id)).all())
    assert any_office.read(letters) == [one]
    assert list(any_office.read(contacts_source().keys, {})) == [one]
    assert any_office.read(api.accounts_of, one) == ("10000", "70000", "10001")
    assert any_office.read(api.find_by_account, "10001") == one
    assert {
        hit.key for hit in any_office.read(search, "Holz", frozenset({"*"})) if hit.table == "contact"
    } == {one}


def test_undo_takes_the_merge_back(any_office: Office) -> None:
    one, two = pair(any_office)
    before = any_office.read(everything)
    key = any_office.run(merge, one, two, ("vat_id", "street", "mail", "name", "debtor"))
    assert any_office.read(everything) != before
    assert any_office.run(undo_merge, key) == two
    assert any_office.run(undo_merge, key) == two
    after = any_office.read(everything)
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert len(any_office.read(contacts_source().keys, {})) == 2


def test_what_was_changed_after_the_merge_stays(office: Office) -> None:
    one, two = pair(office)
    key = office.run(merge, one, two, ("vat_id",))
    shown = office.read(api.contact, one)
    assert shown is not None
    office.run(api.save_contact, replace(shown.draft, notes="Neu", vat_id="DE136695976"), one, shown.version)
    office.run(undo_merge, key)
    now = office.read(api.contact, one)
    assert now is not None
    assert (now.draft.notes, now.draft.vat_id) == ("Neu", "DE136695976")


def test_merged_twice_is_merged_once(any_office: Office) -> None:
    one, two = pair(any_office)
    third = any_office.run(api.save_contact, ContactDraft("Dritte"))
    key = any_office.run(merge, one, two)
    assert any_office.run(merge, one, two) == key == any_office.run(merge, two, one)
    with pytest.raises(Invalid):
        any_office.run(merge, third, two)
    with pytest.raises(Invalid):
        any_office.run(merge, one, one)
    with pytest.raises(Invalid):
        any_office.run(api.save_contact, HOLZ, two)


def test_the_history_says_what_the_tables_hold(any_office: Office) -> None:
    one, two = pair(any_office)
    any_office.run(undo_merge, any_office.run(merge, one, two, ("name",)))
    with any_office.book.engine.connect() as connection:
        past = histories(connection)["contact"].rows
        for row in connection.execute(select(Contact.__table__)).mappings():
            kept = unsealed(connection, past[row["id"]].now)
            assert kept is not None
            assert kept["name"] == row["name"]


def test_every_reference_to_a_contact_is_known(office: Office) -> None:
    """The database is asked, not the models: what refers to a contact there is moved here."""
    known = {(kind.__tablename__, column) for kind, column in references()}
    found = set()
    looked = inspect(office.book.engine)
    for table in looked.get_table_names():
        for key in looked.get_foreign_keys(table):
            if key["referred_table"] == "contact":
                found.add((table, key["constrained_columns"][0]))
    found.add(("letter", "contact_id"))  # a letter outlives its contact
    assert found - {("contact", "merged_into_id"), ("contact_merge", "contact_id"), ("contact_merge", "gone_id")} == known  # fmt: skip
    with office.book.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM contact")).scalar() == 0


def test_a_filed_document_goes_along_and_comes_back(any_office: Office) -> None:
    one, two = any_office.run(api.save_contact, HOLZ), any_office.run(api.save_contact, TWIN)
    key = filed(any_office, "Vertrag", "contract", contact=two)
    merged = any_office.run(merge, one, two)
    found = any_office.read(document, key)
    assert found is not None
    assert found.contact_id == one
    any_office.run(undo_merge, merged)
    found = any_office.read(document, key)
    assert found is not None
    assert found.contact_id == two
