"""How long a dunning proposal takes over many open items, against the raw sum of the same lines: three of four are overdue, half of them with interest.

python -m tests.bench.dunning [OPEN ITEMS]
"""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path

from app.data.office import SYSTEM, Office, command
from app.data.unit import Unit
from app.modules.finance.dunning.models import DunningItem, DunningLetter, DunningRun
from app.modules.finance.dunning.queries.proposal import proposal, proposal_source, summary
from app.modules.finance.ledger.services.entries import post_many
from app.modules.finance.liquidity.queries.forecast import forecast
from app.modules.finance.open_items.queries.items import all_open
from app.modules.office.services import NewBook, new_book
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from tests.bench.open_items import CUSTOMERS, drafts, raw, seconds

RUN = datetime.date(2026, 6, 30)


@command("finance.dunning.change")
def dun_half(unit: Unit, day: datetime.date, contact: int) -> None:
    """Give half of the open items level 1, as a run long ago would have, without its papers."""
    run = unit.insert(DunningRun, day=day, login=unit.login)
    items = all_open(unit.connection, "debtor")
    letters = [
        {
            "run_id": run, "number": f"MA-{place}", "contact_id": contact, "account": str(10_000 + place), "day": day, "level": 1,
            "until": day, "principal": 0, "interest": 0, "lump": 0, "fee": 0, "earlier": 0, "total": 0, "language": "de",
            "state": "sent", "reason": "", "taken_on": None, "entry_id": None, "file_id": None, "version": 1,
        }
        for place in range(CUSTOMERS)
    ]  # fmt: skip
    unit.insert_rows(DunningLetter, letters)
    rows = [
        {
            "letter_id": 1 + int(one.account) - 10_000, "account": one.account, "document": one.document, "level": 1,
            "due": one.due, "amount": one.amount, "since": None, "interest": 0, "lump": 0, "taken": 0,
        }
        for one in items[::2]
    ]  # fmt: skip
    unit.insert_rows(DunningItem, rows)


def main(count: int) -> None:
    """Make the book and print seconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        book = new_book(
            str(Path(folder) / "Bench.kontor"), NewBook(company="Bench", fiscal_year=2026, land="BE")
        )
        office = Office(book, SYSTEM)
        contact = 0
        for number in range(10_000, 10_000 + CUSTOMERS):
            about = ContactDraft(f"Kunde {number}", town="Kiel", postcode="24103", debtor=str(number))
            contact = office.run(save_contact, about)
        office.run(post_many, drafts(count))
        office.run(dun_half, datetime.date(2026, 4, 1), contact)
        limit = seconds(lambda: office.read(raw))
        found = office.read(proposal, RUN)
        raised = sum(len(one.items) for one in found.letters)
        costly = sum(bool(item.interest) for one in found.letters for item in one.items)
        print(
            f"{raised} items get a level in {len(found.letters)} letters, {costly} with interest,"
            f" {len(found.left_out)} stay; raw sum {limit:.3f} s"
        )
        source = proposal_source()
        keys = office.read(source.keys, {})
        for name, action in (
            ("proposal of all", lambda: office.read(proposal, RUN)),
            ("what it comes to", lambda: office.read(summary, RUN)),
            ("first page of the list", lambda: office.read(source.page, keys[:60])),
            ("liquidity of 26 weeks", lambda: office.read(forecast)),
        ):
            took = seconds(action)
            print(f"{name:32} {took:7.3f} s  {took / limit:6.1f} x")
        book.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
