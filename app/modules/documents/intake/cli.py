"""Commands of the archive: add, list, search, export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.core.errors import KontorError
from app.core.messages import _
from app.core.money import plain
from app.data.cli_support import JSON, office, refuse, show, verb
from app.modules.documents.archive.api import DocumentView, document, keys_of
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.folder_import import read_list, run
from app.modules.documents.intake.services.intake import REFUSED, take_many
from app.modules.documents.intake.transfer import all_keys, export


@click.group()
def documents() -> None:
    """Documents: the archive."""


@documents.command("add")
@click.argument("book")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--type", "type_key", default="", help="The key of their type, such as invoice_in.")
@JSON
@verb("documents.intake")
def add_command(book: str, files: tuple[Path, ...], type_key: str, as_json: bool) -> None:
    """Take files and folders into the inbox; says of each whether it is new, a duplicate, quarantined or refused."""
    try:
        with office(book) as open_office:
            done = take_many(open_office, files, Wishes("command", type_key))
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    rows = [row for one in done for row in one.as_json()]
    lines = [
        " ".join(str(part) for part in (row["file"], row["status"], row["id"] or "", row["message"]) if part)
        for row in rows
    ]
    show({"files": rows}, as_json, "\n".join(lines))
    if any(row["status"] == REFUSED for row in rows):
        sys.exit(1)


@documents.command("import")
@click.argument("book")
@click.argument("list_file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what is wrong, and how many files would come.")
@JSON
@verb("documents.intake")
def import_command(book: str, list_file: Path, dry_run: bool, as_json: bool) -> None:
    """Take in the files of a folder tree with a list (CSV or XLSX) of what they are: file, title, type, plan, contact, date, amount."""
    try:
        with office(book) as open_office:
            rows = read_list(open_office, list_file)
            done = [] if dry_run else run(open_office, rows)
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    found = [row for one in done for row in one.as_json()]
    text = "\n".join(f"{row['file']} {row['status']} {row['message']}".strip() for row in found)
    show({"rows": len(rows), "files": found}, as_json, text or str(len(rows)))
    if any(row["status"] == REFUSED for row in found):
        sys.exit(1)


def _row(one: DocumentView) -> dict[str, object]:
    return {
        "id": one.id,
        "number": one.number,
        "title": one.title,
        "type": one.type or None,
        "plan": one.node or None,
        "contact": one.contact or None,
        "date": one.doc_date.isoformat() if one.doc_date else None,
        "received": one.received.isoformat(),
        "amount": plain(one.amount) if one.amount is not None else None,
        "currency": one.currency,
        "reference": one.reference or None,
        "state": one.state,
        "keep_until": one.keep_until.isoformat() if one.keep_until else None,
        "pages": one.pages,
        "sha256": one.current.sha256.hex(),
    }


def _listed(book: str, as_json: bool, query: str | None) -> None:
    try:
        with office(book) as open_office:
            keys = open_office.read(all_keys) if query is None else open_office.read(keys_of, query)
            found = [one for key in keys if (one := open_office.read(document, key)) is not None]
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    rows = [_row(one) for one in found]
    text = "\n".join(f"{row['number']}  {row['date'] or '':10}  {row['title']}" for row in rows)
    show({"documents": rows}, as_json, text or _("Nothing found."))


@documents.command("list")
@click.argument("book")
@JSON
@verb("documents.view")
def list_command(book: str, as_json: bool) -> None:
    """Print every document, the newest first."""
    _listed(book, as_json, None)


@documents.command("search")
@click.argument("book")
@click.argument("query")
@JSON
@verb("documents.view")
def search_command(book: str, query: str, as_json: bool) -> None:
    """Search: words, "phrases", -words, prefixes*, fields such as type:invoice from:Stadtwerke amount>100 date:2026."""
    _listed(book, as_json, query)


@documents.command("export")
@click.argument("book")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to."
)
@click.option("--query", default="", help="Only what this search finds.")
@JSON
@verb("documents.view")
def export_command(book: str, out: Path, query: str, as_json: bool) -> None:
    """Write documents for an auditor: the original files, index.csv and index.xml with all that is known of them, and their checksums."""
    try:
        with office(book) as open_office:
            keys = open_office.read(keys_of, query) if query else open_office.read(all_keys)
            done = export(open_office, keys, out)
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    show({"documents": done, "folder": str(out)}, as_json, f"{out}: {done}")


COMMANDS = (documents,)
