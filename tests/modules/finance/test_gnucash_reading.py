"""A GnuCash book is read from all its forms or refused by a sentence, and accounts are proposed for its own."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from app.core.errors import BadFile, Invalid
from app.data.office import Office
from app.modules.finance.ledger.queries.gnucash import meeting
from app.modules.finance.ledger.readers import gnucash
from app.modules.finance.ledger.readers.gnucash import cents, is_gnucash, read_gnucash
from app.modules.finance.ledger.rules.gnucash import (
    BOTH,
    ENTRIES,
    OPENING,
    Chosen,
    GnuAccount,
    GnuBook,
    GnuSplit,
    GnuTransaction,
    Proposal,
    Target,
    faults_of,
    needed,
    propose,
)
from tests.modules.finance.gnucash_books import (
    ACCOUNTS,
    book_xml,
    guid,
    packed,
    sqlite_book,
    transaction,
)

D = datetime.date
FIRST, LAST = D(2026, 1, 1), D(2026, 12, 31)
RENT = transaction(D(2026, 3, 1), "Miete März", (("x", "50000/100", "Halle"), ("a.g", "-500000/1000")), "17")
SALE = transaction(D(2026, 3, 2), "Verkauf", (("a.g", "11900/100"), ("i", "-11900/100"), ("y", "0/100")))


def read(folder: Path, data: bytes, name: str = "buch.gnucash") -> GnuBook:
    """Read a book of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_gnucash(path)


def test_all_forms_say_the_same(tmp_path: Path) -> None:
    """Plain, packed and SQLite: accounts with their full names, exact cents, the posted day, templates and scheduled ones counted."""
    xml = book_xml((RENT, SALE))
    plain, zipped = read(tmp_path, xml), read(tmp_path, packed(xml), "p.gnucash")
    assert plain.transactions == zipped.transactions
    assert (plain.scheduled, plain.templates) == (1, 1)
    assert plain.path(guid("a.g")) == "Aktiva:Girokonto"
    rent = plain.transactions[0]
    assert (rent.day, rent.document, rent.words, rent.debit) == (D(2026, 3, 1), "17", "Miete März", 500_00)
    assert [split.amount for split in rent.splits] == [500_00, -500_00]
    assert plain.transactions[1].document.startswith("GC-")
    assert [one.placeholder for one in plain.accounts] == [False, *(True for _one in ACCOUNTS)]
    sqlite_book(tmp_path / "s.gnucash")
    other = read_gnucash(tmp_path / "s.gnucash")
    assert (other.scheduled, other.templates, len(other.transactions)) == (1, 1, 1)
    assert other.transactions[0].mark == rent.mark
    assert {one.guid for one in other.accounts} == {"r", "g", "m"}
    assert all(is_gnucash(tmp_path / name) for name in ("buch.gnucash", "p.gnucash", "s.gnucash"))
    (tmp_path / "list.csv").write_text("entry;date\n")
    assert not is_gnucash(tmp_path / "list.csv")


BOMB = b"<?xml version='1.0'?><!DOCTYPE gnc-v2 [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><gnc-v2>&b;</gnc-v2>"
XML = book_xml((RENT,))
BAD = (
    (b"", "empty"),
    (b"entry;date\n1;2", "no GnuCash book"),
    (b"<?xml version='1.0'?><html>not <gnc-v2</html>", "no GnuCash book|broken"),
    (b"<gnc-v2></gnc-v2>", "no GnuCash book"),
    (packed(XML)[:-40], "cut off"),
    (packed(XML)[:-8] + b"\0" * 8, "damaged"),
    (packed(b"hello " * 2000), "broken"),
    (XML[:-200], "broken in line"),
    (XML.replace(b"50000/100", b"5OOOO/100"), "no amount"),
    (XML.replace(b"50000/100", b"5/0"), "no amount"),
    (XML.replace(b"50000/100", b"9" * 30), "no amount"),
    (XML.replace(b"2026-03-01", b"2026-13-01"), "no day"),
    (BOMB, "DOCTYPE"),
    (packed(BOMB), "DOCTYPE"),
    (b"<gnc-v2>" + b"<a>" * 100, "nested deeper"),
    (b"SQLite format 3\0" + b"\0" * 100, "no GnuCash book"),
)


def test_bad_files_are_told_by_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is no whole book gets through, and what would unpack to too much is stopped on the way."""
    for data, words in BAD:
        with pytest.raises(BadFile) as refused:
            read(tmp_path, data)
        assert re.search(words, str(refused.value.faults[0].message)), words
    with pytest.raises(BadFile):
        read_gnucash(tmp_path / "none.gnucash")
    monkeypatch.setattr(gnucash, "LARGEST_UNPACKED", len(XML) + 1000)
    with pytest.raises(Invalid, match="unpack"):
        gnucash.read_in_child(packed(XML.replace(b"</gnc-v2>", b" " * 2000 + b"</gnc-v2>")))


def test_fractions_are_exact() -> None:
    """Whole cents only; what is finer is None, never rounded."""
    table = {
        "12345/100": 12345,
        "-1/2": -50,
        "7": 700,
        "123456/10000": None,
        "123400/10000": 1234,
        "1/3": None,
        "0/1": 0,
    }
    assert {text: cents(text) for text in table} == table


# -- accounts ----------------------------------------------------------------------
def test_accounts_are_proposed_with_their_reason(one_office: Office, tmp_path: Path) -> None:
    """By number where the kind fits, by the chart's name, by type where one is left; what was chosen last time goes first."""
    xml = book_xml(
        (transaction(FIRST, "Alles", [(key, "0/100") for key, *_rest in ACCOUNTS]),),
    )
    book = read(tmp_path, xml)
    found = one_office.read(meeting, book, {guid("y"): "6805"})
    said = {
        key: (found.proposals[guid(key)].number, found.proposals[guid(key)].reason)
        for key in ("a.g", "a.k", "a.f", "e", "c", "i", "x", "y", "l")
    }
    assert said == {
        "a.g": ("1800", "by type"), "a.k": ("1600", "by type"), "a.f": ("1200", "same number"), "e": ("9000", "same name"),
        "c": ("2900", "same number"), "i": ("4400", "same number"), "x": ("6310", "same number"), "y": ("6805", "as last time"),
        "l": ("3150", "same number"),
    }  # fmt: skip
    assert FIRST in found.days


def test_what_could_be_two_things_stays_open() -> None:
    """The number of another chart, a name that two accounts have, a second bank: the clerk chooses."""
    targets = (
        Target("1800", frozenset({"bank"}), "asset"),
        Target("6800", frozenset({"porto"}), "expense"),
        Target("6310", frozenset({"miete"}), "expense"),
        Target("6311", frozenset({"miete"}), "expense"),
    )
    roles = {"bank": "1800", "cash": "1600", "receivables": "1200", "payables": "3300", "opening": "9000"}
    table = (
        (("Privat", "EQUITY", "1800"), ""),
        (("PORTO ", "EXPENSE", ""), "6800"),
        (("Porto", "INCOME", ""), ""),
        (("Miete", "EXPENSE", ""), ""),
        (("Erste", "BANK", ""), ""),
        (("Zweite", "BANK", ""), ""),
        (("6800 Post", "EXPENSE", ""), "6800"),
    )
    accounts = [
        GnuAccount(str(place), name, kind, code, "", placeholder=False, commodity="EUR")
        for place, ((name, kind, code), _wanted) in enumerate(table)
    ]
    found = propose(accounts, targets, roles, {})
    assert [found[str(place)].number for place in range(len(table))] == [wanted for _about, wanted in table]
    assert found["0"] == Proposal("", "please choose")


def test_accounts_that_are_needed() -> None:
    """Those with movements, and those with nothing but an opening balance unless they are results; no other."""
    names = ("moved bank", "moved rent", "opened bank", "opened rent", "still bank", "opened and moved rent")
    accounts = tuple(
        GnuAccount(
            name, name, "BANK" if "bank" in name else "EXPENSE", "", "", placeholder=False, commodity="EUR"
        )
        for name in names
    )
    splits = tuple(
        GnuSplit(name, 0 if name == "still bank" else 1_00, "")
        for name in names
        if "moved" in name or name == "still bank"
    )
    moves = (GnuTransaction("t", FIRST, "", "", "EUR", closing=False, line=1, splits=splits),)
    chosen = Chosen({name: 5_00 for name in names if "opened" in name}, moves, 0, 0)
    found = needed(GnuBook("b", b"", "", accounts, moves), chosen)
    assert {one.guid for one in found} == set(names) - {"opened rent", "still bank"}


@pytest.mark.parametrize(
    ("way", "counted"),
    [(OPENING, {"before"}), (BOTH, {"before", "after"}), (ENTRIES, {"after"})],
)
def test_only_what_comes_in_can_be_wrong(way: str, counted: set[str]) -> None:
    """Dollars stop a file only where they are counted: before the day in balances, from it on as entries; closings never."""
    moves = tuple(
        GnuTransaction(text, on, "", text, "USD", closing=closing, line=line, splits=())
        for line, (text, on, closing) in enumerate(
            (("before", D(2025, 12, 31), False), ("after", FIRST, False), ("closing", LAST, True)), 1
        )
    )
    found = faults_of(GnuBook("b", b"", "", (), moves), way, FIRST)
    assert {moves[one.line - 1].text for one in found} == counted
