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
        return _(column.choices.get(str(value), str(value)))
    match column.kind:
        case "money":
            return formats.cents(int(value)) if value else ""
        case "balance":
            return formats.side(int(value))
        case "flag":
            return _("yes") if value else ""
        case "number":
            return str(value)
    if isinstance(value, datetime.datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, datetime.date) else str(value)
