"""What kits are made of, and in which kits an article is a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.modules.inventory.articles.models import Article, KitPart
from app.modules.inventory.articles.rules import KitPartDraft

RIGHT = "inventory.view"


@dataclass(frozen=True)
class PartRow:
    """A part of a kit: quantity for one unit of the kit, in ten-thousandths of the part's unit."""

    id: int
    kit: int
    part: int
    number: str
    name: str
    unit: str
    quantity: int
    stocked: bool


def parts_of(connection: Connection, kits: Collection[int]) -> dict[int, list[PartRow]]:
    """Return what each of these kits is made of, by the number of the part; articles without parts are left out."""
    k, a = KitPart, Article
    rows = (
        select(
            k.id, k.kit_id.label("kit"), k.part_id.label("part"), a.number, a.name_de.label("name"), a.unit
        )
        .add_columns(k.quantity, a.stocked)
        .join_from(k, a, a.id == k.part_id)
        .where(k.kit_id.in_(list(kits)))
        .order_by(a.number, k.id)
    )
    found: dict[int, list[PartRow]] = defaultdict(list)
    for one in read_all(connection, rows, PartRow):
        found[one.kit].append(one)
    return dict(found)


@query(RIGHT)
def kit_parts(connection: Connection, kit: int) -> list[PartRow]:
    """Return what a kit is made of; nothing for an article that is none."""
    return parts_of(connection, [kit]).get(kit, [])


@query(RIGHT)
def kit_part(connection: Connection, key: int) -> Stored[KitPartDraft] | None:
    """Return a part of a kit as its form shows it."""
    return load_draft(connection, KitPart, KitPartDraft, key)


def kit_parts_source() -> ListSource:
    """Return the parts of kits, by kit and part."""
    k, kit, part = KitPart, Article.__table__.alias("kit"), Article
    columns = (
        Column("kit", N_("Kit"), "text", kit.c.number, 120),
        Column("kit_name", N_("German text"), "text", kit.c.name_de, 220),
        shown_as(part.number, "part", title=N_("Part")),
        shown_as(part.name_de, "part_name", title=N_("Text of the part"), width=220),
        *listed(k, "quantity notes"),
    )
    joins = ((kit, kit.c.id == k.kit_id), (part, part.id == k.part_id))
    return ListSource(
        "inventory.kits", k, columns, (kit.c.number.asc(), part.number.asc(), k.id.asc()), joins
    )
