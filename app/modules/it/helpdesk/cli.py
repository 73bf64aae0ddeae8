"""The commands that list tickets and take in mails."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.core.errors import KontorError
from app.data import archive
from app.data.cli_support import JSON, office, show, verb
from app.data.office import Office
from app.data.record_extras import Target, attach
from app.data.transfer import bytes_of
from app.modules.it.helpdesk.queries.overview import overview
from app.modules.it.helpdesk.queries.own import own_ticket, own_tickets_source
from app.modules.it.helpdesk.queries.tickets import ticket, tickets_source, views_of
from app.modules.it.helpdesk.readers.mail_file import read_mail
from app.modules.it.helpdesk.rules.tickets import OwnDraft
from app.modules.it.helpdesk.services.mails import take_mail
from app.modules.it.helpdesk.services.own import report_fault


@click.group()
def tickets() -> None:
    """List tickets, take in mails."""


@tickets.command("list")
@click.argument("book")
@click.option(
    "--view",
    type=click.Choice(["open", "late", "mine", "nobody", "waiting", "solved", "all"]),
    default="open",
    help="Which tickets.",
)
@JSON
@verb("it.tickets.view")
def list_command(book: str, view: str, as_json: bool) -> None:
    """List tickets, what is due first stands first; each promise calculated now."""
    with office(book) as open_office:
        source = tickets_source(*views_of(open_office.actor.login)[view])
        found = open_office.read(overview, list(open_office.read(source.keys, {})))
    rows = [
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
            "promise": one.clocks.light,
            "next_due": one.clocks.next_due.isoformat() if one.clocks.next_due else None,
        }
        for one in found
    ]
    show(
        rows,
        as_json,
        "\n".join(f"{row['number']}  {row['promise']:<8} {row['state']:<8} {row['title']}" for row in rows),
    )


@tickets.command("own")
@click.argument("book")
@JSON
@verb("it.own")
def own_command(book: str, as_json: bool) -> None:
    """List the tickets of who signs in, with what was said to them and by them."""
    with office(book) as open_office:
        keys = open_office.read(own_tickets_source().keys, {})
        found = [one for key in keys if (one := open_office.read(own_ticket, key)) is not None]
    rows = [
        {
            "number": one.number,
            "title": one.title,
            "state": one.state,
            "asset": one.asset or None,
            "created": one.created.isoformat(),
            "words": [
                {"at": word.at.isoformat(), "by_agent": word.by_agent, "body": word.body}
                for word in one.entries
            ],
        }
        for one in found
    ]
    show(rows, as_json, "\n".join(f"{row['number']}  {row['state']:<8} {row['title']}" for row in rows))


@tickets.command("report")
@click.argument("book")
@click.argument("title")
@click.argument("text")
@JSON
@verb("it.own")
def report_command(book: str, title: str, text: str, as_json: bool) -> None:
    """Report a fault as who signs in, and print the number of the ticket."""
    with office(book) as open_office:
        one = open_office.read(own_ticket, open_office.run(report_fault, OwnDraft(title, text)))
    number = one.number if one else ""
    show({"number": number}, as_json, number)


@tickets.command("mail")
@click.argument("book")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@JSON
@verb("it.tickets")
def mail_command(book: str, files: tuple[Path, ...], as_json: bool) -> None:
    """Take in mail files: each is a new ticket, or a word on the one it belongs to; a bad one keeps no other out."""
    rows: list[dict[str, str]] = []
    with office(book) as open_office:
        for file in files:
            try:
                key = open_office.run(take_mail, read_mail(file))
                keep_file(open_office, key, file)
                one = open_office.read(ticket, key)
            except (KontorError, OSError) as error:
                rows.append({"file": file.name, "ticket": "", "message": str(error)})
                continue
            rows.append({"file": file.name, "ticket": one.number if one else "", "message": ""})
    show(
        {"mails": rows},
        as_json,
        "\n".join(f"{row['file']}: {row['ticket'] or row['message']}" for row in rows),
    )
    if any(row["message"] for row in rows):
        sys.exit(1)


def keep_file(open_office: Office, key: int, file: Path) -> None:
    """Put a mail file on its ticket."""
    data = bytes_of(file)
    sha = archive.store(open_office.book, data)
    open_office.run(attach, Target("it_ticket", key), sha, file.name, len(data))


COMMANDS = (tickets,)
