"""The pages of fixed assets: a new asset, its plan, a run, a disposal, an addition from the ledger, and the schedule."""

from __future__ import annotations

import datetime

from pytestqt.qtbot import QtBot

from app.modules.finance.fixed_assets.pages.assets import AssetsPage
from app.modules.finance.fixed_assets.pages.schedule import SchedulePage
from app.modules.finance.fixed_assets.queries.assets import asset_view
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.ui.forms import Form
from app.ui.lists.outline import OutlineTable
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, settle


def opened(window: Window, qtbot: QtBot) -> AssetsPage:
    """Open the register."""
    window.open("finance.fixed_assets.assets")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, AssetsPage)
    return page


def form_of(page: AssetsPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def test_an_addition_becomes_an_asset(window: Window, qtbot: QtBot) -> None:
    """The form comes filled from the entry; a wrong method is marked; the kind suggests its months; the run posts it."""
    day = datetime.date(2025, 6, 2)
    lines = (LineDraft("0520", 30_000_00), LineDraft("1800", -30_000_00))
    window.desk.office.run(post, EntryDraft(day, "KFZ-1", "Transporter", lines))
    page = opened(window, qtbot)
    act(page, "From an entry …")
    settle(qtbot, window.desk)
    form = form_of(page)
    assert (form.fields["name"].text(), form.fields["account"].text()) == ("Transporter", "0520")
    form.fields["method"].set_text("electric")
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["method"].bad
    form.fields["method"].set_text("linear")
    form.fields["life"].taken.emit("Car")
    assert form.fields["months"].text() == "72"
    form.submit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(
        lambda: any(
            page.panel.model.value(i, "name") == "Transporter" for i in range(page.panel.model.rowCount())
        ),
        timeout=PATIENCE,
    )
    act(page, "Post depreciation …")
    settle(qtbot, window.desk)
    form_of(page).submit()
    settle(qtbot, window.desk)
    assert "Depreciation of 1 asset posted: 416.67" in window.status.notice.text()
    act(page, "From an entry …")
    qtbot.waitUntil(lambda: "Every addition" in window.status.notice.text(), timeout=PATIENCE)
    assert "Every addition" in window.status.notice.text()


def test_plan_change_and_disposal(window: Window, qtbot: QtBot) -> None:
    """Enter shows the plan by year and what was posted; a disposal takes the asset out."""
    page = opened(window, qtbot)
    key = page.panel.model.keys[0]
    page.panel.view.table.selectRow(0)
    page.open_row(key)
    settle(qtbot, window.desk)
    plan = page.drawer.content
    assert isinstance(plan, OutlineTable)
    years = [line for line in plan.outline.lines if line.strong]
    assert [line.amounts for line in years][-1][1] == 0
    act(page, "Dispose …")
    settle(qtbot, window.desk)
    form = form_of(page)
    form.fields["day"].set_text("30.06.2025")
    form.fields["proceeds"].set_text("10,00")
    form.submit()
    settle(qtbot, window.desk)
    assert window.desk.read_blocking(asset_view, key).info.disposed == datetime.date(2025, 6, 30)
    for title in ("Add later cost …", "Write down …", "Move to another account …"):
        act(page, title)
        settle(qtbot, window.desk)
        form = form_of(page)
        form.fields["day"].set_text("30.06.2025")
        for name, text in (("amount", "1"), ("account", "0640"), ("reason", "x")):
            if name in form.fields:
                form.fields[name].set_text(text)
        form.submit()
        settle(qtbot, window.desk)
        assert form.fields["day"].bad, title


def test_the_schedule_agrees(window: Window, qtbot: QtBot) -> None:
    """The last row is the total; the pill says that the ledger holds the same."""
    window.open("finance.fixed_assets.schedule")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, SchedulePage)
    page.bar.put(datetime.date(2025, 1, 1), datetime.date(2025, 6, 30))
    page.refresh()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.state.text() == "agrees with the ledger", timeout=PATIENCE)
    *rows, total = page.rows.outline.lines
    assert total.amounts[6] == sum(row.amounts[6] or 0 for row in rows)
