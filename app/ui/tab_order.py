"""The order of Tab in a form: its fields one after the other, then its buttons, which were made before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.ui.fields import Field


class TabOrder(QObject):
    """Sets the order whenever the form is shown; Qt keeps none of what is not."""

    def __init__(self, form: QWidget, fields: Mapping[str, Field], buttons: Sequence[QWidget]) -> None:
        super().__init__(form)
        self._fields, self._buttons = fields, buttons
        form.installEventFilter(self)

    def eventFilter(self, form: QObject, event: QEvent) -> bool:
        """Bring Tab from the last field to the buttons."""
        if event.type() == QEvent.Type.Show:
            for one, after in pairwise([*(field.editor for field in self._fields.values()), *self._buttons]):
                QWidget.setTabOrder(one, after)
        return super().eventFilter(form, event)
