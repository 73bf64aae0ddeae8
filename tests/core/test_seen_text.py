"""A text is kept as it is seen: nothing hidden in it, and nothing of what is seen lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.seen_text import seen_line, seen_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("\x1b[31mrot", "[31mrot"),
        ("\ud800x", "x"),
        ("\ufeffMüller", "Müller"),
        ("Mül\u200bler", "Müller"),
        ("\u200d\u2060", ""),
        ("\u202e", ""),
        ("\u00ad", ""),
        ("  x ", "  x "),
        (" ", " "),
        ("\u00a0", "\u00a0"),
        ("שלום مرحبا", "שלום مرحبا"),
        ("👩\u200d💻", "👩\u200d💻"),  # one picture of two, joined by a sign without width
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "e\u0301"),
        ("a\nb\tc", "a\nb\tc"),
    ],
)
def test_what_nobody_sees_is_not_kept(typed: str, kept: str) -> None:
    """Signs that belong to what is seen stay, also those without width."""
    assert seen_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\nb\r\nc\u2028d", "a b c d"), ("A1\tB1\n", "A1 B1 "), ("a\x85b", "a b")]
)
def test_a_field_of_one_line_keeps_one_line(typed: str, kept: str) -> None:
    """Cells of a spreadsheet bring tabs and line ends along; the field shows them as blanks."""
    assert seen_line(typed) == kept


@given(st.text())
def test_every_letter_and_figure_stays_and_cleaning_again_changes_nothing(typed: str) -> None:
    """Reckoned from the signs one by one."""
    kept = seen_line(typed)
    seen = [sign for sign in typed if unicodedata.category(sign)[0] in "LNPSM"]
    assert [sign for sign in kept if unicodedata.category(sign)[0] in "LNPSM"] == seen
    assert seen_line(kept) == kept
    assert kept == "" or kept.isspace() or bool(seen) or any(unicodedata.category(s)[1] in "no" for s in kept)
    kept.encode()
