"""All declared settings on one page, by group; each is saved on its own when it changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import KontorError
from app.core.messages import _
from app.core.settings import Setting
from app.data.settings import Changed, all_settings, change_own_setting, change_setting, declared, in_words
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import CheckedField, Field, TextField, read_whole
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card, label

COLUMNS = 2
WIDE = 470  # pixels from which on a switch takes all columns: its words do not wrap
LOOK = ("user.language", "user.theme", "user.zoom", "user.tables")
FIXED = ("finance.chart",)
AT_ONCE = 6  # groups that are put up in one turn


class SettingsPage(Page):
    """Groups of settings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Settings"))
        self.fields: dict[str, Field] = {}
        self._values: dict[str, Any] = {}
        self._sent: dict[str, Any] = {}  # what is on its way to the book
        self._asked: object = None  # what is to be shown once the values are read
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Settings"))
        self.body.addWidget(area, 1)
        inside = QWidget(area)
        area.setWidget(inside)  # what is put into it later is styled once, where it stands
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(12))
        column.addStretch()
        groups: dict[str, list[Setting]] = {}
        for setting in (one for one in declared().values() if one.scope != "kept"):
            groups.setdefault(setting.group, []).append(setting)
        self._waiting = list(groups.items())
        desk.watch(self, self._read)
        self._read()
        self.set_actions(
            [PageAction(_("Change password"), lambda: desk.open("office.password"), "Ctrl+Shift+W", "lock")]
        )

    def _read(self) -> None:
        then = self._renew if self._values else self._begin
        login = self.desk.office.actor.login
        self.desk.read(all_settings, login, then=then, owner=self, slot="values")

    def _renew(self, values: dict[str, Any]) -> None:
        """Show what somebody else set; a field in which something else was typed keeps it."""
        before, self._values = self._values, values
        for key, field in self.fields.items():
            setting = declared()[key]
            if values[key] == before[key] or field.text() == _shown(setting, values[key]):
                continue
            if field.text() == _shown(setting, before[key]):
                _show(field, _shown(setting, values[key]))
            elif not field.bad:
                words = _(
                    "Somebody else set this to “{value}” meanwhile; leaving the field replaces it by yours."
                )
                field.mark(words.format(value=in_words(key, values[key])))

    def _begin(self, values: dict[str, Any]) -> None:
        """Show the settings with their values, and go to the one that was asked for."""
        self._values = values
        self._build()
        self.request(self._asked)
        if self.isVisible() and self.window().focusWidget() in (None, self, self._area):
            self.go_first()

    def go_first(self) -> None:
        """Put the focus into the first setting that can be changed."""
        first = next((one for one in self.fields.values() if one.editor.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def _build(self) -> None:
        """Put up the groups that are seen first, then the others a few at a time, so that the page is there at once."""
        for group, settings in self._waiting[:AT_ONCE]:
            self._column.insertWidget(self._column.count() - 1, self._group(group, settings))
        del self._waiting[:AT_ONCE]
        if self._waiting:
            QTimer.singleShot(0, self, self._build)

    def first_focus(self) -> QWidget | None:
        """Focus the first setting."""
        return next(iter(self.fields.values()), None)

    def request(self, what: object) -> None:
        """Go to a setting by its key."""
        if not self._values:
            self._asked = what
            return
        while isinstance(what, str) and self._waiting:
            self._build()
        if isinstance(what, str) and what in self.fields:
            self.fields[what].setFocus()
            self._area.ensureWidgetVisible(self.fields[what])

    def _group(self, title: str, settings: list[Setting]) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(_(title), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        place = 0
        for setting in settings:
            field = self._field(setting)
            span = COLUMNS if isinstance(field, SwitchField) and field.sizeHint().width() > px(WIDE) else 1
            place += -place % span  # what needs the whole width begins a line
            grid.addWidget(field, place // COLUMNS, place % COLUMNS, 1, span)
            place += span
        inside.addLayout(grid)
        return frame

    def _field(self, setting: Setting) -> Field:
        field: Field
        value = self._values[setting.key]
        match setting.kind:
            case "switch":
                field = SwitchField(setting.key, _(setting.title))
            case "choice":
                field = ChoiceField(setting.key, _(setting.title), setting.choices)
            case "number":
                field = CheckedField(setting.key, _(setting.title), read_whole, required=True)
            case _:
                field = TextField(setting.key, _(setting.title))
        field.whole_hint = True
        if isinstance(field, ChoiceField):
            field.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.set_text(_shown(setting, value))
        field.set_hint(_(setting.help) if setting.help else "")
        may = setting.scope == "user" or self.desk.may("settings.change")
        field.editor.setEnabled(may and setting.key not in FIXED)
        told = field.changed if isinstance(field, (SwitchField, ChoiceField)) else field.left
        told.connect(partial(self._changed, setting, field))
        self.fields[setting.key] = field
        return field

    def _changed(self, setting: Setting, field: Field) -> None:
        key = setting.key
        if key in self._sent or not field.check() or field.value() == self._values[key]:
            return

        def done(changed: Changed) -> None:
            self._took(setting, changed.now, self._sent.pop(key))
            words = _("{name} saved").format(name=_(setting.title))
            self.desk.notice(words, action=_("Undo"), act=lambda: self._undo(setting, changed))

        def failed(error: KontorError) -> None:
            del self._sent[key]
            if isinstance(
                field, (SwitchField, ChoiceField)
            ):  # it shows what holds; a text that was typed stays
                _show(field, _shown(setting, self._values[key]))
            field.mark(str(error))
            self._read()

        self._sent[key] = field.value()
        command, shown = _command(setting), self._values[key]
        self.desk.run(command, key, self._sent[key], shown, then=done, failed=failed)

    def _undo(self, setting: Setting, changed: Changed) -> None:
        def done(back: Changed) -> None:
            self.desk.notice(_("{name} as before").format(name=_(setting.title)))
            self._took(setting, back.now)

        self.desk.run(_command(setting), setting.key, changed.before, changed.now, then=done)

    def _took(self, setting: Setting, value: Any, sent: Any = None) -> None:
        """Show the value that stands in the book now; what was changed again while it was on its way follows it."""
        self._values[setting.key] = value
        self.desk.settings[setting.key] = value
        if setting.key in LOOK:  # the window is built anew, this page with it
            self.desk.look_changed.emit()
            return
        field = self.fields[setting.key]
        field.mark("")
        if sent is None or field.text() == _shown(setting, sent):
            _show(field, _shown(setting, value))
        elif isinstance(field, (SwitchField, ChoiceField)):
            self._changed(setting, field)


def _command(setting: Setting) -> Callable[..., Changed]:
    return change_own_setting if setting.scope == "user" else change_setting


def _show(field: Field, text: str) -> None:
    """Put into a field what stands in the book: nobody changed it here, and what is said beneath stays."""
    field.blockSignals(True)
    field.set_text(text)
    field.blockSignals(False)


def _shown(setting: Setting, value: Any) -> str:
    if setting.kind == "switch":
        return "1" if value else ""
    return str(value)
