"""A contact as it travels in a file: itself and everything it has several of, by name instead of by key."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar

from app.core.dataclass import dataclass, field
from app.core.dates import read_iso
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.rules.parts import AddressDraft, BankDraft, ChannelDraft, OwnFieldDraft

T = TypeVar("T")
BETWEEN, INSIDE = " | ", "; "  # between the parts of a cell, and inside one


@dataclass(frozen=True)
class WorksFor:
    """That a person works for an organisation of this name."""

    organisation: str = ""
    function: str = ""
    department: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class Card:
    """A contact in a file; line is where it began. The draft holds the preferred address, phone, mail and IBAN too."""

    draft: ContactDraft
    channels: tuple[ChannelDraft, ...] = ()
    addresses: tuple[AddressDraft, ...] = ()
    banks: tuple[BankDraft, ...] = ()
    works_for: tuple[WorksFor, ...] = ()
    roles: tuple[str, ...] = ()
    own: tuple[OwnFieldDraft, ...] = ()
    line: int = field(default=0, compare=False)


def cell_of(rows: Sequence[Any]) -> str:
    """Write rows into one cell of a table: parts divided by ' | ', their values by '; ', what was in them escaped by a backslash."""
    return BETWEEN.join(INSIDE.join(_out(getattr(row, one.name)) for one in fields(row)) for row in rows)


def _out(value: Any) -> str:
    if isinstance(value, bool):
        return "*" if value else ""
    text = value.isoformat() if isinstance(value, datetime.date) else str(value or "")
    return re.sub(r"([\\|;])", r"\\\1", text)


def rows_of(make: type[T], cell: str) -> tuple[T, ...]:
    """Read the rows of a cell that cell_of() wrote; raises Invalid for one with too many values or no day where one belongs."""
    if not cell.strip():
        return ()
    return tuple(_row(make, part) for part in _divided(cell, "|"))


def _row(make: type[T], text: str) -> T:
    names: Any = fields(make)  # type: ignore[arg-type]
    values = [re.sub(r"\\(.)", r"\1", one.strip()) for one in _divided(text, ";")]
    if len(values) > len(names):
        raise Invalid(N_("{text} has more values than belong here."), text=text)
    given: dict[str, Any] = {}
    for one, value in zip(names, values, strict=False):
        if "date" in str(one.type):
            given[one.name] = read_iso(value) if value else None
        else:
            given[one.name] = value == "*" if isinstance(one.default, bool) else value
    return make(**given)


def _divided(text: str, by: str) -> list[str]:
    """Divide a text at a sign that no backslash escapes."""
    found, begun, escaped = list[str](), "", False
    for letter in text:
        if not escaped and letter == by:
            found.append(begun)
            begun = ""
            continue
        escaped = not escaped and letter == "\\"
        begun += letter
    return [*found, begun]
