"""The command that lists tickets."""

from __future__ import annotations

import click

from app.data.cli_support import JSON, office, show, verb
from app.modules.it.helpdesk.queries.tickets import clocks_of, ticket, tickets_source, views_of


@click.group()
def tickets() -> None:
    """List tickets."""


@tickets.command("list")
@click.argument("book")
@click.option(
    "--view", type=click.Choice(["open", "mine", "nobody", "waiting", "solved", "all"]), default="open"
)
@JSON
@verb("it.tickets.view")
def list_command(book: str, view: str, as_json: bool) -> None:
    """List tickets, what is due first stands first; each promise reckoned now."""
    rows = []
    with office(book) as open_office:
        now = open_office.clock()
        for key in open_office.read(tickets_source(*views_of(open_office.actor.login)[view]).keys, {}):
            one = open_office.read(ticket, key)
            if one is None:
                continue
            found = open_office.read(clocks_of, key, now)
            rows.append(
                {
                    "number": one.number,
                    "title": one.title,
                    "type": one.type,
                    "state": one.state,
                    "priority": one.priority,
                    "requester": one.requester or None,
                    "agent": one.agent or None,
                    "created": one.created.isoformat(),
                    "solved": one.solved.isoformat() if one.solved else None,
                    "promise": found.light,
                    "next_due": found.next_due.isoformat() if found.next_due else None,
                }
            )
    show(
        rows,
        as_json,
        "\n".join(f"{row['number']}  {row['promise']:<8} {row['state']:<8} {row['title']}" for row in rows),
    )


COMMANDS = (tickets,)
