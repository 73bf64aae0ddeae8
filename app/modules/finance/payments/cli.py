"""Commands of payments: write what is released."""

from __future__ import annotations

from pathlib import Path

import click

from app.core.money import plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.finance.payments.rules.payments import DEBIT, TRANSFER
from app.modules.finance.payments.transfer import export


@click.group()
def payments() -> None:
    """Payments for the bank."""


@payments.command("export")
@click.argument("book")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write; several are numbered.",
)
@click.option("--debits", is_flag=True, help="Direct debits (pain.008) instead of transfers (pain.001).")
@JSON
@verb("finance.payment.release")
def export_command(book: str, out: Path, debits: bool, as_json: bool) -> None:
    """Write the released payments: transfers as pain.001.001.09, direct debits as pain.008.001.08, a file for each bank account."""
    with office(book) as open_office:
        done = export(open_office, out, DEBIT if debits else TRANSFER)
    rows = [{"file": str(path), "count": one.count, "total": plain(one.total)} for path, one in done]
    show(
        {"files": rows}, as_json, "\n".join(f"{row['file']}: {row['count']}, {row['total']}" for row in rows)
    )


COMMANDS = (payments,)
