"""The desk: answers that were overtaken or that nobody waits for are dropped; faults are told and logged."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.core.errors import Invalid
from app.core.events import Changes
from app.core.messages import N_
from app.data.office import Office
from app.data.queries import query as reads
from app.ui.answers import LONGEST_TURN
from app.ui.desk import Desk, Notice
from app.ui.store import Store
from tests.conftest import PATIENCE
from tests.ui.conftest import settle
from tests.unexpected import ErrorLog


def held(answer: str, gate: threading.Event) -> Callable[[Any], str]:
    """Return a query that answers once its gate is open."""

    @reads("")
    def query(_connection: object) -> str:
        assert gate.wait(PATIENCE / 1000)
        return answer

    return query


def test_an_overtaken_answer_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    """The first question of a slot answers last, and late: only the newer one is taken; other slots and owners stay."""
    gate, shown = threading.Event(), list[str]()
    page, other = QObject(), QObject()
    desk.read(held("old", gate), then=shown.append, owner=page, slot="side")
    desk.read(held("another slot", gate), then=shown.append, owner=page, slot="list")
    desk.read(reads("")(lambda _c: "new"), then=shown.append, owner=page, slot="side")
    qtbot.waitUntil(lambda: shown == ["new"], timeout=PATIENCE)
    desk.read(reads("")(lambda _c: "another owner"), then=shown.append, owner=other, slot="side")
    gate.set()
    settle(qtbot, desk)
    assert sorted(shown) == ["another owner", "another slot", "new"]


def test_a_refusal_of_an_overtaken_question_is_dropped_too(desk: Desk, qtbot: QtBot) -> None:
    """What an older filter was refused for says nothing of the newer one."""
    gate, refused, page = threading.Event(), list[str](), QObject()

    @reads("")
    def query(_connection: object) -> None:
        gate.wait(PATIENCE / 1000)
        raise Invalid(N_("This field is needed."))

    desk.read(
        query, then=lambda _n: None, failed=lambda error: refused.append(str(error)), owner=page, slot="x"
    )
    desk.read(reads("")(lambda _c: None), then=lambda _n: None, owner=page, slot="x")
    gate.set()
    settle(qtbot, desk)
    assert refused == []


def test_what_waits_in_the_queue_and_is_overtaken_is_not_run(desk: Desk, qtbot: QtBot) -> None:
    """Three threads read: of ten questions that wait behind them only the newest is asked."""
    gate, asked, page = threading.Event(), list[int](), QObject()
    for _place in range(3):
        desk.read(held("", gate), then=lambda _n: None)
    for number in range(10):
        desk.read(
            reads("")(lambda _c, n=number: asked.append(n)), then=lambda _n: None, owner=page, slot="row"
        )
    gate.set()
    settle(qtbot, desk)
    assert asked == [9]


def test_an_answer_for_who_is_gone_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    """Whoever is closed meanwhile gets no answer, named as owner or by the method that would take it."""

    class Part(QWidget):
        def take(self, answer: str) -> None:
            told.append(answer)

    gate, told = threading.Event(), list[str]()
    named, bound, dropped = Part(), Part(), Part()
    desk.read(held("named", gate), then=told.append, owner=named)
    desk.read(held("bound", gate), then=bound.take)
    desk.read(reads("")(lambda _c: "dropped"), then=dropped.take, slot="x")
    desk.drop(dropped, "x")
    delete(named)
    delete(bound)
    gate.set()
    settle(qtbot, desk)
    assert told == []


def test_an_answer_for_a_function_of_who_is_gone_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    """A function made inside a method belongs to its object as the method does: when that is gone nobody is called."""
    gate, shown = threading.Event(), list[str]()

    class Panel(QWidget):
        def ask(self) -> None:
            desk.read(held("late", gate), then=lambda words: shown.append(f"{words} {self.isVisible()}"))

    gone, there = Panel(), Panel()
    for one in (gone, there):
        one.ask()
    delete(gone)
    gate.set()
    settle(qtbot, desk)
    assert shown == ["late False"]


def test_a_question_begins_when_the_turn_is_over(desk: Desk, qtbot: QtBot) -> None:
    """While a page is being built nothing that it asked takes the interpreter from it; who waits in a turn is answered all the same."""
    began, answers = threading.Event(), list[str]()

    def slow(_connection: object) -> str:
        began.set()
        return "there"

    desk.read(reads("")(slow), then=answers.append)
    assert not began.wait(LONGEST_TURN / 4)
    settle(qtbot, desk)
    assert answers == ["there"]
    began.clear()
    desk.read(reads("")(slow), then=answers.append)
    assert began.wait(PATIENCE / 1000)
    settle(qtbot, desk)
    assert answers == ["there", "there"]


def test_a_fault_is_told_and_logged_even_if_nobody_waits(
    desk: Desk, qtbot: QtBot, logged_errors: ErrorLog
) -> None:
    """An unexpected error of an overtaken question is a fault all the same."""
    page, notices, began, gate = QObject(), list[Notice](), threading.Event(), threading.Event()
    desk.noticed.connect(notices.append)

    def broken(_connection: object) -> None:
        began.set()
        gate.wait(PATIENCE / 1000)
        raise RuntimeError("planted")

    desk.read(reads("")(broken), then=lambda _n: None, owner=page, slot="x")
    assert began.wait(PATIENCE / 1000)
    desk.read(reads("")(lambda _c: None), then=lambda _n: None, owner=page, slot="x")
    gate.set()
    settle(qtbot, desk)
    logged_errors.take("RuntimeError: planted")
    assert [notice.tone for notice in notices] == ["bad"]


def test_a_change_told_just_before_the_end_refreshes_nothing(desk: Desk, qtbot: QtBot) -> None:
    """The book may be gone by then: a page that watches a table does not read it any more."""
    refreshed, page = list[str](), QObject()
    desk.watch(page, lambda: refreshed.append("read"), frozenset({"contact"}))
    told = Changes(frozenset({"contact"}))
    desk.changed.emit(told)
    qtbot.waitUntil(lambda: refreshed == ["read"], timeout=PATIENCE)
    desk.changed.emit(told)
    desk.close()
    qtbot.wait(100)
    assert refreshed == ["read"]


class Page(QObject):
    """Shows the last answer it took."""

    shown = ""
    all: Sequence[str] = ()

    def take_all(self, answers: list[str]) -> None:
        """Show several answers."""
        self.all = answers

    def take(self, answer: str) -> None:
        """Show an answer."""
        self.shown = answer


def test_who_watches_may_outlive_the_desk(office: Office, qtbot: QtBot) -> None:
    """A process that ends takes its objects away in any order: the desk may be gone before a page that watched it."""
    desk, page = Desk(office, Store()), QWidget()
    desk.watch(page, lambda: None, frozenset({"setting"}))
    desk.close()
    desk._closed = False  # as if nobody had closed it
    delete(desk)
    delete(page)  # an error in what answers this fails the test


def test_a_method_takes_the_answer_to_its_newest_question_only(desk: Desk, qtbot: QtBot) -> None:
    """The figures of the former span came after those of the chosen one and stood under its title."""
    gate, page, other = threading.Event(), Page(), list[str]()
    desk.read(held("former span", gate), then=page.take)
    desk.read_all([(held("former spans", gate),)], then=page.take_all)
    desk.read_all([(reads("")(lambda _c: "chosen spans"),)], then=page.take_all)
    desk.read(reads("")(lambda _c: "chosen span"), then=page.take)
    qtbot.waitUntil(lambda: (page.shown, page.all) == ("chosen span", ["chosen spans"]), timeout=PATIENCE)
    for words in ("one", "two"):  # a function is no slot: it takes them all
        desk.read(reads("")(lambda _c, words=words: words), then=other.append)
    gate.set()
    settle(qtbot, desk)
    assert (page.shown, page.all, sorted(other)) == ("chosen span", ["chosen spans"], ["one", "two"])
