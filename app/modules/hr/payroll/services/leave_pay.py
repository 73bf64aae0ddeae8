"""Leave that is paid out becomes an entry of the last month, with its reckoning in words."""

from __future__ import annotations

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import must_exist
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.payroll.queries.leave_pay import leave_pay_start
from app.modules.hr.payroll.rules.kinds import CHANGE, ItemDraft
from app.modules.hr.payroll.rules.leave_pay import LeavePayDraft, checked
from app.modules.hr.payroll.services.registers import save_item
from app.modules.hr.people.api import Person


@command(CHANGE)
def pay_out_leave(unit: Unit, draft: LeavePayDraft) -> int:
    """Enter leave that is left on the last day as pay of that month, and return the key of the entry (§ 7 (4) BUrlG).

    Raises Invalid naming the field: for who does not leave, for more days than are left, and where it is entered already.
    """
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    must_exist(unit, person=(Person, draft.person))
    unit.row(Person, draft.person, lock=True)
    start = leave_pay_start(unit.connection, draft.person)
    found = checked(draft, start.left)
    kind = draft.kind if draft.kind is not None else start.kind
    return save_item(
        unit, ItemDraft(draft.person, kind, start.last, None, found.amount, hours=None, note=found.words)
    )
