"""What belongs to an article: variants, predecessor and successor, the parts of a kit and the kits it goes into, and the values of own fields."""

from __future__ import annotations

from sqlalchemy import Connection, literal, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.own_fields import values_of
from app.data.queries import query
from app.data.rows import read_all
from app.modules.inventory.articles.models import Article, ArticleValue, KitPart
from app.modules.inventory.articles.queries.kits import parts_of
from app.modules.inventory.articles.queries.own_fields import fields_for

RIGHT = "inventory.view"
VARIANT, MAIN, BEFORE, AFTER, PART, KIT = "variant", "main", "before", "after", "part", "kit"
TITLES = {
    AFTER: N_("Replaced by"),
    BEFORE: N_("Replaces"),
    MAIN: N_("Variant of"),
    VARIANT: N_("Variant"),
    PART: N_("Part"),
    KIT: N_("Goes into"),
}


@dataclass(frozen=True)
class Related:
    """An article beside another one: what it is to it, and how much of it goes in for a kit or a part, in ten-thousandths."""

    kind: str
    number: str
    name: str
    unit: str
    quantity: int = 0


@dataclass(frozen=True)
class Belonging:
    """What belongs to an article: other articles, and its own fields with their values, the empty ones left out."""

    articles: tuple[Related, ...]
    values: tuple[tuple[str, str, str], ...]


@query(RIGHT)
def belonging(connection: Connection, key: int) -> Belonging:
    """Return what belongs to an article; own values are title, format and text."""
    a, k = Article, KitPart
    one = connection.execute(
        select(a.replaced_by_id, a.variant_of_id, a.category_id).where(a.id == key)
    ).first()
    if one is None:
        return Belonging((), ())
    found: list[Related] = []
    shown = select(a.number, a.name_de.label("name"), a.unit)
    for kind, rows in (
        (AFTER, shown.where(a.id == (one.replaced_by_id or 0))),
        (BEFORE, shown.where(a.replaced_by_id == key)),
        (MAIN, shown.where(a.id == (one.variant_of_id or 0))),
        (VARIANT, select(a.number, a.variant.label("name"), a.unit).where(a.variant_of_id == key)),
    ):
        one_kind = rows.add_columns(literal(kind).label("kind")).order_by(a.number)
        found += read_all(connection, one_kind, Related)
    found += [
        Related(PART, part.number, part.name, part.unit, part.quantity)
        for part in parts_of(connection, [key]).get(key, [])
    ]
    into = (
        select(literal(KIT).label("kind"), a.number, a.name_de.label("name"), a.unit, k.quantity)
        .join_from(k, a, a.id == k.kit_id)
        .where(k.part_id == key)
    )
    found += read_all(connection, into.order_by(a.number), Related)
    values = values_of(connection, ArticleValue, "article_id", key)
    fields = fields_for(connection, one.category_id) if one.category_id is not None else []
    own = [(each.draft.title, each.draft.format, values[each.id]) for each in fields if values.get(each.id)]
    return Belonging(tuple(found), tuple(own))
