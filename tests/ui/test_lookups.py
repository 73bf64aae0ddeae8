"""Fields that complete codes: suggestions come beside the typing, and only those for what stands there now."""

from __future__ import annotations

import datetime
import threading
from dataclasses import dataclass

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.core import format as formats
from app.core.events import Changes
from app.core.lookup import Found
from app.data.declarative import field_of
from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.modules.organisation.contacts.api import Contact, ContactDraft, save_contact
from app.modules.organisation.contacts.queries.contacts import contact, offered_contacts
from app.modules.organisation.projects.models import Project
from app.ui.account_offers import account_offers
from app.ui.choices import RowField
from app.ui.declared_fields import column_named, field_for
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.lookups import KeyField, LookupField, Offer
from app.ui.store import Store
from tests.conftest import PATIENCE
from tests.ui.conftest import settle


def offered(field: LookupField) -> list[str]:
    """Return the suggestions that are shown."""
    return (
        [field._list.item(place).text() for place in range(field._list.count())] if field.offering() else []
    )


def test_suggestions_for_older_typing_never_show(desk: Desk, qtbot: QtBot) -> None:
    """The answer for one letter comes after that for two: it is dropped; typing is never held up."""
    gate, threads = threading.Event(), set[str]()

    def offers(typed: str) -> list[Offer]:
        threads.add(threading.current_thread().name)
        if typed == "a":
            gate.wait(PATIENCE / 1000)
        return [Offer(typed, f"{typed} found"), Offer(typed + "x", f"{typed} too")]

    field = LookupField("code", "Code", offers, desk=desk)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "a")
    qtbot.keyClicks(field.line, "b")
    qtbot.waitUntil(field.offering, timeout=PATIENCE)
    gate.set()
    settle(qtbot, desk)
    assert offered(field) == ["ab found", "ab too"]
    assert threading.main_thread().name not in threads


def test_a_field_that_was_left_offers_nothing_more(desk: Desk, qtbot: QtBot) -> None:
    """Whoever went on is not covered by suggestions of the field before."""
    gate = threading.Event()

    @reads("")
    def query(_connection: object, typed: str, _key: int | None) -> list[Found]:
        gate.wait(PATIENCE / 1000)
        return [Found(1, "A1", typed), Found(2, "A2", typed)]

    field = KeyField(desk, "asset", "Device", query)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "A")
    field.line.left.emit()
    gate.set()
    settle(qtbot, desk)
    assert offered(field) == []


def test_what_is_not_there_can_be_made_new_but_never_by_enter_alone(qtbot: QtBot) -> None:
    """The line for a new one stands last; Enter and Tab leave it, the arrow and Enter or a click take it; an exact hit has none."""
    made: list[str] = []
    known = [Offer("1001", "Holz Förde"), Offer("1002", "Holz Kiel")]
    field = LookupField(
        "contact",
        "Contact",
        lambda typed: [one for one in known if typed.lower() in f"{one.value} {one.text}".lower()],
    )
    field.offer_new("New contact “{name}”", lambda: made.append(field.text()))
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "Holz")
    assert offered(field) == ["Holz Förde", "Holz Kiel", "+ New contact “Holz”"]
    field.line.clear()
    qtbot.keyClicks(field.line, "Stahl ")
    assert offered(field) == ["+ New contact “Stahl”"]
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (made, field.offering()) == ([], False)
    qtbot.keyClicks(field.line, "A + G")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert (made, field.text()) == ([], "Stahl A + G")
    field.line.setText("Stahl AG")
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (made, field.offering()) == (["Stahl A"], False)
    field.line.clear()
    qtbot.keyClicks(field.line, "1001")
    assert offered(field) == []


def test_a_customer_is_made_where_the_name_is_typed(desk: Desk, qtbot: QtBot) -> None:
    """Every field of a contact offers it to who may: the name by arrow and Enter makes one and takes it; a name that is there is refused at the field."""
    form = Form(desk, "x", lambda: None)
    field = form.add(field_for(desk, field_of(column_named(Project, "contact"))))
    assert isinstance(field, KeyField)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(field.line, "Muster AG")
    qtbot.waitUntil(lambda: offered(field) == ["+ New: “Muster AG”"], timeout=PATIENCE)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(field.line, key)
    settle(qtbot, desk)
    made = field.value()
    one = desk.read_blocking(contact, made)
    assert one is not None
    assert (one.name, field.text(), field.bad) == ("Muster AG", str(one.number), False)
    field.set_text("Muster AG")
    field._new[1]()  # type: ignore[index]
    settle(qtbot, desk)
    assert field.bad
    assert "already" in field.hint.text()
    assert field.text() == "Muster AG"


def test_who_may_not_make_contacts_is_not_offered_one(office: Office, qtbot: QtBot) -> None:
    """Suggestions stay, the offer is gone."""
    desk = Desk(Office(office.book, Actor("x", "X", frozenset({"organisation.view"})), office.clock), Store())
    field = field_for(desk, field_of(column_named(Project, "contact")))
    assert isinstance(field, KeyField)
    qtbot.addWidget(field)
    assert field._new is None
    desk.close()


def test_the_words_of_a_record_follow_the_book(desk: Desk, qtbot: QtBot) -> None:
    """Another desk renames it, or gives it another code: the open form says so, and nothing counts as typed; what was typed has its own words or none."""
    other = Office(desk.office.book, desk.office.actor, desk.office.clock)
    first, second = (desk.office.run(save_contact, ContactDraft(name)) for name in ("Alt GmbH", "Zweite AG"))
    form = Form(desk, "x", lambda: None)
    field = form.add(KeyField(desk, "contact", "Contact", offered_contacts))
    assert isinstance(field, KeyField)
    qtbot.addWidget(form)
    form.show()
    form.fill_with({"contact": first})
    number = field.text()
    assert "Alt GmbH" in field.hint.toolTip()
    other.run(save_contact, ContactDraft("Neu GmbH"), first, 1)
    desk.office.news()
    qtbot.waitUntil(lambda: "Neu GmbH" in field.hint.toolTip(), timeout=PATIENCE)
    assert (field.text(), field.value(), form.dirty()) == (number, first, False)
    with desk.office.book.writing() as connection:
        connection.execute(update(Contact).where(Contact.id == first).values(number="77777"))
    desk.changed.emit(Changes(frozenset({"contact"}), foreign=False))
    qtbot.waitUntil(lambda: field.text() == "77777", timeout=PATIENCE)
    assert (field.value(), form.dirty(), form.take_back()) == (first, False, False)
    field.line.selectAll()
    qtbot.keyClicks(field.line, "Zwei")
    assert (field.hint.toolTip(), form.dirty()) == ("", True)
    desk.office.run(save_contact, ContactDraft("Ganz neu GmbH"), first, 2)
    settle(qtbot, desk)
    qtbot.waitUntil(field.offering, timeout=PATIENCE)
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == second
    assert "Zweite AG" in field.hint.toolTip()
    field.line.setText("Zweite")  # not taken from the suggestions, and clear all the same
    assert (field.hint.toolTip(), field.value()) == ("", second)
    assert "Zweite AG" in field.hint.toolTip()


def test_what_a_form_says_beneath_a_record_stays(desk: Desk, qtbot: QtBot) -> None:
    """A help is no name of a record: typing does not take it away."""
    field = KeyField(desk, "contact", "Contact", offered_contacts)
    qtbot.addWidget(field)
    field.set_hint("Who pays.")
    qtbot.keyClicks(field.line, "x")
    assert field.hint.toolTip() == "Who pays."


def test_none_stays_offered_among_records(qtbot: QtBot) -> None:
    """Where none may be chosen it can be chosen whatever else is offered, and it is what the field begins with."""
    field = RowField("project", "Project", ())
    qtbot.addWidget(field)
    for offer in (field.set_choices, field.renew_choices):
        offer([("3", "Umbau"), ("4", "Umzug")])
        assert (field.value(), field.box.itemText(0), field.box.count()) == (None, "–", 3)
    field.set_choices([("", "–"), ("4", "Umzug")])
    assert field.box.count() == 2
    must = RowField("category", "Category", (), empty="")
    qtbot.addWidget(must)
    must.set_choices([("3", "Umbau")])
    assert must.value() == 3


@dataclass(frozen=True)
class _Account:
    number: str
    name: str
    blocked: bool = False


def test_accounts_used_last_come_first() -> None:
    """By number: the one typed, then those used, the newest first, then short ones; by words; none that is blocked, eight at most."""
    known = [
        _Account(*one)
        for one in (("18", "Bank"), ("1800", "Giro"), ("1810", "Sparen"), ("6800", "Porto Giro"))
    ]
    known.append(_Account("1899", "Altes Giro", blocked=True))
    used = {"1810": datetime.date(2026, 3, 1), "1800": datetime.date(2026, 2, 1)}
    offers = account_offers(known, "18", used, {"1810": 5_00})
    assert [(one.value, one.text) for one in offers] == [
        ("18", "18  Bank"),
        ("1810", "1810  Sparen"),
        ("1800", "1800  Giro"),
    ]
    assert offers[1].detail.split("   ") == [formats.side(5_00), formats.short_day(used["1810"])]
    assert [one.value for one in account_offers(known, "giro", used)] == ["1800", "6800"]
    assert len(account_offers([_Account(f"4{n}", "x") for n in range(30)], "4")) == 8
