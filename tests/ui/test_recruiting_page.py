"""The pages of recruiting: a card moves by keys, an applicant is hired from the list, a task is settled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.data.office import Actor, Office
from app.modules.hr.recruiting.pages.applicants import ApplicantsPage
from app.modules.hr.recruiting.pages.board import BoardPage
from app.modules.hr.recruiting.pages.checklists import TasksPage
from app.modules.hr.recruiting.pages.vacancies import VacanciesPage
from app.modules.hr.recruiting.queries.applicants import board, open_vacancies
from app.modules.hr.recruiting.queries.checklists import items_source
from app.modules.hr.recruiting.queries.lists import applicants_source, stage_of, vacancies_source
from app.modules.hr.recruiting.services.vacancies import ask_vacancy
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_a_card_moves_by_keys(window: Window, qtbot: QtBot) -> None:
    """Shift and an arrow move the card, arrows alone only the focus; the focus stays with the card."""
    office = window.desk.office
    (place,) = office.read(open_vacancies)
    page = opened(window, qtbot, "hr.recruiting.board")
    assert isinstance(page, BoardPage)
    qtbot.waitUntil(lambda: page.board.columns[0].count() > 0, timeout=PATIENCE)
    assert [one.count() for one in page.board.columns] == [2, 2, 2, 1]
    page.board.columns[0].setFocus()
    first = office.read(board, place.id)[0]
    QTest.keyClick(page.board.columns[0], Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.board.columns[1].count() == 3, timeout=PATIENCE)
    assert office.read(stage_of, first.id) == "review"
    qtbot.waitUntil(page.board.columns[1].hasFocus, timeout=PATIENCE)
    current = page.board.columns[1].currentItem()
    assert current is not None
    assert current.text().startswith(first.name)
    QTest.keyClick(page.board.columns[1], Qt.Key.Key_Left)
    assert page.board.columns[0].hasFocus()
    QTest.keyClick(page.board.columns[0], Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window.desk)
    assert page.board.columns[0].count() == 1  # left of the first stage is none
    page.board.columns[1].setFocus()
    chosen = [item for column in page.board.columns for item in column.selectedItems()]
    assert chosen == [
        page.board.columns[1].currentItem()
    ]  # one card is chosen, and F8 means it wherever the focus is
    page.vacancy.box.setFocus()
    act(page, "Next stage")
    qtbot.waitUntil(lambda: page.board.columns[2].count() == 3, timeout=PATIENCE)


def test_an_applicant_goes_on_and_is_hired(window: Window, qtbot: QtBot) -> None:
    """F8 brings one on; hiring asks for what was agreed and shows the file; the vacancy is filled."""
    office, told = window.desk.office, list[str]()
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    page = opened(window, qtbot, "hr.recruiting.applicants")
    assert isinstance(page, ApplicantsPage)
    keys = list(office.read(applicants_source().keys, {}))
    key = next(one for one in keys if office.read(stage_of, one) == "interview")
    page.panel.select_key(key)
    settle(qtbot, window.desk)
    act(page, "Next stage")
    qtbot.waitUntil(lambda: office.read(stage_of, key) == "offer", timeout=PATIENCE)
    act(page, "Hire …")
    settle(qtbot, window.desk)
    fill(page.drawer.content, first="04.01.2027", pay="3.200")
    qtbot.waitUntil(lambda: office.read(stage_of, key) == "hired", timeout=PATIENCE)
    settle(qtbot, window.desk)
    assert office.read(open_vacancies) == []
    assert (
        len(list(office.read(items_source().keys, {"day": "04.01.2027"}))) > 5
    )  # their tasks were given with it
    other = next(one for one in keys if office.read(stage_of, one) == "received")
    page = opened(window, qtbot, "hr.recruiting.applicants")
    page.panel.select_key(other)
    settle(qtbot, window.desk)
    act(page, "Refuse")
    qtbot.waitUntil(lambda: office.read(stage_of, other) == "refused", timeout=PATIENCE)
    page.panel.select_key(other)
    settle(qtbot, window.desk)
    act(page, "Erase for good")  # the term runs: it is said, and nothing is gone
    settle(qtbot, window.desk)
    assert office.read(stage_of, other) == "refused"


def test_a_vacancy_is_handed_in_and_a_task_settled(window: Window, qtbot: QtBot) -> None:
    """A vacancy goes to who is named; a task of a list is done with F8."""
    office = window.desk.office
    page = opened(window, qtbot, "hr.recruiting.vacancies")
    assert isinstance(page, VacanciesPage)
    key = next(iter(office.read(vacancies_source().keys, {})))
    page.panel.select_key(key)
    settle(qtbot, window.desk)
    act(page, "Hand in …")  # no rule says who decides, and nobody is named: the form says so
    settle(qtbot, window.desk)
    form = fill(page.drawer.content)
    qtbot.waitUntil(lambda: bool(form.fields["person"].bad), timeout=PATIENCE)
    page.close_drawer()
    Office(office.book, Actor("otto", "Otto", frozenset({"*"})), office.clock).run(ask_vacancy, key, "anna")
    act(page, "Approve")
    state = lambda: office.read(vacancies_source().page, [key])[0][3]  # noqa: E731
    qtbot.waitUntil(lambda: state() == "open", timeout=PATIENCE)
    tasks = opened(window, qtbot, "hr.recruiting.checklists")
    assert isinstance(tasks, TasksPage)
    first = next(iter(office.read(items_source().keys, {})))
    tasks.panel.select_key(first)
    settle(qtbot, window.desk)
    act(tasks, "Done")
    qtbot.waitUntil(lambda: office.read(items_source().page, [first])[0][3] == "done", timeout=PATIENCE)
