"""The command that reads files of agents."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.core.errors import KontorError
from app.core.messages import _
from app.data.cli_support import JSON, office, show, verb
from app.data.transfer import bytes_of
from app.modules.it.discovery.services import read_file


@click.group()
def inventory() -> None:
    """Read what agents found on devices."""


@inventory.command("import")
@click.argument("book")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@JSON
@verb("it.discovery.import")
def import_command(book: str, files: tuple[Path, ...], as_json: bool) -> None:
    """Read JSON or XML files of inventory agents; each updates its device and says what changed."""
    rows: list[dict[str, object]] = []
    with office(book) as open_office:
        for file in files:
            try:
                done = read_file(open_office, bytes_of(file))
            except (KontorError, OSError) as error:
                rows.append({"file": file.name, "status": "refused", "message": str(error)})
                continue
            status = "same" if done.same else "changed"
            if done.new:
                status = "new"
            rows.append(
                {
                    "file": file.name,
                    "status": status,
                    "tag": done.tag,
                    "changes": done.differences,
                    "programs_added": len(done.added),
                    "programs_removed": len(done.removed),
                }
            )
    words = {"new": _("new"), "same": _("the same"), "changed": _("changed"), "refused": _("refused")}
    lines = [
        f"{row['file']}: {words[str(row['status'])]}  {row.get('tag') or row.get('message')}" for row in rows
    ]
    show({"files": rows}, as_json, "\n".join(lines))
    if any(row["status"] == "refused" for row in rows):
        sys.exit(1)


COMMANDS = (inventory,)
