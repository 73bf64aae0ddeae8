"""Questions: those for me, those I asked, and all that may be seen; F8 answers, or takes note of an answer."""

from __future__ import annotations

from app.core.messages import _
from app.data.record_extras import Target
from app.data.search import searchables
from app.modules.organisation.questions.queries import (
    QuestionView,
    all_source,
    asked_source,
    own_source,
    question,
    record_words,
    whom,
)
from app.modules.organisation.questions.rules import ANSWERED, OPEN, QuestionDraft
from app.modules.organisation.questions.services import (
    answer_question,
    ask_question,
    read_answer,
    withdraw_question,
)
from app.modules.organisation.questions.settings import ASK, VIEW
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask, choose
from app.ui.fields import DayField
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.widgets import label


class QuestionsPage(ListTabs):
    """Enter opens the record that a question is about."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        sources = [(_("For me"), own_source()), (_("Asked by me"), asked_source()), (_("All"), all_source())]
        super().__init__(desk, _("Questions"), sources)
        self.whole = label("", "", wrap=True)
        self.whole.setAccessibleName(_("Question and answer"))
        self.body.addWidget(self.whole)
        self.follow(self._pick)
        self.set_actions(
            [
                PageAction(_("Take back"), self._withdraw, "Del", "undo-2", ASK, menu=True, row=True),
                PageAction(_("Open record"), lambda: self.for_current(self.open_row), "", "external-link", VIEW, row=True),
                PageAction(_("Answer it"), lambda: self.for_current(self._go_on), "F8", "check", ASK, primary=True, row=True),
            ]
        )  # fmt: skip
        desk.watch(self, lambda: self.for_current(self._pick))

    def request(self, what: object) -> None:
        """Go to a question by its key, in the list in which it stands; ask one about a record (table, key)."""
        if isinstance(what, int):
            self.desk.read(question, what, then=self._go_to, owner=self, slot="request")
        elif isinstance(what, tuple):
            self._ask(Target(*what))
        else:
            super().request(what)

    def _go_to(self, one: QuestionView | None) -> None:
        if one is not None:
            mine = one.asked_by == self.desk.office.actor.login
            place = 2 if one.state != OPEN else 0
            self.go(1 if mine else place)
            self.panel.select_key(one.id)

    def _pick(self, key: int) -> None:
        self.desk.read(question, key, then=self._show, owner=self, slot="question")

    def _show(self, one: QuestionView | None) -> None:
        self.whole.setText("\n".join(filter(None, (one.text, one.answer))) if one is not None else "")

    def open_row(self, key: int) -> None:
        """Open the record that a question is about."""
        self.desk.read(question, key, then=self._open, owner=self, slot="open")

    def _open(self, one: QuestionView | None) -> None:
        found = next((s for s in searchables() if one is not None and s.table == one.table_name), None)
        if one is None or found is None:
            self.desk.notice(_("This record has no page of its own."))
        else:
            several = Target(one.table_name, one.row_key)
            self.desk.open(found.page, several if found.several else one.row_key)

    def _go_on(self, key: int) -> None:
        self.desk.read(question, key, then=self._answer, owner=self, slot="answer")

    def _answer(self, one: QuestionView | None) -> None:
        """Answer a question, or take note of the answer to one's own."""
        if one is None:
            return
        if one.asked_by == self.desk.office.actor.login and one.state == ANSWERED:
            self.desk.run(read_answer, one.id, then=lambda _n: self.desk.notice(_("Answer taken note of")))
            return
        ask(
            self.desk,
            self.drawer,
            "answer",
            one.text,
            [LongField("answer", _("Answer"), 6)],
            send=lambda values: (answer_question, one.id, values["answer"]),
            done=lambda _key, _values: _("Answered"),
            record=one.id,
            save_text=_("Answer it"),
        )

    def _ask(self, target: Target) -> None:
        """Ask somebody, or a team, about a record; the question then stands in the list of one's own."""
        fields = [
            (ChoiceField("to", _("Whom"), [("", "–")]), 1),
            (DayField("due", _("Answer wanted by"), today=self.desk.today), 1),
            (LongField("text", _("Question"), 4), 2),
        ]

        def ready(form: Form, people: list[tuple[str, str]], words: str) -> dict[str, str]:
            choose(form, "to", [("", "–"), *people])
            self.drawer.heading.setText(words or _("Question"))
            return {}

        def done(key: int, _values: Values) -> str:
            self.go(1)
            self.panel.select_key(key)
            return _("Question asked")

        ask(self.desk, self.drawer, "question.new", _("Question"), fields,
            send=lambda values: (ask_question, target, QuestionDraft(values["to"], values["text"], values["due"])), done=done,
            asks=[(whom,), (record_words, target)], ready=ready, record=f"{target.table}.{target.key}", columns=2,
            first="to", save_text=_("Ask"))  # fmt: skip

    def _withdraw(self) -> None:
        def take(key: int) -> None:
            self.desk.run(withdraw_question, key, then=lambda _n: self.desk.notice(_("Taken back")))

        self.for_current(take)
