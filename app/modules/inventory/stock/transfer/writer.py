"""Writes the rows of a list of articles: each article, its supplier and its place, made where they are new, and what lies where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core import codec
from app.core import format as formats
from app.core.dataclass import dataclass, field
from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.core.own_fields import checked
from app.data.drafts import columns_of
from app.data.numbering import give
from app.data.unit import Unit
from app.modules.inventory.articles.api import (
    Article,
    ArticleDraft,
    ArticleSupplier,
    Names,
    SupplierDraft,
    article,
    category_key,
    keep_article,
    keep_supplier,
    own_fields_of,
    supplier,
)
from app.modules.inventory.stock.models import Place
from app.modules.inventory.stock.queries.standing import openings_of
from app.modules.inventory.stock.rules.words import STORAGE, MoveDraft
from app.modules.inventory.stock.services.booking import Booker
from app.modules.inventory.stock.services.moves import book_with
from app.modules.inventory.stock.services.places import place_key
from app.modules.organisation.contacts.api import ContactForm, find_by_name, save_contact

FIXED = ("unit", "tracking", "expires", "valuation", "stocked")  # what stays once stock has moved


@dataclass
class Done:
    """What an import did: articles new, changed, the same; what else came; and the keys by which it is taken back."""

    new: int = 0
    changed: int = 0
    same: int = 0
    suppliers: int = 0
    places: int = 0
    stocked: int = 0
    made: list[int] = field(default_factory=list)
    altered: list[tuple[int, int, dict[str, Any], dict[int, str]]] = field(default_factory=list)
    moves: list[int] = field(default_factory=list)


codec.register("inventory.sheet_imported", Done, "app.modules.inventory.stock.transfer.writer:Done")


class Writer:
    """Writes rows of one sheet; what a row names is made where it is new."""

    def __init__(self, unit: Unit, rows: int, own: Mapping[str, str]) -> None:
        self.unit, self.done, self.own = unit, Done(), own
        self.booker = Booker(unit, rows)
        self.contacts: dict[str, int] = {}
        self.places: dict[str, int] = {}
        self.categories: dict[str, int | None] = {}
        self.opened_before: dict[tuple[int, int, str], int] = {}
        self.touched: set[int] = set()
        self.before: dict[int, ArticleDraft] = {}
        self.opened: list[tuple[int, MoveDraft]] = []
        self.names = Names(unit.connection)
        s = ArticleSupplier
        known = unit.connection.execute(select(s.article_id, s.contact_id, s.id))
        self.suppliers = {(row.article_id, row.contact_id): int(row.id) for row in known}
        self.fresh: set[int] = set()  # articles that were made here and nobody supplies yet

    def write(self, line: int, row: Mapping[str, Any]) -> None:
        """Keep the article of a row, its supplier, and remember what is to lie where."""
        key, known = self._article(row)
        self._supplier(key, row)
        if row.get("quantity"):
            self._remember(line, key, known, row)

    def _article(self, row: Mapping[str, Any]) -> tuple[int, ArticleDraft]:
        key = _known(self.names, row)
        before = article(self.unit.connection, key) if key is not None else None
        draft = self._draft(row, before.draft if before is not None else None)
        if before is not None and before.draft == draft:
            self._count(before.id, "same")
            return before.id, draft
        made = keep_article(self.unit, draft, key, source="import", names=self.names)
        if before is not None and made not in self.touched:
            self.before[made] = before.draft
        self._count(made, "new" if before is None else "changed")
        if before is None:
            self.done.made.append(made)
            self.fresh.add(made)
        return made, draft

    def _count(self, key: int, what: str) -> None:
        if key not in self.touched:
            setattr(self.done, what, getattr(self.done, what) + 1)
        self.touched.add(key)

    def _draft(self, row: Mapping[str, Any], known: ArticleDraft | None) -> ArticleDraft:
        """Return the article of a row: what is empty or not in the sheet stays as it is."""
        if known is None and not row.get("name"):
            raise Invalid(N_("A new article needs a name."), field="name")
        base = known or ArticleDraft("", row["name"])
        units = {
            row[name].unit for name in ("quantity", "minimum", "reorder") if row.get(name) and row[name].unit
        }
        unit = row.get("unit") or (next(iter(units)) if len(units) == 1 and known is None else "")
        if odd := units - {unit or base.unit}:
            words = N_("The article is counted in another unit than {unit}.")
            raise Invalid(words, field="quantity", unit=", ".join(sorted(odd)))
        pairs = {
            "number": row.get("number"),
            "name_de": row.get("name"),
            "name_en": row.get("name_en"),
            "unit": unit,
            "gtin": row.get("gtin"),
            "price": row["price"].value if row.get("price") else None,
            "minimum": row["minimum"].value if row.get("minimum") else None,
            "reorder": row["reorder"].value if row.get("reorder") else None,
        }
        wanted: dict[str, Any] = {name: value for name, value in pairs.items() if value not in (None, "")}
        if known is not None and str(wanted.get("number", "")).lower() == known.number.lower():
            wanted.pop("number", None)
        if row.get("category"):
            if row["category"] not in self.categories:
                self.categories[row["category"]] = category_key(self.unit, row["category"])
            wanted["category"] = self.categories[row["category"]]
        if row.get("lot") and known is None:
            wanted |= {"tracking": "lot", "expires": bool(row.get("expiry"))}
        wanted["stocked"] = base.stocked or any(row.get(name) for name in ("quantity", "minimum", "place"))
        wanted["active"] = True
        if not base.number and not wanted.get("number"):
            wanted["number"] = give(self.unit, Article.number)
        return self._with_values(replace(base, **wanted), row)

    def _with_values(self, draft: ArticleDraft, row: Mapping[str, Any]) -> ArticleDraft:
        """Return an article with the own fields that its row gives; raises Invalid for one that its category does not have."""
        given = {key: row[key] for key in self.own if row.get(key)}
        if not given:
            return draft
        fields = own_fields_of(self.unit, draft.category) if draft.category is not None else []
        by_title = {
            title.lower(): one
            for one in fields
            for title in (f"{one.draft.title} ({one.category_name})", one.draft.title)
        }
        values = dict(draft.values)
        for key, text in given.items():
            about = by_title.get(self.own[key].lower())
            if about is None:
                words = N_("Articles of this category have no field “{title}”.")
                raise Invalid(words, field=key, title=self.own[key])
            try:
                values[about.id] = checked(about.draft, text)
            except Invalid as error:
                error.field = key
                raise
        return replace(draft, values=values)

    def _supplier(self, key: int, row: Mapping[str, Any]) -> None:
        if not row.get("supplier"):
            return
        contact = self._contact(row["supplier"])
        there = self.suppliers.get((key, contact))
        known = supplier(self.unit.connection, there) if there is not None else None
        base = known.draft if known is not None else SupplierDraft(key, contact)
        pairs = {
            "number": row.get("supplier_number"),
            "price": row["cost"].value if row.get("cost") else None,
            "pack": row["pack"].value if row.get("pack") else None,
        }
        draft = replace(base, **{name: value for name, value in pairs.items() if value is not None})
        if known is None or known.draft != draft:
            kept = keep_supplier(self.unit, draft, there, source="import", fresh=key in self.fresh)
            self.suppliers[key, contact] = kept
            self.fresh.discard(key)
            self.done.suppliers += known is None

    def _contact(self, name: str) -> int:
        """Return the contact of a supplier by its name, made where it is new."""
        key = self.contacts.get(name.lower())
        if key is None:
            found = find_by_name(self.unit.connection, name)
            key = self.contacts[name.lower()] = (
                found if found is not None else save_contact(self.unit, ContactForm(name, supplier=True))
            )
        return key

    def _remember(self, line: int, key: int, known: ArticleDraft, row: Mapping[str, Any]) -> None:
        quantity = row["quantity"].value
        if quantity < 0:
            raise Invalid(N_("The quantity must be above zero."), field="quantity")
        cost = row["cost"].value if row.get("cost") else None
        value = (cost * quantity + 500_000) // 1_000_000 if cost is not None else None
        draft = MoveDraft(
            "opening",
            key,
            quantity,
            self.unit.today,
            self._place(row.get("place") or ""),
            lot=row.get("lot") or "",
            expiry=row.get("expiry"),
            value=value,
        )
        assert known
        self.opened.append((line, draft))

    def _place(self, path: str) -> int:
        if path in self.places:
            return self.places[path]
        self.places[path] = self._new_place(path)
        return self.places[path]

    def _new_place(self, path: str) -> int:
        if path:
            return place_key(self.unit, path)
        p = Place
        first = (
            select(p.id).where(p.kind == STORAGE, p.structural.is_(False), p.active.is_(True)).order_by(p.id)
        )
        key = self.unit.connection.scalar(first.limit(1))
        if key is None:
            raise Invalid(N_("Name the place."), field="place")
        return int(key)

    def open_stock(self, wrong: Callable[[int, KontorError], None]) -> None:
        """Book what lies where, once for each article, place and lot."""
        self.booker = Booker(self.unit, len(self.opened))  # which knows the places that are new
        articles = list(dict.fromkeys(draft.article for _line, draft in self.opened))
        self.booker.prepare(articles)
        self.opened_before = openings_of(self.unit.connection, articles)
        for line, draft in self.opened:
            try:
                self._open(draft)
            except KontorError as error:
                wrong(line, error)
        self.booker.finish()
        for key, before in self.before.items():
            row = self.unit.row(Article, key)
            stays = FIXED if row["moved"] else ()
            values = {
                name: value
                for name, value in columns_of(Article, before, without=("values",)).items()
                if name not in stays
            }
            self.done.altered.append((key, int(row["version"]), values, dict(before.values)))

    def _open(self, draft: MoveDraft) -> None:
        before = self.opened_before.get((draft.article, draft.place, draft.lot))
        if before == draft.quantity:
            return
        if before is not None:
            words = N_("Stock here was opened with {quantity} already; what differs is booked as a count.")
            raise Invalid(words, field="quantity", quantity=formats.scaled(before))
        if draft.quantity:
            self.done.moves.append(book_with(self.booker, draft))
            self.done.stocked += 1


def _known(names: Names, row: Mapping[str, Any]) -> int | None:
    """Return the article of a row: by its number, else its GTIN, else its name; raises Invalid where a name means several."""
    if row.get("number"):
        found = names.by_number(row["number"])
    elif row.get("gtin"):
        found = names.by_gtin(row["gtin"])
    else:
        found = names.by_name(row.get("name") or "")
    if len(found) > 1:
        raise Invalid(N_("Several articles are called so; add a column with their numbers."), field="name")
    return next(iter(found), None)
