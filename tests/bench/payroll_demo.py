"""Eighteen months of payroll of the demo company against journal, statements and bank files, reckoned from raw rows.

python -m tests.bench.payroll_demo [BOOK]
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from app.core.dates import month_end
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.modules.hr.payroll.services.paying import write_pay_file
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.office.services import demo_book
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_posted import faults_of, file_of, left_open, owed, payouts_by_name, statements


def main(place: str = "") -> int:
    """Print each month with what was compared, and return how many faults there are."""
    use_language("en")
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        book = demo_book(place or str(Path(folder) / "demo.kontor"))
        print(f"demo company made in {time.process_time() - begun:.1f} s of a core")
        office = Office(book, Actor("birte", "Birte Paulsen", frozenset({"*"})))
        faults = [one for row in _runs(office) for one in _month(office, *row)]
        print(*faults, f"{len(faults)} faults", sep="\n")
        book.close()
    return len(faults)


def _runs(office: Office) -> list[tuple[int, datetime.date, int, bytes | None]]:
    asked = (
        "SELECT id, month, entry_id, file_sha256 FROM hr_payroll_run WHERE state = 'released' ORDER BY month"
    )
    return [
        (run, datetime.date.fromisoformat(month), entry, sha) for run, month, entry, sha in raw(office, asked)
    ]


def _month(office: Office, run: int, month: datetime.date, entry: int, sha256: bytes | None) -> list[str]:
    """Prepare what the month still lacks and return what does not agree."""
    office.run(prepare_notices, run)
    bank = raw(office, "SELECT min(id) FROM finance_bank_account")[0][0]
    file = sha256 or office.run(write_pay_file, run, bank, month_end(month))
    faults, (wanted, paid) = faults_of(office, run, entry), owed(office, run)
    tax, _plans = wanted.pop(""), wanted.pop("*")
    told = statements(office, run)
    if told != wanted:
        faults.append(f"{month}: statements {told}, slips {wanted}")
    left = left_open(office, month_end(month))
    if any(amount for account, amount in left.items() if account != "3730") or left["3730"] != -tax:
        faults.append(f"{month}: {left} left open")
    amounts = [int(Decimal(one.text) * 100) for one in file_of(office, file).iter("{*}InstdAmt")]
    due = [amount for amount in payouts_by_name(office, run).values() if amount > 0]
    if sorted(amounts) != sorted(due):
        faults.append(f"{month}: the file pays {sum(amounts)}, the slips {sum(due)}")
    print(
        f"{month:%Y-%m}: {sum(told.values()) / 100:>12,.2f} to {len(told)} funds, {tax / 100:>10,.2f} taxes, {paid / 100:>11,.2f} to {len(amounts)} people"
    )
    return faults


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) > 0)
