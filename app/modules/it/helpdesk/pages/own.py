"""What a member of staff has of IT: own tickets with what was said, own devices, and the protocols about them."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.data import archive
from app.data.record_extras import Target
from app.modules.it.assets.api import (
    offered_own_assets,
    own_assets_source,
    own_paper,
    own_protocols_source,
)
from app.modules.it.helpdesk.models import Ticket, TicketEntry
from app.modules.it.helpdesk.pages.said import SaidView
from app.modules.it.helpdesk.queries.own import OwnTicket, own_ticket, own_tickets_source, ticket_of_word
from app.modules.it.helpdesk.rules.tickets import STATES, OwnDraft
from app.modules.it.helpdesk.services.own import answer_own, report_fault
from app.ui.choice_fields import LongField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.list_tabs import ListTabs
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.widgets import card, label

TICKETS, DEVICES, PROTOCOLS = range(3)


class OwnPage(ListTabs):
    """Ctrl+N reports a fault, Enter answers on a ticket, reports a fault of a device, or shows a protocol."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        sources = (
            (_("My tickets"), own_tickets_source()),
            (_("My devices"), own_assets_source()),
            (_("Protocols"), own_protocols_source()),
        )
        super().__init__(desk, _("My IT"), sources)
        self._one: OwnTicket | None = None
        self.head_line = label("", "heading", wrap=True)
        self.about = label("", "quiet", wrap=True)
        self.said = SaidView()
        self.side, inside = card()
        for part in (self.head_line, self.about):
            inside.addWidget(part)
        inside.addWidget(self.said, 1)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(2, 1)
        self.split.setSizes([px(720), 0, px(420)])
        self.bar.currentChanged.connect(lambda place: self.side.setVisible(place == TICKETS))
        self.panels[TICKETS].picked.connect(self._pick)
        self.when_none(self.panels[TICKETS], lambda: self._pick(0))
        self.set_actions(
            [
                PageAction(
                    _("Show the protocol"),
                    self.show_paper,
                    "Ctrl+P",
                    "file-text",
                    "it.own",
                    menu=True,
                    of=sources[PROTOCOLS][1].name,
                ),
                PageAction(_("Answer …"), self.answer, "", "pencil", "it.own", of=sources[TICKETS][1].name),
                PageAction(_("Report a fault"), self.report, "Ctrl+N", "plus", "it.own", primary=True),
            ]
        )
        desk.watch(self, self._again)

    def request(self, what: object) -> None:
        """Report a fault, or go to a ticket: by its key, or by a word that stands on it."""
        if what == "new":
            self.report()
        elif isinstance(what, Target) and what.table == TicketEntry.__tablename__:
            self.desk.read(ticket_of_word, what.key, then=self._go_to, owner=self, slot="word")
        else:
            super().request(what)

    def _go_to(self, key: int | None) -> None:
        if key is not None:
            self.go(TICKETS)
            self.panel.select_key(key)

    def open_row(self, key: int) -> None:
        """Answer on a ticket, report a fault of a device, or show a protocol."""
        place = self.bar.currentIndex()
        if place == TICKETS:
            self.answer()
        elif place == DEVICES:
            self.report(key)
        else:
            self.show_paper()

    # -- showing -----------------------------------------------------------
    def _again(self) -> None:
        key = self.panels[TICKETS].current_key()
        if key is not None:
            self._pick(key)

    def _pick(self, key: int) -> None:
        self.desk.read(own_ticket, key, then=self._show, owner=self, slot="ticket")

    def _show(self, one: OwnTicket | None) -> None:
        self._one = one
        self.head_line.setText(f"{one.number}  {one.title}" if one else "")
        parts = (_(STATES[one.state]), one.asset, formats.moment(one.created)) if one else ()
        self.about.setText("  ·  ".join(filter(None, parts)))
        helpdesk, me = _("Helpdesk"), _("I")
        self.said.show_words(
            one.entries if one else (), lambda word: helpdesk if word.by_agent else me, kinds=False
        )

    def show_paper(self) -> None:
        """Show the filed copy of the current protocol."""
        key = self.panels[PROTOCOLS].current_key()
        if self.bar.currentIndex() != PROTOCOLS or key is None:
            self.desk.notice(_("Choose a protocol first (Ctrl+3)."))
            return
        self.desk.read(own_paper, key, then=self._load_paper, owner=self, slot="paper")

    def _load_paper(self, found: tuple[str, bytes] | None) -> None:
        if found is None:
            self.desk.notice(_("This protocol is not filed yet."))
            return
        number, sha = found
        show = lambda data: Preview(self, self.desk, number, data).show()  # noqa: E731
        self.desk.work(archive.load, self.desk.office.book, sha, then=show, owner=self)

    # -- doing -------------------------------------------------------------
    def report(self, asset: int | None = None) -> None:
        """Ask what is the matter, and make a ticket of it."""
        device = KeyField(self.desk, "asset", _("Device"), offered_own_assets)

        def done(made: int, _values: Values) -> str:
            self.go(TICKETS)
            self.panel.select_key(made)
            return _("The helpdesk has your report")

        ask(
            self.desk,
            self.drawer,
            "own_ticket",
            _("Report a fault"),
            [*fields_of(self.desk, Ticket, "title asset", asset=device), _body(_("What is the matter"))],
            send=lambda values: (report_fault, OwnDraft(**values)),
            done=done,
            start={"asset": asset},
            save_text=_("Send"),
        )

    def answer(self) -> None:
        """Ask for an answer to the current ticket."""
        one = self._one
        if one is None or self.bar.currentIndex() != TICKETS:
            self.desk.notice(_("Choose a ticket first (Ctrl+1)."))
            return
        ask(
            self.desk,
            self.drawer,
            "own_answer",
            f"{one.number}  {one.title}",
            [_body(_("Your answer"))],
            send=lambda values: (answer_own, one.id, values["body"]),
            done=lambda _made, _values: _("The helpdesk has your answer"),
            record=one.id,
            save_text=_("Send"),
        )


def _body(words: str) -> LongField:
    return LongField("body", words, 6)
