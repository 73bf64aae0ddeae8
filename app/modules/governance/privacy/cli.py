"""Commands of data protection: what is known of a person, the record of processing, requests and breaches that wait."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.core.messages import _
from app.data.cli_support import JSON, office, show, verb
from app.data.export import xlsx_bytes
from app.modules.governance.privacy.queries.answer import known_of
from app.modules.governance.privacy.queries.record import record
from app.modules.governance.privacy.queries.subject import find_subjects, same_person
from app.modules.governance.privacy.reports.record import record_pdf, record_sheet


@click.group(name="privacy")
def group() -> None:
    """Data protection: a person, the record of processing."""


@group.command("person")
@click.argument("book")
@click.argument("name")
@JSON
@verb("governance.privacy.view")
def person_command(book: str, name: str, as_json: bool) -> None:
    """Tell how much the book knows of a person, by kind of record, with the end of retention; nothing of what it says."""
    with office(book) as open_office:
        found = open_office.read(find_subjects, name)
        roots = open_office.read(same_person, [found[0].root]) if found else []
        told = open_office.read(known_of, roots)
    rows = [
        {"kind": one.table, "title": one.title, "count": one.count, "until": one.until.isoformat() if one.until else ""}
        for one in told.kinds
    ]  # fmt: skip
    lines = [f"{row['count']:>6}  {row['title']!s:<36} {row['until']}" for row in rows]
    show({"name": told.name, "kinds": rows}, as_json, "\n".join([told.name, *lines]))


@group.command("record")
@click.argument("book")
@click.option("--out", type=click.Path(path_type=Path), help="Write it to a file, .pdf or .xlsx.")
@JSON
@verb("governance.privacy.view")
def record_command(book: str, out: Path | None, as_json: bool) -> None:
    """List the record of processing, or write it as PDF or spreadsheet."""
    with office(book) as open_office:
        found = open_office.read(record)
        if out is not None:
            who = open_office.actor.name
            make = xlsx_bytes(open_office.read(record_sheet)) if out.suffix == ".xlsx" else open_office.read(record_pdf, open_office.clock(), who)  # fmt: skip
            atomic_files.write_bytes(out, make)
    rows = [{"title": one.title, "purpose": one.purpose, "terms": one.terms} for one in found]
    said = _("{name} saved").format(name=out.name) if out else "\n".join(one.title for one in found)
    show({"processing": rows}, as_json, said)


COMMANDS = (group,)
