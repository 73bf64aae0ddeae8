"""Which tables a reading reads is told by its statements: of every shape, from every kept answer, on both databases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, exists, func, literal, select, text, union_all

from app.data import trail
from app.data.all_tables import load_models
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target, write_note
from app.data.remembered import remembered
from app.data.tables_read import note, noted, tables_in, unnoted

T = load_models().tables
NOTE, LINK, USER, SETTING = T["note"], T["attachment"], T["app_user"], T["setting"]


def _shapes() -> dict[str, tuple[Any, set[str]]]:
    """Return statements of all shapes, each with the tables it reads."""
    other = NOTE.alias("other")
    found = select(LINK.c.id).where(LINK.c.table_name == "note").cte("found")
    inner = select(SETTING.c.id).subquery()
    return {
        "plain": (select(NOTE.c.id), {"note"}),
        "count": (select(func.count()).select_from(LINK), {"attachment"}),
        "join": (select(NOTE.c.id).join(LINK, LINK.c.row_key == NOTE.c.row_key), {"note", "attachment"}),
        "alias": (select(other.c.id).outerjoin(USER, USER.c.login == other.c.written_by), {"note", "app_user"}),
        "scalar": (select(NOTE.c.id, select(func.max(USER.c.id)).scalar_subquery()), {"note", "app_user"}),
        "exists": (select(NOTE.c.id).where(exists().where(LINK.c.row_key == NOTE.c.id)), {"note", "attachment"}),
        "in": (select(NOTE.c.id).where(NOTE.c.id.in_(select(SETTING.c.id))), {"note", "setting"}),
        "with": (select(found.c.id), {"attachment"}),
        "below": (select(inner.c.id), {"setting"}),
        "union": (union_all(select(NOTE.c.id), select(USER.c.id)), {"note", "app_user"}),
        "order": (select(NOTE.c.id).order_by(select(USER.c.id).limit(1).scalar_subquery()), {"note", "app_user"}),
        "words": (text("SELECT n.id FROM note AS n, setting JOIN app_user u ON u.id = setting.id"), {"note", "setting", "app_user"}),
        "words within": (select(text("1")).select_from(NOTE).where(text("id IN (SELECT id FROM setting)")), {"note", "setting"}),
        "none": (select(literal(1)), set()),
    }  # fmt: skip


@pytest.mark.parametrize("shape", _shapes())
def test_a_statement_of_any_shape_tells_its_tables(one_office: Office, shape: str) -> None:
    """The first time and when it is kept compiled, also with other values; who asks is no part of the answer."""
    statement, tables = _shapes()[shape]
    asked = query("")(lambda connection: connection.execute(statement).all())
    for _time in range(2):
        with noted() as read:
            one_office.read(asked)
        assert read == tables
    one_office.read(asked)  # where nobody wants to know nothing is noted
    assert read == tables


@contextmanager
def _seen_by_the_driver(office: Office) -> Iterator[set[str]]:
    """Gather all names that stand in what the driver gets: more than what is read, never less."""
    words: set[str] = set()

    def look(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        words.update(re.findall(r"\w+", statement))

    event.listen(office.book.engine, "before_cursor_execute", look)
    try:
        yield words
    finally:
        event.remove(office.book.engine, "before_cursor_execute", look)


def test_what_is_read_driver_near_is_told_too(one_office: Office) -> None:
    """A statement that is given as words alone, and one of many values at once."""

    @query("")
    def asked(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT count(*) FROM setting")
        connection.execute(select(NOTE.c.id).where(NOTE.c.id.in_([1, 2, 3]))).all()

    with noted() as read, _seen_by_the_driver(one_office) as words:
        one_office.read(asked)
    assert read == {"setting", "note"} <= words


def test_what_was_kept_tells_what_it_was_reckoned_from(any_office: Office) -> None:
    """An answer from before reads nothing, and shows the same tables."""

    @query("")
    def asked(connection: Connection) -> object:
        return remembered(connection, "a test of tables", lambda: connection.execute(select(NOTE.c.id)).all())

    for _time in range(2):
        with noted() as read:
            any_office.read(asked)
        assert read == {"note"}  # not the trail, which only says whether it is still good


def test_a_history_is_that_of_its_table(any_office: Office) -> None:
    """The changes of a row are read from the trail, and change with the row alone."""
    any_office.run(write_note, Target("finance_account", 1), "a word")
    with noted() as read:
        assert any_office.read(trail.history, "note", 1)
    assert "note" in read
    assert "trail" not in read


def test_notes_within_notes_and_without() -> None:
    """What is noted inside counts outside too; in between one may read unnoticed; nothing is kept afterwards."""
    with noted() as outer:
        note(["a"])
        with noted() as inner:
            note(["b"])
        with unnoted():
            note(["c"])
    note(["d"])
    assert (outer, inner) == ({"a", "b"}, {"b"})


def test_words_are_read_as_they_are_written() -> None:
    """Quoted, on several lines, several behind one FROM; what stands in no FROM is none."""
    assert tables_in('select "from" from "setting" as s,\n note left join\n app_user on 1=1') == {
        "setting",
        "note",
        "app_user",
    }
    assert tables_in("PRAGMA data_version") == frozenset()
