"""Protocols of hand-overs as they are read."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed
from app.data.queries import query
from app.data.rows import build
from app.data.system_tables import User
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.models import (
    AssetModel,
    Custody,
    ItAsset,
    Protocol,
    Supply,
    SupplyMove,
)
from app.modules.it.assets.queries.assets import model_words


@dataclass(frozen=True)
class ProtocolView:
    """A protocol with its devices (key, tag, model, serial, condition, parts of each) and accessories (name, number, count)."""

    id: int
    version: int
    number: str
    kind: str
    person_id: int
    person: str
    department: str
    at: datetime.datetime
    by: str
    expected: datetime.date | None
    note: str
    text: str
    signature: bytes | None
    signed_at: datetime.datetime | None
    document_id: int | None
    lines: tuple[tuple[int, str, str, str, str, str], ...] = ()
    supplies: tuple[tuple[str, str, int], ...] = ()


@query("it.view")
def protocol(connection: Connection, key: int) -> ProtocolView | None:
    """Return a protocol with its devices, None where there is none."""
    r, c, a, m = Protocol, Custody, ItAsset, AssetModel
    query = (
        select(
            r.__table__,
            func.trim(Person.first_name + " " + Person.last_name).label("person"),
            Person.department,
            func.coalesce(User.name, r.by).label("signer"),
        )
        .join(Person, Person.id == r.person_id)
        .outerjoin(User, User.login == r.by)
        .where(r.id == key)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    lines = connection.execute(
        select(a.id, a.tag, model_words().label("model"), a.serial, c.condition, c.parts).join(a, a.id == c.asset_id).join(m, m.id == a.model_id)
        .where(c.protocol_id == key).order_by(c.id)
    )  # fmt: skip
    x, y = Supply, SupplyMove
    extra = connection.execute(
        select(x.name, x.number, func.abs(y.count).label("moved"))
        .join(x, x.id == y.supply_id)
        .where(y.protocol_id == key)
        .order_by(y.id)
    )
    devices = tuple((int(one.id), one.tag, one.model, one.serial, one.condition, one.parts) for one in lines)
    supplies = tuple((one.name, one.number, int(one.moved)) for one in extra)
    return build(ProtocolView, {**row, "by": row["signer"], "lines": devices, "supplies": supplies})


def protocols_source() -> ListSource:
    """Return the list of protocols, the newest first."""
    r = Protocol
    columns = (
        *listed(r, "number kind"),
        Column("person", N_("Person"), "text", full_name(), 190),
        *listed(r, "at by expected signed_at note"),
    )
    joins = ((Person.__table__, Person.id == r.person_id),)
    return ListSource("it.protocols", r, columns, (r.id.desc(),), joins=joins)
