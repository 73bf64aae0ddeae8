"""Months of payroll against journal, bank file and copy sheets of a book, reckoned from raw rows."""

from __future__ import annotations

import datetime
from collections import Counter
from decimal import Decimal
from typing import Any

from lxml import etree

from app.data import archive
from app.data.office import Office
from app.modules.hr.payroll.queries.portals import copy_sheet
from tests.modules.cockpit.figure_book import raw

D = datetime.date
TAX, INSURANCE, NET, CLEARING, PLAN = "3730", "3740", "3720", "3790", "3770"
# What each slip of a run adds, and what it takes back of the slip that it replaces.
NOW = "SELECT s.id, s.id AS mine, s.fund, 1 AS sign, s.payout FROM hr_payroll_slip s WHERE s.run_id = :run AND s.state = 'reckoned'"
BEFORE = (
    "SELECT o.id, s.id AS mine, o.fund, -1 AS sign, -o.payout FROM hr_payroll_slip s JOIN hr_payroll_slip o ON o.id = s.replaces_id"
    " WHERE s.run_id = :run AND s.state = 'reckoned'"
)
SIDES = (NOW, BEFORE)


def owed(office: Office, run: int) -> tuple[Counter[str], int]:
    """Return what a run owes to funds by name, taxes under '' and plans under '*', and what it pays out, in cents."""
    found: Counter[str] = Counter()
    paid = 0
    for side in SIDES:
        for slip, _mine, fund, sign, payout in raw(office, side, run=run):
            paid += payout
            for part, code, own, other in raw(
                office, "SELECT part, code, employee, employer FROM hr_payroll_amount WHERE slip_id = :slip", slip=slip
            ):  # fmt: skip
                if part == "insurance":
                    found[fund] += sign * (own + other)
                elif part in ("tax", "flat"):
                    found[""] += sign * (own + other)
                elif part == "plan":
                    found["*"] += sign * (other - own)
                assert code
    return found, paid


def posted(office: Office, entry: int) -> dict[str, Counter[str]]:
    """Return the lines of an entry by account and text."""
    found: dict[str, Counter[str]] = {}
    asked = "SELECT a.number, l.text, l.amount FROM finance_line l JOIN finance_account a ON a.id = l.account_id WHERE l.entry_id = :entry"
    for number, text, amount in raw(office, asked, entry=entry):
        found.setdefault(number, Counter())[text] += amount
    return found


def faults_of(office: Office, run: int, entry: int) -> list[str]:
    """Return where the entry of a run is not what its slips say."""
    lines, (wanted, paid) = posted(office, entry), owed(office, run)
    found = []
    for account, amounts in lines.items():
        if account == CLEARING and sum(amounts.values()):
            found.append(f"run {run}: clearing ends at {sum(amounts.values())}")
    funds = {name: -amount for name, amount in lines[INSURANCE].items()}
    if funds != {name: amount for name, amount in wanted.items() if name not in ("", "*") and amount}:
        found.append(f"run {run}: {funds} in the journal, {wanted} on the slips")
    for account, name in ((TAX, ""), (PLAN, "*")):
        if -sum(lines.get(account, Counter()).values()) != wanted[name]:
            found.append(f"run {run}: account {account} is not {wanted[name]}")
    if -sum(lines[NET].values()) != paid:
        found.append(f"run {run}: {lines[NET]} of net pay, {paid} on the slips")
    return found


def left_open(office: Office, until: D) -> Counter[str]:
    """Return what stands on the accounts of payroll at the end of a day."""
    asked = (
        "SELECT a.number, sum(l.amount) FROM finance_line l JOIN finance_account a ON a.id = l.account_id JOIN finance_entry e ON e.id = l.entry_id"
        " JOIN finance_period p ON p.id = e.period_id WHERE e.day <= :until AND (p.number > 0 OR p.start = '2025-01-01')"
        " AND a.number IN ('3720', '3730', '3740', '3770', '3790') GROUP BY a.number"
    )
    return Counter({number: int(amount) for number, amount in raw(office, asked, until=until.isoformat())})


def statements(office: Office, run: int) -> dict[str, int]:
    """Return the totals of the contribution statements of a run by fund, in cents, as the sheets show them."""
    found = {}
    for key, fund in raw(
        office, "SELECT id, fund FROM hr_payroll_notice WHERE run_id = :run AND kind = 'statement'", run=run
    ):
        sheet = office.read(copy_sheet, key)
        assert sheet is not None
        lines = [cents(one.value) for one in sheet.fields if one.key]
        found[fund] = cents(sheet.fields[-1].value)
        assert sum(lines) == found[fund]
    return found


def cents(text: str) -> int:
    """Read an amount of a sheet in English."""
    return int(Decimal(text.replace(",", "")) * 100)


def file_of(office: Office, sha256: bytes) -> Any:
    """Return the file for the bank that is kept in the archive."""
    return etree.fromstring(archive.load(office.book, sha256))


def payouts_by_name(office: Office, run: int) -> Counter[str]:
    """Return what a run pays by name of the person, from its slips and those that they replace."""
    found: Counter[str] = Counter()
    for slip, mine, _fund, _sign, payout in [row for side in SIDES for row in raw(office, side, run=run)]:
        ((first, last),) = raw(
            office, "SELECT p.first_name, p.last_name FROM hr_person p JOIN hr_payroll_slip s ON s.person_id = p.id WHERE s.id = :mine", mine=mine
        )  # fmt: skip
        assert slip
        found[f"{first} {last}"] += payout
    return found
