"""A refresh waits while its page is covered, and comes once when it is seen again."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.when_shown import WhenShown
from tests.conftest import PATIENCE


def test_a_covered_page_is_refreshed_once_when_it_comes_back(qtbot: QtBot) -> None:
    """What is in sight is refreshed at once, each time; what is covered once, however often it was asked."""
    stack, page, other = QStackedWidget(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    stack.addWidget(page)
    stack.addWidget(other)
    stack.show()
    told: list[str] = []
    watch = WhenShown(page, lambda: told.append("now"))
    watch.run()
    watch.run()
    assert len(told) == 2
    stack.setCurrentWidget(other)
    for _again in range(3):
        watch.run()
    assert len(told) == 2
    stack.setCurrentWidget(page)
    qtbot.waitUntil(lambda: len(told) == 3, timeout=PATIENCE)
    stack.setCurrentWidget(other)
    stack.setCurrentWidget(page)
    QApplication.processEvents()
    assert len(told) == 3, "nothing waited"


def test_a_window_of_its_own_is_never_covered(qtbot: QtBot) -> None:
    """Nobody would show it again."""
    window = QWidget()
    qtbot.addWidget(window)
    told: list[str] = []
    WhenShown(window, lambda: told.append("now")).run()
    assert told == ["now"]


def test_who_goes_meanwhile_is_not_refreshed(qtbot: QtBot) -> None:
    """The page is thrown away between its coming back and the turn in which it would be read."""
    stack, page, other = QStackedWidget(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    stack.addWidget(page)
    stack.addWidget(other)
    stack.setCurrentWidget(other)
    stack.show()
    told: list[str] = []
    WhenShown(page, lambda: told.append("now")).run()
    stack.setCurrentWidget(page)
    stack.removeWidget(page)
    delete(page)
    QApplication.processEvents()
    assert told == []
