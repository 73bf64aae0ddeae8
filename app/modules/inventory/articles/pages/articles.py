"""Articles: goods and services with texts, price and how they are stocked; what belongs to each stands beside it; and a list that begins it all."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import N_, _, language
from app.core.own_fields import FieldRow
from app.data.drafts import Stored
from app.modules.inventory.articles.models import KitPart
from app.modules.inventory.articles.pages.registers import OWN, registers, with_own_fields
from app.modules.inventory.articles.queries.articles import article, offered_articles
from app.modules.inventory.articles.queries.masters import (
    REASONS,
    DoubleArticle,
    PriceRow,
    SupplierRow,
    double_articles,
    offered_categories,
    prices_of,
    suppliers_of,
)
from app.modules.inventory.articles.queries.own_fields import article_fields
from app.modules.inventory.articles.queries.related import PART, TITLES, Belonging, Related, belonging
from app.modules.inventory.articles.rules import (
    PRICE_SIDES,
    PRICE_SOURCES,
    STOCK_CLASSES,
    ArticleDraft,
    unit_word,
)
from app.modules.inventory.articles.services.articles import set_articles
from app.modules.inventory.articles.services.kits import remove_kit_part
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.own_fields import shown_value
from app.ui.page_head import PageAction
from app.ui.register import RegisterPage
from app.ui.widgets import button

ARTICLES, CATEGORIES, SUPPLIERS, PARTS, FIELDS = range(5)
RIGHT = "inventory.article.change"
BULK = (
    BulkField("category", N_("Category of articles"), "record", query=offered_categories),
    BulkField("active", N_("for sale"), "switch"),
    BulkField("tax", N_("Tax case"), "text"),
    BulkField("stock_class", N_("Kind of stock"), "choice", choices=tuple(STOCK_CLASSES.items())),
    BulkField("replaced_by", N_("Replaced by"), "record", query=offered_articles),
)
COMPARED = ("number", "name_de", "gtin")


class ArticlesPage(RegisterPage):
    """Enter changes an article, Ctrl+N begins one, Ctrl+I takes in a list of them."""

    def __init__(self, desk: Desk) -> None:
        self.beside = QListWidget()
        self.beside.setObjectName("plain")
        self.beside.setWordWrap(True)
        self.beside.setAccessibleName(_("About the article"))
        lists = registers(self._ready)
        super().__init__(desk, _("Articles"), lists, [(_("About the article"), self.beside)])
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._tell())
        self.bar.currentChanged.connect(lambda _place: self._tell())
        self.set_actions(
            [
                PageAction(_("Labels …"), self.labels, "", "printer", "inventory.view", menu=True),
                PageAction(
                    _("Import …"), self.ask_import, "Ctrl+I", "upload", "inventory.article.import", menu=True
                ),
                PageAction(_("Change selected articles …"), self.bulk, "Ctrl+B", "list", RIGHT, menu=True),
                PageAction(
                    _("New variant"), self.new_variant, "", "copy", RIGHT, menu=True, of="inventory.articles"
                ),
                PageAction(
                    _("Add a part"), self.add_part, "", "plus", RIGHT, menu=True, of="inventory.articles"
                ),
                PageAction(
                    _("Take out"), self.take_out, "Del", "trash-2", RIGHT, menu=True, of="inventory.kits"
                ),
                *self.standard_actions(),
            ]
        )
        desk.watch(self, self._tell)

    # -- beside the row ---------------------------------------------------------
    def _tell(self) -> None:
        key = self.panel.current_key()
        self.beside.clear()
        if key is not None and self.bar.currentIndex() == ARTICLES:
            questions: list[tuple[Any, ...]] = [(belonging, key), (suppliers_of, key), (prices_of, key)]
            self.desk.read_all(
                questions, then=lambda found: self._show(key, *found), owner=self.beside, slot="beside"
            )

    def _show(self, key: int, about: Belonging, suppliers: list[SupplierRow], prices: list[PriceRow]) -> None:
        if key != self.panel.current_key() or self.bar.currentIndex() != ARTICLES:
            return
        self.beside.clear()
        own = [f"{title}: {_value_words(form, text)}" for title, form, text in about.values]
        words = (
            *own,
            *map(_related_words, about.articles),
            *map(_supplier_words, suppliers),
            *map(_price_words, prices),
        )
        self.beside.addItems(list(words) or [_("nothing")])

    # -- variants and kits ---------------------------------------------------------
    def bulk(self) -> None:
        """Change one field of all selected articles."""
        self.go(ARTICLES)
        keys = self.panel.selected_keys()
        if keys:
            form = bulk_form(self.desk, keys, BULK, set_articles, self.close_drawer)
            self.drawer.show_widget(_("Change selected articles …"), form)

    def new_variant(self) -> None:
        """Begin a variant of the current article: all of it but number, GTIN and what makes the variant."""

        def begin(answers: list[Any]) -> None:
            one: Stored[ArticleDraft] | None = answers[0]
            if one is None:
                return
            main = one.draft.variant_of or one.id
            start = replace(one.draft, number=f"{one.draft.number}-", gtin="", variant="", variant_of=main)
            own = {f"{OWN}{row.id}": shown_value(row, one.draft.values.get(row.id, "")) for row in answers[1]}
            self.edit(None, {**vars(start), **own}, restore=False)

        def ask_for(key: int) -> None:
            questions: list[tuple[Any, ...]] = [(article, key), (article_fields,)]
            self.desk.read_all(questions, then=begin, owner=self, slot="variant")

        self._for_article(ask_for)

    def add_part(self) -> None:
        """Begin a part of the current article, which becomes a kit by it."""

        def begin(key: int) -> None:
            self.go(PARTS)
            self.edit(None, {"kit": key}, restore=False)

        self._for_article(begin)

    def take_out(self) -> None:
        """Take the current part out of its kit."""
        if self.register.of is not KitPart:
            self.desk.notice(_("Choose the row in the list “{title}”.").format(title=_("Parts of kits")))
            return
        self.run_on_current(remove_kit_part, words=_("Taken out"))

    def _for_article(self, action: Callable[[int], object]) -> None:
        if self.bar.currentIndex() == ARTICLES:
            self.for_current(action)
        else:
            self.desk.notice(_("Choose the row in the list “{title}”.").format(title=_("Articles")))

    def labels(self) -> None:
        """Show labels of the articles selected."""
        if self.bar.currentIndex() == ARTICLES:
            self.desk.open("inventory.stock.labels", ("article", *self.panel.selected_keys()))

    # -- doubles -----------------------------------------------------------------
    def _ready(self, form: DrawerForm, one: Any, rows: Sequence[FieldRow]) -> Mapping[str, Any]:
        """Add the own fields of the categories, and say while an article is typed which one it may be already."""
        if not form.renewed:
            self._watch_for_doubles(form, one)
        return with_own_fields(form, one, rows)

    def _watch_for_doubles(self, form: DrawerForm, one: Any) -> None:
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


def _related_words(one: Related) -> str:
    quantity = (
        f"{formats.scaled(one.quantity)} {unit_word(one.unit, language())}  " if one.kind == PART else ""
    )
    return f"{_(TITLES[one.kind])}: {quantity}{one.number}  {one.name}"


def _value_words(form: str, text: str) -> str:
    if form == "flag":
        return _("yes")
    return formats.day(datetime.date.fromisoformat(text)) if form == "date" else text


def _price_words(one: PriceRow) -> str:
    more = "  ·  ".join(filter(None, (one.supplier, _(PRICE_SOURCES[one.source]))))
    return f"{formats.day(one.day)}  {_(PRICE_SIDES[one.side])}  {formats.scaled(one.price, 2)} €\n{more}"
