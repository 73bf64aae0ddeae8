"""Commands of emergencies: the handbook."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.core.errors import KontorError
from app.core.messages import N_, _
from app.data.cli_support import JSON, office, show, verb
from app.modules.governance.emergency.jobs import write_handbook
from app.modules.governance.emergency.models import HANDBOOK
from app.modules.governance.emergency.reports.handbook import book, make


@click.group(name="emergency")
def group() -> None:
    """Emergencies: the handbook."""


@group.command("handbook")
@click.argument("book_place", metavar="BOOK")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The folder, or a PDF with --changed."
)
@click.option("--changed", is_flag=True, help="Only the pages that changed since the last print.")
@click.option(
    "--password-file",
    type=click.Path(exists=True, path_type=Path),
    help="Encrypt it with the first line of a file.",
)
@JSON
@verb(HANDBOOK)
def handbook_command(
    book_place: str, out: Path, changed: bool, password_file: Path | None, as_json: bool
) -> None:
    """Write the emergency handbook: one PDF and plain files that open without the program."""
    lines = password_file.read_text(encoding="utf-8").splitlines() if password_file else []
    password = lines[0].strip() if lines else ""
    if password_file and not password:
        raise KontorError(N_("The file holds no password."))
    with office(book_place) as open_office:
        if changed:
            made = make(open_office.read(book), open_office.clock(), password, changed=True)
            atomic_files.write_bytes(out, made.pdf)
            target, pages = out, len(made.pages)
        else:
            target, pages = write_handbook(open_office, out, password)
    show({"place": str(target), "pages": pages}, as_json, _("{name} saved").format(name=target.name))


COMMANDS = (group,)
