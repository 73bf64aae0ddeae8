"""Changes planned, approved by the shared workflow and carried out; links between tickets."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, or_, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data.approval_rules import Approval
from app.data.drafts import Stored, load_draft, must_exist, one_of, required, save_draft
from app.data.office import command
from app.data.queries import query
from app.data.unit import Unit
from app.data.workflow import start
from app.modules.it.helpdesk.models import Change, Ticket, TicketLink
from app.modules.it.helpdesk.rules.tickets import (
    BACKWARDS,
    CHANGES,
    LINK_KINDS,
    PLANNING,
    RISKS,
    RUNNING,
    STAGE_STEPS,
    STAGES,
    ChangeDraft,
)
from app.modules.it.helpdesk.services.tickets import note_on, put_into_search, solve
from app.modules.it.infrastructure.api import Component


@dataclass(frozen=True)
class ChangeView:
    """The plan of a change with its stage and the name of the part it touches."""

    plan: Stored[ChangeDraft]
    stage: str
    component: str


@dataclass(frozen=True)
class LinkRow:
    """A ticket that belongs to this one, and how, in words from this one."""

    id: int
    other: int
    number: str
    title: str
    state: str
    words: str


@query("it.tickets.view")
def change_of(connection: Connection, ticket: int) -> ChangeView | None:
    """Return the plan of a change, None where nothing is planned yet."""
    row = connection.execute(
        select(Change.id, Change.stage, Component.name)
        .outerjoin(Component, Component.id == Change.component_id)
        .where(Change.ticket_id == ticket)
    ).first()
    found = load_draft(connection, Change, ChangeDraft, row.id) if row is not None else None
    return ChangeView(found, row.stage, row.name or "") if row is not None and found is not None else None


@query("it.tickets.view")
def links_of(connection: Connection, ticket: int) -> list[LinkRow]:
    """Return the tickets that belong to one, in the order in which they were linked."""
    n, t = TicketLink, Ticket
    rows = connection.execute(
        select(n.id, n.ticket_id, n.other_id, n.kind)
        .where(or_(n.ticket_id == ticket, n.other_id == ticket))
        .order_by(n.id)
    ).all()
    keys = [row.other_id if row.ticket_id == ticket else row.ticket_id for row in rows]
    named = {
        row.id: row
        for row in connection.execute(select(t.id, t.number, t.title, t.state).where(t.id.in_(keys)))
    }
    return [
        LinkRow(
            row.id,
            key,
            named[key].number,
            named[key].title,
            named[key].state,
            words=(LINK_KINDS if row.ticket_id == ticket else BACKWARDS)[row.kind],
        )
        for row, key in zip(rows, keys, strict=True)
    ]


# -- planning ----------------------------------------------------------------
@command("it.tickets")
def plan_change(unit: Unit, ticket: int, draft: ChangeDraft, version: int | None = None) -> int:
    """Keep the plan of a change while it is planned; raises Invalid for a ticket that is none, or whose plan is approved, and Conflict."""
    if unit.row(Ticket, ticket)["type"] != "change":
        raise Invalid(N_("This ticket is no change."), field="plan")
    one_of(draft.risk, RISKS, "risk")
    must_exist(unit, component=(Component, draft.component))
    row = unit.connection.execute(select(Change.id, Change.stage).where(Change.ticket_id == ticket)).first()
    if row is not None and row.stage not in PLANNING:
        raise Invalid(
            N_("This plan is “{stage}”; plan anew to change it."),
            field="plan",
            stage=Message(STAGES[row.stage]),
        )
    made = save_draft(
        unit,
        Change,
        draft,
        row.id if row is not None else None,
        version,
        **({} if row is not None else {"ticket_id": ticket, "stage": "draft"}),
    )
    put_into_search(unit, ticket)
    return made


@command("it.tickets")
def step_change(unit: Unit, ticket: int, name: str, note: str = "", person: str = "") -> str:
    """Take a change a step on and return its stage; each step is an internal note on the ticket.

    Raises Invalid for a step that does not fit, an assessment without way and way back, a schedule without a day to come, or a
    roll-back and a look back without a word. Approval goes by the rules of changes; a person named decides first.
    """
    row = (
        unit.connection.execute(select(Change.__table__).where(Change.ticket_id == ticket)).mappings().first()
    )
    if row is None:
        raise Invalid(N_("Plan the change first."), field="plan")
    if name not in STAGE_STEPS:
        raise Invalid(N_("Choose one of the values offered."), field="step")
    stage = CHANGES.after(row["stage"], name)
    if name == "assess":
        required(row["plan"], "plan", N_("Say how it is done."))
        required(row["fallback"], "fallback", N_("Say how one gets back."))
    if name == "schedule" and (row["planned"] is None or row["planned"] < unit.today):
        raise Invalid(N_("Enter a day that is to come."), field="planned")
    if name in ("roll_back", "review"):
        required(note, "note", N_("Say how it went."))
    if name == "ask":
        start(unit, "change", ticket, 0, person)
    _enter(unit, int(row["id"]), ticket, stage, note)
    return stage


@command("it.tickets")
def schedule_change(
    unit: Unit, ticket: int, planned: datetime.date | None, hours: str, note: str = ""
) -> str:
    """Set day and hours of an approved change and schedule it; raises Invalid as step_change() does."""
    key = unit.connection.scalar(select(Change.id).where(Change.ticket_id == ticket))
    if key is None:
        raise Invalid(N_("Plan the change first."), field="plan")
    unit.update(Change, int(key), {"planned": planned, "hours": hours.strip()[:40]})
    return step_change(unit, ticket, "schedule", note)


def _enter(unit: Unit, key: int, ticket: int, stage: str, note: str) -> None:
    unit.update(Change, key, {"stage": stage})
    words = Message(N_("Change: {stage}"), {"stage": Message(STAGES[stage])})
    note_on(unit, ticket, "\n".join(filter(None, (str(words), note.strip()))))


def decided(unit: Unit, ticket: int, approved: bool, comment: str) -> None:
    """Take the end of an approval over to the change."""
    row = unit.connection.execute(select(Change.id, Change.stage).where(Change.ticket_id == ticket)).one()
    _enter(unit, int(row.id), ticket, CHANGES.after(row.stage, "approve" if approved else "reject"), comment)


def _reopened(unit: Unit, ticket: int) -> None:
    """Let a change wait for its approval again; raises Invalid where it went on."""
    row = unit.connection.execute(select(Change.id, Change.stage).where(Change.ticket_id == ticket)).one()
    _enter(unit, int(row.id), ticket, CHANGES.after(row.stage, "reopen"), "")


def _content(connection: Connection, ticket: int) -> Mapping[str, Any]:
    """Return what of a change is approved: the part it touches, its risk, the way and the way back."""
    c = Change
    query = select(c.component_id, c.risk, c.plan, c.fallback).where(c.ticket_id == ticket)
    return dict(connection.execute(query).mappings().one())


# -- links -------------------------------------------------------------------
@command("it.tickets")
def link_tickets(unit: Unit, ticket: int, other: int, kind: str = "related") -> int:
    """Link a ticket to another one; a known link gets the new kind. Raises Invalid for itself, a circle of parts, or an unknown ticket."""
    one_of(kind, LINK_KINDS, "kind")
    must_exist(unit, ticket=(Ticket, ticket), other=(Ticket, other or None))
    if ticket == other or not other:
        raise Invalid(N_("Choose another ticket."), field="other")
    if kind != "related" and _reaches(unit, other, ticket, kind):
        raise Invalid(N_("The other ticket belongs to this one already."), field="other")
    n = TicketLink
    known = unit.connection.scalar(
        select(n.id).where(
            or_(
                (n.ticket_id == ticket) & (n.other_id == other),
                (n.ticket_id == other) & (n.other_id == ticket),
            )
        )
    )
    if known is not None:
        unit.update(n, int(known), {"kind": kind, "ticket_id": ticket, "other_id": other})
        return int(known)
    return unit.insert(n, ticket_id=ticket, other_id=other, kind=kind)


def _reaches(unit: Unit, start_at: int, goal: int, kind: str) -> bool:
    """Say whether links of a kind lead from one ticket to another."""
    n, seen, wave = TicketLink, {start_at}, [start_at]
    while wave:
        found = set(unit.connection.scalars(select(n.other_id).where(n.ticket_id.in_(wave), n.kind == kind)))
        if goal in found:
            return True
        wave = list(found - seen)
        seen |= found
    return False


@command("it.tickets")
def unlink_tickets(unit: Unit, link: int) -> None:
    """Take a link between tickets away."""
    unit.delete(TicketLink, link)


@command("it.tickets")
def solve_with_caused(unit: Unit, ticket: int, solution: str, cause: str = "", tell: bool = True) -> int:
    """Solve a ticket and all open ones that it caused, with the same words; return how many were solved with it."""
    solve(unit, ticket, solution, cause, tell)
    n, t = TicketLink, Ticket
    query = (
        select(t.id)
        .join(n, n.ticket_id == t.id)
        .where(n.other_id == ticket, n.kind == "caused", t.state.in_(RUNNING))
        .order_by(t.id)
    )
    keys = unit.connection.scalars(query).all()
    for key in keys:
        solve(unit, key, solution, cause, tell)
    return len(keys)


APPROVALS = (Approval("change", N_("Changes"), "it_ticket", _content, decided, reopened=_reopened),)
