"""Parts of the window learn what they stand on: they read again what changed, soon, once, calmly, and never what did not."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy import select

from app.core.events import Changes
from app.core.people import person
from app.data.office import Actor, Office
from app.data.queries import query
from app.data.system_tables import Note, SettingRow
from app.data.users import UserDraft, save_user
from app.ui import watching
from app.ui.desk import Desk
from app.ui.known import know_people
from app.ui.store import Store
from tests.conftest import PATIENCE
from tests.ui.conftest import settle


@query("")
def notes(connection: Any) -> int:
    return len(connection.execute(select(Note.id)).all())


@query("")
def settings(connection: Any) -> int:
    return len(connection.execute(select(SettingRow.id)).all())


class Part(QWidget):
    """Reads one question again and again, and counts."""

    def __init__(self, desk: Desk, question: Any, within: QWidget | None = None) -> None:
        super().__init__(within)
        self.desk, self.question, self.times, self.answers = desk, question, 0, 0

    def ask(self) -> None:
        self.times += 1
        self.desk.read(self.question, then=self.take)

    def take(self, _found: int) -> None:
        self.answers += 1


def told(*tables: str, foreign: bool = False) -> Changes:
    return Changes(frozenset(tables), foreign=foreign)


def quiet(qtbot: QtBot, desk: Desk) -> None:
    """Wait until what was due was read."""
    qtbot.wait(round(1000 * watching.SOON) + 30)
    settle(qtbot, desk)


def test_a_part_reads_again_what_it_read(desk: Desk, qtbot: QtBot) -> None:
    """It names no table: what its first reading read counts, several changes at once are one, others are none."""
    part = Part(desk, notes)
    desk.watch(part, part.ask)
    part.ask()
    settle(qtbot, desk)
    desk.changed.emit(told("setting", "contact"))
    quiet(qtbot, desk)
    assert part.times == 1
    for _time in range(3):
        desk.changed.emit(told("note", "contact"))
    quiet(qtbot, desk)
    assert part.times == 2


def test_what_stands_in_a_part_counts_as_its_own(desk: Desk, qtbot: QtBot) -> None:
    """Unless it watches by itself, or the part means only what it asks itself: then who stands around both learns."""
    page = Part(desk, notes)
    qtbot.addWidget(page)
    panel = QWidget(page)
    inner, alone = Part(desk, settings, panel), Part(desk, settings, panel)
    panel_times, page_times = list[int](), list[int]()
    desk.watch(panel, lambda: panel_times.append(1), own=True)
    desk.watch(page, lambda: page_times.append(1))
    desk.watch(alone, alone.ask)
    page.show()
    inner.ask()
    alone.ask()
    settle(qtbot, desk)
    desk.changed.emit(told("setting"))
    quiet(qtbot, desk)
    assert (panel_times, page_times, inner.times, alone.times) == ([], [1], 1, 2)


def test_what_changed_while_it_was_read_first_is_read_again(desk: Desk, qtbot: QtBot) -> None:
    """The change came before the part knew that it stands on that table."""
    gate, began = threading.Event(), threading.Event()

    @query("")
    def slow(connection: Any) -> int:
        found = notes(connection)
        began.set()
        gate.wait(PATIENCE / 1000)
        return int(found)

    part = Part(desk, slow)
    desk.watch(part, part.ask)
    part.ask()
    qtbot.waitUntil(began.is_set, timeout=PATIENCE)
    desk.changed.emit(told("note"))
    gate.set()
    quiet(qtbot, desk)
    assert (part.times, part.answers) == (2, 2)


def test_no_answer_is_overtaken_by_a_change(desk: Desk, qtbot: QtBot) -> None:
    """Where much is changed a long reading would never come to its end: it is shown, then read once more."""
    gate = threading.Event()

    @query("")
    def slow(connection: Any) -> int:
        gate.wait(PATIENCE / 1000)
        return int(notes(connection))

    part = Part(desk, notes)
    desk.watch(part, part.ask)
    part.ask()
    settle(qtbot, desk)
    part.question = slow
    part.ask()
    for _time in range(4):
        desk.changed.emit(told("note"))
        qtbot.wait(round(1000 * watching.SOON) + 20)
    assert (part.times, part.answers) == (2, 1)
    part.question = notes
    gate.set()
    qtbot.waitUntil(lambda: part.answers == 3, timeout=PATIENCE)
    assert part.times == 3


def test_what_others_change_is_shown_now_and_then(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first change of others is read soon, however many follow the next reading waits; the last one is always shown."""
    monkeypatch.setattr(watching, "CALM", 0.4)
    part = Part(desk, notes)
    desk.watch(part, part.ask)
    part.ask()
    settle(qtbot, desk)
    for _time in range(15):  # one each 20 ms, for 0.3 s
        desk.changed.emit(told("note", foreign=True))
        qtbot.wait(20)
    assert part.times == 2
    desk.changed.emit(told("note"))  # what is done at this desk is shown at once
    quiet(qtbot, desk)
    assert part.times == 3
    desk.changed.emit(told("note", foreign=True))
    qtbot.wait(450)
    settle(qtbot, desk)
    assert part.times == 4
    qtbot.wait(450)
    assert part.times == 4


def test_a_part_that_nobody_sees_waits(desk: Desk, qtbot: QtBot) -> None:
    """A page that another one covers is read once, when it is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    part = Part(desk, notes, window)
    inside, times = QObject(part), list[str]()  # what is no widget is seen where it stands
    desk.watch(part, part.ask)
    desk.watch(inside, lambda: times.append("again"), frozenset({"note"}))
    part.ask()
    settle(qtbot, desk)
    for _time in range(2):
        desk.changed.emit(told("note"))
        quiet(qtbot, desk)
    assert (part.times, times) == (1, [])
    window.show()
    quiet(qtbot, desk)
    assert (part.times, times) == (2, ["again"])


def test_who_is_gone_or_names_its_tables_learns_nothing(desk: Desk, qtbot: QtBot) -> None:
    """A closed part is read no more; one that names tables means these alone."""
    gone, named = Part(desk, notes), Part(desk, notes)
    desk.watch(gone, gone.ask)
    desk.watch(named, named.ask, frozenset({"setting"}))
    gone.ask()
    named.ask()
    settle(qtbot, desk)
    delete(gone)
    desk.changed.emit(told("note"))
    quiet(qtbot, desk)
    assert named.times == 1
    desk.changed.emit(told("setting"))
    quiet(qtbot, desk)
    assert named.times == 2


def test_every_change_is_one_of_the_trail(desk: Desk, qtbot: QtBot) -> None:
    """A list of what was done shows each thing that is done."""
    from app.data.system_tables import TrailRun

    part = Part(desk, query("")(lambda c: len(c.execute(select(TrailRun.seq)).all())))
    desk.watch(part, part.ask)
    part.ask()
    settle(qtbot, desk)
    desk.changed.emit(told("contact"))
    quiet(qtbot, desk)
    assert part.times == 2


def test_another_name_or_right_shows_everywhere(office: Office, qtbot: QtBot) -> None:
    """Whoever shows something reads again when somebody is called otherwise, or may see other rows, after that is known."""
    secret = "a long word for eva"
    key = office.run(save_user, UserDraft("eva", "Eva Alt", password=secret, first_password=secret))
    desk = Desk(Office(office.book, Actor("kontor", "Kontor", frozenset({"*"}))), Store())
    know_people(desk)
    page, seen = QObject(), list[str]()
    desk.watch(page, lambda: seen.append(person("eva")))
    desk.run(save_user, UserDraft("eva", "Eva Neu"), key, 1, then=lambda _n: None)
    qtbot.waitUntil(lambda: seen == ["Eva Neu"], timeout=PATIENCE)
    desk.close()


def test_a_part_that_was_taken_away_is_let_go(desk: Desk, qtbot: QtBot) -> None:
    """A page and its readings are gone with it, though what it reads again by holds it: else each form of a day would stay."""
    stays, goes = (Part(desk, notes) for _part in range(2))
    qtbot.addWidget(stays)
    for one in (stays, goes):
        desk.watch(one, one.ask)
    stays.show()
    stays.ask()
    settle(qtbot, desk)
    left = weakref.ref(goes)
    delete(goes)
    del goes, one
    desk.changed.emit(told("note"))
    gc.collect()
    assert left() is None
    quiet(qtbot, desk)
    assert stays.times == 2
