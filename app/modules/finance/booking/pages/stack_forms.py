"""The two small forms of a stack: a new one, and the sum it should come to."""

from __future__ import annotations

from collections.abc import Callable

from app.core.dates import month_end, month_start
from app.core.messages import _
from app.modules.finance.booking.models import Stack
from app.modules.finance.booking.services import open_stack, set_target
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import ask


def new_stack(desk: Desk, drawer: Drawer, opened: Callable[[int], None]) -> None:
    """Ask for the name, span and target sum of a new stack; opened gets its key."""
    today = desk.today()
    ask(
        desk,
        drawer,
        "stack",
        _("New stack"),
        fields_of(desk, Stack, "name start end target"),
        send=lambda v: (open_stack, v["name"], v["start"], v["end"], v["target"]),
        done=lambda key, _values: opened(key),
        start={"name": f"{today:%m/%Y}", "start": month_start(today), "end": month_end(today)},
        save_text=_("Open"),
        restore=False,
    )


def ask_target(desk: Desk, drawer: Drawer, key: int, changed: Callable[[], None]) -> None:
    """Ask for the sum that the lines of a stack should come to, in euro."""
    ask(
        desk,
        drawer,
        "target",
        _("Target sum"),
        fields_of(desk, Stack, "target"),
        send=lambda values: (set_target, key, values["target"]),
        done=lambda _nothing, _values: changed(),
        restore=False,
    )
