"""Commands of purchases: the invoice book as a list."""

from __future__ import annotations

import click

from app.core import format as formats
from app.core.money import plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.finance.purchases.queries.invoices import purchases, purchases_source
from app.modules.finance.purchases.rules.invoices import STATES


@click.group(name="purchases")
def group() -> None:
    """Incoming invoices."""


@group.command("list")
@click.argument("book")
@click.option("--state", type=click.Choice(list(STATES)), help="Only those in this state.")
@JSON
@verb("finance.view")
def list_command(book: str, state: str | None, as_json: bool) -> None:
    """List the incoming invoices: what is to be done first, then the newest."""
    with office(book) as open_office:
        keys = list(open_office.read(purchases_source().keys, {}))
        found = [one for one in open_office.read(purchases, keys) if state in (None, one.state)]
    rows = [
        {
            "key": one.id,
            "supplier": one.supplier,
            "number": one.draft.reference,
            "kind": one.draft.kind,
            "day": one.draft.day.isoformat() if one.draft.day else None,
            "due": one.draft.due.isoformat() if one.draft.due else None,
            "gross": plain(one.draft.gross),
            "state": one.state,
            "reason": one.reason,
        }
        for one in found
    ]
    lines = [
        f"{formats.day(one.draft.day)}  {one.draft.reference}  {one.supplier}  {plain(one.draft.gross)}  {one.state}"
        for one in found
    ]
    show({"purchases": rows}, as_json, "\n".join(lines))


COMMANDS = (group,)
