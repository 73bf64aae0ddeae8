"""Commands of purchasing: the orders as a list with how late they are."""

from __future__ import annotations

import click

from app.core import format as formats
from app.core.messages import _
from app.core.money import plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.inventory.purchasing.models import VIEW
from app.modules.inventory.purchasing.queries.orders import orders
from app.modules.inventory.purchasing.rules.orders import PROGRESS


@click.group(name="orders")
def group() -> None:
    """Purchase orders."""


@group.command("list")
@click.argument("book")
@click.option("--state", type=click.Choice(list(PROGRESS)), help="Only those in this state.")
@click.option("--late", is_flag=True, help="Only those that should be here and are not.")
@JSON
@verb(VIEW)
def list_command(book: str, state: str | None, late: bool, as_json: bool) -> None:
    """List the purchase orders, the newest first."""
    with office(book) as opened:
        found = [one for one in opened.read(orders) if state in (None, one.state) and (one.late or not late)]
    rows = [
        {
            "key": one.id,
            "number": one.number,
            "supplier": one.supplier,
            "day": one.day.isoformat() if one.day else None,
            "expected": one.expected.isoformat() if one.expected else None,
            "state": one.state,
            "net": plain(one.net),
            "days_late": one.late,
        }
        for one in found
    ]
    lines = [
        f"{one.number or '-':<14} {formats.day(one.day):<10}  {one.supplier}  {plain(one.net)}  {_(PROGRESS[one.state])}"
        + (f"  {_('{days} days late').format(days=one.late)}" if one.late else "")
        for one in found
    ]
    show(rows, as_json, "\n".join(lines))


COMMANDS = (group,)
