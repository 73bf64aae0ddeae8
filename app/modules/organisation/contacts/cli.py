"""Commands of contacts: take in and give out vCard, CSV and XLSX."""

from __future__ import annotations

from pathlib import Path

import click

from app.core.messages import _
from app.data.cli_support import JSON, office, show, verb
from app.modules.organisation.contacts.transfer import run_export, run_import


@click.group("contacts")
def contacts_group() -> None:
    """Import and export contacts."""


@contacts_group.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything and keep nothing.")
@JSON
@verb("organisation.contact.change")
def import_command(book: str, file: Path, dry_run: bool, as_json: bool) -> None:
    """Import contacts (vCard, CSV, XLSX), all or nothing; known ones get what they lack."""
    with office(book) as open_office:
        done = run_import(open_office, file, dry_run)
    result = {"new": done.new, "changed": done.changed, "same": done.same, "dry_run": dry_run}
    words = _("{new} new, {changed} changed, {same} as they were")
    show(result, as_json, words.format(new=done.new, changed=done.changed, same=done.same))


@contacts_group.command("export")
@click.argument("book")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="A file that ends with .vcf, .csv or .xlsx.",
)
@click.option("--vcard", type=click.Choice(["3.0", "4.0"]), default="4.0", help="The version of vCard.")
@JSON
@verb("organisation.view")
def export_command(book: str, out: Path, vcard: str, as_json: bool) -> None:
    """Export all contacts in use, with everything they have several of."""
    with office(book) as open_office:
        count = run_export(open_office, out, vcard)
    show({"file": str(out), "count": count}, as_json, f"{out}: {count}")


COMMANDS = (contacts_group,)
