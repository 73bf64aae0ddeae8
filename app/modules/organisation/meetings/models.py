"""Tables of meetings: series with their people and rules, meetings with who is there, agenda, and what came of them."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.organisation.meetings.rules.meetings import (
    ATTENDANCE,
    ITEM_KINDS,
    PARTS,
    RHYTHMS,
    STATE_TONES,
    STATES,
)
from app.modules.organisation.meetings.rules.minutes import KINDS
from app.modules.organisation.meetings.rules.votes import MAJORITIES, WHOLE

VIEW, ALL, CHANGE = (f"organisation.meeting.{one}" for one in ("view", "all", "change"))
MOST_MINUTES = 24 * 60


def _series() -> ColumnElement[int]:
    made: ColumnElement[int] = column(
        ForeignKey("organisation_meeting_series.id"), title=N_("Series of meetings"), required=True
    )
    return made


class Series(Versioned, Base):
    """A series of meetings, or a single one: rhythm, time of day as 14:30, minutes, and the project that its actions go into."""

    __tablename__ = "organisation_meeting_series"
    __title__ = N_("Series of meetings")
    __reads__ = VIEW
    __writes__ = CHANGE

    title: ColumnElement[str] = column(String(120), title=N_("Meeting"), required=True, width=240)
    rhythm: ColumnElement[str] = column(
        String(10), title=N_("Rhythm"), choices=RHYTHMS, required=True, width=210
    )
    at: ColumnElement[str] = column(String(5), title=N_("Time of day"), required=True, width=90)
    minutes: ColumnElement[int] = column(
        Integer, title=N_("Length (min)"), minimum=5, maximum=MOST_MINUTES, width=80
    )
    place: ColumnElement[str] = column(String(120), title=N_("Where"), width=160)
    project_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_project.id"), index=True, title=N_("Project of its actions"), width=180
    )
    note: ColumnElement[str] = column(String(1000), title=N_("Words of the invitation"), kind="long")
    closed: ColumnElement[bool] = column(title=N_("Minutes only for members"), width=110)
    login: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Begun by"), personal="work", width=130
    )


class Member(Versioned, Base):
    """Somebody of a series: who works here, or a guest by name and mail."""

    __tablename__ = "organisation_meeting_member"
    __title__ = N_("Member of a meeting")
    __reads__ = VIEW
    __writes__ = CHANGE

    series_id: ColumnElement[int] = _series()
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work"
    )
    name: ColumnElement[str] = column(String(120), title=N_("Name"), personal="work", width=180, sealed=True)
    mail: ColumnElement[str] = column(
        String(120), title=N_("Mail"), personal="contact", width=200, sealed=True
    )
    part: ColumnElement[str] = column(String(8), title=N_("Part"), choices=PARTS, required=True, width=140)
    votes: ColumnElement[bool] = column(title=N_("May vote"), width=90)
    until: ColumnElement[datetime.date | None] = column(title=N_("Belongs to it until"), width=130)

    __table_args__ = (Index("uq_organisation_meeting_member", "series_id", "person_id", unique=True),)


class Rule(Versioned, Base):
    """By which rules a series decides from a day on; without one nobody asks for a quorum and a simple majority carries."""

    __tablename__ = "organisation_meeting_rule"
    __title__ = N_("Rule of votes")
    __reads__ = VIEW
    __writes__ = CHANGE

    series_id: ColumnElement[int] = _series()
    since: ColumnElement[datetime.date] = column(title=N_("Holds from"), required=True, width=110)
    quorum: ColumnElement[int] = column(
        Integer, title=N_("Quorum"), kind="percent", minimum=0, maximum=WHOLE, width=90
    )
    majority: ColumnElement[str] = column(
        String(14), title=N_("Majority"), choices=MAJORITIES, required=True, width=240
    )

    __table_args__ = (Index("uq_organisation_meeting_rule", "series_id", "since", unique=True),)


class Meeting(Versioned, Base):
    """A meeting of a series: when and where, its state, and the minutes as they are typed.

    sequence counts its invitations; number, approved_on and the two papers (all of it, and what guests get) follow from approval.
    """

    __tablename__ = "organisation_meeting"
    __title__ = N_("Meeting")
    __reads__ = VIEW
    __writes__ = CHANGE

    series_id: ColumnElement[int] = _series()
    day: ColumnElement[datetime.date] = column(title=N_("Date"), required=True, width=110)
    at: ColumnElement[str] = column(String(5), title=N_("Time of day"), required=True, width=90)
    minutes: ColumnElement[int] = column(
        Integer, title=N_("Length (min)"), minimum=5, maximum=MOST_MINUTES, width=80
    )
    place: ColumnElement[str] = column(String(120), title=N_("Where"), width=150)
    room_id: ColumnElement[int | None] = column(title=N_("Room that is reserved"), kind="record")
    reservation_id: ColumnElement[int | None] = column(title=N_("Reservation of the room"), kind="record")
    state: ColumnElement[str] = column(
        String(9), title=N_("State"), choices=STATES, tones=STATE_TONES, width=240
    )
    sequence: ColumnElement[int] = column(Integer, title=N_("Invitations"))
    notes: ColumnElement[str] = column(
        String(40_000), title=N_("Minutes taken"), kind="long", personal="content"
    )
    written_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Minutes by"), personal="work", width=130
    )
    refusal: ColumnElement[str] = column(String(300), title=N_("Why they were rejected"), personal="content")
    number: ColumnElement[str | None] = column(
        String(12),
        unique=True,
        title=N_("No. of the minutes"),
        width=110,
        counters=(Counter("organisation.minutes", "S-{year}-{n:03}"),),
    )
    approved_on: ColumnElement[datetime.date | None] = column(title=N_("Approved on"), width=110)
    pdf: ColumnElement[bytes | None] = column(title=N_("Minutes as filed"))
    public: ColumnElement[bytes | None] = column(title=N_("Minutes for guests"))

    __table_args__ = (
        Index("uq_organisation_meeting", "series_id", "day", "at", unique=True),
        Index("ix_organisation_meeting_day", "day"),
    )


class Seat(Keyed, Base):
    """Who is asked to a meeting, as they were called then, and whether they came."""

    __tablename__ = "organisation_meeting_seat"
    __title__ = N_("Attendance")
    __reads__ = VIEW
    __writes__ = CHANGE

    meeting_id: ColumnElement[int] = column(ForeignKey("organisation_meeting.id"), title=N_("Meeting"))
    member_id: ColumnElement[int] = column(
        ForeignKey("organisation_meeting_member.id"), index=True, title=N_("Member of a meeting")
    )
    name: ColumnElement[str] = column(String(200), title=N_("Name"), personal="work")
    part: ColumnElement[str] = column(String(8), title=N_("Part"), choices=PARTS)
    votes: ColumnElement[bool] = column(title=N_("May vote"))
    state: ColumnElement[str] = column(String(8), title=N_("Attendance"), choices=ATTENDANCE)

    __table_args__ = (Index("uq_organisation_meeting_seat", "meeting_id", "member_id", unique=True),)


class Item(Versioned, Base):
    """An item of the agenda of a meeting, in its place; without a meeting it is a proposal for the next one of its series."""

    __tablename__ = "organisation_agenda_item"
    __title__ = N_("Item of an agenda")
    __reads__ = VIEW
    __writes__ = VIEW

    series_id: ColumnElement[int] = _series()
    meeting_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_meeting.id"), index=True, title=N_("Meeting")
    )
    place: ColumnElement[int] = column(Integer, title=N_("Place"))
    title: ColumnElement[str] = column(String(160), title=N_("Topic"), required=True, width=300)
    kind: ColumnElement[str] = column(
        String(8), title=N_("Kind"), choices=ITEM_KINDS, required=True, width=110
    )
    minutes: ColumnElement[int] = column(
        Integer, title=N_("Length (min)"), minimum=0, maximum=MOST_MINUTES, width=80
    )
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Presented by"), personal="work"
    )
    internal: ColumnElement[bool] = column(title=N_("Internal part"), width=80)
    text: ColumnElement[str] = column(String(2000), title=N_("Details"), kind="long", personal="content")
    login: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Proposed by"), personal="work", width=140
    )

    __table_args__ = (Index("ix_organisation_agenda_item_series_id", "series_id", "meeting_id"),)


class Outcome(Keyed, Base):
    """What came of a meeting: an action, a decision with its votes, or an open question; made from approved minutes, never changed.

    entitled is how many may vote, there or not. A decision may later be replaced by another one.
    """

    __tablename__ = "organisation_outcome"
    __title__ = N_("Outcome of a meeting")
    __reads__ = VIEW
    __writes__ = CHANGE

    meeting_id: ColumnElement[int] = column(
        ForeignKey("organisation_meeting.id"), index=True, title=N_("Meeting")
    )
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=KINDS, width=120)
    line: ColumnElement[int] = column(Integer, title=N_("Line"))
    number: ColumnElement[str | None] = column(
        String(12),
        unique=True,
        title=N_("No."),
        width=100,
        counters=(Counter("organisation.decision", "E-{year}-{n:03}"),),
    )
    text: ColumnElement[str] = column(String(300), title=N_("What came out"), personal="content", width=380)
    topic: ColumnElement[str] = column(String(160), title=N_("Topic"), width=180)
    internal: ColumnElement[bool] = column(title=N_("Internal part"))
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Done by"), personal="work"
    )
    due: ColumnElement[datetime.date | None] = column(title=N_("To be done by"), width=110)
    counted: ColumnElement[bool] = column(title=N_("Votes were counted"))
    yes: ColumnElement[int] = column(Integer, title=N_("For"), width=60)
    no: ColumnElement[int] = column(Integer, title=N_("Against"), width=70)
    abstain: ColumnElement[int] = column(Integer, title=N_("Abstentions"), width=90)
    entitled: ColumnElement[int] = column(Integer, title=N_("Entitled to vote"))
    majority: ColumnElement[str] = column(String(14), title=N_("Majority"), choices=MAJORITIES, width=200)
    carried: ColumnElement[bool] = column(title=N_("Carried"), width=90)
    replaced_by_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_outcome.id"), index=True, title=N_("Replaced by")
    )

    __table_args__ = (Index("uq_organisation_outcome", "meeting_id", "line", unique=True),)
