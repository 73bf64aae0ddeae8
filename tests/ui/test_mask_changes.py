"""Changing lines of a stack in the mask, taking them out and back, and the balances it shows meanwhile."""

from __future__ import annotations

import datetime
import random

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.office import Office
from app.modules.finance.booking.pages.known import known_now
from app.modules.finance.booking.pages.mask_page import MaskPage
from app.modules.finance.booking.pages.template_form import use_template
from app.modules.finance.booking.queries import TemplateRow, line_rows
from app.modules.finance.booking.rules import MaskLine, moved_by
from app.modules.finance.booking.services import delete_line, open_stack, post_stack, save_line
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.ui.desk import Desk, Notice
from tests.conftest import PATIENCE
from tests.ui.conftest import act, settle
from tests.ui.test_mask import page, typed

__all__ = ["page"]


def keyed(page: MaskPage, qtbot: QtBot, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    """Press a key in the field that has the focus."""
    qtbot.keyClick(page.window().focusWidget(), key, *more)


def action(page: MaskPage, key: str) -> None:
    """Do what a key of the page does."""
    next(one for one in page.page_actions if one.key == key).slot()


def rows_of(page: MaskPage, desk: Desk) -> list[tuple[int, str]]:
    """Return amount and document of the stack's lines as they are kept."""
    assert page.stack is not None
    return [(row.line.amount, row.line.document) for row in desk.read_blocking(line_rows, page.stack.id)]


@pytest.mark.parametrize("leave", ["esc", "repeat", "template", "restart"])
def test_what_follows_a_change_that_was_left_is_a_line_of_its_own(
    page: MaskPage, qtbot: QtBot, desk: Desk, leave: str
) -> None:
    """F8, then anything that puts other texts into the mask: the next line never replaces the old one, and one begun comes back as that."""
    typed(page, qtbot, "10", "s", "", "1800", "A", "", "4", "6800", "", "Porto")
    settle(qtbot, desk)
    page.table.selectRow(0)
    act(page, "Zeile ändern")
    if leave == "esc":
        keyed(page, qtbot, Qt.Key.Key_Escape)
    elif leave == "repeat":
        keyed(page, qtbot, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
        page.entry.fill({})
    elif leave == "template":
        use_template(page.entry, TemplateRow(1, "P", "S", "", "1800", account="6800", cost1="", text="Porto"))
        page.entry.fill({})
    else:
        page.entry.fields["amount"].set_text("11,00")
        page.entry.keep()
        page = MaskPage(desk)
        qtbot.addWidget(page)
        page.show()
        settle(qtbot, desk)
        assert page.entry.texts()["amount"] == "11,00"
        page.entry.submit()
        settle(qtbot, desk)
        assert rows_of(page, desk) == [(11_00, "A")]
        return
    page.entry.fields["amount"].line.setFocus()
    typed(page, qtbot, "20", "s", "", "1800", "B", "", "5", "6800", "", "Porto")
    settle(qtbot, desk)
    assert rows_of(page, desk) == [(10_00, "A"), (20_00, "B")]


def test_ctrl_z_brings_back_what_esc_emptied(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Also the line that was being changed stays the one that is changed."""
    typed(page, qtbot, "10", "s", "", "1800", "A", "", "4", "6800", "", "Porto")
    settle(qtbot, desk)
    page.table.selectRow(0)
    act(page, "Zeile ändern")
    keyed(page, qtbot, Qt.Key.Key_Escape)
    assert not any(page.entry.texts().values())
    keyed(page, qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.entry.texts()["document"] == "A"
    page.entry.fields["amount"].set_text("12,00")
    page.entry.submit()
    settle(qtbot, desk)
    assert rows_of(page, desk) == [(12_00, "A")]


def test_live_balances_are_what_posting_makes_of_them(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """119 with 19 %: before posting 100 net, 19 tax and 119 on the bank; after posting the same, and after another desk posted too."""

    def shown() -> dict[str, str]:
        found = {}
        for number in ("6815", "1800", "1406"):
            page.entry.fill({"contra": number})
            found[number] = page.entry._below["contra"].text()
        page.entry.fill({})
        return found

    typed(page, qtbot, "119", "h", "9", "6815", "A", "", "4", "1800", "", "Papier")
    settle(qtbot, desk)
    wanted = {"6815": "100,00 S", "1800": "119,00 H", "1406": "19,00 S"}
    assert shown() == wanted
    action(page, "Ctrl+Shift+Return")
    qtbot.waitUntil(lambda: page.stack.id == 0, timeout=PATIENCE)  # type: ignore[union-attr]
    settle(qtbot, desk)
    assert shown() == wanted
    balances = desk.read_blocking(balances_at, datetime.date(2026, 11, 30))
    assert (balances["6815"], balances["1800"], balances["1406"]) == (100_00, -119_00, 19_00)
    lines = (LineDraft("6815", 1_00), LineDraft("1800", -1_00))
    desk.office.run(post, EntryDraft(datetime.date(2026, 11, 5), "X", "X", lines))
    qtbot.waitUntil(lambda: shown()["6815"] == "101,00 S", timeout=PATIENCE)


def test_undo_puts_a_line_back_into_its_split(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """A part of a split entry that was taken out goes back to its place and its entry, whatever was typed since; the stack posts."""
    notices: list[Notice] = []
    desk.noticed.connect(notices.append)
    for amount, side, account in (("129", "h", "1800"), ("119", "s", "6815"), ("10", "s", "6800")):
        page.entry.fill({})
        page.entry.fields["amount"].setFocus()
        typed(page, qtbot, amount, side, "", "", "R", "", "4", account, "", "Einkauf")
        settle(qtbot, desk)
    assert page.stack is not None
    before = desk.read_blocking(line_rows, page.stack.id)
    page.table.selectRow(0)  # the newest: its key is the one SQLite would give again
    act(page, "Zeile herausnehmen")
    settle(qtbot, desk)
    page.entry.fill({})
    page.entry.fields["amount"].setFocus()
    typed(page, qtbot, "5", "s", "", "1800", "Z", "", "6", "6800", "", "Porto")
    settle(qtbot, desk)
    next(one for one in notices if one.act is not None).act()  # type: ignore[misc]
    settle(qtbot, desk)
    after = desk.read_blocking(line_rows, page.stack.id)
    assert [(row.id, row.line) for row in after][:3] == [(row.id, row.line) for row in before]
    assert len(after) == 4
    action(page, "Ctrl+Shift+Return")
    qtbot.waitUntil(lambda: page.stack.id == 0, timeout=PATIENCE)  # type: ignore[union-attr]
    settle(qtbot, desk)


def test_what_lines_will_move_is_what_posting_moves(office: Office) -> None:
    """Random lines with every key and automatic accounts: the sums before posting are the balances after it."""
    dice, day = random.Random(19), datetime.date(2026, 11, 4)
    known = office.read(known_now)
    stack = office.run(open_stack, "Zufall", datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))
    wanted: dict[str, int] = {}
    posted = 0
    while posted < 80:
        contra, account = dice.sample(["1800", "6815", "4400", "4300", "5400", "6300", "1600", "3300"], 2)
        bu = dice.choice(["", "", "9", "8", "3", "2", "40", "94"])
        line = MaskLine(
            dice.randint(1, 99_999),
            dice.choice("SH"),
            bu,
            contra,
            "Z",
            document2="",
            day=day,
            account=account,
        )
        row = office.run(save_line, stack, line)
        if row.fault:
            office.run(delete_line, row.id)
            continue
        posted += 1
        for number, amount in moved_by(line, known.by_number, known.cases).items():
            wanted[number] = wanted.get(number, 0) + amount
    office.run(post_stack, stack)
    found = office.read(balances_at, day)
    assert {n: a for n, a in wanted.items() if a} == {n: a for n, a in found.items() if a}
