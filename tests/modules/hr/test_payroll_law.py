"""What the law asks before a month is reckoned: the minimum wage, one main job, and pay that is free of tax beyond pension age."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from app import __version__
from app.core.errors import Invalid
from app.data.office import Office
from app.data.settings import change_setting
from app.data.verify import verify
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.queries.law_checks import least_of_month
from app.modules.hr.payroll.queries.portals import copy_sheet
from app.modules.hr.payroll.queries.sheets import slip_sheets
from app.modules.hr.payroll.reports.coverage import coverage
from app.modules.hr.payroll.reports.slips import slip_paper
from app.modules.hr.payroll.rules.case import reckon
from app.modules.hr.payroll.rules.coverage import not_covered
from app.modules.hr.payroll.rules.figures import least_wage
from app.modules.hr.payroll.rules.kinds import TermsDraft
from app.modules.hr.payroll.rules.month import DAY, Charged, Item, MonthInput, Section, TaxInput, YearInput
from app.modules.hr.payroll.rules.reckoning import reckon_month
from app.modules.hr.payroll.rules.self_test_beside import COVER
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.hr.payroll.services.registers import save_terms
from app.modules.hr.payroll.services.self_testing import keep_self_test, last_self_test
from app.modules.hr.people.api import ContractDraft, PersonDraft, save_contract, save_person
from app.modules.hr.people.rules.file import PersonalDraft, TaxDraft
from app.modules.hr.people.services.file import save_personal, save_tax
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_cases import ENTRY, FEBRUARY, JANUARY, D, enter, funds, hire, month, reasons

HALF = "4:00 4:00 4:00 4:00 4:00 – –"
TAX_ID, OTHER_ID = "12345678995", "65929970489"


def _hours(office: Office, person: int, week: str) -> None:
    office.run(save_contract, ContractDraft(person, D(2020, 1, 2), week=week))


def test_pay_below_the_minimum_wage_is_told_and_not_reckoned(office: Office) -> None:
    """2,409.33 for 40 hours in 2026; a cent less is refused with what is needed, by the hour too; what is entered counts, surcharges do not."""
    funds(office)
    hire(office, "A", 2409_33)
    less = hire(office, "B", 2409_33)
    half = hire(office, "C", 1204_66)
    _hours(office, half, HALF)
    hourly = hire(office, "D", 13_89, kind="hour")
    enter(office, hourly, 110, JANUARY, 100_0000)
    enter(office, hire(office, "H", 13_90, kind="hour"), 110, JANUARY, 100_0000)  # the very minimum
    learning = hire(office, "E", 1000_00, person_group="102")
    _hours(office, learning, "8:00 8:00 8:00 8:00 8:00 – –")
    young = hire(office, "F", 1000_00)
    _hours(office, young, "8:00 8:00 8:00 8:00 8:00 – –")
    office.run(save_personal, PersonalDraft(young, D(2008, 2, 1)), *_personal(office, young))
    with_bonus = hire(office, "G", 2300_00)
    _hours(office, with_bonus, "8:00 8:00 8:00 8:00 8:00 – –")
    enter(office, with_bonus, 120, JANUARY, 109_33)
    _hours(office, less, "8:00 8:00 8:00 8:00 8:10 – –")
    assert office.run(compute, JANUARY).refused == 3
    told = {
        row[0]: row[1]
        for row in raw(office, "SELECT person_id, field FROM hr_payroll_slip WHERE state = 'refused'")
    }
    assert told == {less: "pay", half: "pay", hourly: "pay"}
    assert sum(raw(office, "SELECT sum(gross) FROM hr_payroll_slip WHERE state = 'refused'")[0]) == 0
    assert any("at least 1,204.67" in one or '"wanted":"1,204.67"' in one for one in reasons(office))
    for person in (less, half, hourly):
        office.run(save_terms, TermsDraft(person, ENTRY, exempt=True))
    assert office.run(compute, JANUARY).refused == 0
    assert raw(office, "SELECT count(*) FROM hr_payroll_slip WHERE gross > 0") == [(8,)]


def _personal(office: Office, person: int) -> tuple[int, int]:
    ((key, version),) = raw(
        office, "SELECT id, version FROM hr_personal WHERE person_id = :person", person=person
    )
    return key, version


def test_the_least_pay_of_a_month_by_another_way() -> None:
    """Thirteen weeks are three months: against fractions of hours, for random weeks; more hours never ask for less."""
    chance, before = random.Random(13), 0
    assert [least_wage(D(year, 6, 1)) is None for year in (2024, 2025, 2026, 2027)] == [
        True,
        False,
        False,
        False,
    ]
    for minutes in sorted(chance.randrange(1, 3000) for _ in range(200)):
        exact = Fraction(1390) * Fraction(minutes, 60) * Fraction(13, 3)
        found = least_of_month(1390, Fraction(minutes))
        assert abs(found - exact) <= Fraction(1, 2)
        assert found >= before
        before = found


def test_nobody_has_two_main_jobs(office: Office) -> None:
    """The same tax ID at two of the staff is told at the field, but for class VI, and for who left before."""
    first = office.run(save_person, PersonDraft("A", "Muster", "", "", "", entry=ENTRY))
    second = office.run(save_person, PersonDraft("A", "Muster", "", "", "", entry=ENTRY))
    office.run(save_tax, TaxDraft(first, ENTRY, TAX_ID))
    with pytest.raises(Invalid, match="A Muster has a main job") as refused:
        office.run(save_tax, TaxDraft(second, ENTRY, TAX_ID))
    assert refused.value.field == "tax_id"
    assert raw(office, "SELECT count(*) FROM hr_tax WHERE person_id = :person", person=second) == [(0,)]
    office.run(save_tax, TaxDraft(second, ENTRY, TAX_ID, tax_class="6", secondary=True))
    office.run(
        save_person, PersonDraft("A", "Muster", "", "", "", entry=ENTRY, leaving=D(2025, 12, 31)), first, 1
    )
    third = office.run(save_person, PersonDraft("A", "Muster", "", "", "", entry=JANUARY))
    office.run(save_tax, TaxDraft(third, JANUARY, TAX_ID))


def test_pay_beyond_pension_age_is_as_if_it_were_not_taxable() -> None:
    """Second path: the free part as a pay kind of its own that is insured and not taxable gives the same taxes, contributions and net."""
    chance = random.Random(21)
    for _ in range(40):
        running, once = chance.randrange(2000_01, 9500_00), chance.choice((0, chance.randrange(1, 5000_00)))
        year = YearInput(chance.randrange(0, 40000_00), chance.randrange(11), Charged(60, 6000_00, 6000_00))
        bonus = (Item(220, once, one_off=True),) if once else ()
        given = MonthInput(
            D(2026, 5, 1),
            (Section(100, running, 30 * DAY, 30 * DAY),),
            bonus,
            tax=TaxInput(chance.choice((1, 3, 4, 5)), land="NW", church="ev"),
            cover=COVER,
            year=year if once else None,
            active=2000_00,
        )
        split = replace(
            given,
            sections=(Section(100, running - 2000_00, 30 * DAY, 30 * DAY),),
            items=(Item(150, 2000_00, taxable=False), *bonus),
            active=0,
        )
        here, there = reckon_month(given), reckon_month(split)
        for name in ("gross", "net", "payout", "employer"):
            assert getattr(here, name) == getattr(there, name), name
    pensioner = replace(COVER, person_group="119", groups="3301", midi="no")
    small = replace(given, sections=(Section(100, 1500_00, 30 * DAY, 30 * DAY),), cover=pensioner, year=year)
    found = reckon_month(replace(small, items=(Item(220, 900_00, one_off=True),)))
    bases = {one.code: one.base for one in found.amounts if one.part == "base"}
    assert (bases.get("taxed", 0), bases["taxed_once"], bases["active"]) == (0, 400_00, 2000_00)


def test_what_is_not_covered_is_named_and_refused(office: Office) -> None:
    """The list stands in both languages, on the slip where it is asked for, in December for the yearly adjustment; a wish for it is refused."""
    made = office.read(coverage)
    assert len(made.rows) == len(not_covered()) >= 19
    for one in not_covered():
        assert all(
            (text.de and text.en and text.de != text.en) or text.de in ("DLS", "VFRB")
            for text in (one.short, one.words, one.then)
        )
    with pytest.raises(Invalid, match="42b") as refused:
        reckon(
            {
                "month": "2026-12",
                "state": "NW",
                "running": "3000",
                "wage_tax": {"tax_class": 1, "yearly_adjustment": True},
            }
        )
    assert refused.value.field == "wage_tax.yearly_adjustment"
    funds(office)
    people = [hire(office, f"P{n}", entry=D(2025, 12, 1)) for n in range(10)]
    run = month(office, D(2025, 12, 1))
    assert "42b" in office.read(guide, False).steps[-1].words
    (sheet,) = office.read(slip_sheets, run, people[:1])
    titles = [block.title.en for block in slip_paper(sheet).blocks]
    office.run(change_setting, "payroll.say_not_covered", True)
    (sheet,) = office.read(slip_sheets, run, people[:1])
    assert [block.title.en for block in slip_paper(sheet).blocks] == [*titles, "Not covered by payroll"]
    month(office, JANUARY)
    assert "42b" not in office.read(guide, False).steps[-1].words


def test_the_terms_say_who_has_it(office: Office) -> None:
    """From the day on that is typed; the slip and the certificate name it; a mini-job and months before 2026 are refused."""
    funds(office)
    person = hire(office, "A", 3500_00)
    run = month(office, JANUARY)
    office.run(save_terms, TermsDraft(person, FEBRUARY, active=True))
    mini = hire(
        office, "M", 500_00, entry=FEBRUARY, person_group="109", groups="6500", parent=False, young_children=0
    )
    office.run(save_terms, TermsDraft(mini, FEBRUARY, active=True))
    assert office.run(compute, FEBRUARY).refused == 1
    assert any("A mini-job has no tax-free pay" in one for one in reasons(office))
    ((key, version),) = raw(
        office, "SELECT id, version FROM hr_payroll_terms WHERE person_id = :person", person=mini
    )
    office.run(save_terms, TermsDraft(mini, FEBRUARY), key, version)
    run = month(office, FEBRUARY)
    (sheet, *_rest) = office.read(slip_sheets, run, [person])
    rows = [(row.words.en, row.values) for block in slip_paper(sheet).blocks for row in block.rows]
    assert ("Free of tax before it, § 3 no. 21 EStG", ("2.000,00", "")) in rows
    office.run(
        save_person,
        PersonDraft("A", "Muster", "Verkauf", "Kiel", "Stelle", entry=ENTRY, leaving=D(2026, 3, 31)),
        person,
        1,
    )
    last = month(office, D(2026, 3, 1))
    office.run(prepare_notices, last)
    ((key,),) = raw(
        office,
        "SELECT id FROM hr_payroll_notice WHERE kind = 'certif' AND person_id = :person",
        person=person,
    )
    paper = office.read(copy_sheet, key)
    assert paper is not None
    told = {one.key: one.value for one in paper.fields}
    assert (told["3"], told["§ 3 Nr. 21"]) == ("6,500.00", "4,000.00")


def test_the_self_test_is_kept_with_the_book(office: Office) -> None:
    """By the page or the command line: version, day, cases and what differs stand in the book and its history; again is once more the same."""
    assert "not run" in office.read(last_self_test)
    assert office.run(keep_self_test) == 0
    told = office.read(last_self_test)
    assert __version__ in told
    assert told.endswith(" 0 differ.")
    assert office.run(keep_self_test) == 0
    assert office.read(last_self_test) == told
    assert [one for one in verify(office.book) if not one.ok] == []
