"""Proposals for open bank movements beside many that are booked."""

from __future__ import annotations

import datetime
import os
import random
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import insert

from app.data.office import Office
from app.modules.finance.banking.models import BankLine, BankStatement
from app.modules.finance.banking.queries import open_lines
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.banking.services.proposals import proposals
from app.modules.office.services import NewBook, new_book

PAST, OPEN = 100_000, 1_000


def fill(office: Office) -> None:
    """Write movements of two thousand partners, half of them known by name only; the last ones are open."""
    office.run(save_bank_account, "DE02120300000000202051", "Bank", "1800")
    chance, first = random.Random(1), datetime.date(2026, 1, 1)
    statement = {
        "bank_account_id": 1,
        "number": "1",
        "start": first,
        "end": first,
        "brought": 0,
        "source": "",
        "file": "",
        "sha256": b"",
    }
    rows = []
    for i in range(PAST + OPEN):
        partner, booked = chance.randrange(2000), i < PAST
        rows.append(
            {
                "version": 1, "statement_id": 1, "bank_account_id": 1, "key": os.urandom(32), "day": first, "value_day": first,
                "amount": chance.randint(1, 100_000), "name": f"Kunde {partner}", "iban": f"DE{partner:020d}" if partner % 2 else "",
                "text": f"Rechnung {chance.randrange(10**6)}", "end_to_end": "", "mandate": "", "reference": "", "details": 1,
                "reversal": False, "parked": False, "entry_id": 1 if booked else None, "contra": "6815" if booked else "",
            }
        )  # fmt: skip
    with office.book.engine.begin() as connection:
        connection.execute(insert(BankStatement), [statement])
        connection.execute(insert(BankLine), rows)


def proposing(
    folder: Path, seconds: Callable[[Callable[[], object]], float], say: Callable[[str, float, str], None]
) -> None:
    """Say how long the proposals for all open movements take."""
    office = Office(new_book(str(folder / "movements.kontor"), NewBook("Bench", 2026, "skr04", land="BE")))
    fill(office)
    waiting = office.read(open_lines)
    spent = seconds(lambda: [office.read(proposals, line) for line in waiting])
    say("proposals for 1,000 movements beside 100,000, seconds", spent, "")
