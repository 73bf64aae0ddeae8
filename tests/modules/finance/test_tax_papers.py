"""Tax when received, the recapitulative statement, the yearly return, posting the payable, and what is due when."""

from __future__ import annotations

import datetime

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.data.settings import change_setting
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.vat.checks import month_end, waiting
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.queries.filing import (
    return_spans,
    special_prepayment,
    tax_dates,
    year_figures,
    year_form,
)
from app.modules.finance.vat.queries.recapitulative import recapitulative
from app.modules.finance.vat.rules import form, quarter_spans
from app.modules.finance.vat.services import post_payable

D = datetime.date
MAY, JUNE = (D(2026, 5, 1), D(2026, 5, 31)), (D(2026, 6, 1), D(2026, 6, 30))
YEAR = (D(2026, 1, 1), D(2026, 12, 31))


def customer(office: Office, number: str = "10010", vat_id: str = "") -> None:
    """Make a customer."""
    office.run(save_account, AccountDraft(number, f"Kunde {number}", f"Customer {number}", vat_id=vat_id))


def booked(office: Office, day: D, document: str, *lines: tuple[str, int] | tuple[str, int, str]) -> int:
    """Post an entry."""
    return int(
        office.run(post, EntryDraft(day, document, document, tuple(LineDraft(*line) for line in lines)))
    )


def base(office: Office, span: tuple[D, D], kz: str = "81") -> tuple[int | None, int]:
    """Return base and tax of a Kennzahl."""
    row = office.read(make_return, *span).row(kz)
    return row.base, row.tax


# -- when received -------------------------------------------------------------
def test_supplies_count_when_they_are_paid(any_office: Office) -> None:
    """Half in May, half in June; input tax and cash sales by their day; what nobody paid does not count; booked tax is no difference."""
    customer(any_office)
    any_office.run(change_setting, "finance.vat_scheme", "cash")
    booked(any_office, D(2026, 4, 28), "AR-1", ("10010", 1190_00), ("4400", -1190_00, "UST19"))
    booked(any_office, D(2026, 5, 2), "AR-2", ("10010", 595_00), ("4400", -595_00, "UST19"))
    booked(any_office, D(2026, 5, 4), "AR-1", ("1800", 595_00), ("10010", -595_00))
    booked(any_office, D(2026, 5, 5), "KB", ("1600", 119_00), ("4400", -119_00, "UST19"))
    booked(any_office, D(2026, 5, 6), "ER", ("6815", 119_00, "VST19"), ("1800", -119_00))
    booked(any_office, D(2026, 6, 9), "AR-1", ("1800", 595_00), ("10010", -595_00))
    assert base(any_office, (D(2026, 4, 1), D(2026, 4, 30))) == (0, 0)
    assert base(any_office, MAY) == (600_00, 114_00)
    assert base(any_office, MAY, "66") == (None, 19_00)
    assert base(any_office, JUNE) == (500_00, 95_00)
    assert any_office.read(make_return, *MAY).findings == ()
    any_office.run(change_setting, "finance.vat_scheme", "accrual")
    assert base(any_office, MAY) == (600_00, 114_00)
    assert base(any_office, (D(2026, 4, 1), D(2026, 4, 30))) == (1000_00, 190_00)


def test_credit_notes_and_old_invoices(any_office: Office) -> None:
    """A credit note lowers what is left to count; money for an invoice of before the book is named, in one sum."""
    customer(any_office)
    any_office.run(change_setting, "finance.vat_scheme", "cash")
    booked(any_office, D(2026, 5, 2), "AR-1", ("10010", 1190_00), ("4400", -1190_00, "UST19"))
    booked(any_office, D(2026, 5, 3), "AR-1", ("1800", 595_00), ("10010", -595_00))
    booked(any_office, D(2026, 6, 2), "AR-1", ("4400", 595_00, "UST19"), ("10010", -595_00))
    assert base(any_office, MAY) == (500_00, 95_00)
    assert base(any_office, JUNE) == (0, 0)
    opening = EntryDraft(
        D(2026, 1, 1), "AR-0", "x", (LineDraft("10010", 119_00), LineDraft("9008", -119_00)), origin="opening"
    )
    any_office.run(post, opening)
    booked(any_office, D(2026, 6, 3), "AR-0", ("1800", 70_00), ("10010", -70_00))
    booked(any_office, D(2026, 6, 9), "AR-0", ("1800", 49_00), ("10010", -49_00))
    assert any(
        "AR-0" in str(one) and "119.00" in str(one) for one in any_office.read(make_return, *JUNE).findings
    )


# -- the recapitulative statement -----------------------------------------------
def test_recapitulative_by_id_and_kind(any_office: Office) -> None:
    """Goods and services apart, in whole euro half up; without an ID, or with a German one, it is named."""
    customer(any_office, "10010", "ATU12345675")
    customer(any_office, "10020")
    customer(any_office, "10030", "DE136695976")
    for document, account, revenue, amount, case in (
        ("1", "10010", "4125", 1000_50, "IGL"),
        ("2", "10010", "4125", 10_00, "IGL"),
        ("3", "10010", "4336", 300_49, "EULEIST"),
        ("4", "10020", "4125", 70_00, "IGL"),
        ("5", "10030", "4125", 80_00, "IGL"),
    ):
        booked(any_office, D(2026, 5, 4), document, (account, amount), (revenue, -amount, case))
    booked(any_office, D(2026, 5, 5), "6", ("1800", 90_00), ("4125", -90_00, "IGL"))
    made = any_office.read(recapitulative, *MAY)
    assert [(row.vat_id, row.kind, row.amount) for row in made.rows] == [
        ("ATU12345675", "L", 1011_00),
        ("ATU12345675", "S", 300_00),
    ]
    assert made.due == D(2026, 6, 25)
    assert sorted(str(one)[:5] for one in made.findings) == ["10020", "10030", "– : 9"]
    report = any_office.read(make_report, "zm", *MAY)
    assert report.as_json()["totals"]["amount"] == "1311.00"
    assert any_office.read(pdf, report, any_office.clock(), "x").startswith(b"%PDF")


def test_a_wrong_vat_id_is_refused(office: Office) -> None:
    """The account is not kept with it."""
    with pytest.raises(Invalid, match="VAT ID"):
        customer(office, "10010", "DE123")


# -- the year --------------------------------------------------------------------
def test_the_yearly_return_and_the_rest(any_office: Office) -> None:
    """Kennzahlen of the yearly form; the months cut to whole euro add up to less than the year: the rest is named."""
    for month in range(1, 13):
        booked(any_office, D(2026, month, 3), f"AR-{month}", ("1800", 119_99), ("4400", -119_99, "UST19"))
    made = any_office.read(year_figures, *YEAR)
    (row,) = made.rows
    assert row[0] == "177"
    assert row[2:] == (1209_00, 229_71)
    assert (made.tax, made.advance, made.rest) == (229_71, 12 * 19_00, 1_71)
    report = any_office.read(make_report, "vat-year", *YEAR)
    assert report.as_json()["totals"]["rest"] == "1.71"


def test_every_kennzahl_of_the_year_is_one_of_the_form() -> None:
    """No row of the yearly form names a Kennzahl that the advance return lacks."""
    assert {kz for kz, _year, _label in year_form()} <= {row.kz for row in form()}


def test_the_payable_is_posted_once(any_office: Office) -> None:
    """Prepayments against the VAT of the year; twice, for a week, or for nothing: refused; the return stays as it was."""
    booked(any_office, D(2026, 5, 3), "AR-1", ("1800", 1190_00), ("4400", -1190_00, "UST19"))
    before = any_office.read(make_return, *MAY)
    any_office.run(post_payable, *MAY)
    found = any_office.read(balances_at, MAY[1])
    assert (found["3820"], found["3840"]) == (190_00, -190_00)
    assert any_office.read(make_return, *MAY) == before
    for span, words in (
        (MAY, "already"),
        ((D(2026, 5, 1), D(2026, 5, 7)), "one month"),
        (JUNE, "nothing to pay"),
    ):
        with pytest.raises(Invalid, match=words):
            any_office.run(post_payable, *span)


def test_what_is_due(any_office: Office) -> None:
    """Monthly returns on the 10th, moved off weekends; the extension adds a month and the eleventh; a posted one says so."""
    customer(any_office, "10010", "ATU12345675")
    booked(any_office, D(2026, 5, 3), "AR-1", ("1800", 1190_00), ("4400", -1190_00, "UST19"))
    booked(any_office, D(2026, 5, 4), "AR-2", ("10010", 50_00), ("4125", -50_00, "IGL"))
    any_office.run(post_payable, *MAY)
    dates = any_office.read(tax_dates, D(2026, 6, 1), D(2026, 8, 31))
    assert [(one.day, one.amount, one.posted) for one in dates] == [
        (D(2026, 6, 10), 190_00, True),
        (D(2026, 6, 25), 50_00, False),
        (D(2026, 7, 10), 0, False),
        (D(2026, 7, 31), 0, False),
        (D(2026, 8, 10), 0, False),
    ]
    any_office.run(change_setting, "finance.vat_extension", True)
    dates = any_office.read(tax_dates, D(2027, 2, 1), D(2027, 2, 28))
    assert [(one.day, one.amount) for one in dates] == [(D(2027, 2, 10), 0), (D(2027, 2, 10), 17_00)]
    assert any_office.read(special_prepayment, 2027) == 17_00
    any_office.run(change_setting, "finance.vat_period", "quarter")
    assert any_office.read(return_spans, D(2026, 2, 1), D(2026, 5, 1)) == [
        (D(2026, 1, 1), D(2026, 3, 31)),
        (D(2026, 4, 1), D(2026, 6, 30)),
    ]
    any_office.run(change_setting, "finance.vat_period", "none")
    assert any_office.read(return_spans, *YEAR) == []
    report = any_office.read(make_report, "tax-dates", D(2026, 6, 1), D(2026, 8, 31))
    assert len(report.rows) == 2


def test_the_yearly_return_is_due_by_own_hand_and_by_an_adviser(any_office: Office) -> None:
    """By 31 July of the next year, by an adviser on the last of February after it (§ 149 (2), (3) AO), moved off weekends (§ 108 (3) AO)."""
    any_office.run(change_setting, "finance.vat_period", "none")
    dates = any_office.read(tax_dates, D(2024, 7, 1), D(2027, 12, 31))
    found = {one.day: one.words.values["later"] for one in dates if one.page == "finance.vat.year_return"}
    assert found == {
        D(2024, 7, 31): D(2025, 2, 28),
        D(2025, 7, 31): D(2026, 3, 2),  # 28 February 2026 is a Saturday
        D(2026, 7, 31): D(2027, 3, 1),  # a Sunday
        D(2027, 8, 2): D(2028, 2, 29),  # 31 July 2027 is a Saturday
    }


def test_the_cockpit_tells_what_is_due_soon(office: Office) -> None:
    """A return of the last month that is not posted waits; posted, it does not."""

    office.clock = lambda: datetime.datetime(2026, 6, 4, tzinfo=datetime.UTC)
    booked(office, D(2026, 5, 3), "AR-1", ("1800", 1190_00), ("4400", -1190_00, "UST19"))
    assert [one.late for one in office.read(waiting)] == [False]
    office.run(post_payable, *MAY)
    assert office.read(waiting) == []


# -- monthly in place of quarterly ------------------------------------------------
def test_large_supplies_are_reported_by_months(any_office: Office) -> None:
    """Above 50,000 € of goods in a quarter the ZM is monthly, from the month that passes it, and for four quarters more (§ 18a (1) S. 2, 3 UStG)."""
    any_office.run(change_setting, "finance.vat_period", "quarter")
    customer(any_office, "10010", "ATU12345675")
    booked(any_office, D(2026, 1, 9), "AR-1", ("10010", 30_000_00), ("4125", -30_000_00, "IGL"))
    booked(any_office, D(2026, 2, 9), "AR-2", ("10010", 20_000_01), ("4125", -20_000_01, "IGL"))
    booked(any_office, D(2026, 3, 9), "AR-3", ("10010", 90_000_00), ("4336", -90_000_00, "EULEIST"))
    booked(any_office, D(2026, 4, 9), "AR-4", ("10010", 10_00), ("4125", -10_00, "IGL"))
    due = [one for one in any_office.read(tax_dates, *YEAR) if one.page == "finance.vat.recapitulative"]
    assert [(one.since.month, one.until.month, one.day) for one in due] == [
        (1, 2, D(2026, 3, 25)),
        (3, 3, D(2026, 4, 27)),  # the 25th is a Saturday
        (4, 4, D(2026, 5, 26)),  # the 25th is Whit Monday
    ]


@pytest.mark.parametrize(
    ("months", "before", "cuts"),
    [
        ((10, 20, 20), (0, 0, 0, 0), [(1, 3)]),
        ((10, 20, 21), (0, 0, 0, 0), [(1, 3)]),  # passed in the last month: one statement for all three
        ((60, 0, 0), (0, 0, 0, 0), [(1, 1), (2, 2), (3, 3)]),
        ((0, 51, 0), (0, 0, 0, 0), [(1, 2), (3, 3)]),
        ((0, 0, 0), (51, 0, 0, 0), [(1, 1), (2, 2), (3, 3)]),
        ((0, 0, 0), (50, 50, 50, 50), [(1, 3)]),
    ],
)
def test_how_a_quarter_is_cut(
    months: tuple[int, ...], before: tuple[int, ...], cuts: list[tuple[int, int]]
) -> None:
    """Quarter, months, or the months up to the passing of the limit together."""
    found = quarter_spans(D(2026, 1, 1), months, before, 50)
    assert [(a.month, b.month) for a, b in found] == cuts


def test_a_year_can_be_looked_at(any_office: Office) -> None:
    """The list of a year's end looks at every return of the year, and names each finding once, with its month's figures."""
    assert {check.findings for check in any_office.read(month_end, *YEAR)} == {()}
    booked(any_office, D(2026, 5, 4), "X", ("1406", 12_34), ("1800", -12_34))
    check, _filed = any_office.read(month_end, *YEAR)
    assert ["1406" in str(one.words) for one in check.findings] == [True]
