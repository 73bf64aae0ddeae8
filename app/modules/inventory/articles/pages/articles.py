"""Articles: goods and services with texts, price and how they are stocked; their categories and suppliers; and a list that begins it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.inventory.articles.models import Article, ArticleCategory, ArticleSupplier
from app.modules.inventory.articles.queries.articles import article, articles_source
from app.modules.inventory.articles.queries.masters import (
    REASONS,
    DoubleArticle,
    PriceRow,
    SupplierRow,
    categories_source,
    category,
    double_articles,
    prices_of,
    supplier,
    suppliers_of,
    suppliers_source,
)
from app.modules.inventory.articles.rules import (
    PRICE_SIDES,
    PRICE_SOURCES,
    UNIT_WORDS,
    VALUATIONS,
    ArticleDraft,
    CategoryDraft,
    SupplierDraft,
)
from app.modules.inventory.articles.services.articles import save_article, undo_article
from app.modules.inventory.articles.services.masters import save_category, save_supplier, undo_category
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.fields import QuantityField, TextField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.widgets import button

ARTICLES, CATEGORIES, SUPPLIERS = range(3)
RIGHT = "inventory.article.change"
COMPARED = ("number", "name_de", "gtin")


def _fields(desk: Desk) -> Sequence[Placed]:
    units = [(code, str(text)) for code, text in UNIT_WORDS.items()]
    return (
        *fields_of(
            desk,
            Article,
            "number active name_de:2 name_en:2 category:2 price unit tax account gtin replaced_by",
            unit=ChoiceField("unit", _("Unit"), units),
        ),
        _("Stock"),
        *fields_of(
            desk,
            Article,
            "stocked:2 tracking expires minimum reorder unit2 factor valuation stock_class market hazards",
            unit2=ChoiceField("unit2", _("Second unit"), [("", "–"), *units]),
            valuation=ChoiceField(
                "valuation", _("Valuation"), [("", _("as the book does")), *VALUATIONS.items()]
            ),
            market=QuantityField("market", _("Market price at the key date")),
        ),
        _("More texts"),
        *fields_of(desk, Article, "details_de:2 details_en:2"),
    )


def _category_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, ArticleCategory, "parent name notes")


def _supplier_fields(desk: Desk) -> Sequence[Placed]:
    breaks = TextField("breaks", _("Price breaks, such as 10: 4,50; 100: 4,20"), limit=400)
    layout = "article:2 contact:2 number price lead_days pack multiple minimum breaks:2 preferred active"
    return fields_of(desk, ArticleSupplier, layout, breaks=breaks)


class ArticlesPage(RegisterPage):
    """Enter changes an article, Ctrl+N begins one, Ctrl+I takes in a list of them."""

    def __init__(self, desk: Desk) -> None:
        self.beside = QListWidget()
        self.beside.setObjectName("plain")
        self.beside.setWordWrap(True)
        self.beside.setAccessibleName(_("Suppliers and prices"))
        super().__init__(desk, _("Articles"), self._registers(), [(_("Suppliers and prices"), self.beside)])
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._tell())
        self.bar.currentChanged.connect(lambda _place: self._tell())
        self.set_actions(
            [
                PageAction(_("Labels …"), self.labels, "", "printer", "inventory.view", menu=True),
                PageAction(
                    _("Import …"), self.ask_import, "Ctrl+I", "upload", "inventory.article.import", menu=True
                ),
                *self.standard_actions(),
            ]
        )
        desk.watch(self, frozenset({"inventory_supplier", "inventory_price"}), self._tell)

    def _registers(self) -> tuple[Register, ...]:
        return (
            Register(
                title=_("Articles"),
                new=_("New article"),
                source=articles_source(),
                of=Article,
                read=article,
                fields=_fields,
                draft=ArticleDraft,
                save=save_article,
                start={
                    "active": True,
                    "unit": "H87",
                    "tax": "UST19",
                    "tracking": "none",
                    "stock_class": "goods",
                },
                name=lambda draft: str(draft.name_de),
                undo=undo_article,
                ready=self._ready,
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
        )

    # -- beside the row ---------------------------------------------------------
    def _tell(self) -> None:
        key = self.panel.current_key()
        self.beside.clear()
        if key is not None and self.bar.currentIndex() == ARTICLES:
            questions: list[tuple[Any, ...]] = [(suppliers_of, key), (prices_of, key)]
            self.desk.read_all(
                questions, then=lambda found: self._show(key, *found), owner=self.beside, slot="beside"
            )

    def _show(self, key: int, suppliers: list[SupplierRow], prices: list[PriceRow]) -> None:
        if key != self.panel.current_key() or self.bar.currentIndex() != ARTICLES:
            return
        self.beside.clear()
        self.beside.addItems([*map(_supplier_words, suppliers), *map(_price_words, prices)] or [_("nothing")])

    def labels(self) -> None:
        """Show labels of the articles selected."""
        if self.bar.currentIndex() == ARTICLES:
            self.desk.open("inventory.stock.labels", ("article", *self.panel.selected_keys()))

    # -- doubles -----------------------------------------------------------------
    def _ready(self, form: Form, one: Any, *_answers: Any) -> None:
        """Say while an article is typed which one it may be already."""
        key = one.id if one is not None else 0
        there = button("", lambda: None)
        there.hide()
        form.bar.insertWidget(form.bar.count() - 1, there)
        shown: list[DoubleArticle] = []

        def show(found: list[DoubleArticle]) -> None:
            shown[:] = found
            there.setVisible(bool(found))
            if found:
                there.setText(_("Open {name}").format(name=found[0].number))
                form.say(_("Perhaps already here: {names}").format(names="; ".join(map(_double, found))))
            elif form.message.isVisible():
                form.message.hide()

        def look() -> None:
            texts: dict[str, Any] = {"number": "", **{name: form.fields[name].text() for name in COMPARED}}
            if any(texts.values()):
                self.desk.read(
                    double_articles, ArticleDraft(**texts), key, then=show, owner=form, slot="doubles"
                )

        def go() -> None:
            if shown:
                self.panel.select_key(shown[0].id)
                self.open_row(shown[0].id)

        there.clicked.connect(go)
        for name in COMPARED:
            form.fields[name].left.connect(look)

    def ask_import(self) -> None:
        """Take in a list of articles: it goes through the stock, where it also makes places and what lies there."""
        self.desk.open("inventory.stock.stock", "import")


def _double(one: DoubleArticle) -> str:
    reasons = ", ".join(_(REASONS[name]) for name in one.reasons)
    return f"{one.number} {one.name} ({reasons})"


def _supplier_words(one: SupplierRow) -> str:
    parts = [one.number, _("{price} € a unit").format(price=formats.scaled(one.price, 2))]
    if one.pack:
        parts.append(_("pack of {count}").format(count=formats.scaled(one.pack)))
    if one.minimum:
        parts.append(_("at least {count}").format(count=formats.scaled(one.minimum)))
    if one.lead_days is not None:
        parts.append(_("{count} days").format(count=one.lead_days))
    mark = f"  ({_('preferred')})" if one.preferred else ""
    return f"{one.supplier}{mark}\n" + "  ·  ".join(filter(None, parts))


def _price_words(one: PriceRow) -> str:
    more = "  ·  ".join(filter(None, (one.supplier, _(PRICE_SOURCES[one.source]))))
    return f"{formats.day(one.day)}  {_(PRICE_SIDES[one.side])}  {formats.scaled(one.price, 2)} €\n{more}"
