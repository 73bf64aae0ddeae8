"""The sheet that begins a stock: each row is an article with supplier, price, place, quantity and minimum; the same sheet again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import func, select

from app.core.errors import BadFile, Fault, KontorError
from app.core.few_collections import few_collections
from app.core.messages import N_, _
from app.data.imported_files import keep_file
from app.data.office import Office, command
from app.data.own_fields import set_values
from app.data.transfer import MOST_FAULTS, fault, read_table
from app.data.unit import Unit
from app.modules.inventory.articles.api import (
    Article,
    ArticleValue,
    article_fields,
)
from app.modules.inventory.stock.models import Place
from app.modules.inventory.stock.services.moves import reverse
from app.modules.inventory.stock.transfer.columns import FIELDS, sheet_fields
from app.modules.inventory.stock.transfer.reader import Reader
from app.modules.inventory.stock.transfer.writer import Done, Writer

KIND = "inventory.articles"
ROUGHLY = 200  # rows between two reports of progress


@command("inventory.article.import", locks=("inventory.articles", "inventory.stock", "organisation.contacts"))
def import_sheet(
    unit: Unit,
    path: Path,
    places: Mapping[str, int] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Done:
    """Import a list of articles with suppliers, places and opening stock, all or nothing; raises BadFile with every fault by its cell.

    An article is known by its number, without one by its GTIN, without both by its name. Suppliers, categories and places
    that are not there yet are made. Opening stock is booked once for each article, place and lot.
    """
    table = read_table(path)
    fields = sheet_fields(article_fields(unit.connection))
    reader = Reader(table, places, fields)
    rows = list(reader.rows())
    places_before = unit.connection.scalar(select(func.count()).select_from(Place))
    writer = Writer(unit, len(rows), {one.key: one.title for one in fields[len(FIELDS) :]})

    def wrong(line: int, error: KontorError) -> None:
        if len(reader.faults) < MOST_FAULTS:
            reader.faults.append(Fault(table.name, line, error.field, error.message))

    with few_collections():
        for count, (line, row) in enumerate(rows, 1):
            try:
                writer.write(line, row)
            except KontorError as error:
                wrong(line, error)
            if count % ROUGHLY == 0:
                progress(count, len(rows))
        writer.open_stock(wrong)
    if not reader.faults and not rows:
        reader.faults.append(fault(table.name, 1, "", N_("The file holds no articles.")))
    if reader.faults:
        raise BadFile(sorted(reader.faults, key=lambda one: one.line), table.name)
    done = writer.done
    done.places = int(unit.connection.scalar(select(func.count()).select_from(Place)) or 0) - int(
        places_before or 0
    )
    imported = done.new + done.changed
    keep_file(unit, KIND, table.sha256, table.name, imported)
    return done


@command("inventory.article.import", locks=("inventory.articles", "inventory.stock"))
def undo_sheet(unit: Unit, done: Done) -> None:
    """Take an import back: its opening stock by counter-moves, changed articles as they were; new ones are put out of use.

    Raises Invalid and Conflict where something of it was changed or moved meanwhile.
    """
    for key in done.moves:
        reverse(unit, key, _("Import taken back"))
    for key, version, before, values in done.altered:
        unit.update(Article, key, before, version)
        set_values(unit, ArticleValue, "article_id", key, values)
    for key in done.made:
        unit.update(Article, key, {"active": False})


def run_import(
    office: Office,
    path: Path,
    rehearsal: bool = False,
    places: Mapping[str, int] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Done:
    """Import a list in one transaction, or only rehearse it."""
    run = office.rehearse if rehearsal else office.run
    found: Done = run(import_sheet, path, places, progress)
    return found


def words(done: Done) -> str:
    """Say in a sentence what an import does."""
    counts = _("{new} new, {changed} changed, {same} the same").format(
        new=done.new, changed=done.changed, same=done.same
    )
    more = [
        (done.suppliers, _("new suppliers of articles: {count}")),
        (done.places, _("new places: {count}")),
        (done.stocked, _("opening stock: {count}")),
    ]
    return "; ".join([counts, *(text.format(count=count) for count, text in more if count)])
