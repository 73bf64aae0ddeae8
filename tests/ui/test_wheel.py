"""The wheel over a value that has no focus scrolls the page, and changes nothing."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QTabBar, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.choice_fields import ChoiceField
from app.ui.wheel import keep_from_wheel, keep_tabs_from_wheel
from tests.conftest import PATIENCE
from tests.ui.reads_here import APP


def turned(box: QWidget) -> None:
    """Turn the wheel over a box."""
    at, none, keys = QPointF(box.rect().center()), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QPoint(0, -120), none, keys, Qt.ScrollPhase.NoScrollPhase, False
    QApplication.sendEvent(box, QWheelEvent(at, QPointF(box.mapToGlobal(at.toPoint())), QPoint(), *turn))


@pytest.mark.parametrize("kind", ["field", "list", "number"])
def test_the_wheel_changes_nothing_without_the_focus(qtbot: QtBot, kind: str) -> None:
    """With the focus it steps, as everywhere; it never brings the focus."""
    holder = QWidget()
    qtbot.addWidget(holder)
    inside = QVBoxLayout(holder)
    field = ChoiceField("x", "X", [("a", "A"), ("b", "B")])
    box: QComboBox | QSpinBox = field.box
    if kind == "list":
        box = QComboBox()
        box.addItems(["A", "B"])
    elif kind == "number":
        box = QSpinBox()
        box.setValue(5)
    if kind != "field":
        keep_from_wheel(box)
    inside.addWidget(field if kind == "field" else box)
    holder.show()
    before = box.value() if isinstance(box, QSpinBox) else box.currentIndex()
    turned(box)
    assert (box.value() if isinstance(box, QSpinBox) else box.currentIndex()) == before
    assert not box.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
    holder.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=PATIENCE)
    turned(box)
    assert (box.value() if isinstance(box, QSpinBox) else box.currentIndex()) != before


def test_every_box_is_kept_from_the_wheel() -> None:
    """Whoever makes a box of Qt says so in the same file."""
    kinds = (
        (r"= Q(ComboBox|SpinBox|DoubleSpinBox|Slider|Dial)\(", "keep_from_wheel("),
        (r"= QTab(Bar|Widget)\(", "keep_tabs_from_wheel("),
    )
    texts = {str(path): path.read_text(encoding="utf-8") for path in APP.rglob("*.py")}
    for makes, keeps in kinds:
        files = [path for path, text in texts.items() if re.search(makes, text)]
        assert files
        assert [path for path in files if keeps not in texts[path]] == []


def test_the_wheel_turns_to_no_other_tab(qtbot: QtBot) -> None:
    """Neither a list nor what stands beside it changes while somebody scrolls over its tabs, with the focus or without."""
    bar, tabs = QTabBar(), QTabWidget()
    for one in (bar, tabs):
        qtbot.addWidget(one)
        keep_tabs_from_wheel(one)
    for title in ("A", "B"):
        bar.addTab(title)
        tabs.addTab(QWidget(), title)
        turned(bar)
        turned(tabs.tabBar())
    bar.show()
    bar.setFocus()
    turned(bar)
    assert (bar.currentIndex(), tabs.currentIndex()) == (0, 0)
