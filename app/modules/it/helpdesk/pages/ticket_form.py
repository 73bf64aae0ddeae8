"""The form of a ticket: a new one, or what is known of one that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from app.core.messages import N_, _
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.queries.agents import agents
from app.modules.it.helpdesk.queries.agreements import agreement_names
from app.modules.it.helpdesk.queries.articles import find_articles
from app.modules.it.helpdesk.queries.tickets import TicketView, ticket
from app.modules.it.helpdesk.rules.tickets import PRIORITIES, TicketDraft, priority
from app.modules.it.helpdesk.services.tickets import change_ticket, open_ticket
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.choices import LevelField, RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose
from app.ui.forms import Form

FIRST, REST = "title:2 requester asset", "type channel urgency impact priority sla category agent team"
LEVELS = {0: N_("from urgency and impact"), **PRIORITIES}
BEGUN = {"urgency": 3, "impact": 3, "priority": 0, "type": "incident"}


def ticket_form(desk: Desk, drawer: Drawer, key: int | None, kept: Callable[[int], None]) -> None:
    """Show the form of a ticket, or of a new one; kept gets the key once it was saved."""

    def ready(form: DrawerForm, *answers: Any) -> Mapping[str, Any] | None:
        one: TicketView | None = answers[0] if key is not None else None
        names, known = answers[-2:]
        if key is not None and one is None:
            return None
        choose(form, "sla", names)
        choose(form, "agent", agent_choices(desk, known, one.agent if one else ""))
        subject = form.fields["title"]
        form.filled.connect(lambda: subject.changed.connect(lambda: _offer_answers(desk, form)))
        if one is None:
            return {}
        form.version = one.version
        drawer.heading.setText(one.number)
        return _typed(one)

    def send(values: Values) -> tuple[Any, ...]:
        draft = TicketDraft(**values)
        return (open_ticket, draft) if key is None else (change_ticket, key, draft, form.version)

    def done(made: int, _values: Values) -> str:
        kept(made)
        return _("Ticket kept")

    form = ask(
        desk,
        drawer,
        "ticket",
        _("New ticket") if key is None else "",
        _fields(desk, key is None),
        send=send,
        done=done,
        start=BEGUN,
        asks=[*([(ticket, key)] if key is not None else []), (agreement_names,), (agents,)],
        ready=ready,
        record=key or 0,
        columns=2,
    )


def _fields(desk: Desk, new: bool) -> list[Placed]:
    return fields_of(
        desk,
        Ticket,
        f"{FIRST} body:2 {REST}" if new else f"{FIRST} {REST}",
        body=LongField("body", _("What is the matter"), 5),
        priority=LevelField("priority", _("Priority"), LEVELS),
        sla=RowField("sla", _("Agreement"), (), empty=""),
        agent=ChoiceField("agent", _("Agent in charge"), ()),
    )


def _typed(one: TicketView) -> dict[str, Any]:
    """Return what the form of a ticket shows: a priority that follows from urgency and impact goes on doing so."""
    values = {field.name: getattr(one, field.name, None) for field in fields(TicketDraft)}
    values |= {"requester": one.requester_id, "asset": one.asset_id, "sla": one.sla_id}
    follows = one.priority == priority(one.urgency, one.impact)
    return values | {"priority": 0 if follows else one.priority}


def agent_choices(desk: Desk, known: list[tuple[str, str]], kept: str = "") -> list[tuple[str, str]]:
    """Return nobody, who may work on tickets, and who has it now, as choices."""
    others = {login: login for login in (kept, desk.office.actor.login) if login}
    return [("", "–"), *(others | dict(known)).items()]


def _offer_answers(desk: Desk, form: Form) -> None:
    """Show an answer that is kept while the subject is typed."""
    typed = form.fields["title"].text().strip()

    def show(found: list[tuple[int, str, str]]) -> None:
        words = _("Answer: {title}").format(title="; ".join(one[1] for one in found)) if found else ""
        form.fields["title"].set_hint(words)

    if len(typed) > 2:
        desk.read(find_articles, typed, 2, then=show, owner=form, slot="answers")
    else:
        desk.drop(form, "answers")
        show([])
