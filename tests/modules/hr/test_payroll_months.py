"""Months of payroll from the file to the release: what is refused, locked and corrected, held against a second reckoning."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from app.core.dates import add_months
from app.core.errors import Conflict, Forbidden, Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.services.absences import note_absence, note_illness
from app.modules.hr.payroll.queries.amounts import amounts_of, payouts, run_amounts
from app.modules.hr.payroll.rules.kinds import FundDraft, ItemDraft, OpeningDraft
from app.modules.hr.payroll.rules.month import thawed
from app.modules.hr.payroll.rules.reckoning import BASE, INSURANCE, NET, PAY, SUBSIDY, TAX
from app.modules.hr.payroll.services.computing import compute, leave_out, take_back, take_in
from app.modules.hr.payroll.services.registers import delete_item, save_fund, save_item
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.payroll.services.taking_over import save_opening
from app.modules.hr.people.api import PayDraft, PersonDraft, TaxDraft, save_person
from app.modules.hr.people.services.file import save_pay, save_tax
from tests.modules.hr import payroll_second_insurance as insurance
from tests.modules.hr import payroll_second_path as path
from tests.modules.hr.payroll_cases import (
    ENTRY,
    FEBRUARY,
    FUND,
    JANUARY,
    MARCH,
    D,
    enter,
    funds,
    hire,
    kind,
    month,
    second_person,
    slips,
)

RUNS = 10  # pairs of people of the property; more by hand


def read(office: Office, function: object, *args: object) -> object:
    """Read by a function that names no right."""
    return office.read(reads("")(function), *args)  # type: ignore[arg-type]


def test_months_against_a_second_reckoning(office: Office) -> None:
    """Random people: contributions and taxes come out as by other paths from the law, and all sums fit."""
    funds(office)
    chance = random.Random(5)
    people = {}
    for n in range(12):
        about = {"tax_class": str(chance.choice((1, 2, 3, 4, 5))), "church": chance.choice(("none", "ev"))}
        about["children"] = chance.randrange(3) if about["tax_class"] != "5" else 0
        about["young_children"] = chance.randrange(4)
        amount = chance.randrange(2100_00, 9000_00)
        people[hire(office, f"P{n}", amount, **about)] = (amount, about)
    month(office, JANUARY)
    rows = {row.person_id: row for row in slips(office)}
    amounts = read(office, amounts_of, [row.id for row in rows.values()])
    assert isinstance(amounts, dict)
    for person, (amount, about) in people.items():
        mine = amounts[rows[person].id]
        found = {one.code: (one.employee, one.employer) for one in mine if one.part == INSURANCE}
        children = int(about["young_children"])
        wanted = insurance.second(
            insurance.Month(2026, amount, u1=16000, u2=4400, discounts=max(children - 1, 0))
        )
        assert sum(own for own, _other in found.values()) == wanted["employee"]
        assert sum(other for _own, other in found.values()) == wanted["employer"]
        tax = path.second(
            path.Person(
                2026,
                int(about["tax_class"]),
                Fraction(amount, 100),
                extra=Fraction(29, 10),
                discounts=max(children - 1, 0),
                children=Fraction(int(about["children"]), 2),
            )
        )
        assert {one.code: one.employee for one in mine if one.part == TAX}["wage_tax"] == tax["LSTLZZ"]
        sums = Counter[str]()
        for one in mine:
            sums[one.part] += one.employee
        row = rows[person]
        assert row.gross == sums[PAY] == amount
        assert row.net == row.gross - sums[TAX] - sums[INSURANCE]
        assert row.payout == row.net + sums[SUBSIDY] + sums[NET]
        assert row.employer == row.gross + sum(one.employer for one in mine if one.part != BASE)


def _change(office: Office, chance: random.Random, which: int, pair: tuple[int, int], late: int) -> None:
    """Change the file of one person of a pair from a month on; the other gets the same at another time."""
    person = pair[late]
    since = D(2026, 1 + which % 3, 1 if which % 2 else 10)
    if which % 4 == 0:
        office.run(save_pay, PayDraft(person, since, "month", 4000_00 + which * 10_00))
    elif which % 4 == 1:
        office.run(save_tax, TaxDraft(person, since, tax_class="3", church="ev", land="SH"))
    elif which % 4 == 2:
        until = since + datetime.timedelta(days=6 + which)
        office.run(note_absence, AbsenceDraft(person, "unpaid", since, until))
    else:
        enter(office, person, 220, since.replace(day=1), 9_000_00)


def test_correction_and_what_it_corrects_are_one_right_run(office: Office) -> None:
    """What is known too late is paid with the next month: both months together are what one right run would have paid.

    One of each pair has the right file from the beginning, the other one gets it after three months are released; both
    have one-off pay in April, whose ceilings look back at the months that are corrected.
    """
    funds(office)
    chance = random.Random(11)
    pairs = [(hire(office, f"R{n}", 3300_00), hire(office, f"S{n}", 3300_00)) for n in range(RUNS)]
    for person in (one for pair in pairs for one in pair):
        office.run(
            save_opening,
            OpeningDraft(person, 2025, 360, 39_600_00, 39_600_00, pension=39_600_00, fund_rate=290),
        )
    for which, pair in enumerate(pairs):
        _change(office, chance, which, pair, 0)
    runs = [month(office, add_months(JANUARY, n)) for n in range(3)]
    for which, pair in enumerate(pairs):
        _change(office, chance, which, pair, 1)
        for person in pair:
            enter(office, person, 200, D(2026, 4, 1), 5_000_00)
    runs.append(month(office, D(2026, 4, 1)))
    months: dict[int, Counter[tuple[D, str, str]]] = {}
    paid: Counter[int] = Counter()
    for run in runs:
        for one in read(office, run_amounts, run):  # type: ignore[attr-defined]
            months.setdefault(one.person, Counter())[one.month, one.amount.part, one.amount.code] += (
                one.amount.employee + 7 * one.amount.employer + 13 * one.amount.base
            )
        paid.update(read(office, payouts, run))
    for right, late in pairs:
        assert {k: v for k, v in months[right].items() if v} == {k: v for k, v in months[late].items() if v}
        assert paid[right] == paid[late]
    corrected = [row for row in slips(office) if row.run_id == runs[3] and row.month < D(2026, 4, 1)]
    assert {row.person_id for row in corrected} == {late for _right, late in pairs}
    assert all(row.replaces_id for row in corrected)


def test_computing_again_changes_nothing(office: Office) -> None:
    """The same inputs give the same slips: nothing is written; one person alone can be computed anew."""
    funds(office)
    first, second = hire(office, "A"), hire(office, "B")
    done = office.run(compute, JANUARY)
    assert (done.made, done.same, done.refused) == (2, 0, 0)
    before = [(row.id, row.digest) for row in slips(office)]
    again = office.run(compute, JANUARY)
    assert (again.made, again.same) == (0, 2)
    assert [(row.id, row.digest) for row in slips(office)] == before
    office.run(save_pay, PayDraft(first, D(2026, 1, 15), "month", 4000_00))
    office.run(save_pay, PayDraft(second, D(2026, 1, 15), "month", 4000_00))
    assert office.run(compute, JANUARY, [first]).made == 1
    with pytest.raises(Invalid, match="changed since") as refusal:
        second_person(office).run(release, done.run)
    assert refusal.value.field == "people"
    assert office.run(compute, JANUARY).made == 1
    second_person(office).run(release, done.run)


def test_what_is_missing_keeps_the_month_open(office: Office) -> None:
    """Who lacks something is named with the place and left out of the reckoning; the month is released once that is settled."""
    funds(office)
    hire(office, "A")
    bare = office.run(save_person, PersonDraft("Bar", "Muster", entry=ENTRY))
    done = office.run(compute, JANUARY)
    assert (done.made, done.refused) == (1, 1)
    row = next(row for row in slips(office) if row.person_id == bare)
    assert (row.state, row.field, row.gross) == ("refused", "insurance", 0)
    with pytest.raises(Invalid, match="lack something"):
        second_person(office).run(release, done.run)
    with pytest.raises(Invalid) as refusal:
        office.run(leave_out, done.run, bare, " ")
    assert refusal.value.field == "reason"
    office.run(leave_out, done.run, bare, "Freelancer")
    office.run(leave_out, done.run, bare, "Freelancer")
    assert office.run(compute, JANUARY).refused == 1  # is told again, and stays out
    second_person(office).run(release, done.run)
    left = next(row for row in slips(office) if row.person_id == bare)
    assert left.state == "left"


def test_who_was_left_out_comes_with_the_next_month(office: Office) -> None:
    """Taken in again after the release, the month is reckoned by its own rules and paid with the next one."""
    funds(office)
    hire(office, "A")
    late = hire(office, "B")
    done = office.run(compute, D(2025, 12, 1))
    office.run(leave_out, done.run, late, "Papers are missing")
    second_person(office).run(release, done.run)
    key = next(row.id for row in slips(office) if row.person_id == late)
    assert office.run(compute, JANUARY).made == 2
    office.run(take_in, key)
    office.run(take_in, key)
    assert office.run(compute, JANUARY).made == 1
    mine = [row for row in slips(office) if row.person_id == late and row.state == "reckoned"]
    assert [row.month for row in mine] == [D(2025, 12, 1), JANUARY]
    assert mine[0].net != mine[1].net  # the ceilings and the flow of 2025


def test_released_months_are_locked(office: Office) -> None:
    """A released month is neither computed nor taken back; months come one after the other; four eyes release."""
    funds(office)
    person = hire(office, "A")
    done = office.run(compute, JANUARY)
    with pytest.raises(Forbidden, match="another person"):
        office.run(release, done.run)
    with pytest.raises(Invalid, match="still open"):
        office.run(compute, FEBRUARY)
    with pytest.raises(Conflict):
        second_person(office).run(release, done.run, 99)
    assert office.run(take_back, done.run) == 1
    assert slips(office) == []
    run = month(office, JANUARY)
    for call in (
        lambda: office.run(compute, JANUARY),
        lambda: office.run(compute, MARCH),
        lambda: office.run(take_back, run),
        lambda: office.run(leave_out, run, person, "x"),
        lambda: second_person(office).run(release, run),
    ):
        with pytest.raises(Invalid):
            call()


def test_sick_pay_ends_after_six_weeks(office: Office) -> None:
    """From the 43rd day the fund pays: no pay, and no days of insurance (§ 3 EntgFG)."""
    funds(office)
    person = hire(office, "A", 3100_00)
    office.run(note_illness, AbsenceDraft(person, "sick", D(2025, 12, 1), D(2026, 1, 31)))
    office.run(compute, JANUARY)
    row = slips(office)[0]
    given = thawed(row.inputs)
    assert given.unpaid == (("sick", 20 * 10_000),)  # 1 December + 42 days: paid until 11 January
    assert given.insured_days == 11
    assert row.gross == 1100_00  # 11 of 31 days
    assert given.tax_days is None  # employment goes on


def test_hours_and_entries(office: Office) -> None:
    """Pay by the hour needs hours; entries are one-off, tax-free, or kept back after taxes; each once a month."""
    funds(office)
    person = hire(office, "A", 20_00, kind="hour")
    assert office.run(compute, JANUARY).refused == 1
    assert slips(office)[0].field == "hours"
    hours = enter(office, person, 110, JANUARY, 150_5000)
    enter(office, person, 300, JANUARY, 50_00)
    advance = office.run(save_item, ItemDraft(person, kind(office, 900), JANUARY, MARCH, -100_00))
    with pytest.raises(Invalid, match="already"):
        enter(office, person, 300, JANUARY, 60_00)
    office.run(compute, JANUARY)
    row = slips(office)[0]
    assert row.gross == 3010_00 + 50_00
    given = thawed(row.inputs)
    assert {one.number for one in given.items} == {110, 300, 900}
    amounts = read(office, amounts_of, [row.id])
    assert isinstance(amounts, dict)
    taxed = next(one for one in amounts[row.id] if one.part == BASE and one.code == "taxed")
    assert taxed.base == 3010_00
    assert row.payout == row.net - 100_00
    office.run(delete_item, advance)
    office.run(delete_item, hours)
    assert office.run(compute, JANUARY).refused == 1


def test_mini_jobs_need_no_fund_and_rates_of_a_fund_change_months(office: Office) -> None:
    """A mini-job with the flat tax has no wage tax; other rates of a fund from a day in a released month correct it."""
    mini = hire(office, "M", 603_00, person_group="109", groups="6500", parent=False, young_children=0)
    office.run(compute, JANUARY)
    row = slips(office)[0]
    assert (row.gross, row.payout, row.fund) == (603_00, 603_00, "Minijob-Zentrale")
    assert row.employer == 603_00 + 78_39 + 90_45 + 12_06 + 4_82 + 1_33 + 90  # 13, 15, 2, 0.8, 0.22, 0.15 %
    regular = hire(office, "A")
    assert office.run(compute, JANUARY).refused == 1
    assert slips(office)[-1].field == "fund"
    funds(office)
    month(office, JANUARY)
    office.run(save_fund, FundDraft(FUND, "", JANUARY, 350, 160, u2=44))
    run = office.run(compute, FEBRUARY).run
    found = [(row.person_id, row.month) for row in slips(office) if row.run_id == run]
    assert found == [(mini, FEBRUARY), (regular, JANUARY), (regular, FEBRUARY)]
    second_person(office).run(release, run)
    assert office.run(compute, MARCH).made == 2


def test_what_was_expected_then_is_no_correction(office: Office) -> None:
    """Notice given later shortens the year that one-off pay was taxed by; the month that was released stays as it was."""
    funds(office)
    person = hire(office, "A")
    enter(office, person, 220, JANUARY, 1000_00)
    month(office, JANUARY)
    view = PersonDraft("A", "Muster", "Verkauf", "Kiel", "Stelle", entry=ENTRY, leaving=D(2026, 6, 30))
    office.run(save_person, view, person)
    assert office.run(compute, FEBRUARY).made == 1
    office.run(take_back, slips(office)[-1].run_id)
    office.run(save_person, replace(view, leaving=D(2026, 1, 15)), person)
    done = office.run(compute, FEBRUARY)
    assert (done.made, done.refused) == (1, 0)
    assert slips(office)[-1].month == JANUARY
    assert thawed(slips(office)[-1].inputs).tax_days == 15
