"""Lists and forms of models, shifts, who follows which model, bookings of balances and files of times."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.lookup import Found
from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.visibility import not_hidden
from app.modules.hr.people.api import Person, full_name, hundredths
from app.modules.hr.worktime.models import Shift, TimeBooking, TimeModel, TimeRule
from app.modules.hr.worktime.queries.visibility import CHANGE, OWN, VIEW, seen_rows
from app.modules.hr.worktime.rules.models import BookingDraft, ModelDraft, RuleDraft, ShiftDraft


def _person() -> Column:
    return Column("person", N_("Member of staff"), "text", full_name(), 190)


def models_source() -> ListSource:
    """Return the list of models."""
    m = TimeModel
    columns = (
        *listed(m, "name kind core rota"),
        hundredths(m.warn),
        hundredths(m.limit),
        *listed(m, "over sundays night prompt"),
    )
    return ListSource("hr.time_models", m, columns, (func.lower(m.name).asc(), m.id.asc()))


def shifts_source() -> ListSource:
    """Return the list of shifts."""
    return ListSource("hr.time_shifts", Shift, listed(Shift, "code name times pause"), (Shift.code.asc(),))


def rules_source() -> ListSource:
    """Return the list of who follows which model from which day on."""
    r, p, m = TimeRule, Person, TimeModel
    columns = (
        _person(),
        shown_as(p.department, width=140),
        *listed(r, "since"),
        shown_as(m.name, "model", title=N_("Time model")),
    )
    joins = ((p.__table__, p.id == r.person_id), (m.__table__, m.id == r.model_id))
    order = (func.lower(p.last_name).asc(), r.since.desc(), r.id.asc())
    return ListSource("hr.time_rules", r, columns, order, joins=joins, visible=seen_rows(r))


def bookings_source() -> ListSource:
    """Return the list of bookings of balances, in hours, the newest first."""
    b, p = TimeBooking, Person
    hours = Column("hours", N_("Hours"), "money", b.minutes.expression * 100 // 60, 90)
    columns = (_person(), *listed(b, "day kind"), hours, *listed(b, "reason"))
    joins = ((p.__table__, p.id == b.person_id),)
    return ListSource(
        "hr.time_bookings", b, columns, (b.day.desc(), b.id.desc()), joins=joins, visible=seen_rows(b)
    )


@query(OWN)
def model(connection: Connection, key: int) -> Stored[ModelDraft] | None:
    """Return a model with its draft."""
    return load_draft(connection, TimeModel, ModelDraft, key)


@query(OWN)
def shift(connection: Connection, key: int) -> Stored[ShiftDraft] | None:
    """Return a shift with its draft."""
    return load_draft(connection, Shift, ShiftDraft, key)


@query(VIEW)
def rule(connection: Connection, key: int) -> Stored[RuleDraft] | None:
    """Return from which day which model holds for somebody one may see, with its draft."""
    return load_draft(connection, TimeRule, RuleDraft, key) if _seen(connection, TimeRule, key) else None


@query(VIEW)
def booking(connection: Connection, key: int) -> Stored[BookingDraft] | None:
    """Return a booking of the balance of somebody one may see, with its draft."""
    return (
        load_draft(connection, TimeBooking, BookingDraft, key)
        if _seen(connection, TimeBooking, key)
        else None
    )


def _seen(connection: Connection, kind: type[TimeRule | TimeBooking], key: int) -> bool:
    hidden = not_hidden(connection, kind.__tablename__, kind.id.expression)
    return connection.scalar(select(kind.id).where(kind.id == key, *hidden)) is not None


@query(CHANGE)
def offered_models(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a model offers: those whose name holds what is typed, or the one with a key."""
    m = TimeModel
    where = (
        [m.id == key]
        if key is not None
        else [func.lower(m.name).contains(typed.strip().lower(), autoescape=True)]
    )
    rows = connection.execute(select(m.id, m.name).where(*where).order_by(func.lower(m.name)).limit(8))
    return [Found(row.id, row.name, row.name, "") for row in rows]
