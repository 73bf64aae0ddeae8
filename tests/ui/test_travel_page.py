"""The pages of trips: a trip is typed with its legs, handed in, found again; rates are kept."""

from __future__ import annotations

import json

from pytestqt.qtbot import QtBot

from app.modules.hr.travel.pages.own import OwnTripsPage
from app.modules.hr.travel.queries.trips import own_trip_rows, trip_rows
from app.ui.forms import Form
from app.ui.rows_field import RowsField
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_a_trip_is_typed_and_handed_in(window: Window, qtbot: QtBot) -> None:
    """Wrong legs are marked at their row; what it comes to stands beside the list; the form gives back what it was given."""
    office = window.desk.office
    window.resize(1440, 900)
    page = opened(window, qtbot, "hr.travel.own", "new")
    assert isinstance(page, OwnTripsPage)
    settle(qtbot, window.desk)
    beside = page.split.widget(2)
    assert not beside.isVisible()  # the form takes the room
    assert page.minimumSizeHint().width() < 1200
    legs = [
        ["11.5.26", "8", "10:30", "Hamburg", "", "", "96", ""],
        ["12.5.26", "1600", "18", "Kiel", "", "", "96", ""],
    ]
    days = [["12.5.26", "b", ""]]
    form = fill(
        page.drawer.content,
        purpose="Messe",
        legs=json.dumps([["11.5.26", "8", "x", "Hamburg", "", "", "", ""]]),
    )
    assert form.fields["legs"].bad
    assert "Row 1" in form.fields["legs"].hint.text()
    fill(form, legs=json.dumps(legs), days=json.dumps(days))
    qtbot.waitUntil(
        lambda: any(one.purpose == "Messe" for one in office.read(own_trip_rows)), timeout=PATIENCE
    )
    key = next(one.id for one in office.read(own_trip_rows) if one.purpose == "Messe")
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    page.open_row(key)
    settle(qtbot, window.desk)
    again = page.drawer.content
    assert isinstance(again, Form)
    field = again.fields["legs"]
    assert isinstance(field, RowsField)
    assert [leg.km for leg in field.value()] == [96, 96]
    assert [leg.left for leg in field.value()] == [480, 960]
    page.close_drawer()
    assert beside.isVisible()
    page.go(1)
    page.begin()
    settle(qtbot, window.desk)
    bill = page.drawer.content
    assert isinstance(bill, Form)
    guests = bill.fields["guests"]
    assert not guests.isVisible()  # asked of meals with guests alone
    bill.fields["kind"].set_text("guests")
    assert guests.isVisible()
    guests.set_text("Ida Voss, ich")
    bill.fields["kind"].set_text("costs")
    assert guests.isVisible()  # what holds something is never out of sight
    page.close_drawer()
    page.go(0)
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    act(page, "Hand in")
    settle(qtbot, window.desk)
    state = next(one.state for one in office.read(trip_rows) if one.id == key)
    assert state == "open"  # nobody leads the head: no rule says who decides
    assert "rule" in told[-1]


def test_a_rows_field_is_typed_by_keys(window: Window, qtbot: QtBot) -> None:
    """Enter goes from cell to cell and begins a row; Ctrl+Del takes one away; an empty row is left out."""
    page = opened(window, qtbot, "hr.travel.own", "new")
    assert isinstance(page, OwnTripsPage)
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    field = form.fields["days"]
    assert isinstance(field, RowsField)
    field.grid.setCurrentCell(0, 2)
    field.grid.go_on()
    assert field.grid.rowCount() == 2
    field.put_row(0, ["11.5.26", "b", ""])
    assert [day.breakfast for day in field.value()] == [True]
    field.take_row(0)
    assert field.value() == ()
    assert field.words(json.dumps([["a", "", "b"]])) == "a b"
