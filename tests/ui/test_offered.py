"""What a page offers for a row is done, or leads to a form: nothing that the state of the row or the list that is shown forbids stands there as if it could be done."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.core.errors import Invalid
from app.core.manifest import discover
from app.data.office import Office
from app.data.unit import table_of
from app.data.workflow import waiting_for
from app.modules.finance.tax.api import Taxation, TaxationDraft
from app.modules.finance.vat.services import save_taxation
from app.modules.inventory.purchasing.models import OrderReceipt
from app.modules.organisation.meetings.rules import meetings
from app.ui.approval import NOT_MINE
from app.ui.list_tabs import ListTabs
from app.ui.page_head import first_of
from app.ui.window import Window
from tests.bench.offered import DECLARED, Offered
from tests.bench.role_actions import nothing_opens
from tests.ui.conftest import opened, settle, without_look

DRAWN = 2  # pages of some lists; the whole walk is tests.bench.offered
AS_THEY_ARE = ("finance.sales.documents", "inventory.purchasing.deliveries", "it.security.security")


def test_what_is_offered_for_a_row_is_not_refused_for_its_state(window: Window, qtbot: QtBot) -> None:
    """Every action that is not grey, on rows of each state: no refusal of a state, no “choose another row”, nothing that falls."""
    without_look(window)
    pages = [key for module in discover() for key, page in module.pages() if window.desk.may(page.needs)]
    drawn = random.Random(14).sample(sorted(pages), DRAWN)
    walk = Offered(window)
    with nothing_opens():
        for key in (*AS_THEY_ARE, *drawn):
            walk.page(key, most=2, each=1)
    settle(qtbot, window.desk)
    assert walk.done > 40
    assert [one for one in walk.found if one[2].startswith(DECLARED)] == []


def test_an_action_names_the_list_its_rows_are_in(window: Window, qtbot: QtBot) -> None:
    """On another list the action is grey and says where a row of it is chosen, with the key that leads there."""
    without_look(window)
    page = opened(window, qtbot, "inventory.purchasing.deliveries")
    assert isinstance(page, ListTabs)
    back = next(one for one in page.page_actions if one.title == "Send back …")
    assert page.panel.model.source.table == table_of(OrderReceipt).name
    assert page.head.reason(back) == ""
    page.go(1)
    settle(qtbot, window.desk)
    assert page.head.reason(back) == "Please choose a row under “Deliveries” (Ctrl+1) first."


def test_only_what_waits_for_somebody_is_theirs_to_decide(window: Window, qtbot: QtBot) -> None:
    """Approve and reject are free for what waits for who sits here, and grey with the reason for all else."""
    without_look(window)
    page = opened(window, qtbot, "hr.absence.requests")
    assert isinstance(page, ListTabs)
    approve = next(one for one in page.page_actions if one.title == "Approve")
    login = window.desk.office.actor.login
    mine = {one.key for one in window.desk.office.read(waiting_for, login, "absence")}
    keys = list(page.panel.model.keys)
    assert keys
    for key in keys:
        page.panel.select_key(key)
        settle(qtbot, window.desk)
        page.look_again()
        assert page.head.reason(approve) == ("" if key in mine else NOT_MINE)


def test_an_item_of_finished_minutes_stays(window: Window, qtbot: QtBot) -> None:
    """What is on the agenda is taken away while its meeting is prepared or held, and no longer once its minutes wait for approval."""
    without_look(window)
    page = opened(window, qtbot, "organisation.meetings.meetings")
    assert isinstance(page, ListTabs)
    page.go(2)
    settle(qtbot, window.desk)
    away = next(one for one in page.page_actions if one.title == "Take away")
    seen = set()
    for row in range(page.panel.model.rowCount()):
        page.panel.view.table.selectRow(row)
        settle(qtbot, window.desk)
        page.look_again()
        state = page.held("meeting_state")
        seen.add(state)
        settled = state is not None and not meetings.MACHINE.may(state, "prepare")
        assert page.head.reason(away) == (str(meetings.MACHINE.refusal(state)) if settled else ""), state
    assert "review" in seen
    assert len(seen) > 1


def test_reasons_are_told_in_order() -> None:
    """The first reason that there is, counts; none leaves the action free."""
    assert first_of(lambda: "", lambda: "second", lambda: "third")() == "second"
    assert first_of(lambda: "", lambda: "")() == ""


def test_a_rehearsal_asks_for_what_is_needed(demo: Office) -> None:
    """A draft without a day that it needs is refused by its field, as when it is kept; nothing falls."""
    empty: Any = None  # as a form without a day gives it
    draft = TaxationDraft(empty, "accrual")
    with pytest.raises(Invalid) as refused:
        demo.rehearse(save_taxation, draft)
    assert refused.value.field == "valid_from"
    with demo.book.engine.connect() as connection:
        assert connection.execute(select(table_of(Taxation).c.id)).all() == []
