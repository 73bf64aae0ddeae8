"""Commands of counting: what counts there are, and entering the counts of a file."""

from __future__ import annotations

from pathlib import Path

import click

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.cli_support import JSON, office, show, verb
from app.data.office import Office
from app.modules.inventory.counting.queries.counts import running
from app.modules.inventory.counting.transfer import run_import, words


@click.group()
def count_group() -> None:
    """Enter counts of stock."""


@count_group.command("list")
@click.argument("book_place", metavar="BOOK")
@JSON
@verb("inventory.view")
def list_command(book_place: str, as_json: bool) -> None:
    """List the counts that are not ended."""
    with office(book_place) as opened:
        numbers = [number for _key, number in opened.read(running)]
    show([{"number": one} for one in numbers], as_json, "\n".join(numbers))


@count_group.command("import")
@click.argument("book_place", metavar="BOOK")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--count", "number", default="", help="The number of the count; else the only one that is not ended."
)
@click.option("--again", is_flag=True, help="These are second counts.")
@JSON
@verb("inventory.count.enter")
def import_command(book_place: str, file: Path, number: str, again: bool, as_json: bool) -> None:
    """Enter the counts of a file (CSV, XLSX), all or nothing; the same file twice changes nothing."""
    with office(book_place) as opened:
        done = run_import(opened, _count(opened, number), file, again)
    show(vars(done), as_json, words(done))


def _count(opened: Office, number: str) -> int:
    found = [key for key, known in opened.read(running) if number in ("", known)]
    if len(found) != 1:
        words = N_("Several counts are running; name one with --count.")
        raise Invalid(words if found else N_("No such count is running."), field="count")
    return found[0]


count_group.name = "count"
COMMANDS = (count_group,)
