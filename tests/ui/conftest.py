"""Fixtures of the window, a desk on a fresh book and a window on the demo company, and the hands that use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import paths
from app.data.office import Office
from app.start import Program
from app.ui import theme
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.store import Store
from app.ui.window import Window
from tests.conftest import PATIENCE


@pytest.fixture
def desk(office: Office, qtbot: QtBot) -> Iterator[Desk]:
    """Return a desk on a fresh book."""
    theme.apply("light")
    made = Desk(office, Store())
    yield made
    made.close()


@pytest.fixture
def window(demo: Office, qtbot: QtBot) -> Iterator[Window]:
    """Return a window on the demo company."""
    theme.apply("light")
    desk = Desk(demo, Store())
    made = Window(desk)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.finish()
    desk.close()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Return the program as it starts on a fresh computer."""
    monkeypatch.setattr(paths, "books", lambda: tmp_path / "Kontor")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    store = Store()
    store.put("language", "de")
    made = Program(app, store)
    qtbot.addWidget(made.frame)
    made.frame.show()
    yield made
    if made.desk is not None:
        settle(qtbot, made.desk)
    made.finish()
    made.set_language("en")


def without_look(window: Window) -> None:
    """Give a window no style sheet and paint nothing of it, where only what it says counts: nearly half of the time of a page goes there."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet("")
    theme.look.applied = False  # whoever wants a look is given it
    window.setUpdatesEnabled(False)


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until nothing is under way and everything is laid out: a line that gets its words may ask for a new one twice."""
    qtbot.waitUntil(desk.idle, timeout=PATIENCE)
    for _turn in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents(
        None, QEvent.Type.LayoutRequest
    )  # a room in a room in a room takes more turns


def opened(window: Window, qtbot: QtBot, key: str, request: object = None) -> Page:
    """Open a page."""
    window.open(key, request)
    settle(qtbot, window.desk)
    return window.current()


def act(page: Page, title: str) -> None:
    """Do what an action of the page does."""
    next(one for one in page.page_actions if one.title == title).slot()


def fill(form: object, **texts: str) -> Form:
    """Type into a form and submit it."""
    assert isinstance(form, Form)
    for key, text in texts.items():
        form.fields[key].set_text(text)
    form.submit()
    return form
