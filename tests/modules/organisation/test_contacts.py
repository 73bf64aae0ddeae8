"""Contacts: parts with one preferred, roles, conditions, accounts made once, and what sales, purchases and reminders are told."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from app.core.errors import Invalid
from app.data.office import Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.modules.finance.chart.api import Account, AccountDraft, save_account
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.api import (
    AddressDraft,
    BankDraft,
    ChannelDraft,
    ContactDraft,
)
from app.modules.organisation.contacts.models import Contact, ContactChannel
from app.modules.organisation.contacts.queries.parts import parts
from app.modules.organisation.contacts.rules.contact import ContactForm
from app.modules.organisation.contacts.rules.parts import PersonDraft, best, digits, house_apart, tags_of
from app.modules.organisation.contacts.services.contacts import undo_contact
from app.modules.organisation.contacts.services.parts import delete_part, undo_delete_part

DAY = datetime.date(2026, 5, 4)
IBAN, OTHER_IBAN = "DE89370400440532013000", "DE02120300000000202051"
HOLZ = ContactDraft("Holz KG", street="Am Kanal 7", postcode="24106", town="Kiel", phone="0431 5550101", mail="info@holz.example", iban=IBAN)  # fmt: skip


@command("")
def debtor(unit: Unit, contact: int) -> str:
    """Ask for a debtor account as a topic of finance does."""
    return api.debtor_account(unit, contact)


@command("")
def creditor(unit: Unit, contact: int) -> str:
    """Ask for a creditor account as a topic of finance does."""
    return api.creditor_account(unit, contact)


def flat(office: Office, key: int) -> ContactDraft:
    found = office.read(api.contact, key)
    assert found is not None
    return found.draft


@query("")
def accounts(connection, number):  # type: ignore[no-untyped-def]
    return connection.execute(select(Account.kind, Account.name_de, Account.vat_id).where(Account.number == number)).all()  # fmt: skip


def test_what_is_typed_becomes_the_preferred_part(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    found = any_office.read(parts, key)
    assert [(a.street, a.preferred) for a in found.addresses] == [("Am Kanal 7", True)]
    assert {(c.kind, c.value) for c in found.channels} == {
        ("phone", "0431 5550101"),
        ("mail", "info@holz.example"),
    }
    assert [b.iban for b in found.banks] == [IBAN]


def test_another_preferred_phone_is_that_of_lists_and_letters(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    any_office.run(api.save_channel, key, ChannelDraft("mobile", "0171 222", preferred=True))
    assert flat(any_office, key).phone == "0171 222"
    assert [c.preferred for c in any_office.read(api.channels, key) if c.kind != "mail"] == [False, True]
    shown = any_office.read(api.contact, key)
    assert shown is not None
    any_office.run(api.save_contact, replace(shown.draft, phone="0431 5550101"), key, shown.version)
    found = any_office.read(api.channels, key)
    assert [(c.value, c.preferred) for c in found if c.kind != "mail"] == [
        ("0431 5550101", True),
        ("0171 222", False),
    ]


def test_a_part_taken_away_gives_its_place_and_comes_back(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    any_office.run(api.save_bank, key, BankDraft(OTHER_IBAN))
    first = any_office.read(api.bank_details, key)[0]
    assert first.iban == IBAN
    any_office.run(delete_part, "contact_bank", first.id)
    assert flat(any_office, key).iban == OTHER_IBAN
    any_office.run(undo_delete_part, "contact_bank", first.id)
    assert flat(any_office, key).iban == IBAN
    assert [b.preferred for b in any_office.read(api.bank_details, key)] == [True, False]


def test_undo_of_a_contact_takes_its_parts_along(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    any_office.run(api.save_contact, replace(HOLZ, street="Hafen 1", mail=""), key, 1)
    assert not [c for c in any_office.read(api.channels, key) if c.kind == "mail"]
    any_office.run(undo_contact, key, 2)
    assert flat(any_office, key) == HOLZ
    assert [c.value for c in any_office.read(api.channels, key) if c.kind == "mail"] == ["info@holz.example"]


def test_the_same_part_twice_is_one(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    one = any_office.run(api.save_channel, key, ChannelDraft("mail", "rechnung@holz.example", "invoice"))
    assert (
        any_office.run(api.save_channel, key, ChannelDraft("mail", "rechnung@holz.example", "invoice")) == one
    )
    assert any_office.read(api.channel_for, key, "mail", "invoice") == "rechnung@holz.example"
    assert any_office.read(api.channel_for, key, "mail", "dunning") == "info@holz.example"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(HOLZ, name=""), "name"),
        (replace(HOLZ, mail="info"), "mail"),
        (replace(HOLZ, country="D"), "country"),
        (replace(HOLZ, iban="DE89370400440532013001"), "iban"),
        (replace(HOLZ, vat_id="DE123456789"), "vat_id"),
        (replace(HOLZ, leitweg_id="04011000-12345-04"), "leitweg_id"),
        (replace(HOLZ, leitweg_id="Leitweg"), "leitweg_id"),
        (replace(HOLZ, vat_id_confirmed=datetime.date(2100, 1, 1)), "vat_id_confirmed"),
        (replace(HOLZ, tax_treatment="eu_business"), "vat_id"),
        (replace(HOLZ, tax_treatment="none"), "tax_treatment"),
        (replace(HOLZ, debtor="1400"), "debtor"),
        (replace(HOLZ, debtor="70000"), "debtor"),
        (replace(HOLZ, creditor="10000"), "creditor"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_marked_at_its_field(office: Office, draft: ContactDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        office.run(api.save_contact, draft)
    assert refused.value.field == field


def test_another_vat_id_is_not_confirmed(office: Office) -> None:
    known = replace(HOLZ, vat_id="DE811569869", vat_id_confirmed=DAY)
    key = office.run(api.save_contact, known)
    office.run(api.save_contact, replace(known, vat_id="DE136695976"), key, 1)
    assert flat(office, key).vat_id_confirmed is None


def test_accounts_are_made_once_by_the_range_of_their_side(any_office: Office) -> None:
    one = any_office.run(api.save_contact, replace(HOLZ, vat_id="DE811569869"))
    two = any_office.run(api.save_contact, ContactDraft("Zweite GmbH"))
    assert any_office.run(debtor, one) == any_office.run(debtor, one) == "10000"
    assert any_office.run(debtor, two) == "10001"
    assert any_office.run(creditor, one) == "70000"
    assert any_office.read(accounts, "10000") == [("debtor", "Holz KG", "DE811569869")]
    assert any_office.read(api.roles_of, one) == {"customer", "supplier"}
    assert any_office.read(api.find_by_account, "70000") == one
    shown = any_office.read(api.contact, one)
    assert shown is not None
    any_office.run(api.save_contact, replace(shown.draft, name="Holz & Söhne KG"), one, shown.version)
    assert any_office.read(accounts, "70000")[0].name_de == "Holz & Söhne KG"


def test_the_account_of_that_name_is_taken_where_it_is_nobodys(office: Office) -> None:
    office.run(save_account, AccountDraft("10500", "Holz KG", "Holz KG"))
    one, two = office.run(api.save_contact, HOLZ), office.run(api.save_contact, replace(HOLZ, town="Bonn"))
    assert [office.run(debtor, one), office.run(debtor, two)] == ["10500", "10501"]
    with pytest.raises(Invalid, match="Holz KG") as refused:
        office.run(api.save_contact, ContactDraft("Dritte", debtor="10500"))
    assert refused.value.field == "debtor"


def test_a_full_range_fills_its_gaps(office: Office) -> None:
    office.run(save_account, AccountDraft("69999", "Diverse", "Diverse"))
    keys = [office.run(api.save_contact, ContactDraft(f"Kunde {n}")) for n in range(3)]
    assert [office.run(debtor, key) for key in keys] == ["10000", "10001", "10002"]


def test_an_account_of_an_old_book_that_is_no_personal_one_keeps_its_name(office: Office) -> None:
    key = office.run(api.save_contact, HOLZ)
    with office.book.engine.begin() as connection:
        connection.execute(text("UPDATE contact SET debtor = '1200' WHERE id = :key"), {"key": key})
    before = office.read(accounts, "1200")
    office.run(api.save_address, key, AddressDraft(street="Hafen 2", town="Kiel", preferred=True))
    assert office.read(accounts, "1200") == before


def test_roles_begin_today_and_end_yesterday(office: Office) -> None:
    form = ContactForm("Holz KG", customer=True)
    key = office.run(api.save_contact, form)
    assert office.read(api.roles_of, key) == {"customer"}
    office.run(api.save_contact, replace(form, customer=False, member=True), key)
    assert office.read(api.roles_of, key) == {"member"}
    office.run(api.save_contact, ContactDraft("Holz KG", town="Kiel"), key)
    assert office.read(api.roles_of, key) == {"member"}  # a plain draft says nothing of roles


def test_addresses_by_purpose(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    any_office.run(api.save_address, key, AddressDraft("delivery", "Tor 3", "Hafen 2", "24103", "Kiel"))
    at = any_office.read(api.delivery_address, key)
    bill = any_office.read(api.billing_address, key)
    assert at is not None
    assert bill is not None
    assert api.address_lines(at) == ("Holz KG", "Tor 3", "Hafen 2", "24103 Kiel")
    assert api.address_lines(bill) == ("Holz KG", "Am Kanal 7", "24106 Kiel")


def test_people_have_functions_and_days(any_office: Office) -> None:
    firm = any_office.run(api.save_contact, HOLZ)
    birte = any_office.run(
        api.save_contact, ContactDraft("", "person", first_name="Birte", last_name="Hansen")
    )
    any_office.run(api.save_person_of, firm, PersonDraft(birte, "Einkauf", since=DAY, until=DAY))
    assert [one.name for one in any_office.read(api.people_on, firm, DAY)] == ["Birte Hansen"]
    assert not any_office.read(api.people_on, firm, DAY + datetime.timedelta(days=1))
    assert any_office.read(parts, birte).organisations[0].name == "Holz KG"
    with pytest.raises(Invalid):
        any_office.run(api.save_person_of, firm, PersonDraft(firm))


def test_found_by_any_of_its_numbers(any_office: Office) -> None:
    key = any_office.run(api.save_contact, replace(HOLZ, vat_id="DE811569869"))
    any_office.run(api.save_bank, key, BankDraft(OTHER_IBAN))
    assert any_office.read(api.find_by_vat_id, "DE811569869") == key
    assert any_office.read(api.find_by_iban, OTHER_IBAN) == key
    assert any_office.read(api.find_by_name, "holz kg") == key
    assert any_office.read(api.find_by_name, "Holz") is None


@pytest.mark.parametrize(
    "typed", ["0431 555-0101", "+49 431 5550101", "0049 431 5550101", "+49 (0)431/5550101"]
)
def test_a_phone_is_the_same_however_written(typed: str) -> None:
    assert digits(typed) == "494315550101"


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(0, 5))
def test_exactly_one_phone_is_preferred(wanted: list[bool], taken: int) -> None:
    rows = [api.Channel(n, 1, "phone", str(n), "", preferred=preferred) for n, preferred in enumerate(wanted)]
    one = best(rows)
    assert one is not None
    assert one.preferred or not any(wanted)


def test_tags_are_words_each_once() -> None:
    assert tags_of("Messe; kunde , Kunde,,  A  B ") == ("A B", "kunde", "Messe")


def test_an_old_flat_book_gets_its_parts(any_office: Office) -> None:
    """What was kept flat becomes parts when an older book is opened, and stands in the trail."""
    from app.data.replay import histories
    from app.modules.organisation.contacts.services.basics import bring_parts

    key = any_office.run(api.save_contact, HOLZ)
    with any_office.book.engine.begin() as connection:
        for table in ("contact_address", "contact_channel", "contact_bank"):
            connection.execute(text(f"DELETE FROM {table}"))

    @command("")
    def upgrade(unit: Unit) -> None:
        bring_parts(unit)

    any_office.run(upgrade)
    any_office.run(upgrade)
    found = any_office.read(parts, key)
    assert (len(found.addresses), len(found.channels), len(found.banks)) == (1, 2, 1)
    with any_office.book.engine.connect() as connection:
        assert histories(connection)["contact_channel"].rows
        assert connection.scalars(select(ContactChannel.folded).where(ContactChannel.kind == "phone")).all() == ["494315550101"]  # fmt: skip
        assert connection.scalar(select(Contact.version)) == 1


def test_bank_details_of_an_account_are_those_of_its_contact(any_office: Office) -> None:
    """One truth: what payments learn of an account stands with its contact, what the contact says is paid to."""
    from app.modules.finance.payments.api import Party, partners, save_partner
    from app.modules.finance.payments.queries.payments import party_of

    key = any_office.run(api.save_contact, ContactDraft("Stahl AG", street="Am Kanal 7 a", town="Kiel"))
    account = any_office.run(creditor, key)
    party = Party(
        "Stahl AG", OTHER_IBAN, "", "Hüttenstraße", "4", postcode="44145", town="Dortmund", country="DE"
    )
    any_office.run(save_partner, account, party)
    assert any_office.read(party_of, account) == party == any_office.read(partners)[account]
    assert (flat(any_office, key).iban, flat(any_office, key).street) == (OTHER_IBAN, "Hüttenstraße 4")
    any_office.run(api.save_bank, key, BankDraft(IBAN, preferred=True))
    assert any_office.read(party_of, account).iban == IBAN
    other = Party("Ohne Kontakt", IBAN)
    any_office.run(save_account, AccountDraft("70999", "Ohne", "Ohne"))
    any_office.run(save_partner, "70999", other)
    assert any_office.read(party_of, "70999") == other


@pytest.mark.parametrize(
    ("street", "parts"),
    [("Am Kanal 7 a", ("Am Kanal", "7 a")), ("Weg 3-5", ("Weg", "3-5")), ("Straße des 17. Juni", ("Straße des 17. Juni", "")), ("Q7", ("Q7", ""))],
)  # fmt: skip
def test_the_house_number_is_what_stands_at_the_end(street: str, parts: tuple[str, str]) -> None:
    assert house_apart(street) == parts
