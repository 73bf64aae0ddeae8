"""What verify recomputes of payroll: every slip's amounts have the fingerprint that its slip keeps, and every posted month clears."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.messages import N_, Message
from app.data.check import Check
from app.modules.hr.payroll.models import PaySlip
from app.modules.hr.payroll.queries.amounts import amounts_of
from app.modules.hr.payroll.queries.making import digest_of
from app.modules.hr.payroll.rules.kinds import RECKONED

AT_ONCE = 900


def checks(connection: Connection) -> list[Check]:
    """Run the checks of payroll."""
    s = PaySlip
    keys = list(connection.scalars(select(s.id).where(s.state == RECKONED).order_by(s.id)))
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        amounts = amounts_of(connection, part)
        for key, inputs, digest in connection.execute(select(s.id, s.inputs, s.digest).where(s.id.in_(part))):
            if digest_of(inputs, amounts[key]) != bytes(digest):
                words = N_("Payslip {key} and its amounts do not belong together.")
                return [Check("payslips", False, Message(words, {"key": key}))]
    return [Check("payslips", True, Message(N_("{count} payslips"), {"count": len(keys)}))]
