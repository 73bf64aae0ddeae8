"""The personnel file beside the list of staff, typed by keys: where a first row begins, and where the focus goes back to."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data.office import Office
from app.data.settings import change_setting
from app.modules.hr.payroll.pages.month import MonthPage
from app.modules.hr.payroll.pages.slip_view import SlipView
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.hr.people.pages.people import PeoplePage
from app.ui import theme
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.hr.payroll_cases import JANUARY, funds, hire, second_person
from tests.ui.conftest import act, opened, settle

BEGIN = datetime.date(2026, 2, 1)


def shown(desk: Desk, qtbot: QtBot) -> Window:
    """Return an active window of a desk."""
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    return window


def test_a_file_is_begun_by_keys(desk: Desk, office: Office, qtbot: QtBot) -> None:
    """The first row of a part begins on the first day of employment, tax with the state of the company; saved, the focus is back in the file."""
    office.run(change_setting, "company.land", "SH")
    office.run(save_person, PersonDraft("Anna", "Petersen", "Verkauf", "", "", entry=BEGIN))
    window = shown(desk, qtbot)
    page = opened(window, qtbot, "hr.people.people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.file.file is not None, timeout=PATIENCE)
    act(page, "To the file")
    assert QApplication.focusWidget() is page.file.rows
    for part in ("contract", "tax"):
        page.file.rows.setFocus()
        page._open_part(part, 0, None)
        qtbot.waitUntil(lambda: isinstance(page.drawer.content, DrawerForm), timeout=PATIENCE)
        form = page.drawer.content
        assert isinstance(form, DrawerForm)
        assert form.fields["since"].value() == BEGIN
        if part == "tax":
            assert form.fields["land"].text() == "SH"
        else:
            end, ground = form.fields["fixed_until"], form.fields["fixed_reason"]
            assert (form.fields["kind"].text(), end.isHidden(), ground.isHidden()) == ("open", True, True)
            form.fields["kind"].set_text("fixed")
            assert (end.isHidden(), ground.isHidden()) == (False, False)
            end.set_text("31.12.2027")
            form.fields["kind"].set_text("open")
            assert (end.isHidden(), ground.isHidden()) == (False, True)  # what was typed stays in sight
            end.set_text("")
            form.fields["kind"].set_text("mini")
            form.fields["kind"].set_text("open")
            assert end.isHidden()
        form.fields["since"].editor.setFocus()
        form.submit()
        settle(qtbot, desk)
        assert page.drawer.content is None
        assert QApplication.focusWidget() is page.file.rows
    window.finish()


def test_tax_classes_are_roman_in_german(desk: Desk, office: Office, qtbot: QtBot) -> None:
    """Class I is I: the helpdesk's German for “I” is its own."""
    use_language("de")
    try:
        office.run(save_person, PersonDraft("Anna", "Petersen", "Verkauf", "", "", entry=BEGIN))
        window = shown(desk, qtbot)
        page = opened(window, qtbot, "hr.people.people")
        assert isinstance(page, PeoplePage)
        qtbot.waitUntil(lambda: page.file.file is not None, timeout=PATIENCE)
        page._open_part("tax", 0, None)
        form = page.drawer.content
        assert isinstance(form, DrawerForm)
        box = form.fields["tax_class"].editor
        assert [box.itemText(at) for at in range(box.count())] == ["I", "II", "III", "IV", "V", "VI"]  # type: ignore[attr-defined]
        window.finish()
    finally:
        use_language("en")


def test_a_slip_that_was_computed_anew_is_closed_and_a_missing_bank_account_is_named(
    desk: Desk, office: Office, qtbot: QtBot
) -> None:
    """Esc closes a slip; computing closes what shows the old one; without a bank account the notice leads to the first one."""
    theme.apply("light")
    funds(office)
    hire(office, "A")
    window = shown(desk, qtbot)
    page = opened(window, qtbot, "hr.payroll.month")
    assert isinstance(page, MonthPage)
    assert [one.text().strip() for one in page.panel.empty.buttons()] == ["Compute all"]
    done = office.run(compute, JANUARY)
    office.news()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    page.panel.view.table.selectRow(0)

    def open_slip() -> SlipView:
        act(page, "Explain")
        qtbot.waitUntil(lambda: isinstance(page.drawer.content, SlipView), timeout=PATIENCE)
        view = page.drawer.content
        assert isinstance(view, SlipView)
        return view

    qtbot.keyClick(open_slip().tree, Qt.Key.Key_Escape)
    assert page.drawer.content is None
    open_slip()
    act(page, "Compute all")
    settle(qtbot, desk)
    assert page.drawer.content is None
    assert window.status.notice.text().startswith("0 slips computed")
    second_person(office).run(release, done.run)
    window.desk.office.news()
    qtbot.waitUntil(lambda: page.guide is not None and page.guide.state == "released", timeout=PATIENCE)
    page.step("bank")
    qtbot.waitUntil(lambda: "There is no bank account yet" in window.status.notice.text(), timeout=PATIENCE)
    window.finish()
