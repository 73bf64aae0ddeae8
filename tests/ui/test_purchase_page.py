"""The page of incoming invoices by its keys: the next e-invoice out of the archive, kept, posted, held as disputed, discarded."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.modules.documents.intake.api import Wishes, take_bytes
from app.modules.finance.purchases.pages.invoices import InvoicesPage
from app.modules.finance.purchases.queries.invoices import positions, purchase, purchases_source
from app.modules.finance.purchases.rules.invoices import PositionDraft
from app.modules.finance.purchases.services.invoices import post_purchase, save_purchase
from app.modules.organisation.contacts.rules.terms import TermsDraft
from app.modules.organisation.contacts.services.parts import save_terms
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.documents.made_invoices import UBL
from tests.modules.finance.purchase_cases import DAY, a_supplier, an_invoice
from tests.ui.conftest import act, fill, opened, settle

PAGE = "finance.purchases.invoices"


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> InvoicesPage:
    """Return the page, with an e-invoice in the archive."""
    office = window.desk.office
    outcome = take_bytes(office, UBL.encode(), "rechnung.xml", Wishes())
    assert outcome.id is not None
    made = opened(window, qtbot, PAGE)
    assert isinstance(made, InvoicesPage)
    return made


def key_of(window: Window, reference: str) -> int:
    """Return the invoice with a number."""
    office = window.desk.office
    keys = office.read(purchases_source().keys, {"reference": reference})
    assert len(keys) == 1
    return int(keys[0])


def form_of(page: InvoicesPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def test_from_the_archive_to_the_entry_in_two_keys(window: Window, qtbot: QtBot, page: InvoicesPage) -> None:
    """Ctrl+N proposes the next e-invoice with its reasons, the form keeps it, F8 posts it; a supplier that was unknown is there."""
    office = window.desk.office
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window.desk)
    form = form_of(page)
    values = form.values()
    assert (values["reference"], values["gross"], values["net1"], values["tax1"]) == (
        "R-77",
        107_10,
        90_00,
        17_10,
    )
    assert (values["case1"], values["skonto_days"], values["skonto"]) == ("VST19", 14, 200)
    assert "Sägewerk Holzner GmbH" in form.message.text()
    qtbot.waitUntil(lambda: page.records.viewer.caption.text() == "rechnung.xml.pdf", timeout=PATIENCE)
    fill(form, account1="6815")
    settle(qtbot, window.desk)
    key = key_of(window, "R-77")
    assert [one.account for one in office.read(positions, key)] == ["6815"]
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    settle(qtbot, window.desk)
    found = office.read(purchase, key)
    assert found is not None
    assert (found.state, found.supplier) == ("posted", "Sägewerk Holzner GmbH")
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window.desk)
    assert "No e-invoice waits" in window.status.notice.text()


def test_held_released_changed_and_discarded(window: Window, qtbot: QtBot, page: InvoicesPage) -> None:
    """A disputed invoice shows its reason, is posted by nobody, and can be released, changed and discarded."""
    office = window.desk.office
    page.next_paper()
    settle(qtbot, window.desk)
    fill(form_of(page), account1="6815")
    settle(qtbot, window.desk)
    key = key_of(window, "R-77")
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    act(page, "Hold as disputed …")
    settle(qtbot, window.desk)
    fill(form_of(page), reason="Ware fehlt")
    settle(qtbot, window.desk)
    found = office.read(purchase, key)
    assert found is not None
    assert (found.state, found.reason) == ("held", "Ware fehlt")
    act(page, "Post")
    settle(qtbot, window.desk)
    assert "Disputed" in window.status.notice.text()
    act(page, "No longer disputed")
    settle(qtbot, window.desk)
    page.open_row(key)
    settle(qtbot, window.desk)
    fill(form_of(page), text="Leisten")
    settle(qtbot, window.desk)
    found = office.read(purchase, key)
    assert found is not None
    assert (found.state, found.draft.text) == ("open", "Leisten")
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    settle(qtbot, window.desk)
    found = office.read(purchase, key)
    assert found is not None
    assert found.state == "discarded"


def test_sums_that_differ_are_marked_and_nothing_is_lost(
    window: Window, qtbot: QtBot, page: InvoicesPage
) -> None:
    """The field that is wrong is marked with a sentence; what was typed stays; a second position makes it whole."""
    page.next_paper()
    settle(qtbot, window.desk)
    form = fill(form_of(page), account1="6815", net1="80,00")
    settle(qtbot, window.desk)
    assert form_of(page) is form
    assert form.fields["gross"].bad
    assert "10" in form.fields["gross"].hint.text()
    fill(form, net1="90,00", net2="0")
    settle(qtbot, window.desk)
    assert key_of(window, "R-77")


def test_what_is_typed_by_hand_fills_the_rest(window: Window, qtbot: QtBot, page: InvoicesPage) -> None:
    """The supplier's terms and habit, and one position that is the whole amount; what was typed stays, a second position stops it."""
    office = window.desk.office
    who = a_supplier(office)
    office.run(save_terms, who, TermsDraft("supplier", DAY, 30, 10, 200))
    paper = PositionDraft("6815", 100_00, 19_00, "VST19", "", text="Papier")
    office.run(post_purchase, office.run(save_purchase, an_invoice(who, gross=119_00, positions=(paper,))))
    page.request("new")
    form = form_of(page)

    def typed(**texts: str) -> None:
        for key, text in texts.items():
            form.fields[key].set_text(text)
            form.fields[key].left.emit()
        settle(qtbot, window.desk)

    def values(*names: str) -> list[object]:
        return [form.fields[name].value() for name in names]

    typed(contact="Papierhaus Kiel GmbH", day="05.03.2026")
    assert values("due", "skonto_days", "skonto") == [datetime.date(2026, 4, 4), 10, 200]
    typed(gross="107,10")
    assert values("account1", "case1", "net1", "tax1") == ["6815", "VST19", 90_00, 17_10]
    typed(gross="238,00", day="06.03.2026")
    assert values("due", "net1", "tax1") == [datetime.date(2026, 4, 5), 200_00, 38_00]
    typed(due="20.03.2026", case1="VST7")
    assert values("due", "account1", "case1", "net1", "tax1") == [
        datetime.date(2026, 3, 20), "6815", "VST7", 222_43, 15_57,
    ]  # fmt: skip
    typed(case1="OHNE")  # which is none: nothing follows from it, and saving says so
    assert values("net1", "tax1") == [222_43, 15_57]
    typed(case1="VST19", net1="100,00", tax1="19,00", net2="111,21", gross="240,00")
    assert values("net1", "tax1") == [100_00, 19_00]
    typed(gross="107,10", net1="90,00", tax1="17,10", net2="")
    form = fill(form, reference="R-9")
    settle(qtbot, window.desk)
    key = key_of(window, "R-9")
    found = office.read(purchase, key)
    assert found is not None
    assert (found.draft.due, found.draft.skonto_days, found.draft.skonto) == (
        datetime.date(2026, 3, 20),
        10,
        200,
    )
    assert [(one.account, one.net) for one in office.read(positions, key)] == [("6815", 90_00)]
