"""What is typed above a column of a list, as a condition in SQL; what can't be read is refused with a sentence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import String, and_, cast, func, or_, true
from sqlalchemy.sql import ColumnElement

from app.core import dates
from app.core import format as formats
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.format import MINUS
from app.core.messages import N_, _
from app.core.money import read_plain, read_typed, to_scaled
from app.core.people import logins_of
from app.data import clock
from app.data.list_columns import Column

LARGEST = 2**63 - 1  # what both databases hold in a whole number
Compared = ColumnElement[bool]


def condition(column: Column, typed: str) -> Compared:
    """Return the condition of a text: contains, >100, 100..200, =x, !x, a day, month or year, = for empty.

    Raises Invalid for what can't be read, and for a column that is reckoned only after it was read.
    """
    text, expression = typed.replace("\0", "").strip(), column.expression
    if expression is None:
        raise Invalid(N_("This column can't be filtered."))
    if not text:
        return true()
    if text == "=":
        return or_(expression.is_(None), cast(expression, String) == "")
    if text.startswith("!"):
        if text[1:].strip():
            return ~func.coalesce(condition(column, text[1:]), False)
        return and_(expression.is_not(None), cast(expression, String) != "")
    if column.choices:
        return expression.in_(chosen(column.choices, text))
    match column.kind:
        case "money" | "balance" | "percent" | "number" | "ordinal" | "quantity" | "price":
            return _figures(column, expression, text)
        case "day":
            return _days(expression, text)
        case "moment":
            return _moments(expression, text)
        case "flag":
            return expression.is_(text.lower().lstrip("=") in ("1", "x", "ja", "yes", "j", "y"))
    return _texts(column, expression, text)


def chosen(choices: Mapping[Any, str], text: str) -> list[Any]:
    """Return the values of a closed list whose words hold a text, or are it where it begins with =, in the language in force."""
    exact, words = text.startswith("="), text.lstrip("=").strip().lower()
    offered = [(key, _(title).lower()) for key, title in choices.items()]
    return [key for key, title in offered if (title == words if exact else words in title)]


COMPARISONS = ((">=", "__ge__"), ("<=", "__le__"), (">", "__gt__"), ("<", "__lt__"), ("=", "__eq__"))


def _figures(column: Column, expression: ColumnElement[int], text: str) -> Compared:
    readers: dict[str, Callable[[str], int]] = {
        "number": _counted,
        "ordinal": _whole,
        "quantity": _scaled,
        "price": _scaled,
        "percent": _cents,
    }
    read = readers.get(column.kind, _cents)
    if ".." in text:
        low, high = text.split("..", 1)
        return expression.between(read(low), read(high))
    for mark, compare in COMPARISONS:
        if text.startswith(mark):
            found: Compared = getattr(expression, compare)(read(text[len(mark) :]))
            return found
    value = read(text)
    return expression == value if column.kind in readers else func.abs(expression) == abs(value)


def _cents(text: str) -> int:
    return _bounded(read_plain(text), text)


def _scaled(text: str) -> int:
    return _bounded(to_scaled(read_typed(text)), text)


def _counted(text: str) -> int:
    """Read a count as the list writes it, with group marks, or as it is typed."""
    return _whole(formats.without_groups(text))


def _whole(text: str) -> int:
    clean = text.strip().replace(MINUS, "-")
    if not re.fullmatch(
        r"[^\d\s]{0,12}-?\d{1,30}|-?\d{1,30}", clean, re.ASCII
    ):  # a number may stand with its prefix: A-12
        raise Invalid(N_("{text} is not a number."), text=text)
    digits = re.search(r"\d+$", clean, re.ASCII)
    value = int(digits[0]) if digits else 0
    return _bounded(-value if re.fullmatch(r"-\d+", clean, re.ASCII) else value, text)


def _bounded(value: int, text: str) -> int:
    if abs(value) > LARGEST:
        raise Invalid(N_("{text} is larger than any figure here."), text=text)
    return value


Days = tuple[datetime.date, datetime.date]


def _bounds(text: str) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day that a text means, both included; None is open."""
    if ".." in text:
        low, high = text.split("..", 1)
        return _span(low)[0], _span(high)[1]
    if text[:1] in (">", "<"):
        first, last = _span(text.lstrip("<>="))
        inclusive = text[1:2] == "="
        if text[0] == ">":
            return (first if inclusive else last + ONE_DAY), None
        return None, (last if inclusive else first - ONE_DAY)
    return _span(text.removeprefix("="))


def _days(expression: ColumnElement[datetime.date], text: str) -> Compared:
    first, last = _bounds(text)
    parts = [expression >= first] if first is not None else []
    return and_(*parts, *([expression <= last] if last is not None else ()))


def _moments(expression: ColumnElement[datetime.datetime], text: str) -> Compared:
    """Compare moments with local days: a day begins at midnight of this computer's zone."""
    first, last = _bounds(text)
    parts = [expression >= _midnight(first)] if first is not None else []
    return and_(*parts, *([expression < _midnight(last + ONE_DAY)] if last is not None else ()))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time()).astimezone(datetime.UTC)


def _span(text: str) -> Days:
    """Read a year (2026), a month (03.2026, 2026-03) or a day as its first and last day."""
    clean = text.strip().strip(".")
    try:
        if re.fullmatch(r"\d{4}", clean, re.ASCII):
            return datetime.date(int(clean), 1, 1), datetime.date(int(clean), 12, 31)
        if found := re.fullmatch(r"(\d{1,2})[./](\d{4})|(\d{4})-(\d{1,2})", clean, re.ASCII):
            month = datetime.date(int(found[2] or found[3]), int(found[1] or found[4]), 1)
            return month, dates.month_end(month)
        clean = clean.replace("/", ".")
        named = re.search(r"\d{4}", clean, re.ASCII)
        day = dates.read_iso(clean) if named else dates.read_typed(clean, clock.today())
        return day, day
    except (ValueError, OverflowError) as error:
        raise Invalid(N_("{text} is not a day, month or year."), text=text) from error


def _texts(column: Column, expression: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Return the condition for words in any order; a person is found by name and by sign-in name."""
    if text.startswith("="):
        return expression == text[1:].strip()
    parts = [cast(expression, String).icontains(word, autoescape=True) for word in text.split()]
    if column.kind == "login":
        return or_(expression.in_(logins_of(text)), and_(true(), *parts))
    return and_(true(), *parts)
