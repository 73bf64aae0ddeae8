"""Commands of planning: what is to be ordered, with the arithmetic."""

from __future__ import annotations

import click

from app.core.money import plain, scaled_plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.inventory.planning.queries.proposals import VIEW, inbox
from app.modules.inventory.planning.rules.words import in_words


@click.group(name="reorder")
def group() -> None:
    """What is to be ordered."""


@group.command("list")
@click.argument("book")
@JSON
@verb(VIEW)
def list_command(book: str, as_json: bool) -> None:
    """List what is to be ordered today, by supplier, with the arithmetic in words."""
    with office(book) as opened:
        found = opened.read(inbox)
    rows = [
        {
            "article": one.number,
            "name": one.name,
            "supplier": one.supplier,
            "use_per_day": scaled_plain(round(one.a_day)),
            "lead_days": scaled_plain(round(one.lead.days * 10_000)),
            "safety": scaled_plain(one.proposal.safety),
            "reorder_point": scaled_plain(one.proposal.point),
            "free": scaled_plain(one.here.free),
            "on_order": scaled_plain(one.here.ordered),
            "quantity": scaled_plain(one.proposal.quantity),
            "cost": plain(one.cost),
            "words": in_words(one),
        }
        for one in found
    ]
    show(rows, as_json, "\n".join(f"{one.supplier}  {one.number}  {in_words(one)}" for one in found))


COMMANDS = (group,)
