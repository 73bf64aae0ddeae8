"""Jobs outlive what began them: a form that is closed, another look, a lock; what came of them is told once somebody is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import sign_in
from app.data.settings import change_own_setting
from app.modules.finance.ledger.pages.journal import JournalPage
from app.start import Program
from app.ui.desk import Desk
from app.ui.import_form import ImportForm
from app.ui.jobs import Jobs, Progress
from app.ui.status import StatusBar
from tests.conftest import PATIENCE
from tests.ui.conftest import settle
from tests.ui.programs import GOOD, new_company
from tests.ui.test_import import CHOSEN, count
from tests.ui.test_import import GOOD as FILE
from tests.unexpected import ErrorLog


class Slow:
    """Work that tells how far it is, again and again, until it may end."""

    def __init__(self, answer: Any = None) -> None:
        self.begun, self.may_end, self.stopped = threading.Event(), threading.Event(), threading.Event()
        self._answer = answer

    def __call__(self, progress: Progress) -> Any:
        self.begun.set()
        try:
            while not self.may_end.wait(0.01):
                progress(1, 2)
        except BaseException:
            self.stopped.set()
            raise
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def test_an_import_goes_on_when_its_form_is_closed(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc while a file is brought in takes the form away, not the import: its entries are there and the line offers to undo it."""
    bar = StatusBar(desk.now)
    qtbot.addWidget(bar)
    bar.follow(desk.jobs)
    bring, slow = ImportForm.bring, Slow()

    def slowly(form: ImportForm, rehearsal: bool) -> Callable[[Progress], Any]:
        work = bring(form, rehearsal)

        def both(progress: Progress) -> Any:
            slow(progress)
            return work(progress)

        return both

    monkeypatch.setattr(ImportForm, "bring", slowly)
    file = tmp_path / "entries.csv"
    file.write_text(FILE, encoding="utf-8")
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.import_file(file)
    form = page.drawer.content
    assert isinstance(form, ImportForm)
    for key, place in CHOSEN.items():
        form.fields[key].set_text(place)
    gone = list[bool]()
    form.destroyed.connect(lambda: gone.append(True))
    form.submit()
    assert slow.begun.wait(PATIENCE / 1000)
    page.drawer.drop()
    del form
    qtbot.waitUntil(lambda: bool(gone), timeout=PATIENCE)
    slow.may_end.set()
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=PATIENCE)
    assert count(desk) == 2
    assert bar.notice.text().startswith("Imported: ")
    bar.act.click()
    settle(qtbot, desk)
    assert count(desk) == 0


def test_a_job_goes_on_through_a_look_and_a_lock(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new window shows it with Cancel; what came of it while the program was locked is told to who signs in."""
    new_company(program, GOOD).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    assert program.window is not None
    actor, slow, heard = program.desk.office.actor, Slow("nobody hears that"), list[object]()
    program.desk.jobs.begin("Bring in", slow, program.window, heard.append, heard.append)
    before = program.window
    program.desk.office.run(change_own_setting, "user.theme", "dark")
    program.desk.look_changed.emit()
    qtbot.waitUntil(lambda: program.window not in (None, before), timeout=PATIENCE)
    assert not program.window.status.cancel.isHidden()
    qtbot.waitUntil(lambda: program.window.status.rest.text().startswith("Bring in"), timeout=PATIENCE)  # type: ignore[union-attr]
    monkeypatch.setattr(sign_in, "only_user", lambda _book: "")
    program.lock()
    assert program.window is None
    slow.may_end.set()
    desk = program.desk
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=PATIENCE)
    program.signed_in(actor)
    qtbot.waitUntil(lambda: program.window.status.notice.text() == "Bring in: fertig", timeout=PATIENCE)  # type: ignore[union-attr]
    assert program.window.status.cancel.isHidden()
    assert heard == []
    program.desk.office.run(change_own_setting, "user.theme", "light")
    program._look_changed()
    settle(qtbot, program.desk)


def test_leaving_the_book_stops_its_jobs(program: Program, qtbot: QtBot) -> None:
    """They are asked to stop and waited for before the book is closed; nobody hears of them any more."""
    new_company(program).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    slow, heard = Slow(), list[object]()
    program.desk.jobs.begin("Bring in", slow, program, heard.append, heard.append)
    assert slow.begun.wait(PATIENCE / 1000)
    program.leave_book()
    assert slow.stopped.is_set()
    qtbot.wait(20)
    assert heard == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("done", "Check: done"),
        (Invalid(N_("The file is empty.")), "⚠ Check: The file is empty."),
    ],
)
def test_two_jobs_at_once(qtbot: QtBot, desk: Desk, answer: object, words: str) -> None:
    """The one that began last is shown and cancelled; the end of one leaves the other its Cancel; each answer is told once."""
    bar, jobs = StatusBar(desk.now), Jobs()
    qtbot.addWidget(bar)
    bar.follow(jobs)
    told, first, second = list[object](), Slow(answer), Slow()
    lasting, gone = QObject(), QObject()
    jobs.begin("Check", first, gone, told.append, told.append)
    jobs.begin("Import", second, lasting, told.append, told.append)
    assert first.begun.wait(PATIENCE / 1000)
    qtbot.waitUntil(lambda: bar.rest.text().startswith("Import"), timeout=PATIENCE)
    delete(gone)
    first.may_end.set()
    qtbot.waitUntil(lambda: bar.notice.text() == words, timeout=PATIENCE)
    assert not bar.cancel.isHidden()
    bar.cancel.click()
    qtbot.waitUntil(lambda: bar.cancel.isHidden(), timeout=PATIENCE)
    assert second.stopped.is_set()
    assert [type(one).__name__ for one in told] == ["Cancelled"]


def test_a_fault_of_a_job_is_told_and_logged(qtbot: QtBot, logged_errors: ErrorLog) -> None:
    """What nobody foresaw is a sentence at its page, and a trace in the log."""
    jobs, owner, told, slow = Jobs(), QObject(), list[object](), Slow(ZeroDivisionError("sum"))
    slow.may_end.set()
    jobs.begin("Check", slow, owner, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert "was written to the log" in str(told[0])
    logged_errors.take("sum")


def test_what_came_of_a_job_is_told_to_whose_it_was(qtbot: QtBot, desk: Desk) -> None:
    """Somebody else who sits there meanwhile sees neither the job nor its words; whose it was is told when they come back."""
    jobs, owner, told, slow = Jobs(), QObject(), list[str](), Slow("12")
    jobs.told.connect(lambda words, _tone, _offer: told.append(words))
    jobs.person = "hanna"
    jobs.begin("Löhne", slow, owner, print, print, late=lambda result: (f"Löhne: {result}", None))
    delete(owner)
    jobs.person = "otto"
    bar = StatusBar(desk.now)
    qtbot.addWidget(bar)
    bar.follow(jobs)
    assert bar.cancel.isHidden()
    slow.may_end.set()
    qtbot.waitUntil(lambda: not jobs.running, timeout=PATIENCE)
    jobs.followed_by(bar)
    settle(qtbot, desk)
    assert told == []
    jobs.person = "hanna"
    jobs.followed_by(bar)
    qtbot.waitUntil(lambda: told == ["Löhne: 12"], timeout=PATIENCE)
