"""Days as clerks type them, and the calendar of the Bundesländer."""

from __future__ import annotations

import datetime

import pytest

from app.core import format as formats
from app.core.dates import (
    add_months,
    easter,
    holidays,
    is_working_day,
    next_working_day,
    read_iso,
    read_typed,
)
from app.core.errors import Invalid

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3", "2026-11-03"),
        ("03", "2026-11-03"),
        ("0312", "2026-12-03"),
        ("031226", "2026-12-03"),
        ("03122026", "2026-12-03"),
        ("3.12.", "2026-12-03"),
        ("3.12", "2026-12-03"),
        ("3.12.26", "2026-12-03"),
        ("+7", "2026-11-30"),
        ("-1", "2026-11-22"),
        ("h", "2026-11-23"),
        ("t", "2026-11-23"),
        ("2026-02-28", "2026-02-28"),
        ("312", "2026-12-03"),
        ("29.2.24", "2024-02-29"),
        ("140385", "1985-03-14"),  # a date of birth
        ("14.3.67", "1967-03-14"),
        ("311266", "2066-12-31"),
    ],
)
def test_short_days(typed: str, day: str) -> None:
    """Missing parts come from today; a year of two digits lies at most 40 years ahead."""
    assert read_typed(typed, TODAY) == datetime.date.fromisoformat(day)


def test_days_of_a_stack() -> None:
    """Missing parts come from the period of the stack."""
    march = (datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))
    assert read_typed("15", TODAY, march) == datetime.date(2026, 3, 15)
    winter = (datetime.date(2025, 7, 1), datetime.date(2026, 6, 30))
    assert read_typed("0111", TODAY, winter) == datetime.date(2025, 11, 1)
    assert read_typed("0102", TODAY, winter) == datetime.date(2026, 2, 1)


@pytest.mark.parametrize(
    "typed", ["", "31.11.", "0", "99", "3113", "abc", "1.1.1026", "12345", "+99999", "30.2.26", "²"]
)
def test_what_is_no_day(typed: str) -> None:
    """Every refusal is a sentence."""
    with pytest.raises(Invalid) as caught:
        read_typed(typed, TODAY)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("text", ["2026-13-01", "1026-01-01", "9999-01-01", "23/11/2026", "2026-2-3", ""])
def test_bad_days_in_files(text: str) -> None:
    """Files say ISO or German days of a plausible year."""
    with pytest.raises(Invalid):
        read_iso(text)


def test_holidays_by_land() -> None:
    """Known days of known years."""
    assert easter(2026) == datetime.date(2026, 4, 5)
    assert easter(2038) == datetime.date(2038, 4, 25)
    names = {str(holiday.name) for holiday in holidays(2026, "SN")}
    assert "Repentance Day" in names
    assert {h.day for h in holidays(2026, "SN")} >= {datetime.date(2026, 11, 18), datetime.date(2026, 10, 31)}
    assert len(holidays(2026, "BY")) == 12
    assert len(holidays(2026, "BE")) == 10
    assert not is_working_day(datetime.date(2026, 3, 8), "BE")
    assert next_working_day(datetime.date(2026, 12, 25), "BE") == datetime.date(2026, 12, 28)


def test_month_arithmetic() -> None:
    """The last day of a month stays within the month."""
    assert add_months(datetime.date(2026, 1, 31), 1) == datetime.date(2026, 2, 28)
    assert add_months(datetime.date(2026, 1, 31), -2) == datetime.date(2025, 11, 30)


@pytest.mark.parametrize(("minutes", "words"), [
    (None, ""), (0, ""), (45, "45 min"), (90, "90 min"), (60, "1 h"), (240, "4 h"), (1440, "1 d"), (2880, "2 d"), (1500, "25 h"),
])  # fmt: skip
def test_a_time_is_told_in_the_unit_that_measures_it(minutes: int | None, words: str) -> None:
    """Who follows a plan in an emergency reads 2 days, not 2,880 minutes."""
    assert formats.span(minutes) == words


def test_easter_of_six_hundred_years_by_another_formula() -> None:
    """By Gauss as Lichtenberg completed him: the first Sunday after the full moon of the tables; never before 22 March or after 25 April."""
    for year in range(1700, 2300):
        century = year // 100
        secular = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
        moon = (19 * (year % 19) + secular) % 30
        border = 21 + moon - (moon + year % 19 // 11) // 29
        sunday = 7 - (year + year // 4 + 2 - (3 * century + 3) // 4) % 7
        day = border + 7 - (border - sunday) % 7  # of March
        found = easter(year)
        assert found == datetime.date(year, 3, 1) + datetime.timedelta(days=day - 1)
        assert found.weekday() == 6
        assert datetime.date(year, 3, 22) <= found <= datetime.date(year, 4, 25)
