"""Working time at the desk: a week typed, filled down and pasted; the own clock; a month sheet with its warnings, reasons and approval."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.dates import add_months
from app.data.queries import query
from app.modules.hr.people.api import ContractDraft, PersonDraft, own_person, save_contract, save_person
from app.modules.hr.worktime.pages.grid import GridPage
from app.modules.hr.worktime.pages.month import MonthPage
from app.modules.hr.worktime.pages.own import OwnTimePage
from app.modules.hr.worktime.queries.grid import own_clock
from app.modules.hr.worktime.queries.sheets import month_sheet
from app.modules.hr.worktime.rules.models import ModelDraft, RuleDraft
from app.modules.hr.worktime.services.masters import save_model, save_rule
from app.modules.hr.worktime.services.times import Typed, enter_times
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import main_of
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle

DAY = datetime.timedelta(days=1)
DEPARTMENT = "Prüfstand"
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect


def two(desk: Desk) -> datetime.date:
    """Keep two people of a department of their own with flextime; return the first day of last month."""
    office, first = desk.office, add_months(desk.today().replace(day=1), -1)
    model = office.run(save_model, ModelDraft("Gleitzeit"))
    for name in ("Adler", "Biber"):
        key = office.run(save_person, PersonDraft("Vor", name, DEPARTMENT, entry=datetime.date(2020, 1, 1)))
        office.run(save_contract, ContractDraft(key, datetime.date(2020, 1, 1)))
        office.run(save_rule, RuleDraft(key, first, model))
    return first


def me(desk: Desk) -> int:
    """Return the member of staff who signs in."""
    found: int = desk.read_blocking(query("")(own_person))
    return found


def do_main(page: Page) -> None:
    """Do what F8 does on a page."""
    main = main_of(page.page_actions)
    assert main is not None
    page.do(main)


def cells(page: GridPage, column: int) -> list[str]:
    """Return what stands in a column of days."""
    return [page.grid.item(row, column).text() for row in range(page.grid.rowCount())]  # type: ignore[union-attr]


def test_a_week_is_typed_filled_and_pasted(window: Window, qtbot: QtBot) -> None:
    """Enter keeps at once and goes down, Ctrl+D fills down, a table from a spreadsheet lands in its cells; what can't be read stays out."""
    desk = window.desk
    first = two(desk)
    page = opened(window, qtbot, "hr.worktime.grid")
    assert isinstance(page, GridPage)
    monday = first + (7 - first.weekday()) * DAY
    settle(qtbot, desk)
    page.department.set_choices([("", "all"), (DEPARTMENT, DEPARTMENT)])
    page.department.set_text(DEPARTMENT)
    page.day.set_day(monday)
    page.refresh()
    settle(qtbot, desk)
    page.grid.item(0, 2).setText("730-1615/30")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: cells(page, 2) == ["07:30-16:15/30", ""], timeout=PATIENCE)
    settle(qtbot, desk)
    page.grid.setCurrentCell(1, 2, CHOOSE)
    qtbot.keyClick(page.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cells(page, 2) == ["07:30-16:15/30"] * 2, timeout=PATIENCE)
    settle(qtbot, desk)
    page.grid.setCurrentCell(0, 3, CHOOSE)
    QApplication.clipboard().setText("8-12\t8-16/30\n22-6/45\t")
    qtbot.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    pasted = (["08:00-12:00", "22:00-06:00/45"], ["08:00-16:00/30", ""])
    qtbot.waitUntil(lambda: (cells(page, 3), cells(page, 4)) == pasted, timeout=PATIENCE)
    settle(qtbot, desk)
    page.grid.item(0, 5).setText("25-26")  # type: ignore[union-attr]
    settle(qtbot, desk)
    assert "25" in page.told.text()
    assert cells(page, 5) == ["", ""]
    page.grid.setCurrentCell(0, 3, CHOOSE)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: cells(page, 3) == ["", "22:00-06:00/45"], timeout=PATIENCE)
    settle(qtbot, desk)
    sheet: Any = desk.read_blocking(month_sheet, page.grid.found.rows[0].person, first)  # type: ignore[union-attr]
    assert sheet.figures.worked == 495 + 450


def test_the_own_clock_and_month(window: Window, qtbot: QtBot) -> None:
    """One button comes and goes; a day is corrected, a warning gets its reason, the month is confirmed and approved by nobody but another."""
    desk = window.desk
    first = add_months(desk.today().replace(day=1), -1)
    saturday = first + (12 - first.weekday()) * DAY
    desk.office.run(enter_times, [Typed(me(desk), saturday, "0600-1800/45")])
    now = desk.read_blocking(own_clock)
    assert now is not None
    desk.office.run(
        enter_times, [Typed(me(desk), desk.today(), "", now.today)], "Probe"
    )  # nothing of today yet
    page = opened(window, qtbot, "hr.worktime.own")
    assert isinstance(page, OwnTimePage)
    settle(qtbot, desk)
    do_main(page)
    qtbot.waitUntil(lambda: page.clock is not None and page.clock.came is not None, timeout=PATIENCE)
    do_main(page)
    qtbot.waitUntil(lambda: page.clock is not None and page.clock.came is None, timeout=PATIENCE)
    page.request("last")
    settle(qtbot, desk)
    place = (saturday - first).days
    page.view.table.setCurrentCell(place, 1)
    assert "§ 3 ArbZG" in page.view.told.text()
    page.note()
    settle(qtbot, desk)
    form: Any = page.drawer.content
    form.fields["reason"].set_text("Havarie")
    form.submit()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: "Havarie" in page.view.told.text(), timeout=PATIENCE)
    page.correct()
    settle(qtbot, desk)
    form = page.drawer.content
    form.fields["times"].set_text("0600-1530/45")
    form.submit()
    settle(qtbot, desk)
    corrected = lambda: page.view.table.item(place, 1).text() == "06:00-15:30/45"  # type: ignore[union-attr]  # noqa: E731
    qtbot.waitUntil(corrected, timeout=PATIENCE)
    month = opened(window, qtbot, "hr.worktime.month")
    assert isinstance(month, MonthPage)
    settle(qtbot, desk)
    place = next(at for at, one in enumerate(month.found) if one.person == me(desk))
    month.rows.setCurrentCell(place, 0)
    settle(qtbot, desk)
    assert month.view.sheet is not None
    assert month.view.sheet.days[(saturday - first).days].times == "06:00-15:30/45"
    month.approve()
    settle(qtbot, desk)
    assert month.view.sheet.state == "open"  # nobody asked for its approval yet
    waiting = [at for at, one in enumerate(month.found) if one.state == "asked"]
    month.rows.setCurrentCell(waiting[0], 0)
    settle(qtbot, desk)
    do_main(month)
    qtbot.waitUntil(
        lambda: month.view.sheet is not None and month.view.sheet.state == "approved", timeout=PATIENCE
    )
