"""Stock: articles with what there is of each, all places with what lies there, and what is kept for somebody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.messages import _
from app.core.own_fields import FieldRow
from app.data.column_mapping import Places
from app.modules.inventory.articles.api import article_fields, offered_articles
from app.modules.inventory.stock.models import Reservation
from app.modules.inventory.stock.pages.making_form import making_form
from app.modules.inventory.stock.pages.move_form import move_form
from app.modules.inventory.stock.pages.side import ArticleSide
from app.modules.inventory.stock.queries.levels import levels_source, offered_places, stock_source
from app.modules.inventory.stock.queries.moves import reservations_source
from app.modules.inventory.stock.rules.words import ReservationDraft
from app.modules.inventory.stock.services.places import release, reserve
from app.modules.inventory.stock.services.planned import book_planned
from app.modules.inventory.stock.transfer.columns import sheet_fields
from app.modules.inventory.stock.transfer.sheet import KIND, run_import, undo_sheet, words
from app.modules.inventory.stock.transfer.writer import Done
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.import_form import Importer, show_import
from app.ui.jobs import Progress
from app.ui.list_tabs import ListTabs
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.save_file import ask_table
from app.ui.theme import px

RIGHT = "inventory.stock.book"
ARTICLES, LEVELS, RESERVATIONS = range(3)
PLANS = {
    "target": ("move",),
    "cost1": ("consume",),
    "contact": ("issue",),
}  # fields of some planned moves only


class StockPage(ListTabs):
    """Ctrl+N books a move of the article in the row; Ctrl+1 to Ctrl+3 go to a list."""

    def __init__(self, desk: Desk) -> None:
        sources = [
            (_("Articles"), stock_source()),
            (_("What lies where"), levels_source()),
            (_("Reservations"), reservations_source()),
        ]
        super().__init__(desk, _("Stock"), sources)
        self.side = ArticleSide(desk)
        self.records = self.add_records()
        for place, (title, part) in enumerate(self.side.parts):
            holder = QWidget()
            room = QVBoxLayout(holder)
            room.setContentsMargins(0, px(8), 0, 0)
            room.addWidget(part)
            self.records.tabs.insertTab(place, holder, title)
        self.records.tabs.setCurrentIndex(0)
        self.panels[ARTICLES].picked.connect(self.side.show_article)
        desk.watch(self, self.side.again)
        self.set_actions(
            [
                PageAction(
                    _("Moves"),
                    lambda: desk.open("inventory.stock.moves"),
                    "",
                    "history",
                    "inventory.view",
                    menu=True,
                ),
                PageAction(
                    _("Import …"), self.ask_import, "Ctrl+I", "upload", "inventory.article.import", menu=True
                ),
                PageAction(_("Labels …"), self.labels, "", "printer", "inventory.view", menu=True),
                PageAction(_("Make kits …"), self.make_it, "", "layers", RIGHT, menu=True),
                PageAction(_("Release …"), self.release_it, "", "lock-open", RIGHT, menu=True, row=True),
                PageAction(
                    _("Book what is reserved"),
                    self.post_it,
                    "Ctrl+Shift+Return",
                    "check",
                    RIGHT,
                    menu=True,
                    row=True,
                ),
                PageAction(_("Reserve or plan …"), self.reserve_it, "", "bookmark", RIGHT),
                PageAction(_("New move"), self.book_it, "Ctrl+N", "plus", RIGHT, primary=True),
            ]
        )

    def request(self, what: object) -> None:
        """Go to an article, begin a move, or show what a filter means: of articles by their columns, else of what lies where."""
        if what == "new":
            self.book_it()
        elif what == "import":
            self.ask_import()
        elif what == "reservations":
            self.go(RESERVATIONS)
        elif isinstance(what, dict):
            self._filter(what)
        else:
            super().request(what)

    def _filter(self, typed: dict[str, str]) -> None:
        self.go(ARTICLES if {"short", "moved_on"} & set(typed) else LEVELS)
        state = self.panel.state()
        columns = [*state["columns"], *(key for key in typed if key not in state["columns"])]
        self.panel.apply({"filters": typed, "columns": columns})
        self.panel.model.reload()

    def _article(self) -> int | None:
        return self.panel.current_key() if self.bar.currentIndex() == ARTICLES else None

    def open_row(self, key: int) -> None:
        """Begin a move of an article, or change a reservation."""
        if self.bar.currentIndex() == ARTICLES and self.desk.may(RIGHT):
            self.book_it()

    def book_it(self) -> None:
        """Ask for a move."""
        article = self._article()
        move_form(
            self.desk, self.drawer, {"article": article} if article is not None else {}, lambda _key: None
        )

    def make_it(self) -> None:
        """Ask how many kits are made of their parts."""
        making_form(self.desk, self.drawer, self._article())

    def reserve_it(self) -> None:
        """Ask what is kept for whom."""
        article = self._article()
        fields = [
            (KeyField(self.desk, "article", _("Article"), offered_articles, required=True), 2),
            *fields_of(self.desk, Reservation, "quantity until kind:2"),
            (KeyField(self.desk, "place", _("Storage place"), offered_places), 2),
            (KeyField(self.desk, "target", _("To"), offered_places), 2),
            *fields_of(self.desk, Reservation, "cost1:2 contact:2 text:2"),
        ]

        def done(_key: int, _values: Values) -> str:
            return _("Reserved")

        def send(values: Values) -> tuple[Any, ...]:
            given = {
                name: one
                for name, one in values.items()
                if values["kind"] in PLANS.get(name, (values["kind"],))
            }
            return reserve, ReservationDraft(**given)

        start = {"kind": "issue", **({"article": article} if article is not None else {})}
        form = ask(
            self.desk,
            self.drawer,
            "inventory_reservation",
            _("Reserve or plan …"),
            fields,
            send=send,
            done=done,
            start=start,
            columns=2,
        )

        def show_for() -> None:
            for name, kinds in PLANS.items():
                form.fields[name].setVisible(form.fields["kind"].value() in kinds)

        form.fields["kind"].changed.connect(show_for)
        form.filled.connect(show_for)
        show_for()

    def labels(self) -> None:
        """Show labels of the articles selected, or of the lots and serial numbers that lie there."""
        kind = {ARTICLES: "article", LEVELS: "level"}.get(self.bar.currentIndex())
        if kind is not None:
            self.desk.open("inventory.stock.labels", (kind, *self.panel.selected_keys()))

    # -- import -------------------------------------------------------------------
    def ask_import(self) -> None:
        """Ask for a list of articles."""
        ask_table(self, _("Import …"), self.import_file)

    def import_file(self, path: Path) -> None:
        """Show the columns of a file; it is checked and imported as a job."""

        def run(
            path: Path, places: Places, _switches: dict[str, bool], rehearsal: bool, progress: Progress
        ) -> Done:
            return run_import(self.desk.office, path, rehearsal, places, progress)

        def undo(done: Done) -> None:
            self.desk.run(undo_sheet, done, then=lambda _n: self.desk.notice(_("Import taken back")))

        def show(known: list[FieldRow]) -> None:
            show_import(self, path, Importer(KIND, sheet_fields(known), run, words, undo=undo))

        self.desk.read(article_fields, then=show, owner=self, slot="import")

    def _reserved(self, act: Callable[[int], None]) -> None:
        if self.bar.currentIndex() != RESERVATIONS:
            self.go(RESERVATIONS)
            return
        self.for_current(act)

    def post_it(self) -> None:
        """Book the planned move of the row."""

        def done(made: list[int]) -> None:
            self.desk.notice(_("Move booked") if made else _("It is booked already."))

        self._reserved(lambda key: self.desk.run(book_planned, key, then=done))

    def release_it(self) -> None:
        """Ask why what the reservation of the row keeps is free again."""
        self._reserved(self._ask_release)

    def _ask_release(self, key: int) -> None:
        ask(
            self.desk,
            self.drawer,
            "inventory_release",
            _("Release …"),
            [TextField("reason", _("Reason"), limit=200)],
            send=lambda values: (release, key, values["reason"]),
            done=lambda _none, _values: _("Released"),
            record=key,
        )
