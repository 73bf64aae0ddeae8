"""What the helpdesk does by the clock: solved tickets close, waits end, people in charge are known by their sign-in names."""

from __future__ import annotations

from sqlalchemy import select

from app.data.office import command
from app.data.unit import Unit
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.queries.agents import agent_named, agents
from app.modules.it.helpdesk.rules.tickets import CLOSE_AFTER, RUNNING, SOLVED, WAITING
from app.modules.it.helpdesk.services.tickets import enter, reckon


@command("it.tickets")
def close_old(unit: Unit) -> int:
    """Close what was solved seven days ago and nobody came back to; return how many."""
    query = select(Ticket.id).where(Ticket.state == SOLVED, Ticket.solved < unit.now - CLOSE_AFTER)
    keys = unit.connection.scalars(query).all()
    for key in keys:
        enter(unit, key, "close", "")
    return len(keys)


@command("it.tickets")
def wake(unit: Unit) -> int:
    """Take into work again what waited until a day that has come, whatever it waited for; return how many."""
    query = select(Ticket.id).where(Ticket.state == WAITING, Ticket.remind <= unit.today)
    keys = unit.connection.scalars(query).all()
    for key in keys:
        enter(unit, key, "work", "")
        reckon(unit, key)
    return len(keys)


def do_day(unit: Unit) -> None:
    """Close and wake what is due, and put sign-in names in the place of those in charge who were typed by name; done once a day."""
    close_old(unit)
    wake(unit)
    logins = {login for login, _name in agents(unit.connection)}
    t = Ticket
    for key, typed in unit.connection.execute(
        select(t.id, t.agent).where(t.state.in_(RUNNING), t.agent != "", t.agent.not_in(logins))
    ).all():
        found = agent_named(unit.connection, typed)
        if found is not None:
            unit.update(t, key, {"agent": found})
