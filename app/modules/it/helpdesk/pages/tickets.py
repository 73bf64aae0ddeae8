"""Tickets: views, the queue with what is due first, and beside it the ticket with its promises and what was said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

from app.core.messages import N_, _
from app.data.record_extras import Target
from app.modules.it.helpdesk.pages.conversation import Conversation
from app.modules.it.helpdesk.pages.ticket_form import agent_choices, ticket_form
from app.modules.it.helpdesk.pages.ticket_steps import TicketSteps
from app.modules.it.helpdesk.queries.agents import agents
from app.modules.it.helpdesk.queries.tickets import tickets_source, views_of
from app.modules.it.helpdesk.readers.mail_file import read_mail
from app.modules.it.helpdesk.rules.tickets import PRIORITIES
from app.modules.it.helpdesk.services.mails import take_mail
from app.modules.it.helpdesk.services.tickets import set_tickets, solve, wait, work
from app.ui.approval import ApprovalRules
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.lists.panel import ListPanel
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.record_panel import attach_files
from app.ui.save_file import ask_files
from app.ui.theme import px
from app.ui.wheel import keep_tabs_from_wheel

VIEWS = (
    ("open", N_("Open ones")),
    ("late", N_("Escalating")),
    ("mine", N_("Mine")),
    ("nobody", N_("Nobody's")),
    ("waiting", N_("Waiting")),
    ("solved", N_("Solved ones")),
    ("all", N_("All")),
)


class TicketsPage(Page):
    """Enter in the queue goes to the answer; a mail file dropped on the page becomes a ticket."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Tickets"))
        self._key: int | None = None
        self.bar = QTabBar()
        keep_tabs_from_wheel(self.bar)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(_("Views"))
        for _key, title in VIEWS:
            self.bar.addTab(_(title))
        self.panel = ListPanel(desk, self._source(0), _("Tickets"))
        self.drawer = Drawer(400)
        self.talk = Conversation(desk, lambda: None, self._macro, self.drawer)
        self.steps = TicketSteps(desk, self.drawer, self.talk.refresh)
        self.drawer.on_drop = self.panel.view.table.setFocus
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.bar)
        inside.addWidget(self.panel, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(px(12))
        for part in (left, self.drawer, self.talk):
            across.addWidget(part)
        across.setSizes([px(620), 0, px(560)])
        self.body.addWidget(across, 1)
        self.bar.currentChanged.connect(lambda place: self.panel.set_source(self._source(place)))
        self.panel.picked.connect(self._pick)
        self.panel.opened.connect(lambda _key: self.talk.form.fields["body"].setFocus())
        self.setAcceptDrops(desk.may("it.tickets"))
        self.rules = ApprovalRules(desk, "change", self.drawer, self.drawer.drop)
        right = "it.tickets"
        self.set_actions(
            [
                PageAction(_("Change"), self.change, "F2", "pencil", right, menu=True, row=True),
                PageAction(_("Take into work"), lambda: self._run(work, self.meant()), "", "play", right, menu=True, row=True),
                PageAction(_("Change selected tickets …"), self.bulk, "Ctrl+B", "list", right, menu=True, row=True),
                PageAction(_("Merge into …"), lambda: self._step(self.steps.merge), "", "layers", right, menu=True, row=True),
                PageAction(_("Split the last word off …"), lambda: self._step(self._split), "", "split", right, menu=True, row=True),
                PageAction(_("Take in a mail …"), self.ask_mail, "Ctrl+I", "mail", right, menu=True),
                PageAction(_("Satisfaction …"), lambda: self._step(self.steps.rate), "", "star", right, menu=True, row=True),
                PageAction(_("Who approves changes …"), self.rules.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Wait …"), lambda: self._step(self.steps.wait), "", "pause", right, row=True),
                PageAction(_("Solve …"), lambda: self._step(self.steps.solve), "", "check", right, row=True),
                PageAction(_("New ticket"), lambda: self._edit(None), "Ctrl+N", "plus", right, primary=True),
            ]
        )  # fmt: skip
        self.talk.links.wanted.connect(self.request)
        desk.watch(self, self.talk.refresh)

    def _source(self, place: int) -> Any:
        return tickets_source(*views_of(self.desk.office.actor.login)[VIEWS[place][0]])

    def first_focus(self) -> QWidget | None:
        """Focus the queue."""
        return self.panel.view.table

    def request(self, what: object) -> None:
        """Go to a ticket, begin a new one, or show a view."""
        places = {key: place for place, (key, _title) in enumerate(VIEWS)}
        if what == "new":
            self._edit(None)
        elif what == "mail":
            self.ask_mail()
        elif isinstance(what, str) and what in places:
            self.bar.setCurrentIndex(places[what])
        elif isinstance(what, int):
            self.bar.setCurrentIndex(places["all"])
            self.panel.select_key(what)
            self._pick(what)

    def meant(self) -> list[int]:
        """Return the tickets that a key acts on: all selected ones, as long as the one that is shown is among them, else that one."""
        selected = self.panel.selected_keys()
        if self._key is None:
            return selected
        return selected if self._key in selected else [self._key]

    def _pick(self, key: int) -> None:
        self._key = key
        self.talk.show_ticket(key)

    # -- opening and changing ---------------------------------------------------------
    def _edit(self, key: int | None) -> None:
        def kept(made: int) -> None:
            if key is None:
                self.request(made)  # a new one need not stand in the view that is open
            else:
                self._pick(made)

        ticket_form(self.desk, self.drawer, key, kept)

    def change(self) -> None:
        """Change what is known of the ticket."""
        if self._key is not None:
            self._edit(self._key)

    def bulk(self) -> None:
        """Change one field of all selected tickets."""
        keys = self.meant()
        if keys:
            self.desk.read(agents, then=lambda found: self._show_bulk(keys, found), owner=self, slot="bulk")

    def _show_bulk(self, keys: list[int], known: list[tuple[str, str]]) -> None:
        levels = tuple((str(number), _(words)) for number, words in PRIORITIES.items())
        fields = [
            BulkField("agent", N_("Agent in charge"), "choice", tuple(agent_choices(self.desk, known))),
            BulkField("team", N_("Team"), "text"),
            BulkField("category", N_("Category"), "text"),
            BulkField("priority", N_("Priority"), "choice", levels),
        ]
        form = bulk_form(self.desk, keys, fields, set_tickets, self.drawer.drop)
        self.drawer.show_widget(_("Change selected tickets …"), form)

    # -- steps ----------------------------------------------------------------------
    def _run(self, service: Callable[..., Any], *arguments: Any) -> None:
        self.desk.run(service, *arguments, then=lambda _found: self.talk.refresh())

    def _macro(self, step: str, body: str) -> None:
        """Do what a text module says after it was sent; the requester has the words already."""
        if self._key is not None and step == "wait":
            self._run(wait, self._key, "requester")
        elif self._key is not None:
            self._run(solve, self._key, body, "", False)

    def _step(self, ask_for: Callable[[int], None]) -> None:
        """Ask for what a step of the ticket that is shown needs."""
        if self._key is not None:
            ask_for(self._key)

    def _split(self, key: int) -> None:
        one = self.talk.one
        if one is not None and one.id == key and one.entries:
            self.steps.split(key, one.entries[-1].id)

    # -- mails ------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take mail files."""
        if any(url.toLocalFile().lower().endswith((".eml", ".msg")) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make tickets of what was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.take_mail(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def ask_mail(self) -> None:
        """Ask for mail files."""
        title = _("Take in a mail …").removesuffix(" …")
        ask_files(self, title, self._take_all, _("Mails (*.eml *.msg)"), _("All files (*)"))

    def _take_all(self, names: list[str]) -> None:
        for name in names:
            self.take_mail(Path(name))

    def take_mail(self, path: Path) -> None:
        """Make a ticket of a mail file, or put it on the ticket that its subject names."""

        def make() -> int:
            return int(self.desk.office.run(take_mail, read_mail(path)))

        def done(key: int) -> None:
            self.panel.model.reload()
            self.request(key)
            attach_files(self.desk, Target("it_ticket", key), [str(path)])
            self.desk.notice(_("{name} is on the ticket").format(name=path.name))

        self.desk.work(make, then=done)
