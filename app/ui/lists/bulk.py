"""Bulk edit: one field for all selected rows, with a preview of how many will change before anything does, and Undo afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import KontorError
from app.core.lookup import Found
from app.core.messages import N_, _, counted
from app.data.bulk import BulkCount
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import DayField, Field, TextField
from app.ui.lookups import KeyField, LookupField, Offer
from app.ui.run_key import RunKey
from app.ui.widgets import bind, button, label, row


@dataclass(frozen=True)
class BulkField:
    """A field that can be set for many rows: switch, text, day, choice (with its values and words) lookup (with what it offers), record (with its query)."""

    key: str
    title: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    offers: Callable[[str], Sequence[Offer]] | None = None
    query: Callable[..., Sequence[Found]] | None = None


def bulk_form(
    desk: Desk,
    keys: Sequence[int],
    fields: Sequence[BulkField],
    command: Callable[..., Any],
    close: Callable[[], None],
) -> QWidget:
    """Return the form: choose field and value, see the counts, then change."""
    return _BulkForm(desk, keys, fields, command, close)


def _editor(desk: Desk, about: BulkField) -> Field:
    title = _("New value")
    match about.kind:
        case "switch":
            return ChoiceField(about.key, title, [("1", _("yes")), ("", _("no"))])
        case "choice":
            return ChoiceField(about.key, title, list(about.choices))
        case "day":
            return DayField(about.key, title)
        case "lookup":
            assert about.offers is not None
            return LookupField(about.key, title, about.offers)
        case "record":
            assert about.query is not None
            return KeyField(desk, about.key, title, about.query)
    return TextField(about.key, title)


class _BulkForm(QWidget):
    """Field, value, counts, and the button."""

    def __init__(
        self,
        desk: Desk,
        keys: Sequence[int],
        fields: Sequence[BulkField],
        command: Callable[..., Any],
        close: Callable[[], None],
    ) -> None:
        super().__init__()
        self._run_key = RunKey()
        self.desk, self._keys, self._command, self._close = desk, list(keys), command, close
        self._fields = {field.key: field for field in fields}
        self.editors = {field.key: _editor(desk, field) for field in fields}
        self.which = ChoiceField("field", _("Field"), [(field.key, _(field.title)) for field in fields])
        self.counts = label("", "hint", wrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            label(counted(len(keys), N_("1 row is selected."), N_("{count} rows are selected.")), "quiet")
        )
        for one in (self.which, *self.editors.values(), self.counts):
            inside.addWidget(one)
        for field in (self.which, *self.editors.values()):
            field.changed.connect(self._look)
        for editor in self.editors.values():
            if isinstance(editor, LookupField):
                editor.taken.connect(lambda _value: self._look())
        down = button(_("As in the first row"), self.fill_down, "link", "Ctrl+D")
        inside.addLayout(
            row(button(_("Change"), self._go, "primary", "Ctrl+Return"), button(_("Close"), close), 1, down)
        )
        bind(self, "Ctrl+Return", self._go)
        bind(self, "Ctrl+D", self.fill_down)
        self._look()

    def _value(self) -> Any:
        key = self.which.text()
        editor = self.editors[key]
        kind = self._fields[key].kind
        if kind == "switch":
            return bool(editor.text())
        return editor.value() if kind in ("day", "record") else editor.text().strip()

    def fill_down(self) -> None:
        """Put the value of the first selected row into the field."""
        key = self.which.text()
        editor, switch = self.editors[key], self._fields[key].kind == "switch"

        def take(found: BulkCount) -> None:
            if found.before:  # else the first row has what stands in the field
                value = found.before[0][0]
                on = "1" if value else ""
                editor.set_text(on if switch else editor.shown(value))

        self._run(True, take, self._keys[:1])

    def _look(self) -> None:
        for key, editor in self.editors.items():
            editor.setVisible(key == self.which.text())
        self._run(True, self._show)

    def _run(
        self, preview: bool, then: Callable[[BulkCount], None], keys: Sequence[int] | None = None
    ) -> None:
        try:
            value = self._value()
        except KontorError as error:
            self.counts.setText(str(error))
            return
        refused: Callable[[KontorError], None] = lambda error: self.counts.setText(str(error))  # noqa: E731
        self.desk.run(
            self._command,
            self._keys if keys is None else list(keys),
            self.which.text(),
            value,
            preview,
            then=then,
            failed=refused,
            key=None if preview else self._run_key,
        )

    def _show(self, found: BulkCount) -> None:
        words = _("{change} will change, {same} have this value already.")
        self.counts.setText(words.format(change=formats.count(found.change), same=formats.count(found.same)))

    def _go(self) -> None:
        field = self.which.text()
        desk, command = self.desk, self._command  # the form is gone by the time of an undo

        def undo() -> None:
            for value, keys in found_before:
                desk.run(command, list(keys), field, value, False)

        found_before: list[tuple[Any, tuple[int, ...]]] = []

        def done(found: BulkCount) -> None:
            found_before.extend(found.before)
            words = counted(found.change, N_("1 row changed"), N_("{count} rows changed"))
            desk.notice(words, action=_("Undo") if found.before else "", act=undo)
            self._close()

        self._run(False, done)
