"""Buying at the desk: an order with a line, placed, taken in, sent back; the reorder inbox becomes an order."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.planning.pages.reorder import ReorderPage
from app.modules.inventory.purchasing.pages.deliveries import DeliveriesPage
from app.modules.inventory.purchasing.pages.orders import OrdersPage
from app.modules.inventory.purchasing.queries.orders import order, orders
from app.modules.inventory.stock.api import stock_of
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.inventory.buying_cases import supplier
from tests.modules.inventory.stock_cases import ONE, stocked, store
from tests.ui.conftest import act, opened, settle


def fill(form: Any, **texts: str) -> None:
    """Type into a form."""
    for key, text in texts.items():
        form.fields[key].set_text(text)


def test_from_the_draft_to_the_way_back(window: Window, qtbot: QtBot) -> None:
    """The head and a line are typed, the price comes from the supplier; placed, taken in by half blocked, and sent back."""
    desk = window.desk
    office = desk.office
    who, article = supplier(office, "Schrauben Voss"), stocked(office, "ZZ-1")
    office.run(save_supplier, SupplierDraft(article, who, "V-1", 2_5000))
    page = opened(window, qtbot, "inventory.purchasing.orders", "new")
    assert isinstance(page, OrdersPage)
    settle(qtbot, desk)
    form: Any = page.drawer.content
    form.fields["contact"].set_text(form.fields["contact"].shown(who))
    form.submit()
    settle(qtbot, desk)
    key = desk.read_blocking(orders, who)[0].id
    page.panel.select_key(key)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    act(page, "Add a line")
    settle(qtbot, desk)
    form = page.drawer.content
    form.fields["article"].set_text(form.fields["article"].shown(article))
    fill(form, quantity="8")
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(order, key).net == 2000
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)
    act(page, "Place the order")  # the row is its line: it is the line's order that goes out
    settle(qtbot, desk)
    assert desk.read_blocking(order, key).number
    act(page, "Take a delivery in")
    settle(qtbot, desk)
    form = page.drawer.content
    form.fields["place"].set_text(form.fields["place"].shown(store(office)))
    assert form.fields["wrong1"].isHidden()  # while all is accepted, nobody is asked how many are wrong
    form.fields["verdict1"].set_text("blocked")
    assert not form.fields["wrong1"].isHidden()
    fill(form, document="LS-9", quantity1="4", wrong1="1", reason1="Kratzer")
    form.fields["verdict1"].set_text("blocked")
    form.submit()
    settle(qtbot, desk)
    assert [one.quantity // ONE for one in desk.read_blocking(stock_of, article).levels] == [
        3,
        1,
    ]  # in order, and quarantined
    assert desk.read_blocking(order, key).progress == "part"
    receipts = opened(window, qtbot, "inventory.purchasing.deliveries")
    assert isinstance(receipts, DeliveriesPage)
    settle(qtbot, desk)
    receipts.panel.select_key(receipts.panel.model.keys[0])
    settle(qtbot, desk)
    assert (
        receipts.records.target.table == "inventory_receipt"
    )  # not what a hidden list picked when it was filled
    act(receipts, "Send back …")
    settle(qtbot, desk)
    form = receipts.drawer.content
    fill(form, quantity="1", reason="zerkratzt")
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(stock_of, article).quantity == 3 * ONE


def test_the_inbox_becomes_an_order(window: Window, qtbot: QtBot) -> None:
    """A row says why; F8 makes a draft for its supplier, and the row is gone."""
    desk = window.desk
    office = desk.office
    who, article = supplier(office, "Schrauben Voss"), stocked(office, "ZZ-2", minimum=5 * ONE)
    office.run(save_supplier, SupplierDraft(article, who, "V-2", 1_0000))
    page = opened(window, qtbot, "inventory.planning.reorder")
    assert isinstance(page, ReorderPage)
    settle(qtbot, desk)
    page.panel.select_key(article)
    row = list(page.panel.model.keys).index(article)
    assert page.panel.model.value(row, "words").startswith("Minimum stock 5; 0 free")
    act(page, "Make the orders")
    settle(qtbot, desk)
    assert [one.state for one in desk.read_blocking(orders, who)] == ["draft"]
    qtbot.waitUntil(lambda: article not in list(page.panel.model.keys), timeout=PATIENCE)
