"""What the tests of dunning stand on: customers with addresses and invoices that are late."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.dunning.queries.proposal import proposal
from app.modules.finance.dunning.rules.dunning import Raised
from app.modules.finance.dunning.rules.proposing import Proposal
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from tests.modules.finance import sales_cases

D = datetime.date
SOLD, DUE = D(2026, 3, 2), D(2026, 3, 16)


def late(office: Office, count: int = 1, amount: int = 1_190_00, **more: object) -> int:
    """Make a customer with so many invoices of March 2026, due on the 16th and later, each a day; return its contact."""
    about = {"street": "Ringstr. 4", "postcode": "24114", "town": "Kiel", "debtor": "10010", **more}
    who = sales_cases.ready(office, ContactDraft("Weber GmbH", **about))  # type: ignore[arg-type]
    for place in range(1, count + 1):
        sold(office, f"AR-{place}", SOLD + datetime.timedelta(days=place - 1), amount)
    return who


def sold(office: Office, document: str, day: D, amount: int, account: str = "10010", days: int = 14) -> int:
    """Post an invoice."""
    lines = (LineDraft(account, amount), LineDraft("4400", -amount, "UST19"))
    due = day + datetime.timedelta(days=days)
    return office.run(post, EntryDraft(day, document, "Rechnung", lines, f"{due:%d%m%y}"))


def paid(office: Office, document: str, day: D, amount: int, account: str = "10010") -> int:
    """Post a payment under the number of an invoice."""
    lines = (LineDraft("1800", amount), LineDraft(account, -amount))
    return office.run(post, EntryDraft(day, document, "Zahlung", lines))


def preview(office: Office, day: D) -> Proposal:
    """Return what a run on a day would do."""
    return office.read(proposal, day)


def chosen(found: Proposal) -> tuple[Raised, ...]:
    """Return all items of a preview as they are chosen on the page."""
    return tuple(
        Raised(letter.debtor.account, item.claim.document, item.level)
        for letter in found.letters
        for item in letter.items
    )


def another(office: Office, account: str, name: str, **more: object) -> int:
    """Make another customer."""
    about = {"street": "Am Deich 2", "postcode": "25813", "town": "Husum", "debtor": account, **more}
    return office.run(save_contact, ContactDraft(name, **about))  # type: ignore[arg-type]
