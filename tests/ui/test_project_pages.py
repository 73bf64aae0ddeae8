"""The pages of projects by their keys: a task is moved with what waits for it, done in the one list, hours typed and approved."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import format as formats
from app.modules.organisation.projects.pages.board import TaskBoardPage
from app.modules.organisation.projects.pages.gantt import Gantt
from app.modules.organisation.projects.pages.plan import PlanPage
from app.modules.organisation.projects.pages.projects import ProjectsPage
from app.modules.organisation.projects.pages.tasks import TasksPage, TodoPage
from app.modules.organisation.projects.pages.times import TimesPage
from app.modules.organisation.projects.pages.week import WeekPage
from app.modules.organisation.projects.pages.workload import WorkloadPage
from app.modules.organisation.projects.queries.board import COLUMNS, task_board
from app.modules.organisation.projects.queries.choices import project_choices
from app.modules.organisation.projects.queries.lists import own_time, task, times_source
from app.ui.desk import Notice
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def titles(gantt: Gantt) -> dict[str, Any]:
    """Return the tasks that are drawn by title."""
    return {row.task.title: row.task for row in gantt.rows}


def test_the_plan_is_walked_and_moved_by_keys(window: Window, qtbot: QtBot) -> None:
    """Down walks, Ctrl+Right moves a task with what waits for it, F2 changes it, a new one waits for it, F8 does it."""
    page = opened(window, qtbot, "organisation.projects.projects")
    assert isinstance(page, ProjectsPage)
    qtbot.waitUntil(lambda: "(BAC)" in page.figures.text(), timeout=PATIENCE)
    page.panel.select_key(4)
    settle(qtbot, window.desk)
    act(page, "Plan")
    settle(qtbot, window.desk)
    plan = window.current()
    assert isinstance(plan, PlanPage)
    gantt = plan.gantt
    qtbot.waitUntil(lambda: len(gantt.rows) == 4, timeout=PATIENCE)
    before = titles(gantt)
    qtbot.keyClick(
        gantt, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(
        lambda: titles(gantt)["Bestand aufnehmen"] != before["Bestand aufnehmen"], timeout=PATIENCE
    )
    after = titles(gantt)
    assert all(after[name].start > before[name].start for name in before)
    qtbot.keyClick(
        gantt, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(
        lambda: [one.start for one in titles(gantt).values()] == [one.start for one in before.values()],
        timeout=PATIENCE,
    )
    qtbot.keyClick(gantt, Qt.Key.Key_Down)
    assert gantt.current() == before["Maßnahmen festlegen"].id
    assert "Bestand aufnehmen" in plan.told.text()
    qtbot.keyClick(gantt, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window.desk)
    assert titles(gantt)["Maßnahmen festlegen"].start == before["Maßnahmen festlegen"].start
    plan.edit(None)
    settle(qtbot, window.desk)
    form = plan.drawer.content
    assert isinstance(form, Form)
    fill(form, title="Nachmessen", links="9")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["links"]
    fill(form, title="Nachmessen", links="3AA+2")
    qtbot.waitUntil(lambda: "Nachmessen" in titles(gantt), timeout=PATIENCE)
    gantt.select(titles(gantt)["Nachmessen"].id)
    act(plan, "Change")
    settle(qtbot, window.desk)
    form = plan.drawer.content
    assert isinstance(form, Form)
    assert form.fields["links"].text() == "3SS+2"
    plan.drawer.drop()
    act(plan, "Done")
    qtbot.waitUntil(lambda: titles(gantt)["Nachmessen"].state == "done", timeout=PATIENCE)


def test_the_board_moves_tasks_by_keys_and_by_being_dropped(window: Window, qtbot: QtBot) -> None:
    """Shift and an arrow, F8 and a dropped card give the same command; Undo takes it back; one project is shown alone, Enter opens."""
    office, told = window.desk.office, list[Notice]()
    window.desk.noticed.connect(told.append)
    page = opened(window, qtbot, "organisation.projects.board")
    assert isinstance(page, TaskBoardPage)
    board = page.board
    qtbot.waitUntil(lambda: sum(one.count() for one in board.columns) > 0, timeout=PATIENCE)
    shown = office.read(task_board)
    assert [one.count() for one in board.columns] == [
        sum(card.state == name for card in shown.cards) for name in COLUMNS
    ]
    first = next(card for card in shown.cards if card.state == "open")
    state = lambda: (found := office.read(task, first.id)) and found.draft.state  # noqa: E731
    board.columns[0].setFocus()
    qtbot.keyClick(board.columns[0], Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: board.current() == ("started", first.id), timeout=PATIENCE)
    assert board.columns[1].hasFocus()
    act(page, "Next state")
    qtbot.waitUntil(lambda: board.current() == ("waiting", first.id), timeout=PATIENCE)
    board.columns[3].dropped.emit(first.id)
    qtbot.waitUntil(lambda: state() == "done", timeout=PATIENCE)
    settle(qtbot, window.desk)
    undo = told[-1].act
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: state() == "waiting", timeout=PATIENCE)
    settle(qtbot, window.desk)
    number = next(card.project for card in shown.cards if card.state == "open")
    page.project.set_text(next(str(key) for key, name in office.read(project_choices) if name.startswith(number)))  # fmt: skip
    settle(qtbot, window.desk)
    cards = [column.item(at).text() for column in board.columns for at in range(column.count())]
    assert cards
    assert all(number in words for words in cards)
    assert [column.count() for column in board.columns if column is board.columns[2]] == [1]
    board.columns[2].itemActivated.emit(board.columns[2].item(0))
    settle(qtbot, window.desk)
    assert isinstance(window.current(), TasksPage)


def test_one_list_of_what_is_to_be_done(window: Window, qtbot: QtBot) -> None:
    """Enter opens the record that it comes from, F8 settles it, and the task of a project is done."""
    page = opened(window, qtbot, "organisation.projects.todo")
    assert isinstance(page, TodoPage)
    page.go(1)
    settle(qtbot, window.desk)
    source = page.panel.model.source
    keys = list(window.desk.office.read(source.keys, {"text": "Erstellung"})) or list(
        window.desk.office.read(source.keys, {"text": "P-2026"})
    )
    page.panel.select_key(keys[0])
    settle(qtbot, window.desk)
    act(page, "Open")
    qtbot.waitUntil(lambda: isinstance(window.current(), TasksPage), timeout=PATIENCE)
    settle(qtbot, window.desk)
    tasks = window.current()
    assert isinstance(tasks, TasksPage)
    qtbot.waitUntil(lambda: tasks.panel.current_key() is not None, timeout=PATIENCE)
    key = tasks.panel.current_key()
    assert key is not None
    window.open("organisation.projects.todo")
    page.panel.select_key(keys[0])
    settle(qtbot, window.desk)
    act(page, "Done")
    office = window.desk.office
    qtbot.waitUntil(
        lambda: (found := office.read(task, key)) is not None and found.draft.state == "done",
        timeout=PATIENCE,
    )


def test_times_are_typed_measured_and_approved(window: Window, qtbot: QtBot) -> None:
    """Hours typed into the week stand in the list; what can't be read is said; the timer begins and ends; one's own is not approved."""
    page = opened(window, qtbot, "organisation.projects.week")
    assert isinstance(page, WeekPage)
    qtbot.waitUntil(lambda: page.found is not None, timeout=PATIENCE)
    assert page.found is not None
    assert page.found.rows
    office = window.desk.office
    before = len(office.read(times_source().keys, {}))
    item = page.table.item(0, 1)
    assert item is not None
    item.setText("viel")
    qtbot.waitUntil(lambda: "viel" in page.told.text(), timeout=PATIENCE)
    item = page.table.item(0, 1)
    assert item is not None
    item.setText("7,5")
    qtbot.waitUntil(
        lambda: (cell := page.table.item(0, 8)) is not None and cell.text() == "7:30", timeout=PATIENCE
    )
    assert len(office.read(times_source().keys, {})) == before + 1
    page.timer()
    qtbot.waitUntil(lambda: page.found is not None and page.found.timer is not None, timeout=PATIENCE)
    page.timer()
    qtbot.waitUntil(lambda: page.found is not None and page.found.timer is None, timeout=PATIENCE)
    times = opened(window, qtbot, "organisation.projects.times")
    assert isinstance(times, TimesPage)
    times.edit(None)
    settle(qtbot, window.desk)
    form = times.drawer.content
    assert isinstance(form, Form)
    fill(form, hours="1:15", note="Absprache")
    settle(qtbot, window.desk)
    key = max(office.read(times_source().keys, {"note": "Absprache"}))
    found = office.read(own_time, key)
    assert found is not None
    assert (found.draft.minutes, formats.day(found.draft.day)) == (75, formats.day(window.desk.today()))
    times.panel.select_key(key)
    settle(qtbot, window.desk)
    act(times, "Approve")
    settle(qtbot, window.desk)
    assert len(office.read(times_source().keys, {"note": "Absprache"})) == 1
    load = opened(window, qtbot, "organisation.projects.workload")
    assert isinstance(load, WorkloadPage)
    qtbot.waitUntil(lambda: load.table.rowCount() > 0, timeout=PATIENCE)
