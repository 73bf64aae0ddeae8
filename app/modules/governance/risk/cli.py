"""Commands of risks: the report of an analysis."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.core.errors import Missing
from app.core.messages import N_, _
from app.data.cli_support import JSON, office, show, verb
from app.modules.governance.risk.models import VIEW
from app.modules.governance.risk.queries.analyses import key_of
from app.modules.governance.risk.reports import analysis_pdf


@click.group(name="risk")
def group() -> None:
    """Risks: the report of an analysis."""


@group.command("report")
@click.argument("book")
@click.argument("number")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@JSON
@verb(VIEW)
def report_command(book: str, number: str, out: Path, as_json: bool) -> None:
    """Write the report of an analysis, by its number such as RA-2026-001."""
    with office(book) as open_office:
        key = open_office.read(key_of, number)
        if key is None:
            raise Missing(N_("This record is no longer there."))
        data = open_office.read(analysis_pdf, key, open_office.clock(), open_office.actor.name)
    atomic_files.write_bytes(out, data)
    show({"file": str(out), "bytes": len(data)}, as_json, _("{name} saved").format(name=out.name))


COMMANDS = (group,)
