"""Splitting a bank movement in the window: rows grow as they are filled, a document each, a minus for what goes against it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.modules.finance.banking.pages.inbox import InboxPage
from app.modules.finance.banking.pages.split_form import SplitForm
from app.modules.finance.booking.queries import line_rows, open_stacks
from app.ui.desk import Desk
from tests.conftest import PATIENCE
from tests.modules.finance.test_bank_splits import invoiced
from tests.modules.finance.test_banking import bring, movement
from tests.ui.conftest import act, settle


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[InboxPage]:
    """Return the inbox with a payment less Skonto, in German."""
    use_language("de")
    invoiced(desk.office, "10001", {"RE-1001": 570_00})
    (key,) = bring(desk.office, [movement(438_60, "Kunde", "RE-1001 abzgl. Skonto und Gutschrift")])
    made = InboxPage(desk)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    made.request(key)
    settle(qtbot, desk)
    yield made
    qtbot.wait(120)  # the page reads once more, a moment after the last change
    settle(qtbot, desk)


def split(page: InboxPage) -> SplitForm:
    """Open the form."""
    next(one for one in page.page_actions if one.key == "Ctrl+T").slot()
    return page.drawer.findChildren(SplitForm)[-1]


def test_a_split_with_skonto_credit_note_and_more_rows(page: InboxPage, qtbot: QtBot, desk: Desk) -> None:
    """The open item stands there with what is lacking; each filled row makes another; what is typed comes back after closing."""
    form = split(page)
    assert [
        form.fields[key].text() for key in ("account0", "amount0", "document0", "amount1", "document1")
    ] == [
        "10001",
        "570,00",
        "RE-1001",
        "-131,40",
        "RE-1001",
    ]
    assert "0,00" in form.message.text()
    rows = [
        ("4736", "-11,40", "RE-1001"),
        ("4400", "-100,00", "GS-1"),
        ("6855", "-15,00", ""),
        ("6800", "-5,00", ""),
    ]
    for place, (account, amount, document) in enumerate(rows, 1):
        form.fields[f"account{place}"].set_text(account)
        form.fields[f"amount{place}"].set_text(amount)
        form.fields[f"document{place}"].set_text(document)
    assert "account5" in form.fields
    form.give_up()
    form = split(page)
    assert form.fields["amount4"].text() == "-5,00"
    form.submit()
    settle(qtbot, desk)
    ((stack, _name),) = desk.read_blocking(open_stacks)
    lines = [row.line for row in desk.read_blocking(line_rows, stack)]
    assert {
        (line.account, line.side, line.amount, line.document)
        for line in lines
        if line.account in ("10001", "4736", "4400")
    } == {
        ("10001", "H", 570_00, "RE-1001"),
        ("4736", "S", 11_40, "RE-1001"),
        ("4400", "S", 100_00, "GS-1"),
    }
    assert not any(row.fault for row in desk.read_blocking(line_rows, stack))
    qtbot.waitUntil(lambda: "gebucht" in said(page), timeout=PATIENCE)
    assert "im Stapel" in said(page)
    act(page, "Bankstapel buchen")
    qtbot.waitUntil(lambda: said(page) == "gebucht", timeout=PATIENCE)


def test_a_movement_that_nobody_knows_is_split_too(desk: Desk, qtbot: QtBot) -> None:
    """Nothing is proposed and nothing was typed: the rows stand there empty."""
    (key,) = bring(desk.office, [movement(-12_34, "Unbekannt", "ohne Worte")])
    page = InboxPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.request(key)
    settle(qtbot, desk)
    form = split(page)
    assert [form.fields[f"account{place}"].text() for place in range(3)] == ["", "", ""]
    assert "12,34" in form.message.text() or "12.34" in form.message.text()
    qtbot.wait(120)
    settle(qtbot, desk)


def said(page: InboxPage) -> str:
    """Return the first line beside the list."""
    item = page.list.item(0)
    return item.text() if item is not None else ""
