"""The two small forms of a stack: a new one, and the sum it should come to."""

from __future__ import annotations

from collections.abc import Callable

from app.core.dates import month_end, month_start
from app.core.messages import _
from app.modules.finance.booking.services import open_stack, set_target
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import CheckedField, DayField, MoneyField
from app.ui.forms import Form


def new_stack(desk: Desk, drawer: Drawer, opened: Callable[[int], None]) -> None:
    """Ask for the name, span and target sum of a new stack; opened gets its key."""

    def save() -> None:
        values = form.values()

        def done(key: int) -> None:
            form.saved()
            drawer.drop()
            opened(key)

        form.send(
            open_stack,
            values["name"],
            values["start"],
            values["end"],
            values["target"],
            then=done,
        )

    form = Form(desk, "stack", save, drawer.drop, _("Open"), 1)
    form.add(CheckedField("name", _("Name"), str.strip, required=True))
    first, last = DayField("start", _("from"), required=True), DayField("end", _("to"), required=True)
    form.add(first)
    form.add(last)
    form.add(MoneyField("target", _("Target sum")))
    today = desk.today()
    form.fill({"name": f"{today:%m/%Y}"}, restore=False)
    first.set_day(month_start(today))
    last.set_day(month_end(today))
    drawer.show_widget(_("New stack"), form)
    form.focus_first()


def ask_target(desk: Desk, drawer: Drawer, key: int, changed: Callable[[], None]) -> None:
    """Ask for the sum that the lines of a stack should come to, in euro."""

    def save() -> None:
        form.send(set_target, key, form.values()["target"], then=done)

    def done(_nothing: object) -> None:
        form.saved()
        drawer.drop()
        changed()

    form = Form(desk, "target", save, drawer.drop, columns=1)
    form.add(MoneyField("target", _("Target sum")))
    form.fill({}, restore=False)
    drawer.show_widget(_("Target sum"), form)
    form.focus_first()
