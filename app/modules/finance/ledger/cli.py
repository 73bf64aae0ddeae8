"""Commands of the ledger: accounts, entries, finalise, report."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from app.core import atomic_files
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import plain
from app.data.cli_support import DAY, JSON, office, show, verb
from app.data.export import csv_bytes, write_csv
from app.modules.finance.chart.api import account_rows
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.queries.entries import journal_number
from app.modules.finance.ledger.queries.gnucash import meeting
from app.modules.finance.ledger.readers.gnucash import read_gnucash
from app.modules.finance.ledger.reports import unequal
from app.modules.finance.ledger.rules.gnucash import BOTH, ENTRIES, OPENING, Plan
from app.modules.finance.ledger.services.entries import finalise, reverse
from app.modules.finance.ledger.transfer.entries import export_entries, run_import
from app.modules.finance.ledger.transfer.gnucash import chosen_numbers, run_take_over, words_of


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
    for note in unequal({"debit": 0, "credit": 0, "closing": sum(balances.values())}):
        click.echo(note, err=True)
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
@click.option("--again", is_flag=True, help="Bring in a file that came in already.")
@JSON
@verb("finance.entry.post")
def import_command(
    book: str, file: Path, final: bool, create_accounts: bool, again: bool, as_json: bool
) -> None:
    """Import entries from CSV or XLSX, all or nothing."""
    with office(book) as open_office:
        done = run_import(open_office, file, final, create_accounts, anyway=again)
    result = {"entries": done.entries, "lines": done.lines, "debit_total": plain(done.debit_total)}
    show(
        result,
        as_json,
        _("{entries} entries, {lines} lines, debit {total}").format(
            entries=done.entries, lines=done.lines, total=plain(done.debit_total)
        ),
    )


@entries.command("import-gnucash")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--opening", type=DAY, help="Bring opening balances only, on this first day of a fiscal year.")
@click.option(
    "--from", "since", type=DAY, help="Bring opening balances on this day and all entries from it on."
)
@click.option("--without-opening", is_flag=True, help="With --from: bring the entries only.")
@click.option(
    "--map", "said", multiple=True, metavar="NAME=NUMBER", help="An account of GnuCash and its number."
)
@click.option("--create-accounts", is_flag=True, help="Make accounts that are missing.")
@click.option("--dry-run", is_flag=True, help="Check everything and keep nothing.")
@JSON
@verb("finance.entry.post")
def import_gnucash_command(
    book: str,
    file: Path,
    opening: datetime.date | None,
    since: datetime.date | None,
    without_opening: bool,
    said: tuple[str, ...],
    create_accounts: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import a GnuCash book (XML or SQLite), all or nothing; accounts are found by number, name or type, or by --map."""
    day = opening or since
    if day is None or (opening is not None and since is not None):
        raise Invalid(N_("Say either --opening or --from, with a day."), field="day")
    way = OPENING if opening is not None else BOTH
    found = read_gnucash(file)
    with office(book) as open_office:
        proposed = open_office.read(meeting, found, {}).proposals
        pairs = [(name, number) for name, _equals, number in (one.rpartition("=") for one in said)]
        numbers = chosen_numbers(found, {key: one.number for key, one in proposed.items()}, pairs)
        plan = Plan(ENTRIES if without_opening and since is not None else way, day, numbers, create_accounts)
        done = run_take_over(open_office, found, plan, dry_run)
    result = {
        "opened": done.opened,
        "entries": done.entries,
        "debit_total": plain(done.debit_total),
        "known": done.known,
        "created_accounts": list(done.created_accounts),
        "texts_cut": done.shortened,
        "left_out": {
            "closings": done.closings,
            "empty": done.empty,
            "scheduled": done.scheduled,
            "templates": done.templates,
        },
    }
    show(result, as_json, words_of(done))


@entries.command("export")
@click.argument("book")
@click.option("--from", "since", type=DAY, required=True, help="First day.")
@click.option("--to", "until", type=DAY, required=True, help="Last day.")
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
@click.option("--reason", required=True, help="Why.")
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
@click.option("--until", type=DAY, required=True, help="The last day that is finalised.")
@JSON
@verb("finance.entry.finalise")
def finalise_command(book: str, until: datetime.date, as_json: bool) -> None:
    """Finalise (festschreiben) all entries up to a day."""
    with office(book) as open_office:
        count = open_office.run(finalise, until)
    show({"finalised": count}, as_json, str(count))


COMMANDS = (accounts, entries, finalise_command)
