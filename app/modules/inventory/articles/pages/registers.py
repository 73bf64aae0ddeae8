"""The lists of the page of articles with their forms: articles, categories with fields of their own, suppliers, parts of kits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.messages import _
from app.core.own_fields import FieldDraft, FieldRow
from app.data.lists import asked
from app.modules.inventory.articles.models import (
    Article,
    ArticleCategory,
    ArticleSupplier,
    CategoryField,
    KitPart,
)
from app.modules.inventory.articles.queries.articles import article, articles_source
from app.modules.inventory.articles.queries.kits import kit_part, kit_parts_source
from app.modules.inventory.articles.queries.masters import (
    categories_source,
    category,
    supplier,
    suppliers_source,
)
from app.modules.inventory.articles.queries.own_fields import (
    article_field,
    article_fields,
    belongs,
    fields_source,
)
from app.modules.inventory.articles.rules import (
    SCALE,
    UNITS,
    VALUATIONS,
    ArticleDraft,
    CategoryDraft,
    KitPartDraft,
    SupplierDraft,
)
from app.modules.inventory.articles.services.articles import save_article, undo_article
from app.modules.inventory.articles.services.kits import save_field, save_kit_part, undo_field, undo_kit_part
from app.modules.inventory.articles.services.masters import save_category, save_supplier, undo_category
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm
from app.ui.fields import TextField
from app.ui.lookups import KeyField
from app.ui.own_fields import OwnFields
from app.ui.price_field import PriceField
from app.ui.register import Register

START = {"active": True, "unit": "H87", "tax": "UST19", "tracking": "none", "stock_class": "goods"}
OWN = "field"  # what the names of own fields begin with in a form


def _fields(desk: Desk) -> Sequence[Placed]:
    units = list(UNITS.items())
    return (
        *fields_of(
            desk,
            Article,
            "number active name_de:2 name_en:2 category:2 price unit tax account gtin replaced_by variant_of variant",
            unit=ChoiceField("unit", _("Unit"), units),
        ),
        _("Stock"),
        *fields_of(
            desk,
            Article,
            "stocked:2 tracking expires minimum reorder unit2 factor decimals valuation stock_class market hazards",
            unit2=ChoiceField("unit2", _("Second unit"), [("", "–"), *units]),
            valuation=ChoiceField(
                "valuation", _("Valuation"), [("", _("as the book does")), *VALUATIONS.items()]
            ),
            market=PriceField("market", _("Market price at the key date")),
        ),
        _("More texts"),
        *fields_of(desk, Article, "details_de:2 details_en:2"),
    )


def _category_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, ArticleCategory, "parent name notes")


def _supplier_fields(desk: Desk) -> Sequence[Placed]:
    breaks = TextField("breaks", _("Price breaks, such as 10: 4.50; 100: 4.20"), limit=400)
    layout = "article:2 contact:2 number price lead_days pack multiple minimum breaks:2 preferred active"
    return fields_of(desk, ArticleSupplier, layout, breaks=breaks)


def _own_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, CategoryField, "category title format options required unique_value")


def _part_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, KitPart, "kit part quantity notes")


def _drafted(**typed: Any) -> ArticleDraft:
    """Make the draft of an article of what was typed, the values of its own fields among it."""
    own = {
        int(name.removeprefix(OWN)): typed.pop(name) for name in list(typed) if name[len(OWN) :].isdecimal()
    }
    kept = {key: _kept(value) for key, value in own.items()}
    return ArticleDraft(**{**typed, "values": {**typed.get("values", {}), **kept}})


def _kept(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value or "")


def with_own_fields(form: DrawerForm, one: Any, rows: Sequence[FieldRow]) -> Mapping[str, Any]:
    """Add the own fields of all categories to the form of an article; they follow the category, and return what the article has."""
    chosen = form.fields["category"]
    own = OwnFields(form, rows, lambda row: belongs(row.category_name, chosen.text()))
    chosen.changed.connect(own.show)
    assert isinstance(chosen, KeyField)
    chosen.taken.connect(lambda _value: own.show())
    form.filled.connect(own.show)
    return own.shown(one.draft.values) if one is not None else {}


def registers(ready: Callable[..., Mapping[str, Any]]) -> tuple[Register, ...]:
    """Return the lists, that of articles with a column for each own field; ready sets what follows in the form of an article from what was read."""
    source = asked(articles_source(), articles_source, article_fields)
    return (
        Register(
            title=_("Articles"),
            new=_("New article"),
            source=source,
            of=Article,
            read=article,
            fields=_fields,
            draft=_drafted,
            save=save_article,
            start=START,
            name=lambda draft: str(draft.name_de),
            undo=undo_article,
            asks=((article_fields,),),
            ready=ready,
        ),
        Register(
            title=_("Categories"),
            new=_("New category"),
            source=categories_source(),
            of=ArticleCategory,
            read=category,
            fields=_category_fields,
            draft=CategoryDraft,
            save=save_category,
            undo=undo_category,
            columns=1,
        ),
        Register(
            title=_("Suppliers"),
            new=_("New supplier of an article"),
            source=suppliers_source(),
            of=ArticleSupplier,
            read=supplier,
            fields=_supplier_fields,
            draft=SupplierDraft,
            save=save_supplier,
            start={"active": True},
            name=lambda draft: str(draft.number) or _("Supplier"),
        ),
        Register(
            title=_("Parts of kits"),
            new=_("New part of a kit"),
            source=kit_parts_source(),
            of=KitPart,
            read=kit_part,
            fields=_part_fields,
            draft=KitPartDraft,
            save=save_kit_part,
            start={"quantity": SCALE},
            undo=undo_kit_part,
            name=lambda _draft: _("Part of a kit"),
            columns=1,
        ),
        Register(
            title=_("Own fields"),
            new=_("New field"),
            source=fields_source(),
            of=CategoryField,
            read=article_field,
            fields=_own_fields,
            draft=FieldDraft,
            save=save_field,
            start={"format": "any"},
            undo=undo_field,
            columns=1,
        ),
    )
