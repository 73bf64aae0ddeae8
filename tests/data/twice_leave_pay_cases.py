"""What two desks may try at once with leave that is paid out: it is entered once."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.hr.leaving.rules.leaving import AGREED, LeavingDraft
from app.modules.hr.leaving.services.leaving import save_leaving
from app.modules.hr.payroll.rules.leave_pay import LeavePayDraft
from app.modules.hr.payroll.services.leave_pay import pay_out_leave
from app.modules.hr.payroll.services.providing import provide_for_staff
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.hr.company import company
from tests.modules.hr.payroll_cases import JANUARY, D, enter, funds, hire, month


def _leaves(office: Office) -> int:
    person = company(office).keys["karla"]
    office.run(save_leaving, LeavingDraft(person, AGREED, None, datetime.date(2026, 12, 31), "im Guten"))
    return person


def _year_over(office: Office) -> None:
    """Release a December, and enter a bonus for the month after it."""
    office.run(add_fiscal_year, 2025, D(2025, 1, 1), D(2025, 12, 31))
    funds(office)
    person = hire(office, "A")
    month(office, D(2025, 12, 1))
    enter(office, person, 210, JANUARY, 500_00)


CASES = (
    Case(
        "hr.payroll.provide_for_staff",
        _year_over,
        lambda office, _made: office.run(provide_for_staff, 2025, JANUARY),
        counting("SELECT count(*) FROM finance_provision_move"),
        wanted=2,
        succeed=(1, 2),
        keyed=False,
    ),
    Case(
        "hr.payroll.pay_out_leave",
        _leaves,
        lambda office, person: office.run(pay_out_leave, LeavePayDraft(person, 2_0000, 5, 10_500_00)),
        counting("SELECT count(*) FROM hr_payroll_item"),
    ),
)
