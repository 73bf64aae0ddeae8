"""Tables of trips: head, legs, days with something special, receipts, advances; rates of the office; the personal account of somebody."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Moment, Versioned, column
from app.modules.hr.travel.rules.trips import (
    ADVANCE_STATES,
    ADVANCE_TONES,
    MEANS,
    NIGHTS,
    RECEIPT_KINDS,
    STATES,
    TONES,
)

VIEW, CHANGE, OWN = "hr.travel.view", "hr.travel.change", "hr.own"


class Trip(Versioned, Base):
    """A trip of somebody: why, its days, how nights were spent, what it comes to in cents once it was handed in, where it stands."""

    __tablename__ = "hr_trip"
    __title__ = N_("Trip")
    __reads__ = VIEW
    __writes__ = OWN

    number: ColumnElement[str] = column(
        String(12), unique=True, title=N_("No."), width=120, counters=(Counter("hr.trip", "R{year}-{n:04}"),)
    )
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work", required=True
    )
    purpose: ColumnElement[str] = column(
        String(160), title=N_("Purpose"), personal="work", required=True, width=220
    )
    since: ColumnElement[datetime.date] = column(index=True, title=N_("From"), personal="work")
    until: ColumnElement[datetime.date] = column(title=N_("Until"), personal="work")
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), personal="work", code_of="finance_cost_centre", among=("1",)
    )
    night: ColumnElement[str] = column(
        String(7), title=N_("Nights"), choices=NIGHTS, personal="work", width=130
    )
    note: ColumnElement[str] = column(String(300), title=N_("Remark"), kind="long", personal="work")
    total: ColumnElement[int] = column(title=N_("Amount"), kind="money", personal="work", width=100)
    state: ColumnElement[str] = column(
        String(8), index=True, title=N_("State"), choices=STATES, tones=TONES, width=150
    )
    reason: ColumnElement[str] = column(String(300), title=N_("Why rejected"), personal="work")
    login: ColumnElement[str] = column(String(80), title=N_("Entered by"), kind="login", personal="work")
    asked_at: ColumnElement[datetime.datetime | None] = column(Moment(), title=N_("Handed in"), once=True)
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))


class TripLeg(Keyed, Base):
    """A leg of a trip: day and minute of its start, minute of arrival so many days later, where it leads, by what, kilometres."""

    __tablename__ = "hr_trip_leg"
    __title__ = N_("Leg of a trip")
    __reads__ = VIEW
    __writes__ = OWN
    __table_args__ = (Index("uq_hr_trip_leg_trip_id_place", "trip_id", "place", unique=True),)

    trip_id: ColumnElement[int] = column(ForeignKey("hr_trip.id"), title=N_("Trip"))
    place: ColumnElement[int] = column(Integer, title=N_("No."))
    day: ColumnElement[datetime.date] = column(title=N_("Day"), personal="work")
    left: ColumnElement[int] = column(Integer, title=N_("Left (minute of the day)"), personal="work")
    later: ColumnElement[int] = column(Integer, title=N_("Arrived days later"), personal="work")
    arrived: ColumnElement[int] = column(Integer, title=N_("Arrived (minute of the day)"), personal="work")
    town: ColumnElement[str] = column(String(80), title=N_("Where to"), personal="work", required=True)
    area: ColumnElement[str] = column(String(20), title=N_("Land or town of the table"), personal="work")
    means: ColumnElement[str] = column(String(9), title=N_("By"), choices=MEANS, personal="work")
    km: ColumnElement[int] = column(Integer, title=N_("Kilometres"), personal="work")
    works: ColumnElement[bool] = column(title=N_("Place of work"), personal="work")


class TripDay(Keyed, Base):
    """A day of a trip with something special: meals that were provided, and how the night after it was spent."""

    __tablename__ = "hr_trip_day"
    __title__ = N_("Day of a trip")
    __reads__ = VIEW
    __writes__ = OWN
    __table_args__ = (Index("uq_hr_trip_day_trip_id_day", "trip_id", "day", unique=True),)

    trip_id: ColumnElement[int] = column(ForeignKey("hr_trip.id"), title=N_("Trip"))
    day: ColumnElement[datetime.date] = column(title=N_("Day"), personal="work")
    breakfast: ColumnElement[bool] = column(title=N_("Breakfast provided"), personal="work")
    lunch: ColumnElement[bool] = column(title=N_("Lunch provided"), personal="work")
    dinner: ColumnElement[bool] = column(title=N_("Dinner provided"), personal="work")
    night: ColumnElement[str] = column(String(7), title=N_("Night after it"), choices=NIGHTS, personal="work")


class TripReceipt(Versioned, Base):
    """What somebody paid on a trip: gross and the tax that the paper states, in cents; the paper is linked to the row."""

    __tablename__ = "hr_trip_receipt"
    __title__ = N_("Receipt of a trip")
    __reads__ = VIEW
    __writes__ = OWN

    trip_id: ColumnElement[int] = column(
        ForeignKey("hr_trip.id"), index=True, title=N_("Trip"), required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), personal="work", required=True)
    kind: ColumnElement[str] = column(
        String(9), title=N_("Kind"), choices=RECEIPT_KINDS, personal="work", width=190
    )
    gross: ColumnElement[int] = column(title=N_("Amount"), kind="money", personal="work")
    currency: ColumnElement[str] = column(String(3), title=N_("Currency"), personal="work", width=80)
    paid: ColumnElement[int | None] = column(
        title=N_("Amount in that currency"), kind="money", personal="work", width=130
    )
    rate: ColumnElement[int | None] = column(
        Integer, title=N_("One euro was"), kind="quantity", personal="work", width=100
    )
    rate_day: ColumnElement[datetime.date | None] = column(title=N_("Rate of the day"), personal="work")
    rate_source: ColumnElement[str] = column(String(80), title=N_("Rate by whom"), personal="work")
    tax_case: ColumnElement[str] = column(String(12), title=N_("Tax case"), width=90)
    tax: ColumnElement[int] = column(title=N_("Tax in it"), kind="money", personal="work")
    text: ColumnElement[str] = column(String(80), title=N_("Text"), personal="work", width=200)
    in_name: ColumnElement[bool] = column(title=N_("Names the company"))
    guests: ColumnElement[str] = column(
        String(300), title=N_("Who took part"), kind="long", personal="work", width=200
    )
    occasion: ColumnElement[str] = column(
        String(160), title=N_("Occasion of the meal"), personal="work", width=180
    )


class TripAdvance(Versioned, Base):
    """Money that somebody gets before a trip, in cents; one a trip, set off when the trip is posted."""

    __tablename__ = "hr_trip_advance"
    __title__ = N_("Advance for a trip")
    __reads__ = VIEW
    __writes__ = OWN

    trip_id: ColumnElement[int] = column(ForeignKey("hr_trip.id"), unique=True, title=N_("Trip"))
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", personal="work", width=100)
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=ADVANCE_STATES, tones=ADVANCE_TONES, width=150
    )
    reason: ColumnElement[str] = column(String(300), title=N_("Why rejected"), personal="work")
    login: ColumnElement[str] = column(String(80), title=N_("Entered by"), kind="login", personal="work")
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))


class TravelRate(Versioned, Base):
    """A rate that the office typed from the official letter, for an area that the program has no table of; in cents."""

    __tablename__ = "hr_travel_rate"
    __title__ = N_("Travel rate")
    __reads__ = OWN
    __writes__ = CHANGE

    area: ColumnElement[str] = column(String(20), title=N_("Short name"), required=True, width=110)
    name: ColumnElement[str] = column(String(80), title=N_("Land or town"), required=True, width=200)
    since: ColumnElement[datetime.date] = column(title=N_("From"), required=True)
    until: ColumnElement[datetime.date | None] = column(title=N_("Until"))
    full: ColumnElement[int] = column(title=N_("Whole day"), kind="money", required=True)
    part: ColumnElement[int] = column(title=N_("Part of a day"), kind="money", required=True)
    night: ColumnElement[int] = column(title=N_("Night"), kind="money")
    source: ColumnElement[str] = column(String(160), title=N_("Source"), required=True, width=240)


class TravelAccount(Keyed, Base):
    """The personal account on which a member of staff is owed what trips come to."""

    __tablename__ = "hr_travel_account"
    __title__ = N_("Personal account of a member of staff")
    __reads__ = "hr.travel.post"
    __writes__ = "hr.travel.post"

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), unique=True, title=N_("Member of staff"), personal="work"
    )
    account: ColumnElement[str] = column(String(9), unique=True, title=N_("Account"), personal="work")
