"""What two desks may try at once with trips: hand in, ask for an advance, post."""

from __future__ import annotations

import datetime
from dataclasses import replace

from app.data.office import Office
from app.data.workflow import decide, waiting_for
from app.modules.hr.travel.rules.trips import (
    AdvanceDraft,
    DayDraft,
    LegDraft,
    RateDraft,
    ReceiptDraft,
    TripDraft,
)
from app.modules.hr.travel.services.posting import post_advance, post_trip
from app.modules.hr.travel.services.trips import (
    ask_advance,
    delete_receipt,
    delete_trip,
    hand_in,
    save_rate,
    save_receipt,
    save_trip,
    withdraw_trip,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.hr.company import Company, company

D = datetime.date
DAY = D(2026, 11, 10)
LEGS = (LegDraft(DAY, 480, 600, "Hamburg", km=100), LegDraft(DAY, 960, 1140, "Kiel", km=100))
DRAFT = TripDraft(purpose="Messe", legs=LEGS, days=(DayDraft(DAY, lunch=True),))
ENTRIES = counting("SELECT count(*) FROM finance_entry")
IN_STATE = "SELECT count(*) FROM hr_trip WHERE state = '{}'"


def _as(office: Office, login: str, *roles: str) -> Office:
    return Company(office, {}).as_role(login, *roles)


def _written(office: Office) -> int:
    company(office)
    return _as(office, "karla", "staff").run(save_trip, DRAFT)


def _receipt(office: Office) -> int:
    return _as(office, "karla", "staff").run(save_receipt, ReceiptDraft(_written(office), DAY, "costs", 6_00))


def _handed_in(office: Office) -> int:
    key = _written(office)
    _as(office, "karla", "staff").run(hand_in, key)
    return key


def _decided(office: Office, kind: str) -> None:
    hanna = _as(office, "hanna", "staff", "manager")
    hanna.run(decide, hanna.read(waiting_for, "hanna", kind)[0].id, True, "")


def _approved(office: Office) -> int:
    key = _handed_in(office)
    _decided(office, "trip")
    return key


def _advance(office: Office) -> int:
    key = _as(office, "karla", "staff").run(ask_advance, AdvanceDraft(_written(office), 50_00))
    _decided(office, "travel_advance")
    return key


CASES = (
    Case(
        "hr.travel.save_trip",
        company,
        lambda office, made: office.run(save_trip, replace(DRAFT, person=made.keys["karla"])),
        counting("SELECT count(*) FROM hr_trip"),
    ),
    Case(
        "hr.travel.delete_receipt",
        _receipt,
        lambda office, key: _as(office, "karla", "staff").run(delete_receipt, key),
        counting("SELECT 1 - count(*) FROM hr_trip_receipt"),
        keyed=False,
    ),
    Case(
        "hr.travel.delete_trip",
        _written,
        lambda office, key: _as(office, "karla", "staff").run(delete_trip, key),
        counting("SELECT 1 - count(*) FROM hr_trip"),
        keyed=False,
    ),
    Case(
        "hr.travel.hand_in",
        _written,
        lambda office, key: _as(office, "karla", "staff").run(hand_in, key),
        counting("SELECT count(*) FROM approval_run"),
        keyed=False,
    ),
    Case(
        "hr.travel.withdraw_trip",
        _handed_in,
        lambda office, key: _as(office, "karla", "staff").run(withdraw_trip, key),
        counting(IN_STATE.format("open")),
        keyed=False,
    ),
    Case(
        "hr.travel.ask_advance",
        _written,
        lambda office, key: _as(office, "karla", "staff").run(ask_advance, AdvanceDraft(key, 50_00)),
        counting("SELECT count(*) FROM hr_trip_advance"),
        keyed=False,
    ),
    Case(
        "hr.travel.post_advance",
        _advance,
        lambda office, key: office.run(post_advance, key),
        ENTRIES,
        succeed=(1, 2),
        keyed=False,
    ),
    Case(
        "hr.travel.post_trip",
        _approved,
        lambda office, key: office.run(post_trip, key),
        ENTRIES,
        succeed=(1, 2),
        keyed=False,
    ),
    Case(
        "hr.travel.save_rate",
        company,
        lambda office, _made: office.run(
            save_rate,
            RateDraft("NO", "Norwegen", D(2026, 1, 1), None, 75_00, part=50_00, night=0, source="BMF 2026"),
        ),
        counting("SELECT count(*) FROM hr_travel_rate"),
    ),
)
