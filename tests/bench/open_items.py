"""How long open items take to be read, against the raw sum of the same lines: 20,000 open ones of 1,000 customers beside twice as many paid.

python -m tests.bench.open_items [OPEN ITEMS]
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, text

from app.data.office import SYSTEM, Office
from app.data.queries import query
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post_many
from app.modules.finance.open_items.queries.items import ageing, all_open, open_items_source
from app.modules.finance.open_items.rules.settling import Settled, SettlementDraft, Taken
from app.modules.finance.open_items.services.settling import settle
from app.modules.office.services import NewBook, new_book

CUSTOMERS, SETTLED = 1_000, 500
DAY = datetime.date(2026, 3, 2)


def drafts(count: int) -> list[EntryDraft]:
    """Return invoices, of which two of three are paid under their own number, and payments under numbers of the bank."""
    found = []
    for place in range(3 * count):
        account, gross = str(10_000 + place % CUSTOMERS), 100_00 + place % 997
        day = DAY + datetime.timedelta(days=place % 200)
        sale = (LineDraft(account, gross), LineDraft("4400", -gross, "UST19"))
        found.append(EntryDraft(day, f"AR-{place}", "Sale", sale))
        if place % 3:
            money = (LineDraft("1800", gross), LineDraft(account, -gross))
            found.append(EntryDraft(day, f"AR-{place}", "Paid", money))
        elif place < 3 * SETTLED:
            money = (LineDraft("1800", gross), LineDraft(account, -gross))
            found.append(EntryDraft(day, f"B{place}", "Paid", money))
    return found


@query("finance.view")
def raw(connection: Connection) -> int:
    """Return how many documents are open, by one plain statement: the limit."""
    statement = (
        "SELECT count(*) FROM (SELECT 1 FROM finance_line l JOIN finance_entry e ON e.id = l.entry_id"
        " JOIN finance_account a ON a.id = l.account_id WHERE a.kind = 'debtor'"
        " GROUP BY l.account_id, e.document HAVING sum(l.amount) <> 0) AS x"
    )
    return int(connection.scalar(text(statement)))


def seconds(action: Callable[[], object]) -> float:
    """Return the best of three runs."""
    best = 1e9
    for _run in range(3):
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return best


def main(count: int) -> None:
    """Make the book and print seconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        book = new_book(
            str(Path(folder) / "Bench.kontor"), NewBook(company="Bench", fiscal_year=2026, land="BE")
        )
        office = Office(book, SYSTEM)
        for number in range(10_000, 10_000 + CUSTOMERS):
            office.run(save_account, AccountDraft(str(number), f"Kunde {number}", f"Customer {number}"))
        office.run(post_many, drafts(count))
        for place in range(0, 3 * SETTLED, 3):
            account, gross = str(10_000 + place % CUSTOMERS), 100_00 + place % 997
            items, money = (Settled(f"AR-{place}", gross),), (Taken(f"B{place}", gross),)
            office.run(settle, SettlementDraft(account, DAY, 1, money, items))
        limit = seconds(lambda: office.read(raw))
        source = open_items_source("debtor")
        keys = office.read(source.keys, {})
        print(f"{len(keys)} open items; raw sum {limit:.3f} s")
        for name, action in (
            ("all of them, with due days", lambda: office.read(all_open, "debtor")),
            ("ageing", lambda: office.read(ageing, "debtor")),
            ("keys of the list", lambda: office.read(source.keys, {})),
            ("first page of the list", lambda: office.read(source.page, keys[:60])),
        ):
            took = seconds(action)
            print(f"{name:32} {took:7.3f} s  {took / limit:6.1f} x")
        book.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
