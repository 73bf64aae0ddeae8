"""Wage tax: the tables against a second reckoning from the law, random cases, properties, and each place that cuts or rounds."""

from __future__ import annotations

import datetime
import itertools
import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest

from app.core.errors import Invalid
from app.modules.hr.payroll.rules import figures, self_test, tariff
from app.modules.hr.payroll.rules import wage_tax as tax_rules
from app.modules.hr.payroll.rules.flow_input import FlowInput
from app.modules.hr.payroll.rules.rounding import DOWN, UP
from app.modules.hr.payroll.rules.wage_tax import wage_tax
from tests.modules.hr import payroll_second_path as path
from tests.modules.hr.payroll_second_path import Person, second

ROWS = list(self_test.rows("wage_tax"))
DAYS = {2025: datetime.date(2025, 6, 30), 2026: datetime.date(2026, 6, 30)}


def person_of(row: dict[str, str]) -> Person:
    """Return what a line of the table says, for the second path."""

    def number(name: str) -> Fraction:
        return Fraction(row[f"wage_tax.{name}"] or "0")

    relief = None
    if number("ALTER1"):
        share, _most, _addition, age = figures.relief(int(number("AJAHR")))
        relief = (Fraction(share), int(age))
    private = (number("PKPV") / 100, number("PKPVAGZ") / 100) if number("PKV") else None
    if private is not None and number("PKV") == 2:
        private = (private[0], Fraction(1))
    pensioner = None
    if number("VJAHR"):
        share, most, plus, _age = figures.relief(int(number("VJAHR")))
        money = {name: number(name) / 100 for name in ("VBEZ", "VBEZM", "VBEZS", "JVBEZ", "VBS", "STERBE")}
        pensioner = path.Pensioner(
            money["VBEZ"], money["VBEZM"], money["VBEZS"], Fraction(share), int(most), plus=int(plus),
            months=int(number("ZMVB")) or 12, year=money["JVBEZ"], once=money["VBS"], death=money["STERBE"],
        )  # fmt: skip
    return Person(
        year=int(row["month"][:4]),
        tax_class=int(number("STKL")),
        pay=number("RE4") / 100,
        period=int(number("LZZ")),
        extra=number("KVZ"),
        saxony=bool(number("PVS")),
        childless=bool(number("PVZ")),
        discounts=int(number("PVA")),
        children=number("ZKF"),
        factor=number("F") or Fraction(1),
        allowance=number("LZZFREIB") / 100,
        addition=number("LZZHINZU") / 100,
        relief=relief,
        private=private,
        pension=not number("KRV"),
        unemployment=not number("ALV"),
        year_pay=number("JRE4") / 100,
        one_off=number("SONSTB") / 100,
        pensioner=pensioner,
    )


def test_the_table_says_what_the_law_says() -> None:
    """Four hundred cases: what must come out was reckoned by another way than the flow."""
    assert len(ROWS) >= 400
    for line, row in ROWS:
        wanted = self_test.expectations(row)
        found = second(person_of(row))
        rate = 8 if row["state"] in ("BY", "BW") else 9
        found["church"] = found["BK"] * rate // 100 + found["BKS"] * rate // 100
        assert {name: int(value) for name, value in wanted.items()} == found, (line, row["name"])


def test_the_flow_says_what_the_table_says() -> None:
    """Every figure of every case, to the cent."""
    for line, row in ROWS:
        found = self_test.results(row)
        assert {name: found.get(name) for name in self_test.expectations(row)} == self_test.expectations(
            row
        ), line


def test_random_cases_agree_with_the_second_path() -> None:
    """Both years, all classes, periods, children, factor, allowances, one-off pay, private insurance."""
    dice = random.Random(4711)
    for _number in range(1500):
        year, tax_class = dice.choice((2025, 2026)), dice.randint(1, 6)
        period = dice.choice((1, 2, 2, 3, 4))
        cents = dice.randint(0, {1: 15_000_000, 2: 1_300_000, 3: 300_000, 4: 40_000}[period])
        childless = dice.random() < 0.4
        children = Decimal(dice.randint(0, 8)) / 2 if tax_class < 5 and dice.random() < 0.5 else Decimal(0)
        factor = Decimal(dice.randint(500, 1000)) / 1000 if tax_class == 4 and dice.random() < 0.5 else None
        one_off = dice.choice((0, dice.randint(1, 3_000_000)))
        year_pay = dice.randint(0, 15_000_000) if one_off else 0
        extra = Decimal(dice.randint(0, 450)) / 100
        discounts = 0 if childless else dice.randint(0, 4)
        given = FlowInput(
            STKL=tax_class, LZZ=period, RE4=cents, R=1, ZKF=children,
            AF=int(factor is not None), F=factor or Decimal(1),
            KVZ=extra, PVZ=int(childless), PVA=discounts, SONSTB=one_off, JRE4=year_pay, LZZFREIB=cents // 9,
        )  # fmt: skip
        one = Person(
            year, tax_class, Fraction(cents, 100), period, Fraction(extra), saxony=False, childless=childless,
            discounts=discounts, children=Fraction(children), factor=Fraction(factor or 1),
            allowance=Fraction(cents // 9, 100), year_pay=Fraction(year_pay, 100),
            one_off=Fraction(one_off, 100),
        )  # fmt: skip
        found = wage_tax(DAYS[year], given)
        assert {name: getattr(found, name) for name in second(one)} == second(one), given


# Properties


def month(year: int, tax_class: int, cents: int, **more: object) -> int:
    """Return the wage tax of a month in cents."""
    return wage_tax(DAYS[year], FlowInput(STKL=tax_class, RE4=cents, KVZ=Decimal("2.9"), **more)).LSTLZZ  # type: ignore[arg-type]


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("tax_class", range(1, 7))
def test_more_pay_never_means_less_tax(year: int, tax_class: int) -> None:
    """Wage tax grows with pay, and never faster than pay itself."""
    taxes = [(cents, month(year, tax_class, cents)) for cents in range(0, 1_200_000, 4_999)]
    for (less, before), (more, after) in itertools.pairwise(taxes):
        assert 0 <= after - before <= more - less


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_month_is_the_twelfth_part_of_its_year(year: int) -> None:
    """A month taxes as the twelfth part of the year of twelve such months, a day as the 360th part."""
    for cents in range(100_000, 1_000_000, 33_333):
        whole = wage_tax(DAYS[year], FlowInput(STKL=1, LZZ=1, RE4=cents * 12)).LSTLZZ
        assert whole // 12 == wage_tax(DAYS[year], FlowInput(STKL=1, LZZ=2, RE4=cents)).LSTLZZ
        whole = wage_tax(DAYS[year], FlowInput(STKL=1, LZZ=1, RE4=cents // 30 * 360)).LSTLZZ
        assert whole // 360 == wage_tax(DAYS[year], FlowInput(STKL=1, LZZ=4, RE4=cents // 30)).LSTLZZ


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_zone_of_the_tariff_ends_with_its_last_euro(year: int) -> None:
    """§ 32a Abs. 1 EStG: the last whole euro of a zone is taxed by it, the next one by the zone after; both ways by hand."""
    law = figures.flow_figures(DAYS[year])
    taxed = tariff.Tariff(law, tax_rules.FLOWS[str(year)].STEP_PLACES)
    _first, second, third = (int(one) for one in law["tariff"]["zones"])
    for line, euros in (("line_3", second + 1), ("line_3", third), ("line_4", third + 1)):
        a, b = (Fraction(str(one)) for one in law["tariff"][line])
        assert taxed.UPTAB(Decimal(euros)) == floor(a * euros - b)


@pytest.mark.parametrize("year", [2025, 2026])
def test_tariff_of_class_three_is_twice_the_half(year: int) -> None:
    """Splitting: § 32a Abs. 5 EStG, against the tariff written down in the tests."""
    law = tariff.Tariff(figures.flow_figures(DAYS[year]), tax_rules.FLOWS[str(year)].STEP_PLACES)
    for income in [
        *range(0, 300_000, 997),
        12_348,
        12_349,
        17_443,
        17_444,
        17_799,
        17_800,
        68_481,
        69_879,
        277_826,
    ]:
        assert law.of_class(Decimal(income), 1, 1) == path.tariff(year, Fraction(income))
        assert law.of_class(Decimal(income // 2), 3, 2) == 2 * path.tariff(year, Fraction(income // 2))
        assert law.of_class(Decimal(income), 5, 1) == path.tax_of_v(year, income)


def test_classes_one_and_four_agree_and_six_has_no_allowances() -> None:
    """Class IV without factor is class I; class VI pays from the first euros."""
    for cents in range(0, 900_000, 12_345):
        assert month(2026, 4, cents) == month(2026, 1, cents)
        assert (
            month(2026, 6, cents) >= month(2026, 5, cents) >= month(2026, 1, cents) >= month(2026, 3, cents)
        )
    assert month(2026, 5, 10_000) == 0 < month(2026, 6, 10_000)


def test_pensions_by_hand() -> None:
    """§ 19 Abs. 2 EStG: pension since 2021, 2,000 a month: 15.2 %, at most 1,140 + 342; no insurance beside it."""
    given = FlowInput(
        STKL=1, LZZ=2, RE4=200_000, VBEZ=200_000, VBEZM=200_000, VJAHR=2021, KRV=1, ALV=1, PKV=1
    )
    # 24,000 - 1,140 - 342 - 102 - 36 = 22,380; z = 0.4581: (173.1 z + 2397) z + 1034.87 = 2,169.26; a twelfth 180.75
    assert wage_tax(DAYS[2026], given).LSTLZZ == 2169_00 // 12
    small = FlowInput(
        STKL=1, LZZ=1, RE4=100_000, VBEZ=100_000, VBEZM=8_333, VJAHR=2005, ZMVB=12, KRV=1, PKV=1
    )
    assert wage_tax(DAYS[2026], small).LSTLZZ == 0


def test_reliefs_of_every_year() -> None:
    """The table of §§ 19, 24a EStG at its corners: 2005, 2020, 2023, 2058, and after."""
    assert figures.relief(1999) == figures.relief(2005) == (Decimal("0.4"), 3000, 900, 1900)
    assert figures.relief(2015) == (Decimal("0.24"), 1800, 540, 1140)
    assert figures.relief(2020) == (Decimal("0.16"), 1200, 360, 760)
    assert figures.relief(2021) == (Decimal("0.152"), 1140, 342, 722)
    assert figures.relief(2023) == (Decimal("0.14"), 1050, 315, 665)
    assert figures.relief(2057) == (Decimal("0.004"), 30, 9, 19)
    assert figures.relief(2058) == figures.relief(2070) == (0, 0, 0, 0)


@pytest.mark.parametrize("shares", range(1_000_00, 3_000_00, 177_77))
def test_shares_of_the_company_lower_running_tax(shares: int) -> None:
    """A negative one-off tax counts only where MBV is the cause: what its contributions save is taken off the running taxes."""
    pay = 95_000_00
    given = FlowInput(STKL=1, LZZ=1, RE4=pay, R=1, KVZ=Decimal("2.9"), JRE4=pay)
    plain = wage_tax(DAYS[2026], given)
    lower = wage_tax(DAYS[2026], replace(given, MBV=shares))
    one = Person(2026, 1, Fraction(pay, 100), extra=Fraction(29, 10))
    income = [
        floor(Fraction(pay, 100) - 1230 - 36 - path.provision(one, Fraction(gross, 100)))
        for gross in (pay, pay + shares)
    ]
    saved = path.tariff(2026, Fraction(income[0])) - path.tariff(2026, Fraction(income[1]))
    assert saved > 0
    assert plain.LSTLZZ - saved * 100 == lower.LSTLZZ
    assert lower.SOLZLZZ == floor(plain.SOLZLZZ - saved * 100 * Fraction(55, 1000)) > 0
    assert plain.BK - saved * 100 == lower.BK
    assert lower.STS == lower.SOLZS == lower.BKS == 0


@pytest.mark.parametrize(
    ("day", "field", "more"),
    [
        ("2024-12-31", "day", {}),
        ("2027-01-01", "day", {}),
        ("2026-06-30", "STKL", {"STKL": 0}),
        ("2026-06-30", "STKL", {"STKL": 7}),
        ("2026-06-30", "LZZ", {"LZZ": 5}),
        ("2026-06-30", "RE4", {"RE4": -1}),
        ("2026-06-30", "F", {"AF": 1, "F": Decimal("0.9")}),
        ("2026-06-30", "AF", {"STKL": 4, "F": Decimal("0.9")}),
        ("2026-06-30", "F", {"STKL": 4, "AF": 1, "F": Decimal("1.1")}),
        ("2026-06-30", "F", {"STKL": 4, "AF": 1, "F": Decimal("0.9876")}),
        ("2026-06-30", "ZKF", {"ZKF": Decimal("0.25")}),
        ("2026-06-30", "ZKF", {"STKL": 5, "ZKF": Decimal("1.0")}),
        ("2026-06-30", "PVA", {"PVZ": 1, "PVA": 1}),
        ("2026-06-30", "KVZ", {"KVZ": Decimal(29)}),
        ("2026-06-30", "VJAHR", {"RE4": 100, "VBEZ": 100}),
        ("2026-06-30", "VBEZ", {"RE4": 100, "VBEZ": 101, "VJAHR": 2020}),
        ("2026-06-30", "AJAHR", {"ALTER1": 1}),
        ("2026-06-30", "PKV", {"PKV": 2}),
        ("2025-06-30", "PKPVAGZ", {"PKV": 1, "PKPVAGZ": 100}),
        ("2025-06-30", "ALV", {"ALV": 1}),
    ],
)
def test_what_the_flow_refuses(day: str, field: str, more: dict[str, object]) -> None:
    """A sentence at the official field; nothing is reckoned."""
    with pytest.raises(Invalid) as caught:
        wage_tax(datetime.date.fromisoformat(day), FlowInput(**{"STKL": 1, **more}))  # type: ignore[arg-type]
    assert caught.value.field == field


def test_steps_tell_how_they_were_rounded() -> None:
    """The steps of a case name pay, provision, income and tax in this order, with their paragraphs."""
    found = wage_tax(DAYS[2026], FlowInput(STKL=1, RE4=350_000, KVZ=Decimal("2.9")))
    names = [step.name for step in found.steps]
    assert names == [
        "ZRE4J",
        "ZRE4",
        "ZTABFB",
        "VSPR",
        "VSPKVPV",
        "VSPALV",
        "VSPHB",
        "VSP",
        "ZVE",
        "ST",
        "LSTJAHR",
        "LSTLZZ",
    ]
    by_name = {step.name: step for step in found.steps}
    assert by_name["VSPR"].amount == 3906
    assert by_name["VSPR"].rate == Decimal("0.093")
    assert by_name["VSP"].rounding == UP
    assert by_name["LSTLZZ"].rounding == DOWN
    assert all(step.law.startswith("§") for step in found.steps)
    assert by_name["LSTLZZ"].amount == Decimal(found.LSTLZZ) / 100
