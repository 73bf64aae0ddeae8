"""One ticket beside the queue: its three promises with their reasons, what was said, and the field to answer in."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import format as formats
from app.core.messages import N_, _
from app.core.people import person
from app.data.record_extras import Target
from app.modules.it.helpdesk.models import TicketEntry
from app.modules.it.helpdesk.pages.beside import ChangePart, LinksPart
from app.modules.it.helpdesk.pages.said import SaidView
from app.modules.it.helpdesk.queries.agreements import SnippetRow, snippets
from app.modules.it.helpdesk.queries.articles import find_articles
from app.modules.it.helpdesk.queries.tickets import TicketView, clocks_of, similar_tickets, ticket
from app.modules.it.helpdesk.rules.tickets import LIGHTS, STATES, Clocks, Goal
from app.modules.it.helpdesk.services.tasks import add_task, tick
from app.modules.it.helpdesk.services.tickets import say
from app.ui.choice_fields import ChoiceField
from app.ui.choices import RowField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import add_placed, choose
from app.ui.fields import TextField, WholeField
from app.ui.forms import Form
from app.ui.record_panel import RecordPanel
from app.ui.theme import look, px
from app.ui.wheel import keep_tabs_from_wheel
from app.ui.widgets import card, label

COLOURS = {
    "late": "bad",
    "missed": "bad",
    "warn": "warn",
    "running": "good",
    "met": "good",
    "paused": "quiet",
    "none": "quiet",
}
MARKS = {"late": "●", "missed": "✗", "warn": "◐", "running": "○", "met": "✓", "paused": "‖", "none": "–"}
LINKS, CHANGE = 3, 4  # places of tabs
SPEAKERS = [
    ("reply", N_("Reply to the requester")),
    ("phone", N_("Phone note")),
    ("note", N_("Internal note")),
    ("mail", N_("The requester says")),
]


class Conversation(QWidget):
    """Shows a ticket; done tells the page that something changed."""

    def __init__(
        self, desk: Desk, done: Callable[[], None], macro: Callable[[str, str], None], drawer: Drawer
    ) -> None:
        super().__init__()
        self.desk, self._done, self._macro = desk, done, macro
        self.one: TicketView | None = None
        self._wanted = 0
        self._snippets: dict[int, SnippetRow] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(8))
        frame, inside = card()
        self.head = label("", "heading", wrap=True)
        self.about = label("", "quiet", wrap=True)
        self.goals = [label("", "", wrap=True) for _n in range(3)]
        inside.addWidget(self.head)
        inside.addWidget(self.about)
        for one in self.goals:
            one.setTextFormat(Qt.TextFormat.RichText)
            inside.addWidget(one)
        outer.addWidget(frame)
        self.tabs = QTabWidget()
        keep_tabs_from_wheel(self.tabs)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("What belongs to the ticket"))
        self.said = SaidView()
        self.tasks = QListWidget()
        self.tasks.setAccessibleName(_("Checklist"))
        self.tasks.itemChanged.connect(self._ticked)
        self.answers = QListWidget()
        self.answers.setAccessibleName(_("Answers that may fit"))
        self.answers.setWordWrap(True)
        self.answers.itemActivated.connect(self._use_answer)
        self.tabs.addTab(self.said, _("What was said"))
        self.tabs.addTab(self._task_tab(), _("Checklist"))
        self.tabs.addTab(self.answers, _("Answers"))
        self.links, self.change, self.records = LinksPart(desk), ChangePart(desk, drawer), RecordPanel(desk)
        for part, title in (
            (self.links, _("Links")),
            (self.change, _("Plan of a change")),
            (self.records, _("Documents")),
        ):
            self.tabs.addTab(part, title)
        # else the tallest of its parts would ask for the height of the window
        self.tabs.setMinimumHeight(px(146))
        below, room = card()
        room.addWidget(self.tabs, 1)
        outer.addWidget(below, 1)
        self.form = Form(desk, "reply", self._send, None, _("Write"), columns=4)
        add_placed(
            self.form,
            fields_of(
                desk,
                TicketEntry,
                "kind:2 snippet minutes body:4",
                kind=ChoiceField("kind", _("What"), SPEAKERS),
                snippet=RowField("snippet", _("Text module"), ()),
                minutes=WholeField("minutes", _("Minutes")),
            ),
        )
        self.form.fields["snippet"].changed.connect(self._put_snippet)
        answer, room = card()
        room.addWidget(self.form)
        outer.addWidget(answer)
        self.form.setEnabled(False)
        self._tick = QTimer(self)
        self._tick.setInterval(60_000)
        self._tick.timeout.connect(self._show_clocks)
        self._tick.start()

    def _task_tab(self) -> QWidget:
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, px(6), 0, 0)
        inside.addWidget(self.tasks, 1)
        self.task = Form(self.desk, "ticket_task", self._add_task, None, _("Put on the list"), columns=1)
        self.task.add(TextField("text", _("New point"), limit=200))
        inside.addWidget(self.task)
        return part

    # -- showing -----------------------------------------------------------------
    def show_ticket(self, key: int) -> None:
        """Show a ticket, the newest word at the end."""
        self._wanted = key
        self.desk.read(ticket, key, then=self._take, owner=self, slot="ticket")

    def refresh(self) -> None:
        """Read the ticket again."""
        if self._wanted:
            self.show_ticket(self._wanted)

    def _take(self, one: TicketView | None) -> None:
        if one is None:
            return
        fresh = self.one is None or self.one.id != one.id
        self.one = one
        self.head.setText(f"{one.number}  {one.title}")
        state = _(STATES[one.state]) + (f", {formats.day(one.remind)}" if one.remind else "")
        merged = _("merged here: {numbers}").format(numbers=", ".join(one.merged)) if one.merged else ""
        self.about.setText(
            "  ·  ".join(
                filter(None, (state, one.requester, one.asset, one.category, one.agent_name, merged))
            )
        )
        self._show_said(one)
        self._show_tasks(one)
        self.links.show_ticket(
            one.id, lambda count: self.tabs.setTabText(LINKS, _("Links") + (f" ({count})" if count else ""))
        )
        self.tabs.setTabVisible(CHANGE, one.type == "change")
        if one.type == "change":
            self.change.show_ticket(one.id)
        self._show_clocks()
        self.form.setEnabled(one.state in ("new", "open", "waiting", "solved"))
        if fresh:
            self.form.record = one.id
            self.form.fill({"kind": "reply"})
            self.records.show_record(Target("it_ticket", one.id))
        self._find_answers(one)

    def _show_said(self, one: TicketView) -> None:
        self.said.show_words(one.entries, lambda entry: person(entry.by) or one.requester)
        self.tabs.setTabText(0, _("What was said") + f" ({len(one.entries)})")

    def _show_tasks(self, one: TicketView) -> None:
        self.tasks.blockSignals(True)
        self.tasks.clear()
        for key, text, done in one.tasks:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Checked if done else Qt.CheckState.Unchecked)
            self.tasks.addItem(item)
        self.tasks.blockSignals(False)
        ticked = sum(1 for task in one.tasks if task[2])
        self.tabs.setTabText(1, _("Checklist") + (f" ({ticked}/{len(one.tasks)})" if one.tasks else ""))

    def _show_clocks(self) -> None:
        if self.one is not None:
            key = self.one.id
            self.desk.read(clocks_of, key, then=lambda found: self._take_clocks(key, found))

    def _take_clocks(self, key: int, found: Clocks) -> None:
        if self.one is None or self.one.id != key:  # another ticket was asked for meanwhile
            return
        titles = (_("First answer"), _("Next answer"), _("Solution"))
        for part, title, goal in zip(
            self.goals, titles, (found.first, found.update, found.solution), strict=True
        ):
            part.setVisible(goal.state != "none")
            part.setText(goal_words(title, goal))

    def _find_answers(self, one: TicketView) -> None:
        asked = ((snippets,), (find_articles, one.title.partition(" ")[0]), (similar_tickets, one))
        self.desk.read_all(asked, then=lambda found: self._take_answers(*found), owner=self, slot="answers")

    def _take_answers(
        self,
        modules: list[SnippetRow],
        articles: list[tuple[int, str, str]],
        similar: list[tuple[int, str, str]],
    ) -> None:
        self._snippets = {one.id: one for one in modules}
        choose(self.form, "snippet", [("", "–"), *((str(one.id), one.name) for one in modules)])
        self.answers.clear()
        for _key, title, body in articles:
            item = QListWidgetItem(f"{title}\n{body}")
            item.setData(Qt.ItemDataRole.UserRole, body)
            self.answers.addItem(item)
        for _key, number, title in similar:
            words = _("Perhaps the same: {number} {title}").format(number=number, title=title)
            self.answers.addItem(QListWidgetItem(words))
        count = self.answers.count()
        self.tabs.setTabText(2, _("Answers") + (f" ({count})" if count else ""))

    # -- doing --------------------------------------------------------------------
    def _use_answer(self, item: QListWidgetItem) -> None:
        body = item.data(Qt.ItemDataRole.UserRole)
        if body:
            self.form.fields["body"].set_text(body)
            self.form.fields["body"].setFocus()

    def _chosen(self) -> SnippetRow | None:
        """Return the text module that is chosen."""
        return self._snippets.get(self.form.fields["snippet"].value() or 0)

    def _put_snippet(self) -> None:
        found = self._chosen()
        if found is not None:
            body = self.form.fields["body"]
            body.set_text(f"{body.text().rstrip()}\n{found.body}".strip())

    def _send(self) -> None:
        if self.one is None:
            return
        values, chosen = self.form.values(), self._chosen()
        asked, internal = values["kind"] == "mail", values["kind"] == "note"

        def done(_key: int) -> None:
            self.form.saved()
            self.form.fill({"kind": "reply"})
            self.desk.notice(_("Written"))
            if chosen is not None and chosen.step:
                self._macro(chosen.step, values["body"])
            self.refresh()
            self._done()

        arguments = (self.one.id, values["kind"], values["body"], internal, asked, values["minutes"])
        self.form.send(say, *arguments, then=done)

    def _add_task(self) -> None:
        if self.one is None:
            return

        def done(_key: int) -> None:
            self.task.saved()
            self.task.fill({})
            self.refresh()

        self.task.send(add_task, self.one.id, self.task.values()["text"], then=done)

    def _ticked(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        self.desk.run(tick, item.data(Qt.ItemDataRole.UserRole), on, then=lambda _n: self.refresh())


def goal_words(title: str, goal: Goal) -> str:
    """Say how a promise stands, in one line: mark, colour and words, minutes used, until when, and each pause."""
    colour = look.tokens[COLOURS[goal.state]]
    head = f'<span style="color:{colour}"><b>{MARKS[goal.state]} {escape(title)}: {escape(_(LIGHTS[goal.state]))}</b></span>'
    used = _("{minutes} of {promised} business minutes").format(
        minutes=formats.count(goal.minutes), promised=formats.count(goal.promised)
    )
    due = (
        _("due {moment}").format(moment=formats.moment(goal.due))
        if goal.due and goal.state in ("running", "warn", "late")
        else ""
    )
    why = "; ".join(str(one) for one in goal.why)
    quiet = look.tokens["quiet"]
    return (
        head
        + f'  <span style="color:{quiet}">'
        + escape("  ·  ".join(filter(None, (used, due, why))))
        + "</span>"
    )
