"""Who has what: everyone's devices, what leavers must return, and all protocols; to print, take back, or note as signed."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.messages import _
from app.modules.it.assets.queries.assets import AssetView, held_by
from app.modules.it.assets.queries.holdings import holders_source, holdings
from app.modules.it.assets.queries.protocols import ProtocolView, protocol, protocols_source
from app.modules.it.assets.reports import holdings_pdf
from app.modules.it.assets.rules import SIGNED_ALREADY
from app.modules.it.assets.services.custody import file_protocol, note_signed
from app.ui.desk import Desk
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.preview import preview

HOLDERS, LEAVERS, PROTOCOLS = range(3)
AHEAD = datetime.timedelta(days=92)


class HoldersPage(ListTabs):
    """Three lists in tabs; the actions work on the rows selected."""

    def __init__(self, desk: Desk) -> None:
        until = desk.today() + AHEAD
        sources = (
            (_("Everyone"), holders_source()),
            (_("Who leaves"), holders_source(until)),
            (_("Protocols"), protocols_source()),
        )
        super().__init__(desk, _("Who has what"), sources)
        self.set_actions(
            [
                PageAction(
                    _("Signature on paper is there"),
                    self.signed,
                    "",
                    "check",
                    "it.hand_over",
                    of="it.protocols",
                    why_not=self.only_with("signed_at", (None,), SIGNED_ALREADY),
                ),
                PageAction(_("Print"), self.print_it, "Ctrl+P", "printer", "it.view", row=True),
                PageAction(
                    _("Take all back"),
                    self.take_back,
                    "F8",
                    "undo-2",
                    "it.hand_over",
                    primary=True,
                    of=("it.holders", "it.leavers"),
                ),
            ]
        )

    def request(self, what: object) -> None:
        """Show who leaves."""
        if what == "leavers":
            self.go(LEAVERS)

    def open_row(self, key: int) -> None:
        """Show the filed protocol of a row, or take back what a person holds."""
        if self.bar.currentIndex() != PROTOCOLS:
            self.take_back()
            return
        self.desk.read(protocol, key, then=self._show_paper, owner=self, slot="paper")

    def _show_paper(self, one: ProtocolView | None) -> None:
        """Go to the filed copy of a protocol, which is made where it is not filed yet."""

        def go(document: int) -> None:
            self.desk.open("documents.archive.archive", document)

        if one is not None and one.document_id is not None:
            go(one.document_id)
        elif one is not None:
            self.desk.work(file_protocol, self.desk.office, one.id, then=lambda found: go(found[0]))

    def take_back(self) -> None:
        """Begin the return of everything that the person of the row holds."""
        key = self.panel.current_key()
        if self.bar.currentIndex() == PROTOCOLS or key is None:
            self.go(HOLDERS)
            return
        self.desk.read(held_by, key, then=lambda found: self._take(key, found), owner=self, slot="held")

    def _take(self, person: int, found: list[AssetView]) -> None:
        self.desk.open("it.assets.hand_over", ("back", tuple(one.id for one in found), person))

    def signed(self) -> None:
        """Note that the protocols selected were signed on paper."""
        if self.bar.currentIndex() != PROTOCOLS:
            self.go(PROTOCOLS)
            self.desk.notice(_("Choose the rows here first."))
            return
        for key in self.panel.selected_keys():
            self.desk.run(note_signed, key, then=lambda _n: self.desk.notice(_("Signature noted")))

    def print_it(self) -> None:
        """Show what the people selected hold, a list each."""
        if self.bar.currentIndex() == PROTOCOLS:
            self.panel.output.print_list()
            return
        keys, office = self.panel.selected_keys(), self.desk.office
        company, day = (
            str(self.desk.settings.get("company.name", "")),
            formats.day(self.desk.today()),
        )
        if keys:
            preview(
                self,
                self.desk,
                _("What people hold"),
                lambda: holdings_pdf(office.read(holdings, keys), company, day),
            )
