"""What a member of staff knows of devices without knowing everyone's: those they hold now, and the protocols about them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from app.core.lookup import Found
from app.core.manifest import allows
from app.core.messages import N_
from app.data.lists import Column, Condition, ListSource, listed, shown_as
from app.data.queries import query
from app.data.visibility import Guard, not_hidden, rights
from app.modules.documents.archive.api import DocumentVersion
from app.modules.hr.people.api import own_key
from app.modules.it.assets.models import AssetModel, Category, Custody, ItAsset, Location, Protocol
from app.modules.it.assets.queries.assets import model_words

ALL, OWN = "it.view", "it.own"


def _hidden(kind: Any) -> Any:
    """Return what hides the rows of a table that are about nobody, or somebody else, from who may not see all devices."""

    def keys(connection: Connection) -> Select[Any] | None:
        if allows(rights(connection), ALL):
            return None
        others = or_(kind.person_id.is_(None), kind.person_id.not_in(own_key(connection)))
        return select(kind.id).where(others).correlate(None)

    return keys


GUARDS = tuple(Guard(kind.__tablename__, _hidden(kind)) for kind in (ItAsset, Protocol, Custody))


def _mine(kind: Any) -> Any:
    """Return what lets a list show the rows that are about the person of a connection, and no others."""

    def conditions(connection: Connection) -> list[Condition]:
        hidden = not_hidden(connection, kind.__tablename__, kind.id.expression)
        return [*hidden, kind.person_id.in_(own_key(connection))]

    return conditions


def own_assets_source() -> ListSource:
    """Return the list of the devices that the person of a connection holds."""
    a, m, c, place = ItAsset, AssetModel, Category, Location
    columns = (
        *listed(a, "tag name"),
        Column("model", N_("Model"), "text", model_words(), 200),
        shown_as(c.name, "category", title=N_("Category"), width=120),
        *listed(a, "serial expected"),
        shown_as(place.path, "location", kind="text", width=160),
    )
    joins = (
        (m.__table__, m.id == a.model_id),
        (c.__table__, c.id == m.category_id),
        (place.__table__, place.id == a.location_id),
    )
    return ListSource("it.own_assets", a, columns, (a.tag.asc(),), joins=joins, visible=_mine(a), right=OWN)


def own_protocols_source() -> ListSource:
    """Return the list of the protocols of what was handed to the person of a connection, and returned, the newest first."""
    r = Protocol
    columns = listed(r, "number kind at expected signed_at note")
    return ListSource("it.own_protocols", r, columns, (r.id.desc(),), visible=_mine(r), right=OWN)


@query(OWN)
def offered_own_assets(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for one's own device offers: those held that fit what is typed, or the one with a key."""
    a, m = ItAsset, AssetModel
    text = func.lower(a.tag + " " + a.name + " " + model_words())
    fitting = [text.contains(word.lower(), autoescape=True) for word in typed.split()]
    rows = connection.execute(
        select(a.id, a.tag, a.name, model_words().label("model"))
        .join(m, m.id == a.model_id)
        .where(*_mine(a)(connection), *([a.id == key] if key is not None else fitting))
        .order_by(a.tag)
        .limit(8)
    )
    return [
        Found(int(row.id), row.tag, "  ".join(filter(None, (row.tag, row.name, row.model)))) for row in rows
    ]


@query(OWN)
def own_paper(connection: Connection, key: int) -> tuple[str, bytes] | None:
    """Return the number and the fingerprint of the filed copy of one's protocol; None where there is none, or it is not one's own."""
    r, v = Protocol, DocumentVersion
    row = connection.execute(
        select(r.number, v.sha256)
        .join(v, v.document_id == r.document_id)
        .where(r.id == key, *not_hidden(connection, "it_protocol", r.id.expression))
        .order_by(v.place.desc())
        .limit(1)
    ).first()
    return (row.number, bytes(row.sha256)) if row is not None else None
