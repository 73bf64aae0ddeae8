"""The pages of open items and payments: chosen items become payments, released, written; a slip shows its code; an unknown list is explained."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import BadFile, Fault
from app.core.messages import Message
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.pages.inbox import InboxPage
from app.modules.finance.banking.queries import bank_accounts, open_lines
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.rules import Movement
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.open_items.pages.open_items import OpenItemsPage
from app.modules.finance.payments.pages.payments import PaymentsPage
from app.modules.finance.payments.queries.payments import payment_view
from app.modules.finance.payments.rules.payments import Party
from app.modules.finance.payments.services import save_partner
from app.ui.forms import Form
from app.ui.preview import Preview
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, settle

IBAN = "DE02120300000000202051"  # of the demo company


def form_of(page: OpenItemsPage | PaymentsPage | InboxPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def test_items_become_a_file(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """Pay, release, write: the notice counts, the list shows the state, the file is there."""
    office = window.desk.office
    window.open("finance.open_items.open_items")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, OpenItemsPage)
    page.go(1)  # payables
    settle(qtbot, window.desk)
    account = str(page.panel.model.value(0, "account"))
    page.panel.view.table.selectRow(0)
    act(page, "Bank details …")
    settle(qtbot, window.desk)
    bank = window.current()
    assert isinstance(bank, PaymentsPage)
    form = form_of(bank)
    form.fields["iban"].set_text("DE44500105175407324931")
    form.submit()
    settle(qtbot, window.desk)
    window.open("finance.open_items.open_items")
    settle(qtbot, window.desk)
    page.panel.view.table.selectRow(0)
    act(page, "Pay")
    settle(qtbot, window.desk)
    assert "1 payment prepared" in window.status.notice.text()
    window.open("finance.payments.payments")
    settle(qtbot, window.desk)
    payments = window.current()
    assert isinstance(payments, PaymentsPage)
    qtbot.waitUntil(lambda: len(payments.panel.model.keys) > 0, timeout=PATIENCE)
    key = payments.panel.model.keys[0]
    assert office.read(payment_view, key).account == account
    payments.panel.view.table.selectRow(0)
    act(payments, "Release")
    settle(qtbot, window.desk)
    payments.write(tmp_path / "sepa.xml")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: "1 payment written: sepa.xml" in window.status.notice.text(), timeout=PATIENCE)
    assert (tmp_path / "sepa.xml").read_bytes().startswith(b"<?xml")
    payments.write(tmp_path / "again.xml")
    qtbot.waitUntil(lambda: "No released payment" in window.status.notice.text(), timeout=PATIENCE)
    payments.open_row(key)
    settle(qtbot, window.desk)
    assert not form_of(payments).save_button.isEnabled()


def test_a_typed_transfer_is_refused_with_words(window: Window, qtbot: QtBot) -> None:
    """A wrong IBAN is marked in its field and nothing is kept; a supplier's account brings its bank details."""
    office = window.desk.office
    office.run(save_partner, "70010", Party("Stahl & Söhne AG", "DE44500105175407324931"))
    window.open("finance.payments.payments", "new")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, PaymentsPage)
    form = form_of(page)
    form.fields["account"].set_text("70010")
    form.fields["account"].left.emit()
    settle(qtbot, window.desk)
    assert form.fields["name"].text() == "Stahl & Söhne AG"
    form.fields["amount"].set_text("12,00")
    form.fields["iban"].set_text("DE44500105175407324932")
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["iban"].bad
    assert page.panel.model.rowCount() == 0
    form.fields["iban"].set_text("DE44500105175407324931")
    form.submit()
    settle(qtbot, window.desk)
    assert [field.key for field in form.fields.values() if field.bad] == []
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)


def test_a_slip_with_its_code(window: Window, qtbot: QtBot) -> None:
    """The slip opens as a preview."""
    window.open("finance.payments.payments")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, PaymentsPage)
    act(page, "Payment slip with GiroCode …")
    settle(qtbot, window.desk)
    form = form_of(page)
    form.fields["amount"].set_text("99999999999")
    form.submit()
    assert form.fields["amount"].bad, "more than banks take"
    form.fields["amount"].set_text("119,00")
    form.fields["text"].set_text("AR-7")
    form.submit()
    qtbot.waitUntil(lambda: bool(page.findChildren(Preview)), timeout=PATIENCE)
    (shown,) = page.findChildren(Preview)
    assert shown.data.startswith(b"%PDF")
    settle(qtbot, window.desk)
    shown.close()


def test_a_transfer_goes_on_past_its_other_side(window: Window, qtbot: QtBot) -> None:
    """Enter books both sides and goes on to what is still open; Enter on what is done goes on too."""
    office = window.desk.office
    day, other = datetime.date(2025, 5, 4), "DE02500105170137075030"
    office.run(save_bank_account, other, "1810", "1810")
    moves = {
        IBAN: [
            Movement(-5_00, "EUR", day, day, "Wir", iban=other, text="Umbuchung"),
            Movement(-9_00, "EUR", day, day, "X", iban="", text="Porto"),
        ],
        other: [Movement(5_00, "EUR", day, day, "Wir", iban=IBAN, text="Umbuchung")],
    }
    for iban, found in moves.items():
        data = camt_file(iban, "1", 100_00, found, day)
        office.run(bring_in, [BankFile(f"{iban}.xml", "camt.053", data, tuple(camt.read(data)))])
    window.open("finance.banking.inbox")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, InboxPage)
    qtbot.waitUntil(lambda: bool(page._found), timeout=PATIENCE)
    page.accept_first()
    qtbot.waitUntil(lambda: page.line is not None and page.line.amount == -9_00, timeout=PATIENCE)
    assert [one.amount for one in office.read(open_lines)] == [-9_00]
    page.panel.select_key(
        next(key for key in page.panel.model.keys if page.line is not None and key != page.line.id)
    )
    qtbot.waitUntil(lambda: page.line is not None and page.line.state == "stack", timeout=PATIENCE)
    page.accept_first()
    qtbot.waitUntil(lambda: page.line is not None and page.line.amount == -9_00, timeout=PATIENCE)


def test_an_unknown_list_opens_the_mapping(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """The form shows the first rows as they would be read; saving keeps the profile and imports."""
    office = window.desk.office
    path = tmp_path / "liste.csv"
    path.write_text("Tag;Wer;Zweck;Summe\n04.05.2026;Meier;Miete;-10,00\n", encoding="utf-8")
    window.open("finance.banking.inbox")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, InboxPage)
    page.files.import_files([path])
    settle(qtbot, window.desk)
    form = form_of(page)
    form.fields["day"].set_text("")
    form.submit()
    assert form.fields["day"].bad
    for key, title in (("day", "Tag"), ("amount", "Summe"), ("name", "Wer"), ("text", "Zweck")):
        form.fields[key].set_text(title)
    assert "Meier" in form.message.text()
    form.submit()
    settle(qtbot, window.desk)
    assert len(office.read(bank_accounts)) == 1
    form_of(page).submit()  # which account the list is of
    settle(qtbot, window.desk)
    assert [(one.name, one.amount) for one in office.read(open_lines)] == [("Meier", -10_00)]


def test_the_faults_of_a_file_go_when_a_good_one_comes(window: Window, qtbot: QtBot) -> None:
    """A list of faults leaves with the next good import, tells how many it leaves out, and a form opened meanwhile stays."""
    window.open("finance.banking.inbox")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, InboxPage)
    faults = [Fault("a.xml", line, "", Message("Fault {line}", {"line": line})) for line in range(20)]
    page.files._refused(BadFile(faults))
    shown = page.drawer.content
    assert shown is not None
    lines = [one.text() for one in shown.findChildren(QLabel)]
    assert (len(lines), lines[-1]) == (13, "and 8 more")
    page.files._brought([])
    assert page.drawer.content is None
    page.files._refused(BadFile(faults))
    form = QWidget()
    page.drawer.show_widget("Form", form)
    page.files._brought([])
    assert page.drawer.content is form
