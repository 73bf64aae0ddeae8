"""What stands beside what was said on a ticket: tickets that belong to it, and the plan of a change with its approval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import _
from app.data.approval_tables import OPEN
from app.data.queries import query
from app.data.record_extras import Target
from app.data.users import Colleague, colleagues
from app.data.workflow import StepView, decide, steps_of, undo_decision, waiting_for
from app.modules.it.helpdesk.models import Change, TicketLink
from app.modules.it.helpdesk.rules.tickets import (
    CHANGES,
    LINK_KINDS,
    PLANNING,
    RISKS,
    STAGE_STEPS,
    STAGES,
    STATES,
    ChangeDraft,
)
from app.modules.it.helpdesk.services.changes import (
    ChangeView,
    LinkRow,
    change_of,
    link_tickets,
    links_of,
    plan_change,
    schedule_change,
    step_change,
    unlink_tickets,
)
from app.modules.it.infrastructure.api import falls_with
from app.ui.approval import reject_form, step_words
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, add_placed, ask, choose
from app.ui.forms import Form
from app.ui.theme import px
from app.ui.widgets import button, clear, label


class LinksPart(QWidget):
    """Tickets that belong to this one; Enter goes there, the form links another."""

    wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._key = desk, 0
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, px(6), 0, 0)
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Tickets that belong to this one"))
        self.list.itemActivated.connect(
            lambda item: self.wanted.emit(int(item.data(Qt.ItemDataRole.UserRole)[1]))
        )
        inside.addWidget(self.list, 1)
        self.form = Form(desk, "ticket_link", self._save, None, _("Link"), columns=2)
        kind = ChoiceField("kind", _("This ticket is"), list(LINK_KINDS.items()))
        add_placed(self.form, fields_of(desk, TicketLink, "kind other", kind=kind))
        self.form.bar.insertWidget(1, button(_("Take off"), self._take_off))
        inside.addWidget(self.form)

    def show_ticket(self, key: int, then: Callable[[int], object]) -> None:
        """Show the links of a ticket, and tell how many there are."""
        if key != self._key:
            self.form.fill({}, restore=False)
        self._key = key

        def done(found: list[LinkRow]) -> None:
            self.list.clear()
            for one in found:
                item = QListWidgetItem(
                    f"{_(one.words)}  {one.number}  {one.title}  ·  {_(STATES[one.state])}"
                )
                item.setData(Qt.ItemDataRole.UserRole, (one.id, one.other))
                self.list.addItem(item)
            then(len(found))

        self.desk.read(links_of, key, then=done, owner=self, slot="links")

    def _save(self) -> None:
        values = self.form.values()

        def done(_key: int) -> None:
            self.form.saved()
            self.form.fill({})
            self.desk.notice(_("Linked"))

        self.form.send(link_tickets, self._key, values["other"], values["kind"], then=done)

    def _take_off(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.desk.run(unlink_tickets, item.data(Qt.ItemDataRole.UserRole)[0])


class ChangePart(QWidget):
    """The plan of a change, what fails meanwhile, the steps of its approval, and what can be done next."""

    def __init__(self, desk: Desk, drawer: Drawer) -> None:
        super().__init__()
        self.desk, self._drawer, self._key = desk, drawer, 0
        self.one: ChangeView | None = None
        self.steps: list[StepView] = []
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, px(6), 0, 0)
        self.stage = label("", "heading", wrap=True)
        self.words = QListWidget()
        self.words.setObjectName("plain")
        self.words.setWordWrap(True)
        self.words.setAccessibleName(_("Plan of a change"))
        self.buttons = QHBoxLayout()
        inside.addWidget(self.stage)
        inside.addWidget(self.words, 1)
        inside.addLayout(self.buttons)

    def show_ticket(self, key: int) -> None:
        """Show the plan of a change."""
        self._key = key
        login = self.desk.office.actor.login

        @query("it.tickets.view")
        def asked(connection: Any) -> tuple[ChangeView | None, list[StepView], list[StepView], list[str]]:
            one = change_of(connection, key)
            part = one.plan.draft.component if one is not None else None
            mine = [step for step in waiting_for(connection, login, "change") if step.key == key]
            return (
                one,
                steps_of(connection, Target("it_ticket", key)),
                mine,
                falls_with(connection, part) if part else [],
            )

        self.desk.read(asked, then=lambda found: self._show(*found), owner=self, slot="change")

    def _show(
        self, one: ChangeView | None, steps: list[StepView], mine: list[StepView], fallen: list[str]
    ) -> None:
        self.one, self.steps = one, steps
        self.stage.setText(
            _("How far it is: {stage}").format(stage=_(STAGES[one.stage]))
            if one
            else _("Nothing is planned yet.")
        )
        self.words.clear()
        for line in _plan_words(one, fallen) if one else ():
            self.words.addItem(line)
        for step in steps:
            self.words.addItem(step_words(step))
        clear(self.buttons)
        for made in self._offers(one, mine):
            self.buttons.addWidget(made)
        self.buttons.addStretch()

    def _offers(self, one: ChangeView | None, mine: list[StepView]) -> list[QWidget]:
        made: list[QWidget] = []
        if one is None or one.stage in PLANNING:
            made.append(button(_("Plan …"), self.plan, pic="pencil"))
        if mine and mine[0].state == OPEN:
            made.append(button(_("Approve"), lambda: self._decide(mine[0].id), "primary", pic="check"))
            made.append(button(_("Reject …"), lambda: self._reject(mine[0].id), pic="x"))
        names = [name for name in STAGE_STEPS if one is not None and CHANGES.may(one.stage, name)]
        made += [button(_(STAGE_STEPS[name]) + " …", lambda step=name: self.step(step)) for name in names]  # type: ignore[misc]
        return made

    def _decide(self, step: int) -> None:
        def done(_nothing: object) -> None:
            self.desk.notice(_("Approved"), action=_("Undo"), act=lambda: self.desk.run(undo_decision, step))

        self.desk.run(decide, step, True, "", then=done)

    # -- forms -------------------------------------------------------------
    def _reject(self, step: int) -> None:
        form = reject_form(self.desk, step, self._drawer.drop, _("Rejected"))
        self._drawer.show_widget(_("Reject"), form)
        form.focus_first()

    def plan(self) -> None:
        """Show the form of the plan."""
        key, one = self._key, self.one

        def send(values: Values) -> tuple[Any, ...]:
            return plan_change, key, ChangeDraft(**values), form.version

        form = ask(
            self.desk,
            self._drawer,
            "change",
            _("Plan of a change"),
            fields_of(self.desk, Change, "component risk plan:2 fallback:2 planned hours"),
            send=send,
            done=_kept,
            start=vars(one.plan.draft) if one else {"risk": 2},
            record=key,
            version=one.plan.version if one else None,
            columns=2,
        )

    def step(self, name: str) -> None:
        """Ask for what a step needs, and take it."""
        key = self._key
        person = ChoiceField("person", _("Who approves"), ())
        layout = {"schedule": "planned hours note:2", "ask": "person:2 note:2"}.get(name, "note:2")
        note = LongField("note", _("Remark"), 2)

        def send(v: Values) -> tuple[Any, ...]:
            if name == "schedule":
                return schedule_change, key, v["planned"], v["hours"], v["note"]
            return step_change, key, name, v["note"], v.get("person", "")

        def ready(form: Form, people: Sequence[Colleague] = ()) -> dict[str, Any]:
            if name == "ask":
                known = [(one.login, one.name) for one in people if one.active]
                choose(form, "person", [("", _("by the rules")), *known])
            return {}

        def stands(one: ChangeView | None) -> dict[str, Any]:
            plan = one.plan.draft if one is not None else ChangeDraft()
            return {"planned": plan.planned, "hours": plan.hours}

        ask(
            self.desk,
            self._drawer,
            f"change_{name}",
            _(STAGE_STEPS[name]),
            fields_of(self.desk, Change, layout, note=note, person=person),
            send=send,
            done=_kept,
            shows=(change_of, key) if name == "schedule" else None,
            values=stands,
            asks=((colleagues,),) if name == "ask" else (),
            ready=ready,
            record=key,
            columns=2,
            save_text=_(STAGE_STEPS[name]),
        )


def _kept(_answer: object, _values: Values) -> str:
    return _("Change kept")


def _plan_words(one: ChangeView, fallen: list[str]) -> list[str]:
    d = one.plan.draft
    when = "  ".join(filter(None, (formats.day(d.planned), d.hours)))
    meanwhile = ", ".join(fallen) if fallen else _("nothing else")
    pairs = (
        (_("Part of the infrastructure"), one.component),
        (_("Fails meanwhile"), meanwhile if one.component else ""),
        (_("Risk"), _(RISKS[d.risk])),
        (_("How it is done"), d.plan),
        (_("The way back"), d.fallback),
        (_("Planned for"), when),
    )
    return [f"{title}: {words}" for title, words in pairs if words]
