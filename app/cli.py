"""The command line: the same services as the window, for automation and checks.

Exit 0 done, 1 refused (reasons on standard error, with --json also as
{"errors": […]}), 2 usage.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from app import __version__
from app.core import atomic_files
from app.core.errors import KontorError
from app.core.manifest import resolve, topics
from app.core.messages import LANGUAGES, use_language
from app.core.paths import begin_log, is_url
from app.data import backup as backups
from app.data import books, heads
from app.data.cli_help import translate_click, translate_help
from app.data.cli_support import DAY, JSON, office, refuse, show, verb
from app.data.engine import plain_errors
from app.data.export import csv_bytes, xlsx_bytes
from app.data.own_parts import left_out
from app.data.reports import make_report, makers, pdf
from app.data.restore import restore as restore_book
from app.data.search import search as find
from app.data.trust import confirm
from app.data.verify import verify as verify_book


def spoken(arguments: list[str]) -> str:
    """Return the language of texts, help included: what the arguments say, else KONTOR_LANG, else the system's."""
    for place, one in enumerate(arguments):
        word = (
            one.removeprefix("--lang=")
            if one.startswith("--lang=")
            else "".join(arguments[place + 1 : place + 2])
        )
        if one.startswith("--lang") and word in LANGUAGES:
            return word
    system = "de" if os.environ.get("LANG", "").startswith("de") else "en"
    named = os.environ.get("KONTOR_LANG", "")
    return named if named in LANGUAGES else system


class Refusing(click.Group):
    """A group whose commands print refusals plainly and leave with 1."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember whether JSON is wanted, for refusals too."""
        ctx.meta["json"] = "--json" in args
        use_language(spoken(args))
        translate_click()
        translate_help(self)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a refusal becomes its sentence and exit code 1."""
        try:
            with plain_errors():  # a full disk, a folder that may not be written to
                return super().invoke(ctx)
        except KontorError as error:
            ctx.exit(refuse(error, ctx.meta["json"]))


@click.group(cls=Refusing, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="Kontor %(version)s")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help="Language of texts; otherwise KONTOR_LANG or the system's.",
)
def kontor() -> None:
    """Kontor, the back office of a small organisation on one desk."""


@kontor.command()
@click.argument("book")
@click.option("--company", required=True, help="Name of the company.")
@click.option("--chart", type=click.Choice(["skr03", "skr04"]), required=True, help="Chart of accounts.")
@click.option("--fiscal-year", type=int, required=True, help="The first fiscal year, as 2026.")
@click.option(
    "--land",
    default="",
    help="Bundesland, as SH: public holidays and deadlines follow it; it must be given.",
)
@click.option("--login", default="admin", help="Sign-in name of the first person.")
@JSON
@verb("")
def new(
    book: str, company: str, chart: str, fiscal_year: int, land: str, login: str, *, as_json: bool
) -> None:
    """Make a new book."""
    from app.modules.office.services import NewBook, new_book

    answers = NewBook(company=company, chart=chart, fiscal_year=fiscal_year, land=land.upper(), login=login)
    made = new_book(book, answers)
    place = books.shown(made.place)
    made.close()
    show({"book": place}, as_json, place)


@kontor.command()
@click.argument("book")
@JSON
@verb("")
def demo(book: str, as_json: bool) -> None:
    """Make the demo company."""
    from app.modules.office.services import demo_book

    made = demo_book(book)
    place = books.shown(made.place)
    made.close()
    show({"book": place}, as_json, place)


@kontor.command("verify")
@click.argument("book")
@JSON
@verb("office.verify")
def verify_command(book: str, as_json: bool) -> None:
    """Recompute and compare everything; exit 1 where something does not fit."""
    with office(book) as open_office:
        checks = verify_book(open_office.book)
    fine = all(check.ok for check in checks)
    lines = [f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}" for check in checks]
    show({"ok": fine, "checks": [check.as_json() for check in checks]}, as_json, "\n".join(lines))
    sys.exit(0 if fine else 1)


@kontor.command()
@click.argument("book")
@click.option("--reason", required=True, help="Why the history is right; it goes into the trail.")
@JSON
@verb("office.verify")
def trust(book: str, reason: str, as_json: bool) -> None:
    """Confirm that a book is right although it does not fit what this computer remembers of it."""
    with office(book) as open_office:
        confirm(open_office, reason)
        top = heads.known_head(open_office.book)
    show({"seq": top.seq if top else 0}, as_json, books.shown(book))


@kontor.command()
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@JSON
@verb("office.backup")
def backup(book: str, file: Path, as_json: bool) -> None:
    """Write the whole book into one file."""
    with office(book) as open_office:
        manifest = backups.backup(open_office.book, file)
    show(
        {"file": str(file), "head": manifest["head"], "seq": manifest["seq"]},
        as_json,
        f"{file} {manifest['head'][:16]}",
    )


@kontor.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("book")
@JSON
@verb("")
def restore(file: Path, book: str, as_json: bool) -> None:
    """Make a book from a backup."""
    gone = restore_book(file, book)
    place = books.shown(book) if is_url(book) else str(books.folder_of(book))
    words = f"{place}\n{left_out(gone)}" if gone else place
    show({"book": place, "left_out": gone}, as_json, words)


@kontor.command()
@click.argument("book")
@click.argument("text")
@JSON
@verb("")
def search(book: str, text: str, as_json: bool) -> None:
    """Find entries, accounts and whatever else the book holds."""
    with office(book) as open_office:
        hits = open_office.read(find, text, open_office.actor.permissions, 50)
    rows = [
        {
            "module": hit.page.split(".")[0],
            "kind": hit.kind,
            "table": hit.table,
            "key": hit.key,
            "title": hit.title,
            "detail": hit.detail,
        }
        for hit in hits
    ]
    show(rows, as_json, "\n".join(f"{row['kind']}: {row['title']}  {row['detail']}" for row in rows))


class ReportName(click.ParamType[str]):
    """The name of a report that a topic declares."""

    name = "report"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or leave with a usage error that lists what there is."""
        if value not in makers():
            self.fail(f"{value!r}: {', '.join(sorted(makers()))}", param, ctx)
        return value


@kontor.command()
@click.argument("book")
@click.argument("name", type=ReportName())
@click.option("--from", "since", type=DAY, required=True, help="First day.")
@click.option("--to", "until", type=DAY, required=True, help="Last day.")
@click.option("--account", default="", help="Number of an account, where the report is of one.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["json", "csv", "xlsx", "pdf"]),
    default="json",
    help="The kind of file.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to a file instead of standard output.")
@click.option("--json", is_flag=True, expose_value=False, help="Print refusals as JSON too.")
@verb("")
def report(
    book: str,
    name: str,
    since: datetime.date,
    until: datetime.date,
    account: str,
    kind: str,
    out: Path | None,
) -> None:
    """Make a report: trial balance, account sheet, journal, balance sheet, income statement and what the topics add.

    What a table can't hold, such as amounts that could not be reported, is told beside it.
    """
    with office(book) as open_office:
        made = open_office.read(make_report, name, since, until, account)
        match kind:
            case "json":
                data = (json.dumps(made.as_json(), ensure_ascii=False) + "\n").encode()
            case "csv":
                data = csv_bytes(made.sheet())
            case "xlsx":
                data = xlsx_bytes(made.sheet())
            case _:
                data = open_office.read(pdf, made, open_office.clock(), open_office.actor.name)
    for note in made.notes if kind in ("csv", "xlsx") else ():
        click.echo(note, err=True)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        atomic_files.write_bytes(out, data)


def commands() -> None:
    """Add the commands that the topics bring."""
    from app.shots import screenshots

    kontor.add_command(screenshots)
    for topic in topics():
        if topic.commands:
            for one in resolve(topic.commands):
                _add(kontor, one)


def _add(group: click.Group, one: click.Command) -> None:
    """Add a command, or the commands of a group to the group of the same name."""
    known = group.commands.get(one.name or "")
    if isinstance(known, click.Group) and isinstance(one, click.Group):
        for inner in one.commands.values():
            _add(known, inner)
    else:
        group.add_command(one)


def run(arguments: list[str]) -> None:
    """Run the command line; does not return."""
    begin_log()
    commands()
    kontor.main(arguments, prog_name="kontor")
