"""Data for a tax audit: the tables of a fiscal year with their rows, written as one ZIP."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.messages import N_, _
from app.modules.finance.chart.api import YearRow, years
from app.modules.finance.gobd.queries.tables import Year, fiscal_year
from app.modules.finance.gobd.reports import documentation
from app.modules.finance.gobd.transfer import Exported, export_year
from app.paper.booklet import booklet_pdf
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.save_file import ask_place
from app.ui.widgets import card, label, row

TITLES = {  # the export itself is German; these are the words of the page
    "Journal": N_("all lines of entries, by day"),
    "Konten": N_("accounts with sums and balances"),
    "Personenkonten": N_("customers and suppliers"),
    "Anlagen": N_("register of fixed assets"),
    "Steuerfaelle": N_("tax cases with their validity"),
    "Belege": N_("documents of the entries"),
    "Aenderungen": N_("history of entries, accounts, periods and settings"),
}


class AuditPage(Page):
    """Shows what an auditor gets of a year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Tax audit"))
        self.year = ChoiceField("year", _("Fiscal year"), [], 120)
        self.year.changed.connect(self.refresh)
        self.body.addLayout(row(self.year, 1))
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.table = OutlineTable(_("Tables"))
        inside.addWidget(self.table)
        self.body.addWidget(frame, 1)
        words = _(
            "Z3: tables with index.xml after the description standard, documents included; the same book gives the same bytes."
        )
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.set_actions(
            [
                PageAction(_("Procedure documentation"), self.procedure, "Ctrl+P", "file-text"),
                PageAction(_("Write the ZIP …"), self._ask, "Ctrl+E", "download", primary=True),
            ]
        )
        self.bind("F5", self.refresh)  # it reads a whole year: asked for, not after each entry
        self._known = QObject(self)
        desk.watch(self._known, self._read_years)
        self._read_years()

    def first_focus(self) -> QWidget | None:
        """Focus the tables."""
        return self.table

    def _read_years(self) -> None:
        """Offer the fiscal years that there are, the newest first; where another one is shown for it, its tables are counted."""

        def show(known: list[YearRow]) -> None:
            before = self.year.text()
            self.year.set_choices([(str(one.year), one.name) for one in reversed(known)])
            if self.year.text() != before:
                self.refresh()

        self.desk.read(years, then=show, owner=self._known, slot="years")

    def refresh(self) -> None:
        """Count the tables of the year again."""
        if self.year.value():
            self.desk.read(fiscal_year, int(self.year.value()), then=self._take)

    def _take(self, made: Year) -> None:
        rows = [
            OutlineRow(
                formats.count(table.count),
                f"{table.file}  ·  {_(TITLES[table.name])}",
                (),
                True,
                None,
                inside=tuple(
                    OutlineRow("", f"      {column.name}", ()) for column in (*table.keys, *table.columns)
                ),
            )
            for table in made.tables
        ]
        rows.append(
            OutlineRow(
                formats.count(len(made.documents)), _("Files of documents in the folder belege"), (), True
            )
        )
        self.table.show_rows(rows, [_("Rows"), _("Table")])

    def procedure(self) -> None:
        """Show the procedure documentation, written from the settings in force."""
        office = self.desk.office

        def make() -> bytes:
            return booklet_pdf(office.read(documentation, office.book, office.clock(), office.actor.name))

        preview(self, self.desk, _("Procedure documentation"), make)

    def _ask(self) -> None:
        if self.year.text():
            ask_place(self, _("Save"), f"GoBD-Z3-{self.year.value()}.zip", self.write)

    def write(self, target: Path) -> None:
        """Write the year that is shown."""

        def done(_made: Exported) -> None:
            self.desk.notice(_("{name} saved").format(name=target.name))

        self.desk.work(export_year, self.desk.office, int(self.year.value()), target, then=done)
