"""The page of recurring invoices by its keys: a contract and its positions, a price step, what is due, billed by F8."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.modules.finance.sales.pages.lines_field import LinesField
from app.modules.finance.sales.pages.recurring import RecurringPage
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.recurring import billed_starts, due, recurring, steps_of
from app.modules.finance.sales.rules.documents import LineDraft
from app.ui.desk import Desk
from app.ui.forms import Form
from tests.conftest import PATIENCE
from tests.modules.finance.sales_cases import ready
from tests.ui.conftest import act, fill, settle


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> RecurringPage:
    """Return the page on a book with one customer."""
    ready(desk.office)
    made = RecurringPage(desk)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    settle(qtbot, desk)
    return made


def form_of(page: RecurringPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def test_a_contract_from_its_positions_to_its_invoices(page: RecurringPage, qtbot: QtBot) -> None:
    """Nothing is due in an empty list; a contract without positions says what is missing; with them each period is billed once."""
    desk, office = page.desk, page.desk.office
    assert page.due_sum.text() == "Nothing is due."
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    fill(form_of(page), contact="1001", title="Wartung", since="01.10.2026")
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.due_list.count() == 2, timeout=PATIENCE)
    key = page.panel.current_key()
    assert key is not None
    qtbot.keyClick(page, Qt.Key.Key_F8)
    settle(qtbot, desk)
    assert office.read(billed_starts, key) == {}  # no positions yet

    act(page, "Positions …")
    settle(qtbot, desk)
    form = form_of(page)
    assert not form.fields["contact"].isVisible()
    lines = form.fields["lines"]
    assert isinstance(lines, LinesField)
    lines.put_row(0, LineDraft("Wartung", 10_000, 95_0000))
    form.submit()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: "95.00 € before tax" in page.next.text(), timeout=PATIENCE)

    act(page, "Price step …")
    settle(qtbot, desk)
    form = form_of(page)
    assert (form.fields["percent"].isVisible(), form.fields["index_new"].isVisible()) == (True, False)
    fill(form, since="01.11.2026", percent="10")
    settle(qtbot, desk)
    assert [one.draft.percent for one in office.read(steps_of, key)] == [1000]
    qtbot.waitUntil(lambda: page.due_sum.text() == "2 periods, 199.50 € before tax", timeout=PATIENCE)

    qtbot.keyClick(page, Qt.Key.Key_F8)
    settle(qtbot, desk)
    made = office.read(billed_starts, key)
    assert [office.read(document, one).net for one in made.values()] == [95_00, 104_50]
    qtbot.waitUntil(lambda: page.due_sum.text() == "Nothing is due.", timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.billed.count() == 2, timeout=PATIENCE)
    page.steps.setCurrentRow(0)
    page.drop_step()  # a billed period used it
    settle(qtbot, desk)
    assert len(office.read(steps_of, key)) == 1

    page.change()
    settle(qtbot, desk)
    fill(form_of(page), cancelled="10.12.2026")
    settle(qtbot, desk)
    assert office.read(recurring, key).draft.cancelled == datetime.date(2026, 12, 10)
    qtbot.waitUntil(lambda: "(10 of 31 days)" in page.next.text(), timeout=PATIENCE)
    act(page, "Bill this one")
    settle(qtbot, desk)
    assert office.read(due, datetime.date(2026, 11, 23)) == []
