"""The preferred address, phone, mail and IBAN: one of each kind among the parts of a contact, and the same in the contact itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.data.declarative import Base
from app.data.unit import Unit, table_of
from app.modules.organisation.contacts.models import Contact, ContactAddress, ContactBank, ContactChannel
from app.modules.organisation.contacts.rules.parts import GROUPS, folded_channel, group_of

ADDRESS = ("street", "postcode", "town", "country")
FLAT_CHANNELS = ("phone", "mail")
PREFERABLE: tuple[type[Base], ...] = (ContactAddress, ContactChannel, ContactBank)


def rows_of(unit: Unit, kind: type[Base], contact: int) -> list[Mapping[str, Any]]:
    """Return the rows of a part of a contact, in the order they came."""
    table = table_of(kind)
    query = select(table).where(table.c.contact_id == contact).order_by(table.c.id)
    return [dict(row) for row in unit.connection.execute(query).mappings()]


def group(kind: type[Base], row: Mapping[str, Any]) -> str:
    """Return among which rows one is preferred: phones and mobiles, mails, faxes; all addresses; all bank details."""
    return group_of(str(row["kind"])) if kind is ContactChannel else ""


def keep_one_preferred(unit: Unit, kind: type[Base], contact: int, chosen: int | None = None) -> None:
    """Let exactly one row of each group be the preferred one: the chosen, else the one that is, else the first."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows_of(unit, kind, contact):
        groups.setdefault(group(kind, row), []).append(row)
    for rows in groups.values():
        wanted = next((row["id"] for row in rows if row["id"] == chosen and row["preferred"]), None)
        wanted = wanted or next((row["id"] for row in rows if row["preferred"]), rows[0]["id"])
        for row in rows:
            if row["preferred"] != (row["id"] == wanted):
                unit.update(kind, row["id"], {"preferred": row["id"] == wanted})


def flat_of(unit: Unit, contact: int) -> dict[str, Any]:
    """Return address, phone, mail and IBAN of a contact as its preferred parts say them."""
    address = next((row for row in rows_of(unit, ContactAddress, contact) if row["preferred"]), None)
    found: dict[str, Any] = {name: address[name] if address else "" for name in ADDRESS[:3]}
    if address is not None:
        found["country"] = address["country"]
    channels = [row for row in rows_of(unit, ContactChannel, contact) if row["preferred"]]
    for name in FLAT_CHANNELS:
        found[name] = next((row["value"] for row in channels if row["kind"] in GROUPS[name]), "")
    found["phone"] = found["phone"][:40]
    banks = rows_of(unit, ContactBank, contact)
    found["iban"] = next((row["iban"] for row in banks if row["preferred"]), "")
    return found


def settle(unit: Unit, contact: int) -> None:
    """Bring the contact in step with its parts, one of each kind preferred."""
    for kind in PREFERABLE:
        keep_one_preferred(unit, kind, contact)
    unit.update(Contact, contact, flat_of(unit, contact))


def follow_flat(unit: Unit, contact: int, values: Mapping[str, Any]) -> None:
    """Bring the preferred parts in step with address, phone, mail and IBAN as they were typed for the contact."""
    address = {name: values[name] for name in ADDRESS}
    _follow(unit, ContactAddress, contact, "", address if any(values[n] for n in ADDRESS[:3]) else None)
    for name in FLAT_CHANNELS:
        text = values[name]
        kept = {"value": text, "folded": folded_channel(name, text)} if text else None
        _follow(unit, ContactChannel, contact, name, kept)
    _follow(unit, ContactBank, contact, "", {"iban": values["iban"]} if values["iban"] else None)


BLANK: dict[type[Base], dict[str, Any]] = {
    ContactAddress: {"extra": ""},
    ContactChannel: {},
    ContactBank: {"bic": "", "holder": ""},
}


def _follow(unit: Unit, kind: type[Base], contact: int, among: str, values: dict[str, Any] | None) -> None:
    """Let the preferred row of a group hold values; one that is there already becomes the preferred one, None takes it away."""
    rows = [row for row in rows_of(unit, kind, contact) if group(kind, row) == among]
    now = next((row for row in rows if row["preferred"]), None)
    same = next((row for row in rows if values and all(row[name] == values[name] for name in values)), None)
    if values is None:
        if now is not None:
            unit.delete(kind, now["id"])
        keep_one_preferred(unit, kind, contact)
    elif same is not None:
        if not same["preferred"]:
            unit.update(kind, same["id"], {"preferred": True})
            keep_one_preferred(unit, kind, contact, same["id"])
    elif now is not None:
        unit.update(kind, now["id"], values)
    else:
        more = {"kind": among} if kind is ContactChannel else {}
        unit.insert(kind, contact_id=contact, purpose="", preferred=True, **BLANK[kind], **more, **values)
