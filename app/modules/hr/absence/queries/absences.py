"""What is read of absences: lists of all, of illness, of one's own; one absence; who else is away; what sick pay says."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import sought
from app.data.drafts import Stored
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.unit import table_of
from app.data.visibility import not_hidden
from app.modules.hr.absence.models import Absence, LeaveNotice, LeaveOpening, Shutdown
from app.modules.hr.absence.queries.days import missed_days
from app.modules.hr.absence.queries.visibility import HEALTH, OWN, VIEW, mine, own, seen_rows
from app.modules.hr.absence.rules.absences import (
    CHILD,
    HEALTH_KINDS,
    HOLDS,
    LEAVE,
    PROVEN,
    SICK,
    AbsenceDraft,
    OpeningDraft,
    ShutdownDraft,
    Stretch,
)
from app.modules.hr.absence.rules.family import ChildDays, child_sick_days
from app.modules.hr.absence.rules.sickness import Illness, SickPay, sick_pay
from app.modules.hr.people.api import Person, Site, full_name, hundredths


def _person(title: str = N_("Member of staff")) -> Column:
    return Column("person", title, "text", full_name(), 190)


def _substitute() -> tuple[Any, Column]:
    other = Person.__table__.alias("substitute_person")
    return other, Column("substitute", N_("Substitute"), "text", full_name(other.c), 150)


def _all_source(name: str, columns: str, *where: Any, right: str = "") -> ListSource:
    a, p = Absence, Person
    other, substitute = _substitute()
    shown = (
        _person(),
        *listed(a, columns),
        shown_as(p.department, width=130),
        substitute,
        *listed(a, "login note"),
    )
    joins = ((p.__table__, p.id == a.person_id), (other, other.c.id == a.substitute_id))
    return ListSource(
        name,
        a,
        shown,
        (a.since.desc(), a.id.desc()),
        joins=joins,
        where=where,
        visible=seen_rows(a),
        right=right,
    )


def requests_source() -> ListSource:
    """Return the list of requests that wait for a decision."""
    return _all_source(
        "hr.leave_requests", "kind since until half_first half_last minutes state", Absence.state == "asked"
    )


def absences_source() -> ListSource:
    """Return the list of all absences, the newest first."""
    return _all_source("hr.absences", "kind since until state half_first half_last minutes reason")


def sickness_source() -> ListSource:
    """Return the list of illness, sick children and maternity protection, with the state of the certificate."""
    a = Absence
    return _all_source(
        "hr.sickness",
        "kind since until certificate proven_until",
        a.kind.in_(HEALTH_KINDS),
        a.state.in_(HOLDS),
        right=HEALTH,
    )


def own_absences_source() -> ListSource:
    """Return the list of one's own absences, the newest first."""
    a = Absence
    other, substitute = _substitute()
    columns = (
        *listed(a, "kind since until state half_first half_last minutes"),
        substitute,
        *listed(a, "reason note"),
    )
    joins = ((other, other.c.id == a.substitute_id),)
    return ListSource(
        "hr.own_absences", a, columns, (a.since.desc(), a.id.desc()), joins=joins, visible=mine, right=OWN
    )


def openings_source() -> ListSource:
    """Return the list of leave that was brought in by hand."""
    o, p = LeaveOpening, Person
    columns = (_person(), *listed(o, "year kind"), hundredths(o.days), *listed(o, "expires note"))
    joins = ((p.__table__, p.id == o.person_id),)
    return ListSource("hr.leave_openings", o, columns, (o.id.desc(),), joins=joins, visible=seen_rows(o))


def notices_source() -> ListSource:
    """Return the list of notices that leave lapses, with their proof."""
    n, p = LeaveNotice, Person
    columns = (
        _person(),
        shown_as(p.department, width=130),
        *listed(n, "year day"),
        hundredths(n.days),
        *listed(n, "way proven"),
    )
    joins = ((p.__table__, p.id == n.person_id),)
    order = (n.year.desc(), func.lower(p.last_name).asc(), n.id.asc())
    return ListSource("hr.leave_notices", n, columns, order, joins=joins, visible=seen_rows(n))


def shutdowns_source() -> ListSource:
    """Return the list of company holidays."""
    d, s = Shutdown, Site
    columns = (
        *listed(d, "name since until"),
        shown_as(s.name, "site", title=N_("Only this site"), width=160),
    )
    return ListSource(
        "hr.shutdowns", d, columns, (d.since.desc(), d.id.desc()), joins=((s.__table__, s.id == d.site_id),)
    )


def _stored(connection: Connection, kind: Any, make: Any, key: int, *where: Any) -> Any:
    table = table_of(kind)
    row = connection.execute(select(table).where(table.c.id == key, *where)).mappings().first()
    return Stored(row["id"], row["version"], build(make, dict(row))) if row is not None else None


@query(VIEW)
def absence(connection: Connection, key: int) -> Stored[AbsenceDraft] | None:
    """Return an absence with its draft, None where there is none or it may not be known."""
    hidden = not_hidden(connection, "hr_absence", Absence.id.expression)
    found: Stored[AbsenceDraft] | None = _stored(connection, Absence, AbsenceDraft, key, *hidden)
    return found


@query(VIEW)
def opening(connection: Connection, key: int) -> Stored[OpeningDraft] | None:
    """Return leave that was brought in, with its draft."""
    hidden = seen_rows(LeaveOpening)(connection)
    found: Stored[OpeningDraft] | None = _stored(connection, LeaveOpening, OpeningDraft, key, *hidden)
    return found


@query(OWN)
def shutdown(connection: Connection, key: int) -> Stored[ShutdownDraft] | None:
    """Return company holidays with their draft."""
    found: Stored[ShutdownDraft] | None = _stored(connection, Shutdown, ShutdownDraft, key)
    return found


def stretches(
    connection: Connection, person: int, since: datetime.date, until: datetime.date
) -> list[Stretch]:
    """Return what of a person's absences counts and touches the days from one until another."""
    a = Absence
    found = select(a.id.label("key"), a.kind, a.since, a.until, a.half_first, a.half_last, a.minutes).where(
        a.person_id == person, a.state.in_(HOLDS), a.since <= until, a.until >= since
    )
    return read_all(connection, found.order_by(a.since, a.id), Stretch)


@dataclass(frozen=True)
class Away:
    """Somebody who is away in some days; a colleague learns no more than that."""

    name: str
    since: datetime.date
    until: datetime.date
    asked: bool


@query(OWN)
def team_away(connection: Connection, since: datetime.date, until: datetime.date) -> list[Away]:
    """Return who else of one's own department is away, or asked for it, in the days from one until another; not why."""
    me = own(connection)
    return away_beside(connection, me, since, until) if me is not None else []


def away_beside(
    connection: Connection, person: int, since: datetime.date, until: datetime.date
) -> list[Away]:
    """Return who else of the department of a person is away in the days from one until another."""
    a, p = Absence, Person
    department = connection.scalar(select(p.department).where(p.id == person))
    rows = connection.execute(
        select(p.first_name, p.last_name, a.since, a.until, a.state)
        .join(p, p.id == a.person_id)
        .where(
            p.department == department,
            p.id != person,
            a.state.in_(HOLDS),
            a.since <= until,
            a.until >= since,
            or_(p.leaving.is_(None), p.leaving >= since),
        )
        .order_by(a.since, a.id)
    )
    return [
        Away(f"{row.first_name} {row.last_name}".strip(), row.since, row.until, row.state == "asked")
        for row in rows
    ]


@query(HEALTH)
def illnesses(connection: Connection, person: int) -> list[Illness]:
    """Return the illnesses of a person, in the order of their days."""
    a = Absence
    rows = connection.execute(
        select(a.id, a.since, a.until, a.cause_id)
        .where(a.person_id == person, a.kind == SICK, a.state.in_(HOLDS))
        .order_by(a.since, a.id)
    )
    return [Illness(int(row.id), row.since, row.until, int(row.cause_id or row.id)) for row in rows]


@query(HEALTH)
def sick_pay_of(connection: Connection, person: int) -> dict[int, SickPay]:
    """Return until when each illness of a person is paid by the employer, by its key."""
    entry = connection.scalar(select(Person.entry).where(Person.id == person))
    return sick_pay(entry, illnesses(connection, person))


@query(VIEW)
def beside_request(connection: Connection, key: int) -> list[Away]:
    """Return who else of the department is away on the days of an absence that may be known; not why."""
    a = Absence
    hidden = not_hidden(connection, "hr_absence", a.id.expression)
    row = connection.execute(select(a.person_id, a.since, a.until).where(a.id == key, *hidden)).first()
    return away_beside(connection, row.person_id, row.since, row.until) if row is not None else []


@query(HEALTH)
def sick_pay_around(connection: Connection, key: int) -> SickPay | None:
    """Return until when an illness is paid, None for what is none."""
    a = Absence
    hidden = not_hidden(connection, "hr_absence", a.id.expression)
    person = connection.scalar(select(a.person_id).where(a.id == key, a.kind == SICK, *hidden))
    return sick_pay_of(connection, int(person)).get(key) if person is not None else None


@query(HEALTH)
def child_days_around(connection: Connection, key: int) -> ChildDays | None:
    """Return the days for sick children in the year of such an absence, None for any other."""
    a = Absence
    hidden = not_hidden(connection, "hr_absence", a.id.expression)
    row = connection.execute(
        select(a.person_id, a.since).where(a.id == key, a.kind == CHILD, *hidden)
    ).first()
    if row is None:
        return None
    year = row.since.year
    missed = missed_days(
        connection, [row.person_id], datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    ).get(row.person_id, [])
    taken = sum((one.part for one in missed if one.kind == CHILD), Fraction())
    return child_sick_days(year, taken)


@query(HEALTH)
def leave_unproven(connection: Connection, key: int) -> bool:
    """Say whether granted leave lies in the days of an illness that has no certificate yet: with one it comes back (§ 9 BUrlG)."""
    a, leave = Absence, table_of(Absence).alias("leave")
    hidden = not_hidden(connection, "hr_absence", a.id.expression)
    meets = (
        leave.c.person_id == a.person_id,
        leave.c.kind == LEAVE,
        leave.c.state == "approved",
        leave.c.since <= a.until,
        leave.c.until >= a.since,
    )
    wanted = (a.id == key, a.kind == SICK, a.certificate.not_in(PROVEN))
    return connection.scalar(select(leave.c.id).where(*meets, *wanted, *hidden).limit(1)) is not None


@query(HEALTH)
def offered_illnesses(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for an earlier illness offers: those whose person's name holds what is typed, or the one with a key."""
    a, p = Absence, Person
    words = [p.folded.contains(word, autoescape=True) for word in sought(typed)]
    chosen = [a.id == key] if key is not None else [a.kind == SICK, a.state.in_(HOLDS), *words]
    hidden = not_hidden(connection, "hr_absence", a.id.expression)
    rows = connection.execute(
        select(a.id, a.since, a.until, full_name().label("name"))
        .join(p, p.id == a.person_id)
        .where(*chosen, *hidden)
        .order_by(a.since.desc())
        .limit(8)
    )
    return [
        Found(
            int(row.id),
            f"{row.name} {formats.day(row.since)}",
            f"{row.name}  {formats.day(row.since)} – {formats.day(row.until)}",
            "",
        )
        for row in rows
    ]
