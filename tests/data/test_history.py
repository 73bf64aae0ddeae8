"""The words of a history: every field of every recorded table has a title, and values read as on the desk."""

from __future__ import annotations

import datetime

import pytest

from app.core.manifest import command_titles, topics
from app.core.messages import use_language
from app.data.history import field_named, say, tables

UNTRAILED = {
    "about",
    "finance_balance",
    "number_range",
    "search_kind",
    "sign_in_wait",
    "search_short",
    "search_word",
    "seal_key",
    "document_text",
    "trail",
    "trail_head",
    "trail_run",
}


def test_every_field_has_words() -> None:
    """A table or column that nobody named would show its technical name to a clerk."""
    bare = [
        f"{table.name}.{column.name}"
        for table in tables().values()
        if table.name not in UNTRAILED and table.name != "finance_line"
        for column in table.columns
        if not table.info["title"] or field_named(table.name, column.name).title in ("", column.name)
    ]
    assert bare == []


def test_every_command_has_words() -> None:
    """Commands that need no right are named by their topic."""
    titles = command_titles()
    assert {"finance.entry.post", "sign_in_succeeded", "set_up"} <= set(titles)
    assert all(title for topic in topics() for title in topic.unnamed.values())


def test_values_read_as_on_the_desk() -> None:
    """Amounts, days, choices and secrets in German; what is empty is left out."""
    use_language("de")
    values = {
        "amount": -123456,
        "value_day": datetime.date(2026, 4, 3),
        "key": "ab",
        "contra": "",
        "parked": False,
    }
    assert (
        say("finance_bank_line", values)
        == "Betrag: −1.234,56 · Wertstellung: 03.04.2026 · Fingerabdruck: ••• · Zurückgestellt: nein"
    )
    assert say("finance_line", {"lines": [[1, 5000, 0, None, None, None, None]]}) == "Zeilen: 50,00"
    assert say("finance_bank_statement", {"brought": 102_12}) == "Summe des Neuen: 102,12"
    assert say("nowhere", {"odd": 1}) == "odd: 1"


@pytest.mark.parametrize(
    ("kind", "words"),
    [("output", "Output tax"), ("input", "Input tax"), ("reverse", "Reverse charge")],
)
def test_choices_have_titles(kind: str, words: str) -> None:
    """A closed list shows its words, not its keys."""
    assert say("finance_tax_case", {"kind": kind}) == f"Type: {words}"
