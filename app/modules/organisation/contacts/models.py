"""The table of contacts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.organisation.contacts.rules import ADDRESSED, KINDS, LANGUAGES


class Contact(Versioned, Base):
    """A person or body. account is its personal account in the ledger, '' for none; language is that of letters."""

    __tablename__ = "contact"
    __title__ = N_("Contact")
    __reads__ = "organisation.view"
    __writes__ = "organisation.contact.change"

    number: ColumnElement[int] = column(unique=True, title=N_("No."), personal="contact", width=70)
    kind: ColumnElement[str] = column(
        String(10), title=N_("Kind"), choices=KINDS, personal="contact", width=110
    )
    name: ColumnElement[str] = column(String(120), index=True, personal="identity")
    extra: ColumnElement[str] = column(String(120), title=N_("Addition"), personal="contact")
    title: ColumnElement[str] = column(String(40), title=N_("Title"), choices=ADDRESSED, personal="contact")
    first_name: ColumnElement[str] = column(String(80), title=N_("First name"), personal="contact")
    last_name: ColumnElement[str] = column(String(80), title=N_("Last name"), personal="contact", width=130)
    street: ColumnElement[str] = column(String(120), title=N_("Street"), personal="contact", width=180)
    postcode: ColumnElement[str] = column(String(12), title=N_("Postcode"), personal="contact", width=80)
    town: ColumnElement[str] = column(String(80), title=N_("Town"), personal="contact", width=140)
    country: ColumnElement[str] = column(String(2), title=N_("Country"), personal="contact")
    mail: ColumnElement[str] = column(String(120), title=N_("Mail"), personal="contact", width=200)
    phone: ColumnElement[str] = column(String(40), title=N_("Phone"), personal="contact", width=130)
    vat_id: ColumnElement[str] = column(String(20), title=N_("VAT ID"), personal="contact")
    iban: ColumnElement[str] = column(String(34), title=N_("IBAN"), personal="contact")
    account: ColumnElement[str] = column(String(9), title=N_("Account"), personal="contact", width=90)
    language: ColumnElement[str] = column(
        String(2), title=N_("Language"), choices=LANGUAGES, personal="contact"
    )
    folded: ColumnElement[str] = column(
        String(260), title=N_("Search words"), kind="secret", personal="contact"
    )
    active: ColumnElement[bool] = column(default=True, title=N_("In use"), personal="contact", width=70)
