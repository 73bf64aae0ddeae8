"""Tables of contacts: who they are, what they have several of, what is agreed, what happened, and which were merged."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.organisation.contacts.rules.activities import (
    ACTIVITIES,
    CONSENT_CHANNELS,
    CONSENTS,
    DIRECTIONS,
)
from app.modules.organisation.contacts.rules.contact import (
    ADDRESSED,
    FORMATS,
    KINDS,
    LANGUAGES,
    ROLES,
    TREATMENTS,
)
from app.modules.organisation.contacts.rules.parts import CHANNELS, PURPOSES
from app.modules.organisation.contacts.rules.terms import PAYMENTS, SIDES


def _text(length: int, title: str, **more: Any) -> Any:
    """Return a text of a contact that older books do not have: empty there."""
    given = {"personal": "contact", "default": "", "server_default": "", "title": title, **more}
    return column(String(length), **given)


class Contact(Versioned, Base):
    """A person or body. Address, mail, phone and IBAN are the preferred ones of its parts, kept here too so that lists and letters are one query.

    debtor and creditor are its personal accounts in the ledger, '' for none; language is that of letters; merged_into_id
    the contact that took its place.
    """

    __tablename__ = "contact"
    __title__ = N_("Contact")
    __reads__ = "organisation.view"
    __writes__ = "organisation.contact.change"

    number: ColumnElement[int] = column(unique=True, title=N_("No."), personal="contact", width=70)
    kind: ColumnElement[str] = column(
        String(10), title=N_("Kind"), choices=KINDS, personal="contact", width=110
    )
    name: ColumnElement[str] = column(
        String(120),
        index=True,
        personal="identity",
        sealed=True,
        synonyms=("firma", "organisation", "company", "name1", "unternehmen"),
    )
    extra: ColumnElement[str] = column(String(120), title=N_("Addition"), personal="contact", sealed=True)
    title: ColumnElement[str] = column(String(40), title=N_("Title"), choices=ADDRESSED, personal="contact")
    degree: ColumnElement[str] = _text(40, N_("Academic title"), sealed=True, synonyms=("titel",))
    first_name: ColumnElement[str] = column(
        String(80), title=N_("First name"), personal="contact", sealed=True
    )
    last_name: ColumnElement[str] = column(
        String(80), title=N_("Last name"), personal="contact", width=130, sealed=True
    )
    street: ColumnElement[str] = column(
        String(120), title=N_("Street"), personal="contact", width=180, sealed=True
    )
    postcode: ColumnElement[str] = column(
        String(12), title=N_("Postcode"), personal="contact", width=80, sealed=True
    )
    town: ColumnElement[str] = column(
        String(80), title=N_("Town"), personal="contact", width=140, sealed=True
    )
    country: ColumnElement[str] = column(String(2), title=N_("Country"), personal="contact")
    mail: ColumnElement[str] = column(
        String(120), title=N_("Mail"), personal="contact", width=200, sealed=True
    )
    phone: ColumnElement[str] = column(
        String(40), title=N_("Phone"), personal="contact", width=130, sealed=True, synonyms=("festnetz",)
    )
    vat_id: ColumnElement[str] = column(
        String(20),
        title=N_("VAT ID"),
        personal="contact",
        sealed=True,
        synonyms=("ust-id", "ustid", "umsatzsteuer-id"),
    )
    iban: ColumnElement[str] = column(String(34), title=N_("IBAN"), personal="contact", sealed=True)
    debtor: ColumnElement[str] = _text(
        9, N_("Debtor account"), width=100, code_of="finance_account", among=("debtor",)
    )
    creditor: ColumnElement[str] = _text(
        9, N_("Creditor account"), width=100, code_of="finance_account", among=("creditor",)
    )
    language: ColumnElement[str] = column(
        String(2), title=N_("Language"), choices=LANGUAGES, personal="contact"
    )
    folded: ColumnElement[str] = column(
        String(260), title=N_("Search words"), kind="secret", personal="contact", sealed=True
    )
    active: ColumnElement[bool] = column(default=True, title=N_("In use"), personal="contact", width=70)
    tags: ColumnElement[str] = _text(
        200, N_("Tags"), width=140, sealed=True, synonyms=("kategorien", "categories")
    )
    in_charge: ColumnElement[str] = _text(80, N_("In charge"), width=110)
    our_number: ColumnElement[str] = _text(40, N_("Our number there"), sealed=True)
    source: ColumnElement[str] = _text(120, N_("Source of the data"), sealed=True)
    notes: ColumnElement[str] = _text(1000, N_("Remark"), kind="long", sealed=True)
    tax_number: ColumnElement[str] = _text(30, N_("Tax number"), sealed=True)
    register_number: ColumnElement[str] = _text(60, N_("Register number"), sealed=True)
    vat_id_confirmed: ColumnElement[datetime.date | None] = column(
        title=N_("VAT ID confirmed on"), personal="contact", sealed=True
    )
    tax_treatment: ColumnElement[str] = _text(20, N_("Tax treatment"), choices=TREATMENTS)
    leitweg_id: ColumnElement[str] = _text(46, "Leitweg-ID", sealed=True)
    buyer_reference: ColumnElement[str] = _text(60, N_("Buyer reference"), sealed=True)
    invoice_format: ColumnElement[str] = _text(14, N_("Invoices as"), choices=FORMATS)
    dunning_block: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("No reminders"), personal="contact", width=110
    )
    dunning_block_reason: ColumnElement[str] = _text(120, N_("Reason for no reminders"), sealed=True)
    restricted: ColumnElement[datetime.date | None] = column(
        title=N_("Processing restricted since"), width=170
    )
    merged_into_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), index=True, title=N_("Merged into")
    )

    __table_args__ = (Index("ix_contact_debtor", "debtor"), Index("ix_contact_creditor", "creditor"))


class OfContact:
    """Adds the contact a row belongs to."""

    __reads__ = "organisation.view"
    __writes__ = "organisation.contact.change"

    contact_id: ColumnElement[int] = column(ForeignKey("contact.id"), index=True, title=N_("Contact"))


class Preferable(OfContact):
    """Adds what it is for, and whether it is the preferred one of its contact."""

    purpose: ColumnElement[str] = column(String(10), title=N_("For"), choices=PURPOSES, personal="contact")
    preferred: ColumnElement[bool] = column(title=N_("Preferred"), personal="contact")


class ContactAddress(Preferable, Versioned, Base):
    """An address of a contact."""

    __tablename__ = "contact_address"
    __title__ = N_("Address")

    extra: ColumnElement[str] = column(String(120), title=N_("Addition"), personal="contact", sealed=True)
    street: ColumnElement[str] = column(String(120), title=N_("Street"), personal="contact", sealed=True)
    postcode: ColumnElement[str] = column(String(12), title=N_("Postcode"), personal="contact", sealed=True)
    town: ColumnElement[str] = column(String(80), title=N_("Town"), personal="contact", sealed=True)
    country: ColumnElement[str] = column(String(2), title=N_("Country"), personal="contact", sealed=True)


class ContactChannel(Preferable, Versioned, Base):
    """A phone, mail, fax or website of a contact; folded is what it is compared by."""

    __tablename__ = "contact_channel"
    __title__ = N_("Phone or mail")

    kind: ColumnElement[str] = column(String(6), title=N_("Kind"), choices=CHANNELS, personal="contact")
    value: ColumnElement[str] = column(
        String(120), title=N_("Number or address"), required=True, personal="contact", sealed=True
    )
    folded: ColumnElement[str] = column(
        String(120), index=True, title=N_("Compared by"), kind="secret", personal="contact", sealed=True
    )


class ContactBank(Preferable, Versioned, Base):
    """Bank details of a contact; holder '' is the contact itself."""

    __tablename__ = "contact_bank"
    __title__ = N_("Bank account")

    iban: ColumnElement[str] = column(
        String(34), index=True, title=N_("IBAN"), required=True, personal="bank", sealed=True
    )
    bic: ColumnElement[str] = column(
        String(11), title=N_("BIC (outside the EEA)"), personal="bank", sealed=True
    )
    holder: ColumnElement[str] = column(String(70), title=N_("Account holder"), personal="bank", sealed=True)


class ContactPerson(OfContact, Versioned, Base):
    """That a person works for an organisation, itself a contact, with function and days."""

    __tablename__ = "contact_person"
    __title__ = N_("Person of an organisation")

    person_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Person"), required=True
    )
    function: ColumnElement[str] = column(String(80), title=N_("Function"), personal="contact", sealed=True)
    department: ColumnElement[str] = column(
        String(80), title=N_("Department"), personal="contact", sealed=True
    )
    since: ColumnElement[datetime.date | None] = column(title=N_("From"), personal="contact")
    until: ColumnElement[datetime.date | None] = column(title=N_("To"), personal="contact")


class ContactRole(OfContact, Versioned, Base):
    """What a contact is to the company, from a day to a day."""

    __tablename__ = "contact_role"
    __title__ = N_("Role")

    role: ColumnElement[str] = column(
        String(10), index=True, title=N_("Role"), choices=ROLES, required=True, personal="contact"
    )
    since: ColumnElement[datetime.date | None] = column(title=N_("From"), personal="contact")
    until: ColumnElement[datetime.date | None] = column(title=N_("To"), personal="contact")


class ContactField(OfContact, Versioned, Base):
    """A field of the house's own."""

    __tablename__ = "contact_field"
    __title__ = N_("Own field")

    name: ColumnElement[str] = column(String(60), required=True, personal="contact", sealed=True)
    value: ColumnElement[str] = column(String(200), title=N_("Value"), personal="contact", sealed=True)


class ContactTerms(OfContact, Versioned, Base):
    """Conditions from a day on, for one side of the business; shares in basis points."""

    __tablename__ = "contact_terms"
    __title__ = N_("Conditions")

    side: ColumnElement[str] = column(String(8), title=N_("Side"), choices=SIDES, required=True)
    valid_from: ColumnElement[datetime.date] = column(title=N_("Holds from"), required=True)
    net_days: ColumnElement[int | None] = column(
        Integer, title=N_("Days to pay"), minimum=0, maximum=365, personal="contact"
    )
    skonto_days: ColumnElement[int | None] = column(
        Integer, title=N_("Skonto within days"), minimum=0, maximum=365, personal="contact"
    )
    skonto: ColumnElement[int] = column(Integer, title=N_("Skonto %"), kind="percent", personal="contact")
    skonto2_days: ColumnElement[int | None] = column(
        Integer, title=N_("Second Skonto within days"), minimum=0, maximum=365, personal="contact"
    )
    skonto2: ColumnElement[int] = column(
        Integer, title=N_("Second Skonto %"), kind="percent", personal="contact"
    )
    discount: ColumnElement[int] = column(Integer, title=N_("Discount %"), kind="percent", personal="contact")
    price_group: ColumnElement[str] = column(String(20), title=N_("Price group"), personal="contact")
    credit_limit: ColumnElement[int | None] = column(
        title=N_("Credit limit"), kind="money", personal="contact"
    )
    payment: ColumnElement[str] = column(
        String(8), title=N_("Way of paying"), choices=PAYMENTS, personal="contact"
    )

    __table_args__ = (Index("uq_contact_terms_day", "contact_id", "side", "valid_from", unique=True),)


class ContactActivity(OfContact, Versioned, Base):
    """A call, meeting, letter, mail or note with a contact, as somebody wrote it down."""

    __tablename__ = "contact_activity"
    __title__ = N_("Activity")

    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=ACTIVITIES, required=True)
    day: ColumnElement[datetime.date] = column(required=True, index=True)
    direction: ColumnElement[str] = column(String(3), title=N_("Direction"), choices=DIRECTIONS)
    subject: ColumnElement[str] = column(
        String(160), title=N_("Subject"), required=True, personal="content", sealed=True
    )
    text: ColumnElement[str] = column(String(4000), kind="long", personal="content", sealed=True)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), index=True, title=N_("With whom"), personal="contact"
    )
    login: ColumnElement[str] = column(String(80), title=N_("Written by"), personal="work")

    __sealed_by__ = ("contact", "contact_id")


class ContactConsent(OfContact, Versioned, Base):
    """What a contact said about advertising by a channel; the newest of a channel holds."""

    __tablename__ = "contact_consent"
    __title__ = N_("Consent or objection")

    channel: ColumnElement[str] = column(
        String(8), title=N_("Channel"), choices=CONSENT_CHANNELS, required=True, personal="contact"
    )
    state: ColumnElement[str] = column(
        String(9), title=N_("Said"), choices=CONSENTS, required=True, personal="contact"
    )
    day: ColumnElement[datetime.date] = column(required=True, personal="contact")
    source: ColumnElement[str] = column(String(160), title=N_("Source"), required=True, personal="contact")


class ContactMerge(OfContact, Keyed, Base):
    """That a contact took the place of another one: what was moved and what both held before, so that it can be taken back."""

    __tablename__ = "contact_merge"
    __title__ = N_("Merging of contacts")

    gone_id: ColumnElement[int] = column(ForeignKey("contact.id"), index=True, title=N_("Merged contact"))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    login: ColumnElement[str] = column(String(80))
    moved: ColumnElement[str] = column(
        title=N_("What was moved"), kind="secret", personal="contact", sealed=True
    )
    undone: ColumnElement[bool] = column(default=False, title=N_("Taken back"))
