"""What is done with reservations."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import save_draft
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import HERE, REPAIR, ItAsset
from app.modules.it.pool.models import Reservation
from app.modules.it.pool.queries import taken
from app.modules.it.pool.rules import LONGEST, ReservationDraft, in_the_way


@command("it.reserve")
def reserve(unit: Unit, draft: ReservationDraft, key: int | None = None, version: int | None = None) -> int:
    """Reserve a device of the pool; raises Invalid naming the field at fault, and who has it where it is taken."""
    if draft.asset is None:
        raise Invalid(N_("Choose a device."), field="asset")
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    if draft.since is None:
        raise Invalid(N_("Enter a day."), field="since")
    until = draft.until or draft.since
    if until < draft.since:
        raise Invalid(N_("The last day is before the first."), field="until")
    if until - draft.since > LONGEST:
        raise Invalid(N_("A device can be reserved for a year at most."), field="until")
    if key is None and until < unit.today:
        raise Invalid(N_("This day is past."), field="since")
    row = unit.row(ItAsset, draft.asset, lock=True)
    person = unit.row(Person, draft.person)
    if not row["pool"] or row["status"] not in HERE:
        raise Invalid(N_("{tag} does not belong to the pool."), field="asset", tag=row["tag"])
    if row["status"] == REPAIR and (key is None or unit.row(Reservation, key)["asset_id"] != draft.asset):
        raise Invalid(N_("{tag} is in repair."), field="asset", tag=row["tag"])
    if person["leaving"] is not None and person["leaving"] < until:
        name = f"{person['first_name']} {person['last_name']}".strip()
        raise Invalid(
            N_("{name} works here until {day} only."), field="person", name=name, day=person["leaving"]
        )
    busy = [
        one
        for one in taken(unit.connection, draft.since, until, draft.asset)
        if not (one.lent and row["person_id"] == draft.person)
    ]
    other = in_the_way(busy, draft.since, until, key or 0)
    if other is not None:
        words = (
            N_("{who} has it without a day of return.")
            if other.until.year == 9999
            else N_("{who} has it from {since} to {until}.")
        )
        raise Invalid(words, field="since", who=other.who, since=other.since, until=other.until)
    return save_draft(
        unit,
        Reservation,
        replace(draft, until=until),
        key,
        version,
        **({"cancelled": False} if key is None else {}),
    )


def refuse_promised(unit: Unit, assets: Sequence[int], person: int, until: datetime.date | None) -> None:
    """Raise Invalid for a hand-over of a device that somebody else has reserved in its days; without a day of return every one to come is in the way."""
    last = until or datetime.date.max
    for asset in assets:
        for one in taken(unit.connection, unit.today, last, asset):
            if not one.lent and unit.row(Reservation, one.key)["person_id"] != person:
                raise Invalid(
                    N_(
                        "{tag} is reserved for {who} from {since} to {until}; call the reservation off, or agree on an earlier return."
                    ),
                    field="code",
                    tag=unit.row(ItAsset, asset)["tag"],
                    who=one.who,
                    since=one.since,
                    until=one.until,
                )


@command("it.reserve")
def call_off(unit: Unit, keys: Sequence[int], off: bool = True) -> int:
    """Call reservations off, or take that back where nobody else has the device since; return how many changed."""
    count = 0
    for key in keys:
        row = unit.row(Reservation, key)
        if not off and in_the_way(
            taken(unit.connection, row["since"], row["until"], row["asset_id"]),
            row["since"],
            row["until"],
            key,
        ):
            raise Invalid(N_("Someone else has it meanwhile."), field="since")
        count += unit.update(Reservation, key, {"cancelled": off})
    return count
