"""Tables of absences, of leave brought in by hand, of notices that leave lapses, and of days on which the company is closed."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.hr.absence.rules.absences import CERTIFICATE_TONES, CERTIFICATES, KINDS, STATES, TONES
from app.modules.hr.absence.rules.accounts import BUCKETS

VIEW, CHANGE = "hr.absence.view", "hr.absence.change"
OWNER = ("hr_person", "person_id")
WAYS = {
    "hand": N_("handed over, signed"),
    "mail": N_("by mail, receipt confirmed"),
    "post": N_("by post, with proof"),
}


class Absence(Versioned, Base):
    """Somebody is away from a day until another, both included: why, what of the first and last day, and where the request stands."""

    __tablename__ = "hr_absence"
    __title__ = N_("Absence")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (
        Index("ix_hr_absence_person_id_since", "person_id", "since"),
        Index("ix_hr_absence_since_until", "since", "until"),
    )

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    kind: ColumnElement[str] = column(
        String(9), title=N_("Kind"), choices=KINDS, personal="health", sealed=True, width=170
    )
    since: ColumnElement[datetime.date] = column(title=N_("From"), required=True)
    until: ColumnElement[datetime.date] = column(title=N_("Until"))
    half_first: ColumnElement[bool] = column(title=N_("First day half"))
    half_last: ColumnElement[bool] = column(title=N_("Last day half"))
    minutes: ColumnElement[int | None] = column(Integer, title=N_("Minutes only"), minimum=1, maximum=1440)
    state: ColumnElement[str] = column(
        String(9), index=True, title=N_("State"), choices=STATES, tones=TONES, width=120
    )
    substitute_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Substitute"), personal="work"
    )
    note: ColumnElement[str] = column(
        String(300), title=N_("Remark"), kind="long", personal="health", sealed=True
    )
    reason: ColumnElement[str] = column(String(300), title=N_("Why rejected"), personal="work", sealed=True)
    login: ColumnElement[str] = column(String(80), title=N_("Entered by"), kind="login", personal="work")
    certificate: ColumnElement[str] = column(
        String(8),
        title=N_("Medical certificate"),
        choices=CERTIFICATES,
        tones=CERTIFICATE_TONES,
        personal="health",
        sealed=True,
        width=150,
    )
    proven_until: ColumnElement[datetime.date | None] = column(
        title=N_("Certified until"), personal="health", sealed=True
    )
    cause_id: ColumnElement[int | None] = column(
        ForeignKey("hr_absence.id"), title=N_("Same illness as"), personal="health", sealed=True
    )
    due: ColumnElement[datetime.date | None] = column(title=N_("Due day"), personal="health", sealed=True)
    born: ColumnElement[datetime.date | None] = column(
        title=N_("Day of birth"), personal="health", sealed=True
    )
    long: ColumnElement[bool] = column(
        title=N_("Twelve weeks after the birth"), personal="health", sealed=True
    )
    cut: ColumnElement[bool] = column(title=N_("Leave is cut by twelfths (§ 17 BEEG)"), personal="work")


class LeaveOpening(Versioned, Base):
    """Days of leave that came into an account by hand: of a year before the book, a correction, leave that a former employer gave."""

    __tablename__ = "hr_leave_opening"
    __title__ = N_("Leave brought in")
    __reads__ = VIEW
    __writes__ = CHANGE

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work", required=True
    )
    year: ColumnElement[int] = column(Integer, title=N_("Of the year"), minimum=1990, maximum=2199, width=90)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=BUCKETS, personal="health")
    days: ColumnElement[int] = column(Integer, title=N_("Days"), kind="quantity", personal="work", width=80)
    expires: ColumnElement[datetime.date | None] = column(title=N_("Lapses on"), personal="work")
    note: ColumnElement[str] = column(String(200), title=N_("Why"), personal="work", width=240)


class LeaveNotice(Versioned, Base):
    """Somebody was told how much leave of a year is left, until when, and that it lapses else; proven is the day of the proof."""

    __tablename__ = "hr_leave_notice"
    __title__ = N_("Notice of leave")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_leave_notice_person_id_year", "person_id", "year", unique=True),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    year: ColumnElement[int] = column(Integer, title=N_("Of the year"), width=90)
    day: ColumnElement[datetime.date] = column(title=N_("Written on"))
    days: ColumnElement[int] = column(
        Integer, title=N_("Days left"), kind="quantity", personal="work", width=90
    )
    document_id: ColumnElement[int | None] = column(ForeignKey("document.id"), title=N_("Filed letter"))
    way: ColumnElement[str] = column(String(4), title=N_("How it was given"), choices=WAYS, width=180)
    proven: ColumnElement[datetime.date | None] = column(title=N_("Received on"), width=110)


class Shutdown(Versioned, Base):
    """The company, or one site, is closed from a day until another: everybody takes leave."""

    __tablename__ = "hr_shutdown"
    __title__ = N_("Company holidays")
    __reads__ = "hr.own"
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(80), title=N_("Name"), required=True, width=220)
    since: ColumnElement[datetime.date] = column(title=N_("From"), required=True)
    until: ColumnElement[datetime.date] = column(title=N_("Until"), required=True)
    site_id: ColumnElement[int | None] = column(ForeignKey("hr_site.id"), title=N_("Only this site"))
