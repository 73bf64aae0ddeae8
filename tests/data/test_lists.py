"""Every list of the program, walked through: each column sorted both ways and filtered with what people and machines type."""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, Date, Integer, String
from sqlalchemy import column as sql_column
from sqlalchemy.dialects import sqlite

from app.core.errors import Invalid
from app.data.declarative import Base, Keyed
from app.data.declarative import column as declared
from app.data.list_columns import KINDS, Column, shown_as
from app.data.list_filters import condition
from app.data.list_reckoned import type_of
from app.data.lists import FIRST, ListSource, Order
from app.data.office import Office
from app.ui.lists.cells import shown as cell
from app.ui.lists.groups import can_group
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
TURNS = 8  # how often each list is filtered by something odd above every column
ANY = sql_column("x", Date())
LISTS = [pytest.param(function, id=name.removeprefix("app.modules.")) for name, function in makers()]


def plan() -> list[list[dict[str, str]]]:
    """Return what is typed above the columns of each list, turn by turn: each kind of column goes on where the list before ended."""
    turning: dict[str, itertools.cycle[str]] = {}
    found: list[list[dict[str, str]]] = []
    for _name, function in makers():
        source = made(function)
        found.append([])
        for _turn in range(TURNS):
            typed = {
                column.key: next(turning.setdefault(column.kind, itertools.cycle(ODD)))
                for column in source.columns
            }
            found[-1].append(
                {
                    column.key: typed[column.key]
                    for column in source.columns
                    if accepts(column, typed[column.key])
                }
            )
    return found


def summed_up(office: Office, source: ListSource) -> list[str]:
    """Return what broke when a list was summed up by one of its columns: over all lists every kind of them comes along."""
    told = [column for column in source.columns if can_group(column)]
    for column in told[len(told) // 2 :][:1]:
        try:
            rows = sum(one.rows for one in office.read(source.grouped, {}, column.key))
        except Exception as error:  # noqa: BLE001 - everything is what this test looks for
            return [f"{column.key} summed up: {type(error).__name__} {str(error)[:120]}"]
        if rows != len(office.read(source.keys, {})):
            return [f"{column.key} summed up: {rows} rows"]
    return []


def walk(office: Office, source: ListSource, turns: list[dict[str, str]]) -> list[str]:
    """Return what broke: a column with how it was sorted or what was typed above it."""
    broken = summed_up(office, source)

    def tried(words: str, filters: dict[str, str], order: Order | None = None, summed: bool = False) -> None:
        try:
            keys = office.read(source.keys, filters, order, FIRST)
            if summed or not filters:  # the sums ask the same conditions as the keys
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
    for turn, taken in enumerate(turns):
        before = len(broken)
        tried(
            f"all {turn}", taken, summed=turn == 0
        )  # all columns at once: the server reads every condition in one go
        if len(broken) > before:
            for key, text in taken.items():
                tried(f"{key} {text[:20]!r}", {key: text}, Order(key))
    return broken


def accepts(column: Column, typed: str) -> bool:
    """Say whether a column can be filtered by a text; every other answer than a refusal is a fault of its own."""
    if column.by_place:
        return False
    stored = (
        column
        if column.expression is not None
        else replace(column, expression=sql_column("x", type_of(column)))
    )
    try:
        condition(stored, typed)
    except Invalid:
        return False
    return True


@pytest.mark.parametrize(
    ("function", "turns"),
    [pytest.param(*one.values, turns, id=one.id) for one, turns in zip(LISTS, plan(), strict=True)],
)
def test_every_list_sorts_and_filters(
    one_office: Office, function: object, turns: list[dict[str, str]]
) -> None:
    """Seven lists broke for good when a column of a table behind another one was sorted; none may."""
    assert walk(one_office, made(function), turns) == []


def test_everything_odd_is_typed_into_every_kind_of_column() -> None:
    """The turns of all lists together try each text above a column of each kind; kinds of few columns try what they have room for."""
    places: dict[str, int] = {}
    for _name, function in makers():
        for column in made(function).columns:
            places[column.kind] = places.get(column.kind, 0) + TURNS
    assert {kind for kind, room in places.items() if room >= len(ODD)} >= {"text", "money", "day", "number"}


@pytest.mark.parametrize("function", LISTS)
def test_every_list_names_its_right(function: object) -> None:
    """A list that declares no right may not be read."""
    assert made(function).needs


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


@pytest.mark.parametrize(("kind", "kept", "written"), [
    ("percent", 127, "1.27"), ("percent", -88, "−0.88"), ("percent", 0, "0.00"), ("money", 127, "1.27"),
    ("quantity", 12_700, "1.27"), ("number", 127, "127"),
])  # fmt: skip
def test_a_figure_is_found_as_it_is_written(kind: str, kept: int, written: str) -> None:
    """A rate of 1.27 % stood in its list as 127: what a cell shows, typed above it, finds what is kept."""
    column = Column("rate", "Rate", kind, sql_column("rate", Integer))
    assert cell(column, kept) == written
    assert _sql(column, written) == (f"abs(rate) = {kept}" if kind == "money" else f"rate = {kept}")


def test_every_kind_of_figure_keeps_its_own_kind_in_lists() -> None:
    """A field that is kept scaled is shown scaled: none of them is taken for a plain number."""
    assert not {"money", "percent", "quantity", "balance"} & set(KINDS)


class _Said(Keyed, Base):
    """A table whose columns are shown as they are."""

    __tablename__ = "test_said_once"
    state: ColumnElement[str] = declared(String(4), title="State", choices={"a": "A"}, tones={"a": "good"})


@pytest.mark.parametrize("again", [{"title": "State"}, {"key": "state"}, {"choices": {"a": "A"}}])
def test_a_list_does_not_say_again_what_its_column_says(again: dict[str, Any]) -> None:
    """The same words at two places are changed at one of them; what differs is said at the list."""
    with pytest.raises(TypeError, match="says of itself"):
        shown_as(_Said.state, **again)
    plain, other = shown_as(_Said.state), shown_as(_Said.state, "mood", title="Mood", choices={"b": "B"})
    assert (plain.key, plain.title, dict(plain.tones)) == ("state", "State", {"a": "good"})
    assert (other.key, other.title, dict(other.tones)) == ("mood", "Mood", {})


Base.metadata.remove(_Said.__table__)
