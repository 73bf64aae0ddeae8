"""The page of open items: what is chosen is settled with a payment or written off, and taken back from its tab."""

from __future__ import annotations

import datetime

from pytestqt.qtbot import QtBot

from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.open_items.pages.open_items import OpenItemsPage
from app.modules.finance.open_items.queries.items import open_on
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.finance.test_tax_papers import booked
from tests.ui.conftest import act, settle

D = datetime.date


def page_of(window: Window, qtbot: QtBot) -> OpenItemsPage:
    """Open the page."""
    window.open("finance.open_items.open_items")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, OpenItemsPage)
    return page


def test_a_claim_is_settled_and_taken_back(window: Window, qtbot: QtBot) -> None:
    """A payment under the bank's number settles the invoice; a wrong amount marks its field; taken back both are open again."""
    office = window.desk.office
    office.run(save_account, AccountDraft("19999", "Zander Bau GmbH", "Zander Bau GmbH"))
    day = window.desk.today()
    booked(office, day, "ZR-1", ("19999", 119_00), ("4400", -119_00, "UST19"))
    booked(office, day, "0311", ("1800", 118_00), ("19999", -118_00))
    page = page_of(window, qtbot)
    page.panel.model.set_filters({"account": "19999", "document": "ZR-1"})
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    page.panel.view.table.selectRow(0)
    act(page, "Settle …")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["amount"].set_text("500")
    form.submit()
    assert form.fields["amount"].bad
    assert "up to" in form.fields["amount"].editor.accessibleDescription()
    form.fields["amount"].set_text("")
    form.fields["kind"].set_text("small")
    form.submit()
    settle(qtbot, window.desk)
    assert "1 item settled" in window.status.notice.text()
    assert office.read(open_on, ["19999"]) == []
    page.go(2)
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    page.panel.view.table.selectRow(0)
    act(page, "Take back …")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["taken_reason"].set_text("falsche Zahlung")
    form.submit()
    settle(qtbot, window.desk)
    assert {one.document: one.amount for one in office.read(open_on, ["19999"])} == {
        "ZR-1": 119_00,
        "0311": -118_00,
    }
