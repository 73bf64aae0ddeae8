"""Commands of DATEV: export, import, check."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from app.core.money import plain
from app.data.cli_support import DAY, JSON, office, show, verb
from app.data.transfer import bytes_of
from app.modules.finance.datev.queries import make_stacks
from app.modules.finance.datev.rules import LARGEST, read_stack
from app.modules.finance.datev.services.masters import (
    NAMES,
    category_of,
    export_masters,
    import_masters,
    read_masters,
)
from app.modules.finance.datev.services.stacks import import_stack
from app.modules.finance.datev.transfer import export_stacks


@click.group()
def datev() -> None:
    """Stacks of entries for the tax adviser (EXTF 700)."""


@datev.command("export")
@click.argument("book")
@click.option("--from", "since", type=DAY, required=True, help="First day.")
@click.option("--to", "until", type=DAY, required=True, help="Last day.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to."
)
@click.option("--masters", is_flag=True, help="Write names of accounts, customers and suppliers too.")
@JSON
@verb("finance.view")
def export_command(
    book: str, since: datetime.date, until: datetime.date, out: Path, masters: bool, as_json: bool
) -> None:
    """Write a stack for each fiscal year of a span, with a receipt."""
    with office(book) as open_office:
        more = export_masters(open_office, out) if masters else []
        written = export_stacks(open_office, out, open_office.read(make_stacks, since, until))
    files = [
        {
            "file": str(one.path),
            "entries": one.stack.receipt.entries,
            "rows": one.stack.receipt.rows,
            "replaced": one.replaced,
            "debit_total": plain(one.stack.receipt.debit),
            "credit_total": plain(one.stack.receipt.credit),
            "accounts": {
                number: {"debit": plain(d), "credit": plain(c)}
                for number, (d, c) in sorted(one.stack.receipt.accounts.items())
            },
        }
        for one in written
    ]
    lines = [f"{one['file']}: {one['entries']} / {one['rows']} / {one['debit_total']}" for one in files]
    show(
        {"files": files, "masters": [str(path) for path in more]},
        as_json,
        "\n".join([*lines, *map(str, more)]),
    )


@datev.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--create-accounts", is_flag=True, help="Make accounts that are missing.")
@click.option("--create-cost-centres", is_flag=True, help="Make cost centres that are missing.")
@click.option("--again", is_flag=True, help="Bring in a file that came in already.")
@JSON
@verb("finance.entry.post")
def import_command(
    book: str, file: Path, create_accounts: bool, create_cost_centres: bool, again: bool, as_json: bool
) -> None:
    """Import a stack of entries, names of accounts, or customers and suppliers, all or nothing."""
    with office(book) as open_office:
        if category_of(bytes_of(file, LARGEST)) in NAMES:
            brought = open_office.run(import_masters, file)
            show(
                {"made": brought.made, "changed": brought.changed},
                as_json,
                f"{brought.made} / {brought.changed}",
            )
            return
        done = open_office.run(import_stack, file, create_accounts, create_cost_centres, again)
    result = {"entries": done.entries, "rows": done.rows, "debit_total": plain(done.debit_total)}
    show(result, as_json, f"{done.entries} / {done.rows} / {plain(done.debit_total)}")


@datev.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
@JSON
@verb("")
def check_command(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Check a stack, names or people by every rule of the format; leaves with 1 where one is broken."""
    data = bytes_of(file, LARGEST)
    broken = read_masters(data).findings if category_of(data) in NAMES else read_stack(data).findings
    findings = [{"line": one.line, "column": one.column, "message": str(one.message)} for one in broken]
    lines = [f"{one['line']}:{one['column']}: {one['message']}" for one in findings]
    show({"ok": not findings, "findings": findings}, as_json, "\n".join(lines) or "ok")
    if findings:
        ctx.exit(1)


COMMANDS = (datev,)
