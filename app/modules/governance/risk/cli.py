"""Commands of risks: the report of an analysis, a catalogue of threats."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.core.errors import Missing
from app.core.messages import N_, _, counted
from app.data.cli_support import JSON, office, show, verb
from app.modules.governance.risk.models import CHANGE, VIEW
from app.modules.governance.risk.queries.analyses import key_of
from app.modules.governance.risk.reports import analysis_pdf
from app.modules.governance.risk.services.catalogues import take_threats
from app.modules.governance.risk.transfer import read_threats


@click.group(name="risk")
def group() -> None:
    """Risks: the report of an analysis, a catalogue of threats."""


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


@group.command("threats")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@JSON
@verb(CHANGE)
def threats_command(book: str, file: Path, as_json: bool) -> None:
    """Take over a catalogue of threats from a CSV file or spreadsheet: code and title in its first two columns."""
    with office(book) as open_office:
        added = open_office.run(take_threats, read_threats(file))
    show({"added": added}, as_json, counted(added, N_("1 threat added"), N_("{count} threats added")))


COMMANDS = (group,)
