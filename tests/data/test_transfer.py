"""Rows of a file as records: every row is either good or has its fault named, whatever its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import BadFile
from app.core.messages import N_
from app.data.transfer import FieldSpec, TableFile, match_columns, read_amount, records

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


@given(st.dictionaries(st.sampled_from(["town", "note"]), st.integers(0, 3)), st.integers(0, 3))
def test_columns_that_were_chosen_are_taken_whatever_their_titles_say(
    chosen: dict[str, int], name: int
) -> None:
    """Each field stands in the column chosen for it, and nowhere when none was; a required one must be chosen."""
    table = TableFile("a.csv", ("note", "town", "name", "x"), [(2, ["a", "b", "c", "d"])], b"")
    given_ = {**chosen, "name": name}
    assert match_columns(table, FIELDS, given_) == given_
    good, faults = records(table, FIELDS, given_)
    assert faults == []
    assert good == [
        (2, {key: "abcd"[given_[key]] if key in given_ else None for key in ("name", "town", "note")})
    ]
    with pytest.raises(BadFile):
        match_columns(table, FIELDS, chosen)


def test_a_file_of_which_no_column_is_known_is_refused() -> None:
    """Or its rows would be read as nothing, and nobody told; with columns chosen by hand, or no title at all, it is another fault."""
    optional = FIELDS[1:]
    with pytest.raises(BadFile) as refused:
        match_columns(TableFile("a.csv", ("foo", "bar"), [(2, ["1", "2"])], b""), optional)
    (fault,) = refused.value.faults
    assert (fault.line, "foo, bar" in str(fault)) == (1, True)
    assert match_columns(TableFile("a.csv", ("foo", "Town"), [], b""), optional) == {"town": 1}
    assert match_columns(TableFile("a.csv", ("foo", "bar"), [], b""), optional, {}) == {}
    assert match_columns(TableFile("a.csv", (), [], b""), optional) == {}


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(".,"))
def test_cents_are_added_to_what_stands_before_them(whole: int, cents: int, sign: str) -> None:
    """The quick way reads what the words of the number say, digit by digit."""
    digits = f"{whole}{cents:02}"
    assert read_amount(f"{whole}{sign}{cents:02}") == sum(
        int(digit) * 10**place for place, digit in enumerate(reversed(digits))
    )
