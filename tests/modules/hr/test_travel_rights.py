"""Nobody outside learns of a trip: what each standard role can read of it, through every list, query and the search."""

from __future__ import annotations

import datetime
from typing import Any

from app.core.errors import KontorError
from app.data.office import Office
from app.data.queries import query
from app.data.search import search
from app.data.visibility import may_know
from app.modules.hr.travel.queries.lists import (
    advances_source,
    approved_source,
    asked_source,
    own_receipts_source,
    own_trips_source,
    receipts_source,
    trips_source,
)
from app.modules.hr.travel.queries.trips import (
    offered_own_trips,
    offered_trips,
    own_trip_sum,
    receipt,
    trip,
    trip_rows,
    trip_sum,
)
from app.modules.hr.travel.rules.trips import (
    AdvanceDraft,
    ReceiptDraft,
)
from app.modules.hr.travel.services.trips import (
    ask_advance,
    save_receipt,
    save_trip,
)
from tests.modules.hr.company import ROLES, company
from tests.modules.hr.test_travel import hamburg

D = datetime.date
CANARY = "Zwergtaucher"
IBAN = "DE02120300000000202051"


def _told(office: Office, key: int, bill: int) -> str:
    """Return all that somebody can read of trips."""
    found = []

    def read(*asked: Any) -> None:
        try:
            found.append(repr(office.read(*asked)))
        except KontorError as error:
            found.append(type(error).__name__)

    for source in (
        trips_source(),
        asked_source(),
        approved_source(),
        receipts_source(),
        advances_source(),
        own_trips_source(),
        own_receipts_source(),
    ):
        try:
            found.append(repr(office.read(source.page, list(office.read(source.keys, {})))))
            found.append(repr(office.read(source.page, [key])))
        except KontorError as error:
            found.append(type(error).__name__)
    read(trip, key)
    read(trip_sum, key)
    read(own_trip_sum, key)
    read(receipt, bill)
    read(trip_rows)
    read(offered_trips, CANARY, None)
    read(offered_trips, "", key)
    read(offered_own_trips, "", key)
    read(search, CANARY, office.actor.permissions)
    return "\n".join(found)


def test_nobody_outside_learns_of_a_trip(any_office: Office) -> None:
    """Purpose and receipts are known to the traveller, those who lead them, and who sees all trips; to nobody else."""
    c = company(any_office)
    karla = c.as_role("karla", "staff")
    key = karla.run(save_trip, hamburg(D(2026, 11, 10), CANARY))
    bill = karla.run(save_receipt, ReceiptDraft(key, D(2026, 11, 11), "costs", 6_00, text=CANARY))
    asked = karla.run(ask_advance, AdvanceDraft(key, 10_00))
    assert [one.key for one in karla.read(offered_own_trips, "", None)] == [key]
    assert [one.key for one in any_office.read(offered_trips, "", key)] == [key]
    assert [one.key for one in any_office.read(offered_trips, CANARY, None)] == [], (
        "words of others' trips find nothing"
    )
    everybody = {"administrator", "hr", "bookkeeper"}
    for role in ROLES:
        for login in ("hanna", "olaf", "lina"):
            office = c.as_role(login, role)
            knows = role in everybody or (role == "manager" and login == "hanna")
            assert (CANARY in _told(office, key, bill)) is knows, (role, login)
            for table, row in (("hr_trip", key), ("hr_trip_receipt", bill), ("hr_trip_advance", asked)):
                assert office.read(query("")(lambda one, t=table, r=row: may_know(one, t, r))) is knows
    assert CANARY in _told(karla, key, bill)
