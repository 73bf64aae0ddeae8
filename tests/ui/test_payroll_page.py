"""The pages of payroll by their keys: the next step, a slip explained, somebody left out, an entry, a pay kind."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.data.queries import query as reads
from app.modules.hr.payroll.pages.audit import AuditPage
from app.modules.hr.payroll.pages.entries import EntriesPage
from app.modules.hr.payroll.pages.entry_grid import HEADS, EntryGridPage
from app.modules.hr.payroll.pages.month import RUNS, SLIPS, MonthPage
from app.modules.hr.payroll.pages.portals import PortalsPage
from app.modules.hr.payroll.pages.slip_view import SlipView
from app.modules.hr.payroll.queries.figures import trial
from app.modules.hr.payroll.queries.grid import entry_grid
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.queries.lists import items_source, notices_source
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.people.api import pay_parts
from app.modules.hr.people.services.file import save_insurance
from app.ui.forms import Form
from app.ui.import_form import ImportForm
from app.ui.register import RegisterPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.hr.payroll_cases import second_person
from tests.ui.conftest import act, opened, settle


def page_of(window: Window, qtbot: QtBot) -> MonthPage:
    """Open the month."""
    window.open("hr.payroll.month")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, MonthPage)
    return page


def save(qtbot: QtBot, editor: QWidget) -> None:
    """Press Ctrl+S, and let go of Ctrl: else it counts as held when the next rows are chosen."""
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(editor, Qt.Key.Key_Control)


def test_the_month_step_by_step(window: Window, qtbot: QtBot) -> None:
    """The open month of the demo company: a slip is explained, who computed may not release, another person does, then it is posted."""
    office = window.desk.office
    page = page_of(window, qtbot)
    lines = [
        page.steps.item(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(page.steps.count())
    ]
    assert len(lines) == 14
    assert lines[4].endswith(", done")
    assert lines[7].endswith(", to do")
    assert page.steps.currentRow() == 7
    assert "07/2025" in page.subtitle.text()
    page.panel.view.table.selectRow(0)
    qtbot.keyClick(page.panel.view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, SlipView), timeout=PATIENCE)
    view = page.drawer.content
    assert isinstance(view, SlipView)
    titles = [view.tree.topLevelItem(place).text(0) for place in range(view.tree.topLevelItemCount())]  # type: ignore[union-attr]
    assert {"Gross", "Net", "Payout", "Wage tax", "Pension insurance"} <= set(titles)
    pension = view.tree.topLevelItem(titles.index("Pension insurance"))
    assert pension is not None
    assert pension.childCount() == 3
    page.close_drawer()
    page.step("release")
    settle(qtbot, window.desk)
    assert "another person" in window.status.notice.text()
    run = office.read(guide).run
    second_person(office).run(release, run or 0)
    window.desk.office.news()
    qtbot.waitUntil(lambda: page.guide is not None and page.guide.state == "released", timeout=PATIENCE)
    page.step("post")
    settle(qtbot, window.desk)
    assert "posted" in window.status.notice.text()
    page.go(RUNS)
    settle(qtbot, window.desk)
    assert page.panel.model.rowCount() == 7


def test_somebody_is_left_out_and_taken_in(window: Window, qtbot: QtBot) -> None:
    """A reason is needed; the slip says it; taken in again the person is computed with the others."""
    page = page_of(window, qtbot)
    page.go(SLIPS)
    page.panel.view.table.selectRow(1)
    act(page, "Leave out …")
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, Form), timeout=PATIENCE)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.submit()
    settle(qtbot, window.desk)
    assert page.drawer.content is form
    form.fields["reason"].set_text("Freelancer")
    form.submit()
    settle(qtbot, window.desk)
    found = window.desk.office.read(guide)
    assert "1 left out" in found.steps[4].words


def test_entries_and_kinds_are_registers(window: Window, qtbot: QtBot) -> None:
    """Ctrl+N begins an entry; Del takes it away; pay kinds and funds stand on a page of their own."""
    window.open("hr.payroll.entries")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, RegisterPage)
    before = len(window.desk.office.read(items_source().keys, {}))
    page.panel.view.table.selectRow(0)
    act(page, "Take away")
    settle(qtbot, window.desk)
    assert len(window.desk.office.read(items_source().keys, {})) == before - 1
    page.go(0)
    act(page, "New")
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, Form), timeout=PATIENCE)
    entry = page.drawer.content
    assert isinstance(entry, Form)
    entry.fields["amount"].editor.setFocus()
    save(qtbot, entry.fields["amount"].editor)
    settle(qtbot, window.desk)
    assert entry.fields["person"].bad  # it was sent, and says what is missing
    page.close_drawer()
    page.go(1)
    act(page, "New")
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, Form), timeout=PATIENCE)
    form = page.drawer.content
    assert isinstance(form, Form)
    for code, seen, hidden in (
        ("car", "km", "payee"),
        ("plan", "payee", "km"),
        ("meals", "breakfasts", "amount"),
    ):
        form.fields["code"].set_text(code)
        assert form.fields[seen].isVisibleTo(form)
        assert not form.fields[hidden].isVisibleTo(form)
    page.close_drawer()
    window.open("hr.payroll.masters")
    settle(qtbot, window.desk)
    masters = window.current()
    assert isinstance(masters, RegisterPage)
    assert masters.panel.model.rowCount() == 41
    masters.go(1)
    settle(qtbot, window.desk)
    assert masters.panel.model.rowCount() == 3


def test_what_is_missing_is_shown_with_the_way_to_it(window: Window, qtbot: QtBot) -> None:
    """F8 computes once more; who still lacks something is explained, Enter goes to the place; completed, F8 goes on to the release."""
    office = window.desk.office
    ((key, version, person),) = office.read(
        reads("")(
            lambda connection: connection.execute(
                text("SELECT id, version, person_id FROM hr_insurance ORDER BY id LIMIT 1")
            ).all()
        )
    )
    (one,) = office.read(reads("")(lambda connection: pay_parts(connection, person)))["insurance"]
    office.run(save_insurance, replace(one.draft, fund="Unbekannt"), key, version)
    assert office.run(compute, datetime.date(2025, 7, 1)).refused == 7  # and six months before it
    page = page_of(window, qtbot)
    page.next_step()
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, SlipView), timeout=PATIENCE)
    view = page.drawer.content
    assert isinstance(view, SlipView)
    assert view.mend is not None
    assert view.first() is view.mend
    qtbot.keyClick(view.mend, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert window.current().page_key == "hr.payroll.masters"  # type: ignore[union-attr]
    office.run(save_insurance, one.draft, key, version + 1)
    page = page_of(window, qtbot)
    page.next_step()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.guide is not None and page.guide.next == "release", timeout=PATIENCE)


def test_lists_for_auditors(window: Window, qtbot: QtBot) -> None:
    """A year of pay accounts opens by person, contributions by fund; both are reports that can be printed and saved."""
    page = opened(window, qtbot, "hr.payroll.audit")
    assert isinstance(page, AuditPage)
    qtbot.waitUntil(lambda: bool(page.rows.outline.lines), timeout=PATIENCE)
    assert page.rows.outline.lines[-1].label == "Sum"
    assert page.rows.outline.lines[0].inside
    page.request(("contributions", datetime.date(2025, 5, 1), datetime.date(2025, 5, 31)))
    qtbot.waitUntil(lambda: page.rows.outline.lines[0].label.endswith("05/2025"), timeout=PATIENCE)
    made = page.make()
    assert made is not None
    report = window.desk.office.read(made)
    assert report.name == "contributions"
    assert page.rows.outline.lines[-1].amounts[-1] == report.totals["total"]


def test_another_program_is_taken_over_and_compared(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A sheet of a month opens both programs side by side, with the cause in words; a sheet of the year is checked, then brought forward."""
    page = opened(window, qtbot, "hr.payroll.audit")
    assert isinstance(page, AuditPage)
    qtbot.waitUntil(lambda: bool(page.rows.outline.lines), timeout=PATIENCE)
    page.kind.set_text("parallel_run")
    assert "choose the sheet" in window.status.notice.text()
    assert page.rows.outline.lines == []
    entries = opened(window, qtbot, "hr.payroll.entries")
    assert isinstance(entries, EntriesPage)
    who = next(
        one for one in window.desk.office.read(trial, datetime.date(2025, 7, 1)) if one.tax("wage_tax")
    )
    old = tmp_path / "month.csv"
    old.write_text(
        f"Personalnummer;Monat;Brutto;LSt\n{who.number};07/2025;{who.gross / 100:.2f};{who.tax('wage_tax') / 100 + 0.01:.2f}\n"
    )
    entries.compare(old)
    form = entries.drawer.content
    assert isinstance(form, ImportForm)
    form.submit()
    qtbot.waitUntil(lambda: window.current() is page, timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: "a cent of rounding" in [row.amounts[-1] for row in page.rows.outline.lines], timeout=PATIENCE
    )
    assert page.subtitle.text() == "07/2025"
    whole = tmp_path / "year.csv"
    whole.write_text(
        f"Personalnummer;Jahr;SV-Tage;Steuerbrutto;Grund\n{who.number};2025;360;{who.gross / 100:.2f};Vorjahr fehlte\n"
    )
    window.open("hr.payroll.entries")
    entries.take_file(whole)
    form = entries.drawer.content
    assert isinstance(form, ImportForm)
    form.rehearse()
    qtbot.waitUntil(lambda: "1 new" in form.message.text(), timeout=PATIENCE)
    form.submit()
    qtbot.waitUntil(lambda: entries.panel.model.rowCount() == 1, timeout=PATIENCE)


def test_hours_and_pay_are_typed_in_a_grid(window: Window, qtbot: QtBot) -> None:
    """What is typed is kept at once, pasted into many cells, filled down; what can't be read stays out and is said."""
    page = opened(window, qtbot, "hr.payroll.grid")
    assert isinstance(page, EntryGridPage)
    page.day.set_day(datetime.date(2025, 7, 15))
    page.refresh()
    qtbot.waitUntil(
        lambda: page.grid.found is not None and page.grid.found.month.month == 7, timeout=PATIENCE
    )
    assert page.grid.found is not None
    column = HEADS + next(at for at, one in enumerate(page.grid.found.kinds) if one.number == 220)

    def kept(row: int) -> int | None:
        found = window.desk.office.read(entry_grid, datetime.date(2025, 7, 1))
        return found.rows[row].cells[column - HEADS]

    item = page.grid.item(3, column)
    assert item is not None
    item.setText("12,5*4")
    qtbot.waitUntil(lambda: kept(3) == 50_00, timeout=PATIENCE)
    page.grid.setCurrentCell(4, column)
    QApplication.clipboard().setText("10\n20,5\n")
    page.grid.paste(QApplication.clipboard().text())
    qtbot.waitUntil(lambda: (kept(4), kept(5)) == (10_00, 20_50), timeout=PATIENCE)
    item = page.grid.item(6, column)
    assert item is not None
    item.setText("viel")
    settle(qtbot, window.desk)
    assert "Bonus" in page.told.text()
    assert kept(6) is None
    qtbot.waitUntil(lambda: page.grid.found.rows[4].cells[column - HEADS] == 10_00, timeout=PATIENCE)
    page.grid.setCurrentCell(4, column)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: kept(4) is None, timeout=PATIENCE)
    qtbot.waitUntil(window.desk.idle, timeout=PATIENCE)
    page.grid.setCurrentCell(page.grid.rowCount() - 1, column)
    page.grid.paste("7\n8\n\t\n9")
    assert window.status.notice.text() == "2 cells lie beyond the grid and were left out."
    settle(qtbot, window.desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    page.grid.setFocus()
    page.grid.setCurrentCell(7, column)
    qtbot.keyClick(page.grid, Qt.Key.Key_9)
    editor = page.grid.findChild(QLineEdit)
    assert editor is not None
    editor.setFocus()
    save(qtbot, editor)
    qtbot.waitUntil(lambda: kept(7) == 9_00, timeout=PATIENCE)
    assert page.grid.currentRow() == 7


def test_reports_are_copied_and_kept_as_entered(window: Window, qtbot: QtBot) -> None:
    """The step prepares the reports of the newest released month; Enter copies a value, F8 keeps what was entered."""
    office = window.desk.office
    run = office.read(guide).run
    second_person(office).run(release, run or 0)
    page = page_of(window, qtbot)
    qtbot.waitUntil(lambda: page.guide is not None and page.guide.state == "released", timeout=PATIENCE)
    page.step("portals")
    qtbot.waitUntil(lambda: isinstance(window.current(), PortalsPage), timeout=PATIENCE)
    portals = window.current()
    assert isinstance(portals, PortalsPage)
    qtbot.waitUntil(lambda: portals.panel.model.rowCount() > 3, timeout=PATIENCE)
    count = portals.panel.model.rowCount()
    portals.panel.view.table.selectRow(0)
    qtbot.waitUntil(lambda: portals.sheet.table.rowCount() > 5, timeout=PATIENCE)
    portals.open_row(portals.current().key)
    qtbot.waitUntil(lambda: portals.sheet.table.currentRow() == 0, timeout=PATIENCE)
    settle(qtbot, window.desk)
    shown = portals.sheet.table.item(1, 2)
    portals.sheet.table.selectRow(1)
    portals.sheet.table.setFocus()
    qtbot.keyClick(portals.sheet.table, Qt.Key.Key_Return)
    assert shown is not None
    assert QApplication.clipboard().text() == shown.text() != ""
    assert portals.sheet.table.currentRow() == 2
    act(portals, "Entered …")
    form = portals.drawer.content
    assert isinstance(form, Form)
    form.fields["receipt"].set_text("Q-17")
    form.submit()
    qtbot.waitUntil(lambda: portals.panel.model.rowCount() == count - 1, timeout=PATIENCE)
    everything, left = (len(office.read(notices_source(each).keys, {})) for each in (True, False))
    assert everything - left == 1
    step = next(one for one in office.read(guide).steps if one.key == "portals")
    assert step.done
