"""Counts of stock: planned, counted, looked at before they are posted, with sheets and protocol."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.data.column_mapping import Places
from app.data.reports import pdf as report_pdf
from app.modules.inventory.counting.models import Count
from app.modules.inventory.counting.queries.counts import count_view, counts_source
from app.modules.inventory.counting.queries.lines import Sums, lines_of, sheet_of, sums
from app.modules.inventory.counting.queries.sample import sample_words
from app.modules.inventory.counting.reports import keep_protocol, proof_report, protocol_pdf, sheets_pdf
from app.modules.inventory.counting.rules.words import SAMPLE, CountDraft
from app.modules.inventory.counting.services.counts import begin, cancel
from app.modules.inventory.counting.services.posting import post_count
from app.modules.inventory.counting.transfer import FIELDS, KIND, CountImported, run_import, words
from app.modules.inventory.stock.api import offered_places
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField
from app.ui.forms import Form
from app.ui.import_form import Importer, show_import
from app.ui.jobs import Progress
from app.ui.list_page import ListPage
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.save_file import ask_table

ENTER, POST, VIEW = "inventory.count.enter", "inventory.count.post", "inventory.view"


class CountsPage(ListPage):
    """Ctrl+N plans a count; Enter on a row goes on counting it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Counts of stock"), counts_source())
        self.records = self.add_records()
        self.set_actions(
            [
                PageAction(_("Give up"), self.give_up, "", "x", POST, row=True, menu=True),
                PageAction(_("Count sheets"), self.print_sheets, "", "printer", ENTER, row=True, menu=True),
                PageAction(
                    _("Import counts …"), self.ask_import, "Ctrl+I", "upload", ENTER, row=True, menu=True
                ),
                PageAction(
                    _("Proof on the balance sheet day …"), self.ask_proof, "", "scale", POST, menu=True
                ),
                PageAction(_("Protocol"), self.print_protocol, "Ctrl+P", "file-text", POST, row=True),
                PageAction(_("Post …"), self.ask_post, "", "book-open", POST, row=True),
                PageAction(_("Enter counts"), self.enter, "", "pencil", ENTER, row=True),
                PageAction(_("New count …"), self.plan, "Ctrl+N", "plus", POST, primary=True),
            ]
        )

    def request(self, what: object) -> None:
        """Plan a count, or go to one."""
        if what == "new":
            self.plan()
        else:
            super().request(what)

    def open_row(self, key: int) -> None:
        """Go on counting."""
        if self.desk.may(ENTER):
            self.desk.open("inventory.counting.count", key)

    def enter(self) -> None:
        """Go on counting what is in the row."""
        self.for_current(self.open_row)

    def plan(self) -> None:
        """Ask what is counted, how, and how far a count may be off."""
        fields = [
            *fields_of(self.desk, Count, "title:2 day way key_day"),
            KeyField(self.desk, "place", _("Storage place"), offered_places),
            *fields_of(
                self.desk,
                Count,
                "abc due full_above draw against:2 missing:2 percent amount both:2 four_eyes:2",
            ),
        ]
        start = {
            "day": self.desk.today(),
            "way": "full",
            "against": "begin",
            "missing": "keep",
            "abc": "",
            "four_eyes": True,
        }

        def send(values: Values) -> tuple[Any, ...]:
            given = {
                name: value
                for name, value in values.items()
                if value is not None or name in ("place", "key_day")
            }
            return begin, CountDraft(**given)

        def done(key: int, _values: Values) -> str:
            self.panel.select_key(key)
            return _("Count begun")

        form = ask(
            self.desk, self.drawer, Count.__tablename__, _("New count …"), fields, send=send, done=done,
            start=start, columns=2, save_text=_("Begin"),
        )  # fmt: skip

        def show_for_way() -> None:
            for name in ("full_above", "draw"):
                form.fields[name].setVisible(form.fields["way"].value() == SAMPLE)

        form.fields["way"].changed.connect(show_for_way)
        form.filled.connect(show_for_way)
        show_for_way()

    def ask_post(self) -> None:
        """Show what posting changes, and ask for it."""
        self.for_current(self._ask_post)

    def _ask_post(self, key: int) -> None:
        def ready(form: Any, found: Sums, sample: tuple[str, ...]) -> dict[str, Any]:
            form.say("\n".join((_effect(found), *sample)))
            return {}

        def done(count: int, _values: Values) -> str:
            self._keep(key)
            return _("Count posted, moves: {count}").format(count=formats.count(count))

        ask(
            self.desk, self.drawer, "inventory_count_posting", _("Post the differences"), [], send=lambda _values: (post_count, key), done=done,
            asks=((sums, key), (sample_words, key)), ready=ready, record=key, save_text=_("Post"), restore=False,
        )  # fmt: skip

    def _keep(self, key: int) -> None:
        self.desk.run(
            keep_protocol, key, self._company(), then=lambda _file: self.desk.notice(_("Protocol filed"))
        )

    def give_up(self) -> None:
        """Give the count of the row up; what was entered stays readable."""
        self.for_current(
            lambda key: self.desk.run(cancel, key, then=lambda _none: self.desk.notice(_("Count given up")))
        )

    # -- a file of counts -------------------------------------------------------------
    def ask_import(self) -> None:
        """Ask for a file of counted quantities for the count of the row."""

        def choose(key: int) -> None:
            ask_table(self, _("Import counts …"), lambda path: self.import_file(key, path))

        self.for_current(choose)

    def import_file(self, key: int, path: Path) -> None:
        """Show the columns of a file; it is checked and its counts are entered as a job, all or nothing."""

        def run(
            path: Path, places: Places, switches: dict[str, bool], rehearsal: bool, _progress: Progress
        ) -> CountImported:
            again = switches["again"]
            return run_import(self.desk.office, key, path, again, rehearsal=rehearsal, places=places)

        switches = (("again", _("These are second counts")),)
        show_import(self, path, Importer(f"{KIND}.{key}", FIELDS, run, words, switches))

    def _company(self) -> str:
        return str(self.desk.settings.get("company.name", ""))

    def ask_proof(self) -> None:
        """Ask for the balance sheet day, and show what was counted of each article and how it is rolled to the day."""
        office, today = self.desk.office, self.desk.today()
        newest = datetime.date(today.year - 1, 12, 31)

        def show() -> None:
            day = form.values()["day"]
            self.close_drawer()
            preview(
                self,
                self.desk,
                _("Proof of the stock"),
                lambda: office.read(
                    report_pdf, office.read(proof_report, day, day), office.clock(), office.actor.name
                ),
            )

        form = Form(self.desk, "inventory_proof", show, self.close_drawer, _("Show"), columns=1)
        form.add(DayField("day", _("Balance sheet day"), required=True))
        self.drawer.show_widget(_("Proof on the balance sheet day …"), form)
        form.fill_with({"day": newest}, restore=False)
        form.focus_first()

    def print_sheets(self) -> None:
        """Show the count sheets of the row."""
        self.for_current(self._print_sheets)

    def _print_sheets(self, key: int) -> None:
        office, company = self.desk.office, self._company()

        def make() -> bytes:
            count = office.read(count_view, key)
            assert count is not None
            return sheets_pdf(count, office.read(sheet_of, key, 0, ""), company)

        preview(self, self.desk, _("Count sheets"), make)

    def print_protocol(self) -> None:
        """Show the protocol of the row, to be signed; once the count is posted it is filed too."""
        self.for_current(self._print_protocol)

    def _print_protocol(self, key: int) -> None:
        office, company = self.desk.office, self._company()

        def make() -> bytes:
            count = office.read(count_view, key)
            assert count is not None
            sample = office.read(sample_words, key)
            return protocol_pdf(count, office.read(lines_of, key), office.read(sums, key), company, sample)

        preview(self, self.desk, _("Protocol"), make)


def _effect(found: Sums) -> str:
    """Say what posting a count changes, before it is done."""
    words = [
        _("{lines} lines, {open} of them not counted.").format(
            lines=formats.count(found.lines), open=formats.count(found.open)
        ),
        _("Shortage {short} €, surplus {surplus} €, together {both} €.").format(
            short=formats.cents(found.short),
            surplus=formats.cents(found.surplus),
            both=formats.cents(found.short + found.surplus),
        ),
    ]
    if found.unsettled:
        waits = _("{count} lines wait for a second count or a decision; they come first.")
        words.append(waits.format(count=formats.count(found.unsettled)))
    return "\n".join(words)
