"""Columns of files that follow from the columns of a table: each kind as files write it, told by its cell where it does not fit."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.fields import Field
from app.core.messages import use_language
from app.data.export import FORMULA_STARTS, Sheet, csv_bytes, safe, unsafe, xlsx_bytes
from app.data.import_columns import reader_of
from app.data.transfer import FieldSpec, read_clipboard, read_code, read_table, records
from app.modules.hr.people.transfer import specs as people
from app.modules.hr.recruiting.transfer import specs as applicants
from app.modules.inventory.counting.transfer import FIELDS as COUNTS
from app.modules.inventory.stock.transfer.columns import FIELDS as ARTICLES
from app.modules.it.assets.transfer.columns import FIELDS as DEVICES
from app.modules.organisation.contacts.transfer import specs as contacts

FILES = {
    "people": people(),
    "applicants": applicants({}),
    "contacts": contacts(),
    "counts": COUNTS,
    "articles": ARTICLES,
    "devices": DEVICES,
}
STATES = {"open": "To do", "done": "Done"}


@pytest.mark.parametrize(
    ("about", "cell", "value"),
    [
        (Field(name="x", length=3), " abc ", "abc"),
        (Field(name="x", kind="day"), "03.12.2026", datetime.date(2026, 12, 3)),
        (Field(name="x", kind="day"), "2026-12-03", datetime.date(2026, 12, 3)),
        (Field(name="x", kind="money"), "1.234,56", 123456),
        (Field(name="x", kind="money"), "-0.05", -5),
        (Field(name="x", kind="percent"), "19 %", 1900),
        (Field(name="x", kind="quantity"), "2.5", 25_000),
        (Field(name="x", kind="number", minimum=0, maximum=9), "9", 9),
        (Field(name="x", kind="flag"), "Ja", True),
        (Field(name="x", kind="flag"), "-", False),
        (Field(name="x", choices=STATES), "DONE", "done"),
        (Field(name="x", choices=STATES), "to do", "open"),
        (Field(name="x", kind="number", choices={1: "One", 2: "Two"}), "two", 2),
        (Field(name="x", kind="number", choices={1: "One", 2: "Two"}), "1", 1),
    ],
)
def test_a_cell_is_read_by_what_its_column_says(about: Field, cell: str, value: object) -> None:
    """The value has the type of the column, so that what follows compares equal to what is kept."""
    found = reader_of(about)(cell)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("about", "cell", "says"),
    [
        (Field(name="x", length=3), "abcd", "At most 3 characters"),
        (Field(name="x", kind="day"), "31.02.2026", ""),
        (Field(name="x", kind="money"), "=1+1", ""),
        (Field(name="x", kind="number", minimum=0, maximum=9), "10", "from 0 to 9"),
        (Field(name="x", kind="number"), "1,5", "whole number"),
        (Field(name="x", kind="number"), "²", "whole number"),
        (Field(name="x", kind="number"), "9" * 30, "whole number"),
        (Field(name="x", kind="flag"), "perhaps", "yes or no"),
        (Field(name="x", choices=STATES), "later", "To do, Done"),
    ],
)
def test_what_a_column_does_not_take_is_a_sentence(about: Field, cell: str, says: str) -> None:
    """Nothing is cut, rounded or guessed."""
    with pytest.raises(Invalid) as refused:
        reader_of(about)(cell)
    assert says in str(refused.value)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_leads_to_two_columns(name: str, language: str) -> None:
    """A header is one column: the own titles of a file are all different, and no other word of one is said by a second one too."""
    use_language(language)
    own: dict[str, str] = {}
    others: dict[str, str] = {}
    for spec in FILES[name]:
        for word in {spec.key.lower(), spec.title.lower(), str(_message(spec.title)).lower()}:
            assert own.setdefault(word, spec.key) == spec.key, word
        for word in spec.synonyms:
            assert word == word.lower(), "headers are compared in small letters"
            assert others.setdefault(word, spec.key) == spec.key, word


def _message(title: str) -> object:
    from app.core.messages import Message

    return Message(title)


ODD = ("=SUM(A1)", "-Server", "+49 170", "@office", "'quoted'", "plain", "'=kept by somebody", "''-x")


@pytest.mark.parametrize("make", [csv_bytes, xlsx_bytes])
def test_what_was_made_harmless_comes_back_as_it_was(make: Callable[[Sheet], bytes], tmp_path: Path) -> None:
    """CSV puts a mark before what a spreadsheet would reckon; the readers of tables take it away, once, whoever reads."""
    sheet = Sheet("list", (("Name", "text"), ("Note", "text")), [[one, "x"] for one in ODD])
    path = tmp_path / ("list.csv" if make is csv_bytes else "list.xlsx")
    path.write_bytes(make(sheet))
    good, faults = records(read_table(path), (FieldSpec("name", "Name"),))
    assert faults == []
    assert [values["name"] for _line, values in good] == list(ODD)


def test_what_is_copied_from_a_spreadsheet_loses_the_mark_too() -> None:
    """Cells that were copied from a list of ours carry it."""
    copied = read_clipboard("Name\tNote\n'=1+1\t'-x\n")
    assert list(copied.rows) == [(2, ["=1+1", "-x"])]


@given(st.text("'=+-@a\t", max_size=6))
def test_no_text_is_a_formula_and_none_is_changed(text: str) -> None:
    """The mark is put and taken away exactly once."""
    assert not safe(text).startswith(FORMULA_STARTS)
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize("text", ["4,01E+12", "4.01e12", "1E-5"])
def test_a_shortened_number_is_no_number(text: str) -> None:
    """A spreadsheet that shows 4006381333931 as 4,01E+12 has lost its figures: taken over, devices would share a number."""
    with pytest.raises(Invalid, match="shortened"):
        read_code(text)
    assert read_code("  AB  12E ") == "AB 12E"


def test_fields_know_what_others_call_them() -> None:
    """A column's own words come before those of its name everywhere; a name that nobody knows has none."""
    assert Field(name="town", synonyms=("wohnort",)).names[:2] == ("wohnort", "ort")
    assert Field(name="unheard").names == ()
