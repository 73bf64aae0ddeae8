"""How a raw value is written in a cell."""

from __future__ import annotations

import datetime
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.data.lists import Column


def shown(column: Column, value: Any) -> str:
    """Return the text of a value in a column; nothing for None, and for no turnover."""
    if value is None:
        return ""
    if column.choices:
        return _(column.choice(value))
    match column.kind:
        case "money":
            return formats.cents(int(value)) if value else ""
        case "balance":
            return formats.side(int(value))
        case "flag":
            return _("yes") if value else ""
        case "number":
            return str(value)
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
