"""A GnuCash book comes in: read from all its forms, reckoned a second time straight from the XML, whole or not at all, and never twice."""

from __future__ import annotations

import datetime
import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.core.errors import BadFile, Forbidden, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.data.system_tables import ImportFile
from app.data.verify import verify
from app.modules.finance.chart.api import Account
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.readers.gnucash import read_gnucash
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.rules.gnucash import (
    BOTH,
    ENTRIES,
    OPENING,
    GnuBook,
    Plan,
)
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.ledger.services.import_undo import take_back_import
from app.modules.finance.ledger.transfer.gnucash import TakenOver, chosen_numbers, run_take_over, words_of
from tests.conftest import NOW
from tests.modules.finance.gnucash_books import (
    account,
    book_xml,
    guid,
    money,
    packed,
    random_book,
    reckoned,
    transaction,
)

D = datetime.date
FIRST, LAST = D(2026, 1, 1), D(2026, 12, 31)
SECONDS = itertools.count()
RUNS = 3  # random books; more by hand
NUMBERS = {
    "a.g": "1800",
    "a.k": "1600",
    "a.f": "1200",
    "l": "3150",
    "e": "9000",
    "c": "2900",
    "i": "4400",
    "x": "6310",
    "y": "6800",
}
MAP = {guid(key): number for key, number in NUMBERS.items()}
RENT = transaction(
    D(2026, 3, 1), "Miete März", (("x", "50000/100", "Halle " * 30), ("a.g", "-500000/1000")), "17"
)
SALE = transaction(D(2026, 3, 2), "Verkauf", (("a.g", "11900/100"), ("i", "-11900/100"), ("y", "0/100")))
BEFORE = transaction(D(2025, 5, 1), "Gründung", (("a.g", "100000/100"), ("e", "-100000/100")))
EARNED = transaction(D(2025, 6, 1), "Alter Verkauf", (("a.g", "3000/100"), ("i", "-3000/100")))


def read(folder: Path, data: bytes, name: str = "buch.gnucash") -> GnuBook:
    """Read a book of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_gnucash(path)


def sums(office: Office) -> dict[str, int]:
    """Return what the lines bring to each account by number, the turn of no year between them."""
    query = select(Account.number, func.sum(Line.amount)).join(Account, Account.id == Line.account_id)
    return {
        number: int(total)
        for number, total in office.read(reads("")(lambda c: c.execute(query.group_by(Account.number)).all()))
        if total
    }


def entries(office: Office) -> int:
    """Return how many entries there are."""
    return office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Entry)) or 0))


@pytest.fixture
def taken(one_office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[TakenOver]]:
    """Return a list of what came in, which is taken back when the test has ended; the book is empty then. Each run has its second."""
    monkeypatch.setattr(one_office, "clock", lambda: NOW + datetime.timedelta(seconds=next(SECONDS)))
    done: list[TakenOver] = []
    yield done
    for one in reversed(done):
        if one.file:
            one_office.run(take_back_import, one.file)
    assert entries(one_office) == 0
    assert sums(one_office) == {}


# -- bringing it in ----------------------------------------------------------------
@pytest.mark.parametrize("seed", range(RUNS))
def test_balances_equal_those_of_gnucash(
    one_office: Office, tmp_path: Path, taken: list[TakenOver], seed: int
) -> None:
    """Random books: opening and entries give GnuCash's balance on every account at the last day, results before go to the result carried forward; all is zero together."""
    rng = random.Random(seed)
    xml = book_xml(random_book(rng, D(2024, 1, 1), 1095, 150))
    book = read(tmp_path, packed(xml))
    done = run_take_over(one_office, book, Plan(BOTH, FIRST, MAP))
    taken.append(done)
    before, during = reckoned(xml, D(2000, 1, 1), D(2025, 12, 31)), reckoned(xml, FIRST, LAST)
    wanted: dict[str, int] = {}
    for key, number in NUMBERS.items():
        start = before.get(guid(key), 0)
        if key in ("i", "x", "y"):
            result = "2978" if sum(before.get(guid(one), 0) for one in ("i", "x", "y")) > 0 else "2970"
            wanted[result] = wanted.get(result, 0) + start
            start = 0
        wanted[number] = wanted.get(number, 0) + start + during.get(guid(key), 0)
    wanted["9000"] = -sum(value for number, value in wanted.items() if number != "9000")
    wanted["9000"] += 0
    found = sums(one_office)
    assert sum(found.values()) == 0
    assert found == {number: value for number, value in wanted.items() if value}
    held = one_office.read(balances_at, LAST)
    assert {number: held[number] for number in found} == found
    assert run_take_over(one_office, book, Plan(BOTH, FIRST, MAP)).file == 0
    assert sums(one_office) == found


def test_the_opening_alone(one_office: Office, tmp_path: Path, taken: list[TakenOver]) -> None:
    """Balances of the day before against 9000, the result to what is carried forward; a check keeps nothing, a second run and a second look change nothing."""
    xml = book_xml((BEFORE, EARNED, RENT))
    book = read(tmp_path, xml)
    plan = Plan(OPENING, FIRST, {guid("a.g"): "1800", guid("e"): "9000"})
    assert run_take_over(one_office, book, plan, rehearsal=True).opened == 3
    assert entries(one_office) == 0
    done = run_take_over(one_office, book, plan)
    taken.append(done)
    assert sums(one_office) == {"1800": 1030_00, "2970": -30_00, "9000": -1000_00}
    again = run_take_over(one_office, book, plan)
    assert (again.opened, again.file, words_of(again)) == (
        0,
        0,
        "nothing new, 1 scheduled transaction left out, 1 template left out",
    )
    other = read(tmp_path, book_xml((BEFORE, EARNED, EARNED.replace("Alter", "Noch ein"), RENT)))
    more = run_take_over(
        one_office, other, plan
    )  # the old year went on in GnuCash: only what changed is opened
    taken.append(more)
    assert sums(one_office) == {"1800": 1060_00, "2970": -60_00, "9000": -1000_00}
    assert [check for check in verify(one_office.book) if not check.ok] == []


def test_only_what_is_new_comes_from_a_later_file(
    one_office: Office, tmp_path: Path, taken: list[TakenOver]
) -> None:
    """The same file changes nothing, a later one brings the rest; two alike stay two; closings and empty ones are counted, not booked."""
    close = transaction(LAST, "Abschluss", (("i", "11900/100"), ("c", "-11900/100")), closing=True)
    empty = transaction(D(2026, 4, 1), "Nichts", (("x", "0/100"), ("a.g", "0/100")))
    plan = Plan(ENTRIES, D(2026, 2, 1), MAP)
    first = run_take_over(one_office, read(tmp_path, book_xml((BEFORE, RENT, RENT, empty))), plan)
    taken.append(first)
    assert (first.entries, first.opened, first.empty, first.debit_total) == (2, 0, 1, 1000_00)
    assert first.shortened == 2
    again = run_take_over(one_office, read(tmp_path, book_xml((BEFORE, RENT, RENT, empty))), plan)
    assert (again.entries, again.known, again.file) == (0, 2, 0)
    later = run_take_over(one_office, read(tmp_path, book_xml((BEFORE, RENT, RENT, SALE, close))), plan)
    taken.append(later)
    assert (later.entries, later.known, later.closings) == (1, 2, 1)
    assert sums(one_office) == {"6310": 1000_00, "1800": -881_00, "4400": -119_00}
    line = one_office.read(
        reads("")(lambda c: c.execute(select(Line.text, Line.tax_id).where(Line.text.is_not(None))).all())
    )
    assert (("Halle " * 30)[:120], None) in [tuple(one) for one in line]
    kept = one_office.read(reads("")(lambda c: c.scalars(select(ImportFile.kind)).all()))
    assert list(kept) == ["gnucash", "gnucash"]


REFUSED = (
    ((transaction(FIRST, "Dollar", (("x", "1/1"), ("a.g", "-1/1")), currency="USD"),), ENTRIES, {}, "Dollar.*USD"),
    ((transaction(FIRST, "Schief", (("x", "100/100"), ("a.g", "-90/100"))),), ENTRIES, {}, "Schief.*differ by 0.10"),
    ((transaction(FIRST, "Fein", (("x", "1/1000"), ("a.g", "-1/1000"))),), ENTRIES, {}, "Fein.*whole number of cents"),
    ((transaction(FIRST, "Fort", (("x", "1/1"), ("weg", "-1/1"))),), ENTRIES, {}, "Fort.*doesn't hold"),
    ((transaction(FIRST, "Aktie", (("usd", "1/1"), ("a.g", "-1/1"))),), ENTRIES, {}, "Aktie.*Dollarkonto.*USD"),
    ((RENT, transaction(D(2031, 1, 1), "Später", (("x", "1/1"), ("a.g", "-1/1")))), ENTRIES, {}, "no fiscal year"),
    ((RENT,), ENTRIES, {"x": ""}, "choose an account for Miete"),
    ((RENT,), ENTRIES, {"x": "1800"}, "Miete is an expense account"),
    ((RENT,), ENTRIES, {"x": "6399"}, "no account 6399"),
    ((RENT,), ENTRIES, {"x": "63"}, "not an account number"),
)  # fmt: skip


def test_what_is_wrong_is_told_by_its_place_and_nothing_is_kept(one_office: Office, tmp_path: Path) -> None:
    """Each fault with day and text of its transaction, or with the account; days that can't be the first; who may not book."""
    dollars = account("usd", "Dollarkonto", "BANK", "", "USD")
    for transactions, way, other, words in REFUSED:
        book = read(tmp_path, book_xml(transactions, more=dollars))
        plan = Plan(way, FIRST, MAP | {guid(key): number for key, number in other.items()})
        with pytest.raises(BadFile) as refused:
            run_take_over(one_office, book, plan)
        said = "\n".join(str(fault.message) for fault in refused.value.faults)
        assert re.search(words, said), said
    book = read(tmp_path, book_xml((BEFORE, RENT)))
    for way, day, words in (
        (OPENING, D(2026, 2, 1), "first day of a fiscal year"),
        (OPENING, D(2020, 1, 1), "first day of a fiscal year"),
        (ENTRIES, D(2026, 12, 1), "nothing comes in"),
    ):
        with pytest.raises(Invalid, match=words):
            run_take_over(one_office, book, Plan(way, day, MAP))
    stranger = Office(one_office.book, Actor("viewer", frozenset({"finance.view"})), clock=one_office.clock)
    with pytest.raises(Forbidden):
        run_take_over(stranger, book, Plan(ENTRIES, FIRST, MAP))
    assert entries(one_office) == 0
    with pytest.raises(Invalid, match="no account Aktiva:Nirgends"):
        chosen_numbers(book, {}, [("Aktiva:Nirgends", "1800")])
    assert chosen_numbers(book, MAP, [("Aktiva:Girokonto", "1810")])[guid("a.g")] == "1810"
    use_language("de")
    with pytest.raises(BadFile) as refused:
        run_take_over(one_office, book, Plan(ENTRIES, FIRST, {}))
    assert str(refused.value.faults[0].message).startswith("Bitte ")


def test_openings_of_others_are_not_doubled(any_office: Office, tmp_path: Path) -> None:
    """Where somebody opened the year by hand, or booked before the day, GnuCash opens nothing; missing accounts are made on wish, with their names."""
    book = read(tmp_path, book_xml((BEFORE, RENT)))
    hand = EntryDraft(
        FIRST, "Hand", "Von Hand", (LineDraft("1800", 5_00), LineDraft("9000", -5_00)), opening=True
    )
    any_office.run(post, hand)
    with pytest.raises(Invalid, match="stand on"):
        run_take_over(any_office, book, Plan(BOTH, FIRST, MAP))
    done = run_take_over(any_office, book, Plan(ENTRIES, FIRST, MAP | {guid("x"): "6399"}, create=True))
    assert done.created_accounts == ("6399",)
    named = select(Account.name_de, Account.kind).where(Account.number == "6399")
    assert tuple(any_office.read(reads("")(lambda c: c.execute(named).one()))) == ("Miete", "expense")
    assert money(123, 1000) == "1230/1000"
