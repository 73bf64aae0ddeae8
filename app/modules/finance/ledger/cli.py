"""Commands of the ledger: accounts, entries, finalise, report."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from app.core import atomic_files
from app.core.messages import _
from app.core.money import plain
from app.data.cli_support import DAY, JSON, office, show, verb
from app.data.export import csv_bytes, write_csv
from app.modules.finance.chart.api import account_rows
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.queries.entries import journal_number
from app.modules.finance.ledger.services.entries import finalise, reverse
from app.modules.finance.ledger.transfer.entries import export_entries, run_import


@click.command()
@click.argument("book")
@JSON
@verb("finance.view")
def accounts(book: str, as_json: bool) -> None:
    """List all accounts with their balance today."""
    with office(book) as open_office:
        balances = open_office.read(balances_at, open_office.clock().astimezone().date())
        rows = [
            {
                "number": row.number,
                "name": str(row.name),
                "type": row.kind,
                "balance": plain(balances.get(row.number, 0)),
            }
            for row in open_office.read(account_rows)
        ]
    show(
        rows,
        as_json,
        "\n".join(
            f"{row['number']:>8} {row['name']:<40} {row['type']:<10} {row['balance']:>14}" for row in rows
        ),
    )


@click.group()
def entries() -> None:
    """Import, export and reverse entries."""


@entries.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--finalise", "final", is_flag=True, help="Finalise what was imported.")
@click.option("--create-accounts", is_flag=True, help="Make accounts that are missing.")
@JSON
@verb("finance.entry.post")
def import_command(book: str, file: Path, final: bool, create_accounts: bool, as_json: bool) -> None:
    """Import entries from CSV or XLSX, all or nothing."""
    with office(book) as open_office:
        done = run_import(open_office, file, final, create_accounts)
    result = {"entries": done.entries, "lines": done.lines, "debit_total": plain(done.debit_total)}
    show(
        result,
        as_json,
        _("{entries} entries, {lines} lines, debit {total}").format(
            entries=done.entries, lines=done.lines, total=plain(done.debit_total)
        ),
    )


@entries.command("export")
@click.argument("book")
@click.option("--from", "since", type=DAY, required=True)
@click.option("--to", "until", type=DAY, required=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to a file instead of standard output.")
@verb("finance.view")
def export_command(book: str, since: datetime.date, until: datetime.date, out: Path | None) -> None:
    """Export entries in the columns that the import takes."""
    with office(book) as open_office:
        sheet = open_office.read(export_entries, since, until)
    if out is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        write_csv(sheet, sys.stdout)  # type: ignore[arg-type]
    else:
        atomic_files.write_bytes(out, csv_bytes(sheet))


@entries.command("reverse")
@click.argument("book")
@click.argument("number")
@click.option("--reason", required=True)
@click.option(
    "--date", "day", type=DAY, help="Day of the reversal; otherwise the original's, or the first open day."
)
@JSON
@verb("finance.entry.reverse")
def reverse_command(book: str, number: str, reason: str, day: datetime.date | None, as_json: bool) -> None:
    """Take back a finalised entry (Generalumkehr)."""
    with office(book) as open_office:
        made = open_office.read(journal_number, open_office.run(reverse, number, reason, day))
    show({"number": made}, as_json, made)


@click.command("finalise")
@click.argument("book")
@click.option("--until", type=DAY, required=True)
@JSON
@verb("finance.entry.finalise")
def finalise_command(book: str, until: datetime.date, as_json: bool) -> None:
    """Finalise (festschreiben) all entries up to a day."""
    with office(book) as open_office:
        count = open_office.run(finalise, until)
    show({"finalised": count}, as_json, str(count))


COMMANDS = (accounts, entries, finalise_command)
