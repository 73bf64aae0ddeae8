"""What several tests of payments need: parties, a book with open items, a statement that came in."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.office import Office
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.rules import Movement
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.open_items.queries.items import open_items_source
from app.modules.finance.payments.rules.payments import (
    TRANSFER,
    Party,
)
from app.modules.finance.payments.services import (
    PaymentDraft,
)

OURS, THEIRS = "DE02120300000000202051", "DE44500105175407324931"


STAHL = Party(
    "Stahl & Söhne AG", THEIRS, "", "Hüttenstraße", "4", postcode="44145", town="Dortmund", country="DE"
)


DAY = datetime.date(2026, 11, 2)


def ready(office: Office) -> int:
    """Make a bank account, a supplier, a customer, and an open item of each; return the bank account's key."""
    key = office.run(save_bank_account, OURS, "Förde Bank", "1800")
    office.run(save_account, AccountDraft("70010", "Stahl & Söhne AG", "Stahl & Söhne AG"))
    office.run(save_account, AccountDraft("10010", "Weber Metallbau GmbH", "Weber Metallbau GmbH"))
    office.run(
        post,
        EntryDraft(
            DAY,
            "ER-1",
            "Stahl",
            (LineDraft("5400", 1190_00, "VST19"), LineDraft("70010", -1190_00)),
            "011226",
        ),
    )
    office.run(
        post,
        EntryDraft(DAY, "AR-1", "Bohrer", (LineDraft("10010", 238_00), LineDraft("4400", -238_00, "UST19"))),
    )
    return key


def items(office: Office, **filters: str) -> list[int]:
    """Return the keys of open items."""
    return list(office.read(open_items_source().keys, filters))


def draft(bank: int, **more: Any) -> PaymentDraft:
    """Return a typed transfer."""
    values: dict[str, Any] = {
        "kind": TRANSFER, "bank_account_id": bank, "party": STAHL, "amount": 45_90, "text": "Rechnung 7", "due": datetime.date(2026, 12, 1),
    }  # fmt: skip
    return PaymentDraft(**{**values, **more})


def brought(office: Office, *movements: Movement, opening: int = 0, number: str = "1") -> None:
    """Bring a statement of the bank in."""
    data = camt_file(OURS, number, opening, list(movements), max(one.day for one in movements))
    office.run(bring_in, [BankFile("a.xml", "camt.053", data, tuple(camt.read(data)))])
