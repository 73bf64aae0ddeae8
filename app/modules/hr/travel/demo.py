"""Trips of the demo company: eighteen months of posted ones, and some of the last weeks that are written, handed in or approved."""

from __future__ import annotations

import datetime
import random
from typing import Any

from sqlalchemy import or_, select

from app.data.numbering import give
from app.data.office import Office, command
from app.data.unit import Unit
from app.data.workflow import start
from app.modules.finance.chart.api import all_periods
from app.modules.finance.ledger.api import last_day, post_many
from app.modules.hr.people.api import Person, is_here
from app.modules.hr.travel.models import Trip, TripDay, TripLeg, TripReceipt
from app.modules.hr.travel.queries.trips import reckoned, view_of
from app.modules.hr.travel.rules.currency import to_euro
from app.modules.hr.travel.rules.trips import APPROVED, ASKED, OPEN, POSTED
from app.modules.hr.travel.services.approving import TRIP
from app.modules.hr.travel.services.posting import accounts_of, entry_of

HEAD = "anna"  # who signs in and leads the others
DAY = datetime.timedelta(days=1)
SEED, TRAVELLERS, EVERY = 23, 9, 12  # so many people travel, one trip in so many days
GOALS = (  # town, area, means, kilometres, days, purpose, hotel a night in cents
    ("Hamburg", "DE", "car", 96, 1, "Kundenbesuch", 0),
    ("Hannover", "DE", "train", 0, 2, "Fachmesse", 98_00),
    ("Flensburg", "DE", "car", 88, 1, "Abstimmung Werkstatt", 0),
    ("München", "DE", "train", 0, 3, "Schulung beim Hersteller", 119_00),
    ("Kolding", "DK", "car", 190, 1, "Lieferantengespräch", 0),
    ("Wien", "AT", "plane", 0, 3, "Kundentagung", 128_00),
)


def demo(office: Office, months: int) -> None:
    """Write the trips of the demo company; posted ones only where the books reach back far enough."""
    newest = office.read(last_day)
    if newest is not None:
        office.run(fill_trips, newest, months if months >= 18 else 1)


@command("hr.travel.change")
def fill_trips(unit: Unit, newest: datetime.date, months: int) -> None:
    """Write the same trips into every demo company, the last ones for approval."""
    chance, p = random.Random(SEED), Person  # noqa: S311  the same trips each time, no secret
    where = (or_(p.login == HEAD, p.department.in_(("Verkauf", "Einkauf", "EDV"))), *is_here(unit.today))
    people = unit.connection.scalars(select(p.id).where(*where).order_by(p.id).limit(TRAVELLERS)).all()
    first, drafts, posted = newest - datetime.timedelta(days=30 * months), [], []
    open_from = min(one.start for one in all_periods(unit.connection) if one.state == "open")
    first = max(first, open_from)
    count = 0
    for day in (first + step * EVERY * DAY for step in range((newest - first).days // EVERY)):
        for _twice in range(2):
            key, until = _trip(unit, chance, people[count % len(people)], day + chance.randrange(9) * DAY)
            count += 1
            if until < newest - 28 * DAY and months >= 18:
                view = view_of(unit.connection, key)
                assert view is not None
                found = reckoned(unit.connection, view)
                accounts = accounts_of(unit, int(view.draft.person or 0), view.name)
                drafts.append(entry_of(view, found, accounts, 0, until + 4 * DAY))
                posted.append((key, found.total + view.spent))
    for (key, total), entry in zip(posted, post_many(unit, drafts) if drafts else (), strict=True):
        values = {"state": POSTED, "total": total, "entry_id": int(entry), "asked_at": unit.now}
        unit.update(Trip, key, values)
    _wait(unit)


def _trip(unit: Unit, chance: random.Random, person: int, day: datetime.date) -> tuple[int, datetime.date]:
    """Write a trip that begins on a working day; one abroad of a year without a table leads to Hamburg instead."""
    town, area, means, km, length, purpose, hotel = chance.choice(GOALS)
    if area != "DE" and day.year < 2026:
        town, area, means, km, length, purpose, hotel = GOALS[0]
    day += {5: 2 * DAY, 6: DAY}.get(day.weekday(), 0 * DAY)
    until = day + (length - 1) * DAY
    number = give(unit, Trip.number, day.year)
    key = unit.insert(
        Trip, number=number, person_id=person, purpose=purpose, since=day, until=until, cost1="", night="receipt", note="", total=0,
        state=OPEN, reason="", login=unit.login, asked_at=None, entry_id=None,
    )  # fmt: skip
    left, back = 360 + chance.randrange(8) * 15, 960 + chance.randrange(12) * 15
    same: dict[str, Any] = {"trip_id": key, "later": 0, "means": means, "km": km, "works": True}
    unit.insert_rows(
        TripLeg,
        [
            {**same, "place": 1, "day": day, "left": left, "arrived": left + 180, "town": town, "area": area},
            {
                **same,
                "place": 2,
                "day": until,
                "left": back,
                "arrived": back + 180,
                "town": "Kiel",
                "area": "DE",
            },
        ],
    )
    if length > 1:
        gross = hotel * (length - 1)
        tax = (gross * 7 + 53) // 107 if area == "DE" else 0
        unit.insert(
            TripReceipt, trip_id=key, day=until, kind="lodging", gross=gross, tax_case="VST7" if tax else "", tax=tax,
            text="Hotel", in_name=True, guests="", occasion="", currency="", paid=None, rate=None, rate_day=None, rate_source="",
        )  # fmt: skip
    if length > 1 and key % 2:
        nights = [
            {"trip_id": key, "day": until, "breakfast": True, "lunch": False, "dinner": False, "night": ""}
        ]
        unit.insert_rows(TripDay, nights)
    if purpose == "Fachmesse" and key % 3 == 0:
        unit.insert(
            TripReceipt, trip_id=key, day=day, kind="guests", gross=142_80, tax_case="VST19", tax=22_80, text="Brauhaus, Hannover", in_name=True,
            guests="Jan Voss und Ute Brandt (Voss Metallbau), die reisende Person", occasion="Rahmenvertrag 2027", currency="", paid=None,
            rate=None, rate_day=None, rate_source="",
        )  # fmt: skip
    if area == "AT":
        paid, rate = 64_00, 9389  # a taxi in Switzerland, on the way
        unit.insert(
            TripReceipt, trip_id=key, day=until, kind="transport", gross=to_euro(paid, rate), tax_case="", tax=0, text="Taxi Zürich",
            in_name=False, guests="", occasion="", currency="CHF", paid=paid, rate=rate, rate_day=until, rate_source="EZB-Referenzkurs",
        )  # fmt: skip
    return key, until


def _wait(unit: Unit) -> None:
    """Leave the last trip that is over unwritten, hand the others in, and have every second one approved."""
    t = Trip
    rows = unit.connection.execute(
        select(t.id, t.until).where(t.state == OPEN, t.until <= unit.today).order_by(t.until.desc(), t.id)
    ).all()
    for place, row in enumerate(rows[1:]):
        view = view_of(unit.connection, row.id)
        assert view is not None
        total = reckoned(unit.connection, view).total + view.spent
        state = APPROVED if place % 2 or unit.login == HEAD else ASKED
        unit.update(Trip, row.id, {"state": state, "total": total, "asked_at": unit.now})
        if state == ASKED:
            start(unit, TRIP, row.id, total, HEAD)
