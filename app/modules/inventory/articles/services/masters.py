"""What is done with categories, suppliers of articles and their price breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import columns_of, must_exist, required, save_draft
from app.data.office import command
from app.data.rows import build
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.inventory.articles.models import (
    Article,
    ArticleCategory,
    ArticleSupplier,
    PriceBreak,
    PriceChange,
)
from app.modules.inventory.articles.rules import (
    SEPARATOR,
    CategoryDraft,
    SupplierDraft,
    SupplierTerms,
    must_fit,
    read_breaks,
)
from app.modules.organisation.contacts.api import Contact

LONGEST = 300


@command("inventory.article.change")
def save_category(
    unit: Unit, draft: CategoryDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a category; those below it get its new path. Raises Invalid for a known path, or a category below itself."""
    name = required(draft.name)
    must_exist(unit, parent=(ArticleCategory, draft.parent))
    above = unit.row(ArticleCategory, draft.parent)["path"] if draft.parent else ""
    path = f"{above}{SEPARATOR}{name}" if above else name
    if len(path) > LONGEST:
        raise Invalid(N_("At most {limit} characters."), field="name", limit=LONGEST)
    c = ArticleCategory
    same = select(c.id).where(func.lower(c.path) == path.lower(), c.id != (key or 0))
    if unit.connection.scalar(same.limit(1)) is not None:
        raise Invalid(N_("This is here already."), field="name")
    before = unit.row(ArticleCategory, key)["path"] if key is not None else None
    if before is not None and f"{above}{SEPARATOR}".startswith(f"{before}{SEPARATOR}"):
        raise Invalid(N_("A category does not stand below itself."), field="parent")
    made = save_draft(unit, ArticleCategory, replace(draft, name=name), key, version, path=path)
    if before is not None and before != path:
        inner = select(c.id, c.path).where(c.path.startswith(before + SEPARATOR, autoescape=True))
        for one, old in unit.connection.execute(inner).all():
            unit.update(ArticleCategory, one, {"path": path + old[len(before) :]})
    return made


def category_key(unit: Unit, path: str) -> int | None:
    """Return the key of a category by its path, made with all above it where it is new; None for an empty path."""
    above: int | None = None
    start = ""
    for name in filter(None, (part.strip() for part in path.replace(">", "/").split("/"))):
        start = f"{start}{SEPARATOR}{name}" if start else name
        c = ArticleCategory
        known = unit.connection.scalar(select(c.id).where(func.lower(c.path) == start.lower()))
        above = int(known) if known is not None else save_category(unit, CategoryDraft(name, above))
    return above


@command("inventory.article.change")
def save_supplier(
    unit: Unit, draft: SupplierDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep who supplies an article, with price breaks; a changed price goes into its history. Raises Invalid and Conflict."""
    return keep_supplier(unit, draft, key, version)


def keep_supplier(
    unit: Unit,
    draft: SupplierDraft,
    key: int | None = None,
    version: int | None = None,
    source: str = "typed",
    fresh: bool = False,
) -> int:
    """Keep who supplies an article for a command of any topic; see save_supplier().

    fresh says that the command made the article just now, so that nobody supplies it yet.
    """
    breaks = read_breaks(draft.breaks)
    if not fresh:
        must_exist(unit, article=(Article, draft.article), contact=(Contact, draft.contact))
    values = columns_of(ArticleSupplier, build(SupplierTerms, vars(draft)))
    _check_terms(unit, draft.article, values)
    s = ArticleSupplier
    others = select(s.id, s.contact_id, s.preferred).where(s.article_id == draft.article, s.id != (key or 0))
    rows = unit.connection.execute(others).all() if not fresh else []
    if any(one.contact_id == draft.contact for one in rows):
        raise Invalid(N_("This contact supplies the article already."), field="contact")
    before = unit.row(ArticleSupplier, key) if key is not None else None
    values["preferred"] = draft.preferred or not any(one.preferred for one in rows)
    if key is None:
        key = unit.insert(ArticleSupplier, **values)
    else:
        unit.update(ArticleSupplier, key, values, version)
    if values["preferred"]:
        for one in rows:
            if one.preferred:
                unit.update(ArticleSupplier, one.id, {"preferred": False})
    if breaks or not fresh:
        _keep_breaks(unit, key, breaks)
    if draft.price != (before["price"] if before else 0):
        note_price(unit, draft.article, draft.contact, draft.price, source)
    return key


def _check_terms(unit: Unit, article: int, values: Mapping[str, Any]) -> None:
    """Raise Invalid for a price or quantity below zero, and for a quantity with more decimals than the article's."""
    for name in ("price", "pack", "multiple", "minimum"):
        if values[name] < 0:
            words = (
                N_("A price is not below zero.") if name == "price" else N_("A quantity is not below zero.")
            )
            raise Invalid(words, field=name)
    if any(values[name] for name in ("pack", "multiple", "minimum")):
        about = unit.row(Article, article)
        for name in ("pack", "multiple", "minimum"):
            must_fit(values[name], about["decimals"], about["number"], name)


def note_price(unit: Unit, article: int, contact: int | None, price: int, source: str) -> None:
    """Note a purchase price in the history of an article, in ten-thousandths of a euro a unit."""
    row: Mapping[str, Any] = {
        "article_id": article,
        "side": "purchase",
        "contact_id": contact,
        "day": unit.today,
        "price": price,
        "source": source,
    }
    unit.insert(PriceChange, **row)


def note_paid(unit: Unit, article: int, contact: int, price: int) -> None:
    """Note what was paid to a supplier by a receipt, in ten-thousandths of a euro a unit, where it differs from what is known of them."""
    p = PriceChange
    last = (
        select(p.price)
        .where(p.article_id == article, p.side == "purchase", p.contact_id == contact)
        .order_by(p.day.desc(), p.id.desc())
        .limit(1)
    )
    if price and unit.connection.scalar(last) != price:
        note_price(unit, article, contact, price, "receipt")


def _keep_breaks(unit: Unit, supplier: int, breaks: tuple[tuple[int, int], ...]) -> None:
    b = PriceBreak
    known = unit.connection.execute(select(b.id, b.quantity, b.price).where(b.supplier_id == supplier)).all()
    if {(one.quantity, one.price) for one in known} == set(breaks):
        return
    for one in known:
        unit.delete(PriceBreak, one.id)
    for quantity, price in breaks:
        unit.insert(PriceBreak, supplier_id=supplier, quantity=quantity, price=price)


undo_category = undoing(ArticleCategory)
