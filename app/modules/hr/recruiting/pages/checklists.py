"""Who begins and who leaves: their tasks, which are follow-ups; and what checklists and contracts are made of."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.core.people import people
from app.modules.hr.people.api import offered_people
from app.modules.hr.recruiting.models import CHANGE, VIEW, ChecklistTask, ContractTerm
from app.modules.hr.recruiting.queries.checklists import (
    contract_term,
    items_source,
    task,
    tasks_source,
    terms_source,
)
from app.modules.hr.recruiting.rules.checklists import IN_A_LIST, KINDS, TaskDraft
from app.modules.hr.recruiting.rules.terms import POINTS, TermDraft
from app.modules.hr.recruiting.services.checklists import (
    delete_task,
    finish_item,
    save_task,
    start_checklist,
    undo_task,
)
from app.modules.hr.recruiting.services.vacancies import save_term, undo_term
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import WholeField, read_whole
from app.ui.list_page import ListPage
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


class TasksPage(ListPage):
    """F8 settles a task; Ctrl+N begins the list of somebody."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Beginning and leaving"), items_source())
        self.set_actions(
            [
                PageAction(_("Tasks and terms"), lambda: desk.open("hr.recruiting.masters"), "", "list", VIEW, menu=True),
                PageAction(_("New list …"), self.begin, "Ctrl+N", "plus", CHANGE),
                PageAction(_("Done"), self.finish, "F8", "check", "hr.own", primary=True, row=True),
            ]
        )  # fmt: skip

    def request(self, what: object) -> None:
        """Begin a list, or go to a task."""
        if what == "new":
            self.begin()
        else:
            super().request(what)

    def finish(self) -> None:
        """Settle the follow-up of the current task."""
        told = lambda _nothing: self.desk.notice(_("Done"))  # noqa: E731
        self.for_current(lambda key: self.desk.run(finish_item, key, then=told))

    def begin(self) -> None:
        """Ask for whom a list is begun."""

        def done(count: int, _values: Values) -> str:
            if not count:
                return _("Every task of this list was given already.")
            return _("{count} tasks given; each stands under “Today” of who does it.").format(count=count)

        ask(
            self.desk,
            self.drawer,
            "hr_checklist",
            _("New list"),
            [
                ChoiceField("kind", _("Checklist"), list(KINDS.items())),
                KeyField(self.desk, "person", _("Member of staff"), offered_people, True),
            ],
            send=lambda values: (start_checklist, values["person"], values["kind"]),
            done=done,
            start={"kind": "begin"},
            save_text=_("Begin"),
        )


def read_days(text: str) -> int:
    """Read a whole number of days, with a minus for days before; raises Invalid."""
    clean = text.strip().replace("\N{MINUS SIGN}", "-")
    return -read_whole(clean[1:]) if clean.startswith("-") else read_whole(clean)


class DaysField(WholeField):
    """Days from a day on, with a minus for days before it."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, title)
        self._read = read_days


def _task(desk: Desk) -> Sequence[Placed]:
    days = DaysField("days", _("Days from the first or last day"))
    login = ChoiceField("login", _("Named person"), [("", "–"), *people()])
    return fields_of(
        desk, ChecklistTask, "kind days title:2 owner login department job", login=login, days=days
    )


class MastersPage(RegisterPage):
    """Ctrl+1 and Ctrl+2 go to the lists; Ctrl+N begins a row, Enter changes one."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Tasks"), new=_("New task"), source=tasks_source(), of=ChecklistTask, read=task, fields=_task, draft=TaskDraft, save=save_task, undo=undo_task, start={"kind": "begin", "owner": "starter", "days": 0}),
            Register(title=_("Terms of contracts"), new=_("New term"), source=terms_source(), of=ContractTerm, read=contract_term, fields=lambda desk: fields_of(desk, ContractTerm, "point:2 words:2"), draft=TermDraft, save=save_term, undo=undo_term, start={"point": "13"}, name=lambda draft: _(POINTS.get(draft.point, ""))),
        ]  # fmt: skip
        super().__init__(desk, _("Tasks and terms"), registers, width=520)
        away = PageAction(
            _("Take away"),
            self.take_away,
            "Del",
            "trash-2",
            CHANGE,
            menu=True,
            of="hr.checklist_tasks",
            why_not=self.never_with("used", (True,), IN_A_LIST),
        )
        self.set_actions([away, *self.standard_actions()])

    def take_away(self) -> None:
        """Take a task away that stands in nobody's list."""
        self.run_on_current(delete_task, words=_("Taken away"))
