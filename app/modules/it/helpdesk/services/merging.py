"""Tickets that turn out to be one become one, and nothing of either is lost; what is two things becomes two."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import or_, select

from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data.office import command
from app.data.record_extras import Target, move_extras
from app.data.unit import Unit
from app.modules.it.helpdesk.models import Change, Ticket, TicketEntry, TicketLink, TicketTask
from app.modules.it.helpdesk.rules.tickets import ENDED, RUNNING, SOLVED, STAGES, TicketDraft
from app.modules.it.helpdesk.services.tickets import enter, note_on, open_ticket, put_into_search, reckon


@command("it.tickets")
def merge(unit: Unit, key: int, into: int) -> None:
    """Merge a ticket into another: what was said stands there too; checklist, minutes, links, what was split off, and all that was put on it go there.

    Raises Invalid for itself, a merged one, and a change whose plan has not ended.
    """
    state = unit.connection.scalar(select(Ticket.state).where(Ticket.id == into))
    if key == into or state not in (*RUNNING, SOLVED):
        raise Invalid(N_("Choose another open ticket."), field="into")
    row, other = unit.row(Ticket, key, lock=True), unit.row(Ticket, into, lock=True)
    stage = unit.connection.scalar(select(Change.stage).where(Change.ticket_id == key))
    if stage is not None and stage not in ENDED:
        words = N_("The change is “{stage}”; a plan that has not ended stays on its own ticket.")
        raise Invalid(words, field="into", stage=Message(STAGES[stage]))
    enter(unit, key, "merge", "", merged_into=into, solved=unit.now)
    _copy_words(unit, key, into)
    for task in unit.connection.scalars(select(TicketTask.id).where(TicketTask.ticket_id == key)).all():
        unit.update(TicketTask, task, {"ticket_id": into})
    part = select(Ticket.id).where(Ticket.parent_id == key, Ticket.id != into)
    for one in unit.connection.scalars(part).all():
        unit.update(Ticket, one, {"parent_id": into})
    _move_links(unit, key, into)
    move_extras(unit, Target("it_ticket", key), Target("it_ticket", into))
    lacking = {name: row[name] for name in ("requester_id", "asset_id") if other[name] is None}
    unit.update(Ticket, into, {**lacking, "minutes": other["minutes"] + row["minutes"]})
    unit.update(Ticket, key, {"minutes": 0})
    for one in (key, into):
        reckon(unit, one)
        put_into_search(unit, one)


def _copy_words(unit: Unit, key: int, into: int) -> None:
    e = TicketEntry
    rows = unit.connection.execute(select(e.__table__).where(e.ticket_id == key).order_by(e.at, e.id))
    for row in rows.mappings().all():
        unit.insert(e, **{**{name: value for name, value in row.items() if name != "id"}, "ticket_id": into})


def _move_links(unit: Unit, key: int, into: int) -> None:
    """Let the links of a ticket be those of another; one that both have, or that would lead to itself, goes."""
    n = TicketLink

    def ends(one: int) -> dict[int, int]:
        rows = unit.connection.execute(
            select(n.id, n.ticket_id, n.other_id).where(or_(n.ticket_id == one, n.other_id == one))
        ).all()
        return {row.id: row.other_id if row.ticket_id == one else row.ticket_id for row in rows}

    there = set(ends(into).values())
    for link, end in ends(key).items():
        if end == into or end in there:
            unit.delete(n, link)
            continue
        name = "ticket_id" if unit.row(n, link)["ticket_id"] == key else "other_id"
        unit.update(n, link, {name: into})


@command("it.tickets")
def split(unit: Unit, entry: int, title: str) -> int:
    """Make a ticket of its own from something that was said, and return its key; the two are linked. Raises Invalid without a subject."""
    row = unit.row(TicketEntry, entry)
    old = unit.row(Ticket, row["ticket_id"], lock=True)
    same = select(Ticket.id).where(Ticket.parent_id == old["id"], Ticket.title == title.strip())
    if known := unit.connection.scalar(same.limit(1)):
        return int(known)  # it was split off already
    draft = TicketDraft(
        title, row["body"], old["type"], old["requester_id"], old["channel"], category=old["category"], urgency=old["urgency"], impact=old["impact"], priority=0, team=old["team"],
        agent="", asset=old["asset_id"], sla=old["sla_id"],
    )  # fmt: skip
    if row["internal"]:  # what the requester was not told stays so
        draft = replace(draft, body="")
    key = open_ticket(unit, draft)
    if row["internal"]:
        note_on(unit, key, row["body"])
        put_into_search(unit, key)
    unit.update(Ticket, key, {"parent_id": old["id"]})
    return key
