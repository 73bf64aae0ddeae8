"""Figures (KPI) as topics declare them: what each means, how it is reckoned, its unit and direction; values are whole numbers, never floats."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Message, _
from app.core.money import read_typed
from app.core.times import hours_typed

MONEY, PERCENT, DAYS, COUNT, NUMBER, HOURS = "money", "percent", "days", "count", "number", "hours"
UNITS = {
    MONEY: N_("Euro"),
    PERCENT: N_("per cent"),
    DAYS: N_("days"),
    COUNT: N_("count"),
    NUMBER: N_("number with decimals"),
    HOURS: N_("hours"),
}
PARTS = {MONEY: 100, PERCENT: 100, DAYS: 10, COUNT: 1, NUMBER: 100, HOURS: 60}
"""How many of the whole numbers that are kept make one of what is written: cents, basis points, tenths of days, minutes."""

HIGHER, LOWER, NEITHER = "higher", "lower", "neither"
BETTER = {HIGHER: N_("higher is better"), LOWER: N_("lower is better"), NEITHER: N_("neither is better")}
AREAS = {
    "finance": N_("Finance"),
    "sales": N_("Sales"),
    "purchasing": N_("Purchasing and stock"),
    "staff": N_("Staff"),
    "it": N_("IT"),
    "documents": N_("Documents"),
    "organisation": N_("Organisation"),
}
LIMIT = 10**15  # beyond it a formula has gone wrong


@dataclass(frozen=True)
class Value:
    """What a figure is in a span: a whole number in the parts of its unit, or None with the reason in words.

    top and base are what was divided, in the words of the formula, so that it can be checked; doubts say why what it was reckoned
    from does not add up.
    """

    number: int | None
    why: str = ""
    top: int | None = None
    base: int | None = None
    doubts: tuple[Message, ...] = ()


@dataclass(frozen=True)
class FigureRow:
    """A row behind a figure: words, what it adds in its unit, and the page that shows it."""

    label: str
    detail: str = ""
    amount: int | None = None
    unit: str = MONEY
    page: str = ""
    request: object = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure: its key, words, unit and direction, the area it belongs to, and whether it is of a day (the last of a span)."""

    key: str
    title: str
    meaning: str
    formula: str
    unit: str
    better: str
    area: str
    at_day: bool = False


@dataclass(frozen=True, kw_only=True)
class FigureSource:
    """One reading that several figures come from.

    read is a query (connection, since, until) -> values by key, rows a query (connection, key, since, until) -> the rows
    behind one, departments, where its rows belong to some, one (connection, since, until) -> values by department and key; parted_by
    and rest are what departments, and what belongs to none, are called there.
    Who holds the right of read and all of needs may see them. tables are those it is read from.
    """

    figures: tuple[Figure, ...]
    read: Callable[[Any, datetime.date, datetime.date], Mapping[str, Value]]
    rows: Callable[[Any, str, datetime.date, datetime.date], list[FigureRow]]
    tables: frozenset[str]
    needs: tuple[str, ...] = ()
    departments: Callable[[Any, datetime.date, datetime.date], Mapping[str, Mapping[str, Value]]] | None = (
        None
    )
    parted_by: str = N_("Department")
    rest: str = N_("Small or no department")


def half_up(exact: Fraction) -> int:
    """Return the nearest whole number, halves away from zero."""
    sign = -1 if exact < 0 else 1
    return sign * ((2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator))


def shared(top: int, base: int, unit: str, why: str) -> Value:
    """Return top ÷ base in a unit, half up; no value, for that reason, where the base is nothing or below it."""
    if base <= 0:
        return Value(None, why, top, base)
    times = PARTS[unit] * (100 if unit == PERCENT else 1)
    return Value(half_up(Fraction(top * times, base)), "", top, base)


def exact_of(number: int, unit: str) -> Fraction:
    """Return a value as it is written, exact: euros, per cents, days, hours."""
    return Fraction(number, PARTS[unit])


def kept_of(exact: Fraction, unit: str) -> int:
    """Return what is kept of a value as it is written, half up; raises Invalid beyond all bounds."""
    found = half_up(exact * PARTS[unit])
    if abs(found) > LIMIT:
        raise Invalid(N_("This is larger than any figure Kontor keeps."))
    return found


def written(number: int | None, unit: str) -> str:
    """Write a value with its unit in the language in force; a dash for none."""
    if number is None:
        return "–"
    if unit == HOURS:
        sign = formats.MINUS if number < 0 else ""
        return f"{sign}{formats.count(abs(number) // 60)}:{abs(number) % 60:02d} h"
    plain = _plain(number, unit)
    marks = {MONEY: f"{plain} €", PERCENT: f"{plain} %"}
    if unit == DAYS:
        return _("{count} days").format(count=plain)
    return marks.get(unit, plain)


def short(number: int | None, unit: str) -> str:
    """Write a value for a tile: money from ten thousand euros on without cents."""
    if unit == MONEY and number is not None and abs(number) >= 1_000_000:
        return f"{formats.count(half_up(Fraction(number, 100)))} €"
    return written(number, unit)


def typed_text(number: int | None, unit: str) -> str:
    """Write a value as it is typed into a field; nothing for none."""
    if number is None:
        return ""
    if unit == HOURS:
        return f"{'-' if number < 0 else ''}{abs(number) // 60}:{abs(number) % 60:02d}"
    if unit == PERCENT and number % 10 == 0:
        return formats.number(Decimal(number) / PARTS[unit], 1).replace(formats.MINUS, "-")
    return _plain(number, unit).replace(formats.MINUS, "-")


def read_value(text: str, unit: str, field: str) -> int | None:
    """Read a value as it is typed, None for nothing; hours also as 7:30. Raises Invalid at the field."""
    clean = text.strip().removesuffix("%").removesuffix("€").removesuffix("h").strip()
    if not clean:
        return None
    try:
        if unit == HOURS:
            plain = clean.replace(formats.MINUS, "-")
            whole = hours_typed(plain.removeprefix("-"))
            if whole is None and ":" in clean:
                raise Invalid(N_("{text} is not an amount."), text=text)
            if whole is not None:
                return kept_of(exact_of(-whole if plain.startswith("-") else whole, unit), unit)
        return kept_of(Fraction(read_typed(clean.replace(formats.MINUS, "-"))), unit)
    except Invalid as error:
        raise Invalid(error.message.template, field=field, **error.message.values) from error


def _plain(number: int, unit: str) -> str:
    parts = PARTS[unit]
    places = {100: 2, 10: 1, 1: 0}[parts]
    return formats.number(Decimal(number) / parts, places)
