"""The advance return: Kennzahlen from tax cases, whole euro, the payable, and every cent that is not in it named."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.data.office import Office
from app.data.queries import query as reads
from app.data.reports import make_report, pdf
from app.data.settings import change_setting
from app.modules.finance.chart.models import Account
from app.modules.finance.ledger.models import Line
from app.modules.finance.ledger.services.entries import finalise, reverse
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.rules import due_day, form, whole_euro, whole_months
from tests.modules.finance.test_statements import book

MAY = (datetime.date(2026, 5, 1), datetime.date(2026, 5, 31))
DAY = datetime.date(2026, 5, 4)


def month(office: Office) -> None:
    """A month with every kind of case."""
    book(office, DAY, ("10010", 1_190_99), ("4400", -1_190_99, "UST19"))
    book(office, DAY, ("10010", 107_00), ("4300", -107_00, "UST7"))
    book(office, DAY, ("10010", 500_00), ("4125", -500_00, "IGL"))
    book(office, DAY, ("6815", 119_00, "VST19"), ("1800", -119_00))
    book(office, DAY, ("5425", 1_000_00, "IGE19"), ("70010", -1_000_00))
    book(office, DAY, ("5923", 200_00, "13BEU19"), ("70010", -200_00))


def test_kennzahlen(any_office: Office) -> None:
    """Bases in whole euro, taxes of 81, 86 and 89 from them; the payable is taxes less input tax; nothing is left over."""
    month(any_office)
    made = any_office.read(make_return, *MAY)
    held = {row.form.kz: (row.base, row.tax) for row in made.rows if row.base or row.tax}
    assert held == {
        "81": (1_000_00, 190_00),
        "86": (100_00, 7_00),
        "41": (500_00, 0),
        "89": (1_000_00, 190_00),
        "46": (200_00, 38_00),
        "66": (None, 19_00),
        "61": (None, 190_00),
        "67": (None, 38_00),
        "83": (None, 190_00 + 7_00 + 190_00 + 38_00 - 19_00 - 190_00 - 38_00),
    }
    assert made.findings == ()


def test_the_return_equals_the_raw_lines(any_office: Office) -> None:
    """Input tax and booked output tax are what stands on the tax accounts."""
    month(any_office)
    made = any_office.read(make_return, *MAY)
    query = select(Account.number, Line.amount).join(Account, Account.id == Line.account_id)
    raw: dict[str, int] = {}
    for number, amount in any_office.read(reads("")(lambda c: c.execute(query).all())):
        raw[number] = raw.get(number, 0) + amount
    assert made.row("66").tax == raw["1406"]
    assert made.row("81").booked == -raw["3806"] == 190_16  # booked to the cent, declared from the cut base
    assert made.row("61").tax == raw["1404"] == -raw["3804"]


def test_a_reversal_takes_back(any_office: Office) -> None:
    """A Generalumkehr lowers the Kennzahl it had raised; § 13b is not doubled."""
    month(any_office)
    any_office.run(finalise, MAY[1])
    before = any_office.read(make_return, *MAY)
    any_office.run(reverse, "2026-6", "falsch")
    after = any_office.read(make_return, *MAY)
    june = any_office.read(make_return, datetime.date(2026, 6, 1), datetime.date(2026, 6, 30))
    assert (before.row("46").base, before.row("46").tax) == (200_00, 38_00)
    assert after.rows == before.rows  # May is finalised, so it is taken back in June
    assert (june.row("46").base, june.row("46").tax, june.row("67").tax, june.row("83").tax) == (
        -200_00,
        -38_00,
        -38_00,
        0,
    )


def test_tax_without_a_case_is_named(any_office: Office) -> None:
    """What was booked on a tax account by hand is in no Kennzahl: account and amount are a finding; opening balances are none."""
    month(any_office)
    book(any_office, DAY, ("1406", 12_34), ("1800", -12_34))
    (finding,) = any_office.read(make_return, *MAY).findings
    assert "1406" in str(finding)
    assert "12.34" in str(finding)


def test_findings_of_span(any_office: Office) -> None:
    """Anything but a month or a quarter is said."""
    span = (datetime.date(2026, 5, 2), datetime.date(2026, 5, 31))
    assert "one month" in str(any_office.read(make_return, *span).findings[0])


def test_special_advance_payment_counts_in_december(any_office: Office) -> None:
    """With the permanent extension, the last return of the year takes off what was paid in advance."""
    book(any_office, datetime.date(2026, 2, 10), ("3830", 300_00), ("1800", -300_00))
    book(any_office, datetime.date(2026, 12, 4), ("10010", 1_190_00), ("4400", -1_190_00, "UST19"))
    december = (datetime.date(2026, 12, 1), datetime.date(2026, 12, 31))
    assert any_office.read(make_return, *december).row("83").tax == 190_00
    any_office.run(change_setting, "finance.vat_extension", True)
    made = any_office.read(make_return, *december)
    assert (made.row("39").tax, made.row("83").tax) == (300_00, -110_00)
    assert made.due == datetime.date(2027, 2, 10)
    assert any_office.read(make_return, *MAY).row("39").tax == 0


def test_report(any_office: Office) -> None:
    """JSON has Kennzahl and amount for every row; paper and table are made; the payable is the total."""
    month(any_office)
    report = any_office.read(make_report, "vat", *MAY)
    found: Any = report.as_json()
    assert {row["key"]: row["amount"] for row in found["rows"]}["81"] == "1000.00"
    assert {row["key"]: row["amount"] for row in found["rows"]}["83"] == found["totals"]["83"] == "178.00"
    assert any_office.read(pdf, report, any_office.clock(), "x").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("until", "extension", "land", "due"),
    [
        ((2026, 3, 31), False, "SH", (2026, 4, 10)),
        ((2026, 4, 30), False, "SH", (2026, 5, 11)),  # the 10th is a Sunday
        ((2026, 3, 31), True, "SH", (2026, 5, 11)),
        ((2026, 12, 31), False, "SH", (2027, 1, 11)),
        ((2026, 12, 31), True, "SH", (2027, 2, 10)),
    ],
)
def test_due_days(until: tuple[int, int, int], extension: bool, land: str, due: tuple[int, int, int]) -> None:
    """The 10th of the next month, a month later with the extension, on a working day."""
    assert due_day(datetime.date(*until), extension, land) == datetime.date(*due)


def test_small_things() -> None:
    """Euro are cut towards zero; spans are months and quarters; every Kennzahl stands once."""
    assert [whole_euro(cents) for cents in (199, -199, 100, 0)] == [100, -100, 100, 0]
    assert whole_months(datetime.date(2026, 4, 1), datetime.date(2026, 6, 30))
    assert not whole_months(datetime.date(2026, 5, 1), datetime.date(2026, 7, 31))
    assert not whole_months(datetime.date(2025, 5, 1), datetime.date(2026, 5, 31))  # thirteen months
    assert not whole_months(datetime.date(2025, 4, 1), datetime.date(2026, 6, 30))
    kennzahlen = [kz for row in form() for kz in (row.kz, row.beside) if kz]
    assert len(kennzahlen) == len(set(kennzahlen))
    assert not {"51", "52", "53", "68", "78", "79", "97"} & set(kennzahlen)
