"""Forms: conflicts field by field, drafts on newer versions, and one result however often they are sent."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import Office, Unit, command
from app.data.queries import query as reads
from app.modules.finance.chart.models import CostCentre
from app.modules.organisation.contacts.queries.contacts import contact
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.ui.choice_fields import SwitchField
from app.ui.desk import Desk, Notice
from app.ui.drawer import Drawer
from app.ui.fields import TextField
from app.ui.form_paper import sheet_of
from app.ui.forms import Form
from app.ui.preview import Preview
from app.ui.store import Store
from app.ui.window import Window
from tests.conftest import PATIENCE, close, drop_database, fresh_database, office_at
from tests.data.proxy import counted
from tests.ui.conftest import opened, settle

FIRST = {"name": "Weber", "town": "Kiel", "phone": "0431 1"}


def draft_of(texts: dict[str, Any]) -> ContactDraft:
    """Return a contact of a company."""
    return ContactDraft(**texts)


def form_of(desk: Desk, qtbot: QtBot, key: int) -> Form:
    """Return a form on a contact as it is now."""
    one = desk.read_blocking(contact, key)

    def save() -> None:
        form.send(save_contact, draft_of(form.values()), key, form.version, then=lambda _key: form.saved())

    form = Form(desk, "contact", save, record=key, version=one.version)
    for name in FIRST:
        form.add(TextField(name, name.title()))
    qtbot.addWidget(form)
    form.fill_with({name: getattr(one.draft, name) for name in FIRST})
    form.show()
    return form


def strip(form: Form) -> str:
    """Return what the strip of a conflict says, empty without one."""
    words = [label.text() for label in form._strip.findChildren(QLabel) if label.isVisibleTo(form)]
    return "\n".join(words) if form._strip.isVisibleTo(form) else ""


def press(form: Form, name: str) -> None:
    """Press a button of the strip by its accessible name."""
    (one,) = (
        button
        for button in form._strip.findChildren(QPushButton)
        if name in (button.accessibleName(), button.text()) and button.isVisibleTo(form)
    )
    one.click()


@pytest.fixture
def key(desk: Desk) -> int:
    """Return a contact that is there."""
    return desk.office.run(save_contact, draft_of(FIRST))


def change(desk: Desk, key: int, **texts: str) -> None:
    """Change a contact from another desk."""
    desk.office.run(save_contact, draft_of({**FIRST, **texts}), key)


def stored(desk: Desk, key: int) -> dict[str, str]:
    """Return what stands in the book."""
    one = desk.read_blocking(contact, key)
    return {name: getattr(one.draft, name) for name in FIRST}


def test_a_conflict_asks_only_about_what_both_changed(desk: Desk, qtbot: QtBot, key: int) -> None:
    """Theirs comes into fields that were not touched, mine stays where only I typed, and the rest is chosen field by field."""
    form = form_of(desk, qtbot, key)
    form.fields["name"].set_text("Weber KG")
    form.fields["town"].set_text("Lübeck")
    change(desk, key, name="Weber GmbH", phone="0431 22", town="Kiel")
    form.submit()
    qtbot.waitUntil(lambda: bool(strip(form)), timeout=PATIENCE)
    assert "Weber KG" in strip(form)
    assert "Weber GmbH" in strip(form)
    assert "Phone" in strip(form)
    assert "Lübeck" not in strip(form)
    assert form.fields["phone"].text() == "0431 22"
    press(form, "Take theirs: Name")
    assert strip(form) == ""
    assert stored(desk, key)["town"] == "Kiel"
    form.submit()
    settle(qtbot, desk)
    assert stored(desk, key) == {"name": "Weber GmbH", "town": "Lübeck", "phone": "0431 22"}


def test_mine_can_be_written_and_a_third_change_is_seen(desk: Desk, qtbot: QtBot, key: int) -> None:
    """Write mine goes on from the version that was shown: what someone changes after that is a conflict again."""
    form = form_of(desk, qtbot, key)
    form.fields["name"].set_text("Weber KG")
    change(desk, key, name="Weber GmbH")
    form.submit()
    qtbot.waitUntil(lambda: bool(strip(form)), timeout=PATIENCE)
    change(desk, key, name="Weber AG")
    press(form, "Write mine")
    settle(qtbot, desk)
    assert "Weber AG" in strip(form)
    assert stored(desk, key)["name"] == "Weber AG"
    press(form, "Write mine")
    settle(qtbot, desk)
    assert strip(form) == ""
    assert stored(desk, key)["name"] == "Weber KG"


def test_a_draft_on_a_newer_record_is_a_conflict(desk: Desk, qtbot: QtBot, key: int) -> None:
    """A draft holds what was touched, and what stood there: it never takes back what someone changed meanwhile."""
    form = form_of(desk, qtbot, key)
    form.fields["name"].set_text("Weber KG")
    form.fields["town"].set_text("Lübeck")
    form.give_up()
    change(desk, key, name="Weber GmbH", phone="0431 22")
    again = form_of(desk, qtbot, key)
    assert {name: field.text() for name, field in again.fields.items()} == {
        "name": "Weber KG",
        "town": "Lübeck",
        "phone": "0431 22",
    }
    assert "Weber GmbH" in strip(again)
    assert "Lübeck" not in strip(again)
    press(again, "Take theirs: Name")
    again.submit()
    settle(qtbot, desk)
    assert stored(desk, key) == {"name": "Weber GmbH", "town": "Lübeck", "phone": "0431 22"}
    assert desk.drafts.load("contact", key) is None


def test_a_draft_on_the_same_record_is_none(desk: Desk, qtbot: QtBot, key: int) -> None:
    """Nobody changed it: what was typed is back, and nothing is asked."""
    form = form_of(desk, qtbot, key)
    form.fields["name"].set_text("Weber KG")
    form.give_up()
    again = form_of(desk, qtbot, key)
    assert again.fields["name"].text() == "Weber KG"
    assert strip(again) == ""


GATE = threading.Event()
COUNT = select(func.count()).select_from(CostCentre)


@command("")
def add_centre(unit: Unit, code: str) -> int:
    """Add a cost centre once the gate is open; nothing keeps a second one out."""
    GATE.wait(PATIENCE / 1000)
    if not code:
        raise Invalid(N_("This field is needed."), field="name")
    return unit.insert(
        CostCentre,
        dimension=1,
        code=f"{code}{unit.now.microsecond}-{unit.connection.scalar(COUNT)}",
        name=code,
    )


def centres(office: Office) -> list[str]:
    """Return the names of the cost centres that were added."""
    return list(
        office.read(
            reads("")(lambda c: c.scalars(select(CostCentre.name).where(CostCentre.name.like("Z%"))).all())
        )
    )


def adding(desk: Desk, qtbot: QtBot) -> Form:
    """Return a form that adds a cost centre."""
    form = Form(
        desk, "adding", lambda: form.send(add_centre, form.values()["name"], then=lambda _k: form.saved())
    )
    form.add(TextField("name", "Name"))
    qtbot.addWidget(form)
    form.fill({"name": "Z1"})
    return form


def test_a_second_press_while_the_first_is_under_way_does_nothing(desk: Desk, qtbot: QtBot) -> None:
    """Twice Ctrl+Return in a hurry is one record; after the answer the form can be sent again."""
    GATE.clear()
    form = adding(desk, qtbot)
    form.submit()
    form.submit()
    GATE.set()
    settle(qtbot, desk)
    assert centres(desk.office) == ["Z1"]
    form.submit()
    settle(qtbot, desk)
    assert centres(desk.office) == ["Z1", "Z1"]


def test_a_refused_form_is_sent_anew(desk: Desk, qtbot: QtBot) -> None:
    """A refusal is an answer: what is sent after it is something new."""
    GATE.set()
    form = adding(desk, qtbot)
    form.fields["name"].set_text("")
    form.submit()
    settle(qtbot, desk)
    assert form.fields["name"].bad
    form.fields["name"].set_text("Z2")
    form.submit()
    settle(qtbot, desk)
    assert centres(desk.office) == ["Z2"]


def test_a_line_below_a_long_form_comes_into_sight(office: Office, qtbot: QtBot) -> None:
    """A refusal that names no field of the form is seen, also where its line is below the room that the form has."""
    desk, drawer = Desk(office, Store()), Drawer()
    qtbot.addWidget(drawer)
    drawer.resize(380, 300)
    form = Form(desk, "long", lambda: None)
    for place in range(12):
        form.add(TextField(f"f{place}", f"F{place}"), 2)
    drawer.show_widget("Long", form)
    form.refused(Invalid(N_("This analysis is no longer in work; begin the next one."), field="analysis"))
    room = form.message.mapTo(drawer, QPoint())
    assert room.y() + form.message.height() <= drawer.height()
    last = form.fields["f11"]
    drawer.findChildren(QScrollArea)[0].verticalScrollBar().setValue(0)
    last.editor.setFocus()
    form.refused(Invalid(N_("This field is needed."), field="f11"))
    assert last.mapTo(drawer, QPoint()).y() + last.height() <= drawer.height()
    desk.close()


@pytest.mark.parametrize("changed", [False, True])
def test_the_same_form_after_an_outage_posts_once(
    server: str, qtbot: QtBot, tmp_path: Path, changed: bool
) -> None:
    """The commit reached the server and its answer did not: sent again by hand, the form finds what was done.

    What was changed meanwhile is not taken for it: the clerk is told that the first one is saved.
    """
    GATE.set()
    address = fresh_database(server)
    with counted(address, tmp_path) as (through, line):
        office = office_at(through)
        desk, notices = Desk(office, Store()), list[Notice]()
        desk.noticed.connect(notices.append)
        form = adding(desk, qtbot)
        line.cut_after_commit = True
        form.submit()
        settle(qtbot, desk)
        assert line.down
        assert "can't be reached" in form.message.text()
        form.submit()  # still down
        settle(qtbot, desk)
        line.down = False
        if changed:
            form.fields["name"].set_text("Z3")
        form.submit()
        settle(qtbot, desk)
        assert centres(office) == ["Z1"]
        assert ("is saved" in form.message.text()) == changed
        if changed:
            form.submit()
            settle(qtbot, desk)
            assert sorted(centres(office)) == ["Z1", "Z3"]
        desk.close()
        close(office.book)
    drop_database(server, address)


def test_tab_comes_to_the_buttons_after_the_last_field(desk: Desk, qtbot: QtBot) -> None:
    """From the first field over the second to Save and Close, whatever else stands in the window."""
    window = QWidget()
    qtbot.addWidget(window)
    room = QVBoxLayout(window)
    form = Form(desk, "test", lambda: None, cancel=lambda: None)
    room.addWidget(form)
    fields = [
        form.add(TextField("one", "One")),
        form.add(SwitchField("two", "Two")),
        form.add(TextField("three", "Three")),
    ]
    room.addWidget(QPushButton("Outside"))
    window.show()
    fields[0].editor.setFocus()
    reached = []
    for _step in range(4):
        window.focusNextPrevChild(True)
        reached.append(window.focusWidget())
    close = next(one for one in form.findChildren(QPushButton) if one is not form.save_button)
    assert reached == [fields[1].editor, fields[2].editor, form.save_button, close]


def test_an_unticked_switch_is_no_empty_field(desk: Desk, qtbot: QtBot) -> None:
    """The focus goes into the first text that lacks, past a switch that says no; where nothing lacks, into the first field."""
    form = Form(desk, "focus", lambda: None)
    qtbot.addWidget(form)
    for field in (TextField("a", "A"), SwitchField("b", "B"), TextField("c", "C")):
        form.add(field)
    form.show()
    qtbot.waitActive(form, timeout=PATIENCE)
    for texts, wanted in (({"a": "x"}, "c"), ({"a": "x", "c": "y"}, "a"), ({}, "a")):
        form.fill(texts, restore=False)
        form.focus_first()
        assert form.fields[wanted].isAncestorOf(form.focusWidget())


def test_a_form_is_printed_as_it_stands(window: Window, qtbot: QtBot) -> None:
    """The paper names each field that is shown with its value in words, no secret; the button stands only beside a form."""
    page = opened(window, qtbot, "it.pool.pool", "new")
    form = page.drawer.content  # type: ignore[attr-defined]
    form.fields["purpose"].set_text("Messe Hamburg")
    form.fields["begins"].set_text("9")
    form.fields["ends"].secret = True
    sheet = sheet_of(form, "Reservation")
    assert ["What for", "Messe Hamburg"] in sheet.rows
    assert ["From what time", "9"] in sheet.rows
    assert "Until what time" not in [row[0] for row in sheet.rows]
    assert len(sheet.rows) == len(form.fields) - 1
    assert page.drawer.print_button.isVisibleTo(page)  # type: ignore[attr-defined]
    page.drawer.print_form()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(window.findChildren(Preview)), timeout=PATIENCE)
    shown = window.findChildren(Preview)[0]
    assert shown.data.startswith(b"%PDF")
    shown.close()
    page.drawer.show_widget("No form", QLabel("x"))  # type: ignore[attr-defined]
    assert not page.drawer.print_button.isVisibleTo(page)  # type: ignore[attr-defined]
