"""The buttons of a form stay in sight where it is longer than its room, and nothing that has the focus is behind them."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE


def _long_form(window: Window, qtbot: QtBot, height: int) -> tuple[QScrollArea, Form]:
    area = QScrollArea()
    area.setWidgetResizable(True)
    form = Form(window.desk, "long", lambda: None, columns=1)
    for count in range(30):
        form.add(TextField(f"f{count}", f"Field {count}"))
    area.setWidget(form)
    qtbot.addWidget(area)
    area.resize(400, height)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is area, timeout=PATIENCE)
    return area, form


def _top(part: QWidget, area: QScrollArea) -> int:
    return part.mapTo(area.viewport(), QPoint(0, 0)).y()


def test_the_buttons_stay_in_sight(window: Window, qtbot: QtBot) -> None:
    """Wherever the form is scrolled to they stand within the room; at its end they stand where the form ends."""
    area, form = _long_form(window, qtbot, 300)
    bar = area.verticalScrollBar()
    places = set()
    for place in (0, bar.maximum() // 3, bar.maximum() - 1, bar.maximum(), 0):
        bar.setValue(place)
        top = _top(form.save_button, area)
        assert 0 <= top <= area.viewport().height() - form.save_button.height()
        places.add(top)
    assert max(places) - min(places) <= 8, "it stands still while the fields go by"
    area.resize(400, 3000)
    qtbot.waitUntil(lambda: _top(form.save_button, area) > 300, timeout=PATIENCE)


def test_a_form_taken_out_of_its_drawer_needs_no_room(window: Window, qtbot: QtBot) -> None:
    """Its bar stands where the layout puts it; looking for the room would be a warning."""
    area, form = _long_form(window, qtbot, 300)
    assert area.takeWidget() is form
    qtbot.addWidget(form)
    area.verticalScrollBar().rangeChanged.emit(0, 5)  # as when the drawer gets another form
    assert not form.isVisible()


def test_what_has_the_focus_is_not_behind_the_buttons(window: Window, qtbot: QtBot) -> None:
    """From field to field, down and up."""
    area, form = _long_form(window, qtbot, 300)
    fields = list(form.fields.values())
    for field in [*fields, *reversed(fields)]:
        field.setFocus()
        top, limit = _top(field.editor, area), _top(form.save_button, area)
        assert top >= 0
        assert top + field.editor.height() <= limit, field.key
