"""Columns that are reckoned sort and filter like stored ones: a list of every kind on both databases, and all of the program."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, Select, func, literal, select, union_all

from app.core.errors import Invalid
from app.core.messages import N_, Message, use_language
from app.data import lists
from app.data.list_columns import Column
from app.data.list_reckoned import ordered_by, ranks_of, reckoned_table
from app.data.lists import ListSource, Order
from app.data.office import Office
from app.data.queries import query
from tests.lists import made, makers

NOON = datetime.datetime(2026, 3, 29, 10, tzinfo=datetime.UTC)
WORDS = {"draft": N_("Draft"), "open": N_("Open"), "paid": N_("Paid")}
CELLS: dict[int, list[Any]] = {
    1: ["open", "10 Stück", 12_50, datetime.date(2026, 4, 1), NOON, True, 3],
    2: ["draft", "2 Stück", -12_50, datetime.date(2025, 12, 31), None, False, None],
    3: ["paid", 'Öl "fein" 100 %', None, None, NOON + datetime.timedelta(days=40), None, 10],
    4: ["open", "", 0, datetime.date(2026, 4, 30), NOON, True, -1],
    5: [None, None, 9_999_999_99, datetime.date(2026, 2, 28), NOON, False, 3],
}
COLUMNS = (
    Column("state", N_("State"), "text", choices=WORDS),
    Column("text", N_("Text"), "text"),
    Column("amount", N_("Amount"), "money"),
    Column("day", N_("Day"), "day"),
    Column("at", N_("At"), "moment"),
    Column("flag", N_("Flag"), "flag"),
    Column("count", N_("Count"), "number", total=True),
)


def rows_of_five() -> Select[Any]:
    """Return a query of five rows."""
    parts = [select(literal(key).label("id"), literal(key * 2).label("twice")) for key in CELLS]
    return select(union_all(*parts).subquery())


def finish(_connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
    """Fill what is reckoned."""
    for key, row in zip(keys, rows, strict=True):
        row[: len(COLUMNS)] = CELLS[key]


def source() -> ListSource:
    """Return the list of them, and one stored column."""
    five = rows_of_five().subquery()
    columns = (*COLUMNS, Column("twice", N_("Twice"), "number", five.c.twice))
    return ListSource("five", five, columns, (five.c.id.asc(),), finish=finish, right="office.settings")


@query("office.settings")
def keys(connection: Connection, filters: dict[str, str], order: Order | None = None) -> list[int]:
    """Return the keys of the list."""
    return list(source().keys(connection, filters, order))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"state": "open"}, [1, 4]),
        ({"state": "!open"}, [2, 3, 5]),
        ({"state": "="}, [5]),
        ({"text": "stück 1"}, [1]),
        ({"text": '"fein" 100 %'}, [3]),
        ({"text": "="}, [4, 5]),
        ({"amount": "12,50"}, [1, 2]),
        ({"amount": ">=0"}, [1, 4, 5]),
        ({"amount": "="}, [3]),
        ({"day": "04.2026"}, [1, 4]),
        ({"day": "<01.01.2026"}, [2]),
        ({"at": "29.03.2026"}, [1, 4, 5]),
        ({"flag": "ja"}, [1, 4]),
        ({"count": "3"}, [1, 5]),
        ({"count": "<10", "state": "open"}, [1, 4]),
        ({"count": "<10", "twice": ">2"}, [4, 5]),
    ],
)
def test_what_is_reckoned_is_filtered(
    one_office: Office, filters: dict[str, str], expected: list[int]
) -> None:
    """Every kind of reckoned column takes what is typed above it, beside stored ones."""
    assert one_office.read(keys, filters) == expected


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("state", [2, 1, 4, 3]),  # as the closed list declares its words
        ("text", [2, 1, 3]),  # 2 before 10
        ("amount", [2, 4, 1, 5]),
        ("day", [2, 5, 1, 4]),
        ("at", [1, 4, 5, 3]),
        ("flag", [2, 5, 1, 4]),
        ("count", [4, 1, 5, 3]),
    ],
)
def test_what_is_reckoned_is_ordered(one_office: Office, column: str, expected: list[int]) -> None:
    """Rows with a value come in its order, by their keys where it is the same; backwards all of it is turned."""
    up, down = (one_office.read(keys, {}, Order(column, turned)) for turned in (False, True))
    assert [key for key in up if key in expected] == expected
    assert down == up[::-1] or [key for key in down if key in expected] == expected[::-1]
    assert sorted(up) == sorted(CELLS)


def test_sums_by_what_is_reckoned(one_office: Office) -> None:
    """Rows are counted by the values of a reckoned column."""
    groups = one_office.read(
        query("office.settings")(lambda connection: source().grouped(connection, {}, "state"))
    )
    assert {one.value: one.rows for one in groups} == {None: 1, "draft": 1, "open": 2, "paid": 1}


def test_too_many_rows_are_refused(one_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list too long to be reckoned says so at the column; with another filter it goes on."""
    monkeypatch.setattr(lists, "MOST", 2)
    with pytest.raises(Invalid) as refused:
        one_office.read(keys, {"state": "open"})
    assert refused.value.field == "state"
    assert one_office.read(keys, {"state": "open", "twice": ">6"}) == [4]


def reckoned_rows(office: Office, one: ListSource) -> tuple[list[int], list[list[Any]]]:
    """Return all keys of a list and its rows, read page by page."""
    found = list(office.read(one.keys, {}))
    return found, [
        row for at in range(0, len(found), 500) for row in office.read(one.page, found[at : at + 500])
    ]


def same(one: Any, other: Any) -> bool:
    """Say whether two cells are the same to who looks for one of them; no value and no words are."""
    return ("" if one is None else str(one)) == ("" if other is None else str(other))


def test_every_reckoned_column_of_the_demo_company(demo: Office) -> None:
    """Of all lists: each reckoned column keeps all rows when it orders, and = finds just the rows with that value."""
    tried, wrong = 0, []
    for name, function in makers():
        one = made(function)
        reckoned = [
            (at, column)
            for at, column in enumerate(one.columns)
            if column.expression is None and column.sortable
        ]
        if not reckoned:
            continue
        found, rows = reckoned_rows(demo, one)
        for at, column in reckoned if rows else ():
            tried += 1
            if sorted(demo.read(one.keys, {}, Order(column.key))) != sorted(found):
                wrong.append(f"{name} {column.key}: rows lost")
            texts = [row[at] for row in rows if column.kind == "text" and row[at] and not column.choices]
            typed = f"={Message(texts[0])}" if texts else "="
            wanted = texts[0] if texts else ""
            kept = [key for key, row in zip(found, rows, strict=True) if same(row[at], wanted)]
            if sorted(demo.read(one.keys, {column.key: typed})) != sorted(kept):
                wrong.append(f"{name} {column.key}: {typed}")
    assert wrong == []
    assert tried > 60


def test_closed_lists_are_ordered_as_they_are_declared() -> None:
    """A stored column of a closed list is ordered by the place of its words, any other by itself."""
    stored = Column("state", N_("State"), "text", literal("open"), choices=WORDS)
    assert "CASE" in str(ordered_by(stored))
    plain = Column("n", N_("Count"), "number", func.abs(1))
    assert ordered_by(plain) is plain.expression


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["ab 2", "ab 10", "ab 12,5", "ab 999", "ab 1.234,50", "Äpfel"]),
        ("en", ["from 2", "from 10", "from 12.5", "from 999", "from 1,234.50", "zero"]),
        ("de", ["24.12.2026", "25.01.2026", "100 %", "1.000 %"]),
    ],
)
def test_figures_in_words_are_ordered_as_figures(language: str, words: list[str]) -> None:
    """What is written with its marks is ordered by what it is worth, in the language in force."""
    use_language(language)
    ranks = ranks_of(Column("x", N_("Text")), [*reversed(words), *words])
    assert sorted(words, key=ranks.__getitem__) == words


def test_many_rows_are_joined_by_an_index(office: Office) -> None:
    """The cells of ten thousand rows are looked up by key, not compared with each other: SQLite says so of the statement."""
    count = 10_000
    column = Column("count", N_("Count"), "number")

    @query("office.settings")
    def planned(connection: Connection) -> str:
        cells = reckoned_table(connection, [column], range(count), [[key] for key in range(count)])
        five = rows_of_five().subquery()
        joined = select(five.c.id).outerjoin_from(five, cells, cells.c.id == five.c.id)
        text = str(joined.compile(connection, compile_kwargs={"literal_binds": True}))
        return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}"))

    assert "AUTOMATIC" in office.read(planned)
