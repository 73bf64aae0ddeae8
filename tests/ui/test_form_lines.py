"""Forms of two columns: what stands side by side is level."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.choice_fields import LongField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form


@pytest.mark.parametrize("width", [400, 700])
def test_fields_side_by_side_stand_on_one_line(desk: Desk, qtbot: QtBot, width: int) -> None:
    """Whichever of two has the longer hint, whether of one line or more: labels and lines are level, and a tall one fills its row."""
    form = Form(desk, "x", lambda: None, columns=2)
    left, right = (form.add(TextField(key, key.title())) for key in ("name", "mail"))
    low, tall = form.add(TextField("short", "Short")), form.add(LongField("long", "Long"))
    qtbot.addWidget(form)
    form.resize(width, 900)
    form.show()
    for said in ("", "eines Gastes; bei Beschäftigten leer lassen, denn deren Name steht in der Akte"):
        for one, other in ((left, right), (right, left)):
            one.whole_hint, other.whole_hint = True, False
            one.set_hint(said)
            other.set_hint("")
            QApplication.processEvents()
            tops = [{part.mapTo(form, QPoint()).y() for part in (a, b)} for a, b in ((left.label, right.label), (left.editor, right.editor))]  # fmt: skip
            assert [len(top) for top in tops] == [1, 1], (width, said, tops)
    assert (low.label.mapTo(form, QPoint()).y(), low.y()) == (tall.label.mapTo(form, QPoint()).y(), tall.y())
    assert tall.editor.height() > 2 * low.editor.height()
