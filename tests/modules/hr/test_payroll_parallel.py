"""A month beside another program: each difference by kind with both figures, and the cause where one input alone brings it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import BadFile, Forbidden, Invalid
from app.data.office import Actor, Office
from app.modules.hr.payroll.queries.parallel import OldMonth, parallel
from app.modules.hr.payroll.reports.parallel import parallel_run
from app.modules.hr.payroll.rules.month import Cover, Item, MonthInput, Section, TaxInput
from app.modules.hr.payroll.rules.parallel import FOLLOWING, differences, figures_of
from app.modules.hr.payroll.rules.reckoning import reckon_month
from app.modules.hr.payroll.transfer.old_month import read_old_month
from tests.modules.hr.payroll_cases import FEBRUARY, JANUARY, D, funds, hire, month, slips

TRIES = 12  # random months of the property; more by hand
MAY = D(2026, 5, 1)


def given(amount: int, tax: TaxInput | None = None, **cover: object) -> MonthInput:
    """Return a month in a standard employment with one child."""
    about = {
        "fund": "AOK",
        "fund_rate": 290,
        "u1": 160,
        "u2": 44,
        "parent": True,
        "children": 1,
        "birth": D(1985, 3, 14),
    } | cover
    tax = tax or TaxInput(tax_class=1, church="ev", land="SH")
    return MonthInput(MAY, (Section(100, amount, 1, 1),), tax=tax, cover=Cover(**about))  # type: ignore[arg-type]


def causes(ours: MonthInput, theirs: Mapping[str, int]) -> dict[str, str]:
    """Return the cause of each kind that differs, in words."""
    return {one.kind: str(one.cause or "") for one in differences(theirs, ours, reckon_month(ours))}


HIGH = given(9000_00)
# 9,000 in May 2026: ceilings 5,812.50 and 8,450, in 2025 5,512.50 and 8,050; 8.75 % health, 1.8 % care, 9.3 % pension, 1.3 % unemployment.
CEILING_OF_2025 = {"health_own": 482_35, "care_own": 99_23, "pension_own": 748_65, "unemployment_own": 104_65}
NO_CEILING = {"health_own": 787_50, "care_own": 162_00, "pension_own": 837_00, "unemployment_own": 117_00}


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        (HIGH, CEILING_OF_2025, dict.fromkeys(CEILING_OF_2025, "there from the ceiling of 2025")),
        (HIGH, NO_CEILING, dict.fromkeys(NO_CEILING, "there from all pay, without the ceiling")),
        (given(3500_00), {"pension_own": 325_51}, {"pension_own": "a cent of rounding"}),
        (given(3500_00), {"u1": 66_50}, {"u1": "there the rate of U1 is 1.90 %"}),  # 3,500 × 1.9 %
        (given(3500_00), {"u2": 8_40}, {"u2": "there the rate of U2 is 0.24 %"}),
        (given(3500_00), {"insolvency": 0}, {"insolvency": "not calculated there"}),
        (given(3500_00), {"health_own": 298_38}, {"health_own": "there an extra contribution of 2.45 %"}),  # 17.05 % / 2
        (given(3500_00), {"care_own": 84_00}, {"care_own": "there childless"}),  # 2.4 %
        (given(3500_00), {"care_own": 45_50}, {"care_own": "there 3 children in care insurance"}),  # 1.3 %
        (given(3500_00), {"care_own": 80_50, "care_other": 45_50}, dict.fromkeys(("care_own", "care_other"), "there the rules of another state (SN)")),
        (given(3500_00), {"pension_own": 300_00}, {"pension_own": ""}),
        (given(3500_00), {"pension_own": 325_50, "u1": 56_00}, {}),
    ],
)  # fmt: skip
def test_causes_by_hand(ours: MonthInput, theirs: dict[str, int], wanted: dict[str, str]) -> None:
    """Figures of another program that were reckoned by hand from the rates of 2026 bring the cause that was put into them."""
    assert causes(ours, theirs) == wanted


def test_one_input_changed_is_found_again() -> None:
    """Random months: what was changed in the other program comes back as the cause of all that differs; the same month agrees."""
    chance = random.Random(7)
    for _n in range(TRIES):
        ours = given(
            chance.randrange(2500_00, 9000_00),
            TaxInput(tax_class=1, church="ev", land="SH", allowance=chance.randrange(50_00, 400_00), children=chance.randrange(3)),
        )  # fmt: skip
        same = figures_of(reckon_month(ours))
        assert causes(ours, same) == {}
        net = same["gross"] - sum(
            same[kind]
            for kind in (
                "wage_tax",
                "soli",
                "church",
                "health_own",
                "care_own",
                "pension_own",
                "unemployment_own",
            )
        )
        assert net == same["net"]
        variants = {
            "there the tax allowance of": replace(ours, tax=replace(ours.tax, allowance=0)),
            "there tax class 3": replace(ours, tax=replace(ours.tax, tax_class=3)),
            "there an extra contribution of 1.70 %": replace(ours, cover=replace(ours.cover, fund_rate=170)),
        }
        for words, other in variants.items():
            theirs = figures_of(reckon_month(other))
            found = causes(ours, theirs)
            assert found["net"] == found["payout"] == "follows from what differs above"
            left = {kind: cause for kind, cause in found.items() if kind not in FOLLOWING}
            odd = [c for c in left.values() if not c.startswith((words, "not calculated", "a cent"))]
            assert left, words
            assert odd == [], (words, found)
    more = given(3000_00)
    plus = replace(more, items=(Item(220, 100_00),))
    found = causes(plus, figures_of(reckon_month(more)))
    assert set(found.values()) == {"", "follows from the gross", "follows from what differs above"}
    assert found["gross"] == ""
    beside = replace(more, items=(Item(700, -50_00, net=True),))
    assert causes(beside, figures_of(reckon_month(more))) == {
        "payout": "payments and deductions after taxes differ"
    }


def test_a_month_beside_a_sheet(office: Office, tmp_path: Path) -> None:
    """A trial keeps nothing and a released month stands as it is; who is in one program only is named; bad sheets are refused whole."""
    funds(office)
    people = [hire(office, name, 3500_00 + place * 100_00) for place, name in enumerate("ABC")]
    hire(office, "D", 3000_00, entry=D(2026, 3, 1))
    first = office.read(parallel, JANUARY, [OldMonth(1, {})])
    numbers = [one.number for one in first if one.ours]
    assert len(numbers) == len(people)
    path = tmp_path / "alt.csv"
    text = (
        "Personalnummer;Monat;Brutto;RV AN;U1;Netto\n"
        f"{numbers[0]};01/2026;3.500,00;325,50;56,00;\n"
        f"{numbers[1]};01/2026;3.600,00;334,80;68,40;\n"
        f"{numbers[2] + 1};01/2026;3.000,00;279,00;;\n"
        "999999;01/2026;1,00;;;\n"
    )
    path.write_text(text, encoding="cp1252")
    read = read_old_month(path)
    assert read.month == JANUARY
    assert slips(office) == []
    for released in (False, True):
        found = {one.number: one for one in office.read(parallel, JANUARY, read.rows)}
        assert bool(slips(office)) == released
        assert found[numbers[0]].differences == []
        (one,) = found[numbers[1]].differences
        assert (one.kind, one.theirs, one.ours, one.by) == ("u1", 68_40, 57_60, -10_80)
        assert str(one.cause) == "there the rate of U1 is 1.90 %"
        assert "Not in the sheet" in found[numbers[2]].reason
        assert "Not calculated" in found[numbers[2] + 1].reason
        assert "Nobody" in found[999999].reason
        report = office.read(parallel_run, JANUARY, read.rows)
        assert [row[0] for row in report.rows if row[0].startswith("2 compared")] == [
            "2 compared, 1 without a difference"
        ]
        assert report.rows[1][1:4] == (68_40, 57_60, -10_80)
        if not released:
            month(office, JANUARY)
    bad = {
        text.replace("01/2026;3.600", "02/2026;3.600"): ["month"] * 4,
        text.replace(f"{numbers[1]};", f"{numbers[0]};"): ["number"],
        text.replace("3.500,00", "viel"): ["gross"],
        text.replace("01/2026;3.500", "13/2026;3.500"): ["month"],
        text.splitlines()[0] + "\n": [""],
    }
    for written, fields in bad.items():
        path.write_text(written, encoding="cp1252")
        with pytest.raises(BadFile) as refused:
            read_old_month(path)
        assert [one.field for one in refused.value.faults] == fields
    with pytest.raises(Invalid, match="names nobody"):
        office.read(parallel, FEBRUARY, ())
    with pytest.raises(Invalid, match="twice"):
        office.read(parallel, FEBRUARY, (read.rows[0], read.rows[0]))
    with pytest.raises(Forbidden):
        Office(office.book, Actor("x", "x", frozenset({"hr.view"})), office.clock).read(
            parallel_run, JANUARY, read.rows
        )
