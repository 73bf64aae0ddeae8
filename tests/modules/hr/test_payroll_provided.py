"""What a year owes its staff at its end: tabled cases, a second reckoning from raw rows, posted once, taken back in the next year."""

from __future__ import annotations

import datetime
import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.modules.finance.chart.api import CostCentreDraft, save_cost_centre
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.closing.queries.overview import provision_schedule
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.hr.payroll.queries.provided import _quarter, owed_at_year_end
from app.modules.hr.payroll.rules.provided import Bonus, Owed, Provided
from app.modules.hr.payroll.services.providing import provide_for_staff
from app.modules.hr.people.api import AssignmentDraft, save_assignment
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.company import company
from tests.modules.hr.payroll_cases import D, enter, funds, hire, month

END, NEXT = D(2026, 12, 31), D(2027, 1, 1)


@pytest.mark.parametrize(
    ("days", "week", "pay", "top", "gross", "bonuses", "leave", "bonus"),
    [
        # 10,500 : (13 × 5) × 10 = 1,615.38; × 2,205 : 10,500 = 339.23
        ("10", 5, 10_500_00, 2_205_00, 10_500_00, (), 1_615_38 + 339_23, 0),
        ("6", 3, 3_900_00, 780_00, 3_900_00, (), 600_00 + 120_00, 0),  # 100 a day, a fifth on top
        ("5/2", 5, 6_500_00, 0, 6_500_00, (), 250_00, 0),  # half days; nothing on top
        ("0", 5, 6_500_00, 1_300_00, 6_500_00, (1_000_00, 50_01), 0, 1_050_01 + 200_00 + 10_00),
        ("-3", 5, 6_500_00, 1_300_00, 6_500_00, (10_00,), 0, 12_00),  # taken in advance: nothing is owed
        ("1", 0, 6_500_00, 1_300_00, 6_500_00, (10_00,), 0, 0),  # no week: lacking, nothing is guessed
        ("1", 5, 0, 1_300_00, 6_500_00, (), 0, 0),
        ("1", 5, 6_500_00, 0, 0, (), 0, 0),  # no released month
    ],
)
def test_what_is_owed(
    days: str, week: int, pay: int, top: int, gross: int, bonuses: tuple[int, ...], leave: int, bonus: int
) -> None:
    """Days by thirteen weeks' pay, and the employer's part of the last months on top of each amount."""
    given = tuple(Bonus("x", one) for one in bonuses)
    one = Owed(1, "A", Fraction(days), Fraction(week), pay, top=top, gross=gross, bonuses=given)
    assert (one.for_leave, one.for_bonus) == (leave, bonus)
    assert one.lacking == (not leave and not bonus)


def test_another_way_gives_the_same() -> None:
    """Decimal arithmetic in one piece, rounded at the same two places, differs by nothing."""
    dice = random.Random(20)

    def cents(amount: Decimal) -> int:
        return int(amount.quantize(Decimal(1), ROUND_HALF_UP))

    for _run in range(300):
        quarters, half_days, pay = dice.randint(1, 160), dice.randint(1, 14), dice.randint(1_00, 40_000_00)
        gross, top = dice.randint(1_00, 40_000_00), dice.randint(0, 9_000_00)
        one = Owed(1, "A", Fraction(quarters, 4), Fraction(half_days, 2), pay, top=top, gross=gross)
        leave = cents(Decimal(pay) * quarters * 2 / (4 * 13 * half_days))
        assert one.for_leave == leave + cents(Decimal(leave) * top / gross)


def quarter(office: Office, people: int) -> list[int]:
    """Hire people with pay by chance, release October to December, and give some of them leave and bonuses; return their keys."""
    dice = random.Random(people)
    funds(office)
    keys = [hire(office, name, dice.randint(2500_00, 9000_00)) for name in "ABCDEF"[:people]]
    for first in (10, 11, 12):
        month(office, D(2026, first, 1))
    for key in keys[1:]:
        enter(office, key, 210, D(2027, dice.randint(1, 3), 1), dice.randint(100_00, 5000_00))
    return keys


RAW = """SELECT p.number, min(f.amount), sum(a.top), min(s.gross) FROM hr_person p JOIN hr_pay f ON f.person_id = p.id
    JOIN (SELECT person_id, sum(gross) AS gross FROM hr_payroll_slip GROUP BY person_id) s ON s.person_id = p.id
    JOIN (SELECT s.person_id, sum(m.employer) AS top FROM hr_payroll_slip s JOIN hr_payroll_amount m ON m.slip_id = s.id
          WHERE m.part IN ('insurance', 'subsidy') GROUP BY s.person_id) a ON a.person_id = p.id GROUP BY p.number ORDER BY p.number"""


def at(office: Office, day: datetime.date) -> Office:
    """Return the office on another day."""
    return Office(
        office.book, office.actor, lambda: datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    )


def test_it_is_posted_once_and_taken_back(any_office: Office) -> None:
    """The posting is what raw rows give; twice changes nothing, one more bonus posts the difference, the next year begins with nothing held."""
    o = any_office
    keys = quarter(o, 3)
    with pytest.raises(Invalid, match="not over"):
        o.run(provide_for_staff, 2026, END)
    o = at(o, D(2027, 1, 8))
    until = D(2027, 3, 31)
    leave = bonus = 0
    items = dict(
        raw(
            o,
            "SELECT p.number, i.amount FROM hr_payroll_item i JOIN hr_person p ON p.id = i.person_id WHERE i.month > '2026-12-31'",
        )
    )
    for number, pay, top, gross in raw(o, RAW):
        mine = (Decimal(pay) * 3 * 30 / 65).quantize(Decimal(1), ROUND_HALF_UP)  # nobody took any of 30 days
        for amount in (mine, Decimal(items.get(number, 0))):
            on_top = (amount * top / gross).quantize(Decimal(1), ROUND_HALF_UP)
            leave, bonus = (
                (leave + int(amount + on_top), bonus)
                if amount is mine
                else (leave, bonus + int(amount + on_top))
            )
    assert o.run(provide_for_staff, 2026, until) == Provided(leave, bonus, 2, False)
    assert o.run(provide_for_staff, 2026, until) == Provided(leave, bonus, 0, False)
    held = o.read(balances_at, END)
    assert (held["3074"], held["6020"]) == (-leave - bonus, leave + bonus)
    o.run(add_fiscal_year, 2027, NEXT, D(2027, 12, 31))
    assert o.run(provide_for_staff, 2026, until) == Provided(leave, bonus, 2, True)
    enter(o, keys[0], 210, D(2027, 2, 1), 500_00)
    more = o.run(provide_for_staff, 2026, until)
    assert (more.leave, more.bonus > bonus, more.moves) == (
        leave,
        True,
        2,
    )  # formed and taken back by the difference
    assert o.run(provide_for_staff, 2026, END) == Provided(
        leave, 0, 2, True
    )  # no month after the year counts
    assert [one.closing for one in o.read(provision_schedule, NEXT, NEXT)] == [0, 0]
    held = o.read(balances_at, END)
    assert (held["3074"], held["6020"]) == (-leave, leave)
    report = o.read(make_report, "provided", D(2026, 1, 1), until)
    assert report.totals["total"] == more.leave + more.bonus
    assert o.read(pdf, report, o.clock(), "x").startswith(b"%PDF")


def test_it_stands_under_the_cost_centres_of_the_people(office: Office) -> None:
    """Each person's part under their cost centre; who moves to another takes it along though the sum stays; the next year has nothing left anywhere."""
    keys = quarter(office, 3)
    for code in ("100", "200"):
        office.run(save_cost_centre, CostCentreDraft(1, code, "x"))
    for key, code in zip(keys, ("100", "200", ""), strict=True):
        office.run(save_assignment, AssignmentDraft(key, D(2026, 1, 1), cost_centre=code))
    o = at(office, D(2027, 1, 8))
    until = D(2027, 3, 31)
    owed = {one.number: one for one in o.read(owed_at_year_end, 2026, until)}
    made = o.run(provide_for_staff, 2026, until)
    wanted = {
        code: owed[n].for_leave + owed[n].for_bonus
        for n, code in zip(sorted(owed), ("100", "200", None), strict=True)
    }
    assert dict(raw(o, CENTRES)) == wanted
    assert sum(wanted.values()) == made.leave + made.bonus
    o.run(save_assignment, AssignmentDraft(keys[0], D(2026, 12, 1), cost_centre="200"))
    again = o.run(provide_for_staff, 2026, until)
    assert (again.leave, again.bonus) == (made.leave, made.bonus)
    moved = {"200": wanted["100"] + wanted["200"], None: wanted[None]}
    assert {code: amount for code, amount in raw(o, CENTRES) if amount} == moved
    assert o.run(provide_for_staff, 2026, until).moves == 0
    o.run(add_fiscal_year, 2027, NEXT, D(2027, 12, 31))
    o.run(provide_for_staff, 2026, until)
    assert [amount for _code, amount in raw(o, CENTRES) if amount] == []


CENTRES = """SELECT c.code, sum(l.amount) FROM finance_line l JOIN finance_account a ON a.id = l.account_id JOIN finance_entry e ON e.id = l.entry_id
    LEFT JOIN finance_cost_centre c ON c.id = l.cost1 WHERE a.number = '6020' AND e.origin = 'closing' GROUP BY c.code"""


@pytest.mark.parametrize(
    ("months", "since", "pay"),
    [
        (3, D(2026, 10, 1), 4500_00),
        (2, D(2026, 10, 1), 0),
        (2, D(2026, 11, 1), 6750_00),
        (0, D(2026, 10, 1), 0),
    ],
)
def test_pay_by_the_hour_needs_every_month(months: int, since: D, pay: int) -> None:
    """A quarter is what its months paid; with a month that is not released nothing is guessed."""
    assert _quarter(4500_00, months, since, END) == pay


def test_who_cannot_be_reckoned_is_named(office: Office) -> None:
    """Without released months nothing is guessed or posted; who sees no payroll sees none of it."""
    c = company(office)
    funds(office)
    hire(office, "Frieda")
    later = at(office, NEXT)
    with pytest.raises(Invalid, match="October to December"):
        later.run(provide_for_staff, 2026, END)
    assert later.read(provision_schedule, END, END) == []
    manager = c.as_role("hanna", "manager", "staff")
    with pytest.raises(Forbidden):
        manager.read(owed_at_year_end, 2026, END)
    with pytest.raises(Forbidden):
        manager.run(provide_for_staff, 2026, END)
