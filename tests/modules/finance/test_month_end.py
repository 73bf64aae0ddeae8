"""The month-end list: each check finds what is wrong and leads there, a clean month finds nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

from sqlalchemy import update

from app.core.manifest import MonthCheck
from app.data.office import Office
from app.data.reports import make_report
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.readers.files import read_files
from app.modules.finance.banking.rules import Movement
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.booking.rules import MaskLine
from app.modules.finance.booking.services import open_stack, save_line
from app.modules.finance.chart.models import Account
from app.modules.finance.closing.queries.overview import month_end
from app.modules.finance.ledger.services.entries import finalise
from tests.modules.finance.test_statements import book

MAY = (datetime.date(2026, 5, 1), datetime.date(2026, 5, 31))
DAY = datetime.date(2026, 5, 4)
IBAN = "DE02120300000000202051"


def found(office: Office) -> dict[str, MonthCheck]:
    """Return the checks that found something, by title."""
    return {check.title: check for check in office.read(month_end, *MAY) if check.findings}


def test_an_empty_month_finds_nothing(any_office: Office) -> None:
    """Every topic's check runs on both databases; a book without entries has nothing to mend."""
    checks = any_office.read(month_end, *MAY)
    assert len(checks) >= 12
    assert not any(check.findings for check in checks)


def test_each_check_finds_its_fault(any_office: Office, tmp_path: Path) -> None:
    """One fault of every kind, each with the page where it is mended."""
    book(any_office, DAY, ("6815", 119_00, "VST19"), ("1800", -119_00))
    book(any_office, DAY, ("1460", 10_00), ("1800", -10_00))
    book(any_office, DAY, ("1800", 5_00), ("10010", -5_00))
    book(any_office, DAY, ("70010", 7_00), ("1600", -7_00))
    book(any_office, DAY, ("1406", 3_00), ("1800", -3_00))
    with any_office.book.engine.begin() as connection:
        connection.execute(
            update(Account).where(Account.number == "6815").values(needs_cost_centre=True, blocked=True)
        )
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    (tmp_path / "a.xml").write_bytes(
        camt_file(IBAN, "1", 0, [Movement(9_00, "EUR", DAY, DAY, "Kunde")], MAY[1])
    )
    any_office.run(bring_in, read_files([tmp_path / "a.xml"]))
    stack = any_office.run(open_stack, "05/2026", *MAY)
    any_office.run(
        save_line,
        stack,
        MaskLine(
            amount=10_00, side="S", bu="", contra="4400", document="X", document2="", day=DAY, account="1800"
        ),
    )
    checks = found(any_office)
    assert {title: len(check.findings) for title, check in checks.items()} == {
        "Entries that are not finalised": 5,
        "Entries without a document": 5,
        "Income and expense without a cost centre": 1,
        "Entries on blocked accounts": 1,
        "Clearing accounts that are not zero": 1,
        "Cash below zero": 1,
        "Customers in credit": 1,
        "Suppliers in debit": 1,
        "Lines that are not posted": 1,
        "Bank movements that are open": 1,
        "VAT return against the tax accounts": 1,
    }
    assert all(one.page and str(one.words) for check in checks.values() for one in check.findings)
    assert "10010" in str(checks["Customers in credit"].findings[0].words)
    any_office.run(finalise, MAY[1])
    assert "Entries that are not finalised" not in found(any_office)


def test_report(any_office: Office) -> None:
    """The list is a report like any other: every check is named, also the clean ones."""
    book(any_office, DAY, ("1460", 10_00), ("1800", -10_00))
    rows = any_office.read(make_report, "month-end", *MAY).as_json()["rows"]
    assert {"label": "Cash below zero", "found": "nothing found"} in rows
    assert any("1460" in row["label"] for row in rows)
