"""The command that does the work of a day where no window stands."""

from __future__ import annotations

import click

from app.core.messages import _
from app.data import daily
from app.data.cli_support import JSON, office, show, verb


@click.command("daily")
@click.argument("book")
@JSON
@verb("")
def daily_command(book: str, as_json: bool) -> None:
    """Do what is done once a day: contracts that go on, what waits for a day. Nothing is done twice."""
    with office(book) as open_office:
        done = daily.do_all(open_office)
    show({"done": done}, as_json, ", ".join(done) or _("Everything of today is done."))


COMMANDS = (daily_command,)
