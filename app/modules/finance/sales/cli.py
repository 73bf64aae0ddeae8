"""Commands of sales: the documents as a list, and one issued from a JSON file."""

from __future__ import annotations

import datetime
import hashlib
import sys
from pathlib import Path

import click

from app.core import atomic_files
from app.core import format as formats
from app.core.messages import _
from app.core.money import plain
from app.data import archive
from app.data.cli_support import DAY, JSON, office, show, verb
from app.data.office import Office
from app.data.transfer import bytes_of
from app.modules.documents.einvoice.api import embedded
from app.modules.finance.sales.queries.documents import all_documents, document, frozen
from app.modules.finance.sales.queries.recurring import due, outlook, recurring, recurring_source
from app.modules.finance.sales.readers.sale_file import read_sale
from app.modules.finance.sales.rules.documents import KINDS, PROGRESS, TEMPLATE
from app.modules.finance.sales.services.issuing import Issued
from app.modules.finance.sales.services.recurring import Run, bill_all
from app.modules.finance.sales.services.sale_file import issue_sale


@click.group(name="sales")
def group() -> None:
    """Offers, orders, delivery notes and invoices to customers."""


@group.command("list")
@click.argument("book")
@click.option(
    "--kind",
    type=click.Choice([kind for kind in KINDS if kind != TEMPLATE]),
    help="Only documents of this kind.",
)
@click.option("--state", type=click.Choice(list(PROGRESS)), help="Only those in this state.")
@JSON
@verb("finance.sales.view")
def list_command(book: str, kind: str | None, state: str | None, as_json: bool) -> None:
    """List the sales documents, the newest first; what is paid or overdue is calculated now."""
    with office(book) as open_office:
        every = open_office.read(all_documents)
    found = [one for one in every if kind in (None, one.kind) and state in (None, one.progress)]
    rows = [
        {
            "key": one.id,
            "kind": one.kind,
            "number": one.number,
            "day": one.day.isoformat(),
            "due": one.due.isoformat() if one.due else None,
            "customer": one.customer,
            "net": plain(one.net),
            "gross": plain(one.gross),
            "state": one.progress,
        }
        for one in found
    ]
    lines = [
        f"{formats.day(one.day)}  {one.number or _('draft'):<14} {one.customer:<32} {plain(one.gross):>12}  {one.progress}"
        for one in found
    ]
    show({"documents": rows}, as_json, "\n".join(lines))


@group.command("issue")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the papers; otherwise that of the file.",
)
@click.option("--again", is_flag=True, help="Issue a file a second time that was issued already.")
@JSON
@verb("finance.sales.issue")
def issue_command(book: str, file: Path, out: Path | None, again: bool, as_json: bool) -> None:
    """Issue a document from a JSON file (fields as in docs/sales.md): number, entry, paper and e-invoice.

    The same file issues once, however often it is run; its papers are written again.
    """
    data = bytes_of(file)
    sale = read_sale(data)
    key = None if again else hashlib.sha256(b"sales issue\0" + data).digest()[:16]
    with office(book) as open_office:
        done = open_office.run_as(issue_sale, (sale,), key=key)
        papers = _write(open_office, done, out or file.parent)
    left = [str(one) for one in done.left]
    shown = {"number": done.number, **papers, "entry": done.entry, "left": left}
    show(shown, as_json, "\n".join(("  ".join(filter(None, (done.number, *papers.values()))), *left)))


def _write(open_office: Office, done: Issued, folder: Path) -> dict[str, str | None]:
    """Write paper and e-invoice of an issued document, and return their places; xml is None where the customer gets none."""
    pdf, xml = open_office.read(frozen, done.key)
    assert pdf is not None  # what is issued has its paper
    pages = archive.load(open_office.book, pdf)
    place = folder / f"{done.number}.pdf"
    atomic_files.write_bytes(place, pages)
    inside = archive.load(open_office.book, xml) if xml is not None else embedded(pages)
    if not inside:
        return {"pdf": str(place), "xml": None}
    beside = folder / f"{done.number}.xml"
    atomic_files.write_bytes(beside, inside)
    return {"pdf": str(place), "xml": str(beside)}


@click.group(name="recurring")
def recurring_group() -> None:
    """Recurring invoices."""


@recurring_group.command("list")
@click.argument("book")
@JSON
@verb("finance.sales.view")
def recurring_list_command(book: str, as_json: bool) -> None:
    """List the contracts with their next period and what it comes to."""
    with office(book) as open_office:
        keys = list(open_office.read(recurring_source().keys, {}))
        found = [(key, open_office.read(outlook, key), open_office.read(recurring, key)) for key in keys]
    rows = [
        {
            "key": key,
            "title": one.draft.title,
            "since": one.draft.since.isoformat(),
            "months": one.draft.months,
            "next": ahead.period.start.isoformat() if ahead.period else None,
            "until": ahead.period.end.isoformat() if ahead.period else None,
            "net": plain(ahead.net),
            "notice": ahead.notice.isoformat() if ahead.notice else None,
        }
        for key, ahead, one in found
        if ahead is not None and one is not None
    ]
    lines = [f"{row['next'] or '':<10}  {row['net']:>12}  {row['title']}" for row in rows]
    show({"recurring": rows}, as_json, "\n".join(lines))


@recurring_group.command("run")
@click.argument("book")
@click.option("--until", type=DAY, help="Bill what is due on this day, at most today; today unless said.")
@click.option("--dry-run", is_flag=True, help="Show what is due, and bill nothing.")
@JSON
@verb("finance.sales.issue")
def recurring_run_command(book: str, until: datetime.date | None, dry_run: bool, as_json: bool) -> None:
    """Bill the periods that are due, each once however often this runs."""
    with office(book) as open_office:
        wanted = open_office.read(due, until or open_office.clock().astimezone().date())
        run = Run((), ()) if dry_run else bill_all(open_office, wanted)
        made = [open_office.read(document, one.document) for one in run.made]
    rows = [
        {
            "key": one.key,
            "title": one.title,
            "customer": one.customer,
            "from": one.period.start.isoformat(),
            "until": one.period.end.isoformat(),
            "net": plain(one.net),
        }
        for one in wanted
    ]
    done = [{"document": one.id, "number": one.number, "gross": plain(one.gross)} for one in made if one]
    refused = [{"contract": who, "message": why} for who, why in run.refused]
    lines = [
        f"{row['from']} – {row['until']}  {row['net']:>12}  {row['customer']}, {row['title']}" for row in rows
    ]
    lines += [f"{one['contract']}: {one['message']}" for one in refused]
    show({"due": rows, "made": done, "refused": refused}, as_json, "\n".join(lines))
    sys.exit(1 if refused else 0)


COMMANDS = (group, recurring_group)
