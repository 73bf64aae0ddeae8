"""Bank details by personal account: those of the contact whose account it is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, or_, select

from app.data.queries import query
from app.modules.organisation.contacts.models import Contact, ContactBank
from app.modules.organisation.contacts.rules.parts import Payee, house_apart

HOLDER, STREET, HOUSE, TOWN = 70, 70, 16, 35  # what SEPA has room for


def _rows() -> Select[Any]:
    c, b = Contact, ContactBank
    return (
        select(c.name, c.street, c.postcode, c.town, c.country, c.debtor, c.creditor)
        .add_columns(b.iban, b.bic, b.holder)
        .join(b, b.contact_id == c.id)
        .where(b.preferred.is_(True), c.merged_into_id.is_(None))
    )


def _payee(row: Any) -> Payee:
    street, house = house_apart(row.street)
    at = (street[:STREET], house[:HOUSE], row.postcode, row.town[:TOWN], row.country) if row.town else ()
    return Payee((row.holder or row.name)[:HOLDER], row.iban, row.bic, *at)


@query("organisation.view", "finance.view")
def payee(connection: Connection, account: str) -> Payee | None:
    """Return the preferred bank details of the contact with a personal account, None where it is nobody's or has none."""
    if not account:
        return None
    row = connection.execute(
        _rows().where(or_(Contact.debtor == account, Contact.creditor == account)).limit(1)
    ).first()
    return _payee(row) if row is not None else None


@query("organisation.view", "finance.view")
def payees(connection: Connection) -> dict[str, Payee]:
    """Return the preferred bank details of all contacts by personal account."""
    return {
        account: _payee(row)
        for row in connection.execute(_rows())
        for account in (row.debtor, row.creditor)
        if account
    }
