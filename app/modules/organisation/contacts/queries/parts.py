"""What is read of the parts of a contact: all of them, and the one that fits a purpose."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from app.data.declarative import Base
from app.data.drafts import Stored, load_draft
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.settings import setting
from app.data.unit import table_of
from app.modules.organisation.contacts.models import (
    Contact,
    ContactAddress,
    ContactBank,
    ContactChannel,
    ContactField,
    ContactPerson,
    ContactRole,
    ContactTerms,
)
from app.modules.organisation.contacts.queries.contacts import contact_of
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.rules.parts import (
    GROUPS,
    Address,
    AddressDraft,
    BankDetail,
    BankDraft,
    Channel,
    ChannelDraft,
    OwnField,
    OwnFieldDraft,
    Parts,
    PersonDraft,
    PersonOf,
    RoleDraft,
    RoleOf,
    best,
    holds_on,
)
from app.modules.organisation.contacts.rules.terms import (
    TaxProfile,
    Terms,
    TermsDraft,
    TermsView,
    format_of,
    is_private,
    steps_of,
    treatment_of,
)

T = TypeVar("T")
RIGHT = "organisation.view"
LEITWEG, MAIL = "0204", "EM"  # schemes of electronic addresses (EAS)
DRAFTS: dict[str, tuple[type[Base], type[Any]]] = {
    "contact_address": (ContactAddress, AddressDraft),
    "contact_channel": (ContactChannel, ChannelDraft),
    "contact_bank": (ContactBank, BankDraft),
    "contact_person": (ContactPerson, PersonDraft),
    "contact_role": (ContactRole, RoleDraft),
    "contact_field": (ContactField, OwnFieldDraft),
    "contact_terms": (ContactTerms, TermsDraft),
}


def _of(connection: Connection, kind: type[Base], contact: int, view: type[T]) -> tuple[T, ...]:
    table = table_of(kind)
    rows = select(table).where(table.c.contact_id == contact).order_by(table.c.id)
    return tuple(read_all(connection, rows, view))


@query(RIGHT)
def addresses(connection: Connection, contact: int) -> tuple[Address, ...]:
    """Return the addresses of a contact."""
    return _of(connection, ContactAddress, contact, Address)


@query(RIGHT)
def channels(connection: Connection, contact: int) -> tuple[Channel, ...]:
    """Return phones, mails and their kin of a contact."""
    return _of(connection, ContactChannel, contact, Channel)


@query(RIGHT)
def bank_details(connection: Connection, contact: int) -> tuple[BankDetail, ...]:
    """Return the bank details of a contact, the preferred ones first."""
    found = _of(connection, ContactBank, contact, BankDetail)
    return tuple(sorted(found, key=lambda one: not one.preferred))


@query(RIGHT)
def parts(connection: Connection, contact: int) -> Parts:
    """Return everything that a contact has several of."""
    p = ContactPerson
    return Parts(
        addresses(connection, contact),
        channels(connection, contact),
        bank_details(connection, contact),
        tuple(read_all(connection, _related(p.person_id).where(p.contact_id == contact), PersonOf)),
        tuple(read_all(connection, _related(p.contact_id).where(p.person_id == contact), PersonOf)),
        roles=_of(connection, ContactRole, contact, RoleOf),
        fields=_of(connection, ContactField, contact, OwnField),
    )


def _related(other: Any) -> Select[Any]:
    """Return the rows of people and organisations with name and number of the other one."""
    p, c = ContactPerson, Contact
    return (
        select(p.id, p.version, c.id.label("other"), c.number, c.name, p.function, p.department, p.since)
        .add_columns(p.until, c.phone, c.mail)
        .join(c, c.id == other)
        .order_by(p.id)
    )


@query(RIGHT)
def part(connection: Connection, table: str, key: int) -> Stored[Any] | None:
    """Return one part of a contact as its form shows it, None where it is gone."""
    kind, make = DRAFTS[table]
    return load_draft(connection, kind, make, key)


# -- what sales, purchases and reminders ask ------------------------------------
@query(RIGHT)
def billing_address(connection: Connection, key: int) -> ContactDraft | None:
    """Return a contact with the address that invoices go to: that for invoices, else the preferred one; None for no contact."""
    return _at_address(connection, key, "invoice")


@query(RIGHT)
def delivery_address(connection: Connection, key: int) -> ContactDraft | None:
    """Return a contact with the address that goods go to: that for deliveries, else the preferred one; None for no contact."""
    return _at_address(connection, key, "delivery")


def _at_address(connection: Connection, key: int, purpose: str) -> ContactDraft | None:
    who = contact_of(connection, key)
    if who is None:
        return None
    at = best(addresses(connection, who.id), purpose)
    if at is None:
        return who.draft
    extra = at.extra or who.draft.extra
    return dataclasses.replace(
        who.draft, extra=extra, street=at.street, postcode=at.postcode, town=at.town, country=at.country
    )


@query(RIGHT)
def channel_for(connection: Connection, key: int, group: str, *purposes: str) -> str:
    """Return the phone or mail (group as in GROUPS) of a contact for the first purpose that any has, else the preferred one; '' for none."""
    found = [one for one in channels(connection, key) if one.kind in GROUPS[group]]
    one = best(found, *purposes)
    return one.value if one is not None else ""


@query(RIGHT)
def people_on(connection: Connection, key: int, day: datetime.date) -> tuple[PersonOf, ...]:
    """Return the people who work for an organisation on a day."""
    return tuple(one for one in parts(connection, key).people if holds_on(one, day))


@query(RIGHT)
def all_terms(connection: Connection, contact: int) -> list[TermsView]:
    """Return all conditions of a contact, the newest first."""
    t = ContactTerms
    rows = select(t.__table__).where(t.contact_id == contact).order_by(t.side, t.valid_from.desc(), t.id)
    return read_all(connection, rows, TermsView)


@query(RIGHT)
def terms_on(connection: Connection, key: int, day: datetime.date, side: str = "customer") -> Terms:
    """Return the conditions of a contact that hold on a day, as customer or supplier; without any those of the settings."""
    usual = int(setting(connection, "payments.days"))
    t = ContactTerms
    who = contact_of(connection, key)
    rows = (
        select(t.__table__)
        .where(t.contact_id == (who.id if who else key), t.side == side, t.valid_from <= day)
        .order_by(t.valid_from.desc())
        .limit(1)
    )
    found = read_all(connection, rows, TermsDraft)
    return _terms(found[0], usual) if found else Terms(usual)


def _terms(one: TermsDraft, usual: int) -> Terms:
    days = usual if one.net_days is None else one.net_days
    return Terms(
        days, steps_of(one), one.discount, one.price_group, one.credit_limit, payment=one.payment, agreed=True
    )


@query(RIGHT)
def agreed_terms(
    connection: Connection, accounts: Collection[str]
) -> dict[str, list[tuple[datetime.date, Terms]]]:
    """Return by personal account what is agreed with its contact as customer or supplier, each from a day on, in order of the days.

    Accounts without a contact, or without conditions of its own, are left out. It is read at once, whatever the number.
    """
    c, t = Contact, ContactTerms
    usual = int(setting(connection, "payments.days"))
    people = connection.execute(
        select(c.id, c.merged_into_id, c.debtor, c.creditor).where(
            (c.debtor != "") | (c.creditor != "") | c.merged_into_id.is_not(None)
        )
    ).all()
    into = {row.id: row.merged_into_id for row in people if row.merged_into_id is not None}
    known: dict[tuple[int, str], list[tuple[datetime.date, Terms]]] = {}
    for term in connection.execute(select(t.__table__).order_by(t.valid_from)).mappings():
        one = build(TermsDraft, dict(term))
        assert one.valid_from is not None
        place = int(term["contact_id"]), one.side
        known.setdefault(place, []).append((one.valid_from, _terms(one, usual)))
    found: dict[str, list[tuple[datetime.date, Terms]]] = {}
    for row in people if known else ():
        key = row.id
        while key in into:
            key = into[key]
        for account, side in ((row.debtor, "customer"), (row.creditor, "supplier")):
            if account in accounts and (key, side) in known:
                found[account] = known[key, side]
    return found


@query(RIGHT)
def tax_profile(connection: Connection, key: int) -> TaxProfile | None:
    """Return how business with a contact is taxed and invoiced, None for no contact."""
    who = contact_of(connection, key)
    if who is None:
        return None
    one = who.draft
    treatment = treatment_of(one.tax_treatment, one.country, one.vat_id, one.kind)
    mail = channel_for(connection, who.id, "mail", "invoice")
    scheme = LEITWEG if one.leitweg_id else MAIL
    return TaxProfile(
        treatment,
        one.country,
        is_private(treatment, one.kind, one.vat_id),
        one.vat_id,
        one.vat_id_confirmed,
        tax_number=one.tax_number,
        leitweg_id=one.leitweg_id,
        buyer_reference=one.buyer_reference,
        invoice_format=format_of(one.invoice_format, one.kind, one.leitweg_id, treatment),
        e_address=one.leitweg_id or mail,
        e_address_scheme=scheme if one.leitweg_id or mail else "",
    )


@query("organisation.view", "finance.view")
def accounts_of(connection: Connection, key: int) -> tuple[str, ...]:
    """Return the personal accounts of a contact, also those of contacts that were merged into it; its own debtor account first."""
    c, keys, fresh = Contact, [key], [key]
    while fresh:
        fresh = [int(one) for one in connection.scalars(select(c.id).where(c.merged_into_id.in_(fresh)))]
        keys += fresh
    rows = connection.execute(select(c.id, c.debtor, c.creditor).where(c.id.in_(keys))).all()
    place = {one: at for at, one in enumerate(keys)}
    ordered = sorted(rows, key=lambda row: place[row.id])
    return tuple(dict.fromkeys(n for row in ordered for n in (row.debtor, row.creditor) if n))
