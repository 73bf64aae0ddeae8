"""Tables of working time: times, models, shifts, balances, notes on warnings, months, and files brought in."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Moment, Versioned, column
from app.modules.hr.worktime.rules.entries import KINDS
from app.modules.hr.worktime.rules.findings import RULES
from app.modules.hr.worktime.rules.models import BOOKINGS, MODELS, OVER
from app.modules.hr.worktime.rules.months import SOURCES, STATES, TONES

VIEW, CHANGE = "hr.time.view", "hr.time.change"


class TimeModel(Versioned, Base):
    """How time is counted: kind, core time, shifts in turn, limits of the balance (ten-thousandths of hours), exceptions."""

    __tablename__ = "hr_time_model"
    __title__ = N_("Time model")
    __reads__ = "hr.own"
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(60), unique=True, title=N_("Name"), required=True, width=190)
    kind: ColumnElement[str] = column(String(5), title=N_("Kind"), choices=MODELS, width=150)
    core: ColumnElement[str] = column(String(13), title=N_("Core time"), width=110)
    rota: ColumnElement[str] = column(String(300), title=N_("Shifts in turn"), width=220)
    warn: ColumnElement[int | None] = column(
        Integer, title=N_("Warn above (hours)"), kind="quantity", minimum=0, maximum=1000_0000, width=110
    )
    limit: ColumnElement[int | None] = column(
        Integer, title=N_("Limit (hours)"), kind="quantity", minimum=0, maximum=1000_0000, width=110
    )
    over: ColumnElement[str] = column(
        String(5), title=N_("Above the limit at the end of a month"), choices=OVER
    )
    sundays: ColumnElement[bool] = column(title=N_("Work on Sundays is allowed (§ 10 ArbZG)"))
    night: ColumnElement[bool] = column(title=N_("Night workers (§ 2 (5) ArbZG)"))
    prompt: ColumnElement[bool] = column(
        title=N_("Record by law (§ 17 MiLoG: mini-jobs, trades named there)")
    )


class Shift(Versioned, Base):
    """A shift: letters in plans, times of day, minutes of break."""

    __tablename__ = "hr_time_shift"
    __title__ = N_("Shift")
    __reads__ = "hr.own"
    __writes__ = CHANGE

    code: ColumnElement[str] = column(String(4), unique=True, title=N_("Letters"), required=True, width=90)
    name: ColumnElement[str] = column(String(60), title=N_("Name"), required=True, width=190)
    times: ColumnElement[str] = column(String(13), title=N_("Times"), required=True, width=130)
    pause: ColumnElement[int] = column(Integer, title=N_("Break (minutes)"), minimum=0, maximum=240)


class TimeRule(Versioned, Base):
    """From which day which model holds for somebody, until the next row; the record of a person begins with the first one."""

    __tablename__ = "hr_time_rule"
    __title__ = N_("Time model of a person")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_time_rule_person_id_since", "person_id", "since", unique=True),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    since: ColumnElement[datetime.date] = column(title=N_("Valid from"), required=True)
    model_id: ColumnElement[int] = column(
        ForeignKey("hr_time_model.id"), title=N_("Time model"), personal="work", required=True
    )


class WorkTime(Versioned, Base):
    """A part of somebody's work that began on a day: minutes that passed since its midnight, breaks, kind, cost centre, whence it came.

    end is NULL while it goes on. project is for the topic of projects, '' until there is one.
    """

    __tablename__ = "hr_time"
    __title__ = N_("Working time")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (
        Index("uq_hr_time_person_id_day_begin", "person_id", "day", "begin", unique=True),
        Index("ix_hr_time_day", "day"),
    )

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), personal="work", required=True)
    begin: ColumnElement[int] = column(Integer, title=N_("Begin (minutes since midnight)"), personal="work")
    end: ColumnElement[int | None] = column(
        Integer, title=N_("End (minutes since midnight)"), personal="work"
    )
    pauses: ColumnElement[str] = column(String(40), title=N_("Breaks (minutes)"), personal="work")
    kind: ColumnElement[str] = column(String(6), title=N_("Kind"), choices=KINDS, personal="work")
    cost_centre: ColumnElement[str] = column(String(20), title=N_("Cost centre"), personal="work")
    project: ColumnElement[str] = column(String(40), title=N_("Project"), personal="work")
    source: ColumnElement[str] = column(String(6), title=N_("Recorded by"), choices=SOURCES, personal="work")
    noted: ColumnElement[datetime.date] = column(title=N_("Recorded on"), personal="work")
    reason: ColumnElement[str] = column(String(200), title=N_("Reason of the correction"), personal="work")


class TimeNote(Versioned, Base):
    """Why a day does not keep a rule, as somebody noted it."""

    __tablename__ = "hr_time_note"
    __title__ = N_("Reason of a warning")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_time_note_person_id_day_rule", "person_id", "day", "rule", unique=True),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), personal="work")
    rule: ColumnElement[str] = column(
        String(16),
        title=N_("Rule"),
        choices={key: one.law or key for key, one in RULES.items()},
        personal="work",
    )
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), personal="work", required=True)
    login: ColumnElement[str] = column(String(80), title=N_("Noted by"), kind="login", personal="work")


class TimeBooking(Versioned, Base):
    """Minutes that come into a balance by hand: opening balance, correction, payment; each with its reason."""

    __tablename__ = "hr_time_booking"
    __title__ = N_("Booking of a balance")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("ix_hr_time_booking_person_id_day", "person_id", "day"),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), personal="work", required=True)
    kind: ColumnElement[str] = column(
        String(7), title=N_("Kind"), choices=BOOKINGS, personal="work", width=140
    )
    minutes: ColumnElement[int] = column(
        Integer, title=N_("Minutes"), personal="work", minimum=-600_000, maximum=600_000
    )
    reason: ColumnElement[str] = column(
        String(200), title=N_("Reason"), personal="work", required=True, width=280
    )


class TimeMonth(Versioned, Base):
    """A month of somebody: how far it is, and once it is closed its figures in minutes as they went to payroll.

    surcharges and centres are JSON of minutes by kind and by cost centre.
    """

    __tablename__ = "hr_time_month"
    __title__ = N_("Month of working time")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (
        Index("uq_hr_time_month_person_id_month", "person_id", "month", unique=True),
        Index("ix_hr_time_month_month", "month"),
    )

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    month: ColumnElement[datetime.date] = column(title=N_("First day of the month"), required=True)
    state: ColumnElement[str] = column(String(8), title=N_("State"), choices=STATES, tones=TONES, width=140)
    confirmed_by: ColumnElement[str] = column(
        String(80), title=N_("Confirmed by"), kind="login", personal="work", once=True
    )
    confirmed_at: ColumnElement[datetime.datetime | None] = column(
        Moment(), title=N_("Confirmed on"), once=True
    )
    approved_by: ColumnElement[str] = column(
        String(80), title=N_("Approved by"), kind="login", personal="work", once=True
    )
    approved_at: ColumnElement[datetime.datetime | None] = column(
        Moment(), title=N_("Approved on"), once=True
    )
    comment: ColumnElement[str] = column(String(300), title=N_("Why rejected"), personal="work")
    target: ColumnElement[int] = column(Integer, title=N_("Target (minutes)"), personal="work")
    worked: ColumnElement[int] = column(Integer, title=N_("Worked (minutes)"), personal="work")
    credit: ColumnElement[int] = column(Integer, title=N_("Credited for absence (minutes)"), personal="work")
    booked: ColumnElement[int] = column(Integer, title=N_("Booked by hand (minutes)"), personal="work")
    lapsed: ColumnElement[int] = column(Integer, title=N_("Lapsed (minutes)"), personal="work")
    paid: ColumnElement[int] = column(Integer, title=N_("Paid out (minutes)"), personal="work")
    after: ColumnElement[int] = column(Integer, title=N_("Balance at the end (minutes)"), personal="work")
    surcharges: ColumnElement[str] = column(
        String(400), title=N_("Surcharges (minutes)"), kind="long", personal="work"
    )
    centres: ColumnElement[str] = column(
        String(2000), title=N_("Cost centres (minutes)"), kind="long", personal="work"
    )


class TimeImport(Keyed, Base):
    """A file of times that was brought in: its name and fingerprint, who, when, and how many lines did what."""

    __tablename__ = "hr_time_import"
    __title__ = N_("File of times")
    __reads__ = CHANGE
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(200), title=N_("File"), width=260)
    profile: ColumnElement[str] = column(String(40), title=N_("Profile"), width=150)
    sha256: ColumnElement[str] = column(String(64), unique=True)
    login: ColumnElement[str] = column(String(80), kind="login")
    at: ColumnElement[datetime.datetime] = column(Moment(), title=N_("When"))
    lines: ColumnElement[int] = column(Integer, title=N_("Lines"), kind="number")
    added: ColumnElement[int] = column(Integer, title=N_("New times"))
    same: ColumnElement[int] = column(Integer, title=N_("There already"))
