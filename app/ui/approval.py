"""Approval in any topic: who approves a kind of record, deciding on one from a page, and its steps in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.core import format as formats
from app.core.messages import N_, _
from app.core.people import person
from app.data.approval_rules import RuleDraft, delete_rule, rules_and_people, save_rule
from app.data.approval_tables import STATES
from app.data.users import Colleague, RoleRow
from app.data.workflow import StepView, decide, undo_decision, waiting_for
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import MoneyField, TextField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.widgets import button

NOT_MINE = N_("No approval of this record waits for you.")


def step_words(one: StepView) -> str:
    """Return a step of an approval in words: whose it is, where it stands, when, and the comment."""
    who = person(one.decided_by or one.login) or _(one.role)
    when = (
        formats.moment(one.decided_at) if one.decided_at else _("due {day}").format(day=formats.day(one.due))
    )
    return "  ·  ".join(filter(None, (f"{one.position}. {who}: {_(STATES[one.state])}", when, one.comment)))


def reject_form(desk: Desk, step: int, close: Callable[[], None], words: str) -> Form:
    """Return the form that asks why a step is rejected; words are said when it was."""

    def save() -> None:
        def done(_nothing: object) -> None:
            form.saved()
            close()
            desk.notice(words, action=_("Undo"), act=lambda: desk.run(undo_decision, step))

        form.send(decide, step, False, form.values()["comment"], then=done)

    form = Form(desk, "reject", save, close, _("Reject"), columns=1, record=step)
    form.add(LongField("comment", _("Why"), 4))
    form.fill({})
    form.focus_first()
    return form


class Decisions:
    """Approve or reject a record of one kind from a page: the step that waits for whoever sits here is found by itself."""

    def __init__(self, desk: Desk, kind: str, drawer: Drawer, leave: Callable[[], None]) -> None:
        self.desk, self._kind, self._drawer, self._leave = desk, kind, drawer, leave
        self._waiting: set[int] | None = None  # what waits for this person; None until it was read

    def follow(
        self, page: Page, table: str = "", about: Callable[[], int | None] | None = None
    ) -> Callable[[], str]:
        """Return what says why this person decides nothing about the current row of a page, for its actions that decide.

        table names the one of its rows where it has several, about gives the key where that is not the one of the row.
        """
        owner = QObject(
            page
        )  # reads for itself: a page that is not about approvals need not begin anew for one

        def take(steps: list[StepView]) -> None:
            self._waiting = {one.key for one in steps}
            page.look_again()

        def read() -> None:
            login = self.desk.office.actor.login
            self.desk.read(waiting_for, login, self._kind, then=take, owner=owner, slot="waiting")

        def why_not() -> str:
            key = about() if about is not None else page.current_key(table)
            return "" if self._waiting is None or key is None or key in self._waiting else _(NOT_MINE)

        self.desk.watch(owner, read)
        read()
        return why_not

    def approve(self, key: int) -> None:
        """Approve a record; Undo takes it back until the next step."""

        def decided(step: int) -> None:
            take_back = lambda: self.desk.run(undo_decision, step)  # noqa: E731
            told = lambda _nothing: self.desk.notice(_("Approved"), action=_("Undo"), act=take_back)  # noqa: E731
            self.desk.run(decide, step, True, "", then=told)

        self._with_step(key, decided)

    def reject(self, key: int) -> None:
        """Ask in the drawer why a record is rejected."""

        def asked(step: int) -> None:
            form = reject_form(self.desk, step, self._leave, _("Rejected"))
            self._drawer.show_widget(_("Reject"), form)
            form.focus_first()

        self._with_step(key, asked)

    def _with_step(self, key: int, then: Callable[[int], None]) -> None:
        """Go on with the step that is this person's to decide, or say that there is none."""

        def found(steps: list[StepView]) -> None:
            mine = [one.id for one in steps if one.key == key]
            if mine:
                then(mine[0])
            else:
                self.desk.notice(_(NOT_MINE))

        self.desk.read(waiting_for, self.desk.office.actor.login, self._kind, then=found)


class ApprovalRules:
    """Who approves a kind of record, shown and changed in the drawer of a page."""

    def __init__(self, desk: Desk, kind: str, drawer: Drawer, leave: Callable[[], None]) -> None:
        self.desk, self._kind, self._drawer, self._leave = desk, kind, drawer, leave

    def show(self) -> None:
        """Show who approves what; Enter changes a rule."""
        self.desk.read(rules_and_people, self._kind, then=self._list_rules)

    def _list_rules(
        self, found: tuple[list[tuple[int, int, RuleDraft]], list[RoleRow], list[Colleague]]
    ) -> None:
        known, all_roles, people = found
        chooser = QListWidget()
        chooser.setObjectName("plain")
        chooser.setAccessibleName(_("Rules"))
        chooser.setWordWrap(True)
        for _key, _version, one in known:
            amount = (
                _("from {amount}").format(amount=formats.cents(one.from_amount))
                if one.from_amount
                else _("every amount")
            )
            chooser.addItem(
                f"{one.position}. {person(one.login) or _(one.role)}\n{amount}"
                + (f", {_('substitute')}: {person(one.substitute)}" if one.substitute else "")
            )
        chooser.addItem(_("New rule"))

        def chosen(_item: QListWidgetItem) -> None:
            place = chooser.currentRow()
            self._rule_form(known[place] if place < len(known) else None, all_roles, people)

        chooser.itemActivated.connect(chosen)
        self._drawer.show_widget(_("Who approves"), chooser)
        chooser.setCurrentRow(0)
        chooser.setFocus()

    def _rule_form(
        self, known: tuple[int, int, RuleDraft] | None, all_roles: list[RoleRow], people: list[Colleague]
    ) -> None:
        def save() -> None:
            values = form.values()
            position = values["position"].strip()
            days = values["days"].strip()
            draft = RuleDraft(
                self._kind,
                int(position) if position.isdecimal() else 0,
                values["role"],
                values["login"],
                values["substitute"],
                days=int(days) if days.isdecimal() else -1,
                from_amount=values["from_amount"] or 0,
                every=values["every"],
            )

            def done(_key: int) -> None:
                form.saved()
                self.desk.notice(_("Rule saved"))
                self.show()

            form.send(save_rule, draft, known[0] if known else None, form.version, then=done)

        def remove() -> None:
            if known is not None:
                self.desk.run(delete_rule, known[0], then=lambda _n: self.show())

        form = Form(
            self.desk,
            "approval",
            save,
            self._leave,
            columns=2,
            record=known[0] if known else 0,
            version=known[1] if known else None,
        )
        names = [("", "–"), *((one.login, f"{one.name} ({one.login})") for one in people if one.active)]
        form.add(TextField("position", _("Position"), limit=1))
        form.add(MoneyField("from_amount", _("from the amount")))
        form.add(
            ChoiceField("role", _("Role"), [("", "–"), *((one.name, _(one.name)) for one in all_roles)]), 2
        )
        form.add(SwitchField("every", _("Everyone of the role")), 2)
        form.add(ChoiceField("login", _("or person"), names), 2)
        form.add(ChoiceField("substitute", _("Substitute"), names), 2)
        form.add(TextField("days", _("Days"), limit=3))
        one = known[2] if known else RuleDraft(self._kind)
        form.fill(
            {"position": str(one.position), "role": one.role, "login": one.login, "substitute": one.substitute, "days": str(one.days),
             "from_amount": formats.cents(one.from_amount) if one.from_amount else "", "every": "1" if one.every else ""}
        )  # fmt: skip
        if known is not None:
            form.bar.addWidget(button(_("Take away"), remove))
        self._drawer.show_widget(_("Rule of approval"), form)
        form.focus_first()
