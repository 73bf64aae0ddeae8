"""What is done with tickets: opened, answered, moved through their states; the clocks are reckoned anew after each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data import numbering
from app.data.bulk import BulkCount, set_field
from app.data.office import command
from app.data.search import index
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import ItAsset
from app.modules.it.helpdesk.models import Change, Ticket, TicketEntry, TicketStep, TicketTask
from app.modules.it.helpdesk.queries.agents import agent_named
from app.modules.it.helpdesk.queries.agreements import agreements
from app.modules.it.helpdesk.queries.tickets import clocks_of
from app.modules.it.helpdesk.rules.tickets import (
    CHANNELS,
    ENDED,
    ENTRY_KINDS,
    MACHINE,
    NEW,
    PLANNING,
    PRIORITIES,
    RUNNING,
    SOLVED,
    STAGES,
    TYPES,
    WAIT_FOR,
    WAITING,
    TicketDraft,
    priority,
)

BULK = ("agent", "team", "category", "priority")
MOST_MINUTES = 24 * 60


@command("it.tickets")
def open_ticket(unit: Unit, draft: TicketDraft) -> int:
    """Open a ticket under the next number and return its key; raises Invalid naming the field at fault."""
    return open_as(unit, draft, name_of(unit, draft.requester))


def open_as(unit: Unit, draft: TicketDraft, by: str) -> int:
    """Open a ticket whose first word is by somebody, who need not be a member of staff; see open_ticket()."""
    values = _values(unit, draft)
    standard = next((one.id for one in agreements(unit.connection) if one.standard), None)
    key = unit.insert(
        Ticket, number=numbering.give(unit, Ticket.number, unit.today.year), **{**values, "sla_id": draft.sla or standard},
        state=NEW, wait_for="", remind=None, created=unit.now, solved=None, next_due=None, warn_at=None, light="none", cause="", solution="", merged_into=None,
        parent_id=None, minutes=0, rating=None, reopened=0,
    )  # fmt: skip
    if draft.body.strip():
        put_word(
            unit,
            key,
            "mail" if draft.channel == "mail" else "note",
            draft.body,
            False,
            by=by,
        )
    reckon(unit, key)
    put_into_search(unit, key)
    return key


def _agent(unit: Unit, typed: str, kept: str = "") -> str:
    """Return the sign-in name of who is in charge; who was stays, whoever works takes it themselves. Raises Invalid for nobody known."""
    clean = typed.strip()
    if clean in ("", kept, unit.login):
        return clean
    found = agent_named(unit.connection, clean)
    if found is None:
        raise Invalid(N_("Nobody who works on tickets is called {name}."), field="agent", name=clean)
    return found


def _values(unit: Unit, draft: TicketDraft, kept: str = "") -> dict[str, Any]:
    if not draft.title.strip():
        raise Invalid(N_("Enter a subject."), field="title")
    for name, allowed in (("type", TYPES), ("channel", CHANNELS)):
        if getattr(draft, name) not in allowed:
            raise Invalid(N_("Choose one of the values offered."), field=name)
    if not (1 <= draft.urgency <= 5 and 1 <= draft.impact <= 5 and 0 <= draft.priority <= 6):
        raise Invalid(N_("Choose one of the values offered."), field="urgency")
    if draft.requester is not None:
        unit.row(Person, draft.requester)
    if draft.asset is not None:
        unit.row(ItAsset, draft.asset)
    return {
        "type": draft.type,
        "title": draft.title.strip()[:200],
        "requester_id": draft.requester,
        "channel": draft.channel,
        "category": draft.category.strip()[:60],
        "urgency": draft.urgency,
        "impact": draft.impact,
        "priority": draft.priority or priority(draft.urgency, draft.impact),
        "team": draft.team.strip()[:60],
        "agent": _agent(unit, draft.agent, kept),
        "asset_id": draft.asset,
        "sla_id": draft.sla,
    }


def name_of(unit: Unit, person: int | None) -> str:
    """Return the name of a member of staff; without one the sign-in name of who works."""
    row = unit.row(Person, person) if person is not None else None
    return f"{row['first_name']} {row['last_name']}".strip() if row is not None else unit.login


def put_word(
    unit: Unit,
    key: int,
    kind: str,
    body: str,
    by_agent: bool,
    by: str,
    internal: bool = False,
    at: datetime.datetime | None = None,
) -> int:
    """Put a word on a ticket as it stands, and return its key; neither state nor clocks follow."""
    return unit.insert(
        TicketEntry,
        ticket_id=key,
        requester_id=unit.row(Ticket, key)["requester_id"],
        at=at or unit.now,
        kind=kind,
        internal=internal,
        by_agent=by_agent,
        by=by[:120],
        body=body.strip(),
    )


def note_on(unit: Unit, key: int, body: str) -> int:
    """Write an internal note on a ticket that follows from something else; it touches no clock."""
    return put_word(unit, key, "note", body, True, by=unit.login, internal=True)


def reckon(unit: Unit, key: int) -> None:
    """Reckon the clocks of a ticket anew, for the list."""
    found = clocks_of(unit.connection, key, unit.now)
    unit.update(Ticket, key, {"next_due": found.next_due, "warn_at": found.warn_at, "light": found.light})


def put_into_search(unit: Unit, key: int) -> None:
    """Index a ticket anew: number and subject inside words, everything that was said by words.

    Beside it its first word stands for what the requester may know of it: that is what their own search looks through.
    """
    row, e = unit.row(Ticket, key), TicketEntry
    query = select(e.id, e.body, e.internal, e.requester_id).where(e.ticket_id == key).order_by(e.at, e.id)
    said = unit.connection.execute(query).all()
    short = f"{row['number']} {row['title']}"
    words = (short, row["category"], row["cause"], row["solution"], *(one.body for one in said))
    index(unit, Ticket, key, " ".join(words), short)
    told = [one for one in said if not one.internal and one.requester_id == row["requester_id"]]
    if told:
        index(unit, e, told[0].id, " ".join((short, *(one.body for one in told))), short)


@command("it.tickets")
def change_ticket(unit: Unit, key: int, draft: TicketDraft, version: int | None = None) -> int:
    """Change what is known of a ticket; the clocks follow from the history by the new priority and agreement. Raises Invalid and Conflict.

    With the priority 0 it follows from urgency and impact. A change that is under way stays one.
    """
    before = unit.row(Ticket, key, lock=True)
    if before["type"] == "change" and draft.type != "change":
        _refuse_under_way(unit, key)
    unit.update(Ticket, key, _values(unit, draft, before["agent"]), version)
    reckon(unit, key)
    put_into_search(unit, key)
    return key


def _refuse_under_way(unit: Unit, key: int) -> None:
    stage = unit.connection.scalar(select(Change.stage).where(Change.ticket_id == key))
    if stage is not None and stage not in ENDED | PLANNING:
        raise Invalid(
            N_("The change is “{stage}”; carry it out, roll it back or plan it anew first."),
            field="type",
            stage=Message(STAGES[stage]),
        )


@command("it.tickets")
def say(
    unit: Unit,
    key: int,
    kind: str,
    body: str,
    internal: bool = False,
    from_requester: bool = False,
    minutes: int = 0,
    by: str = "",
) -> int:
    """Write on a ticket: a reply or phone note to the requester, an internal note, or what the requester said, which reopens a solved one.

    minutes is the time it took, by who wrote for a requester who is no member of staff. Raises Invalid for an empty text, and for a closed or merged ticket.
    """
    return take_word(
        unit, key, kind, body, internal=internal, from_requester=from_requester, minutes=minutes, by=by
    )


def take_word(
    unit: Unit,
    key: int,
    kind: str,
    body: str,
    *,
    internal: bool = False,
    from_requester: bool = False,
    minutes: int = 0,
    by: str = "",
) -> int:
    """Put a word on a ticket, let states and clocks follow, and return its key; see say()."""
    row = unit.row(Ticket, key, lock=True)
    if kind not in ENTRY_KINDS:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if not body.strip():
        raise Invalid(N_("Write something first."), field="body")
    if not 0 <= minutes <= MOST_MINUTES:
        raise Invalid(
            N_("Enter a whole number from {minimum} to {maximum}."),
            field="minutes",
            minimum=0,
            maximum=MOST_MINUTES,
        )
    if row["state"] not in (*RUNNING, SOLVED):
        MACHINE.after(row["state"], "work")
    writer = by or name_of(unit, row["requester_id"]) if from_requester else unit.login
    made = put_word(
        unit, key, kind, body, not from_requester, by=writer, internal=internal and not from_requester
    )
    if minutes:
        unit.update(Ticket, key, {"minutes": row["minutes"] + minutes})
    if from_requester and row["state"] == SOLVED:
        enter(unit, key, "reopen", "")
        unit.update(Ticket, key, {"reopened": row["reopened"] + 1, "solved": None})
    elif (from_requester and row["state"] == WAITING) or (not from_requester and row["state"] == NEW):
        enter(unit, key, "work", "")
    reckon(unit, key)
    put_into_search(unit, key)
    return made


def enter(unit: Unit, key: int, step: str, why: str, **more: Any) -> None:
    """Take a ticket a step on, with its row of the history; raises Invalid for a step that its state does not allow."""
    row = unit.row(Ticket, key)
    state = MACHINE.after(row["state"], step)
    values = {"state": state, "wait_for": why if state == WAITING else "", "remind": None, **more}
    if step in ("work", "wait") and not row["agent"]:
        values["agent"] = unit.login
    unit.update(Ticket, key, values)
    unit.insert(TicketStep, ticket_id=key, at=unit.now, state=state, why=why)


@command("it.tickets")
def work(unit: Unit, keys: Sequence[int]) -> int:
    """Take tickets into work; whose they are not yet, they become mine."""
    for key in keys:
        enter(unit, key, "work", "")
        reckon(unit, key)
    return len(keys)


@command("it.tickets")
def wait(unit: Unit, key: int, why: str, remind: datetime.date | None = None) -> None:
    """Let a ticket wait for the requester, the supplier or a day; its clocks stand, until the day where one is given.

    Raises Invalid for a day that is not to come, and without one where it waits for a day.
    """
    if why not in WAIT_FOR:
        raise Invalid(N_("Choose one of the values offered."), field="why")
    if (why == "date" and remind is None) or (remind is not None and remind <= unit.today):
        raise Invalid(N_("Enter a day that is to come."), field="remind")
    enter(unit, key, "wait", why, remind=remind)
    reckon(unit, key)


@command("it.tickets")
def solve(unit: Unit, key: int, solution: str, cause: str = "", tell: bool = True) -> None:
    """Solve a ticket: the solution is told to the requester, unless it was already. Raises Invalid without it, or with open points of its list."""
    if not solution.strip():
        raise Invalid(N_("Say how it was solved."), field="solution")
    if (
        unit.connection.scalar(
            select(TicketTask.id).where(TicketTask.ticket_id == key, TicketTask.done.is_(False))
        )
        is not None
    ):
        raise Invalid(N_("The checklist has open points."), field="solution")
    stage = unit.connection.scalar(
        select(Change.stage)
        .join(Ticket, Ticket.id == Change.ticket_id)
        .where(Change.ticket_id == key, Ticket.type == "change")
    )
    if stage is not None and stage not in ENDED:
        raise Invalid(
            N_("The change is “{stage}”; carry it out or roll it back first."),
            field="solution",
            stage=Message(STAGES[stage]),
        )
    if tell:
        put_word(unit, key, "reply", solution, True, by=unit.login)
    enter(unit, key, "solve", "", solved=unit.now, solution=solution.strip()[:600], cause=cause.strip()[:300])
    reckon(unit, key)
    put_into_search(unit, key)


@command("it.tickets")
def rate(unit: Unit, key: int, rating: int) -> None:
    """Note what the requester answered when asked how satisfied they are, from 1 (not) to 5 (very); raises Invalid while it is not solved."""
    row = unit.row(Ticket, key)
    if row["state"] not in ("solved", "closed") or not 1 <= rating <= 5:
        raise Invalid(N_("Choose one of the values offered."), field="rating")
    unit.update(Ticket, key, {"rating": rating})


@command("it.tickets")
def set_tickets(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool) -> BulkCount:
    """Set one field of many tickets; with preview only count. A new priority lets the clocks be reckoned anew."""
    if field not in BULK:
        raise Invalid(N_("This field can't be changed for many tickets."), field=field)
    if field == "priority":
        if str(value) not in {str(one) for one in PRIORITIES}:
            raise Invalid(N_("Choose one of the values offered."), field=field)
        value = int(value)
    if field == "agent":
        value = _agent(unit, str(value or ""))
    found = set_field(
        unit, Ticket, keys, field, value.strip()[:60] if isinstance(value, str) else value, preview=preview
    )
    if field == "priority" and not preview:
        for _old, group in found.before:
            for key in group:
                reckon(unit, key)
    return found
