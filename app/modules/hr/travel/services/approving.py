"""Approval of trips and of advances: what of them is approved, and what its end does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.approval_rules import Approval
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.hr.people.api import Person
from app.modules.hr.travel.models import Trip, TripAdvance
from app.modules.hr.travel.queries.trips import reckoned, view_of
from app.modules.hr.travel.rules.currency import plain as foreign_words
from app.modules.hr.travel.rules.trips import ADVANCE_MACHINE, MACHINE

TRIP, ADVANCE = "trip", "travel_advance"
OWN_TRIP = N_("Your own trip is decided by somebody else.")


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of a trip is approved: all that was typed, its receipts, and what it comes to."""
    view = view_of(connection, key)
    assert view is not None
    found = reckoned(connection, view)
    days = "; ".join(f"{one.day} {one.area} {one.reason} {one.per_diem} {one.night}" for one in found.days)
    bills = "; ".join(f"{one.draft}{foreign_words(one.draft)}" for one in view.receipts)
    legs = "; ".join(map(str, view.draft.legs))
    return {
        "person": view.draft.person,
        "purpose": view.draft.purpose,
        "cost1": view.draft.cost1,
        "legs": legs,
        "days": days,
        "driven": found.kilometres,
        "receipts": bills,
    }


def advance_content(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of an advance is approved: for which trip, and how much."""
    a = TripAdvance
    return dict(connection.execute(select(a.trip_id, a.amount).where(a.id == key)).mappings().one())


def _not_own(unit: Unit, trip: int, approved: bool) -> None:
    login = str(unit.row(Person, int(unit.row(Trip, trip)["person_id"]))["login"])
    if approved and login:
        by_another(unit, login, OWN_TRIP)


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    _not_own(unit, key, approved)
    row = unit.row(Trip, key)
    values = {
        "state": MACHINE.after(row["state"], "approve" if approved else "reject"),
        "reason": "" if approved else comment[:300],
    }
    unit.update(Trip, key, values if approved else {**values, "asked_at": None})


def _reopened(unit: Unit, key: int) -> None:
    """Let a trip wait again; raises Invalid where it was changed or posted since."""
    row = unit.row(Trip, key)
    more = {} if row["asked_at"] is not None else {"asked_at": unit.now}
    unit.update(Trip, key, {"state": MACHINE.after(row["state"], "reopen"), "reason": "", **more})


def _advance_ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    row = unit.row(TripAdvance, key)
    _not_own(unit, int(row["trip_id"]), approved)
    state = ADVANCE_MACHINE.after(row["state"], "approve" if approved else "reject")
    unit.update(TripAdvance, key, {"state": state, "reason": "" if approved else comment[:300]})


def _advance_reopened(unit: Unit, key: int) -> None:
    row = unit.row(TripAdvance, key)
    unit.update(TripAdvance, key, {"state": ADVANCE_MACHINE.after(row["state"], "reopen"), "reason": ""})


APPROVALS = (
    Approval(TRIP, N_("Trips"), "hr_trip", content_of, _ended, reopened=_reopened),
    Approval(
        ADVANCE,
        N_("Advances for trips"),
        "hr_trip_advance",
        advance_content,
        _advance_ended,
        reopened=_advance_reopened,
    ),
)
