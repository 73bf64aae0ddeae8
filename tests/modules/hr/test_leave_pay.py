"""Leave that is paid out: tabled cases reckoned by hand, the entry of the last month with its words, and what is refused."""

from __future__ import annotations

import datetime
import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.modules.hr.leaving.rules.leaving import AGREED, LeavingDraft
from app.modules.hr.leaving.services.leaving import save_leaving
from app.modules.hr.payroll.queries.leave_pay import leave_pay_start
from app.modules.hr.payroll.queries.lists import item, items_source
from app.modules.hr.payroll.rules.leave_pay import LeavePay, LeavePayDraft, checked, quarter_pay
from app.modules.hr.payroll.services.leave_pay import pay_out_leave
from tests.modules.hr.company import company
from tests.modules.hr.payroll_cases import hire, kind

D = datetime.date
RUNS = 200


@pytest.mark.parametrize(
    ("days", "week", "pay", "amount"),
    [
        ("5", 5, 10_500_00, 807_69),  # 10,500 / 65 = 161.5385 a day
        ("1", 5, 10_500_00, 161_54),
        ("20", 5, 6_500_00, 2_000_00),  # 100 a day
        ("24", 6, 7_800_00, 2_400_00),  # 7,800 / 78 = 100 a day
        ("7", 3, 3_900_00, 700_00),  # 3,900 / 39 = 100 a day
        ("2,5", 5, 9_750_00, 375_00),  # 150 a day, half a day among them
        ("62/3", 5, 9_750_00, 3_100_00),  # 20.67 days stay as they are (BAG 9 AZR 406/17): 20 2/3 × 150
        ("12", 4, 8_112_00, 1_872_00),  # 8,112 / 52 = 156 a day
        ("8", 2, 2_600_00, 800_00),  # 2,600 / 26 = 100 a day
        ("3", 1, 1_300_00, 300_00),
        ("30", 5, 13_000_05, 6_000_02),  # 200.0007… a day; rounded once at the end: 6,000.0231
        ("1/2", 5, 1_30, 1),  # 2 cents a day, half of one
        ("1/2", 5, 65, 1),  # half a cent is rounded up
    ],
)
def test_what_leave_is_worth(days: str, week: int, pay: int, amount: int) -> None:
    """The gross pay of thirteen weeks by thirteen times the working days of a week, times the days (§ 11 (1) BUrlG)."""
    assert LeavePay(Fraction(days.replace(",", ".")), week, pay).amount == amount


def test_another_way_gives_the_same() -> None:
    """Decimal arithmetic in one piece differs by nothing."""
    dice = random.Random(7)
    for _run in range(RUNS):
        days, week, pay = Decimal(dice.randint(1, 120)) / 4, dice.randint(1, 7), dice.randint(1_00, 40_000_00)
        exact = (Decimal(pay) * days / (13 * week)).quantize(Decimal(1), ROUND_HALF_UP)
        assert LeavePay(Fraction(days), week, pay).amount == int(exact), (days, week, pay)


@pytest.mark.parametrize(
    ("since", "kind_", "pay"),
    [
        (D(2020, 1, 1), "month", 10_500_00),
        (D(2026, 10, 1), "month", 10_500_00),  # 91 days to 30 December
        (D(2026, 10, 2), "month", None),  # changed within the thirteen weeks: the clerk adds up
        (D(2020, 1, 1), "hour", None),
    ],
)
def test_pay_of_thirteen_weeks(since: D, kind_: str, pay: int | None) -> None:
    """Three months are thirteen weeks, where one pay by the month held in all of them."""
    assert quarter_pay(since, kind_, 3_500_00, D(2026, 12, 30)) == pay


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (LeavePayDraft(1, None, 5, 1_00), "days"),
        (LeavePayDraft(1, 0, 5, 1_00), "days"),
        (LeavePayDraft(1, 20_6668, 5, 1_00), "days"),
        (LeavePayDraft(1, 1_0000, None, 1_00), "week"),
        (LeavePayDraft(1, 1_0000, 0, 1_00), "week"),
        (LeavePayDraft(1, 1_0000, 8, 1_00), "week"),
        (LeavePayDraft(1, 1_0000, 5, None), "pay"),
        (LeavePayDraft(1, 1_0000, 5, -1), "pay"),
    ],
)
def test_bad_input_is_named(draft: LeavePayDraft, field: str) -> None:
    """What does not fit is refused at its field; days that were only rounded are taken exactly."""
    with pytest.raises(Invalid) as caught:
        checked(draft, Fraction(62, 3))
    assert caught.value.field == field
    assert checked(LeavePayDraft(1, 20_6667, 5, 1_00), Fraction(62, 3)).days == Fraction(62, 3)


def test_leave_left_is_entered_for_the_last_month(any_office: Office) -> None:
    """The form begins with what the file knows; the entry has its reckoning; a second one, and who stays, are refused."""
    o = any_office
    c = company(o)
    person = hire(o, "Frieda")
    with pytest.raises(Invalid, match="only when"):
        o.read(leave_pay_start, person)
    with pytest.raises(Invalid, match="only when"):
        o.run(pay_out_leave, LeavePayDraft(person, 1_0000, 5, 10_500_00))
    o.run(save_leaving, LeavingDraft(person, AGREED, None, D(2026, 12, 31), "einvernehmlich"))
    start = o.read(leave_pay_start, person)
    assert (start.last, start.left, start.week, start.pay) == (D(2026, 12, 31), 30, 5, 10_500_00)
    assert (start.kind, start.entered) == (kind(o, 230), False)
    key = o.run(pay_out_leave, LeavePayDraft(person, 30_0000, 5, 10_500_00))
    kept = o.read(item, key)
    assert kept is not None
    assert (kept.draft.month, kept.draft.amount, kept.draft.kind) == (D(2026, 12, 1), 4_846_15, kind(o, 230))
    assert "13 × 5" in kept.draft.note
    with pytest.raises(Invalid, match="already"):
        o.run(pay_out_leave, LeavePayDraft(person, 30_0000, 5, 10_500_00))
    assert o.read(leave_pay_start, person).entered
    assert len(o.read(items_source().keys, {})) == 1
    manager = c.as_role("hanna", "manager", "staff")
    with pytest.raises(Forbidden):
        manager.read(leave_pay_start, person)
    with pytest.raises(Forbidden):
        manager.run(pay_out_leave, LeavePayDraft(person, 1_0000, 5, 10_500_00))
