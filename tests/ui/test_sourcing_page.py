"""Sourcing at the desk: a requisition by keyboard, the enquiry made of it, an answer typed, the order from it; a call-off."""

from __future__ import annotations

import datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.data.approval_rules import RuleDraft, save_rule
from app.data.queries import query
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.purchasing.models import PurchaseOrder
from app.modules.inventory.purchasing.pages.frames import FramesPage
from app.modules.inventory.purchasing.queries.frames import frame
from app.modules.inventory.purchasing.queries.orders import order
from app.modules.inventory.purchasing.rules.frames import FrameDraft, FrameLineDraft
from app.modules.inventory.purchasing.services.frames import save_frame, save_frame_line
from app.modules.inventory.sourcing.pages.sourcing import ENQUIRIES, OFFERS, SourcingPage
from app.modules.inventory.sourcing.queries.enquiries import enquiries, enquiry
from app.modules.inventory.sourcing.queries.needs import needs
from app.modules.inventory.sourcing.rules.needs import NeedDraft
from app.modules.inventory.sourcing.services.needs import hand_in, save_need
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.preview import Preview
from app.ui.rows_field import RowsField
from tests.conftest import GOOD, PATIENCE
from tests.modules.documents.conftest import person
from tests.modules.inventory.stock_cases import stocked
from tests.ui.conftest import act, fill, settle

ONE = 10_000
P = TypeVar("P", bound=ListTabs)


def form_of(page: ListTabs) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def _page(kind: type[P], desk: Desk, qtbot: QtBot) -> P:
    """Show a page on a fresh book."""
    made = kind(desk)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    settle(qtbot, desk)
    return made


def _f8(page: ListTabs, qtbot: QtBot) -> None:
    """Press F8 once the row that it is for was read."""
    qtbot.waitUntil(lambda: page.panel.current_key() in page.panel.model.keys, timeout=PATIENCE)
    qtbot.keyClick(page, Qt.Key.Key_F8)


def test_from_need_to_order_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+N, F8, the enquiry, its supplier and answer, F8: the draft of an order stands there."""
    office = desk.office
    who = office.run(save_contact, ContactDraft("Regalbau GmbH"))
    page = _page(SourcingPage, desk, qtbot)
    page.request("new")
    fill(form_of(page), text="Montage der Regale", estimate="480", purpose="Umbau")
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)
    _f8(page, qtbot)
    settle(qtbot, desk)
    assert office.read(needs)[0].state == "approved"
    qtbot.waitUntil(lambda: page.panel.model.value(0, "progress") == "approved", timeout=PATIENCE)
    _f8(page, qtbot)  # what is approved is asked for
    settle(qtbot, desk)
    ((made, _number),) = office.read(enquiries)
    assert page.bar.currentIndex() == ENQUIRIES
    qtbot.waitUntil(lambda: page.panel.current_key() == made, timeout=PATIENCE)
    act(page, "Ask another supplier …")
    settle(qtbot, desk)
    form = form_of(page)
    assert form.fields["enquiry"].value() == made
    fill(form, contact=str(who))
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)
    _f8(page, qtbot)  # the offer of an enquiry that was not sent: the next step is to send it
    settle(qtbot, desk)
    assert page.bar.currentIndex() == OFFERS
    qtbot.waitUntil(lambda: office.read(enquiry, made).state == "sent", timeout=PATIENCE)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)
    page.change()
    settle(qtbot, desk)
    form = form_of(page)
    prices = form.fields["prices"]
    assert isinstance(prices, RowsField)
    assert prices.grid.item(0, 1).text() == "Montage der Regale"
    prices.grid.item(0, 3).setText("455,50")
    fill(form, freight="20", lead_days="12")
    settle(qtbot, desk)
    view = office.read(enquiry, made)
    assert view is not None
    assert (view.offers[0].state, view.offers[0].answer.total) == ("cheapest", 47_550)
    _f8(page, qtbot)
    settle(qtbot, desk)
    view = office.read(enquiry, made)
    assert view is not None
    assert view.state == "ordered"
    drafted = office.read(order, view.offers[0].order or 0)
    assert drafted is not None
    assert [one.net for one in drafted.lines] == [45_550, 2_000]
    act(page, "Print the comparison")
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: bool(page.findChildren(Preview)), timeout=PATIENCE)
    page.findChildren(Preview)[0].close()


def test_f8_approves_what_waits_for_me(desk: Desk, qtbot: QtBot) -> None:
    """A requisition above the amount waits; F8 of who approves is the approval, twice gives one, never a refusal that only its writer hands it in."""
    office = desk.office
    office.run(save_role, RoleDraft("Leitung", ("*",)))
    office.run(save_user, UserDraft("bert", "Bert", ("Leitung",), True, GOOD, first_password=GOOD))
    office.run(save_rule, RuleDraft("need", 1, login=office.actor.login, from_amount=100_000))
    writer = person(office, "bert", "*")
    key = writer.run(save_need, NeedDraft(None, "Kehrmaschine", ONE, estimate=2000 * ONE))
    writer.run(hand_in, key)
    assert office.read(needs, [key])[0].state == "asked"
    page = _page(SourcingPage, desk, qtbot)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    _f8(page, qtbot)
    page.go_on()  # a second press, before the list was read again
    settle(qtbot, desk)
    assert office.read(needs, [key])[0].state == "approved"


def test_a_call_off_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    """F8 asks for quantities; more than is left is marked at its field, and goes with a reason."""
    office, today = desk.office, desk.today()
    who = office.run(save_contact, ContactDraft("Schrauben AG"))
    until = today + datetime.timedelta(days=90)
    key = office.run(save_frame, FrameDraft(who, "RV-1", "Schrauben", today, until))
    office.run(save_frame_line, FrameLineDraft(key, None, "Schrauben", 10 * ONE, price=ONE))
    page = _page(FramesPage, desk, qtbot)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    _f8(page, qtbot)
    settle(qtbot, desk)
    form = form_of(page)
    fill(form, quantity1="11")
    settle(qtbot, desk)
    assert "10 are left" in form.fields["quantity1"].hint.text()
    fill(form, excess="Messe")
    settle(qtbot, desk)
    view = office.read(frame, key)
    assert view is not None
    assert view.lines[0].rest == -ONE


def test_an_order_without_an_enquiry_proposes_who_supplies_it(desk: Desk, qtbot: QtBot) -> None:
    """The only supplier of the article stands in the form; the order is with that one."""
    office = desk.office
    who, article = office.run(save_contact, ContactDraft("Regalbau GmbH")), stocked(office, "A-1")
    office.run(save_contact, ContactDraft("Anderer GmbH"))
    office.run(save_supplier, SupplierDraft(article, who, price=ONE))
    office.run(hand_in, office.run(save_need, NeedDraft(article, quantity=ONE)))
    page = _page(SourcingPage, desk, qtbot)
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)
    act(page, "Order without an enquiry …")
    qtbot.waitUntil(lambda: page.drawer.content is not None, timeout=PATIENCE)
    form = form_of(page)
    assert form.fields["contact"].value() == who
    form.submit()
    settle(qtbot, desk)
    ((key, contact),) = office.read(
        query("")(lambda c: c.execute(select(PurchaseOrder.id, PurchaseOrder.contact_id)).all())
    )
    assert contact == who
    assert office.read(order, key).lines[0].article == article  # type: ignore[union-attr]
