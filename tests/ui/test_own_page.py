"""The page of a member of staff for IT: a fault is reported and answered, own devices and protocols stand there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.data.record_extras import Target
from app.modules.hr.people.api import people
from app.modules.it.assets.api import find_assets, hand_over
from app.modules.it.assets.rules import STOCK, HandOver
from app.modules.it.assets.services.custody import file_protocol
from app.modules.it.helpdesk.pages.own import DEVICES, PROTOCOLS, TICKETS, OwnPage
from app.modules.it.helpdesk.queries.tickets import ticket
from app.modules.it.helpdesk.services.tickets import say
from app.ui.forms import Form
from app.ui.preview import Preview
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_a_fault_is_reported_read_and_answered(window: Window, qtbot: QtBot) -> None:
    """By keys alone; a device that is gone to reports a fault of it; the protocol opens; what is missing is said."""
    office = window.desk.office
    holder = next(one for one in office.read(people) if one.draft.login == office.actor.login)
    page = opened(window, qtbot, "it.helpdesk.own", "new")
    assert isinstance(page, OwnPage)
    form = fill(page.drawer.content, title="Maus klemmt")
    settle(qtbot, window.desk)
    assert form.fields["body"].bad
    fill(form, body="Die linke Taste.")
    qtbot.waitUntil(lambda: page._one is not None and page._one.title == "Maus klemmt", timeout=PATIENCE)
    assert page._one is not None
    key = page._one.id
    assert office.read(ticket, key).requester_id == holder.id
    office.run(say, key, "note", "nur intern", True)
    office.run(say, key, "reply", "Neue Maus kommt.")
    qtbot.waitUntil(lambda: "Neue Maus kommt." in page.said.toPlainText(), timeout=PATIENCE)
    act(page, "Answer …")
    fill(page.drawer.content, body="Danke!")
    qtbot.waitUntil(lambda: "Danke!" in page.said.toPlainText(), timeout=PATIENCE)
    page.go(PROTOCOLS)
    page.go(TICKETS)
    word = office.read(ticket, key).entries[0].id
    page.request(Target("it_ticket_entry", word))
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    page.show_paper()
    assert "Ctrl+3" in told[-1]
    free = next(one.id for one in office.read(find_assets, "", 400) if one.draft.status == STOCK)
    protocol = office.run(hand_over, HandOver("out", holder.id, (free,)))
    page.go(DEVICES)
    qtbot.waitUntil(lambda: list(page.panel.model.keys) == [free], timeout=PATIENCE)
    page.open_row(free)
    assert isinstance(page.drawer.content, Form)
    device = page.drawer.content.fields["asset"]
    qtbot.waitUntil(lambda: bool(device.text()), timeout=PATIENCE)
    page.go(PROTOCOLS)
    qtbot.waitUntil(lambda: page.panel.current_key() == protocol, timeout=PATIENCE)
    page.open_row(protocol)
    qtbot.waitUntil(lambda: "not filed" in told[-1], timeout=PATIENCE)
    file_protocol(office, protocol)
    page.open_row(protocol)
    qtbot.waitUntil(lambda: bool(page.findChildren(Preview)), timeout=PATIENCE)
    page.findChildren(Preview)[0].close()
