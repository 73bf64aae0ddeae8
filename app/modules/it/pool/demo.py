"""The pool of the demo company: six notebooks, and reservations of a summer."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.hr.people.api import people
from app.modules.it.assets.api import by_code, set_assets
from app.modules.it.pool.rules import ReservationDraft
from app.modules.it.pool.services import reserve

TAGS = tuple(f"IT-{n:05d}" for n in range(49, 55))
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
