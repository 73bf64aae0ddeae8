"""Delivered devices at the desk: an article is tied to a model, the delivery becomes devices, a second click leads on."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from app.modules.inventory.purchasing.pages.deliveries import DeliveriesPage
from app.modules.it.arrivals.pages.arrivals import ArrivalsPage
from app.modules.it.arrivals.pages.ties import TiesPage
from app.modules.it.arrivals.queries import arrival_of
from app.modules.it.assets.services.masters import make_model
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.inventory.buying_cases import come, ordered, supplier
from tests.modules.inventory.stock_cases import stocked
from tests.ui.conftest import act, opened, settle


def test_from_the_delivery_to_the_devices(window: Window, qtbot: QtBot) -> None:
    """From the list of deliveries to the form: too many pieces are marked and nothing is lost, then devices are made."""
    desk = window.desk
    office = desk.office
    article, model = stocked(office, "NB-1"), office.run(make_model, "Laptop", "Lenovo", "T14")
    receipt = come(office, ordered(office, supplier(office), (article, 3, 800)), (0, 3))[0]
    ties = opened(window, qtbot, "it.arrivals.ties", "new")
    assert isinstance(ties, TiesPage)
    settle(qtbot, desk)
    form: Any = ties.drawer.content
    form.fields["article"].set_text(form.fields["article"].shown(article))
    form.fields["model"].set_text(form.fields["model"].shown(model))
    form.submit()
    settle(qtbot, desk)
    deliveries = opened(window, qtbot, "inventory.purchasing.deliveries")
    assert isinstance(deliveries, DeliveriesPage)
    deliveries.panel.select_key(receipt)
    qtbot.waitUntil(lambda: deliveries.panel.current_key() == receipt, timeout=PATIENCE)
    act(deliveries, "Make devices …")
    settle(qtbot, desk)
    page = window.current()
    assert isinstance(page, ArrivalsPage)
    form = page.drawer.content
    assert form.fields["count"].value() == 3
    form.fields["count"].set_text("4")
    form.fields["serials"].set_text("S1, S2, S3")
    form.submit()
    settle(qtbot, desk)
    assert form.fields["serials"].text() == "S1, S2, S3"
    one = desk.read_blocking(arrival_of, "inventory_receipt", receipt)
    assert one is not None
    assert one.made == 0
    form.fields["count"].set_text("3")
    form.submit()
    settle(qtbot, desk)
    one = desk.read_blocking(arrival_of, "inventory_receipt", receipt)
    assert one is not None
    assert (one.made, one.left) == (3, 0)
    page.panel.select_key(one.move)
    qtbot.waitUntil(lambda: page.panel.current_key() == one.move, timeout=PATIENCE)
    act(page, "Make devices …")  # nothing is left: no form is shown
    settle(qtbot, desk)
    assert not page.drawer.isVisible()
