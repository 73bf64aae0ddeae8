"""The demo company duns: three runs before its last entry, so that levels 1 to 3 occur, an item in dispute, a payment plan."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.dunning.queries.proposal import proposal
from app.modules.finance.dunning.rules.dunning import BlockDraft, PlanDraft, Raised
from app.modules.finance.dunning.rules.proposing import ProposedLetter
from app.modules.finance.dunning.services.registers import agree_plan, block_items
from app.modules.finance.dunning.services.running import run_dunning
from app.modules.finance.ledger.api import EntryDraft, LineDraft, last_day, post

# account, document, days before the last entry on which it was invoiced (14 days to pay), gross in cents at 19 %
LATE = (
    ("10080", "AR-5101", 86, 1_428_00),
    ("10090", "AR-5102", 70, 833_00),
    ("10110", "AR-5103", 48, 2_142_00),
    ("10120", "AR-5104", 60, 416_50),
    ("10060", "AR-5105", 75, 5_950_00),
)
RUNS = (60, 45, 24)  # days before the last entry
HIGHEST = {"AR-5101": 3, "AR-5102": 2, "AR-5103": 1}


def demo(office: Office, months: int) -> None:
    """Post invoices that nobody pays, dispute one, agree on parts for another, and dun the others in three runs."""
    newest = office.read(last_day)
    if months < 18 or newest is None:
        return
    for account, document, ago, gross in LATE:
        day = newest - datetime.timedelta(days=ago)
        due = day + datetime.timedelta(days=14)
        lines = (LineDraft(account, gross), LineDraft("4400", -gross, "UST19"))
        office.run(post, EntryDraft(day, document, "Werkzeug auf Rechnung", lines, f"{due:%d%m%y}"))
    keys = {
        one.claim.document: one.claim.key
        for one in (item for letter in office.read(proposal, newest).letters for item in letter.items)
    }
    if "AR-5104" in keys:
        office.run(
            block_items,
            [keys["AR-5104"]],
            BlockDraft("disputed", "Zwei Sägeblätter fehlen, Nachlieferung läuft"),
        )
    first = office.clock().astimezone().date() + datetime.timedelta(days=10)
    office.run(agree_plan, PlanDraft("10060", ("AR-5105",), first, 5, 1, note="Telefonat mit Frau Jensen"))
    for ago in RUNS:
        day = newest - datetime.timedelta(days=ago)
        raised = [one for letter in office.read(proposal, day).letters for one in _of(letter)]
        if raised:
            office.run(run_dunning, day, raised)


def _of(letter: ProposedLetter) -> list[Raised]:
    return [
        Raised(letter.debtor.account, one.claim.document, one.level)
        for one in letter.items
        if one.level <= HIGHEST.get(one.claim.document, 0)
    ]
