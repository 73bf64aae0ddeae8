"""What is done with own fields of categories and with the parts of kits."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.own_fields import FieldDraft, check_field
from app.data.drafts import must_be_unique, must_exist, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.inventory.articles.models import Article, ArticleCategory, CategoryField, KitPart
from app.modules.inventory.articles.rules import KitPartDraft, must_fit

CHANGE = "inventory.article.change"


@command(CHANGE)
def save_field(unit: Unit, draft: FieldDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an own field of a category; raises Invalid without a title, for a choice without values, or a pattern that is none."""
    must_exist(unit, category=(ArticleCategory, draft.category))
    check_field(draft)
    must_be_unique(
        unit, CategoryField, draft.title, key, "title", CategoryField.category_id == draft.category
    )
    return save_draft(unit, CategoryField, draft, key, version)


@command(CHANGE)
def save_kit_part(unit: Unit, draft: KitPartDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a part of a kit; raises Invalid for a kit inside itself, over other kits too, and for a part it has already."""
    unit.lock("inventory.kits")
    must_exist(unit, kit=(Article, draft.kit), part=(Article, draft.part))
    if draft.kit is None or draft.part is None:
        raise Invalid(N_("Choose the article."), field="kit" if draft.kit is None else "part")
    if draft.quantity <= 0:
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    part = unit.row(Article, draft.part)
    must_fit(draft.quantity, part["decimals"], part["number"])
    k = KitPart
    same = select(k.id).where(k.kit_id == draft.kit, k.part_id == draft.part, k.id != (key or 0))
    if unit.connection.scalar(same.limit(1)) is not None:
        raise Invalid(N_("This kit has the part already; change its quantity."), field="part")
    _refuse_circle(unit, draft.kit, draft.part)
    return save_draft(unit, KitPart, draft, key, version)


def _refuse_circle(unit: Unit, kit: int, part: int) -> None:
    """Raise Invalid where a part is the kit, or holds it, over as many kits as there are."""
    k, seen, fresh = KitPart, {part}, [part]
    while fresh:
        if kit in seen:
            raise Invalid(N_("A kit is no part of itself, over its parts either."), field="part")
        inner = set(unit.connection.scalars(select(k.part_id).where(k.kit_id.in_(fresh)))) - seen
        seen |= inner
        fresh = list(inner)


@command(CHANGE)
def remove_kit_part(unit: Unit, key: int) -> None:
    """Take a part out of a kit; what was made of it stays. One that is gone is left alone."""
    unit.lock("inventory.kits")
    if unit.connection.scalar(select(KitPart.id).where(KitPart.id == key)) is not None:
        unit.delete(KitPart, key)


undo_kit_part = undoing(KitPart)
undo_field = undoing(CategoryField)
