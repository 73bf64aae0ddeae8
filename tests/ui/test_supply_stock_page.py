"""A supply is taken from the stock at the desk: bad inputs are marked and nothing is lost, then its own count is closed."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.modules.it.assets.models import Supply
from app.modules.it.assets.pages.supplies import SuppliesPage
from app.modules.it.assets.queries.supply_stock import own_count
from app.modules.it.assets.rules import SupplyDraft
from app.modules.it.assets.services.supplies import move_supply, save_supply
from app.ui.desk import Desk
from app.ui.window import Window
from tests.modules.inventory.stock_cases import held, stocked, store
from tests.ui.conftest import act, opened, settle


def tie_of(desk: Desk, key: int) -> tuple[int | None, int | None]:
    """Return article and place that a supply is taken from."""
    with desk.office.book.engine.connect() as connection:
        found = connection.execute(select(Supply.article_id, Supply.store_id).where(Supply.id == key)).one()
    return found.article_id, found.store_id


def test_from_an_own_count_to_the_stock_and_back(window: Window, qtbot: QtBot) -> None:
    """Written off without a reason is refused at its field; what is typed stays; a receipt is refused at its kind afterwards."""
    desk = window.desk
    office = desk.office
    article, place = stocked(office, "M-1"), store(office)
    key = office.run(save_supply, SupplyDraft("Maus", price=1000))
    office.run(move_supply, key, "in", 4)
    page = opened(window, qtbot, "it.assets.supplies", key)
    assert isinstance(page, SuppliesPage)
    settle(qtbot, desk)
    act(page, "Take from stock …")
    settle(qtbot, desk)
    form: Any = page.drawer.content
    assert form.fields["value"].value() == 4000
    form.fields["article"].set_text(form.fields["article"].shown(article))
    form.fields["store"].set_text(form.fields["store"].shown(place))
    form.fields["kept"].set_text(form.fields["kept"].shown("off"))
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(own_count, key) == 4
    assert form.fields["article"].value() == article
    form.fields["kept"].set_text(form.fields["kept"].shown("opening"))
    form.submit()
    settle(qtbot, desk)
    assert tie_of(desk, key) == (article, place)
    assert held(office, article) == (4, 4000)
    act(page, "Stock …")
    settle(qtbot, desk)
    form = page.drawer.content
    form.fields["kind"].set_text(form.fields["kind"].shown("in"))
    form.fields["count"].set_text("3")
    form.submit()
    settle(qtbot, desk)
    assert held(office, article)[0] == 4
    assert form.fields["count"].value() == 3
    form.fields["kind"].set_text(form.fields["kind"].shown("use"))
    form.submit()
    settle(qtbot, desk)
    assert held(office, article)[0] == 1
    act(page, "Own count again")
    settle(qtbot, desk)
    assert tie_of(desk, key) == (None, None)
