"""Rows of a file as records: every row is either good or has its fault named, whatever its length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.messages import N_
from app.data.transfer import FieldSpec, TableFile, records

FIELDS = (
    FieldSpec("name", N_("Name"), required=True),
    FieldSpec("town", N_("Town")),
    FieldSpec("note", N_("Note")),
)


@given(st.lists(st.lists(st.sampled_from(["", " ", "Kiel", "x"]), max_size=5), max_size=30))
def test_each_row_is_good_or_named(rows: list[list[str]]) -> None:
    """Rows that end early have nothing in what they lack; a required field that is empty is a fault of that line alone."""
    table = TableFile("a.csv", ("name", "town", "note"), list(enumerate(rows, 2)), b"")
    good, faults = records(table, FIELDS)
    assert sorted([line for line, _values in good] + [one.line for one in faults]) == [
        line for line, _row in table.rows
    ]
    for line, values in good:
        row = [*rows[line - 2], *[""] * 3]
        assert values == {
            key: row[place].strip() or None for place, key in enumerate(("name", "town", "note"))
        }
    assert {one.field for one in faults} <= {"name"}
