"""Leave and bonuses of a year on the page of lists for auditors: looked at, then posted."""

from __future__ import annotations

import datetime

from pytestqt.qtbot import QtBot

from app.data.office import Office
from app.modules.finance.closing.api import provision_schedule
from app.modules.hr.payroll.pages.audit import AuditPage
from app.ui import theme
from app.ui.desk import Desk
from app.ui.store import Store
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.hr.payroll_cases import hire
from tests.modules.hr.test_payroll_provided import at, quarter
from tests.ui.conftest import act, opened, settle


def test_leave_and_bonuses_are_posted_after_they_were_looked_at(office: Office, qtbot: QtBot) -> None:
    """The action shows the list first and posts nothing; again it posts, and once more says that nothing changed; who can't be reckoned is named."""
    end, post = datetime.date(2026, 12, 31), "Post leave and bonuses of the year"
    quarter(office, 1)
    theme.apply("light")
    desk = Desk(at(office, datetime.date(2027, 1, 8)), Store())
    window = Window(desk)
    qtbot.addWidget(window)
    window.show()
    page = opened(window, qtbot, "hr.payroll.audit")
    assert isinstance(page, AuditPage)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=PATIENCE)
    act(page, post)
    settle(qtbot, desk)
    assert page.kind.text() == "provided"
    assert "check the list" in window.status.notice.text()
    assert office.read(provision_schedule, end, end) == []
    act(page, post)
    settle(qtbot, desk)
    (held,) = office.read(provision_schedule, end, end)
    assert f"Leave {held.closing / 100:,.2f}, bonuses 0.00 are provided for." in window.status.notice.text()
    act(page, post)
    settle(qtbot, desk)
    assert "Nothing changed" in window.status.notice.text()
    hire(office, "Z", entry=datetime.date(2026, 11, 1))  # no month of hers is released
    act(page, post)
    settle(qtbot, desk)
    assert "Muster, Z can't be calculated" in window.status.notice.text()
    assert office.read(provision_schedule, end, end) == [held]
    window.finish()
    desk.close()
