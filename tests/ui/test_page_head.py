"""The head of a page: its name stands whole while there is room, the main action at the right, and what is cut says so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.eliding import ElidingLabel
from app.ui.page_head import PageAction, PageHead
from app.ui.widgets import set_pill


def _head(qtbot: QtBot, title: str, *actions: PageAction) -> PageHead:
    theme.apply("light")
    made = PageHead(title, lambda _right: True)
    qtbot.addWidget(made)
    made.set_actions(actions)
    return made


def _nothing() -> None:
    """Do nothing."""


def test_the_main_action_stands_at_the_right_wherever_it_was_named(qtbot: QtBot) -> None:
    """Dunning named it first, payments too: F8 stands where the hand looks for it."""
    head = _head(
        qtbot,
        "Dunning",
        PageAction("Dunning run", _nothing, "F8", primary=True),
        PageAction("Print", _nothing, "Ctrl+P"),
    )
    head.resize(900, 40)
    head.show()
    QApplication.processEvents()
    by_place = sorted((made.x(), one.title) for one, made in head._buttons)
    assert [title for _x, title in by_place] == ["Print", "Dunning run"]


@pytest.mark.parametrize("width", range(780, 1260, 20))
def test_the_name_of_a_page_gives_way_last(qtbot: QtBot, width: int) -> None:
    """What stands beside a name, the way back and all actions but the main one give way before a letter of it is cut."""
    head = _head(
        qtbot,
        "Zusammenfassende Meldung",
        PageAction("Vergleich drucken", _nothing),
        PageAction("Exportieren", _nothing),
        PageAction("Drucken", _nothing, "F8", primary=True),
    )
    head.subtitle.setText("01.06.2026 – 30.06.2026 und noch ein Satz, der länger ist als jedes Fenster")
    set_pill(head.state, "nichts zu melden", "good")
    head.state.show()
    head.lead_back("Umsatzsteuervoranmeldung")
    head.resize(width, 40)
    head.show()
    for _turn in range(3):
        QApplication.processEvents()
    assert not head.title.elided()
    assert ([one.title for one in head.behind_dots()] == []) == (width >= 1100)


@pytest.mark.parametrize("width", range(60, 300, 7))
def test_a_pill_that_is_cut_says_so(qtbot: QtBot, width: int) -> None:
    """Its text has its whole room or an ellipsis: Qt's own indent beside the padding had cut the last letters."""
    theme.apply("light")
    made = ElidingLabel("below zero from week 03/27 on", "pill")
    qtbot.addWidget(made)
    made.show()
    made.resize(width, 20)
    letters = made.fontMetrics().horizontalAdvance(made.text())
    assert made.elided() == (width < made.sizeHint().width())
    assert made.sizeHint().width() == letters + 2 * made.contentsRect().x()
