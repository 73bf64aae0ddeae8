"""Reservations: the calendar of the pool and of rooms, and the list of what is reserved."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.it.pool.models import Reservation
from app.modules.it.pool.queries import (
    PoolDevice,
    Room,
    offered_pool,
    offered_rooms,
    pool,
    reservation,
    reservations_source,
    rooms,
    taken,
)
from app.modules.it.pool.rules import DAY, ReservationDraft, Taken
from app.modules.it.pool.services import call_off, reserve
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.theme import px
from app.ui.timeline import Bar, Lane, Timeline
from app.ui.widgets import button, card, label, row

RIGHT = "it.reserve"


def _fields(desk: Desk) -> Sequence[Placed]:
    device = KeyField(desk, "asset", _("Device of the pool"), offered_pool)
    room = KeyField(desk, "location", _("or a room"), offered_rooms)
    layout = "asset:2 location:2 person:2 since begins until ends purpose:2"
    return fields_of(desk, Reservation, layout, asset=device, location=room)


def _ready(form: Form, _one: object) -> None:
    hint(form, until=_("Empty: that day"), begins=_("Empty: whole day"), ends=_("Empty: whole day"))


def _bar(one: Taken) -> Bar:
    """Return the bar of a reservation or of a loan."""
    (_since, start), (_until, end) = one.points
    words = f"{one.who.rpartition(' ')[2]} {one.hours}".strip()
    tone = "warn" if one.lent else ""
    return Bar(one.key, one.lane, one.since, one.until, words, tone=tone, begins=start / DAY, ends=end / DAY)


def _start(lane: int, day: datetime.date) -> dict[str, object]:
    """Return what a reservation of a row of the calendar begins with."""
    thing = {"asset": lane} if lane > 0 else {"location": -lane}
    return {**thing, "since": day, "until": day}


class PoolPage(RegisterPage):
    """Above the calendar, below the list; Enter in the calendar opens a reservation or begins one on that day."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Reservations"),
            new=_("New reservation"),
            source=reservations_source(),
            of=Reservation,
            read=reservation,
            fields=_fields,
            draft=ReservationDraft,
            save=reserve,
            ready=_ready,
            name=lambda _draft: _("Reservation"),
        )
        super().__init__(desk, _("Reservations"), [one])
        self.devices: list[PoolDevice] = []
        self.found: list[Taken] = []
        self.calendar = Timeline(
            _("Calendar of the pool"), desk.today(), land=desk.settings.get("company.land", "")
        )
        self.calendar.opened.connect(self._opened)
        self.calendar.moved.connect(self._read)
        self.calendar.marked.connect(self._say_day)
        frame, inside = card()
        self.span = label("", "quiet")
        back = button(_("Back four weeks"), lambda: self.turn(-28), pic="arrow-left")
        on = button(_("On four weeks"), lambda: self.turn(28), pic="arrow-right")
        inside.addLayout(row(self.span, 1, button(_("Today"), lambda: self.turn(0)), back, on))
        self.on_day = label("", "quiet")
        area = QScrollArea()
        area.setObjectName("plain")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.calendar)
        inside.addWidget(area)
        inside.addWidget(self.on_day)
        frame.setMinimumHeight(px(200))
        self.body.insertWidget(0, frame, 5)
        self.body.setStretch(2, 6)
        self.set_actions(
            [
                PageAction(_("Call off"), self.off, "Del", "x", RIGHT, row=True),
                PageAction(_("Hand out"), self.hand_out, "", "arrow-left-right", "it.hand_over", row=True),
                PageAction(_("To the calendar"), self.calendar.setFocus, "Ctrl+2", "calendar", menu=True),
                PageAction(_("Change"), self.change, "F2", "pencil", RIGHT, row=True),
                PageAction(_("Reserve"), self.begin, "Ctrl+N", "plus", RIGHT, primary=True),
            ]
        )
        desk.watch(self, self._read)
        self._read()

    def request(self, what: object) -> None:
        """Begin a reservation, show those of today, or go to one."""
        if what == "today":
            self.turn(0)
            self.calendar.setFocus()
        else:
            super().request(what)

    def turn(self, days: int) -> None:
        """Show other weeks; 0 is today."""
        day = self.calendar.day + datetime.timedelta(days=days) if days else self.calendar.today
        self.calendar.go(self.calendar.row, day)

    def _read(self) -> None:
        first, last = self.calendar.first, self.calendar.last
        self.span.setText(f"{formats.day(first)} – {formats.day(last)}")
        asked = ((pool,), (rooms,), (taken, first, last))
        self.desk.read_all(asked, then=lambda found: self._show(first, *found), owner=self, slot="calendar")

    def _show(
        self, first: datetime.date, devices: list[PoolDevice], rooms_: list[Room], found: list[Taken]
    ) -> None:
        self.devices, self.found = devices, found
        if first != self.calendar.first:  # other weeks were turned to meanwhile
            return
        lanes = [Lane(-one.id, one.name, one.path.rpartition(" / ")[0]) for one in rooms_]
        lanes += [Lane(one.id, one.tag, one.name) for one in self.devices]
        self.calendar.show_bars(lanes, [_bar(one) for one in found])
        if not lanes:
            self.span.setText(
                _(
                    "Nothing can be reserved yet; say so in the form of a device or of a room (Models and places)."
                )
            )
        self._say_day()

    def _say_day(self) -> None:
        """Say who has the marked thing on the marked day, with times."""
        calendar = self.calendar
        if not calendar.lanes:
            self.on_day.setText("")
            return
        lane, day = calendar.lanes[calendar.row], calendar.day
        busy = [
            f"{one.who} {one.hours}".strip()
            for one in self.found
            if one.lane == lane.key and one.since <= day <= one.until
        ]
        self.on_day.setText(f"{lane.title}, {formats.day(day)}: " + (" · ".join(busy) or _("free")))

    def begin(self) -> None:
        """Begin a reservation, of what is marked where the calendar has the focus."""
        calendar = self.calendar
        marked = calendar.hasFocus() and calendar.lanes
        self.edit(None, _start(calendar.lanes[calendar.row].key, calendar.day) if marked else None)

    def _opened(self, key: int, lane: int, day: datetime.date) -> None:
        if key:
            self.panel.select_key(key)
            self.edit(key)
        elif self.desk.may(RIGHT):
            self.edit(None, _start(lane, day))

    def off(self) -> None:
        """Call the selected reservations off, with Undo."""
        keys = self.panel.selected_keys()

        def undo() -> None:
            self.desk.run(call_off, keys, False)

        def done(count: int) -> None:
            self.desk.notice(
                counted(count, N_("1 reservation called off"), N_("{count} reservations called off")),
                action=_("Undo"),
                act=undo,
            )

        if keys:
            self.desk.run(call_off, keys, then=done)

    def hand_out(self) -> None:
        """Hand the device of the current reservation out to whom it is reserved for, as a loan until its last day."""
        self.for_current(lambda key: self.desk.read(reservation, key, then=self._hand, owner=self))

    def _hand(self, one: Stored[ReservationDraft] | None) -> None:
        if one is not None and one.draft.asset is None:
            self.desk.notice(_("A room is not handed out."))
        elif one is not None:
            about = one.draft
            self.desk.open("it.assets.hand_over", ("out", (about.asset,), about.person, about.until))
