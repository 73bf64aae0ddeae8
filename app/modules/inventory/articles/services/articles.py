"""What is done with articles: kept, each number and each GTIN once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, select, update

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.own_fields import FieldRow
from app.data import search
from app.data.bulk import BulkCount, set_in_drafts
from app.data.drafts import between, columns_of, must_be_unique, must_exist, one_of
from app.data.office import command
from app.data.own_fields import keep_values, undo_with_values
from app.data.undo import undoing
from app.data.unit import Unit, table_of
from app.modules.finance.chart.api import accounts_by_number
from app.modules.finance.tax.api import cases
from app.modules.inventory.articles.models import Article, ArticleCategory, ArticleValue, PriceChange
from app.modules.inventory.articles.queries.articles import article
from app.modules.inventory.articles.queries.own_fields import fields_for
from app.modules.inventory.articles.rules import UNIT_WORDS, ArticleDraft, gtin, hazard_marks, must_fit
from app.modules.inventory.articles.services.names import Names

FIXED = {"unit": N_("Unit"), "tracking": N_("Tracked by"), "expires": N_("has a best-before day"),
         "valuation": N_("Valuation"), "stocked": N_("kept in stock")}  # fmt: skip


@command("inventory.article.change")
def save_article(unit: Unit, draft: ArticleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an article; raises Invalid naming the field at fault, and Conflict."""
    return keep_article(unit, draft, key, version)


SET = ("category", "active", "tax", "stock_class", "replaced_by")


@command("inventory.article.change")
def set_articles(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool = False) -> BulkCount:
    """Set a field of many articles; with preview only count. Raises Invalid naming the field at fault."""
    return set_in_drafts(unit, keys, field, value, preview, allowed=SET, read=article, keep=keep_article)


def keep_article(
    unit: Unit,
    draft: ArticleDraft,
    key: int | None = None,
    version: int | None = None,
    source: str = "typed",
    names: Names | None = None,
) -> int:
    """Keep an article for a command of any topic; source says where its price is known from.

    A command that keeps thousands of them brings the names of all, which are told what was kept.
    """
    draft = replace(draft, gtin=gtin(draft.gtin), hazards=hazard_marks(draft.hazards))
    columns = columns_of(Article, draft, without=("values",))
    if names is not None:
        names.check(draft, key)
    else:
        must_be_unique(unit, Article, draft.number, key, "number")
        if draft.gtin:
            must_be_unique(unit, Article, draft.gtin, key, "gtin")
    must_exist(
        unit,
        category=(ArticleCategory, draft.category),
        replaced_by=(Article, draft.replaced_by),
        variant_of=(Article, draft.variant_of),
    )
    _check(unit, draft, key)
    before = unit.row(Article, key) if key is not None else None
    if before is not None and before["moved"]:
        _refuse_fixed(draft, before)
    if key is None:
        made, differed = unit.insert(Article, **columns), True
    else:
        made, differed = key, unit.update(Article, key, columns, version)
    fields = own_fields_of(unit, draft.category) if draft.category is not None else []
    if (
        fields
        and keep_values(unit, ArticleValue, "article_id", made, fields, wanted=draft.values)
        and not differed
    ):
        unit.raise_version(Article, made)
    if draft.price != (before["price"] if before else 0):
        _note_price(unit, made, draft.price, source)
    words = f"{draft.number} {draft.gtin} {draft.name_de} {draft.name_en}"
    if key is None:
        search.add_many(unit, Article, [(made, words)])
    else:
        search.index(unit, Article, made, words)
    if names is not None:
        names.keep(made, draft)
    return made


def _note_price(unit: Unit, article: int, price: int, source: str) -> None:
    values = {"article_id": article, "side": "sale", "contact_id": None, "day": unit.today}
    unit.insert(PriceChange, **values, price=price, source=source)


def _check(unit: Unit, draft: ArticleDraft, key: int | None) -> None:
    one_of(draft.unit, UNIT_WORDS, "unit")
    for name in ("price", "minimum", "reorder", "factor"):
        if getattr(draft, name) < 0:
            words = (
                N_("A price is not below zero.") if name == "price" else N_("A quantity is not below zero.")
            )
            raise Invalid(words, field=name)
    between(draft.decimals, "decimals", 0, 4)
    for name in ("minimum", "reorder"):
        must_fit(getattr(draft, name), draft.decimals, draft.number, name)
    if draft.unit2:
        one_of(draft.unit2, UNIT_WORDS, "unit2")
        if not draft.factor:
            raise Invalid(N_("Say how many units the second unit has."), field="factor")
        must_fit(draft.factor, draft.decimals, draft.number, "factor")
    if draft.expires and draft.tracking != "lot":
        raise Invalid(
            N_("A best-before day belongs to a lot; let the article be tracked by lot."), field="tracking"
        )
    if draft.replaced_by is not None and key is not None:
        _refuse_circle(unit, draft.replaced_by, key)
    if draft.variant_of is not None:
        _check_variant(unit, draft, key)
    elif draft.variant.strip():
        raise Invalid(N_("Choose the article it is a variant of."), field="variant_of")
    _check_tax(unit, draft.tax)
    _check_account(unit, draft)


_fields_by_category: WeakKeyDictionary[Unit, dict[int, list[FieldRow]]] = WeakKeyDictionary()


def own_fields_of(unit: Unit, category: int) -> list[FieldRow]:
    """Return the own fields of a category; each is looked up once in a transaction, which may keep thousands of articles."""
    known = _fields_by_category.setdefault(unit, {})
    if category not in known:
        known[category] = fields_for(unit.connection, category)
    return known[category]


_of_sales: WeakKeyDictionary[Unit, set[str]] = WeakKeyDictionary()


def _check_tax(unit: Unit, tax: str) -> None:
    """Refuse what is no tax case of sales; each case is looked up once in a transaction, which may keep thousands of articles."""
    known = _of_sales.setdefault(unit, set())
    if tax in known:
        return
    if cases(unit.connection).find(tax, unit.today).kind != "output":
        raise Invalid(N_("Choose a tax case of sales."), field="tax")
    known.add(tax)


def _refuse_circle(unit: Unit, after: int, key: int) -> None:
    """Raise Invalid where an article would be replaced by itself, over others."""
    seen: int | None = after
    while seen is not None:
        if seen == key:
            raise Invalid(N_("An article is not replaced by itself."), field="replaced_by")
        seen = unit.connection.scalar(select(Article.replaced_by_id).where(Article.id == seen))


def _check_variant(unit: Unit, draft: ArticleDraft, key: int | None) -> None:
    """Raise Invalid for a variant of itself or of another variant, of an article in another unit, and one that differs in nothing."""
    a, main = Article, draft.variant_of
    if main == key:
        raise Invalid(N_("An article is no variant of itself."), field="variant_of")
    row = unit.row(Article, int(main or 0))
    if row["variant_of_id"] is not None:
        raise Invalid(
            N_("This is a variant itself; choose the article that it is one of."), field="variant_of"
        )
    if key is not None and unit.connection.scalar(select(a.id).where(a.variant_of_id == key).limit(1)):
        raise Invalid(N_("This article has variants; it can't be one itself."), field="variant_of")
    if row["unit"] != draft.unit:
        raise Invalid(N_("A variant has the unit of its article."), field="unit")
    if not draft.variant.strip():
        raise Invalid(N_("Say what makes the variant, such as a colour or a size."), field="variant")
    must_be_unique(unit, Article, draft.variant, key, "variant", a.variant_of_id == main)


def _refuse_fixed(draft: ArticleDraft, before: object) -> None:
    """Raise Invalid for what stays once stock has moved: quantities and values of the past would mean something else."""
    for name, title in FIXED.items():
        if getattr(draft, name) != before[name]:  # type: ignore[index]
            words = N_(
                "Stock of this article has moved: “{title}” stays. Make a new article that replaces it."
            )
            raise Invalid(words, field=name, title=N_(title))
    if draft.decimals < before["decimals"]:  # type: ignore[index]
        words = N_("Stock of this article has moved: its quantities may get more decimals, not fewer.")
        raise Invalid(words, field="decimals")


def _check_account(unit: Unit, draft: ArticleDraft) -> None:
    """Raise Invalid for a revenue account that is none, or whose own tax is another one."""
    number = draft.account.strip()
    if not number:
        return
    about = accounts_by_number(unit.connection, [number]).get(number)
    if about is None or about.kind != "income":
        raise Invalid(N_("Choose an account of revenue."), field="account")
    if about.tax and about.tax != draft.tax:
        words = N_(
            "Account {number} has a tax of its own ({key}); choose it as tax case, or another account."
        )
        raise Invalid(words, field="account", number=number, key=about.tax)


def mark_moved(unit: Unit, valuations: Mapping[int, str]) -> None:
    """Note that stock of articles has moved, each by which valuation: from now on unit, tracking and valuation stay."""
    table = table_of(Article)
    before = unit.rows(Article, list(valuations))
    one = update(table).where(table.c.id == bindparam("article"))
    written = [{"article": key, "method": method} for key, method in valuations.items()]
    values = {"moved": True, "valuation": bindparam("method"), "version": table.c.version + 1}
    if written:
        unit.connection.execute(one.values(values), written)
    for key, method in valuations.items():
        row, now = before[key], {"moved": True, "valuation": method}
        changed = {name: value for name, value in now.items() if row[name] != value}
        unit.log(Article, key, "update", {name: row[name] for name in changed}, changed)


def _follow(unit: Unit, key: int) -> None:
    """Bring the words of the search and the history of prices in step with an article whose change was taken back."""
    row, p = unit.row(Article, key), PriceChange
    search.index(unit, Article, key, f"{row['number']} {row['gtin']} {row['name_de']} {row['name_en']}")
    known = select(p.price).where(p.article_id == key, p.side == "sale").order_by(p.id.desc()).limit(1)
    if row["price"] != (unit.connection.scalar(known) or 0):
        _note_price(unit, key, row["price"], "typed")


undo_article = undoing(Article, _follow, partial(undo_with_values, values=(ArticleValue, "article_id")))
