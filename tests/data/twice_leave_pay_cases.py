"""What two desks may try at once with leave that is paid out: it is entered once."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.hr.leaving.rules.leaving import AGREED, LeavingDraft
from app.modules.hr.leaving.services.leaving import save_leaving
from app.modules.hr.payroll.rules.leave_pay import LeavePayDraft
from app.modules.hr.payroll.services.leave_pay import pay_out_leave
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.hr.company import company


def _leaves(office: Office) -> int:
    person = company(office).keys["karla"]
    office.run(save_leaving, LeavingDraft(person, AGREED, None, datetime.date(2026, 12, 31), "im Guten"))
    return person


CASES = (
    Case(
        "hr.payroll.pay_out_leave",
        _leaves,
        lambda office, person: office.run(pay_out_leave, LeavePayDraft(person, 2_0000, 5, 10_500_00)),
        counting("SELECT count(*) FROM hr_payroll_item"),
    ),
)
