"""One meeting with all that its page, its papers and its approval need: agenda, who is there, minutes read line by line, open actions."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.data.rows import read_all
from app.data.visibility import may_know
from app.modules.hr.people.api import Person
from app.modules.organisation.meetings.models import VIEW, Item, Meeting, Member, Outcome, Rule, Seat, Series
from app.modules.organisation.meetings.rules.meetings import PRESENT, starts
from app.modules.organisation.meetings.rules.minutes import ACTION, Line, Somebody, read_minutes
from app.modules.organisation.meetings.rules.votes import SIMPLE
from app.modules.organisation.projects.api import Followed, tasks_from


@dataclass(frozen=True)
class ItemView:
    """An item of an agenda: its number, when it begins, and who presents it."""

    id: int
    version: int
    number: int
    start: str
    title: str
    kind: str
    minutes: int
    person: str
    internal: bool
    text: str


@dataclass(frozen=True)
class SeatView:
    """Somebody who was asked, and whether they came."""

    id: int
    name: str
    part: str
    votes: bool
    state: str
    mail: str = ""
    person: int | None = None


@dataclass(frozen=True)
class MeetingView:
    """A meeting with what belongs to it; quorum in basis points and majority are those that hold on its day."""

    id: int
    version: int
    series: int
    title: str
    day: datetime.date
    at: str
    minutes: int
    place: str
    state: str
    sequence: int
    notes: str
    written_by: str
    refusal: str
    number: str
    words: str
    quorum: int
    majority: str
    items: tuple[ItemView, ...]
    seats: tuple[SeatView, ...]
    people: tuple[Somebody, ...]
    actions: tuple[Followed, ...]
    proposals: int
    pdf: bytes | None
    public: bytes | None

    @property
    def entitled(self) -> int:
        """How many may vote, there or not."""
        return sum(one.votes for one in self.seats)

    @property
    def present(self) -> int:
        """How many who may vote are there."""
        return sum(one.votes and one.state == PRESENT for one in self.seats)

    @property
    def topics(self) -> dict[int, str]:
        """The topics of the agenda by number."""
        return {one.number: one.title for one in self.items}

    @property
    def internal(self) -> frozenset[int]:
        """The numbers of the items that guests are not told of."""
        return frozenset(one.number for one in self.items if one.internal)

    def read(self, notes: str | None = None) -> tuple[Line, ...]:
        """Return the lines of the minutes as kept, or as typed until now."""
        text = self.notes if notes is None else notes
        return read_minutes(text, self.day, self.topics, self.people, self.present)


@query(VIEW)
def meeting_view(connection: Connection, key: int) -> MeetingView | None:
    """Return a meeting, None where it may not be known."""
    return view_of(connection, key) if may_know(connection, Meeting.__tablename__, key) else None


def view_of(connection: Connection, key: int) -> MeetingView | None:
    """Return a meeting whoever asks; None where there is none."""
    m, s = Meeting, Series
    row = connection.execute(
        select(m.__table__, s.title, s.note).join(s, s.id == m.series_id).where(m.id == key)
    ).mappings().first()  # fmt: skip
    if row is None:
        return None
    quorum, majority = rule_on(connection, row["series_id"], row["day"])
    names = ("id", "version", "day", "at", "minutes", "place", "state", "sequence", "notes", "written_by")
    return MeetingView(
        **{name: row[name] for name in (*names, "refusal", "title", "pdf", "public")},
        series=row["series_id"],
        number=row["number"] or "",
        words=row["note"],
        quorum=quorum,
        majority=majority,
        items=_items(connection, key, row["at"]),
        seats=_seats(connection, key),
        people=people_of(connection, row["series_id"]),
        actions=open_actions(connection, row["series_id"], row["day"]),
        proposals=len(proposals_of(connection, row["series_id"])),
    )


def rule_on(connection: Connection, series: int, day: datetime.date) -> tuple[int, str]:
    """Return quorum in basis points and majority of a series that hold on a day; none and a simple one where nothing is set."""
    r = Rule
    row = connection.execute(
        select(r.quorum, r.majority)
        .where(r.series_id == series, r.since <= day)
        .order_by(r.since.desc())
        .limit(1)
    ).first()
    return (row.quorum, row.majority) if row is not None else (0, SIMPLE)


def _items(connection: Connection, meeting: int, at: str) -> tuple[ItemView, ...]:
    i = Item
    rows = connection.execute(
        select(i.__table__, Person.first_name, Person.last_name)
        .outerjoin(Person, Person.id == i.person_id)
        .where(i.meeting_id == meeting)
        .order_by(i.place, i.id)
    ).mappings().all()  # fmt: skip
    begins = starts(at, [row["minutes"] for row in rows])
    names = ("id", "version", "title", "kind", "minutes", "internal", "text")
    return tuple(
        ItemView(
            number=number,
            start=begins[number - 1],
            person=f"{row['first_name'] or ''} {row['last_name'] or ''}".strip(),
            **{one: row[one] for one in names},
        )
        for number, row in enumerate(rows, 1)
    )


def _seats(connection: Connection, meeting: int) -> tuple[SeatView, ...]:
    s, m = Seat, Member
    rows = connection.execute(
        select(s.id, s.name, s.part, s.votes, s.state, m.mail, m.person_id, Person.mail.label("own"))
        .join(m, m.id == s.member_id)
        .outerjoin(Person, Person.id == m.person_id)
        .where(s.meeting_id == meeting)
        .order_by(s.id)
    )
    return tuple(
        SeatView(
            row.id,
            row.name,
            row.part,
            row.votes,
            row.state,
            mail=row.mail or row.own or "",
            person=row.person_id,
        )
        for row in rows
    )


def people_of(connection: Connection, series: int) -> tuple[Somebody, ...]:
    """Return who of a series works here and can take an action."""
    m, p = Member, Person
    names = (p.id.label("key"), p.first_name.label("first"), p.last_name.label("last"), p.login)
    query = select(*names).join(m, m.person_id == p.id).where(m.series_id == series).order_by(p.id)
    return tuple(read_all(connection, query, Somebody))


def open_actions(connection: Connection, series: int, before: datetime.date) -> tuple[Followed, ...]:
    """Return the actions of a series from meetings before a day that are not done: what its next agenda begins with."""
    o, m = Outcome, Meeting
    where = (m.series_id == series, m.day < before, o.kind == ACTION)
    keys = list(connection.scalars(select(o.id).join(m, m.id == o.meeting_id).where(*where)))
    return tuple(one for one in tasks_from(connection, o.__tablename__, keys) if one.open)


def proposals_of(connection: Connection, series: int) -> list[int]:
    """Return the proposals that wait for the next meeting of a series, the oldest first."""
    i = Item
    where = (i.series_id == series, i.meeting_id.is_(None))
    return list(connection.scalars(select(i.id).where(*where).order_by(i.id)))


@query(VIEW)
def actions_of(connection: Connection, key: int) -> list[Followed]:
    """Return the actions that came of a meeting, done ones too; nothing where it may not be known."""
    if not may_know(connection, Meeting.__tablename__, key):
        return []
    o = Outcome
    keys = list(connection.scalars(select(o.id).where(o.meeting_id == key, o.kind == ACTION)))
    return tasks_from(connection, o.__tablename__, keys)
