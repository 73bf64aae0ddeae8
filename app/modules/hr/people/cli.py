"""Commands of people: who works here on a day, and their target hours."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from pathlib import Path

import click

from app.data.cli_support import DAY, JSON, office, show, verb
from app.modules.hr.people.queries.people import people
from app.modules.hr.people.transfer import run_import, words


@click.group()
def people_group() -> None:
    """List members of staff, and bring them in from a list."""


@people_group.command("list")
@click.argument("book")
@click.option("--day", type=DAY, help="Only who works here on this day or later.")
@JSON
@verb("hr.view")
def list_command(book: str, day: datetime.date | None, as_json: bool) -> None:
    """List members of staff with number, department, site and employment."""
    with office(book) as open_office:
        found = open_office.read(people, day)
    rows = [
        {
            "number": one.number,
            "name": one.name,
            "department": one.draft.department,
            "site": one.draft.site,
            "job": one.draft.job,
            "entry": one.draft.entry.isoformat() if one.draft.entry else None,
            "leaving": one.draft.leaving.isoformat() if one.draft.leaving else None,
        }
        for one in found
    ]
    lines = (f"{row['number']:>5}  {row['name']:<28} {row['department']:<18} {row['site']}" for row in rows)
    show(rows, as_json, "\n".join(lines))


@people_group.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything, keep nothing.")
@JSON
@verb("hr.file.change")
def import_command(book: str, file: Path, dry_run: bool, as_json: bool) -> None:
    """Bring members of staff in from a list (CSV, XLSX), all or none; who is known is changed by what it says."""
    with office(book) as open_office:
        done = run_import(open_office, file, dry_run)
    show(asdict(done), as_json, words(done))


people_group.name = "people"
COMMANDS = (people_group,)
