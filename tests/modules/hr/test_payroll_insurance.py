"""Social insurance: the table against a second reckoning, worked examples, limits, and what is refused."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from fractions import Fraction

import pytest

from app.core.errors import Invalid
from app.modules.hr.payroll.rules import bases, figures, insurance, self_test
from app.modules.hr.payroll.rules.bases import midi_bases
from app.modules.hr.payroll.rules.employment import Employment, LastYear, Pay, YearSoFar, is_childless
from app.modules.hr.payroll.rules.insurance import Insured
from app.modules.hr.payroll.rules.rounding import cut
from tests.modules.hr.payroll_second_insurance import Month, second

JUNE = {2025: datetime.date(2025, 6, 30), 2026: datetime.date(2026, 6, 30)}
D = Decimal


def reckon(running: str, one_off: str = "0", month: datetime.date = JUNE[2026], **more: object) -> Insured:
    """Reckon a month of a parent of one child in North Rhine-Westphalia unless more says otherwise."""
    said = {
        "state": "NW", "fund_rate": D("2.9"), "u1_rate": D("1.6"), "u2_rate": D("0.45"), "parent": True, "children": 1, **more,
    }  # fmt: skip
    return insurance.insurance(month, Pay(D(running), D(one_off)), Employment(**said))  # type: ignore[arg-type]


def month_of(row: dict[str, str]) -> Month:
    """Return what a line of the table says, for the second path."""

    def cents(name: str) -> int:
        return int(D(row[name] or "0") * 100)

    groups, children = row["insurance.groups"], int(row["insurance.children"] or "0")
    return Month(
        year=int(row["month"][:4]),
        running=cents("running"),
        one_off=cents("one_off"),
        group=row["insurance.person_group"],
        groups=groups,
        days=int(row["insurance.days"] or "30"),
        extra=int(D(row["insurance.fund_rate"] or "0") * 10_000),
        u1=int(D(row["insurance.u1_rate"] or "0") * 10_000),
        u2=int(D(row["insurance.u2_rate"] or "0") * 10_000),
        saxony=row["state"] == "SN",
        childless=bool(row["insurance.birth"]) and groups[3] == "1",
        discounts=min(max(children - 1, 0), 4),
        premium_health=cents("insurance.premium_health"),
        premium_care=cents("insurance.premium_care"),
        before_days=int(row["insurance.this_year.days"] or "0"),
        before_health=cents("insurance.this_year.health"),
        before_pension=cents("insurance.this_year.pension"),
    )


def test_the_table_is_right_by_a_second_path_and_by_the_rules() -> None:
    """Each case: what must come out, what another way gives (but for those reckoned by hand), and what the rules give."""
    rows = list(self_test.rows("insurance"))
    assert len(rows) >= 150
    for line, row in rows:
        wanted = self_test.expectations(row)
        found = self_test.results(row)
        assert {name: found.get(name) for name in wanted} == wanted, (line, row["name"])
        if "March clause" not in row["name"]:
            other = {name: str(value) for name, value in second(month_of(row)).items()}
            assert {**wanted, "late": ""} == {**other, "late": ""}, (line, row["name"])


def test_random_months_agree_with_the_second_path() -> None:
    """Both years, all groups with two sides, part months, Saxony, children."""
    dice = random.Random(42)
    for _number in range(1500):
        year = dice.choice((2025, 2026))
        cents = dice.randint(1, dice.choice((60_000, 210_000, 1_000_000)))
        group, groups = dice.choice(
            (
                ("101", "1111"),
                ("101", "9111"),
                ("102", "1111"),
                ("103", "1111"),
                ("119", "3301"),
                ("106", "0100"),
            )
        )
        least = 55_600 if year == 2025 else 60_300
        inside = least < cents <= 200_000
        midi = None if group in ("101", "102") or not inside else False
        days = 30 if inside and group == "101" else dice.randint(1, 30)
        children = dice.choice((None, 1, 2, 3, 4, 5, 7))
        who: dict[str, object] = {"parent": False, "children": 0, "birth": datetime.date(1980, 1, 31)}
        if children is not None:
            who = {"parent": True, "children": children}
        state = dice.choice(("SN", "BY"))
        found = reckon(
            str(D(cents) / 100), month=JUNE[year], person_group=group, groups=groups,
            midi=midi, days=days, state=state, **who
        )  # fmt: skip
        wanted = second(
            Month(
                year,
                cents,
                0,
                group,
                groups,
                days=days,
                extra=29_000,
                u1=16_000,
                u2=4_500,
                saxony=state == "SN",
                childless=children is None and groups[3] == "1",
                discounts=min(max((children or 0) - 1, 0), 4),
            )
        )
        assert (found.employee, found.employer) == (wanted["employee"], wanted["employer"]), (
            cents,
            group,
            days,
            who,
        )


def test_sums_of_all_branches() -> None:
    """Employee and employer are the total of each branch, and the branches are the sums; more pay never means less."""
    before = 0
    for euros in range(650, 12_000, 37):
        found = reckon(str(euros))
        assert sum(one.total for one in found.contributions) == found.employee + found.employer
        assert all(one.employee >= 0 and one.employer >= 0 for one in found.contributions)
        assert before <= found.employee
        before = found.employee


@pytest.mark.parametrize(
    ("pay", "total", "employee"),
    [("700", "510.28", "138.87"), ("1000", "854.06", "568.36"), ("1500", "1427.03", "1284.18"),
     ("1800", "1770.81", "1713.67"), ("2000", "2000.00", "2000.00")],
)  # fmt: skip
def test_bases_of_the_transition_range(pay: str, total: str, employee: str) -> None:
    """The worked values of 2026 (§ 20 Abs. 2a SGB IV), to the cent."""
    found = midi_bases(figures.insurance_figures(JUNE[2026]), D(pay))
    assert [round(one, 2) for one in found] == [D(total), D(employee)]


@pytest.mark.parametrize(
    ("year", "rate", "total", "employee"),
    [
        (2025, "41.9", ("1.1277182825", "255.4365650970"), ("1.3850415512", "770.0831024931")),
        (2026, "42.3", ("1.1459372226", "291.8744452398"), ("1.4316392269", "863.2784538296")),
    ],
)
def test_short_formulas_of_the_transition_range(
    year: int, rate: str, total: tuple[str, str], employee: tuple[str, str]
) -> None:
    """The published short formulas, and F: 28 % by the sum of all rates, to four places."""
    law = figures.insurance_figures(JUNE[year])
    assert law["midi_factor"] == round(28 / D(rate), 4)
    for pay in range(700, 2000, 77):
        found = midi_bases(law, D(pay))
        for one, (factor, less) in zip(found, (total, employee), strict=True):
            assert abs(one - (D(factor) * pay - D(less))) < D("0.000001")


@pytest.mark.parametrize(
    ("year", "state", "health", "care"),
    [
        (2025, "NW", 47132, 9923),
        (2025, "SN", 47132, 7166),
        (2026, "NW", 50859, 10463),
        (2026, "SN", 50859, 7556),
    ],
)
def test_highest_subsidies_to_private_insurance(year: int, state: str, health: int, care: int) -> None:
    """§ 257 SGB V, § 61 SGB XI: half the premium, at most these."""
    more = {"groups": "0110", "state": state, "premium_care": D(500)}
    found = reckon("9000", month=JUNE[year], premium_health=D(3000), **more)
    assert [one.employer for one in found.subsidies] == [health, care]
    assert (
        next(
            one.employer
            for one in reckon("9000", month=JUNE[year], premium_health=D("601.01"), **more).subsidies
        )
        == 30051
    )


def test_mini_jobs_by_hand() -> None:
    """603 with pension insurance, 150 with the least base of 175, and with the exemption."""
    found = {
        one.branch: (one.employee, one.employer)
        for one in reckon("603", person_group="109", groups="6100").contributions
    }
    assert found == {
        "health": (0, 7839), "pension": (2171, 9045), "u1": (0, 482), "u2": (0, 133), "insolvency": (0, 90), "flat_tax": (0, 1206),
    }  # fmt: skip
    small = {one.branch: one for one in reckon("150", person_group="109", groups="6100").contributions}
    assert (small["pension"].employee, small["pension"].employer) == (1005, 2250)
    assert reckon("603", person_group="109", groups="6500").employee == 0
    assert reckon("0", person_group="109", groups="6100").contributions == ()


def test_trainees_below_the_low_limit_pay_nothing() -> None:
    """§ 20 Abs. 3 SGB IV: up to 325 the employer pays all, one cent more and both pay."""
    low, above = reckon("325", person_group="102"), reckon("325.01", person_group="102")
    assert low.employee == 0 < above.employee
    assert low.employee + low.employer == above.employee + above.employer


@pytest.mark.parametrize(
    ("birth", "first"),
    [
        ("2002-05-31", "2025-06"),
        ("2002-06-01", "2025-06"),
        ("2002-06-02", "2025-07"),
        ("2004-02-29", "2027-03"),
    ],
)
def test_first_month_of_the_childless(birth: str, first: str) -> None:
    """§ 55 Abs. 3 SGB XI: after the month in which the 23rd year is completed, which is the day before the birthday."""
    job = Employment(birth=datetime.date.fromisoformat(birth))
    begin = datetime.date.fromisoformat(f"{first}-28")
    assert is_childless(begin, job)
    assert not is_childless(begin.replace(day=1) - datetime.timedelta(days=1), job)


def test_who_is_never_childless() -> None:
    """Parents, those born before 1940, and who has no statutory care insurance."""
    old = datetime.date(1939, 12, 31)
    assert not is_childless(JUNE[2026], Employment(birth=old))
    assert is_childless(JUNE[2026], Employment(birth=old + datetime.timedelta(days=1)))
    assert not is_childless(JUNE[2026], Employment(birth=datetime.date(1980, 1, 1), parent=True))
    assert not is_childless(JUNE[2026], Employment(birth=datetime.date(1980, 1, 1), groups="0110"))


def test_one_off_pay_of_a_year_is_charged_up_to_its_ceiling() -> None:
    """A year with running and one-off pay in each month never goes above the ceilings of the year (§ 23a SGB IV)."""
    dice = random.Random(3)
    for _number in range(40):
        health = pension = D(0)
        for number in range(1, 13):
            month = datetime.date(2026, number, 28)
            running, one_off = D(dice.randint(2500, 9500)), D(dice.choice((0, 0, dice.randint(1, 12_000))))
            found = reckon(
                str(running), str(one_off), month, this_year=YearSoFar(30 * (number - 1), health, pension),
                last_year=LastYear(employed=False),
            )  # fmt: skip
            bases_now = {one.branch: one.base for one in found.contributions}
            health, pension = health + bases_now["health"], pension + bases_now["pension"]
            assert health <= D("5812.50") * number
            assert pension <= D(8450) * number
            assert bases_now["health"] <= bases_now["pension"] <= running + one_off


def test_levies_leave_one_off_pay_out() -> None:
    """U1 and U2 are of running pay (§ 7 Abs. 2 AAG), the insolvency levy of all pay charged to pension insurance."""
    so_far = YearSoFar(150, D(17_500), D(17_500))
    found = {one.branch: one for one in reckon("3500", "5000", this_year=so_far).contributions}
    assert (found["u1"].base, found["u2"].base, found["insolvency"].base) == (3500, 3500, 8500)
    assert found["health"].base == 8500
    assert "insolvency" not in {one.branch for one in reckon("3500", levy=False).contributions}


@pytest.mark.parametrize(
    ("field", "pay", "more"),
    [
        ("running", ("-1", "0"), {}),
        ("one_off", ("1", "-1"), {}),
        ("running", ("1.005", "0"), {}),
        ("state", ("3500", "0"), {"state": "XX"}),
        ("state", ("3500", "0"), {"state": ""}),
        ("days", ("3500", "0"), {"days": 31}),
        ("days", ("3500", "0"), {"days": -1}),
        ("person_group", ("3500", "0"), {"person_group": "105"}),
        ("groups", ("3500", "0"), {"groups": "6100"}),
        ("groups", ("500", "0"), {"person_group": "109", "groups": "1111"}),
        ("fund_rate", ("3500", "0"), {"fund_rate": None}),
        ("fund_rate", ("3500", "0"), {"fund_rate": D(29)}),
        ("u1_rate", ("3500", "0"), {"u1_rate": None}),
        ("u2_rate", ("3500", "0"), {"u2_rate": D(-1)}),
        ("premium_health", ("7000", "0"), {"groups": "0110"}),
        ("birth", ("3500", "0"), {"parent": False, "children": 0}),
        ("birth", ("3500", "0"), {"birth": datetime.date(2030, 1, 1)}),
        ("parent", ("3500", "0"), {"parent": False, "children": 2}),
        ("children", ("3500", "0"), {"children": -1}),
        ("midi", ("3500", "0"), {"midi": True}),
        ("midi", ("1500", "0"), {"person_group": "119", "groups": "3301"}),
        ("one_off", ("1500", "100"), {}),
        ("days", ("1500", "0"), {"days": 29}),
        ("running", ("603.01", "0"), {"person_group": "109", "groups": "6100"}),
        ("one_off", ("400", "50"), {"person_group": "109", "groups": "6100"}),
        ("days", ("100", "0"), {"person_group": "109", "groups": "6100", "days": 12}),
        ("one_off", ("300", "50"), {"person_group": "102"}),
        ("this_year", ("3500", "100"), {}),
    ],
)
def test_what_is_refused(field: str, pay: tuple[str, str], more: dict[str, object]) -> None:
    """A sentence at the field; nothing is reckoned."""
    with pytest.raises(Invalid) as caught:
        reckon(*pay, **more)
    assert caught.value.field == field


def test_march_clause_asks_for_what_it_needs() -> None:
    """Up to March above the room of the year: last year must be said, with the rate of the fund then."""
    february, so_far = datetime.date(2026, 2, 28), YearSoFar(30, D(5500), D(5500))
    for field, more in (
        ("last_year", {}),
        ("last_year.fund_rate", {"last_year": LastYear(employed=True)}),
        ("one_off", {"groups": "9111", "last_year": LastYear(employed=True)}),
    ):
        with pytest.raises(Invalid) as caught:
            reckon("5500", "4000", february, this_year=so_far, **more)
        assert caught.value.field == field
    april = reckon("5500", "4000", datetime.date(2026, 4, 30), this_year=YearSoFar(90, D(16_500), D(16_500)))
    assert april.last_year == ()
    assert {one.base for one in april.contributions if one.branch == "health"} == {6750}


def test_roundings_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cutting instead of rounding halves up changes figures of the table, in contributions and in ceilings of part months."""
    monkeypatch.setattr(self_test, "TABLES", ("insurance",))
    monkeypatch.setattr(self_test, "BESIDE", {})
    for module in (insurance, bases):
        with monkeypatch.context() as inside:
            inside.setattr(module, "half_up", cut)
            assert self_test.run().differences
    found = self_test.run()
    assert found.differences == ()
    assert found.cases["insurance"] >= 160


def test_bases_are_exact_fractions() -> None:
    """The bases of the transition range are not rounded before contributions are taken from them."""
    law = figures.insurance_figures(JUNE[2026])
    total, employee = midi_bases(law, D("1234.56"))
    above = (Fraction("1234.56") - 603) / 1397
    assert abs(Fraction(employee) - 2000 * above) < Fraction(1, 10**20)
    assert abs(
        Fraction(total) - (Fraction("0.6619") * 603 + (2000 - Fraction("0.6619") * 603) * above)
    ) < Fraction(1, 10**20)
