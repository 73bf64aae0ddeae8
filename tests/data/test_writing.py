"""Many rows at once: written, set and dropped by several keys as one by one would, on both databases, whatever they hold."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, String, Table, select, text

from app.data.office import Office
from app.data.writing import drop_rows, highest, ranges_of, set_rows, write_rows
from app.modules.finance.booking.models import TextConstant

KINDS = {"a": Integer, "b": String, "n": Integer, "words": String}
THING = Table("test_thing", MetaData(), *(Column(name, kind) for name, kind in KINDS.items()))
ODD = ["", "x", "a\tb", "\\N", "\\", 'quote "x"', "it's", "ü €", "{1,2}", "NULL", "zwei\nZeilen", ":name %s"]


@given(st.sets(st.integers(-50, 50)))
def test_ranges_hold_every_key_once(keys: set[int]) -> None:
    """And are as few as can be."""
    found = ranges_of(sorted(keys))
    assert [key for low, high in found for key in range(low, high + 1)] == sorted(keys)
    assert all(low - high_before > 1 for (_l, high_before), (low, _h) in itertools.pairwise(found))


def test_many_rows_as_one_by_one(any_office: Office) -> None:
    """Against a dictionary that does the same: texts of every kind, none, keys of two columns, rows that are not there."""
    dice, kept = random.Random(7), dict[tuple[int, str], tuple[int | None, str]]()
    with any_office.book.writing() as connection:
        connection.execute(text("CREATE TABLE test_thing (a INTEGER, b TEXT, n INTEGER, words TEXT)"))
        rows = [(n, odd, n * 3, dice.choice(ODD)) for n in range(3) for odd in ODD]
        write_rows(connection, "test_thing", ("a", "b", "n", "words"), rows)
        kept |= {(a, b): (n, words) for a, b, n, words in rows}
        for _turn in range(4):
            some = dice.sample(sorted(kept), 9)
            new = {key: (dice.choice([None, 0, -5, 2**31 - 1]), dice.choice(ODD)) for key in some}
            set_rows(
                connection, THING, ("a", "b"), ("n", "words"), [(*key, *value) for key, value in new.items()]
            )
            kept |= new
            gone = [*dice.sample(sorted(kept), 3), (99, "not there")]
            drop_rows(connection, THING, ("a", "b"), gone)
            kept = {key: value for key, value in kept.items() if key not in gone}
            found = {(row.a, row.b): (row.n, row.words) for row in connection.execute(select(THING))}
            assert found == kept
        for nothing in (
            lambda: set_rows(connection, THING, ("a",), ("n",), []),
            lambda: drop_rows(connection, THING, ("a",), []),
        ):
            nothing()
        assert len(kept) > 15
        connection.execute(text("DROP TABLE test_thing"))


def test_the_next_key_is_above_all_that_ever_were(office: Office) -> None:
    """One that only the trail remembers counts too."""
    with office.book.writing() as connection:
        table = TextConstant.__table__
        assert connection.scalar(highest(table)) == 1
        connection.execute(
            text(
                "INSERT INTO trail (run, position, kind, table_name, row_key) SELECT max(seq), 99, 'delete', 'finance_text_constant', 41 FROM trail_run"
            )
        )
        assert connection.scalar(highest(table)) == 42
