"""What the cases of twice need: entries, movements, assets, stacks and statements made as a clerk would."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.queries import open_lines
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.rules import Movement
from app.modules.finance.booking.api import MaskLine, open_stack, save_line
from app.modules.finance.cash.services import CashDraft, RegisterDraft, book, save_register
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.closing.services import (
    AccrualDraft,
    ProvisionDraft,
    move_provision,
    save_accrual,
    save_provision,
)
from app.modules.finance.fixed_assets.services import AssetDraft, save_asset
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import finalise, post
from app.modules.finance.open_items.api import Settled, SettlementDraft, Taken, settle
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.payments.services import (
    release,
    save_partner,
)
from tests.modules.finance.payment_cases import OURS, STAHL, brought, items, ready

D = datetime.date


def number(office: Office, sql: str, **values: Any) -> int:
    """Return what a query counts."""
    return int(office.read(reads("")(lambda connection: connection.scalar(text(sql), values))) or 0)


def counting(sql: str) -> Callable[[Office, Any], int]:
    """Return a count that needs nothing of what was prepared."""
    return lambda office, _prepared: number(office, sql)


def file_of(name: str, data: bytes) -> Path:
    """Write a file into a folder of its own, which goes with the test's home."""
    path = Path(tempfile.mkdtemp(dir=os.environ["KONTOR_HOME"])) / name
    path.write_bytes(data)
    return path


def posted(office: Office, day: D, *lines: tuple[Any, ...], document: str = "B-1") -> int:
    """Post an entry."""
    return office.run(post, EntryDraft(day, document, "Buchung", tuple(LineDraft(*line) for line in lines)))


def _movement(office: Office) -> int:
    ready(office)
    brought(office, Movement(-50_00, "EUR", D(2026, 11, 2), D(2026, 11, 2), "Post", iban="", text="Porto"))
    return office.read(open_lines)[0].id


def _asset(office: Office) -> None:
    day = D(2026, 3, 10)
    entry = posted(office, day, ("0650", 12_000_00), ("1800", -12_000_00))
    office.run(save_asset, AssetDraft("Schrank", "0650", day, 12_000_00, months=120, entry_id=entry))


def _sale(office: Office) -> None:
    posted(office, D(2026, 5, 4), ("1800", 1190_00), ("4400", -1190_00, "UST19"))


def _till(office: Office) -> int:
    key = office.run(save_register, RegisterDraft("Kasse", "1600", "6300"))
    posted(office, D(2026, 3, 1), ("1600", 100_00), ("1800", -100_00))
    office.run(book, key, CashDraft(D(2026, 3, 1), "out", 1, "6800", "Marke"))  # not the year's first number
    return key


def _line(document: str = "ER-1") -> MaskLine:
    return MaskLine(
        10_00,
        "S",
        "",
        "1800",
        document,
        document2="",
        day=D(2026, 5, 4),
        account="6800",
        cost1="",
        cost2="",
        text="Porto",
    )


def _stack(office: Office) -> int:
    key = office.run(open_stack, "Mai", D(2026, 5, 1), D(2026, 5, 31))
    office.run(save_line, key, _line())
    return key


def _statement(office: Office) -> list[BankFile]:
    ready(office)
    day = D(2026, 11, 2)
    data = camt_file(OURS, "1", 0, [Movement(-50_00, "EUR", day, day, "Post", iban="", text="Porto")], day)
    return [BankFile("a.xml", "camt.053", data, tuple(camt.read(data)))]


def _empty(office: Office, key: int, day: int = 2) -> object:
    return office.run(book, key, CashDraft(D(2026, 3, day), "out", 80_00, "6800", "Porto"))


CASH = (
    "SELECT sum(l.amount) FROM finance_line l JOIN finance_account a ON a.id = l.account_id"
    " WHERE a.number = '1600'"
)


def _payment(office: Office) -> tuple[int, list[int]]:
    bank = ready(office)
    office.run(save_partner, "70010", STAHL)
    return bank, office.run(pay_items, items(office, account="70010"), bank)


def _released(office: Office) -> tuple[int, list[int]]:
    bank, keys = _payment(office)
    office.run(release, keys)
    return bank, keys


def _accrual(office: Office) -> None:
    since = D(2026, 10, 1)
    office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    posted(office, since, ("6400", 1200_00), ("1800", -1200_00))
    office.run(
        save_accrual,
        AccrualDraft("prepaid", "Versicherung", "6400", 1200_00, since, since=since, until=D(2027, 9, 30)),
    )


def _provision(office: Office) -> int:
    key = office.run(save_provision, ProvisionDraft("Abschluss", "3095", "6827"))
    office.run(move_provision, key, "opening", D(2026, 1, 1), 500_00, "")
    return key


def _next_year(office: Office) -> int:
    posted(office, D(2026, 3, 3), ("1800", 30_000_00), ("2900", -30_000_00))
    return office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))


def _one_asset(office: Office) -> int:
    _asset(office)
    return number(office, "SELECT max(id) FROM finance_asset")


def _final(office: Office) -> str:
    posted(office, D(2026, 3, 3), ("1800", 100_00), ("2900", -100_00))
    office.run(finalise, D(2026, 3, 31))
    return "2026-1"


def _draft_of(amount: int) -> EntryDraft:
    lines = (LineDraft("1800", amount), LineDraft("2900", -amount))
    return EntryDraft(D(2026, 3, 3), "B-1", "Buchung", lines)


def _uncounted(office: Office, _prepared: Any) -> int:
    """Return what the cash of the book differs from the last count, 0 where nothing was counted."""
    counts = number(office, "SELECT count(*) FROM finance_cash_count")
    return (
        number(office, CASH) - number(office, "SELECT sum(counted) FROM finance_cash_count") if counts else 0
    )


def open_claim(office: Office) -> SettlementDraft:
    """Post an invoice and less money than it asks for; return how the two are settled."""
    ready(office)
    posted(office, D(2026, 11, 3), ("1800", 237_00), ("10010", -237_00), document="0311")
    items = (Settled("AR-1", 237_00, 1_00, "small"),)
    return SettlementDraft("10010", D(2026, 11, 3), 1, (Taken("0311", 237_00),), items)


def settled_claim(office: Office) -> int:
    """Settle an invoice; return the key of the settlement."""
    return office.run(settle, open_claim(office))
