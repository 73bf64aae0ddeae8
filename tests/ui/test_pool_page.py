"""The page of the pool as a clerk uses it: the calendar is walked by keys, reservations are made, called off and handed out."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.modules.it.assets.pages.hand_over import HandOverPage
from app.modules.it.assets.queries.assets import by_code
from app.modules.it.pool.pages.pool import PoolPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, opened
from tests.ui.test_document_pages import wait
from tests.ui.test_register_pages import form_of


def test_a_device_is_reserved_in_the_calendar(window: Window, qtbot: QtBot) -> None:
    """Arrows walk the days, Enter begins a reservation there; taken days are marked; calling off has Undo; F8 hands it out as a loan."""
    from app.modules.hr.people.queries.people import people

    page = opened(window, qtbot, "it.pool.pool")
    assert isinstance(page, PoolPage)
    wait(qtbot, window)
    qtbot.waitUntil(lambda: len(page.calendar.lanes) == 7, timeout=PATIENCE)
    page.calendar.setFocus()
    today = page.calendar.today
    page.calendar.go(1, today + datetime.timedelta(days=60))
    wait(qtbot, window)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Right)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Down)
    assert (page.calendar.row, page.calendar.day) == (2, today + datetime.timedelta(days=61))
    qtbot.keyClick(page.calendar, Qt.Key.Key_Return)
    form = form_of(page)
    who = window.desk.read_blocking(people)[5]
    assert form.fields["asset"].text() == page.devices[1].tag
    form.submit()
    assert form.fields["person"].bad
    form.fields["person"].set_text(str(who.number))
    form.submit()
    wait(qtbot, window)
    qtbot.waitUntil(lambda: page.calendar.bar_at(2, page.calendar.day) is not None, timeout=PATIENCE)
    assert who.draft.last_name in page.calendar.bar_at(2, page.calendar.day).words  # type: ignore[union-attr]
    key = page.calendar.bar_at(2, page.calendar.day).key  # type: ignore[union-attr]
    page.edit(None, {"asset": page.devices[1].id, "person": who.id, "since": page.calendar.day})
    form_of(page).submit()
    wait(qtbot, window)
    assert form_of(page).fields["since"].bad
    page.drawer.drop()
    page.panel.select_key(key)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    page.calendar.go(0, page.calendar.day)  # the meeting room
    page.calendar.setFocus()
    act(page, "Reserve")
    form = form_of(page)
    assert form.fields["location"].text() == "Besprechung"
    for field, typed in (("person", str(who.number)), ("begins", "9"), ("ends", "1030")):
        form.fields[field].set_text(typed)
    form.submit()
    name = f"{who.draft.first_name} {who.draft.last_name}"
    qtbot.waitUntil(lambda: f"{name} 09:00–10:30" in page.on_day.text(), timeout=PATIENCE)
    page.calendar.go(2, page.calendar.day)
    assert name in page.on_day.text()
    assert "09:00" not in page.on_day.text()
    page.panel.select_key(key)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    notices = []
    window.desk.noticed.connect(notices.append)
    act(page, "Call off")
    qtbot.waitUntil(lambda: page.calendar.bar_at(2, page.calendar.day) is None, timeout=PATIENCE)
    notices[-1].act()
    qtbot.waitUntil(lambda: page.calendar.bar_at(2, page.calendar.day) is not None, timeout=PATIENCE)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Home)
    assert page.calendar.day == today
    act(page, "Hand out")
    wait(qtbot, window)
    hand = window.current()
    assert isinstance(hand, HandOverPage)
    assert [one.id for one in hand.table.devices] == [page.devices[1].id]
    assert hand.form.fields["expected"].value() == today + datetime.timedelta(days=61)
    assert window.desk.read_blocking(by_code, page.devices[1].tag).draft.pool
