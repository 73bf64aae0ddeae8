"""What is read of audits."""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, or_, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import HERE, AssetModel, ItAsset, Location, model_words
from app.modules.it.audits.models import Audit, AuditLine
from app.modules.it.audits.rules import MISSING


@dataclass(frozen=True)
class LineRow:
    """A line of an audit with the words of its device."""

    id: int
    asset: int | None
    code: str
    model: str
    serial: str
    person: str
    place: str
    result: str
    scanned: datetime.datetime | None
    fixed: str


@dataclass(frozen=True)
class AuditView:
    """An audit with its lines, the newest scan first."""

    id: int
    version: int
    location_id: int
    location: str
    begun: datetime.datetime
    begun_by: str
    closed: datetime.datetime | None
    closed_by: str
    note: str
    lines: tuple[LineRow, ...] = ()


def expected_in(connection: Connection, location: int) -> list[int]:
    """Return the devices that should be in a place or below it."""
    path = select(Location.path).where(Location.id == location).scalar_subquery()
    below = select(Location.id).where(or_(Location.path == path, Location.path.startswith(path + " / ")))
    query = (
        select(ItAsset.id)
        .where(ItAsset.location_id.in_(below), ItAsset.status.in_(HERE))
        .order_by(ItAsset.tag)
    )
    return [int(key) for key in connection.scalars(query)]


@query("it.audit")
def audit(connection: Connection, key: int) -> AuditView | None:
    """Return an audit, None where there is none."""
    u, n, a, m, p, place = Audit, AuditLine, ItAsset, AssetModel, Person, Location
    head = (
        select(u.__table__, place.path.label("location"))
        .join(place, place.id == u.location_id)
        .where(u.id == key)
    )
    one = read_one(connection, head, AuditView)
    if one is None:
        return None
    lines = (
        select(
            n.id,
            n.asset_id.label("asset"),
            func.coalesce(a.tag, n.code).label("code"),
            func.coalesce(model_words(), "").label("model"),
            func.coalesce(a.serial, "").label("serial"),
            func.coalesce(func.trim(p.first_name + " " + p.last_name), "").label("person"),
            func.coalesce(place.path, "").label("place"),
            n.result,
            n.scanned,
            n.fixed,
        )
        .outerjoin(a, a.id == n.asset_id)
        .outerjoin(m, m.id == a.model_id)
        .outerjoin(p, p.id == a.person_id)
        .outerjoin(place, place.id == a.location_id)
        .where(n.audit_id == key)
        .order_by(n.scanned.is_(None), n.scanned.desc(), n.id)
    )
    return replace(one, lines=tuple(read_all(connection, lines, LineRow)))


def open_audit(connection: Connection, location: int) -> int | None:
    """Return the audit of a place that is not closed, None where there is none."""
    found = connection.scalar(select(Audit.id).where(Audit.location_id == location, Audit.closed.is_(None)))
    return int(found) if found is not None else None


def audits_source() -> ListSource:
    """Return the list of audits, the newest first."""
    u, n, place = Audit, AuditLine, Location

    def count(*where: ColumnElement[bool]) -> ScalarSelect[int]:
        return (
            select(func.count())
            .select_from(n)
            .where(n.audit_id == u.id, *where)
            .correlate(u.__table__)
            .scalar_subquery()
        )

    columns = (
        shown_as(place.path, "place", kind="text", width=260),
        *listed(u, "begun begun_by closed"),
        Column("count", N_("Devices"), "number", count(), 100),
        Column("missing", N_("Missing"), "number", count(n.result == MISSING), 100),
        *listed(u, "note"),
    )

    return ListSource(
        "it.audits",
        u,
        columns,
        (u.id.desc(),),
        joins=((place.__table__, place.id == u.location_id),),
    )
