"""What verify compares of contacts: address, phone, mail and IBAN of each with its preferred parts, and that each kind has one preferred."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_, Message
from app.data.check import Check
from app.data.declarative import Base
from app.data.unit import table_of
from app.modules.organisation.contacts.models import Contact, ContactAddress, ContactBank, ContactChannel
from app.modules.organisation.contacts.rules.parts import group_of

ADDRESS = ("street", "postcode", "town")


def checks(connection: Connection) -> list[Check]:
    """Reckon the preferred values of every contact anew, from its parts alone."""
    wanted: dict[int, dict[str, str]] = defaultdict(dict)
    preferred: Counter[tuple[int, str]] = Counter()
    groups: set[tuple[int, str]] = set()
    for kind in (ContactAddress, ContactChannel, ContactBank):
        for row in _rows(connection, kind):
            group = group_of(row["kind"]) if kind is ContactChannel else kind.__tablename__
            groups.add((row["contact_id"], group))
            if row["preferred"]:
                preferred[row["contact_id"], group] += 1
                wanted[row["contact_id"]] |= _values(kind, row, group)
    numbers = {}
    wrong: int | None = None
    names = (*ADDRESS, "phone", "mail", "iban")
    c = Contact
    query = select(c.id, c.number, *(c.__table__.c[name] for name in names))
    for one in connection.execute(query).mappings():
        numbers[one["id"]] = one["number"]
        if wrong is None and any(one[name] != wanted[one["id"]].get(name, "") for name in names):
            wrong = one["number"]
    several = next((numbers[key] for key, group in groups if preferred[key, group] != 1), None)
    for number, words in (
        (wrong, N_("Contact {number} shows another address, phone, mail or IBAN than its preferred ones.")),
        (several, N_("Contact {number} has none or several preferred ones of a kind.")),
    ):
        if number is not None:
            return [Check("contacts", False, Message(words, {"number": number}))]
    return [
        Check(
            "contacts", True, Message(N_("{count} contacts agree with their parts"), {"count": len(numbers)})
        )
    ]


def _rows(connection: Connection, kind: type[Base]) -> list[dict[str, Any]]:
    table = table_of(kind)
    return [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]


def _values(kind: type[Base], row: dict[str, Any], group: str) -> dict[str, str]:
    if kind is ContactAddress:
        return {name: row[name] for name in ADDRESS}
    if kind is ContactBank:
        return {"iban": row["iban"]}
    return {group: row["value"][:40] if group == "phone" else row["value"]}
