"""Screen readers hear notices, faults of fields and what a completion offers, and nothing is made where none listens."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.ui import announce as announcing
from app.ui.desk import Desk, Notice
from app.ui.fields import DayField
from app.ui.status import StatusBar

Said = list[tuple[str, bool]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Return what is announced, as if a screen reader listened."""
    found: Said = []

    class Listened:
        """QAccessible as it is with a screen reader, which only takes down what it would say."""

        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: Any) -> None:
            urgent = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
            found.append((event.message(), urgent))

    monkeypatch.setattr(QtGui, "QAccessible", Listened)
    return found


def test_a_notice_is_said_with_what_can_be_done(desk: Desk, qtbot: QtBot, said: Said) -> None:
    bar = StatusBar(desk.now)
    qtbot.addWidget(bar)
    bar.show_notice(Notice("Saved", "", "Undo", lambda: None))
    bar.show_notice(Notice("The period is closed.", "bad"))
    assert said == [("Saved Undo", False), ("The period is closed.", True)]


def test_a_fault_is_said_with_its_field_when_it_is_marked(qtbot: QtBot, said: Said) -> None:
    use_language("en")
    field = DayField("day", "Day", required=True)
    qtbot.addWidget(field)
    field.mark("")
    assert said == []
    field.editor.setText("99")
    assert not field.check()
    assert len(said) == 1
    words, urgent = said[0]
    assert words.startswith("Day: ")
    assert urgent


def test_nothing_is_made_where_nobody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QtGui, "QAccessibleAnnouncementEvent", None)  # would fail if it were called
    field = DayField("day", "Day")
    qtbot.addWidget(field)
    announcing.announce(field, "words")
    assert not QAccessible.isActive()
