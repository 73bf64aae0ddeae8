"""Forms: Enter goes to the next field and saves on the last, Ctrl+Enter saves from anywhere; drafts survive a refusal and a crash.

A conflict with another person shows in the form, field by field; what is sent again after an outage is done once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout
from shiboken6 import isValid

from app.core.errors import Conflict, KontorError
from app.core.messages import _
from app.data.as_shown import AsShown, Shown, ShownChanged
from app.ui.announce import announce
from app.ui.answers import Failed, Then
from app.ui.choice_fields import ChoiceField, SwitchField, fit_columns, fit_grid
from app.ui.conflict_strip import ConflictStrip, Disputed
from app.ui.desk import Desk
from app.ui.fields import DayField, Field
from app.ui.form_drafts import OfRecord, Typed, follow_name, put_back, put_in, what_is_left
from app.ui.form_keys import ENTER, FormKeys
from app.ui.run_key import RunKey
from app.ui.sticky_bar import StickyBar
from app.ui.tab_order import TabOrder
from app.ui.theme import px, repolish
from app.ui.widgets import bring_into_sight, button, go_to, label


class Form(OfRecord):
    """Fields in a grid, a strip for conflicts, and buttons to save and to give up."""

    renewed = False  # whether only what it offers is set anew, see renewed_choices

    def __init__(
        self,
        desk: Desk,
        name: str,
        save: Callable[[], None],
        cancel: Callable[[], None] | None = None,
        save_text: str = "",
        columns: int = 2,
        record: object = 0,
        version: int | None = None,
    ) -> None:
        """Make a form; name and record (0 for a new one) say whose drafts are its own, version which one it shows."""
        super().__init__()
        self.desk, self.name, self.record, self.version = desk, name, record, version
        self.marks: Mapping[str, str] = {}  # the fields that stand for what a command calls otherwise
        self._reason = ""  # why it can only be looked at
        self.shown: Shown | None = None  # where that is no row with a version
        self._run_key, self._keys = RunKey(), FormKeys(self)
        self._save, self._cancel, self._columns = save, cancel, columns
        self.fields: dict[str, Field] = {}
        self.headings: dict[str, QLabel] = {}
        self._saved: dict[str, str] = {}
        self._undo = list[tuple[str, str]]()
        self._left: dict[str, tuple[str, str]] = {}  # of a draft, what the form has no field for
        self._restoring = False
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(10))
        self._strip = ConflictStrip(self.submit)
        outer.addWidget(self._strip)
        self._grid = QGridLayout()
        fit_grid(self._grid, columns)
        outer.addLayout(self._grid)
        self.message = label("", "hint", wrap=True)
        self.message.hide()
        outer.addWidget(self.message)
        foot = StickyBar(self)
        bar = foot.row
        self.save_button = button(save_text or _("Save"), self.submit, "primary", "Ctrl+Return")
        last = [self.save_button, *([button(_("Close"), self.give_up)] if cancel is not None else [])]
        for one in last:
            bar.addWidget(one)
        TabOrder(self, self.fields, last)
        bar.addStretch()
        outer.addWidget(foot)
        self.bar = bar
        self._timer = QTimer(self, singleShot=True, interval=150)
        self._timer.timeout.connect(self._keep)
        self._next = 0

    def add(self, field: Field, span: int = 1) -> Field:
        """Put a field into the next place; span counts columns."""
        span = fit_columns(field, self._columns, span)
        if self._next % self._columns + span > self._columns:
            self._next += self._columns - self._next % self._columns
        tall = field.editor.sizePolicy().expandingDirections() & Qt.Orientation.Vertical
        where = self._next // self._columns, self._next % self._columns
        # beside a field with a longer hint it stays on the line of its neighbour
        self._grid.addWidget(
            field, *where, 1, span, Qt.AlignmentFlag(0) if tall else Qt.AlignmentFlag.AlignTop
        )
        self._next += span
        if isinstance(field, DayField):
            field.today = self.desk.today
        self.fields[field.key] = field
        field.changed.connect(lambda: self._changed(field))
        field.renamed.connect(lambda was, now: follow_name(self._saved, field.key, was, now))
        field.editor.installEventFilter(self._keys)
        self._saved[field.key] = field.text()
        return field

    def heading(self, text: str) -> None:
        """Begin a group of fields."""
        self._next += -self._next % self._columns
        self.headings[text] = label(text, "heading")
        self._grid.addWidget(self.headings[text], self._next // self._columns, 0, 1, self._columns)
        self._next += self._columns

    # -- content -----------------------------------------------------------
    def fill(self, texts: Mapping[str, str], restore: bool = True) -> None:
        """Show a record; what was typed before and not saved comes back."""
        self.keep_now()
        self._restoring = True
        for key, field in self.fields.items():
            field.set_text(texts.get(key, ""))
            field.mark("")
        self._saved = {key: field.text() for key, field in self.fields.items()}
        self._undo.clear()
        self._left = {}
        self._restoring = False
        self._strip.hide()
        self.message.hide()
        typed = self.desk.drafts.load(self.name, self.record) if restore else None
        if typed is not None:
            self._bring_back(typed)

    def _bring_back(self, typed: Typed) -> None:
        """Put a draft into the fields; what someone else changed since it was begun is disputed."""
        same = self.shown is None and typed.version in (None, self.version)
        changed, self._left, disputed = put_back(typed, self.fields, self._saved, same=same)
        words = [_("What you typed before is back; it is not saved yet.")] if changed else []
        if self._left:
            words.append(what_is_left(self._left, self.fields))
        if words:
            self.say(" ".join(words))
        if disputed:
            changed_since = _("This record was changed since you began.")
            self._strip.show_conflict(changed_since, disputed, self.fields)

    def fill_with(self, values: Mapping[str, Any], restore: bool = True) -> None:
        """Show values as their fields write them; see fill()."""
        self.fill({key: one.shown(values[key]) for key, one in self.fields.items() if key in values}, restore)

    def dirty(self) -> bool:
        """Say whether something was typed that is not saved."""
        return any(field.text() != self._saved.get(key, "") for key, field in self.fields.items())

    def values(self) -> dict[str, Any]:
        """Return the values of all fields; raises Invalid."""
        return {key: field.value() for key, field in self.fields.items()}

    def submit(self) -> None:
        """Check all fields and save, or go to the first that is wrong; a form that is not filled yet has nothing to save."""
        if self._reason:
            self.say(self._reason, bad=True)
        if self._reason or not self.isEnabled():
            return
        wrong = [field for field in self.fields.values() if not field.check()]
        for field in [one for one in wrong if not one.isVisibleTo(self)]:
            field.set_text(self._saved.get(field.key, ""))  # nobody sees what can't be read there
            wrong = [one for one in wrong if one is not field or not one.check()]
        if wrong:
            go_to(wrong[0])
            return
        self._keep()
        try:
            self._save()
        except KontorError as error:  # what does not fit together is found when it is put together
            self.refused(error)

    def send(
        self, command: Callable[..., Any], *args: Any, then: Then | None = None, failed: Failed | None = None
    ) -> None:
        """Run the command of this form: a refusal marks its field, a conflict shows; after an outage it is done once."""
        if self.shown is not None:
            command = AsShown(command, self.shown)
        self.desk.run(command, *args, then=then, failed=failed or self.refused, key=self._run_key)

    def saved(self) -> None:
        """Forget the draft: it stands in the book now."""
        self.desk.drafts.save(self.name, self.record, None)
        self._left = {}
        if not isValid(self):  # the form was closed before the answer came
            return
        self._timer.stop()
        self._saved = {key: field.text() for key, field in self.fields.items()}
        told = {key: text for key, text in self._saved.items() if text and not self.fields[key].secret}
        self.desk.drafts.entered[self.name] = told
        self._undo.clear()
        self._strip.hide()
        self.message.hide()

    def refused(self, error: KontorError) -> None:
        """Mark what is at fault; a conflict shows both values of each field."""
        if not isValid(self):
            self.desk.refused(error)
            return
        if isinstance(error, Conflict):
            self._dispute(error)
            return
        field = self._field_for(error.field)
        if field is None:
            self.say(str(error), bad=True)
        elif field.isHidden():
            self.say(f"{field.title()}: {error}", bad=True)
        else:
            field.mark(str(error))
            go_to(field)

    def _field_for(self, name: str) -> Field | None:
        """Return the field that a command or a column means; `person_id` is the field `person`."""
        last = self.marks.get(name.rpartition(".")[2], name.rpartition(".")[2])
        return next(
            (self.fields[key] for key in (last, name, last.removesuffix("_id")) if key in self.fields), None
        )

    def stored_text(self, field: Field, value: Any) -> str:
        """Return a stored value as a field shows it; forms whose fields stand for another column say how."""
        return field.shown(value)

    def _dispute(self, error: Conflict) -> None:
        """Take over what was not touched here, ask about the rest, and go on from the version that stands there now."""
        self.version = error.version
        if isinstance(error, ShownChanged):
            self.shown = error.shown
        disputed, taken = list[Disputed](), list[str]()
        for clash in error.clashes:
            field = self._field_for(clash.field)
            if field is None:
                continue
            key, mine, was = field.key, field.text(), self._saved.get(field.key, "")
            theirs = self.stored_text(field, clash.theirs)
            self._saved[key] = theirs
            if mine == was and mine != theirs:
                field.set_text(theirs)
                taken.append(field.title())
            elif theirs not in (mine, was):
                disputed.append(Disputed(key, mine, theirs))
        self._strip.show_conflict(str(error), disputed, self.fields, taken)
        self._keep()

    def say(self, text: str, bad: bool = False) -> None:
        """Show a line below the fields; a refusal comes into sight also where the form is longer than its room."""
        announce(self, text, urgent=bad)
        self.message.setText(text)
        self.message.setProperty("bad", bad)
        repolish(self.message)
        self.message.show()
        if bad:
            bring_into_sight(self.message)

    def only_show(self, reason: str) -> None:
        """Let the form only be looked at, and say why: nobody types what would be refused."""
        self._reason = reason
        for part in (self.save_button.setDisabled, *(one.only_show for one in self.fields.values())):
            part(True)
        self._outer.insertWidget(0, note := label(reason, "hint", wrap=True))
        note.show()

    def keep_now(self) -> None:
        """Keep as a draft what was typed a moment ago: the window goes, or another record or form comes."""
        if self._timer.isActive():
            self._keep()

    def give_up(self) -> None:
        """Close without saving; the draft stays for the next time."""
        self._keep()
        if self._cancel is not None:
            self._cancel()

    def focus_first(self) -> None:
        """Put the focus into the first empty field."""
        # what was added to a form that stands is shown a moment later
        for field in self.fields.values() if self.isVisible() else ():
            if field.isHidden() and not field.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                field.show()
        fields = [one for one in self.fields.values() if one.isVisibleTo(self) and one.editor.isEnabled()]
        target = next((one for one in fields if one.is_blank()), fields[0] if fields else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    # -- keys --------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Ctrl+Enter from the buttons too."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def leave(self) -> bool:
        """Close a form that can be closed, and say whether it can."""
        if self._cancel is not None:
            self.give_up()
        return self._cancel is not None

    def go_on(self, field: Field) -> None:
        """Go to the field after this one, or save on the last."""
        order = [one for one in self.fields.values() if one.isVisibleTo(self) and one.editor.isEnabled()]
        place = order.index(field)
        if place + 1 < len(order):
            order[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.submit()

    def repeat(self, field: Field) -> None:
        """Put into a field what was saved there last, in whatever record; nothing where nothing was."""
        last = self.desk.drafts.entered.get(self.name, {}).get(field.key)
        if last is not None and field.editor.isEnabled():
            put_in(field, last)

    def take_back(self) -> bool:
        """Take back what was typed last, and say whether there was something."""
        if not self._undo:
            return False
        key, text = self._undo.pop()
        self._restoring = True
        self.fields[key].set_text(text)
        self._restoring = False
        self.fields[key].setFocus()
        self._keep()
        return True

    def _changed(self, field: Field) -> None:
        if self._restoring:
            return
        if field.bad:
            field.mark("")
        last = self._saved.get(field.key, "") if field.last is None else field.last
        if isinstance(field, (ChoiceField, SwitchField)) or not self._undo or self._undo[-1][0] != field.key:
            self._undo.append((field.key, last))
        field.last = field.text()
        self._timer.start()

    def _keep(self) -> None:
        self._timer.stop()
        touched = {
            key: (self._saved.get(key, ""), field.text())
            for key, field in self.fields.items()
            if not field.secret and field.text() != self._saved.get(key, "")
        }
        self.desk.drafts.save(self.name, self.record, Typed(self.version, self._left | touched))
