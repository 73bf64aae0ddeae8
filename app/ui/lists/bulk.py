"""Bulk edit: one field for all selected rows, with a preview of how many will change before anything does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.data.bulk import BulkCount
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, TextField
from app.ui.widgets import button, label, row


@dataclass(frozen=True)
class BulkField:
    """A field that can be set for many rows: switch or text."""

    key: str
    title: str
    kind: str


def bulk_form(
    desk: Desk, keys: Sequence[int], fields: Sequence[BulkField], command: Callable[..., Any], close: Callable[[], None]
) -> QWidget:
    """Return the form: choose field and value, see the counts, then change."""
    part = QWidget()
    inside = QVBoxLayout(part)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(label(counted(len(keys), N_("1 row is selected."), N_("{count} rows are selected.")), "quiet"))
    which = ChoiceField("field", _("Field"), [(field.key, field.title) for field in fields])
    switch = ChoiceField("switch", _("New value"), [("1", _("yes")), ("", _("no"))])
    text = TextField("text", _("New value"))
    counts = label("", "hint", wrap=True)
    for one in (which, switch, text, counts):
        inside.addWidget(one)

    def chosen() -> BulkField:
        return next(field for field in fields if field.key == which.text())

    def value() -> Any:
        return bool(switch.text()) if chosen().kind == "switch" else text.text().strip()

    def look() -> None:
        switch.setVisible(chosen().kind == "switch")
        text.setVisible(chosen().kind != "switch")

        def show(found: BulkCount) -> None:
            words = _("{change} will change, {same} have this value already.")
            counts.setText(words.format(change=formats.count(found.change), same=formats.count(found.same)))

        def refused(error: KontorError) -> None:
            counts.setText(str(error))

        desk.run(command, list(keys), chosen().key, value(), True, then=show, failed=refused)

    def done(found: BulkCount) -> None:
        desk.notice(counted(found.change, N_("1 row changed"), N_("{count} rows changed")))
        close()

    def go() -> None:
        desk.run(command, list(keys), chosen().key, value(), False, then=done, failed=lambda error: counts.setText(str(error)))

    for field in (which, switch, text):
        field.changed.connect(look)
    look()
    inside.addLayout(row(button(_("Change"), go, "primary", "Ctrl+Return"), button(_("Close"), close), 1))
    return part
