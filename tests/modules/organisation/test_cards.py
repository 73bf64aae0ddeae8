"""Contacts in files: people, channels and addresses survive both ways, the same file again changes nothing, faults are named by line."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import BadFile
from app.data.office import Office
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.api import AddressDraft, BankDraft, ChannelDraft, ContactDraft
from app.modules.organisation.contacts.queries.cards import cards
from app.modules.organisation.contacts.queries.contacts import contacts_source
from app.modules.organisation.contacts.queries.parts import parts
from app.modules.organisation.contacts.readers.vcard import read_vcards, split, write_vcards
from app.modules.organisation.contacts.rules.cards import Card, WorksFor, cell_of, rows_of
from app.modules.organisation.contacts.rules.parts import OwnFieldDraft
from app.modules.organisation.contacts.services.importing import import_cards
from app.modules.organisation.contacts.transfer import made, read_cards, run_export, run_import
from tests.modules.organisation.test_contacts import IBAN, OTHER_IBAN

DAY = datetime.date(2025, 1, 1)
FIRM = Card(
    ContactDraft("Müller; Söhne, KG | Kiel", extra="Werk\\2", tags="Messe, Stammkunde", vat_id="DE811569869", notes="Zeile 1\nZeile 2", language="en"),
    (ChannelDraft("phone", "0431 111", preferred=True), ChannelDraft("mobile", "0171 2", "work"), ChannelDraft("fax", "0431 9", preferred=True),
     ChannelDraft("mail", "info@m.example", preferred=True), ChannelDraft("mail", "rechnung@m.example", "invoice"), ChannelDraft("web", "https://m.example/a;b", preferred=True)),
    (AddressDraft("", "", "Am Kanal 7", "24106", "Kiel", country="DE", preferred=True), AddressDraft("delivery", "Tor 3", "Hafen 2", "6400", "Sønderborg", country="DK")),
    (BankDraft(IBAN, preferred=True), BankDraft(OTHER_IBAN, "", "Müller GbR", "private")),
    roles=("customer", "supplier"),
    own=(OwnFieldDraft("Tor; Code", "12|34"),),
)  # fmt: skip
BIRTE = Card(
    ContactDraft("Birte Hansen", "person", title="ms", degree="Dr.", first_name="Birte", last_name="Hansen"),
    (ChannelDraft("mail", "birte@m.example", "work", True),),
    works_for=(
        WorksFor("Müller; Söhne, KG | Kiel", "Einkauf", "Halle 2", DAY),
        WorksFor("Zweite AG", "Beirat", "", DAY, datetime.date(2025, 12, 31)),
    ),
)
ZWEITE = Card(ContactDraft("Zweite AG", town="Bonn"), (), (AddressDraft(town="Bonn", preferred=True),))


def normal(found: list[Card]) -> list[Card]:
    """Return cards in one order, with parts in one order, the flat fields of their drafts out of the way."""
    plain = []
    for card in found:
        bare = replace(card.draft, street="", postcode="", town="", country="DE", phone="", mail="", iban="")
        kept = {name: tuple(sorted(getattr(card, name), key=repr)) for name in ("channels", "addresses", "banks", "works_for", "own")}  # fmt: skip
        plain.append(replace(card, draft=bare, line=0, **kept))
    return sorted(plain, key=lambda card: card.draft.name)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_vcard_is_read_as_it_was_written(version: str) -> None:
    text = write_vcards([FIRM, BIRTE, ZWEITE], version)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert normal(read_vcards(text.encode(), "a.vcf")) == normal([FIRM, BIRTE, ZWEITE])


@pytest.mark.parametrize("suffix", [".vcf", ".csv", ".xlsx"])
def test_everything_survives_both_ways(any_office: Office, tmp_path: Path, suffix: str) -> None:
    """Into the book, out into a file, into it again: nothing changes; the file says what was put in."""
    o = any_office
    done = o.run(import_cards, [FIRM, BIRTE, ZWEITE], "first")
    assert (done.new, done.changed, done.same) == (3, 0, 0)
    assert normal(o.read(cards)) == normal([FIRM, BIRTE, ZWEITE])
    path = tmp_path / f"contacts{suffix}"
    assert run_export(o, path) == 3
    assert normal(read_cards(path)) == normal(o.read(cards))
    before = o.read(cards)
    again = run_import(o, path)
    assert (again.new, again.changed, again.same) == (0, 0, 3)
    assert o.read(cards) == before


def test_a_job_without_a_firm_makes_none(office: Office) -> None:
    """A card that says what somebody is and not where brings the person alone."""
    card = replace(BIRTE, works_for=(WorksFor("", "Einkauf", "", DAY),))
    assert office.run(import_cards, [card], "first").new == 1
    (known,) = office.read(cards)
    assert (known.draft.name, known.works_for) == ("Birte Hansen", ())


def test_a_known_contact_gets_what_it_lacks_and_loses_nothing(any_office: Office) -> None:
    o = any_office
    key = o.run(api.save_contact, ContactDraft("Holz KG", town="Kiel", phone="0431 1", notes="Bleibt"))
    card = Card(
        ContactDraft("holz kg", town="Kiel", vat_id="DE811569869", notes="Neu"),
        (ChannelDraft("phone", "+49 431 1"), ChannelDraft("mail", "info@holz.example")),
        (AddressDraft(town="Kiel"),),
    )
    assert o.run(import_cards, [card], "a").changed == 1
    now = o.read(api.contact, key)
    assert now is not None
    assert (now.name, now.draft.vat_id, now.draft.notes, now.draft.phone) == (
        "Holz KG",
        "DE811569869",
        "Bleibt",
        "0431 1",
    )
    assert [c.value for c in o.read(parts, key).channels] == ["0431 1", "info@holz.example"]


def test_faults_are_named_by_line_and_nothing_is_kept(any_office: Office, tmp_path: Path) -> None:
    path = tmp_path / "kunden.csv"
    path.write_text(
        "Firma;Ort;IBAN;E-Mail\nGut GmbH;Kiel;;\nSchlecht GmbH;Kiel;DE00;\nAuch;Kiel;;keine\n", "utf-8"
    )
    with pytest.raises(BadFile) as refused:
        run_import(any_office, path)
    assert [(fault.line, fault.field) for fault in refused.value.faults] == [(3, "iban"), (4, "mail")]
    assert list(any_office.read(contacts_source().keys, {})) == []


def test_a_dry_run_keeps_nothing(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(made([FIRM], ".vcf"))
    assert run_import(office, path, dry_run=True).new == 1
    assert list(office.read(contacts_source().keys, {})) == []


def test_a_list_of_another_program_is_read(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "adressen.csv"
    path.write_bytes(
        "Nachname;Vorname;Strasse;PLZ;Ort;Telefon;Mobil;Rollen\nGroß;Änne;Weg 1;24103;Kiel;0431 1;0171 2;Kunde\n".encode(
            "cp1252"
        )
    )
    from app.core.messages import use_language

    use_language("de")
    assert run_import(office, path).new == 1
    (card,) = office.read(cards)
    assert (card.draft.kind, card.draft.name, card.draft.phone, card.roles) == (
        "person",
        "Änne Groß",
        "0431 1",
        ("customer",),
    )
    assert {one.kind for one in card.channels} == {"phone", "mobile"}


def test_an_old_phone_writes_quoted_printable() -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r\n"
        "TEL;CELL:0171 1\r\nEMAIL;INTERNET:a@b.example\r\nEND:VCARD\r\n"
    )
    (card,) = read_vcards(text.encode(), "alt.vcf")
    assert (card.draft.last_name, card.draft.first_name, card.draft.kind) == ("Müller", "Jörg", "person")
    assert [(one.kind, one.value) for one in card.channels] == [("mobile", "0171 1"), ("mail", "a@b.example")]


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("Hallo", 1), ("BEGIN:VCARD\nFN:A", 1), ("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nEND:VCARD", 3)],
)
def test_what_is_no_vcard_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(BadFile) as refused:
        read_vcards(text.encode(), "a.vcf")
    assert refused.value.faults[0].line == line


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40).map(str.strip)


@settings(max_examples=60)
@given(TEXT, TEXT, TEXT)
def test_any_text_survives_a_card_and_a_cell(name: str, value: str, town: str) -> None:
    own = (OwnFieldDraft(name, value),)
    assert rows_of(OwnFieldDraft, cell_of(own)) == own or not cell_of(own).strip(" ;")
    card = Card(
        ContactDraft("A", notes=value, our_number=name),
        own=own,
        addresses=(AddressDraft(street="x" + name, town=town),),
    )
    (read,) = read_vcards(write_vcards([card]).encode(), "a.vcf")
    assert (read.own, read.draft.notes, read.draft.our_number) == (own, value, name)
    assert (read.addresses[0].street, read.addresses[0].town) == ("x" + name, town)


def test_values_are_divided_where_nothing_escapes() -> None:
    assert split("a\\;b;c\\\\;d\\n") == ["a;b", "c\\", "d\n"]
