"""The pool of the demo company: six notebooks, a meeting room, and their reservations."""

from __future__ import annotations

import datetime
from dataclasses import replace

from app.core.dates import is_working_day
from app.data.office import Office
from app.modules.hr.people.api import people
from app.modules.it.assets.api import by_code, locations, save_location, set_assets
from app.modules.it.pool.rules import ReservationDraft
from app.modules.it.pool.services import reserve

TAGS = tuple(f"IT-{n:05d}" for n in range(49, 55))
ROOM = "Kiel / 2. OG / Besprechung"
MEETINGS = ("Leitungsrunde", "Bewerbungsgespräch", "Lieferantengespräch", "Schulung")
PURPOSES = ("Messe Hamburg", "Schulung", "Inventur", "Homeoffice", "Besuch beim Kunden")


def demo(office: Office, _months: int) -> None:
    """Put devices into the pool and reserve them."""
    devices = [one for tag in TAGS if (one := office.read(by_code, tag)) is not None]
    office.run(set_assets, [one.id for one in devices], "pool", True, False)
    staff = [one.id for one in office.read(people) if one.draft.leaving is None]
    start = office.clock().astimezone().date()
    for n in range(3 * len(devices)):
        turn, place = divmod(n, len(devices))
        since = start + datetime.timedelta(days=1 + 10 * turn + (place * 5) % 7)
        draft = ReservationDraft(
            devices[place].id,
            staff[(n * 7) % len(staff)],
            since,
            since + datetime.timedelta(days=n % 3),
            PURPOSES[n % len(PURPOSES)],
        )
        if (turn + place) % 3:
            office.run(reserve, draft)
    _meetings(office, staff, start)


def _meetings(office: Office, staff: list[int], start: datetime.date) -> None:
    """Let the meeting room be reserved, and reserve it by the hour."""
    room = next(one for one in office.read(locations) if one.path == ROOM)
    office.run(save_location, replace(room.draft, bookable=True), room.id, room.version)
    working = [day for n in range(1, 15) if is_working_day(day := start + datetime.timedelta(days=n), "")]
    for n, day in enumerate(working):
        for begins, ends in (("09:00", "10:30"), ("14:00", "16:00"))[: 1 + n % 2]:
            who = staff[(n * 5) % len(staff)]
            draft = ReservationDraft(None, who, day, location=room.id, begins=begins, ends=ends)
            office.run(reserve, replace(draft, purpose=MEETINGS[n % len(MEETINGS)]))
