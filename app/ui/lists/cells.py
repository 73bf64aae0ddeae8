"""How a raw value is written in a cell, and in which tone: states as pills, days that have passed with how long ago."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.data.lists import Column

SETTLED = ("good", "quiet")
SAID = frozenset({"login", "hgb"})  # kinds whose raw value is nothing that people read


def shown(column: Column, value: Any) -> str:
    """Return the text of a value in a column; nothing for None, and for no turnover."""
    if value is None:
        return ""
    if column.choices:
        return _(column.choice(value))
    match column.kind:
        case "money" | "percent":
            return formats.cents(int(value)) if value or column.kind == "percent" else ""
        case "balance":
            return formats.side(int(value))
        case "quantity" | "price":
            return formats.scaled(int(value), 2 if column.kind == "price" else 0)
        case "flag":
            return _("yes") if value else ""
        case "number":
            return formats.whole(value)
        case "ordinal":
            return str(value).replace("-", formats.MINUS)
        case "login":
            return person(str(value))
        case "hgb":
            return position(str(value))
    if isinstance(value, datetime.datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, datetime.date) else str(value)


def position(code: str) -> str:
    """Write a position of § 266 or § 275 HGB as people do: A.B.II.4 is Assets B II 4, G.5.a is P&L 5 a."""
    part, _dot, rest = code.partition(".")
    words = {"A": _("Assets"), "P": _("Equity and liabilities"), "G": _("P&L")}.get(part, part)
    return f"{words} {rest.replace('.', ' ')}" if rest else code


def tone(column: Column, value: Any) -> str:
    """Return the tone of a state's pill, '' for what is no state."""
    if not column.tones or value is None:
        return ""
    return column.tones.get(value, "")


def lateness(column: Column, value: Any, ended: bool, today: datetime.date) -> tuple[str, str]:
    """Return how late a day is in words and in a tone: ('161 d late', 'bad'), ('today', 'warn'), or nothing."""
    if not column.ends or value is None or ended:
        return "", ""
    day = value.astimezone().date() if isinstance(value, datetime.datetime) else value
    if day > today:
        return "", ""
    if day == today:
        return _("today"), "warn"
    return counted((today - day).days, N_("1 d late"), N_("{count} d late")), "bad"


def ended(columns: Sequence[Column], column: Column, values: Sequence[Any]) -> bool:
    """Say whether the term that a day sets is over in a row: by the tone or by the presence of another column's value."""
    for place, other in enumerate(columns):
        if other.key == column.ends:
            value = values[place]
            return tone(other, value) in SETTLED if other.tones else bool(value)
    return False
