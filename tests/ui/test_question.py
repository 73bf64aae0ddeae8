"""What is asked beside the window can be left at once; what comes later disturbs nobody."""

from __future__ import annotations

import threading
from functools import partial

from pytestqt.qtbot import QtBot

from app.core.errors import Cancelled, KontorError, Unusable
from app.ui.frame import Frame
from app.ui.question import Question, as_told
from app.ui.store import Store
from tests.conftest import PATIENCE
from tests.unexpected import ErrorLog


def test_what_answers_after_it_was_left_is_put_away(qtbot: QtBot) -> None:
    """An answer goes to who puts it away, a refusal to nobody; leaving twice tells once; the next question is answered as ever."""
    gate, told, late = threading.Event(), list[object](), list[object]()
    frame = Frame(Store())
    qtbot.addWidget(frame)
    frame.show()

    def slow(result: object) -> object:
        gate.wait(PATIENCE / 1000)
        if isinstance(result, Exception):
            raise result
        return result

    for result in ("book", Unusable("no")):
        frame.ask("Is it there?", partial(slow, result), told.append, told.append, late.append)
        assert (frame.wait.title.text(), frame.wait.cancel.isVisible()) == ("Is it there?", True)
        frame.wait.cancel.click()
        frame.wait.cancel.click()
    assert [type(one) for one in told] == [Cancelled, Cancelled]
    gate.set()
    qtbot.waitUntil(lambda: late == ["book"], timeout=PATIENCE)
    frame.ask("Again", partial(slow, "other"), told.append, told.append, late.append)
    qtbot.waitUntil(lambda: told[2:] == ["other"], timeout=PATIENCE)
    frame.ask("Open", partial(slow, Unusable("shut")), told.append, told.append)
    assert not frame.wait.cancel.isVisible()  # what must come to its end is not left
    qtbot.waitUntil(lambda: [str(one) for one in told[3:]] == ["shut"], timeout=PATIENCE)


def test_a_fault_of_the_program_is_told_as_one(qtbot: QtBot, logged_errors: ErrorLog) -> None:
    """It stands in the log, and in a sentence."""
    found: list[KontorError] = []
    question = Question(lambda: 1 // 0)
    question.failed.connect(found.append)
    question.start()
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    assert "by zero" in str(found[0])
    assert as_told(found[0]) is found[0]
    logged_errors.take("ZeroDivisionError")
