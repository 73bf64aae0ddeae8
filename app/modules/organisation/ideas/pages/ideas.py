"""Ideas: everybody hands in, supports and follows; who decides takes the next step by F8."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from app.core import format as formats
from app.core.dates import add_months
from app.core.messages import N_, _
from app.core.people import person
from app.modules.organisation.ideas.models import CHANGE, VIEW, Idea
from app.modules.organisation.ideas.pages.forms import (
    ask_appeal,
    ask_double,
    ask_idea,
    ask_measure,
    ask_opinion_of,
    ask_own_opinion,
    ask_verdict,
)
from app.modules.organisation.ideas.queries.ideas import (
    IdeaView,
    by_code,
    desk_source,
    idea_view,
    ideas_source,
    opinions_source,
    scheme_figures,
)
from app.modules.organisation.ideas.queries.related import idea_of_opinion
from app.modules.organisation.ideas.rules.ideas import (
    ACCEPTED,
    ASSESSED,
    COURSE_ENDED,
    DEFERRED,
    DOING,
    DONE,
    DOUBLE,
    ENDED,
    MACHINE,
    NEW,
    PREMIUM,
    PROPOSED,
    REJECTED,
    STATES,
    USABLE,
    Figures,
)
from app.modules.organisation.ideas.services.course import KIND, carry_out, finish, pay, receive
from app.modules.organisation.ideas.services.ideas import claim, read_news, support
from app.ui.approval import Decisions
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction, first_of
from app.ui.widgets import label

ALL, OWN, OPINIONS, DESK = range(4)
PLACES = {"own": OWN, "opinions": OPINIONS, "desk": DESK}
SCHEME = "organisation.ideas.scheme"
NEXT = {
    NEW: N_("Next (F8): tell the author that it was received."),
    ASSESSED: N_("Next (F8): decide; experts can be asked first."),
    PROPOSED: N_("Next (F8): approve the decision, where it waits for you."),
    ACCEPTED: N_("Next (F8): make the project that carries it out."),
    DEFERRED: N_("Next (F8): decide anew."),
    DOING: N_("Next (F8): it was carried out."),
    DONE: N_("Next (F8), a year later: measure the effect."),
}
NEXT_PAY = N_("Next (F8): the premium was paid.")


class IdeasPage(ListTabs):
    """Ctrl+N hands an idea in; F8 supports one, and for who decides takes the next step."""

    def __init__(self, desk: Desk) -> None:
        self.decides = desk.may(CHANGE)
        sources = [
            (_("Ideas"), ideas_source()), (_("My ideas"), ideas_source(mine=True)), (_("Opinions"), opinions_source()),
        ]  # fmt: skip
        if self.decides:
            sources.append((_("To decide"), desk_source()))
        self.view: IdeaView | None = None
        self.words = label("", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().__init__(desk, _("Ideas"), sources, 460)
        self.records = self.add_records()
        pane = QScrollArea()
        pane.setObjectName("plain")
        pane.setFrameShape(QFrame.Shape.NoFrame)
        pane.setWidgetResizable(True)
        pane.setAccessibleName(_("Idea"))
        pane.setWidget(self.words)
        self.records.tabs.insertTab(0, pane, _("Idea"))
        self.records.tabs.setCurrentIndex(0)
        self.decisions = Decisions(desk, KIND, self.drawer, self.close_drawer)
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._again())
        self.bar.currentChanged.connect(lambda _place: self._again())
        self.set_actions(self._all_actions())
        desk.watch(self, self._again)

    def _all_actions(self) -> list[PageAction]:
        ended = self.never_with("state", ENDED, COURSE_ENDED)
        everybody = [
            PageAction(_("Look up an unnamed idea …"), self._look_up, "", "search", VIEW),
            PageAction(_("Say that an unnamed idea is mine …"), self._claim, "", "user", VIEW),
            PageAction(_("No longer support"), lambda: self._support(False), "", "undo-2", VIEW, row=True, why_not=ended),
            PageAction(_("Appeal …"), lambda: self._idea(lambda key: ask_appeal(self.desk, self.drawer, key)), "", "scale", VIEW, row=True, why_not=self.in_state(MACHINE, "appeal")),
        ]  # fmt: skip
        officers = [
            PageAction(_("Ask for an opinion …"), self._expert, "", "users", CHANGE, row=True, why_not=ended),
            PageAction(_("Known already …"), lambda: self._idea(lambda key: ask_double(self.desk, self.drawer, key)), "", "copy", CHANGE, row=True, why_not=self.in_state(MACHINE, "double")),
            PageAction(_("Reject the decision …"), lambda: self._idea(self.decisions.reject), "", "x", "approval.decide", row=True, why_not=first_of(self.in_state(MACHINE, "approve"), self.decisions.follow(self, about=lambda: self.view.id if self.view is not None else None))),
            PageAction(_("Premium was paid"), lambda: self._idea(self._pay), "", "hand-coins", CHANGE, row=True, why_not=self.never_with("state", (NEW, ASSESSED, PROPOSED, DOUBLE, REJECTED, DEFERRED), PREMIUM)),
            PageAction(_("Figures of the last twelve months"), self._figures, "", "chart-line", CHANGE),
            PageAction(_("Campaigns and rules"), lambda: self.desk.open(SCHEME), "", "settings", CHANGE),
        ]  # fmt: skip
        for one in (*everybody, *officers):
            one.menu = True
        give = PageAction(
            _("Give opinion"), self._opinion, "", "pencil", VIEW, of="organisation.idea_opinions"
        )
        new = PageAction(_("New idea"), self._new, "Ctrl+N", "plus", VIEW, primary=not self.decides)
        back = PageAction(_("Support"), lambda: self._support(True), "", "star", VIEW, row=True, why_not=ended)  # fmt: skip
        go_on = PageAction(_("Next step"), self._next, "F8", "arrow-right", CHANGE, primary=True, row=True, why_not=ended)  # fmt: skip
        return [
            *everybody,
            *(officers if self.decides else []),
            give,
            back,
            new,
            *([go_on] if self.decides else []),
        ]

    def request(self, what: object) -> None:
        """Hand an idea in, go to a list by its name, or to an idea by its key."""
        if what == "new":
            self._new()
        elif isinstance(what, str) and PLACES.get(what, len(self.panels)) < len(self.panels):
            self.go(PLACES[what])
        elif isinstance(what, int):
            self.go(ALL)
            self.panel.select_key(what)
        else:
            super().request(what)

    def open_row(self, key: int) -> None:
        """Give the opinion that is asked; an idea stands beside the list."""
        if self.bar.currentIndex() == OPINIONS:
            ask_own_opinion(self.desk, self.drawer, key)

    # -- beside ------------------------------------------------------------------
    def _again(self) -> None:
        key = self.panel.current_key()
        if key is None:
            self.view = None
            self.words.setText(_("Choose an idea; what is known of it stands here."))
            return
        known = idea_view if self.panel.model.source.of is Idea else idea_of_opinion
        self.desk.read(known, key, then=self._show, owner=self, slot="idea")

    def _show(self, view: IdeaView | None) -> None:
        self.view = view
        self.words.setText("\n".join(idea_lines(view, self.decides)) if view is not None else "")
        if view is not None and view.mine and self.bar.currentIndex() == OWN:
            self.desk.run(read_news, view.id)

    # -- everybody -----------------------------------------------------------------
    def _new(self) -> None:
        def kept(key: int) -> None:
            self.go(OWN)
            self.panel.select_key(key)

        def told(code: str) -> None:
            keep = _("Write it down: it is shown this once, and finds your idea again.")
            shown = label(f"{code}\n\n{keep}", wrap=True)
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(_("Your code"))
            self.drawer.show_widget(_("Your code"), shown)  # it stays there until it is closed
            self.desk.notice(_("Handed in without a name; your code is {code}.").format(code=code))

        ask_idea(self, self.drawer, kept, told)

    def _look_up(self) -> None:
        def done(key: int | None) -> None:
            if key is None:
                self.desk.notice(_("There is no idea with this code."), "bad")
                return
            self.drawer.drop()
            self.request(key)

        def look() -> None:
            self.desk.read(by_code, form.values()["code"], then=done, owner=form, slot="code")

        form = self._code_form(_("Look up an unnamed idea"), look, _("Look up"))

    def _claim(self) -> None:
        def done(key: int) -> None:
            self.drawer.drop()
            self.go(OWN)
            self.panel.select_key(key)

        form = self._code_form(
            _("Say that an unnamed idea is mine"),
            lambda: form.send(claim, form.values()["code"], then=done),
            _("It is mine"),
        )

    def _code_form(self, title: str, save: Callable[[], None], words: str) -> Form:
        """Show a form that asks for the code of an idea."""
        form = Form(self.desk, "organisation_idea.code", save, self.drawer.drop, words, columns=1)
        form.add(TextField("code", _("Code"), limit=40))
        form.fill({}, restore=False)
        self.drawer.show_widget(title, form)
        form.focus_first()
        return form

    def _idea(self, action: Callable[[int], object]) -> None:
        if self.view is None:
            self.desk.notice(_("Choose an idea first (Ctrl+1)."))
        else:
            action(self.view.id)

    def _support(self, on: bool) -> None:
        words = _("You support it") if on else _("You no longer support it")
        self._idea(lambda key: self.desk.run(support, key, on, then=lambda _n: self.desk.notice(words)))

    def _opinion(self) -> None:
        self.for_current(self.open_row)

    # -- who decides ---------------------------------------------------------------
    def _next(self) -> None:
        view = self.view
        if view is None:
            self.desk.notice(_("Choose an idea first (Ctrl+1)."))
            return
        desk, key = self.desk, view.id
        steps: dict[str, Callable[[], object]] = {
            NEW: lambda: desk.run(
                receive, key, then=lambda _n: desk.notice(_("Received; the author is told."))
            ),
            ASSESSED: lambda: ask_verdict(desk, self.drawer, key),
            DEFERRED: lambda: ask_verdict(desk, self.drawer, key),
            PROPOSED: lambda: self.decisions.approve(key),
            ACCEPTED: lambda: desk.run(
                carry_out, key, then=lambda _n: desk.notice(_("A project carries it out."))
            ),
            DOING: lambda: desk.run(
                finish, key, then=lambda _n: desk.notice(_("Carried out; the effect is measured in a year."))
            ),
            DONE: lambda: ask_measure(desk, self.drawer, key),
        }
        if view.owed:
            self._pay(key)
        elif view.state in steps:
            steps[view.state]()
        else:
            desk.notice(_(COURSE_ENDED))

    def _expert(self) -> None:
        self._idea(lambda key: ask_opinion_of(self.desk, self.drawer, key, self.desk.today()))

    def _pay(self, key: int) -> None:
        def told(cents: int) -> None:
            self.desk.notice(
                _("{amount} noted as paid today; enter it in payroll as a one-off payment.").format(
                    amount=formats.cents(cents)
                )
            )

        self.desk.run(pay, key, then=told)

    def _figures(self) -> None:
        today = self.desk.today()
        since = add_months(today, -12)
        show = lambda found: self.words.setText("\n".join(figure_lines(found)))  # noqa: E731
        self.desk.read(scheme_figures, since, today, then=show, owner=self, slot="idea")


def idea_lines(view: IdeaView, decides: bool) -> list[str]:
    """Return what is known of an idea, line by line."""
    draft = view.draft
    lines = [
        f"{view.number}  {draft.title}",
        f"{_(STATES[view.state])}  ·  {_('Handed in on')} {formats.day(view.received)}",
    ]
    if decides and (view.owed or view.state in NEXT):
        lines.append(_(NEXT_PAY if view.owed else NEXT[view.state]))
    if view.answer_by is not None:
        lines.append(_("Next answer by {day}").format(day=formats.day(view.answer_by)))
    lines += ["", _("What is not good today") + ":", draft.problem]
    if draft.solution:
        lines += ["", _("What would be better") + ":", draft.solution]
    if view.reasons:
        lines += [
            "",
            _("Decided on {day}").format(day=formats.day(view.decided)) + ":" if view.decided else "",
            view.reasons,
        ]
    if view.appealed is not None:
        lines += ["", _("Appealed on {day}").format(day=formats.day(view.appealed)) + ":", view.appeal]
    if view.premium is not None:
        lines += ["", *map(str, view.premium.steps)]
        if view.paid is not None:
            lines.append(_("Premium paid on {day}").format(day=formats.day(view.paid)))
    if view.project:
        lines += ["", _("Carried out as project {number}").format(number=view.project)]
    for login, usable, text in view.opinions:
        said = _(USABLE[usable]) if usable else _("is asked")
        lines += ["", f"{person(login)}: {said}", text]
    if view.author:
        lines += ["", _("Handed in by {name}").format(name=view.author)]
    supporters = _("Supporters: {count}").format(count=view.supporters)
    return [*lines, "", supporters + (f"  ·  {_('you support it')}" if view.supported else "")]


def figure_lines(found: Figures) -> list[str]:
    """Return the figures of the scheme, line by line; nobody is ranked."""

    def share(value: int | None, unit: str) -> str:
        return "–" if value is None else f"{value} {unit}"

    per_hundred = formats.number(Decimal(found.per_hundred) / 10, 1)
    rows: list[tuple[str, Any]] = [
        (_("Ideas"), found.ideas),
        (_("Ideas for each 100 of staff"), per_hundred),
        (_("Staff who handed one in"), share(found.authors, "%")),
        (_("Days until the decision (median)"), share(found.days, _("days"))),
        (_("Carried out of those decided"), share(found.carried_out, "%")),
        (_("Net benefit of what was carried out"), formats.cents(found.benefit)),
        (_("Premiums"), formats.cents(found.premiums)),
    ]
    return [f"{title}: {value}" for title, value in rows]
