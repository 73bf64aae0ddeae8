"""Actions that the state of the current row forbids are grey, with the reason, in head, menu and palette: nobody is offered what is refused at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.core.states import Machine
from app.data.declarative import Base
from app.data.unit import table_of
from app.modules.finance.chart.models import Period
from app.modules.finance.chart.rules import PERIOD
from app.modules.finance.purchases.models import Purchase
from app.modules.finance.purchases.rules import invoices
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.rules import absences
from app.modules.hr.recruiting.models import Vacancy
from app.modules.hr.recruiting.rules import stages
from app.modules.hr.travel.models import Trip
from app.modules.hr.travel.rules import trips
from app.modules.inventory.purchasing.models import PurchaseOrder
from app.modules.inventory.purchasing.rules import orders
from app.ui.approval import NOT_MINE
from app.ui.list_page import ListPage
from app.ui.list_tabs import ListTabs
from app.ui.window import Window
from tests.ui.conftest import opened, settle, without_look

# page, the tab that lists all, its table and machine, and steps by the words of their actions
CASES = (
    ("finance.chart.periods", 0, Period, PERIOD, {"Close period": ("close",), "Open again": ("open",)}),
    ("finance.purchases.invoices", 0, Purchase, invoices.MACHINE, {"Ask for approval": ("ask",), "Discard": ("discard",), "No longer disputed": ("release", "release_posted"), "Post": ("post",)}),
    ("hr.absence.requests", 1, Absence, absences.MACHINE, {"Cancel the absence": ("cancel",), "Approve": ("approve",), "Reject …": ("reject",)}),
    ("hr.recruiting.vacancies", 0, Vacancy, stages.VACANCY, {"Put on hold": ("hold",), "Resume": ("resume",), "Call off": ("withdraw",), "Hand in …": ("ask",)}),
    ("hr.travel.trips", 2, Trip, trips.MACHINE, {"Hand in": ("ask",), "Post": ("post",), "Take away": ("change",)}),
    ("inventory.purchasing.orders", 0, PurchaseOrder, orders.MACHINE, {"Ask for approval": ("ask",), "Make it a draft again": ("withdraw",), "Take a delivery in": ("receive",)}),
)  # fmt: skip


@pytest.mark.parametrize(("key", "place", "kind", "machine", "steps"), CASES, ids=[case[0] for case in CASES])
def test_what_the_state_forbids_is_grey(
    window: Window,
    qtbot: QtBot,
    key: str,
    place: int,
    kind: type[Base],
    machine: Machine,
    steps: dict[str, tuple[str, ...]],
) -> None:
    """In each state that rows have: grey with the sentence of the command, and free where the command takes it, but for what else a row lacks."""
    without_look(window)
    page = opened(window, qtbot, key)
    assert isinstance(page, ListPage | ListTabs)
    if isinstance(page, ListTabs):
        page.go(place)
    settle(qtbot, window.desk)
    table, listed = table_of(kind), set(page.panel.model.keys)
    with window.desk.office.book.engine.connect() as connection:
        rows = connection.execute(select(table.c.id, table.c.state)).all()
    states = {row.state: row.id for row in rows if row.id in listed}
    actions = {action.title: action for action in page.page_actions}
    assert states
    for state, row in states.items():
        page.panel.select_key(row)
        settle(qtbot, window.desk)
        page.look_again()
        for title, some in steps.items():
            reason = page.head.reason(actions[title])
            may = any(machine.may(state, step) for step in some)
            if may:
                assert reason in ("", NOT_MINE, orders.NONE_TO_COME), (state, title)
            else:
                assert reason == str(machine.refusal(state)), (state, title)
