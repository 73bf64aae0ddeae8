"""Commands of training: which compulsory instructions are missing."""

from __future__ import annotations

import click

from app.core.messages import _
from app.data.cli_support import JSON, office, show, verb
from app.modules.hr.training.queries.gaps import instruction_dues
from app.modules.hr.training.rules.due import FINE, STATES
from app.modules.hr.training.rules.training import INSTRUCTION_KINDS


@click.group(name="training")
def group() -> None:
    """Training and compulsory instructions."""


@group.command("gaps")
@click.argument("book")
@click.option("--kind", type=click.Choice(list(INSTRUCTION_KINDS)), help="Only instructions of this kind.")
@JSON
@verb("hr.training.view")
def gaps_command(book: str, kind: str | None, as_json: bool) -> None:
    """List the instructions that are missing, expired or end soon, of those one may know of."""
    with office(book) as open_office:
        found = [
            one
            for one in open_office.read(instruction_dues)
            if one.state != FINE and kind in (None, one.kind)
        ]
    rows = [
        {
            "person": one.person,
            "name": one.name,
            "department": one.department,
            "instruction": one.instruction,
            "kind": one.kind,
            "until": one.until.isoformat() if one.until else None,
            "state": one.state,
        }
        for one in found
    ]
    lines = [f"{one.name:<28} {one.instruction:<34} {_(STATES[one.state])}" for one in found]
    show({"gaps": rows}, as_json, "\n".join(lines))


COMMANDS = (group,)
