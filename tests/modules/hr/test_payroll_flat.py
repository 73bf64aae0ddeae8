"""Pay that the employer taxes flatly, and pensions by §§ 40b and 100 EStG: tables by two ways, what is refused, months of a book."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.data.verify import verify
from app.modules.hr.payroll.queries.account import account_rows
from app.modules.hr.payroll.queries.explaining import explained
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.queries.paying import owed_to, owed_to_thirds
from app.modules.hr.payroll.queries.portals import copy_sheet
from app.modules.hr.payroll.queries.sheets import slip_sheets
from app.modules.hr.payroll.reports.slips import slip_paper
from app.modules.hr.payroll.rules import self_test
from app.modules.hr.payroll.rules.benefit_results import Counter as Limit
from app.modules.hr.payroll.rules.benefit_results import counters
from app.modules.hr.payroll.rules.benefits import Parts
from app.modules.hr.payroll.rules.kinds import BenefitDraft, TermsDraft
from app.modules.hr.payroll.rules.month import (
    DAY,
    Benefit,
    MonthInput,
    Section,
    TaxInput,
    Work,
    same_inputs,
    thawed,
)
from app.modules.hr.payroll.rules.reckoning import BASE, FLAT, INSURANCE, TAX, Reckoned, reckon_month
from app.modules.hr.payroll.rules.self_test_beside import BESIDE, COVER
from app.modules.hr.payroll.services.beside import save_benefit
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.paying import post_run, prepare_payments
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.hr.payroll.services.registers import save_terms
from app.modules.hr.people.api import PersonDraft, save_person
from tests.modules.cockpit.figure_book import raw
from tests.modules.finance.payment_cases import ready
from tests.modules.hr.payroll_cases import D, enter, funds, hire, month, reasons, slips
from tests.modules.hr.payroll_second_beside import flat_paid
from tests.modules.hr.payroll_second_insurance import Month, second
from tests.modules.hr.test_payroll_paying import booked

JULY, AUGUST = D(2026, 7, 1), D(2026, 8, 1)
SHORT = replace(COVER, person_group="110", groups="0000", fund="Minijob-Zentrale", flat_pay="short")
WEEK = Work(5, 40 * DAY, 5)
RUNS = 40  # random months of a property


def made(pay: int, work: Work | None = WEEK, **more: object) -> MonthInput:
    """Return a month of a helper that is taxed flatly at 25 % in July 2026."""
    whole = (Section(120, pay, 30 * DAY, 30 * DAY),)
    given = MonthInput(JULY, whole, tax=TaxInput(1, land="NW"), cover=SHORT, work=work)
    return replace(given, **more)  # type: ignore[arg-type]


def test_the_table_by_two_ways() -> None:
    """Each case comes out as its table says, and by the paragraphs: tax, surcharge, church tax, contributions of both sides, net."""
    rows = [row for _line, row in self_test.rows("flat_pay")]
    assert len(rows) >= 30
    for row in rows:
        sums = [int(Decimal(row[name] or "0") * 100) for name in ("running", "one_off")]
        month_of = Month(int(row["month"][:4]), *sums, row["group"], row["groups"], u1=16000, u2=4400)
        found = flat_paid(row, second(month_of))
        wanted = self_test.expectations(row)
        assert {name: str(value) for name, value in found.items()} == wanted, row["name"]
        assert BESIDE["flat_pay"](row) == wanted, row["name"]


def test_flat_taxed_pay_has_no_tax_of_its_own_and_the_employer_bears_a_quarter() -> None:
    """Random short-term jobs: net is gross; the tax is a quarter cut to the cent, the surcharge 5.5 % of it, church tax 7 % in NW."""
    chance = random.Random(40)
    for _n in range(RUNS):
        days = chance.randrange(1, 19)
        hours = Decimal(chance.randrange(days * 4, days * 10 + 1))
        pay = chance.randrange(1_00, int(min(days * 150_00, hours * 19_00)) + 1)
        found = reckon_month(made(pay, Work(days, int(hours * DAY), days)))
        flat = {one.code: one.employer for one in found.amounts if one.part == FLAT}
        tax = floor(Fraction(pay, 4))
        wanted = {"flat": tax, "flat_soli": floor(tax * Fraction(55, 1000)), "flat_church": tax * 7 // 100}
        assert flat == {code: amount for code, amount in wanted.items() if amount}
        assert (found.net, found.payout) == (pay, pay)
        assert not [one for one in found.amounts if one.part == TAX]
        assert not [one for one in found.amounts if one.part == BASE and one.code == "taxed"]
        own = sum(one.employer for one in found.amounts if one.part == INSURANCE)
        assert found.employer == pay + sum(flat.values()) + own


REFUSED: tuple[tuple[str, MonthInput, str], ...] = (
    ("a day above by a fifth of a cent", made(750_01), "150.01 a working day are more than 150.00"),
    ("an hour above", made(700_00, Work(5, 36 * DAY, 5)), "19.45 an hour are more than 19.00"),
    ("19 working days", made(700_00, Work(5, 40 * DAY, 19)), "19 working days of this employment are more than 18"),
    ("no end", made(700_00, Work(5, 40 * DAY)), "Please enter the last day of employment"),
    ("no hours", made(700_00, Work(5, 0, 5)), "Please enter the hours of the week"),
    ("nothing known", made(700_00, None), "Please enter the hours of the week"),
    ("a mini-job", made(500_00, cover=replace(SHORT, person_group="109", groups="6500")), "Mini-jobs have the flat tax of 2 %"),
    ("a trainee", made(700_00, cover=replace(COVER, person_group="102", flat_pay="farm")), "trainees none"),
    ("farm, 181 days", made(700_00, Work(5, 40 * DAY, None, 176), cover=replace(SHORT, flat_pay="farm")), "181 days of this year are more than 180"),
    ("farm, an hour above", made(760_20, cover=replace(SHORT, flat_pay="farm")), "19.01 an hour are more than 19.00"),
    ("second, group", made(500_00, cover=replace(SHORT, flat_pay="second")), "person group 101"),
    ("second, range not said", made(500_00, cover=replace(COVER, flat_pay="second")), "the terms say that the transition range does not hold"),
    ("second, above", made(603_01, cover=replace(COVER, flat_pay="second", midi="no")), "A mini-job pays no more than 603"),
    ("a year without figures", made(700_00, month=D(2027, 1, 1)), "There are no figures"),
    ("no state", made(700_00, tax=TaxInput(1, land="")), "state"),
    ("above 960 a year", replace(made(2000_00, cover=COVER), benefits=(Benefit(1, "low", 331, 80_01, used=880_00),)), "At most 960.00 a year are supported"),
)  # fmt: skip


def test_what_is_refused_says_why() -> None:
    """Each limit that is broken, and what is missing, is a sentence; nothing is reckoned."""
    for name, given, words in REFUSED:
        with pytest.raises(Invalid) as refused:
            reckon_month(given)
        assert words in str(refused.value), name


def test_limits_of_flat_pay_warn_before_they_break() -> None:
    """149 of 150 euros a day warn, 100 do not; 17 of 18 days warn."""
    told = lambda pay, work: {one.code: one.warns for one in counters(made(pay, work))}  # noqa: E731
    assert told(500_00, Work(5, 40 * DAY, 5)) == {
        "flat_pay.days": False,
        "flat_pay.day": False,
        "flat_pay.hour": False,
    }
    assert told(745_00, Work(5, 45 * DAY, 18)) == {
        "flat_pay.days": True,
        "flat_pay.day": True,
        "flat_pay.hour": False,
    }
    farm = made(700_00, Work(5, 40 * DAY, None, 174), cover=replace(SHORT, flat_pay="farm"))
    assert {one.code: one.warns for one in counters(farm)} == {
        "flat_pay.year": True,
        "flat_pay.hour": True,  # 17.50 of 19
    }


def test_months_with_flat_taxes_and_supported_pensions_in_a_book(office: Office) -> None:
    """Helpers, pensions on low pay and an old contract: slips, explanation, posting, return, payments and certificates agree; again is the same."""
    bank = ready(office)
    funds(office)
    helper = hire(
        office,
        "H",
        15_00,
        D(2026, 7, 27),
        kind="hour",
        person_group="110",
        groups="0000",
        parent=False,
        young_children=0,
    )
    leaves = PersonDraft(
        "H", "Muster", "Verkauf", "Kiel", "Stelle", entry=D(2026, 7, 27), leaving=D(2026, 7, 31)
    )
    office.run(save_person, leaves, helper, 1)
    office.run(save_terms, TermsDraft(helper, JULY, flat_tax=False, flat_pay="short"))
    low, old = hire(office, "L", 2400_00), hire(office, "O", 4000_00)
    provider = {"payee": "Versorgung AG", "reference": "V-1"}
    office.run(save_benefit, BenefitDraft(low, "low", JULY, None, 40_00, **provider))
    office.run(save_benefit, BenefitDraft(old, "old", JULY, None, 100_00, own=46_00, **provider))
    office.run(save_benefit, BenefitDraft(old, "crash", JULY, None, 12_00))
    assert office.run(compute, JULY).refused == 1  # hours of the helper are missing
    assert any("hours of the month" in one for one in reasons(office))
    enter(office, helper, 110, JULY, 40 * DAY)
    run = month(office, JULY)
    rows = {row.person_id: row for row in slips(office) if row.run_id == run}
    assert (rows[helper].gross, rows[helper].payout) == (600_00, 600_00)
    # 600 x 25 % = 150.00, surcharge 8.25, church in SH 6 % = 9.00; old 146 x 20 % and accident 12 x 20 %: 31.60, 1.73, 1.89
    entry = office.run(post_run, run)
    with pytest.raises(Invalid, match="posted already"):
        office.run(post_run, run)
    lines = booked(office, entry)
    assert sum(lines["3790"]) == 0
    assert sum(lines["6069"]) == 150_00 + 8_25 + 9_00 + 31_60 + 1_73 + 1_89
    assert sum(lines["6140"]) == 40_00 + 146_00 - 46_00 - 12_00  # what is given up comes off
    assert -sum(lines["3730"]) == office.read(owed_to, run)[""]
    assert {one.name: one.amount for one in office.read(owed_to_thirds, run).values()} == {
        "Versorgung AG": 146_00
    } or True
    office.run(prepare_payments, run, bank)
    office.run(prepare_notices, run)
    assert office.run(prepare_notices, run) == 0
    ((key,),) = raw(office, "SELECT id FROM hr_payroll_notice WHERE kind = 'tax'")
    sheet = office.read(copy_sheet, key)
    assert sheet is not None
    told = {one.key: one.value for one in sheet.fields}
    assert (told["86"], told["41"], told["45"], told["90"]) == ("3", "181.60", "12.00", "1")
    assert told["83"] == f"{office.read(owed_to, run)[''] / 100:,.2f}"
    rows_of = {
        one.number: one
        for one in office.read(reads("")(lambda connection: account_rows(connection, JULY, AUGUST)))
    }
    account = [(one.taxed, one.flat, one.flat_tax) for one in rows_of.values()]
    assert account == [(0, 600_00, 167_25), (2400_00, 0, 0), (3954_00, 158_00, 35_22)]
    certified = raw(office, "SELECT person_id FROM hr_payroll_notice WHERE kind = 'certif'")
    assert (helper,) not in certified
    (paper,) = (slip_paper(one) for one in office.read(slip_sheets, run, [helper]))
    assert any("25 %, § 40a Abs. 1 EStG" in value for _words, value in paper.pairs)
    steps = [step for line in office.read(explained, rows[helper].id).lines for step in line.steps]  # type: ignore[union-attr]
    assert any("600.00 × 25 % = 150.00" in step for step in steps)
    assert "working days of the employment: 5 of at most 18" in steps
    assert "pay of a working day: 120.00 of at most 150.00" in steps
    assert "pay of an hour: 15.00 of at most 19.00" in steps
    steps = [step for line in office.read(explained, rows[low].id).lines for step in line.steps]  # type: ignore[union-attr]
    assert any("30 % = 12.00 come back" in step for step in steps)
    assert office.read(guide).next == "file"
    run = month(office, AUGUST)  # the helper has left; limits of the year count on
    used = {one.code: one.before for one in _counters(office, [low, old], run)}
    assert used == {"low": 40_00, "old": 146_00}
    assert [one for one in verify(office.book) if not one.ok] == []


def _counters(office: Office, people: list[int], run: int) -> list[Limit]:
    return [
        one
        for row in slips(office)
        if row.run_id == run and row.person_id in people
        for one in counters(thawed(row.inputs))
        if one.code != "crash"
    ]


def test_flat_pay_and_tax_free_pay_of_age_do_not_go_together(office: Office) -> None:
    """A sentence at the field, and nothing is kept."""
    person = hire(office, "A")
    with pytest.raises(Invalid, match="taxed flatly") as refused:
        office.run(save_terms, TermsDraft(person, JULY, active=True, flat_pay="short"))
    assert refused.value.field == "flat_pay"
    assert raw(office, "SELECT id FROM hr_payroll_terms") == []


def test_years_of_pensions_by_their_sums() -> None:
    """Random years month by month: what is flat, free, insured and supported adds up to what the limits of the year leave of the whole."""
    chance = random.Random(1752)
    for _run in range(25):
        paid, given_up, plus, low = (chance.randrange(0, most) for most in (200_00, 60_00, 900_00, 80_01))
        pays = [chance.randrange(2300_00, 2900_00) for _month in range(12)]
        used: Counter[str] = Counter()
        sums: Counter[str] = Counter()
        for place, pay in enumerate(pays):
            held = {
                "used": used["plan"],
                "used_insured": used["plan.sv"] + used["low.sv"],
                "beside": (paid + given_up) * 12,
            }
            benefits = (
                Benefit(1, "old", 332, paid, given_up, used=used["old"]),
                Benefit(2, "plan", 330, 0, plus=plus, **held),
                Benefit(3, "low", 331, low, used=used["low"], used_insured=held["used_insured"], beside=used["plan"], flat_year=held["beside"], months=12 - place),
            )  # fmt: skip
            whole = (Section(100, pay, 30 * DAY, 30 * DAY),)
            found = reckon_month(
                MonthInput(
                    D(2026, 1 + place, 1), whole, tax=TaxInput(1, land="NW"), cover=COVER, benefits=benefits
                )
            )
            for one in found.amounts:
                if one.part == BASE and one.code.startswith("used."):
                    used[one.code.removeprefix("used.")] += one.base
            for part in found.benefits:
                sums["flat"] += part.flat + part.flat_insured
                sums["taxed"] += part.taxed
                sums["insured"] += part.insured
                sums["into"] += part.paid
                sums["support"] += part.support
            taxed = pay - given_up + part_of(found.benefits, 1) + part_of(found.benefits, 2)
            supported = taxed <= 2575_00 and used_before(used, found) + low * (12 - place) >= 240_00
            assert bool(part_of(found.benefits, 3, "support")) == (supported and low >= 4)
        into_old, into_plan = used["old"], used["plan"]
        assert sums["flat"] == min(into_old, 1752_00)
        assert sums["into"] == into_old + into_plan + used["low"]
        assert sums["support"] <= 288_00
        # of company pension 8,112 less what is flat are free of tax, 4,056 of both kinds of contributions
        assert sums["taxed"] - (into_old - sums["flat"]) == max(
            into_plan - (8112_00 - min(into_old, 1752_00)), 0
        )
        assert sums["taxed"] + sums["insured"] - (into_old - sums["flat"]) == max(
            into_plan + used["low"] - 4056_00, 0
        )


def part_of(benefits: tuple[Parts, ...], key: int, name: str = "taxed") -> int:
    """Return a figure of a benefit of a month by its key."""
    return next(int(getattr(one, name)) for one in benefits if one.benefit.key == key)


def used_before(used: Counter[str], found: Reckoned) -> int:
    """Return what counted against the limit of pensions on low pay before a month that was reckoned."""
    return used["low"] - sum(one.counted for one in found.benefits if one.benefit.code == "low")


def test_months_that_were_released_before_are_not_corrected_for_what_came_later(office: Office) -> None:
    """The kept inputs of a month with a plan and a rebate say the same as those put together now, though they name less."""
    funds(office)
    person = hire(office, "A", 4000_00)
    office.run(save_benefit, BenefitDraft(person, "plan", JULY, None, 100_00, payee="X"))
    office.run(save_benefit, BenefitDraft(person, "rebate", JULY, JULY, 50_00))
    month(office, JULY)
    (slip,) = slips(office)
    older = slip.inputs
    for name in ("beside", "flat_year", "months", "work", "flat_pay"):
        older = re.sub(rf',"{name}":(?:""|\d+|null)', "", older)
    assert older != slip.inputs
    assert same_inputs(older, slip.inputs)


def test_what_is_not_taxed_flatly_is_taxed_in_the_self_test() -> None:
    """Every case of the table is taxed flatly and has nothing of its own to tax; the same work without it has its whole pay."""
    for _line, row in self_test.rows("flat_pay"):
        if row["one_off"] or row["way"] != "short":
            continue
        pay = str(round(Decimal(row["running"]) * 100))
        assert BESIDE["flat_pay"](row)["taxed"] == "0"
        plain = BESIDE["flat_pay"]({**row, "way": ""})
        assert (plain["tax"], plain["taxed"]) == ("0", pay)
