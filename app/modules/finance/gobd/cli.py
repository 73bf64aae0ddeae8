"""Commands of the tax audit: export of a year."""

from __future__ import annotations

from pathlib import Path

import click

from app.data.shell import JSON, office, show
from app.modules.finance.gobd.transfer import export_year


@click.group()
def gobd() -> None:
    """Data for a tax audit."""


@gobd.command("export")
@click.argument("book")
@click.option("--year", type=int, required=True, help="Fiscal year.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@JSON
def export_command(book: str, year: int, out: Path, as_json: bool) -> None:
    """Write the data of a fiscal year (Z3): tables with index.xml, documents included."""
    with office(book) as open_office:
        done = export_year(open_office, year, out)
    show({"file": str(out), "tables": done.tables, "documents": done.documents}, as_json, f"{out}: {done.tables}, {done.documents}")


COMMANDS = (gobd,)
