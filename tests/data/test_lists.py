"""Every list of the program, walked through: each column sorted both ways and filtered with what people and machines type."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Date
from sqlalchemy import column as sql_column
from sqlalchemy.dialects import sqlite

from app.core.errors import Invalid
from app.data.list_columns import Column
from app.data.list_filters import condition
from app.data.lists import FIRST, ListSource, Order
from app.data.office import Office
from tests.lists import made, makers

ODD = (
    *(
        "=",
        "!",
        "a",
        "_",
        "%",
        '"',
        "'",
        "\\",
        "²",
        "\0",
        "a\0b",
        "<script>",
        "💶",
        "x" * 500,
        "=x",
        "!x",
        "ja",
    ),
    *("9" * 30, "-1", "- 1", "1..2", "..", ">", ">100", "<=0", "=0", "1,5", "=1.234,56"),
    *(
        "2026",
        "2026-03",
        "13.2026",
        "31.02.2026",
        "3",
        "0312",
        "+7",
        ">=01.04.2026",
        "01.2026..03.2026",
        "0000",
    ),
)
SUMMED = "3"  # what is typed when the sums are read too
ANY = sql_column("x", Date())
LISTS = [pytest.param(function, id=name.removeprefix("app.modules.")) for name, function in makers()]


def walk(office: Office, source: ListSource) -> list[str]:
    """Return what broke: a column with how it was sorted or what was typed above it."""
    broken = []

    def tried(words: str, filters: dict[str, str], order: Order | None = None) -> None:
        try:
            keys = office.read(source.keys, filters, order, FIRST)
            if not filters or SUMMED in filters.values():  # the sums ask the same conditions as the keys
                office.read(source.totals, filters)
            if not filters:  # a page is read by keys, whatever was typed
                office.read(source.page, keys[:3])
        except Invalid:
            return
        except Exception as error:  # noqa: BLE001 - everything else is what this test looks for
            broken.append(f"{words}: {type(error).__name__} {str(error)[:120]}")

    for column in source.columns:
        for descending in (False, True):
            tried(f"{column.key} {'down' if descending else 'up'}", {}, Order(column.key, descending))
    for typed in ODD:
        taken = {column.key: typed for column in source.columns if accepts(column, typed)}
        before = len(broken)
        tried(f"all {typed[:20]!r}", taken)  # all columns at once: the server reads every condition in one go
        if len(broken) > before:
            for key in taken:
                tried(f"{key} {typed[:20]!r}", {key: typed}, Order(key))
    return broken


def accepts(column: Column, typed: str) -> bool:
    """Say whether a column can be filtered by a text; every other answer than a refusal is a fault of its own."""
    try:
        condition(column, typed)
    except Invalid:
        return False
    return True


@pytest.mark.parametrize("function", LISTS)
def test_every_list_sorts_and_filters(one_office: Office, function: object) -> None:
    """Seven lists broke for good when a column of a table behind another one was sorted; none may."""
    assert walk(one_office, made(function)) == []


@pytest.mark.parametrize("function", LISTS)
def test_every_list_watches_what_it_reads(function: object) -> None:
    """What is shown and not watched stays stale until something else changes."""
    source = made(function)
    shown = [column.expression for column in source.columns if column.expression is not None]
    query = str(source._select(shown, source.order).where(*source.where))
    assert set(re.findall(r"(?:FROM|JOIN) (\w+)", query)) <= source.tables
    assert source.needs, "a list that declares no right may not be read"


def _sql(column: Column, typed: str) -> str:
    """Return the condition of what was typed with its values."""
    return str(
        condition(column, typed).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    )


def test_a_month_is_typed_either_way() -> None:
    """03.2026 and 2026-03 are the same month, and 2026-04 another one."""
    day = Column("day", "Day", "day", ANY)
    assert _sql(day, "03.2026") == _sql(day, "2026-03") != _sql(day, "2026-04")


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    """No text brings a filter down, whatever kind its column has."""
    for kind in ("text", "number", "money", "balance", "day", "moment", "flag"):
        with contextlib.suppress(Invalid):
            _sql(Column("x", "X", kind, ANY), typed)
