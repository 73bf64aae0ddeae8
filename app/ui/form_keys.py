"""The keys of a form's fields: Enter goes on, Ctrl+Enter and Ctrl+S save, Esc leaves, Ctrl+Z takes back, F3 repeats what was saved last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.choice_fields import LongField
from app.ui.fields import Field
from app.ui.lookups import LookupField

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyed(Protocol):
    """What has the keys of a form: every form, and the mask of booking."""

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by key."""

    def submit(self) -> None:
        """Check all and save."""

    def go_on(self, field: Field) -> None:
        """Go to the field after this one, or save on the last."""

    def leave(self) -> bool:
        """Leave what is typed, and say whether that can be done; nothing typed is lost."""

    def take_back(self) -> bool:
        """Take back what was typed last, and say whether there was something."""

    def repeat(self, field: Field) -> None:
        """Put into a field what was saved there last."""


class FormKeys(QObject):
    """Sees the keys of the fields before they do."""

    def __init__(self, form: Keyed) -> None:
        assert isinstance(form, QObject)
        super().__init__(form)
        self._form = form

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a key means in a form; every other key is the field's."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        assert isinstance(event, QKeyEvent)
        if kind == QEvent.Type.ShortcutOverride:
            if _saves(event) or (event.key() == Qt.Key.Key_F3 and not event.modifiers()):
                event.accept()  # else a page that has this key would take it
            return False
        field = next((one for one in self._form.fields.values() if watched is one.editor), None)
        return field is not None and self._key(field, event)

    def _key(self, field: Field, event: QKeyEvent) -> bool:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if _saves(event):
            self._form.submit()
            return True
        if event.key() in ENTER:
            if ctrl:
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    return False  # a key of the page
                self._form.submit()
                return True
            if isinstance(field, LongField) or (isinstance(field, LookupField) and field.takes_enter()):
                return False
            self._form.go_on(field)
            return True
        if event.key() == Qt.Key.Key_Escape:
            return not (isinstance(field, LookupField) and field.offering()) and self._form.leave()
        if event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return self._form.take_back()
        if event.key() == Qt.Key.Key_F3 and not event.modifiers():
            self._form.repeat(field)
            return True
        return False


def _saves(event: QKeyEvent) -> bool:
    """Tell whether a key is Ctrl+S."""
    return event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ControlModifier
