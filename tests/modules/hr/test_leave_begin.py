"""From which year leave accounts are kept where nobody says it: that of the book, never one that stands in the program."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from app.data.books import open_book
from app.data.making import making
from app.data.office import Office
from app.data.settings import change_setting, declared, setting
from app.modules.office.services import NewBook, check, set_up

D = datetime.date


def made_on(place: Path, day: datetime.date, fiscal_year: int) -> Office:
    """Return an office on a book that was made at noon of a day, with a first fiscal year."""
    noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
    with making(str(place)) as book:
        Office(book, clock=lambda: noon).run(set_up, check(NewBook("Test GmbH", fiscal_year, land="BE")))
    return Office(open_book(str(place)), clock=lambda: noon)


@pytest.mark.parametrize(
    ("day", "first", "begin"),
    [(D(2026, 11, 27), 2026, 2026), (D(2026, 11, 27), 2027, 2027), (D(2029, 2, 3), 2028, 2029)],
)
def test_leave_is_kept_from_the_year_of_the_book(
    tmp_path: Path, day: datetime.date, first: int, begin: int
) -> None:
    """A book begun ahead keeps leave from its first year on, one that catches up from when it is made; what is said goes before."""
    office = made_on(tmp_path / "B.kontor", day, first)
    key = "hr.leave_from"
    assert office.read(setting, key) == begin
    office.run(change_setting, key, 2020)
    assert office.read(setting, key) == 2020
    assert office.run(change_setting, key, None).now == begin
    assert office.run(change_setting, key, begin).now == begin
    assert office.read(setting, key) == begin
    office.book.close()


def test_no_setting_has_a_year_as_its_default() -> None:
    """A year that stands in the program is wrong in the next one."""
    years = range(1990, 2200)
    assert [
        one.key for one in declared().values() if isinstance(one.default, int) and one.default in years
    ] == []
