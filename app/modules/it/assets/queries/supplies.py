"""What is kept by quantity, and kits, as they are read: stocks and their moves, who has what, what a kit gives now."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, Message
from app.core.stemming import holds
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.search import Searchable
from app.modules.hr.people.api import Person
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.api import Place
from app.modules.it.assets.models import AssetModel, ItAsset, Kit, KitLine, Location, Supply, SupplyMove
from app.modules.it.assets.queries.assets import SEARCHABLE, AssetView, assets, model_words
from app.modules.it.assets.queries.supply_stock import count_of, in_stock, least
from app.modules.it.assets.rules import STOCK, KitDraft, SupplyDraft
from app.modules.organisation.contacts.api import Contact


def supplies_source() -> ListSource:
    """Return what is kept by quantity; what is short stands first."""
    s = Supply
    columns = (
        *listed(s, "name kind"),
        Column("stock", N_("In stock"), "number", in_stock(), 100),
        Column("minimum", N_("Minimum"), "number", least(), 100),
        Column("out", N_("With people"), "number", _lent(), 110),
        shown_as(Article.number, "article", title=N_("From the stock of the article"), width=150),
        shown_as(Place.path, "store", title=N_("Place of the stock"), kind="text", width=150, shown=False),
        *listed(s, "price number"),
        shown_as(Location.path, "place", kind="text", width=190),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=180, shown=False),
        shown_as(s.notes, shown=False),
    )
    joins = (
        (Location.__table__, Location.id == s.location_id),
        (Contact.__table__, Contact.id == s.supplier_id),
        (Article.__table__, Article.id == s.article_id),
        (Place.__table__, Place.id == s.store_id),
    )
    order = ((in_stock() >= least()).asc(), func.lower(s.name).asc())
    return ListSource("it.supplies", s, columns, order, joins=joins)


def _lent() -> Any:
    """Return the expression of how many are with people: those handed out less those returned."""
    y = SupplyMove
    given = select(func.coalesce(-func.sum(y.count), 0)).where(
        y.supply_id == Supply.id, y.kind.in_(("out", "back"))
    )
    return given.correlate(Supply.__table__).scalar_subquery()


@query("it.view")
def supply(connection: Connection, key: int) -> Stored[SupplyDraft] | None:
    """Return something kept by quantity, None where there is none."""
    return load_draft(connection, Supply, SupplyDraft, key)


@query("it.view")
def offered_supplies(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for something kept by quantity offers."""
    s = Supply
    rows = connection.execute(
        select(s.id, s.name, in_stock().label("stock"))
        .where(*([s.id == key] if key is not None else []))
        .order_by(func.lower(s.name))
    )
    found = [row for row in rows if key is not None or holds(row.name, typed)][:8]
    return [
        Found(int(row.id), row.name, row.name, str(Message(N_("{count} in stock"), {"count": row.stock})))
        for row in found
    ]


@dataclass(frozen=True)
class MoveRow:
    """A change of a stock."""

    kind: str
    count: int
    who: str
    device: str
    at: datetime.datetime
    by: str
    note: str


@query("it.view")
def moves_of(connection: Connection, key: int, limit: int = 80) -> list[MoveRow]:
    """Return what changed a stock, the newest first."""
    y, name = SupplyMove, func.coalesce(func.trim(Person.first_name + " " + Person.last_name), "")
    query = (
        select(y.__table__, name.label("who"), func.coalesce(ItAsset.tag, "").label("device"))
        .outerjoin(Person, Person.id == y.person_id)
        .outerjoin(ItAsset, ItAsset.id == y.asset_id)
        .where(y.supply_id == key)
    )
    return read_all(connection, query.order_by(y.id.desc()).limit(limit), MoveRow)


@query("it.view")
def supplies_held(connection: Connection, person: int) -> list[tuple[int, str, int]]:
    """Return the accessories that a person has: key, name, count."""
    y, count = SupplyMove, -func.sum(SupplyMove.count)
    query = (
        select(Supply.id, Supply.name, count.label("held"))
        .join(Supply, Supply.id == y.supply_id)
        .where(y.person_id == person, y.kind.in_(("out", "back")))
    )
    rows = connection.execute(
        query.group_by(Supply.id, Supply.name).having(count > 0).order_by(func.lower(Supply.name))
    )
    return [(int(row.id), row.name, int(row.held)) for row in rows]


def holders() -> Any:
    """Return the people who have accessories."""
    y, count = SupplyMove, -func.sum(SupplyMove.count)
    return (
        select(y.person_id)
        .where(y.person_id.is_not(None), y.kind.in_(("out", "back")))
        .group_by(y.person_id, y.supply_id)
        .having(count > 0)
    )


def held_words(connection: Connection, person: int) -> list[str]:
    """Return what a person has of accessories in words, for the list of who leaves."""
    return [
        str(Message(N_("Accessory: {name}, {count}"), {"name": name, "count": count}))
        for _key, name, count in supplies_held(connection, person)
    ]


def kits_source() -> ListSource:
    """Return the kits."""
    k, n = Kit, KitLine
    count = (
        select(func.coalesce(func.sum(n.count), 0))
        .where(n.kit_id == k.id)
        .correlate(k.__table__)
        .scalar_subquery()
    )
    columns = (
        *listed(k, "name"),
        Column("count", N_("Parts"), "number", count, 90),
        *listed(k, "notes"),
    )
    return ListSource("it.kits", k, columns, (func.lower(k.name),))


@query("it.view")
def kit(connection: Connection, key: int) -> Stored[KitDraft] | None:
    """Return a kit, None where there is none."""
    return load_draft(connection, Kit, KitDraft, key)


@dataclass(frozen=True)
class KitLineRow:
    """A line of a kit: so many of a model, or of something kept by quantity."""

    id: int
    model_id: int | None
    supply_id: int | None
    words: str
    count: int


@query("it.view")
def kit_lines(connection: Connection, key: int) -> list[KitLineRow]:
    """Return the lines of a kit."""
    n, m, s = KitLine, AssetModel, Supply
    query = (
        select(n.__table__, func.coalesce(model_words(), s.name).label("words"))
        .outerjoin(m, m.id == n.model_id)
        .outerjoin(s, s.id == n.supply_id)
        .where(n.kit_id == key)
        .order_by(n.id)
    )
    return read_all(connection, query, KitLineRow)


@query("it.view")
def offered_kits(connection: Connection, typed: str) -> list[tuple[int, str]]:
    """Return kits whose name holds every word typed."""
    rows = connection.execute(select(Kit.id, Kit.name).order_by(func.lower(Kit.name)))
    return [(int(row.id), row.name) for row in rows if holds(row.name, typed)][:5]


@dataclass(frozen=True)
class Picked:
    """What a kit gives now: devices in stock, accessories (key, name, count), and in words what is not there."""

    devices: list[AssetView]
    extra: list[tuple[int, str, int]]
    short: list[str]


@query("it.view")
def pick_kit(connection: Connection, key: int, without: frozenset[int] = frozenset()) -> Picked:
    """Return what a kit gives now; devices that are named are left out."""
    keys: list[int] = []
    extra: dict[int, tuple[str, int]] = {}
    short: list[str] = []
    for line in kit_lines(connection, key):
        if line.model_id is not None:
            query = select(ItAsset.id).where(
                ItAsset.model_id == line.model_id,
                ItAsset.status == STOCK,
                ItAsset.id.not_in(without | set(keys)),
            )
            found = connection.scalars(query.order_by(ItAsset.tag).limit(line.count)).all()
            keys += found
            there_are = len(found)
        else:
            stock = count_of(connection, line.supply_id or 0)
            there_are = min(line.count, stock)
            if there_are and line.supply_id is not None:
                extra[line.supply_id] = line.words, extra.get(line.supply_id, ("", 0))[1] + there_are
        if there_are < line.count:
            short.append(f"{line.count - there_are} × {line.words}")
    named = [(thing, name, count) for thing, (name, count) in extra.items()]
    return Picked(assets(connection, keys), named, short)


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    return [
        (int(row.id), row.name, row.number)
        for row in connection.execute(
            select(Supply.id, Supply.name, Supply.number).where(Supply.id.in_(list(keys)))
        )
    ]


SEARCHABLES = (
    *SEARCHABLE,
    Searchable(
        N_("Accessories and consumables"), "it_supply", "it.assets.supplies", "it.view", _show, several=True
    ),
)
