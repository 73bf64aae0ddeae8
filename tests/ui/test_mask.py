"""The booking mask as a clerk uses it: keys only."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.errors import Busy
from app.core.messages import use_language
from app.data.office import Office
from app.modules.finance.booking.pages.mask_page import MaskPage
from app.modules.finance.booking.queries import line_rows, open_stacks
from app.modules.finance.booking.rules import ConstantDraft, MaskLine
from app.modules.finance.booking.services import begin_month, open_stack, save_constant, save_first_line
from app.modules.finance.ledger.queries.balances import balances_at
from app.ui.desk import Desk, Notice
from tests.conftest import PATIENCE
from tests.ui.conftest import act, settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> MaskPage:
    """Return the mask with an open stack of November 2026, in German."""
    use_language("de")
    desk.office.run(open_stack, "11/2026", datetime.date(2026, 11, 1), datetime.date(2026, 11, 30), 500_00)
    desk.office.run(save_constant, ConstantDraft("mi", "Miete Lager"))
    made = MaskPage(desk)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    made.entry.focus_first()
    settle(qtbot, desk)
    return made


def typed(page: MaskPage, qtbot: QtBot, *texts: str) -> None:
    """Type texts with Enter after each, into whatever has the focus."""
    for text in texts:
        widget = page.window().focusWidget()
        assert isinstance(widget, QLineEdit)
        qtbot.keyClicks(widget, text)
        field = next(one for one in page.entry.fields.values() if one.line is widget)
        if getattr(field, "offering", lambda: False)():
            qtbot.keyClick(widget, Qt.Key.Key_Escape)
        if page.window().focusWidget() is widget:
            qtbot.keyClick(widget, Qt.Key.Key_Return)


def test_a_line_by_keys_alone(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Amount, S/H by one key, accounts, short day, text constant: the line is shown at once and saved behind."""
    typed(page, qtbot, "119", "h", "9", "6310", "MV-11", "", "3", "1800", "", "mi")
    assert page.model.rowCount() == 1
    settle(qtbot, desk)
    (row,) = desk.read_blocking(line_rows, page.stack.id)  # type: ignore[union-attr]
    assert (row.line.amount, row.line.side, row.line.bu, row.line.contra, row.line.account) == (
        119_00,
        "H",
        "9",
        "6310",
        "1800",
    )
    assert (row.line.day, row.line.document, row.line.text, row.fault) == (
        datetime.date(2026, 11, 3),
        "MV-11",
        "Miete Lager",
        None,
    )
    texts = page.entry.texts()
    assert (texts["amount"], texts["day"], texts["account"], texts["contra"]) == (
        "",
        "03.11.2026",
        "1800",
        "6310",
    )
    assert page.difference.text() == "381,00"
    assert page.window().focusWidget() is page.entry.fields["amount"].line


def test_wrong_values_are_marked_and_nothing_is_lost(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """A day that is none and an account that is not there are marked; the texts stay."""
    typed(page, qtbot, "12,5*3", "s", "", "1234", "", "", "31", "1800", "", "Text")
    settle(qtbot, desk)
    assert page.model.rowCount() == 0
    assert page.entry.fields["amount"].text() == "37,50"
    assert page.entry.fields["day"].bad
    assert page.entry.fields["day"].hint.text()
    page.entry.fields["day"].set_text("30")
    page.entry.submit()
    assert page.entry.fields["contra"].bad
    assert page.entry.fields["text"].text() == "Text"


def test_a_refused_line_turns_red_and_keeps_its_values(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """A line outside the stack's span is kept with its fault; Enter on it brings it back."""
    typed(page, qtbot, "10", "s", "", "1800", "X", "", "05122026", "6310", "", "falsch")
    settle(qtbot, desk)
    (row,) = desk.read_blocking(line_rows, page.stack.id)  # type: ignore[union-attr]
    assert "außerhalb" in str(row.fault)
    use_language("en")
    assert "outside the stack" in str(row.fault)
    use_language("de")
    assert page.model.data(page.model.index(0, 8)).startswith("⚠")
    page._change(0)
    assert page.entry.fields["document"].text() == "X"
    page.entry.fields["day"].set_text("05.11.2026")
    page.entry.submit()
    settle(qtbot, desk)
    (row,) = desk.read_blocking(line_rows, page.stack.id)  # type: ignore[union-attr]
    assert row.fault is None


def test_split_entry_and_posting(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Lines without contra account make one entry; the stack is posted whole; an open rest is refused."""
    typed(page, qtbot, "129", "h", "", "", "R", "", "4", "1800", "", "Einkauf")
    settle(qtbot, desk)
    page._post()
    settle(qtbot, desk)
    assert page.stack.state == "draft"  # type: ignore[union-attr]
    page.entry.fill({})
    page.entry.fields["amount"].setFocus()
    typed(page, qtbot, "119", "s", "9", "", "R", "", "4", "6815", "", "Papier")
    settle(qtbot, desk)
    page.entry.fill({})
    page.entry.fields["amount"].setFocus()
    typed(page, qtbot, "10", "s", "", "", "R", "", "4", "6800", "", "Porto")
    settle(qtbot, desk)
    page._post()
    qtbot.waitUntil(lambda: page.stack.id == 0, timeout=PATIENCE)  # type: ignore[union-attr]
    balances = desk.read_blocking(balances_at, datetime.date(2026, 11, 30))
    assert (balances["1800"], balances["6815"], balances["1406"], balances["6800"]) == (
        -129_00,
        100_00,
        19_00,
        10_00,
    )
    settle(qtbot, desk)


def test_repeat_keep_and_skip(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Shift+F3 repeats the line, F3 the field, F2 edits what stands there; Alt+S takes a field out of the order, Alt+K keeps it."""
    typed(page, qtbot, "5", "s", "", "1800", "B-1", "", "4", "6800", "", "Porto")
    amount = page.entry.fields["amount"].line
    qtbot.keyClick(amount, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page.entry.fields["document"].text() == "B-1"
    assert page.entry.fields["amount"].text() == ""
    document = page.entry.fields["document"].line
    document.clear()
    document.setFocus()
    qtbot.keyClick(document, Qt.Key.Key_F3)
    assert document.text() == "B-1"
    document.selectAll()
    qtbot.keyClick(document, Qt.Key.Key_F2)
    qtbot.keyClicks(document, "2")
    assert document.text() == "B-12"
    qtbot.keyClick(document, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    page.entry.fields["contra"].line.setFocus()
    qtbot.keyClick(page.entry.fields["contra"].line, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.entry.fields["document2"].line
    qtbot.keyClick(document, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, desk)


def test_what_is_typed_survives_a_crash(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """The mask comes back as it was, on a new page and without any saving."""
    qtbot.keyClicks(page.entry.fields["amount"].line, "77")
    qtbot.waitUntil(lambda: desk.drafts.load("mask", page.entry.stack) is not None, timeout=PATIENCE)
    again = MaskPage(desk)
    qtbot.addWidget(again)
    settle(qtbot, desk)
    assert again.entry.fields["amount"].text() == "77"


def test_suggestions_change_nothing_until_taken(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Typing a name offers accounts; Enter takes one, Esc leaves what was typed."""
    line = page.entry.fields["contra"].line
    line.setFocus()
    qtbot.keyClicks(line, "telef")
    field = page.entry.fields["contra"]
    assert field.offering()  # type: ignore[union-attr]
    assert line.text() == "telef"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "6805"
    line.clear()
    qtbot.keyClicks(line, "68")
    assert field.offering()  # type: ignore[union-attr]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "68"
    QApplication.processEvents()
    settle(qtbot, desk)


def test_paste_lines_from_a_spreadsheet(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """A copied table is previewed: good rows become lines, bad ones are named; a table without header is refused."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QLabel, QPushButton

    clipboard = QGuiApplication.clipboard()
    clipboard.setText(
        "Datum\tUmsatz\tS/H\tGegenkonto\tKonto\tText\r\n04.11.2026\t1.190,00\tH\t6310\t1800\tMiete\r\n05.11.2026\tabc\tH\t6800\t1800\tPorto\r\n"
    )
    page._paste()
    words = [label.text() for label in page.drawer.findChildren(QLabel)]
    assert any("1 Zeilen" in text for text in words)
    assert any("abc" in text for text in words)
    add = next(b for b in page.drawer.findChildren(QPushButton) if b.objectName() == "primary")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    (row,) = desk.read_blocking(line_rows, page.stack.id)  # type: ignore[union-attr]
    assert (row.line.amount, row.line.text, row.fault) == (1190_00, "Miete", None)
    clipboard.setText("nur Text")
    page._paste()
    assert any("Zwischenablage" in label.text() for label in page.drawer.findChildren(QLabel))


def test_esc_can_be_taken_back(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Esc empties the mask for another line, and the notice gives back what was typed."""
    notices: list[Notice] = []
    desk.noticed.connect(notices.append)
    page.entry.fields["amount"].set_text("119,00")
    page.entry.fields["text"].set_text("Miete")
    line = page.entry.fields["text"].editor
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not any(page.entry.texts().values())
    assert desk.drafts.load("mask", page.entry.stack) is None
    notices[-1].act()  # type: ignore[misc]
    assert page.entry.texts()["text"] == "Miete"
    assert desk.drafts.load("mask", page.entry.stack) is not None
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    count = len(notices)
    qtbot.keyClick(line, Qt.Key.Key_Escape)  # nothing is there to be taken back
    assert len(notices) == count


def test_a_line_that_may_have_been_saved_is_sent_again_once(
    page: MaskPage, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer was lost: the line stands refused in the stack; brought back by F8 and sent again it is one line."""
    office, run_as = desk.office, desk.office.run_as

    def lost(*args: Any, **keys: Any) -> None:
        run_as(*args, **keys)
        monkeypatch.setattr(office, "run_as", run_as)
        raise Busy("The server can't be reached.")

    monkeypatch.setattr(office, "run_as", lost)
    typed(page, qtbot, "119,00", "S", "", "1800", "R1", "", "5.", "6310", "", "Miete")
    settle(qtbot, desk)
    assert page.model.rows[0].fault is not None
    page.table.selectRow(0)
    act(page, "Zeile ändern")
    page.entry.submit()
    settle(qtbot, desk)
    assert page.stack is not None
    assert len(desk.read_blocking(line_rows, page.stack.id)) == 1
    assert page.model.rows[0].fault is None


def test_booking_needs_no_stack(desk: Desk, qtbot: QtBot) -> None:
    """In a new book the fields are live; the first line opens the month's stack; after posting the next one stands ready."""
    page = MaskPage(desk)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    settle(qtbot, desk)
    assert desk.read_blocking(open_stacks) == [], "looking opens nothing"
    assert page.entry.isEnabled()
    post = next(made for one, made in page.head._buttons if one.primary)
    assert not post.isEnabled()
    assert post.toolTip() == "The stack has no line yet."
    page.entry.fields["amount"].setFocus()
    typed(page, qtbot, "119", "h", "9", "6310", "MV-11", "", "3", "1800", "", "Miete")
    typed(
        page, qtbot, "10", "h", "", "6800", "P-1", "", "3", "1800", "", "Porto"
    )  # before there is an answer
    settle(qtbot, desk)
    ((key, name),) = desk.read_blocking(open_stacks)
    assert name == "11/2026"
    assert page.stack.id == key
    assert len(desk.read_blocking(line_rows, key)) == 2
    assert post.isEnabled()
    page._post()
    qtbot.waitUntil(lambda: page.stack.id == 0, timeout=PATIENCE)
    settle(qtbot, desk)
    assert page.stack.name == "11/2026-2"
    assert page.entry.isEnabled()
    assert page.window().focusWidget() is page.entry.fields["amount"].line
    assert not post.isEnabled()


def test_two_desks_begin_one_stack(any_office: Office) -> None:
    """Both send their first line of the month; once or twice."""
    place = {"account": "1800", "document2": "", "cost1": "", "cost2": ""}
    line = MaskLine(10_00, "H", "", "6800", "P-1", day=datetime.date(2026, 11, 3), text="Porto", **place)
    month = datetime.date(2026, 11, 1)
    first, _row = any_office.run(save_first_line, month, line)
    second, _row = any_office.run(save_first_line, month, line)
    assert first == second
    assert any_office.run(begin_month, month) == first
    assert len(any_office.read(line_rows, first)) == 2


def test_the_numeric_keypad_is_enough(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Figures, comma, plus and minus for debit and credit, and Enter: an Enter that finds an exact number goes on at once."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    page.entry.focus_first()
    for text in ("119,00", "-", "9", "6310", "11", "", "3", "1800", "", ""):
        widget = page.window().focusWidget()
        qtbot.keyClicks(widget, text, keypad)
        settle(qtbot, desk)
        if page.window().focusWidget() is widget:
            qtbot.keyClick(widget, Qt.Key.Key_Enter, keypad)
            assert page.window().focusWidget() is not widget or page.model.rowCount(), text
    settle(qtbot, desk)
    (row,) = desk.read_blocking(line_rows, page.stack.id)
    assert (row.line.amount, row.line.side, row.line.contra, row.line.account) == (
        119_00,
        "H",
        "6310",
        "1800",
    )


def test_the_keys_of_a_form_mean_the_same_in_the_mask(page: MaskPage, qtbot: QtBot, desk: Desk) -> None:
    """Ctrl+S books like Ctrl+Enter; Esc empties and Ctrl+Z gives back."""
    stack = page.stack.id  # type: ignore[union-attr]
    texts = {"amount": "5,00", "side": "S", "contra": "6310", "account": "1800", "day": "03.11.2026"}
    text = page.entry.fields["text"].line
    for times, (key, more) in enumerate(((Qt.Key.Key_S, CTRL), (Qt.Key.Key_Return, CTRL)), 1):
        page.entry.fill(texts)
        text.setFocus()
        qtbot.keyClick(text, key, more)
        settle(qtbot, desk)
        assert len(desk.read_blocking(line_rows, stack)) == times
    page.entry.fill(texts)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    amount = page.entry.fields["amount"]
    assert amount.text() == ""
    qtbot.keyClick(amount.line, Qt.Key.Key_Z, CTRL)
    assert amount.text() == "5,00"
    assert len(desk.read_blocking(line_rows, stack)) == 2
