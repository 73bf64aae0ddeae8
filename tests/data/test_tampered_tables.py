"""One row of every table of the schema, changed or invented by SQL past the guards: verify names each by its table and key."""

from __future__ import annotations

import random

import pytest

from app.data.all_tables import load_models
from app.data.office import Office
from tests.data.tampering import Tampering, named, tamperings, trailed, unnamed

# Rows that say nothing which is not in other rows, or that only the moment needs. Whoever changes them changes no figure.
BESIDE = {
    "about": "what the program keeps for itself; the id of the book begins the chain of its journal",
    "document_folder_trouble": "files that a watched folder could not take in",
    "document_text": "words for the search, read from the file, whose bytes are checked",
    "office_rule_mark": "how far a rule has looked; what it did is unique by rule, row and cause",
    "search_kind": "numbers of the search index",
    "search_short": "the search index",
    "search_word": "the search index",
    "sign_in_wait": "the wait after wrong passwords, over in minutes",
}
# The last place of a slip, one further on: the order, which is all that a place says, stays what it was.
SAME_ORDER = {"hr_payroll_amount: place changed"}


def test_a_row_of_every_table_is_named(demo: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drawn change of each table, all at once where rows are kept one by one, alone where a topic reckons them anew."""
    dice = random.Random(20261127)
    tables = [table for table in load_models().sorted_tables if table.name not in BESIDE]
    drawn: list[Tampering] = []
    with demo.book.engine.connect() as connection:
        for table in tables:
            found = [
                one for one in tamperings(connection, table) if trailed(table) or one.words != "invented"
            ]
            found = [one for one in found if str(one) not in SAME_ORDER]
            drawn += [dice.choice(found)] if found else []
    silent, refused = unnamed(demo.book, [one for one in drawn if trailed(one.table)], monkeypatch)
    alone = [*silent, *(one for one in drawn if not trailed(one.table))]  # what a topic reckons anew
    assert [str(one) for one in alone if not named(demo.book, one)] == []
    # What a key of the database refuses was not tried; the other tables all were.
    assert len(drawn) - len(refused) >= len(tables) - 40, len(refused)
