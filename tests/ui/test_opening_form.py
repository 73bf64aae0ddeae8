"""The form of opening balances: typed by keys, names and sums beside, kept when it is left, posted once."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.core.manifest import topics
from app.modules.cockpit.today.queries import first_steps
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.pages.journal import JournalPage
from app.modules.finance.ledger.pages.opening_form import OpeningBalances
from app.ui.desk import Desk
from tests.ui.conftest import PATIENCE


def begun(desk: Desk, qtbot: QtBot) -> tuple[JournalPage, OpeningBalances]:
    """Open the form as the first step does."""
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    step = next(one for topic in topics() for one in topic.first_steps if one.request == "opening")
    page.request(step.request)
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, OpeningBalances), timeout=PATIENCE)
    form = page.drawer.content
    assert isinstance(form, OpeningBalances)
    return page, form


def type_row(form: OpeningBalances, row: int, *texts: str) -> None:
    """Type cells as an editor leaves them."""
    grid = form.fields["rows"].grid  # type: ignore[attr-defined]
    for column, text in enumerate(texts):
        grid.item(row, column).setText(text)


def test_balances_are_typed_and_posted(desk: Desk, qtbot: QtBot) -> None:
    """A number gets its name, a part of a name its number; the sums say what is missing; the step is done then."""
    page, form = begun(desk, qtbot)
    field = form.fields["rows"]
    assert form.message.text().startswith("Each is posted")
    type_row(form, 0, "1800", "12500")
    assert field.grid.item(0, 0).text() == "1800 Bank"  # type: ignore[attr-defined]
    assert "12,500.00 still missing in credit" in field.hint.text()
    field.begin_row()  # type: ignore[attr-defined]
    type_row(form, 1, "subscribed capital", "", "12500")
    assert field.grid.item(1, 0).text().startswith("2900 ")  # type: ignore[attr-defined]
    assert "missing" not in field.hint.text()
    form.submit()
    qtbot.waitUntil(lambda: page.drawer.content is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 2, timeout=PATIENCE)
    assert next(one for one in desk.office.read(first_steps) if one.step.request == "opening").done
    again, form = begun(desk, qtbot)
    assert "2 balances are posted already." in form.message.text()
    type_row(form, 0, "1800", "1")
    form.submit()
    qtbot.waitUntil(lambda: form.fields["rows"].bad, timeout=PATIENCE)
    assert again.panel.model.rowCount() == 2


def test_enter_goes_where_something_is_due(desk: Desk, qtbot: QtBot) -> None:
    """From a debit to the next row; a debtor's balance asks for its voucher."""
    desk.office.run(save_account, AccountDraft("10000", "Partner", "Partner"))
    _page, form = begun(desk, qtbot)
    grid = form.fields["rows"].grid  # type: ignore[attr-defined]
    type_row(form, 0, "1800", "5")
    grid.setCurrentCell(0, 1)
    grid.go_on()
    assert (grid.currentRow(), grid.currentColumn()) == (1, 0)
    type_row(form, 1, "10000", "", "7,50")
    grid.setCurrentCell(1, 1)
    grid.go_on()
    assert grid.currentColumn() == 2
    grid.go_on()
    assert (grid.currentRow(), grid.currentColumn()) == (1, 3)
    assert [grid.item(0, 1).text(), grid.item(1, 2).text()] == ["5.00", "7.50"]
    type_row(form, 1, "10000", "x")
    assert grid.item(1, 1).text() == "x"


def test_what_was_typed_comes_back(desk: Desk, qtbot: QtBot) -> None:
    """A form that was left half typed has its rows again; an account nobody knows keeps what was typed and is refused."""
    _page, form = begun(desk, qtbot)
    type_row(form, 0, "4711999", "1")
    form.keep_now()
    _page, form = begun(desk, qtbot)
    assert form.fields["rows"].grid.item(0, 0).text() == "4711999"  # type: ignore[attr-defined]
    form.submit()
    qtbot.waitUntil(lambda: form.fields["rows"].bad, timeout=PATIENCE)
    type_row(form, 0, "1800", "1", "1")
    form.submit()
    qtbot.waitUntil(lambda: "either" in form.fields["rows"].hint.text(), timeout=PATIENCE)
