"""The form for leave that is paid out: filled from the file of who leaves, with the reckoning below as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.figures import half_up
from app.core.messages import _
from app.modules.hr.payroll.queries.leave_pay import LeaveStart, leave_pay_start
from app.modules.hr.payroll.queries.lists import offered_kinds
from app.modules.hr.payroll.rules.leave_pay import SCALE, LeavePayDraft, checked
from app.modules.hr.payroll.services.leave_pay import pay_out_leave
from app.modules.hr.people.api import offered_people
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.fields import MoneyField, QuantityField, WholeField
from app.ui.lookups import KeyField

TYPED = ("days", "week", "pay")


def ask_leave(desk: Desk, drawer: Drawer, person: int, done: Callable[[int, Values], str]) -> DrawerForm:
    """Show the form, for somebody (0: who is typed)."""
    fields = (
        KeyField(desk, "person", _("Member of staff"), offered_people, True),
        QuantityField("days", _("Days left")),
        WholeField("week", _("Working days a week")),
        MoneyField("pay", _("Gross pay of thirteen weeks")),
        KeyField(desk, "kind", _("Pay kind"), offered_kinds),
    )
    found: list[LeaveStart] = []

    def fill(start: LeaveStart) -> None:
        found[:] = [start]
        form.fields["days"].set_text(form.fields["days"].shown(half_up(start.left * SCALE)))
        form.fields["week"].set_text(str(start.week or ""))
        form.fields["pay"].set_text(form.fields["pay"].shown(start.pay))
        form.fields["kind"].set_text(form.fields["kind"].shown(start.kind))
        if start.pay is None:
            form.fields["pay"].set_hint(
                _("It changed, or is paid by the hour: please add up thirteen weeks.")
            )
        tell()

    def ask_start() -> None:
        try:
            key = form.fields["person"].value()
        except Invalid:
            return
        if key is not None and (not found or found[0].person != key):
            desk.read(leave_pay_start, key, then=fill, failed=refused, owner=form, slot="leave")

    def refused(error: KontorError) -> None:
        form.say(str(error))

    def tell() -> None:
        if not found:
            return
        try:
            typed = {name: form.fields[name].value() for name in TYPED}
            one = checked(LeavePayDraft(found[0].person, **typed), found[0].left)
        except Invalid as error:
            form.say(str(error))
            return
        words = f"{one.words} = {formats.cents(one.amount)} €"
        form.say(f"{_('Entered already for this month.')} {words}" if found[0].entered else words)

    def ready(_form: Any, *answers: Any) -> Values:
        return {"person": answers[0].person} if answers else {}

    form = ask(
        desk,
        drawer,
        "hr_leave_pay",
        _("Pay out leave"),
        fields,
        send=lambda values: (pay_out_leave, LeavePayDraft(**values)),
        done=done,
        asks=[(leave_pay_start, person)] if person else [],
        ready=ready,
        record=person,
        restore=False,
    )
    form.filled.connect(ask_start)
    form.fields["person"].changed.connect(ask_start)
    for name in TYPED:
        form.fields[name].changed.connect(tell)
    return form
