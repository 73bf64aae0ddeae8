"""The sales page by its keys: a document is typed, kept, issued, becomes the next one, and is cancelled."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.errors import Invalid
from app.data.archive import store
from app.data.record_extras import Target, attach
from app.modules.finance.sales.pages.documents import DocumentsPage
from app.modules.finance.sales.pages.lines_field import CODE, DISCOUNT, PRICE, QUANTITY, TEXT, LinesField
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.enclosures import enclosable, enclosures
from app.modules.organisation.contacts.api import contacts
from app.ui.drawer_form import DrawerForm
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, opened, settle


def typed(qtbot: QtBot, window: Window, text: str) -> None:
    """Type into the cell of the grid that is current, and press Enter, as a hand does: in its editor."""
    page = window.current()
    assert isinstance(page, DocumentsPage)
    form = page.drawer.content
    assert isinstance(form, DrawerForm)
    lines = form.fields["lines"]
    assert isinstance(lines, LinesField)
    grid = lines.grid
    at = grid.currentRow(), grid.currentColumn()
    if text:
        qtbot.keyClicks(grid, text[0])
        editor = grid.findChild(QLineEdit)
        qtbot.keyClicks(editor, text[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        settle(qtbot, window.desk)
    else:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (grid.currentRow(), grid.currentColumn()) != at, timeout=PATIENCE)
    settle(qtbot, window.desk)


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> DocumentsPage:
    """Return the page of sales."""
    found = opened(window, qtbot, "finance.sales.documents")
    assert isinstance(found, DocumentsPage)
    return found


def test_an_invoice_is_typed_and_issued(page: DocumentsPage, window: Window, qtbot: QtBot) -> None:
    """F8, customer, article by number, quantity; the sums stand beneath; issuing gives the number, a cancellation takes it back."""
    page.new()
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, DrawerForm)
    who = next(one for one in window.desk.read_blocking(contacts) if "Förde" in one.name)
    form.fields["contact"].set_text(form.fields["contact"].shown(who.id))
    lines = form.fields["lines"]
    assert isinstance(lines, LinesField)
    lines.setFocus()
    lines.grid.setCurrentCell(0, CODE)
    typed(qtbot, window, "s-200")
    assert lines.grid.item(0, TEXT).text().startswith("Werkzeugkoffer")
    assert lines.grid.item(0, PRICE).text() == "189.00"
    assert lines.grid.currentColumn() == TEXT
    for text in ("", "4", "", "5"):  # text, quantity, price, discount
        typed(qtbot, window, text)
    assert (lines.grid.currentRow(), lines.grid.currentColumn()) == (1, CODE)
    lines.grid.item(1, CODE).setText("nothing")
    settle(qtbot, window.desk)
    assert (lines.grid.item(1, CODE).text(), lines.grid.item(1, TEXT).text()) == ("", "nothing")
    lines.grid.item(0, CODE).setText("S-999")
    settle(qtbot, window.desk)
    assert "There is no article" in lines.hint.text()
    with pytest.raises(Invalid, match="no article S-999"):
        lines.value()  # neither the article that stood there nor a text of its own
    lines.grid.item(0, CODE).setText("S-200")
    settle(qtbot, window.desk)
    lines.grid.item(1, TEXT).setText("")
    assert [one.quantity for one in lines.value()] == [40_000]
    lines.grid.item(0, PRICE).setText("189")
    lines.grid.item(0, DISCOUNT).setText("5")
    lines.grid.item(1, QUANTITY).setText("x")
    assert lines.bad
    lines.grid.item(1, QUANTITY).setText("1")
    assert not lines.bad
    assert [(one.quantity, one.price, one.discount) for one in lines.value()] == [(40_000, 189_0000, 500)]
    assert json.loads(lines.text())[0]["code"] == "S-200"
    known = set(page.panel.model.keys)
    form.submit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.panel.current_key() not in {None, *known}, timeout=PATIENCE)
    key = page.panel.current_key()
    assert key is not None
    view = window.desk.read_blocking(document, key)
    assert (view.state, view.net, view.gross) == ("draft", 718_20, 854_66)
    data = b"Stundenzettel"
    sha = store(window.desk.office.book, data)
    window.desk.office.run(attach, Target("finance_sales_document", key), sha, "stunden.pdf", len(data))
    act(page, "Enclose …")
    settle(qtbot, window.desk)
    asked = page.drawer.content
    assert isinstance(asked, DrawerForm)
    asked.fields["files"].set_text(str(window.desk.read_blocking(enclosable, key).files[0][0]))
    asked.submit()
    settle(qtbot, window.desk)
    assert [one.name for one in window.desk.read_blocking(enclosures, key)] == ["stunden.pdf"]
    page.issue()
    settle(qtbot, window.desk)
    view = window.desk.read_blocking(document, key)
    assert (view.state, view.number[:3]) == ("issued", "RE-")
    page.panel.select_key(key)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    page.cancel()
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, DrawerForm)
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["reason"].bad
    form.fields["reason"].set_text("Falscher Kunde")
    form.submit()
    settle(qtbot, window.desk)
    assert window.desk.read_blocking(document, key).state == "cancelled"


def test_what_is_missing_is_marked(page: DocumentsPage, window: Window, qtbot: QtBot) -> None:
    """A document without a customer is refused at its field; nothing typed is lost."""
    page.new("offer")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, DrawerForm)
    form.fields["title"].set_text("Probe")
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["contact"].bad
    assert form.fields["title"].text() == "Probe"


def test_each_empty_list_offers_its_own_first_document(page: DocumentsPage) -> None:
    """No offer is begun by the button for an invoice."""
    offered = [panel.empty.buttons()[0].text().strip() for panel in page.panels]
    assert offered == ["New invoice", "New offer", "New delivery note"]
