"""Forms: Enter goes to the next field and saves on the last, Ctrl+Enter saves from anywhere; drafts survive a refusal and a crash.

A form keeps what was typed on this computer under its own key until it is
saved. A conflict with another person shows in the form, field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.errors import Conflict, KontorError
from app.core.messages import _
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, Field, LongField, SwitchField
from app.ui.lookups import LookupField
from app.ui.theme import px
from app.ui.widgets import button, clear, label

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Form(QWidget):
    """Fields in a grid, a strip for conflicts, and buttons to save and to give up."""

    def __init__(
        self,
        desk: Desk,
        draft_key: str,
        save: Callable[[], None],
        cancel: Callable[[], None] | None = None,
        save_text: str = "",
        columns: int = 2,
    ) -> None:
        super().__init__()
        self.desk, self.draft_key = desk, draft_key
        self._save, self._cancel, self._columns = save, cancel, columns
        self.fields: dict[str, Field] = {}
        self._saved: dict[str, str] = {}
        self._undo: list[tuple[str, str]] = []
        self._restoring = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(10))
        self._strip = _Strip()
        outer.addWidget(self._strip)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        outer.addLayout(self._grid)
        self.message = label("", "hint", wrap=True)
        self.message.hide()
        outer.addWidget(self.message)
        bar = QHBoxLayout()
        self.save_button = button(save_text or _("Save"), self.submit, "primary", "Ctrl+Return")
        bar.addWidget(self.save_button)
        if cancel is not None:
            bar.addWidget(button(_("Close"), self.give_up))
        bar.addStretch()
        outer.addLayout(bar)
        self.bar = bar
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._timer.timeout.connect(self._keep)
        self._next = 0

    def add(self, field: Field, span: int = 1) -> Field:
        """Put a field into the next place; span counts columns."""
        if self._next % self._columns + span > self._columns:
            self._next += self._columns - self._next % self._columns
        self._grid.addWidget(field, self._next // self._columns, self._next % self._columns, 1, span)
        self._next += span
        if self._columns == 1 and isinstance(field, SwitchField):
            field.compact()
        elif isinstance(field, ChoiceField):
            field.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)  # columns stay equal
        self.fields[field.key] = field
        field.changed.connect(lambda: self._changed(field))
        for widget in (field.editor, *field.editor.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._saved[field.key] = field.text()
        return field

    def heading(self, text: str) -> None:
        """Begin a group of fields."""
        self._next += -self._next % self._columns
        self._grid.addWidget(label(text, "heading"), self._next // self._columns, 0, 1, self._columns)
        self._next += self._columns

    # -- content -----------------------------------------------------------
    def fill(self, texts: Mapping[str, str], restore: bool = True) -> None:
        """Show a record; what was typed before and not saved comes back."""
        self._restoring = True
        for key, field in self.fields.items():
            field.set_text(texts.get(key, ""))
            field.mark("")
        self._saved = {key: field.text() for key, field in self.fields.items()}
        self._undo.clear()
        self._restoring = False
        self._strip.hide()
        self.message.hide()
        draft = self.desk.store.get(self.draft_key) if restore else None
        if draft:
            for key, text in draft.items():
                if key in self.fields:
                    self.fields[key].set_text(text)
            self.say(_("What you typed before is back; it is not saved yet."))

    def fill_with(self, values: Mapping[str, Any]) -> None:
        """Show values as their fields write them; see fill()."""
        self.fill({key: field.shown(values[key]) for key, field in self.fields.items() if key in values})

    def dirty(self) -> bool:
        """Say whether something was typed that is not saved."""
        return any(field.text() != self._saved.get(key, "") for key, field in self.fields.items())

    def values(self) -> dict[str, Any]:
        """Return the values of all fields; raises Invalid."""
        return {key: field.value() for key, field in self.fields.items()}

    def submit(self) -> None:
        """Check all fields and save, or go to the first that is wrong."""
        wrong = [field for field in self.fields.values() if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        self._keep()
        self._save()

    def saved(self) -> None:
        """Forget the draft: it stands in the book now."""
        self.desk.store.put(self.draft_key, None)
        if not isValid(self):  # the form was closed before the answer came
            return
        self._timer.stop()
        self._saved = {key: field.text() for key, field in self.fields.items()}
        self._undo.clear()
        self._strip.hide()
        self.message.hide()

    def refused(self, error: KontorError, overwrite: Callable[[], None] | None = None) -> None:
        """Mark what is at fault; a conflict shows both values of each field."""
        if not isValid(self):
            self.desk.refused(error)
            return
        if isinstance(error, Conflict):
            self._strip.show_conflict(error, self.fields, overwrite)
            return
        field = self.fields.get(error.field.rpartition(".")[2]) or self.fields.get(error.field)
        if field is None:
            self.say(str(error), bad=True)
            return
        field.mark(str(error))
        field.setFocus()

    def say(self, text: str, bad: bool = False) -> None:
        """Show a line below the fields."""
        from app.ui.theme import repolish

        self.message.setText(text)
        self.message.setProperty("bad", bad)
        repolish(self.message)
        self.message.show()

    def give_up(self) -> None:
        """Close without saving; the draft stays for the next time."""
        self._keep()
        if self._cancel is not None:
            self._cancel()

    def focus_first(self) -> None:
        """Put the focus into the first empty field."""
        for field in self.fields.values() if self.isVisible() else ():  # what was added to a form that stands is shown a moment later
            if field.isHidden() and not field.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                field.show()
        fields = [field for field in self.fields.values() if field.isVisibleTo(self) and field.editor.isEnabled()]
        target = next((field for field in fields if not field.text().strip()), fields[0] if fields else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    # -- keys --------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Ctrl+Enter saves, Esc leaves, Ctrl+Z takes back."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            field = self._field_of(watched)
            if field is not None and self._key(field, event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Ctrl+Enter from the buttons too."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _field_of(self, watched: QObject) -> Field | None:
        return next((field for field in self.fields.values() if watched is field.editor), None)

    def _key(self, field: Field, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
                return True
            if isinstance(field, LongField) or (isinstance(field, LookupField) and field.offering()):
                return False
            self._go_on(field)
            return True
        if event.key() == Qt.Key.Key_Escape and self._cancel is not None and not (isinstance(field, LookupField) and field.offering()):
            self.give_up()
            return True
        if event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier and self._undo:
            self._take_back()
            return True
        return False

    def _go_on(self, field: Field) -> None:
        order = [one for one in self.fields.values() if one.isVisibleTo(self) and one.editor.isEnabled()]
        place = order.index(field)
        if place + 1 < len(order):
            order[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.submit()

    def _changed(self, field: Field) -> None:
        if self._restoring:
            return
        if field.bad:
            field.mark("")
        last = getattr(field, "_last", self._saved.get(field.key, ""))
        if isinstance(field, (ChoiceField, SwitchField)) or not self._undo or self._undo[-1][0] != field.key:
            self._undo.append((field.key, last))
        field._last = field.text()  # noqa: SLF001
        self._timer.start()

    def _take_back(self) -> None:
        key, text = self._undo.pop()
        self._restoring = True
        self.fields[key].set_text(text)
        self._restoring = False
        self.fields[key].setFocus()
        self._keep()

    def _keep(self) -> None:
        self._timer.stop()
        draft = {key: field.text() for key, field in self.fields.items() if not field.secret} if self.dirty() else None
        self.desk.store.put(self.draft_key, draft)


class _Strip(QFrame):
    """Shows a conflict: who, when, and for each field what I wrote and what stands there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._inside = QVBoxLayout(self)
        self.hide()

    def show_conflict(self, error: Conflict, fields: Mapping[str, Field], overwrite: Callable[[], None] | None) -> None:
        """Fill the strip and show it."""
        clear(self._inside)
        self._inside.addWidget(label(str(error), wrap=True))
        for clash in error.clashes:
            title = fields[clash.field].label.text() if clash.field in fields else clash.field
            text = _("{field}: yours “{mine}”, theirs “{theirs}”").format(field=title, mine=clash.mine, theirs=clash.theirs)
            self._inside.addWidget(label(text, wrap=True))
        if overwrite is not None:
            bar = QHBoxLayout()
            bar.addWidget(button(_("Write mine"), overwrite))
            bar.addStretch()
            self._inside.addLayout(bar)
        self.show()


class _Room(QScrollArea):
    """Where the form of a drawer stands: it scrolls where the window is too low, and follows the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder = QWidget()
        self._holder.setObjectName("room")
        self._inside = QVBoxLayout(self._holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is inside as wide as there is room: it only scrolls up and down."""
        super().resizeEvent(event)
        self._holder.setMaximumWidth(self.viewport().width())

    def put(self, widget: QWidget) -> None:
        """Show a widget in place of what was there."""
        while self._inside.count():
            self._inside.takeAt(0)
        self._inside.addWidget(widget)
        self._inside.addStretch()


class Drawer(QFrame):
    """A panel at the right of a page that holds a form; the list beside it stays usable."""

    def __init__(self, width: int = 380) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(px(width))
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(px(16), px(12), px(16), px(12))
        self.heading = label("", "heading", wrap=True)
        self._inside.addWidget(self.heading)
        self._room = _Room()
        self._inside.addWidget(self._room, 1)
        self.content: QWidget | None = None
        self.on_drop: Callable[[], object] = lambda: None
        self.hide()

    def show_widget(self, title: str, widget: QWidget) -> None:
        """Show a widget, in place of what was there."""
        self.hide()
        self.drop()
        self.heading.setText(title)
        self.content = widget
        self._room.put(widget)
        self.show()

    def drop(self) -> None:
        """Close the drawer."""
        if self.content is not None:
            self.content.hide()
            self.content.deleteLater()
            self.content = None
        was_open = self.isVisible()
        self.hide()
        if was_open:
            self.on_drop()
