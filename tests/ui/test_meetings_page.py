"""Meetings by their keys: from a planned one to approved minutes and actions that are done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.office import Actor, Office
from app.modules.organisation.meetings.pages.meetings import MeetingsPage
from app.modules.organisation.meetings.pages.outcomes import OutcomesPage
from app.modules.organisation.meetings.queries.outcomes import task_of
from app.modules.organisation.meetings.rules.meetings import ItemDraft
from app.modules.organisation.meetings.services.agenda import save_item
from app.modules.organisation.meetings.services.meetings import finish, save_minutes
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def form_of(page: MeetingsPage) -> Form:
    """Return the form in the drawer."""
    form = page.drawer.content
    assert isinstance(form, Form)
    return form


def test_from_agenda_to_finished_actions(window: Window, qtbot: QtBot) -> None:
    """F8 invites, begins and finishes; the agenda is moved by keys, minutes are read as typed, another person approves, Enter settles."""
    page = opened(window, qtbot, "organisation.meetings.meetings")
    assert isinstance(page, MeetingsPage)
    desk = window.desk

    def state() -> str:
        return page.view.state if page.view is not None else ""

    page.request("new")
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: form_of(page).isEnabled(), timeout=PATIENCE)
    key = max(desk.office.read(page.registers[1].source.keys, {}))
    fill(form_of(page), day="1.12.2026", at="99:00")
    settle(qtbot, desk)
    assert [one.key for one in form_of(page).fields.values() if one.bad] == ["at"]
    fill(form_of(page), at="10:30")
    qtbot.waitUntil(lambda: page.view is not None and page.view.id > key, timeout=PATIENCE)
    assert page.view is not None
    key = page.view.id
    for title in ("Zahlen", "Ausflug"):
        page._item(None)
        qtbot.waitUntil(lambda: form_of(page).isEnabled(), timeout=PATIENCE)
        fill(form_of(page), title=title)
        qtbot.waitUntil(lambda t=title: t in [one.title for one in page.view.items], timeout=PATIENCE)  # type: ignore[misc,union-attr]
    page.agenda.items.setCurrentRow(len(page.view.items) - 1)
    page.agenda._shift(-1)
    qtbot.waitUntil(lambda: page.view.items[-1].title == "Zahlen", timeout=PATIENCE)  # type: ignore[union-attr]
    desk.run(save_item, ItemDraft(page.view.series, title="Parkplatz"))
    qtbot.waitUntil(lambda: page.view.proposals == 1, timeout=PATIENCE)  # type: ignore[union-attr]
    assert page.agenda.items.item(2).text() == "The invitation takes up 1 that were proposed."
    act(page, "Next step")
    qtbot.waitUntil(lambda: state() == "invited", timeout=PATIENCE)
    assert [one.title for one in page.view.items] == ["Ausflug", "Zahlen", "Parkplatz"]
    act(page, "Next step")
    qtbot.waitUntil(lambda: state() == "session" and page.drawer.content is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "notes" in form_of(page).fields and form_of(page).isEnabled(), timeout=PATIENCE)
    who = page.view.people[0]
    fill(
        form_of(page),
        notes=f"Begrüßung\n! Bus bestellen @{who.login or who.last} 15.12.\n# Wir fahren [2:0]\n! Essen",
    )
    qtbot.waitUntil(lambda: "⚠" in page.minutes.words.text(), timeout=PATIENCE)
    page.agenda.seats.setCurrentRow(page.agenda.seats.count() - 1)
    for wanted in ("excused", "absent", "present"):
        qtbot.keyClick(page.agenda.seats, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda w=wanted: page.view.seats[-1].state == w, timeout=PATIENCE)  # type: ignore[misc,union-attr]
    page.open_row(key)
    qtbot.waitUntil(lambda: "notes" in form_of(page).fields and form_of(page).isEnabled(), timeout=PATIENCE)
    fill(form_of(page), notes=form_of(page).fields["notes"].text().replace("! Essen", "? Was gibt es?"))
    qtbot.waitUntil(
        lambda: page.drawer.content is None and "⚠" not in page.minutes.words.text(), timeout=PATIENCE
    )
    act(page, "Next step")
    settle(qtbot, desk)
    assert "person" in form_of(page).fields
    page.drawer.drop()
    assert page.view is not None
    other = Office(desk.office.book, Actor("birte", "Birte", frozenset({"*"})), desk.office.clock)
    other.run(save_minutes, key, page.view.notes + "\n")
    other.run(finish, key, desk.office.actor.login)
    desk.office.news()
    page.request(key)
    page.go(0)
    page.panel.select_key(key)
    qtbot.waitUntil(lambda: state() == "review" and page.view.id == key, timeout=PATIENCE)  # type: ignore[union-attr]
    act(page, "Next step")
    qtbot.waitUntil(lambda: page.actions_list.count() > 0 and state() == "approved", timeout=PATIENCE)
    settle(qtbot, desk)
    assert page.panel.current_key() == key  # it is still in sight, so that F8 can plan the next one
    qtbot.waitUntil(lambda: "Bus bestellen" in page.actions_list.item(0).text(), timeout=PATIENCE)
    qtbot.keyClick(page.actions_list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "done" in page.actions_list.item(0).text(), timeout=PATIENCE)
    outcomes = opened(window, qtbot, "organisation.meetings.outcomes")
    assert isinstance(outcomes, OutcomesPage)
    outcomes.go(2)
    settle(qtbot, desk)
    shown = outcomes.panel.model
    found = [
        desk.office.read(task_of, one)
        for one in desk.office.read(shown.source.keys, {"text": "Bus bestellen"})
    ]
    assert len(found) == 1
