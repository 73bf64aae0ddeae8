"""Commands of dunning: a run on a day, only shown or made; the letters as a list."""

from __future__ import annotations

import datetime
from typing import Any

import click

from app.core import format as formats
from app.core.money import plain
from app.data.cli_support import DAY, JSON, office, show, verb
from app.modules.finance.dunning.queries.letters import letters, letters_source
from app.modules.finance.dunning.queries.proposal import proposal
from app.modules.finance.dunning.rules.dunning import STATES
from app.modules.finance.dunning.rules.proposing import Proposal
from app.modules.finance.dunning.services.running import run_dunning


@click.group(name="dunning")
def group() -> None:
    """Reminders to customers."""


@group.command("run")
@click.argument("book")
@click.option("--until", type=DAY, required=True, help="The day of the run.")
@click.option("--dry-run", is_flag=True, help="Only show what the run would do.")
@JSON
@verb("finance.dunning.change")
def run_command(book: str, until: datetime.date, dry_run: bool, as_json: bool) -> None:
    """Give overdue items their next level and file a letter to each customer."""
    with office(book) as open_office:
        found = open_office.read(proposal, until)
        made: tuple[int, ...] = ()
        if not dry_run and found.letters:
            made = open_office.run(run_dunning, until).letters
        numbers = {one.account: one.number for one in open_office.read(letters, made)}
    show(_as_json(found, numbers, dry_run=dry_run), as_json, "\n".join(_lines(found, numbers)))


def _as_json(found: Proposal, numbers: dict[str, str], *, dry_run: bool) -> dict[str, Any]:
    made = [
        {
            "number": numbers.get(one.debtor.account),
            "account": one.debtor.account,
            "customer": one.debtor.name,
            "level": one.level.level,
            "until": one.until.isoformat(),
            "principal": plain(one.principal),
            "interest": plain(one.interest),
            "lump_sum": plain(one.lump),
            "fees": plain(one.fee + one.earlier),
            "total": plain(one.total),
            "items": [
                {
                    "document": item.claim.document,
                    "due": item.claim.due.isoformat(),
                    "days_late": item.late,
                    "from_level": item.claim.past.level,
                    "to_level": item.level,
                    "amount": plain(item.claim.amount),
                    "interest": plain(item.interest),
                    "in_default_from": item.since.isoformat() if item.since else None,
                }
                for item in one.items
            ],
        }
        for one in found.letters
    ]
    stay = [
        {
            "account": one.debtor.account,
            "document": one.claim.document,
            "level": one.claim.past.level,
            "reason": one.reason,
            "words": str(one.words),
        }
        for one in found.left_out
    ]
    return {"day": found.day.isoformat(), "dry_run": dry_run, "letters": made, "left_out": stay}


def _lines(found: Proposal, numbers: dict[str, str]) -> list[str]:
    lines = [
        f"{numbers.get(one.debtor.account, '–')}  {one.debtor.account}  {one.debtor.name}  {one.level.level}  {plain(one.total)}"
        for one in found.letters
    ]
    return lines + [
        f"–  {one.debtor.account}  {one.claim.document}  {one.words}"
        for one in found.left_out
        if one.claim.due < found.day
    ]


@group.command("list")
@click.argument("book")
@click.option("--state", type=click.Choice(list(STATES)), help="Only those in this state.")
@JSON
@verb("finance.view")
def list_command(book: str, state: str | None, as_json: bool) -> None:
    """List the dunning letters, the newest first."""
    with office(book) as open_office:
        keys = list(open_office.read(letters_source().keys, {}))
        found = [one for one in open_office.read(letters, keys) if state in (None, one.state)]
    rows = [
        {
            "key": one.id,
            "number": one.number,
            "day": one.day.isoformat(),
            "account": one.account,
            "customer": one.name,
            "level": one.level,
            "until": one.until.isoformat(),
            "total": plain(one.total),
            "state": one.state,
            "posted": one.entry is not None,
        }
        for one in found
    ]
    lines = [
        f"{one.number}  {formats.day(one.day)}  {one.name}  {one.level}  {plain(one.total)}  {one.state}"
        for one in found
    ]
    show({"letters": rows}, as_json, "\n".join(lines))


COMMANDS = (group,)
