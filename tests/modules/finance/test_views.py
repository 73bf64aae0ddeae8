"""Further views of the accounts: cost of sales, cash basis, cash flow, ratios, other spans to compare with, copies of rows, charts."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text

from app.core.errors import Invalid
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import AccountDraft, save_account, save_cost_centre
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.statements.queries.ratios import key_ratios
from app.modules.finance.statements.queries.schemes import own_statement, rows_text, scheme_names
from app.modules.finance.statements.queries.statements import balance_sheet, bwa, income_statement
from app.modules.finance.statements.queries.views import (
    cash_basis,
    cash_flow,
    cost_of_sales,
    pictures,
)
from app.modules.finance.statements.reports import shown_report
from app.modules.finance.statements.rules import caught, scheme
from app.modules.finance.statements.services import delete_scheme, save_scheme
from app.ui.chart import Chart, Series, paint
from app.ui.theme import LIGHT
from tests.modules.finance.test_statements import book

D = datetime.date
YEAR = (D(2026, 1, 1), D(2026, 12, 31))
FIRST, SECOND = (D(2026, 1, 1), D(2026, 6, 30)), (D(2026, 7, 1), D(2026, 12, 31))


def centres(office: Office) -> None:
    """Make a cost centre of each function and one without."""
    for code, function in (("1", "cost"), ("2", "sales"), ("3", "admin"), ("4", "")):
        office.run(save_cost_centre, CostCentreDraft(1, code, function=function))


def spent(office: Office, account: str, amount: int, centre: str = "", day: D = YEAR[0]) -> None:
    """Book an expense on a cost centre."""
    lines = (LineDraft(account, amount, cost1=centre), LineDraft("1800", -amount))
    office.run(post, EntryDraft(day, "B", "x", lines))


# -- cost of sales -------------------------------------------------------------
def test_cost_of_sales_and_total_cost_agree(any_office: Office) -> None:
    """The result is the same; wages go to the function of their cost centre, without one they are other expense."""
    centres(any_office)
    book(any_office, D(2026, 2, 2), ("1800", 10_000_00), ("4400", -10_000_00))
    book(any_office, D(2026, 2, 2), ("5400", 3_000_00), ("1800", -3_000_00))
    for centre, amount in (("1", 1_000_00), ("2", 200_00), ("3", 300_00), ("4", 40_00), ("", 5_00)):
        spent(any_office, "6020", amount, centre, D(2026, 3, 3))
    spent(any_office, "7310", 70_00, "3", D(2026, 3, 3))
    for span in (YEAR, (D(2026, 1, 1), D(2026, 3, 15))):
        made = any_office.read(cost_of_sales, *span)
        held = {one.row.key: one.amounts[0] for one in made.rows}
        assert (held["2"], held["4"], held["5"], held["7"], held["12"]) == (
            -4_000_00,
            -200_00,
            -300_00,
            -45_00,
            -70_00,
        )
        assert (held["3"], made.findings) == (6_000_00, ())
        assert held["result"] == any_office.read(income_statement, *span).amount("result")
    with pytest.raises(Invalid, match="offered"):
        any_office.run(save_cost_centre, CostCentreDraft(1, "9", function="magic"))


# -- cash basis ------------------------------------------------------------------
def test_cash_basis_counts_what_was_paid(any_office: Office) -> None:
    """An invoice by its part that was paid with its VAT, a bill likewise, cash by its day, depreciation by its day, VAT paid to the office."""
    for number in ("10010", "70010"):
        any_office.run(save_account, AccountDraft(number, number, number))
    book(any_office, D(2026, 3, 1), ("10010", 1190_00), ("4400", -1190_00, "UST19"), document="AR-1")
    book(any_office, D(2026, 3, 2), ("5400", 595_00, "VST19"), ("70010", -595_00), document="ER-1")
    book(any_office, D(2026, 4, 1), ("1800", 595_00), ("10010", -595_00), document="AR-1")
    book(any_office, D(2026, 8, 1), ("1800", 595_00), ("10010", -595_00), document="AR-1")
    book(any_office, D(2026, 9, 1), ("70010", 595_00), ("1800", -595_00), document="ER-1")
    book(any_office, D(2026, 4, 3), ("6800", 10_00), ("1600", -10_00))
    book(any_office, D(2026, 4, 30), ("6220", 100_00), ("0650", -100_00))
    book(any_office, D(2026, 5, 10), ("3820", 60_00), ("1800", -60_00))
    made = any_office.read(cash_basis, *FIRST)
    held = {one.row.key: one.amounts[0] for one in made.rows if one.amounts[0]}
    assert held == {
        "1": 500_00, "5": 95_00, "income": 595_00, "13": -100_00, "25": -10_00, "27": -60_00, "expense": -170_00, "result": 425_00,
    }  # fmt: skip
    assert made.findings == ()
    assert "§ 11" in str(made.notes[0])
    second = any_office.read(cash_basis, *SECOND, FIRST)
    later = {one.row.key: one.amounts for one in second.rows}
    assert later["1"] == (500_00, 500_00)
    assert (later["10"][0], later["26"][0]) == (-500_00, -95_00)


# -- cash flow and ratios ----------------------------------------------------------
def test_cash_flow_ends_at_the_liquid_funds(any_office: Office) -> None:
    """Result, wear, receivables, an asset bought, a loan: each in its row; it ends where the balance sheet does."""
    any_office.run(save_account, AccountDraft("10010", "x", "x"))
    opening = EntryDraft(
        D(2026, 1, 1),
        "EB",
        "EB",
        (LineDraft("1800", 1_000_00), LineDraft("9000", -1_000_00)),
        origin="opening",
    )
    any_office.run(post, opening)
    other = EntryDraft(
        D(2026, 1, 1),
        "EB",
        "EB",
        (LineDraft("2900", -1_000_00), LineDraft("9000", 1_000_00)),
        origin="opening",
    )
    any_office.run(post, other)
    book(any_office, D(2026, 3, 1), ("10010", 500_00), ("4400", -500_00))
    book(any_office, D(2026, 3, 2), ("0650", 300_00), ("1800", -300_00))
    book(any_office, D(2026, 3, 3), ("1800", 200_00), ("3150", -200_00))
    book(any_office, D(2026, 3, 31), ("6220", 50_00), ("0650", -50_00))
    made = any_office.read(cash_flow, *YEAR)
    held = {one.row.key: one.amounts[0] for one in made.rows if one.amounts[0]}
    assert held == {
        "1": 450_00, "2": 50_00, "5": -500_00, "7": -300_00, "investing": -300_00, "10": 200_00, "financing": 200_00,
        "change": -100_00, "11": 1_000_00, "closing": 900_00,
    }  # fmt: skip
    assert made.findings == ()
    assert any_office.read(balance_sheet, YEAR[1]).amount("B.IV", "assets") == 900_00


def test_key_ratios(any_office: Office) -> None:
    """Shares in hundredths of a per cent, days, money; None where there is nothing to compare with."""
    any_office.run(save_account, AccountDraft("10010", "x", "x"))
    book(any_office, D(2026, 3, 1), ("10010", 365_00), ("4400", -365_00))
    found = {one.key: one.values for one in any_office.read(key_ratios, *YEAR).rows}
    assert found["equity_ratio"] == (100_00, None)
    assert found["receivable_days"] == (365_00, None)
    assert found["return_sales"] == (100_00, None)
    assert found["working_capital"] == (365_00, 0)
    report = any_office.read(make_report, "ratios", *YEAR)
    assert report.as_json()["rows"][0]["amount"] == "100.00"


def test_the_demo_company_in_every_view(demo: Office) -> None:
    """Cash flow ends at the liquid funds, cost of sales gives the same result, reports can be printed, nothing is left over."""
    span = (D(2025, 1, 1), D(2025, 6, 30))
    flow, sales = demo.read(cash_flow, *span), demo.read(cost_of_sales, *span)
    assert (flow.findings, sales.findings) == ((), ())
    old = {str(one.values["document"]) for one in demo.read(cash_basis, *span).findings}
    assert old == {"AR-2412-1", "AR-2412-2", "ER-2412-7", "ER-2412-9"}  # what was open when the book began
    assert sales.amount("result") == demo.read(income_statement, *span).amount("result")
    for name in ("cost-of-sales", "eur", "cash-flow", "ratios"):
        report = demo.read(make_report, name, *span)
        assert demo.read(pdf, report, demo.clock(), "x").startswith(b"%PDF")
    shown = demo.read(pictures, span[1])
    assert (len(shown.months), len(shown.income)) == (6, 6)
    assert sum(shown.income) - sum(shown.expense) == sales.amount("result")


# -- comparing and copies ------------------------------------------------------------
def test_any_two_spans_compare(any_office: Office) -> None:
    """The second column is what was asked for, in statement and report."""
    book(any_office, D(2026, 3, 1), ("1800", 100_00), ("4400", -100_00))
    book(any_office, D(2026, 8, 1), ("1800", 40_00), ("4400", -40_00))
    assert any_office.read(income_statement, *SECOND, FIRST).rows[0].amounts == (40_00, 100_00)
    sheet = any_office.read(balance_sheet, YEAR[1], FIRST[1])
    assert (sheet.amount("assets", "assets"), sheet.amount("assets", "assets", 1)) == (140_00, 100_00)
    report = any_office.read(shown_report, "income-statement", SECOND, FIRST)
    assert report.columns[3][1] == "01/01/2026 – 30/06/2026"
    for kind in ("balance-sheet", "bwa", "ratios", "eur", "cash-flow", "cost-of-sales"):
        assert any_office.read(shown_report, kind, SECOND, FIRST).rows


def test_a_copy_of_rows_takes_accounts_by_number(any_office: Office) -> None:
    """A row of accounts 4300 to 4399 stands apart; totals stay; the copy is listed, replaced, and taken away."""
    book(any_office, D(2026, 3, 1), ("1800", 107_00), ("4300", -107_00, "UST7"))
    book(any_office, D(2026, 3, 1), ("1800", 119_00), ("4400", -119_00, "UST19"))
    text = any_office.read(rows_text, "income-statement")
    text = text.replace("1;1;G.1;;", "1;1;;1a 1b;", 1).replace(
        "2;1;G.2;", "1a;2;4300-4399;;Ermäßigt;Reduced\n1b;2;G.1;;Rest;Rest\n2;1;G.2;", 1
    )
    any_office.run(save_scheme, "Mein Schema", "income-statement", text)
    made = any_office.read(own_statement, "Mein Schema", *YEAR)
    held = {one.row.key: one.amounts[0] for one in made.rows if one.amounts[0]}
    assert (held["1a"], held["1b"], held["1"], held["result"], made.findings) == (
        100_00,
        100_00,
        200_00,
        200_00,
        (),
    )
    assert any_office.read(scheme_names) == [("Mein Schema", "income-statement")]
    report = any_office.read(shown_report, "own:Mein Schema", YEAR, None)
    assert report.title == "Mein Schema"
    for kind in ("balance-sheet", "bwa"):
        any_office.run(save_scheme, kind, kind, any_office.read(rows_text, kind))
        assert any_office.read(shown_report, f"own:{kind}", YEAR, None).rows
    assert any_office.read(own_statement, "bwa", *YEAR).rows == any_office.read(bwa, *YEAR).rows
    any_office.run(delete_scheme, "Mein Schema")
    for act in ((delete_scheme, "Mein Schema"),):
        with pytest.raises(Invalid, match="no rows"):
            any_office.run(*act)
    with pytest.raises(Invalid, match="no rows"):
        any_office.read(own_statement, "Mein Schema", *YEAR)


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("income-statement", "nonsense", "columns|no row"),
        ("income-statement", "key;level;codes;sum;de;en\n1;x;;;a;b\n", "level"),
        ("income-statement", "key;level;codes;sum;de;en\n1;1;;;a;b\n1;1;;;a;b\n", "twice"),
        ("income-statement", "key;level;codes;sum;de;en\nresult;0;;9;a;b\n", "adds up 9"),
        ("income-statement", "key;level;codes;sum;de;en\nresult;0;G.99;;a;b\n", "G.99"),
        ("income-statement", "key;level;codes;sum;de;en\n1;0;G.1;;a;b\n", "lack result"),
        ("eur", "key;level;codes;sum;de;en\n", "offered"),
    ],
)
def test_rows_that_do_not_hold_together(office: Office, kind: str, text: str, words: str) -> None:
    """A sentence each, and nothing kept."""
    with pytest.raises(Invalid, match=words):
        office.run(save_scheme, "x", kind, text)
    with pytest.raises(Invalid, match="name"):
        office.run(save_scheme, " ", "bwa", office.read(rows_text, "bwa"))
    assert office.read(scheme_names) == []


def test_every_result_position_has_a_row_by_cost_of_sales() -> None:
    """What the total cost format takes, cost of sales takes too, with and without a function."""
    codes = caught(scheme("income_cost_of_sales"))
    for code in caught(scheme("income_statement")):
        assert code in codes or {f"{code}@{f}" for f in ("", "cost", "sales", "admin")} <= codes, code


def test_charts_are_pictures_and_words() -> None:
    """Bars, lines and lying bars become PNG; the figures stand in words too."""
    standing = Chart(
        ["01/26", "02/26"],
        (Series("Income", (100_00, 250_00), "accent"), Series("Result", (-5_00, 7_00), "text", line=True)),
    )
    lying = Chart(["Rent"], (Series("Cost", (1_00,), "accent"),), lying=True)
    for chart in (standing, lying):
        assert paint(chart, (400, 300), 1.0, LIGHT).startswith(b"\x89PNG")
    assert standing.words() == "Income: 01/26 100.00, 02/26 250.00; Result: 01/26 −5.00, 02/26 7.00"


@pytest.mark.parametrize(
    ("statement", "reports"),
    [
        ("UPDATE finance_balance SET debit = debit + 100 WHERE debit > 0", ("trial-balance",)),
        ("UPDATE finance_line SET amount = amount + 100 WHERE amount > 0", ("trial-balance", "journal")),
    ],
    ids=["balances", "lines"],
)
def test_a_report_that_does_not_add_up_says_so(
    any_office: Office, statement: str, reports: tuple[str, ...]
) -> None:
    """Figures changed behind the program's back stand on no paper without a word; without that nothing is said."""
    day = datetime.date(2026, 3, 5)
    any_office.run(
        post, EntryDraft(day, "R1", "Miete", (LineDraft("6310", 100_00), LineDraft("1800", -100_00)))
    )
    whole = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    for name in reports:
        assert any_office.read(make_report, name, *whole).notes == ()
    with any_office.book.writing() as connection:
        connection.execute(text(statement))
    for name in reports:
        notes = " ".join(any_office.read(make_report, name, *whole).notes)
        assert "Please verify the book" in notes, name
