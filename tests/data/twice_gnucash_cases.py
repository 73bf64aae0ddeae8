"""What two desks may try at once with what a book begins with: a GnuCash book comes in once, an account has one opening balance."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.data.office import Office
from app.modules.finance.ledger.readers.gnucash import read_gnucash
from app.modules.finance.ledger.rules.gnucash import BOTH, GnuBook, Plan
from app.modules.finance.ledger.rules.opening_balances import OpeningBalance
from app.modules.finance.ledger.services.opening_balances import post_opening_balances
from app.modules.finance.ledger.transfer.gnucash import take_over_gnucash
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting
from tests.modules.finance.gnucash_books import book_xml, guid, transaction

PLAN = Plan(BOTH, D(2026, 1, 1), {guid("a.g"): "1800", guid("e"): "9000", guid("x"): "6310"})


def _book(_office: Office) -> GnuBook:
    before = transaction(D(2025, 5, 1), "Gründung", (("a.g", "1000/1"), ("e", "-1000/1")))
    rent = transaction(D(2026, 3, 1), "Miete", (("x", "500/1"), ("a.g", "-500/1")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verein.gnucash"
        path.write_bytes(book_xml((before, rent)))
        return read_gnucash(path)


def _take_over(office: Office, book: GnuBook) -> object:
    return office.run(take_over_gnucash, book, PLAN)


CASES = (
    Case(
        "finance.ledger.take_over_gnucash",
        _book,
        _take_over,
        counting("SELECT count(*) FROM finance_entry"),
        succeed=(2,),
        wanted=2,
    ),
    Case(
        "finance.ledger.post_opening_balances",
        lambda _office: (OpeningBalance("1800", 100_00), OpeningBalance("2900", -100_00)),
        lambda office, rows: office.run(post_opening_balances, rows),
        counting("SELECT count(*) FROM finance_entry"),
        2,
    ),
)
