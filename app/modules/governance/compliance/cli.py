"""Commands of compliance: what is due next, and the report of a year."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.core.messages import _
from app.data.cli_support import JSON, office, show, verb
from app.modules.governance.compliance.models import VIEW
from app.modules.governance.compliance.queries.duties import days_of_others, due_duties
from app.modules.governance.compliance.reports import year_pdf


@click.group(name="compliance")
def group() -> None:
    """Compliance: duties and their days, the report of a year."""


@group.command("duties")
@click.argument("book")
@JSON
@verb(VIEW)
def duties_command(book: str, as_json: bool) -> None:
    """List the duties with their next day, and the days of other topics within three months; of those only what may be read."""
    with office(book) as open_office:
        own, others = open_office.read(due_duties), open_office.read(days_of_others)
    rows = [{"due": one.day.isoformat(), "title": one.title, "from": "duty"} for one in own]
    rows += [{"due": one.day.isoformat(), "title": str(one.words), "from": one.page} for one in others]
    rows.sort(key=lambda row: row["due"])
    lines = [f"{row['due']}  {row['title']}" for row in rows]
    show({"duties": rows}, as_json, "\n".join(lines) or _("Nothing is due."))


@group.command("year")
@click.argument("book")
@click.argument("year", type=click.IntRange(2000, 2100))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@JSON
@verb(VIEW)
def year_command(book: str, year: int, out: Path, as_json: bool) -> None:
    """Write the compliance report of a year: duties kept and late, controls, gifts, training gaps, reports counted without content."""
    with office(book) as open_office:
        data = open_office.read(year_pdf, year, open_office.clock(), open_office.actor.name)
    atomic_files.write_bytes(out, data)
    show({"file": str(out), "bytes": len(data)}, as_json, _("{name} saved").format(name=out.name))


COMMANDS = (group,)
