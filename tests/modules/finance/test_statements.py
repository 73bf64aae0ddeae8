"""Balance sheet, income statement and BWA: equal to the raw lines, to each other, on both databases and in both languages."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text

from app.core.dates import year_before
from app.core.errors import Invalid
from app.core.messages import use_language
from app.core.money import ratio
from app.data.export import xlsx_bytes
from app.data.office import Office
from app.data.queries import query as reads
from app.data.reports import make_report, pdf
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.queries import account_places, account_places_on, account_rows
from app.modules.finance.chart.rules import catalogue
from app.modules.finance.chart.services import AccountDraft, PlaceDraft, add_fiscal_year, save_account
from app.modules.finance.ledger.models import Line
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import finalise, post
from app.modules.finance.statements.kpi import balance_figures
from app.modules.finance.statements.queries.statements import (
    balance_sheet,
    bwa,
    income_statement,
)
from app.modules.finance.statements.queries.views import cash_basis
from app.modules.finance.statements.rules import position as placed
from app.modules.finance.statements.rules import scheme

YEAR = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


def book(
    office: Office, day: datetime.date, *lines: tuple[str, int] | tuple[str, int, str], document: str = "B"
) -> None:
    """Post an entry of accounts and cents; personal accounts are made on the way."""
    known = set(office.read(reads("")(lambda c: c.scalars(select(Account.number)).all())))
    for number in {line[0] for line in lines} - known:
        office.run(save_account, AccountDraft(number, "Partner", "Partner"))
    office.run(
        post, EntryDraft(day, document, "x", tuple(LineDraft(line[0], line[1], *line[2:]) for line in lines))
    )


def firm(office: Office) -> None:
    """A small year: capital, a purchase, a sale, wages, a car, a loan, an overdraft."""
    day = datetime.date(2026, 3, 3)
    book(office, day, ("1800", 30_000_00), ("2900", -25_000_00), ("3150", -5_000_00))
    book(office, day, ("5400", 1_190_00, "VST19"), ("70010", -1_190_00))
    book(office, day, ("10010", 5_950_00), ("4400", -5_950_00, "UST19"))
    book(office, day, ("6020", 2_000_00), ("1800", -2_000_00))
    book(office, datetime.date(2026, 5, 1), ("0520", 20_000_00), ("1810", -20_000_00))
    book(office, datetime.date(2026, 12, 31), ("6222", 3_000_00), ("0520", -3_000_00))


def test_statements_equal_the_raw_lines(any_office: Office) -> None:
    """Every amount recomputed from lines; assets are liabilities; the result is the same in all three."""
    firm(any_office)
    raw: dict[str, int] = defaultdict(int)
    query = select(Account.number, Line.amount).join(Account, Account.id == Line.account_id)
    for number, amount in any_office.read(reads("")(lambda c: c.execute(query).all())):
        raw[number] += amount
    sheet = any_office.read(balance_sheet, YEAR[1])
    income = any_office.read(income_statement, *YEAR)
    short = any_office.read(bwa, *YEAR)
    assert sheet.findings == income.findings == short.findings == ()
    result = -(raw["4400"] + raw["5400"] + raw["6020"] + raw["6222"])
    assert result == 5_000_00 - 1_000_00 - 2_000_00 - 3_000_00
    assert sheet.amount("A.V") == income.amount("result") == short.amount("result") == result
    assert sheet.amount("assets") == sheet.amount("liabilities") == raw["0520"] + raw["1800"] + raw["10010"]
    assert sheet.amount("A.II.3", "assets") == raw["0520"] == 17_000_00
    assert sheet.amount("B.IV", "assets") == raw["1800"]
    assert (
        sheet.amount("C.2", "liabilities") == -(raw["3150"] + raw["1810"]) == 25_000_00
    )  # the overdrawn account is a debt
    assert (
        sheet.amount("C.8", "liabilities") == -(raw["3806"] + raw["1406"]) == 760_00
    )  # VAT is one debt, net
    assert (income.amount("1"), income.amount("5a"), income.amount("6a"), income.amount("7a")) == (
        5_000_00,
        -1_000_00,
        -2_000_00,
        -3_000_00,
    )
    assert (short.amount("output"), short.amount("4"), short.amount("10"), short.amount("17")) == (
        5_000_00,
        -1_000_00,
        -2_000_00,
        -3_000_00,
    )


def test_balances_change_sides(any_office: Office) -> None:
    """A customer in credit is a debt, a supplier in debit a claim; input tax above output tax is an asset."""
    day = datetime.date(2026, 3, 3)
    book(any_office, day, ("1800", 100_00), ("10010", -100_00))
    book(any_office, day, ("70010", 40_00), ("1800", -40_00))
    book(any_office, day, ("6815", 119_00, "VST19"), ("1800", -119_00))
    sheet = any_office.read(balance_sheet, YEAR[1])
    assert (sheet.amount("B.II.1", "assets"), sheet.amount("C.8", "liabilities")) == (0, 100_00)
    assert sheet.amount("B.II.4", "assets") == 40_00 + 19_00
    assert sheet.amount("C.2", "liabilities") == 59_00
    assert sheet.amount("assets") == sheet.amount("liabilities")


def test_neither_claims_nor_debts_are_netted(any_office: Office) -> None:
    """A loan paid too high, insurance paid in advance and pay withheld stand where they belong (§ 246 (2) HGB); corrections lower what they correct."""
    day = datetime.date(2026, 3, 3)
    book(any_office, day, ("1800", 500_000_00), ("2900", -500_000_00))
    book(any_office, day, ("3160", 300_00), ("3150", -1_000_00), ("1800", 700_00))
    book(any_office, day, ("3740", 70_00), ("3720", -900_00), ("1800", 830_00))
    book(any_office, day, ("1340", -25_00), ("1350", 400_00), ("1800", -375_00))
    book(any_office, day, ("3272", 11_00), ("1186", -13_00), ("1800", 2_00))
    book(any_office, day, ("3400", 5_00), ("1260", -6_00), ("1270", -7_00), ("3450", 8_00))
    book(any_office, day, ("10010", 1_000_00), ("1246", -200_00), ("1248", -10_00), ("1800", -790_00))
    sheet = any_office.read(balance_sheet, YEAR[1])
    assert (sheet.amount("C.2", "liabilities"), sheet.amount("C.3", "liabilities")) == (1_000_00, 0)
    assert sheet.amount("B.II.4", "assets") == 300_00 + 70_00 + 400_00 + 11_00
    assert sheet.amount("C.8", "liabilities") == 900_00 + 25_00 + 13_00
    assert (sheet.amount("B.II.2", "assets"), sheet.amount("B.II.3", "assets")) == (5_00, 8_00)
    assert (sheet.amount("C.6", "liabilities"), sheet.amount("C.7", "liabilities")) == (6_00, 7_00)
    assert (sheet.amount("B.II.1", "assets"), sheet.amount("B.I.4", "assets")) == (790_00, 0)
    assert sheet.amount("assets") == sheet.amount("liabilities")
    assert sheet.findings == ()
    claims = 300_00 + 70_00 + 400_00 + 11_00 + 5_00 + 8_00 + 790_00
    debts = 1_000_00 + 900_00 + 25_00 + 13_00 + 6_00 + 7_00
    money = sheet.amount("B.IV", "assets")
    found = any_office.read(balance_figures, *YEAR)
    assert found["liquidity_1"].number == round(money * 10_000 / debts)
    assert found["liquidity_2"].number == round((money + claims) * 10_000 / debts)


@pytest.mark.parametrize("chart", ["skr03", "skr04"])
def test_every_claim_and_debt_has_its_other_side(chart: str) -> None:
    """Each account of claims, money and debts of the catalogue changes sides with its balance; what only corrects a claim never does."""
    seen = 0
    for one in catalogue(chart):
        place = one.nature
        if not place.hgb.startswith(("A.B.II.", "A.B.IV", "A.B.I.4", "P.C.")):
            continue
        if "wertberichtigung" in one.name_de:
            assert place.hgb_other == "", one
            continue
        seen += 1
        assert place.hgb_other[:4] == ("A.B." if place.hgb[0] == "P" else "P.C."), one
        debit, credit = (placed(place.hgb, place.hgb_other, cents) for cents in (1, -1))
        assert (debit[0], credit[0]) == ("A", "P"), one
    assert seen > 100


def test_a_deficit_is_an_asset(any_office: Office) -> None:
    """Negative equity stands on the other side (§ 268 (3) HGB), and equity is zero."""
    book(any_office, datetime.date(2026, 3, 3), ("6815", 500_00), ("70010", -500_00))
    sheet = any_office.read(balance_sheet, YEAR[1])
    assert (sheet.amount("F", "assets"), sheet.amount("A", "liabilities")) == (500_00, 0)
    assert sheet.amount("assets") == sheet.amount("liabilities") == 500_00


def test_the_next_year_begins_where_the_last_ended(any_office: Office) -> None:
    """The result of the year before becomes retained earnings; its balance sheet stands beside."""
    firm(any_office)
    any_office.run(add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    last, sheet = (
        any_office.read(balance_sheet, YEAR[1]),
        any_office.read(balance_sheet, datetime.date(2027, 1, 31)),
    )
    assert sheet.amount("assets", column=1) == last.amount("assets")
    assert sheet.amount("assets") == last.amount("assets") == sheet.amount("liabilities")
    assert sheet.amount("A.IV", "liabilities") == last.amount("A.V", "liabilities")
    assert sheet.amount("A.V", "liabilities") == 0


def test_an_account_in_no_row_is_named(any_office: Office) -> None:
    """A position that no row takes is a finding with account and amount; so is the difference it makes."""
    book(any_office, datetime.date(2026, 3, 3), ("6815", 10_00), ("1800", -10_00))
    with any_office.book.engine.begin() as connection:
        connection.execute(text("UPDATE finance_account SET hgb = 'G.99' WHERE number = '6815'"))
    income = any_office.read(income_statement, *YEAR)
    assert any("6815" in str(finding) and "10.00" in str(finding) for finding in income.findings)
    report = any_office.read(make_report, "income-statement", *YEAR).as_json()
    assert "6815" in report["notes"][0]


def test_reports_in_every_format(any_office: Office) -> None:
    """JSON keys are positions, sums are live formulas, paper is a PDF; figures do not depend on the language."""
    firm(any_office)
    found: dict[str, Any] = {}
    for tongue in ("de", "en"):
        use_language(tongue)
        for name in ("balance-sheet", "income-statement", "bwa"):
            report = any_office.read(make_report, name, *YEAR)
            rows = {(row["key"], row.get("side", "")): row["amount"] for row in report.as_json()["rows"]}
            assert found.setdefault(name, rows) == rows
            assert any_office.read(pdf, report, any_office.clock(), "x").startswith(b"%PDF")
    use_language("en")
    assert found["balance-sheet"]["assets", "assets"] == found["balance-sheet"]["liabilities", "liabilities"]
    assert found["balance-sheet"]["A.II.3", "assets"] == "17000.00"
    assert (found["income-statement"]["1", ""], found["income-statement"]["result", ""]) == (
        "5000.00",
        "-1000.00",
    )
    data = xlsx_bytes(any_office.read(make_report, "balance-sheet", *YEAR).sheet())
    page = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>+C3+C" in page
    small = any_office.read(make_report, "balance-sheet", *YEAR, "small").as_json()["rows"]
    assert {"A.II", "B.II"} <= {row["key"] for row in small}
    assert "A.II.3" not in {row["key"] for row in small}


def test_schemes_take_every_position_of_the_charts() -> None:
    """No range of the charts names a position that its statement lacks, and no sum names a row that is not there."""
    import csv

    from app.core.paths import resources

    with (resources() / "charts" / "ranges.csv").open(encoding="utf-8", newline="") as file:
        ranges = list(csv.DictReader(file, delimiter=";"))
    codes = {
        name: {code for row in scheme(name) for code in row.codes}
        for name in ("balance_sheet", "income_statement", "bwa")
    }
    for row in ranges:
        for code in filter(None, (row["hgb"], row["other"])):
            assert code in codes["income_statement" if code.startswith("G.") else "balance_sheet"], row
        assert not row["bwa"] or row["bwa"] in codes["bwa"], row
    for name in ("income_statement", "bwa"):
        keys = [row.key for row in scheme(name)]
        assert all(part in keys for row in scheme(name) for part in row.parts)


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [(1, 3, 33_33), (2, 3, 66_67), (-1, 2, -50_00), (1, 0, None), (1, -2, -50_00), (0, 5, 0)],
)
def test_ratio(part: int, whole: int, wanted: int | None) -> None:
    """Shares in hundredths of a per cent, half up; nothing to compare with gives none."""
    assert ratio(part, whole) == wanted


def test_year_before() -> None:
    """The end of February stays the end of February."""
    assert year_before(datetime.date(2024, 2, 29)) == datetime.date(2023, 2, 28)
    assert year_before(datetime.date(2025, 2, 28)) == datetime.date(2024, 2, 29)
    assert year_before(datetime.date(2026, 7, 13)) == datetime.date(2025, 7, 13)


# -- accounts outside the number ranges -------------------------------------------
def test_no_account_falls_out_of_a_statement(any_office: Office) -> None:
    """Whatever number an account has: balance sheet, income statement, BWA and EÜR hold it, agree, and say where it has no place of its own."""
    day = datetime.date(2026, 5, 4)
    for number in ("6450", "7700", "1350", "3970", "2960"):
        book(any_office, day, (number, 100_00), ("1800", -100_00))
    profit = any_office.read(income_statement, *YEAR)
    assert profit.findings == ()
    assert profit.amount("result") == -200_00
    assert any("7700" in str(note) for note in profit.notes)
    assert not any("6450" in str(note) for note in profit.notes)
    assert any_office.read(bwa, *YEAR).amount("result") == -200_00
    sheet = any_office.read(balance_sheet, YEAR[1])
    assert sheet.findings == ()
    assert sheet.amount("assets", "assets") == sheet.amount("liabilities", "liabilities")
    assert any_office.read(cash_basis, *YEAR).findings == ()


def test_an_account_is_placed_from_a_day_on(any_office: Office) -> None:
    """From its day on the account stands where it was put; statements that end before stay as they were, finalised months too."""
    book(any_office, datetime.date(2026, 5, 4), ("7700", 100_00), ("1800", -100_00))
    about = any_office.read(account_rows, ["7700"])[0]
    draft = AccountDraft(
        "7700",
        "Sonderposten",
        "Special",
        place=PlaceDraft(datetime.date(2026, 7, 1), "G.16", "", "19", "taxes"),
    )
    any_office.run(save_account, draft, about.id, about.version)
    spans = (datetime.date(2026, 1, 1), datetime.date(2026, 6, 30)), YEAR
    assert [any_office.read(income_statement, *span).amount("16") for span in spans] == [0, -100_00]
    assert [any_office.read(bwa, *span).amount("19") for span in spans] == [0, -100_00]
    assert [any_office.read(cash_basis, *span).amount("24") for span in spans] == [0, -100_00]
    assert any_office.read(income_statement, *YEAR).notes == ()
    again = any_office.read(account_rows, ["7700"])[0]
    any_office.run(save_account, draft, about.id, again.version)  # twice: nothing new
    any_office.run(finalise, datetime.date(2026, 6, 30))
    for place, field in (
        (PlaceDraft(datetime.date(2026, 6, 30), "G.8", "", "20"), "valid_from"),
        (PlaceDraft(datetime.date(2026, 8, 1), "A.B.II.4"), "hgb"),
        (PlaceDraft(datetime.date(2026, 8, 1), "G.8", "", "xx"), "bwa"),
    ):
        again = any_office.read(account_rows, ["7700"])[0]
        with pytest.raises(Invalid) as refused:
            any_office.run(save_account, replace(draft, place=place), about.id, again.version)
        assert refused.value.field == field


def test_places_of_several_days_are_those_of_each(any_office: Office) -> None:
    """Read at once or day by day: the same places, whichever day an account moved on, in any order of days."""
    key = any_office.run(save_account, AccountDraft("7700", "Umlage", "Levy"))
    for month, position, line in ((3, "G.16", "19"), (8, "G.8", "20")):
        about = any_office.read(account_rows, ["7700"])[0]
        place = PlaceDraft(datetime.date(2026, month, 10), position, "", line)
        any_office.run(save_account, AccountDraft("7700", "Umlage", "Levy", place=place), key, about.version)
    days = [datetime.date(2026, *one) for one in ((9, 1), (3, 9), (3, 10), (1, 1), (8, 9), (8, 10), (12, 31))]
    together = any_office.read(account_places_on, days)
    assert [together[day] for day in days] == [any_office.read(account_places, day) for day in days]
    assert len({together[day][key].bwa for day in days}) == 3
