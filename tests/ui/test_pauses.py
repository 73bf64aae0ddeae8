"""The full look for unreachable objects waits for a pause of the person, and takes it in a pause."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.start import Program
from app.ui.pauses import YOUNG, IdleCollection, Input
from app.ui.store import Store
from tests.conftest import PATIENCE


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def pauses() -> Iterator[IdleCollection]:
    """Return one with short pauses; afterwards as before.

    What the tests before have left is set aside: to look through all of it took these tests half a minute.
    """
    gc.freeze()
    came = Input()
    made = IdleCollection(came)
    made.short.setInterval(20)
    made.long.setInterval(120)
    yield made
    for timer in (made.short, made.long, made.starting, made.turns):
        timer.stop()
    gc.unfreeze()


def looks() -> int:
    """Return how often what is young was looked at."""
    return int(gc.get_stats()[0]["collections"] + gc.get_stats()[1]["collections"])


def came_in(pauses: IdleCollection) -> None:
    """Tell of input."""
    told = pauses.parent()
    assert isinstance(told, Input)
    told.came.emit()


def test_a_pause_takes_away_what_nothing_reaches(qtbot: QtBot, pauses: IdleCollection) -> None:
    """What became unreachable goes in the first pause, and what stays is set aside."""
    gc.unfreeze()  # what tests before set aside may go meanwhile, and would be counted off
    gone, aside = weakref.ref(Ring()), gc.get_freeze_count()
    pauses.begin()
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None, timeout=PATIENCE)
    assert gc.get_freeze_count() > aside


def test_nothing_is_looked_through_while_the_program_starts(qtbot: QtBot, pauses: IdleCollection) -> None:
    """Not even what is young; then that is looked at in turns of the window, whatever the person does, and never in another thread."""
    pauses.starting.setInterval(150)
    pauses.short.setInterval(10_000)
    pauses.long.setInterval(10_000)
    pauses.begin()
    assert not gc.isenabled()
    young = looks()
    kept = [Ring() for _one in range(3 * YOUNG)]
    assert looks() == young
    qtbot.waitUntil(lambda: looks() > young, timeout=PATIENCE)
    assert not gc.isenabled()
    assert kept


def test_typing_puts_the_look_off(qtbot: QtBot, pauses: IdleCollection) -> None:
    """While input comes faster than the pause is long, nothing is looked through."""
    pauses.short.setInterval(200)
    gone = weakref.ref(Ring())
    pauses.begin()
    for _press in range(6):
        qtbot.wait(60)
        came_in(pauses)
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None, timeout=PATIENCE)


def test_a_long_pause_looks_through_what_was_set_aside(qtbot: QtBot, pauses: IdleCollection) -> None:
    """An object that was in use in the first pause and is not any more goes in a long one."""
    kept = Ring()
    gone = weakref.ref(kept)
    pauses.begin()
    qtbot.waitUntil(lambda: not pauses.short.isActive(), timeout=PATIENCE)
    del kept
    gc.collect()
    assert gone() is not None  # set aside: a look at what is new does not see it
    came_in(pauses)
    qtbot.waitUntil(lambda: gone() is None, timeout=PATIENCE)


def test_keys_and_clicks_in_a_window_are_told(qtbot: QtBot) -> None:
    """A key and a click each count once, a move of the pointer not; the field gets them all the same."""
    came, field, told = Input(), QLineEdit(), []
    qtbot.addWidget(field)
    field.show()
    came.came.connect(lambda: told.append(1))
    window = field.windowHandle()
    came.watch_window(window)
    came.watch_window(window)
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    QTest.mouseMove(window)
    assert (field.text(), len(told)) == ("a", 2)


def test_input_puts_the_lock_off(qtbot: QtBot) -> None:
    """The clock of the lock begins anew with each key; where no lock is set, nothing begins."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, Store())
    qtbot.addWidget(program.frame)
    program.input.came.emit()
    assert not program.lock_clock.isActive()
    program.lock_clock.start(300)
    for _key in range(5):
        qtbot.wait(100)
        program.input.came.emit()
    assert program.lock_clock.isActive()
    qtbot.waitUntil(lambda: not program.lock_clock.isActive(), timeout=PATIENCE)
    program.finish()
    program.set_language("en")
