"""The personal accounts of contacts: made on first need by the number range of the side, named like the contact, one account for one contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import Account, AccountDraft, save_account
from app.modules.organisation.contacts.models import Contact, ContactRole
from app.modules.organisation.contacts.rules.parts import holds_on

SIDES = {"debtor": "customer", "creditor": "supplier"}
LAST = {"debtor": "6", "creditor": "9"}  # the first digit of the last number: 69999, 99999 (DATEV)
SHORTEST = 5
NAME, VAT_ID = 80, 14  # what an account has room for


def debtor_account(unit: Unit, contact: int) -> str:
    """Return the debtor account of a contact; where it has none it gets one, and the role of a customer.

    Called within a command; safe to call twice and side by side. Raises Missing for no contact, Invalid where the range is full.
    """
    return _account(unit, contact, "debtor")


def creditor_account(unit: Unit, contact: int) -> str:
    """Return the creditor account of a contact; where it has none it gets one, and the role of a supplier. See debtor_account()."""
    return _account(unit, contact, "creditor")


def next_account(unit: Unit, side: str) -> str:
    """Return the number of the next personal account of a side ('debtor', 'creditor') for who is no contact, such as staff.

    The caller makes the account in the same transaction. Raises Invalid where the range is full.
    """
    unit.lock("organisation.contacts", "finance.chart")
    return _next(unit, side)


def current_key(unit: Unit, contact: int) -> int:
    """Return the key of the contact that stands for a contact: itself, or the one it was merged into. Raises Missing."""
    row = unit.row(Contact, contact)
    while row["merged_into_id"] is not None:
        row = unit.row(Contact, int(row["merged_into_id"]))
    return int(row["id"])


def _account(unit: Unit, contact: int, side: str) -> str:
    unit.lock("organisation.contacts", "finance.chart")
    key = current_key(unit, contact)
    row = unit.row(Contact, key)
    number = str(row[side])
    if not number:
        number = _of_that_name(unit, row, side) or _next(unit, side)
        unit.update(Contact, key, {side: number})
        name_accounts(unit, key)
    _give_role(unit, key, SIDES[side])
    return number


def _give_role(unit: Unit, key: int, role: str) -> None:
    query = select(ContactRole.since, ContactRole.until)
    rows = unit.connection.execute(query.where(ContactRole.contact_id == key, ContactRole.role == role)).all()
    if not any(holds_on(row, unit.today) for row in rows):
        unit.insert(ContactRole, contact_id=key, role=role, since=unit.today, until=None)


def _of_that_name(unit: Unit, row: Mapping[str, Any], side: str) -> str:
    """Return the one account of that side that has exactly the name of the contact and is nobody's yet, '' for none or several.

    Books had personal accounts before they had contacts: what is open there belongs to the same customer.
    """
    taken = select(Contact.__table__.c[side]).where(Contact.__table__.c[side] != "")
    a = Account
    query = select(a.number).where(
        a.kind == side,
        a.blocked.is_(False),
        func.lower(a.name_de) == str(row["name"])[:NAME].lower(),
        a.number.not_in(taken),
    )
    found = unit.connection.scalars(query.limit(2)).all()
    return str(found[0]) if len(found) == 1 else ""


def _next(unit: Unit, side: str) -> str:
    """Return the next free number of a side, after the highest of its length, in a gap where the end is reached; raises Invalid where none is free."""
    first = str(setting(unit.connection, f"contacts.first_{side}"))
    last = LAST[side] + "9" * (len(first) - 1)
    a = Account
    within = (a.sort >= int(first), a.sort <= int(last), func.length(a.number) == len(first))
    highest = unit.connection.scalar(select(func.max(a.sort)).where(*within))
    if highest is None:
        return first
    if highest < int(last):
        return str(highest + 1)
    expected = int(first)
    for number in unit.connection.scalars(select(a.sort).where(*within).order_by(a.sort)):
        if number != expected:
            break
        expected += 1
    if expected > int(last):
        raise Invalid(N_("No number of this range is free any more; set another beginning in the settings."))
    return str(expected)


def name_accounts(unit: Unit, key: int) -> None:
    """Let the personal accounts of a contact exist and be called like it, with its VAT ID."""
    row = unit.row(Contact, key)
    for side in SIDES:
        if len(row[side]) < SHORTEST:  # older books let anything stand here
            continue
        found = unit.connection.execute(
            select(Account.__table__).where(Account.number == row[side])
        ).mappings().first()  # fmt: skip
        name = str(row["name"])[:NAME]
        if found is None:
            draft = AccountDraft(row[side], name, name, vat_id=str(row["vat_id"])[:VAT_ID])
            save_account(unit, draft)
            continue
        if found["kind"] != side:
            continue
        vat_id = str(row["vat_id"])[:VAT_ID] or found["vat_id"]
        if (found["name_de"], found["vat_id"]) != (name, vat_id):
            draft = AccountDraft(
                row[side],
                name,
                name,
                found["tax"],
                found["blocked"],
                needs_cost_centre=found["needs_cost_centre"],
                vat_id=vat_id,
            )
            save_account(unit, draft, int(found["id"]))


def check_accounts(unit: Unit, values: Mapping[str, Any], key: int | None) -> None:
    """Raise Invalid, naming the field, for a personal account of the wrong range, or one that another contact has."""
    for side in SIDES:
        number = values[side]
        if not number:
            continue
        low, high = ("1", "6") if side == "debtor" else ("7", "9")
        if not (
            number.isascii() and number.isdecimal() and len(number) >= SHORTEST and low <= number[0] <= high
        ):
            words = N_(
                "This is no number of a personal account of this side: {low}0000 to {high}9999 and longer."
            )
            raise Invalid(words, field=side, low=low, high=high)
        other = select(Contact.name).where(
            Contact.__table__.c[side] == number, Contact.id != (key or 0), Contact.merged_into_id.is_(None)
        )
        name = unit.connection.scalar(other.limit(1))
        if name is not None:
            raise Invalid(N_("This account is that of {name}."), field=side, name=name)
