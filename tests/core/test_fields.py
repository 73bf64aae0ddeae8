"""What a column says of itself is said in words of people, whatever value a history holds."""

from __future__ import annotations

import datetime

import pytest

from app.core import codec
from app.core.fields import COMMON, PERSONAL, WIDTHS, Field
from app.core.messages import Message, use_language
from app.core.people import use_names
from app.data.all_tables import load_models
from app.data.declarative import field_of

STATES = {"open": "to do", 1: "one"}


@pytest.mark.parametrize(
    ("about", "value", "words"),
    [
        (Field(name="x"), None, "–"),
        (Field(name="x"), "", "–"),
        (Field(name="x", kind="money"), 0, "0.00"),
        (Field(name="x", kind="money"), -123456, "−1,234.56"),
        (Field(name="x", kind="percent"), 1900, "19.00 %"),
        (Field(name="x", kind="quantity"), 15_000, "1.5"),
        (Field(name="x", kind="price"), 15_000, "1.50"),
        (Field(name="x", kind="flag"), True, "yes"),
        (Field(name="x", kind="flag"), False, "no"),
        (Field(name="x", kind="secret"), "key", "•••"),
        (Field(name="x", kind="secret"), None, "–"),
        (Field(name="x", kind="bytes"), b"1", "•••"),
        (Field(name="x", kind="record"), 7, "#7"),
        (Field(name="x", kind="login"), "anna", "Anna Meyer"),
        (Field(name="x", kind="login"), "gone", "gone"),
        (Field(name="x", kind="day"), datetime.date(2026, 12, 3), "03/12/2026"),
        (Field(name="x", choices=STATES), "open", "to do"),
        (Field(name="x", choices=STATES), "1", "1"),
        (Field(name="x", choices=STATES), 1, "one"),
        (Field(name="x", choices=STATES), "gone", "gone"),
        (Field(name="x", kind="lines"), [[1, 100], [2, -100]], "1.00  −1.00"),
        (Field(name="x", kind="message"), codec.dumps(Message("{n} x", {"n": 2})), "2 x"),
        (Field(name="x"), codec.Sealed("t", 1, "eA=="), "(erased)"),
        (Field(name="x", kind="money"), codec.Sealed("t", 1, "eA=="), "(erased)"),
    ],
)
def test_a_value_in_words(about: Field, value: object, words: str) -> None:
    """A value that the list does not know any more, or that was erased, is no fall."""
    use_names({"anna": "Anna Meyer"})
    try:
        assert about.said(value) == words
    finally:
        use_names({})


def test_a_zero_is_no_nothing_and_no_secret_is_told_in_any_language() -> None:
    """0 has words, in German too."""
    use_language("de")
    assert Field(name="x", kind="number").said(0) == "0"
    assert Field(name="x", kind="money").said(5) == "0,05"
    assert "geheim" not in Field(name="x", kind="secret").said("geheim")


def test_widths_follow_from_kind_and_length() -> None:
    """What a column says itself goes before."""
    assert Field(name="x", width=7, kind="day").list_width == 7
    assert Field(name="x", kind="day").list_width == WIDTHS["day"]
    assert Field(name="x", length=200).list_width > Field(name="x", length=20).list_width


def test_every_column_of_the_program_is_declared_soundly() -> None:
    """Personal data have a category that is known, a default fits its list, bounds are bounds, tones are of values there are."""
    faults = []
    for table in load_models().tables.values():
        for column in table.columns:
            about = field_of(column)
            place = f"{table.name}.{column.name}"
            if about.personal and about.personal not in PERSONAL:
                faults.append(f"{place}: {about.personal} is no category")
            if about.sealed and not about.personal:
                faults.append(f"{place}: sealed, but not personal")
            if not set(about.tones) <= set(about.choices):
                faults.append(f"{place}: a tone of a value that is none")
            if about.minimum is not None and about.maximum is not None and about.minimum > about.maximum:
                faults.append(f"{place}: no number fits its bounds")
            if about.choices and about.length and any(len(str(one)) > about.length for one in about.choices):
                faults.append(f"{place}: a value of its list is longer than itself")
            if about.ends and about.kind not in ("day", "moment"):
                faults.append(f"{place}: only a day ends a term")
            if about.ends not in ("", "never") and about.ends not in table.c:
                faults.append(f"{place}: {about.ends} is no column")
            if len(set(about.names)) != len(about.names):
                faults.append(f"{place}: a word of other programs stands there twice")
    assert faults == []
    assert set(COMMON) >= {"id", "version"}
