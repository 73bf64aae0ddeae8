"""The journal: every entry, newest first, with its voucher beside it; finalise, reverse, import, export, print."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import format as formats
from app.core.dates import month_end, month_start
from app.core.messages import N_, _, counted
from app.modules.finance.ledger.queries.entries import journal_number, last_day
from app.modules.finance.ledger.queries.journal import journal_source
from app.ui.desk import Desk
from app.ui.fields import CheckedField, DayField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.page import Page
from app.ui.page_head import PageAction

if (
    TYPE_CHECKING
):  # services, reports and transfer are imported on first use: the journal is often the first page
    from app.data.column_mapping import Places
    from app.modules.finance.ledger.transfer.reader import Imported
    from app.ui.jobs import Progress


class JournalPage(ListPage):
    """The list of entries."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Journal"), journal_source())
        self.records = self.add_records()
        self.set_actions(
            [
                PageAction(
                    _("Reverse"),
                    self._reverse,
                    "Ctrl+R",
                    "rotate-ccw",
                    "finance.entry.reverse",
                    row=True,
                    why_not=self.never_with(
                        "number",
                        (None,),
                        N_("Only finalised entries are reversed; this one can still be changed."),
                    ),
                ),
                PageAction(_("Print"), self._print, "Ctrl+P", "printer"),
                PageAction(
                    _("Finalise …"),
                    self._finalise,
                    "Ctrl+Shift+F",
                    "lock",
                    "finance.entry.finalise",
                    primary=True,
                    row=True,
                ),
                PageAction(
                    _("Enter opening balances …"),
                    self._ask_opening,
                    "",
                    "scale",
                    "finance.entry.post",
                    menu=True,
                ),
                PageAction(
                    _("Import entries …"),
                    self.ask_import,
                    "Ctrl+I",
                    "upload",
                    "finance.entry.post",
                    menu=True,
                ),
                PageAction(_("Export entries …"), self._ask_export, "", "download", menu=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the entry."""
        self.desk.open("finance.ledger.entry", key)

    def request(self, what: object) -> None:
        """Begin what was asked for, or go to an entry."""
        if what == "finalise":
            self._finalise()
        elif what == "import":
            self.ask_import()
        elif what == "opening":
            self._ask_opening()
        else:
            super().request(what)

    # -- finalise and reverse ----------------------------------------------
    def _finalise(self) -> None:
        self.desk.read(last_day, then=self._ask_until, owner=self, slot="finalise")

    def _ask_until(self, newest: datetime.date | None) -> None:
        from app.modules.finance.ledger.services.entries import finalise

        def save() -> None:
            until: datetime.date = form.values()["until"]

            def done(count: int) -> None:
                form.saved()
                self.close_drawer()
                self.desk.notice(
                    counted(
                        count,
                        N_("1 entry finalised up to {day}"),
                        N_("{count} entries finalised up to {day}"),
                        day=until,
                    )
                )

            form.send(finalise, until, then=done)

        form = Form(self.desk, "finalise", save, self.close_drawer, _("Finalise for good"), columns=1)
        until = DayField("until", _("All entries up to"), required=True)
        form.add(until)
        form.fill({}, restore=False)
        until.set_day(month_start(newest) - datetime.timedelta(days=1) if newest else None)
        form.say(
            _(
                "Finalised entries can't be changed any more, only reversed. Periods before this day are closed for good (§ 146 (4) AO)."
            )
        )
        self.drawer.show_widget(_("Finalise"), form)
        form.focus_first()

    def _reverse(self) -> None:
        def asked(number: str, key: int) -> None:
            if number:
                reverse_form(self, key, number)
            else:
                self.desk.notice(_("Only finalised entries are reversed; this one can still be changed."))

        key = self.panel.current_key()
        if key is not None:
            self.desk.read(
                journal_number, key, then=lambda found: asked(found, key), owner=self, slot="reverse"
            )

    # -- paper and files ---------------------------------------------------
    def _for_month(self, then: Callable[[datetime.date, datetime.date], object]) -> None:
        """Do something with first and last day of the month of the current entry, or of the newest one."""

        def month(day: datetime.date | None) -> None:
            within = day or self.desk.today()
            then(month_start(within), month_end(within))

        key = self.panel.current_key()
        row = self.panel.model.place_of(key) if key is not None else -1
        if row >= 0:
            month(self.panel.model.value(row, "day"))
        else:
            self.desk.read(last_day, then=month, owner=self, slot="month")

    def _print(self) -> None:
        self._for_month(self._print_month)

    def _print_month(self, since: datetime.date, until: datetime.date) -> None:
        from app.data.reports import pdf
        from app.modules.finance.ledger.reports import journal_report
        from app.ui.preview import preview

        office = self.desk.office
        preview(
            self,
            self.desk,
            f"{_('Journal')} {since:%Y-%m}",
            lambda: office.read(
                pdf, office.read(journal_report, since, until), office.clock(), office.actor.name
            ),
        )

    def _ask_export(self) -> None:
        self._for_month(self._export_month)

    def _export_month(self, since: datetime.date, until: datetime.date) -> None:
        from app.data.export import csv_bytes
        from app.modules.finance.ledger.transfer.entries import export_entries
        from app.ui.save_file import save_file

        office = self.desk.office
        save_file(
            self,
            self.desk,
            f"{since:%Y-%m}.csv",
            lambda: csv_bytes(office.read(export_entries, since, until)),
        )

    def _ask_opening(self) -> None:
        from app.modules.finance.ledger.pages.opening_form import show_opening_form

        show_opening_form(self, self.ask_import)

    def ask_import(self) -> None:
        """Ask for a file of entries, of opening balances, or a GnuCash book."""
        from app.ui.save_file import ask_table

        gnucash = f"{_('GnuCash books')} (*.gnucash *.gnca *.xac *.xml *.gz *.sqlite)"
        ask_table(self, _("Import entries …"), self.import_file, gnucash)

    def import_file(self, path: Path) -> None:
        """Show the columns of a file, or the accounts of a GnuCash book; it is checked and imported as a job."""
        from app.data.imported_files import ANYWAY
        from app.modules.finance.ledger.pages.gnucash import show_gnucash, undo_import
        from app.modules.finance.ledger.readers.gnucash import is_gnucash
        from app.modules.finance.ledger.transfer.entries import run_import
        from app.modules.finance.ledger.transfer.reader import FIELDS
        from app.ui.import_form import Importer, show_import

        if is_gnucash(path):
            show_gnucash(self, path)
            return

        def run(
            path: Path, places: Places, switches: dict[str, bool], rehearsal: bool, progress: Progress
        ) -> Imported:
            return run_import(
                self.desk.office,
                path,
                False,
                switches["create"],
                progress,
                places=places,
                rehearsal=rehearsal,
                anyway=switches[ANYWAY],
            )

        def words(done: Imported) -> str:
            return _("{entries} entries, debit {total}").format(
                entries=formats.count(done.entries), total=formats.cents(done.debit_total)
            )

        importer = Importer(
            "entries",
            FIELDS,
            run,
            words,
            (("create", _("Make accounts that are missing")),),
            undo=lambda done: undo_import(self.desk, done.file),
        )
        show_import(self, path, importer)


def reverse_form(page: ListPage | Page, key: int, number: str) -> None:
    """Show the form that reverses an entry: its reason, and the day when another than the proposed is wanted."""
    from app.modules.finance.ledger.services.entries import reverse

    def save() -> None:
        values = form.values()

        def done(made: int) -> None:
            form.saved()
            drawer.drop()
            page.desk.notice(
                _("{number} reversed").format(number=number),
                action=_("Show"),
                act=lambda: page.desk.open("finance.ledger.entry", made),
            )

        form.send(reverse, number, values["reason"] or "", values["day"], then=done)

    drawer = page.drawer  # type: ignore[union-attr]
    form = Form(
        page.desk,
        "reverse",
        save,
        drawer.drop,
        _("Reverse {number}").format(number=number),
        columns=1,
        record=key,
    )
    form.add(CheckedField("reason", _("Reason"), str.strip, required=True))
    day = form.add(DayField("day", _("Day")))
    form.fill({})
    day.set_hint(_("empty: the day of the entry, or the first open one"))
    drawer.show_widget(_("Reverse {number}").format(number=number), form)
    form.focus_first()
