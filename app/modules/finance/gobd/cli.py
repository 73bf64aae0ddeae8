"""Commands of the tax audit: export of a year."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.data.cli_support import JSON, office, show, verb
from app.modules.finance.gobd.reports import documentation
from app.modules.finance.gobd.transfer import export_year
from app.paper.booklet import booklet_pdf


@click.group()
def gobd() -> None:
    """Data for a tax audit."""


@gobd.command("export")
@click.argument("book")
@click.option("--year", type=int, required=True, help="Fiscal year.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write."
)
@JSON
@verb("finance.view")
def export_command(book: str, year: int, out: Path, as_json: bool) -> None:
    """Write the data of a fiscal year (Z3): tables with index.xml, documents included."""
    with office(book) as open_office:
        done = export_year(open_office, year, out)
    show(
        {"file": str(out), "tables": done.tables, "documents": done.documents},
        as_json,
        f"{out}: {done.tables}, {done.documents}",
    )


@gobd.command("procedure")
@click.argument("book")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write."
)
@JSON
@verb("finance.view")
def procedure_command(book: str, out: Path, as_json: bool) -> None:
    """Write the procedure documentation (Verfahrensdokumentation) as PDF, from the settings in force."""
    with office(book) as open_office:
        made = open_office.read(documentation, open_office.book, open_office.clock(), open_office.actor.name)
        atomic_files.write_bytes(out, booklet_pdf(made))
    show({"file": str(out), "chapters": sum(one.level == 1 for one in made.sections)}, as_json, str(out))


COMMANDS = (gobd,)
