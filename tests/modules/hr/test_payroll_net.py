"""Entries that are reckoned: from net to gross, and one-off pay by a rule; what is entered brings what was agreed, to the cent or the least above it, and nothing is guessed."""

from __future__ import annotations

import calendar
import datetime
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.hr.payroll.rules.by_rule import Ruled, RuleDraft, amount_of, months_worked
from app.modules.hr.payroll.rules.month import DAY, Charged, Item, MonthInput, Section, TaxInput, YearInput
from app.modules.hr.payroll.rules.net_pay import NetDraft, gross_for
from app.modules.hr.payroll.rules.reckoning import reckon_month
from app.modules.hr.payroll.rules.self_test_beside import COVER
from app.modules.hr.payroll.services.by_rule import enter_by_rule
from app.modules.hr.payroll.services.net_pay import enter_net
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_cases import JANUARY, D, enter, funds, hire, kind, month, slips

BONUS = Item(220, 0, one_off=True)


def test_a_gross_is_found_that_brings_the_net() -> None:
    """Forwards and back: the net of a random gross is met to the cent by a gross that is no higher; never less than was agreed."""
    chance = random.Random(4)
    exact = 0
    for round_ in range(4):
        given = MonthInput(
            D(2026, 5, 1),
            (Section(100, chance.randrange(2500_00, 9000_00), 30 * DAY, 30 * DAY),),
            tax=TaxInput(chance.choice((1, 3, 4, 5)), land="NW", church="ev"),
            cover=COVER,
            year=YearInput(
                chance.randrange(0, 30000_00), chance.randrange(8), Charged(120, 12000_00, 12000_00)
            ),
        )
        item = BONUS if round_ % 2 else replace(BONUS, one_off=False)
        typed = chance.randrange(50_00, 4000_00)
        brings = (
            reckon_month(replace(given, items=(replace(item, amount=typed),))).net - reckon_month(given).net
        )
        gross, net = gross_for(given, item, brings)
        made = (
            reckon_month(replace(given, items=(replace(item, amount=gross),))).net - reckon_month(given).net
        )
        assert made == net >= brings
        assert net - brings <= 10
        exact += net == brings
        assert abs(gross - typed) <= 250
    assert exact >= 3


def test_the_entry_is_made_with_its_gross(office: Office) -> None:
    """1,000 net beside the pay: the slip has it; the same once more is refused; what can't be is told at its field."""
    funds(office)
    person, other = hire(office, "A", 3500_00), hire(office, "B", 3500_00)
    found = office.run(enter_net, NetDraft(person, kind(office, 220), D(2026, 1, 15), 1000_00))
    assert 1000_00 <= found.net <= 1000_05
    assert found.gross > 1400_00
    with pytest.raises(Invalid, match="entered for the month already"):
        office.run(enter_net, NetDraft(person, kind(office, 220), JANUARY, 1000_00))
    month(office, JANUARY)
    nets = {row.person_id: row.net for row in slips(office)}
    assert nets[person] - nets[other] == found.net
    assert raw(office, "SELECT amount, note FROM hr_payroll_item") == [
        (found.gross, f"net {found.net / 100:,.2f}")
    ]
    late = hire(office, "C", 3500_00, entry=D(2026, 3, 1))
    unpaid = hire(office, "D", 5_00, kind="hour")
    for draft, field in (
        (NetDraft(None, kind(office, 220), JANUARY, 1), "person"),
        (NetDraft(person, None, JANUARY, 1), "kind"),
        (NetDraft(person, kind(office, 220), None, 1), "month"),
        (NetDraft(person, kind(office, 220), D(2026, 2, 1), None), "net"),
        (NetDraft(person, kind(office, 220), D(2026, 2, 1), -1), "net"),
        (NetDraft(person, kind(office, 900), D(2026, 2, 1), 1), "kind"),
        (NetDraft(person, kind(office, 110), D(2026, 2, 1), 1), "kind"),
        (NetDraft(late, kind(office, 220), D(2026, 2, 1), 1), "month"),
        (NetDraft(unpaid, kind(office, 220), D(2026, 2, 1), 1), "person"),
        (NetDraft(person, kind(office, 220), D(2030, 2, 1), 1), "month"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(enter_net, draft)
        assert refused.value.field == field, draft
    enter(office, other, 220, D(2026, 2, 1), 10_00)
    assert raw(office, "SELECT count(*) FROM hr_payroll_item") == [(2,)]


def test_a_thirteenth_salary_by_rule(office: Office) -> None:
    """Half the pay of November by twelfths of the year, for everybody once; who has it already, mini-jobs and pay by the hour are passed over."""
    funds(office)
    whole, late = hire(office, "A", 3500_01), hire(office, "B", 3000_00, entry=D(2026, 3, 17))
    typed = hire(office, "C", 4000_00)
    hire(office, "M", 500_00, person_group="109", groups="6500", parent=False, young_children=0)
    hire(office, "H", 20_00, kind="hour")
    hire(office, "N", 3000_00, entry=D(2026, 12, 1))
    november = D(2026, 11, 1)
    enter(office, typed, 200, november, 77_00)
    rule = RuleDraft(kind(office, 200), D(2026, 11, 20), 50)
    assert office.run(enter_by_rule, rule) == Ruled(2, 1, 2)
    amounts = dict(raw(office, "SELECT person_id, amount FROM hr_payroll_item WHERE month = '2026-11-01'"))
    assert amounts == {
        whole: 1750_01,
        late: 1125_00,
        typed: 77_00,
    }  # half of 3,500.01, half cents up; 9 of 12 months
    assert office.run(enter_by_rule, rule) == Ruled(0, 3, 2)
    for wrong, field in (
        (RuleDraft(None, november), "kind"),
        (RuleDraft(kind(office, 200), None), "month"),
        (RuleDraft(kind(office, 200), november, 0), "percent"),
        (RuleDraft(kind(office, 150), november), "kind"),
        (RuleDraft(kind(office, 900), november), "kind"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(enter_by_rule, wrong)
        assert refused.value.field == field


def test_twelfths_are_whole_months() -> None:
    """By another way: month by month, days of each counted; twelve parts of a year are never more than the whole."""
    chance = random.Random(12)
    for _ in range(60):
        first = D(2025, 1, 1) + datetime.timedelta(days=chance.randrange(700))
        last = first + datetime.timedelta(days=chance.randrange(500))
        days = {first + datetime.timedelta(days=n) for n in range((last - first).days + 1)}
        found = sum(
            all(D(2026, m, d) in days for d in range(1, calendar.monthrange(2026, m)[1] + 1))
            for m in range(1, 13)
        )
        assert months_worked(2026, first, last) == found
        pay = chance.randrange(1, 10_000_00)
        assert abs(Fraction(pay * 7 * found, 10 * 12) - amount_of(pay, 70, found)) <= Fraction(1, 2)
