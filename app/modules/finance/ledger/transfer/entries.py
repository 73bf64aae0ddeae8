"""Entries in and out as CSV: entry;date;document;debit;credit;amount;tax;cost_center;text.

Rows with the same `entry` are one entry. A row has a debit and a credit account,
or in split entries only one of them. amount is gross and above zero; a
Generalumkehr is written with negative amounts on the side it takes back.
tax is the key of a tax case: the amount is split by it; empty means no tax,
also on accounts that would add it in the booking mask. cost_center is KOST1,
or KOST1/KOST2.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import BadFile
from app.core.few_collections import few_collections
from app.core.messages import N_
from app.data.export import Sheet
from app.data.heads import must_fit
from app.data.imported_files import keep_file, refuse_known
from app.data.office import Office, Unit, command
from app.data.queries import query
from app.data.transfer import (
    MOST_FAULTS,
    fault,
    read_table,
)
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.queries.entries import LineView, lines_of
from app.modules.finance.ledger.rules.entries import (
    REVERSED,
    TAX_INSIDE,
)
from app.modules.finance.ledger.services.entries import Ready, write
from app.modules.finance.ledger.services.finalising import seal_entries
from app.modules.finance.ledger.transfer.reader import HEADER, Imported, _NotTogether, _Reader

CHUNK = 1000
Progress = Callable[[int, int], None]


@command("finance.entry.post")
def import_entries(
    unit: Unit,
    path: Path,
    finalise: bool = False,
    create_accounts: bool = False,
    gathered: bool = False,
    progress: Progress | None = None,
    places: Mapping[str, int] | None = None,
    anyway: bool = False,
) -> Imported:
    """Import a file of entries, all or nothing; raises BadFile with every fault, Invalid for one that came in already.

    The same file comes in again with anyway. A cost centre that is not there yet is made; an account only with create_accounts.
    """
    table = read_table(path)
    refuse_known(unit, "entries", table.sha256, anyway)
    reader = _Reader(unit, table, create_accounts, places)
    ready: list[Ready] = []
    last: datetime.date | None = None
    for group in reader.groups(gathered):
        item = reader.entry(group)
        if len(reader.faults) >= MOST_FAULTS:
            break
        if item is None or reader.faults:
            ready.clear()
            continue
        ready.append(item)
        last = item[0].day if last is None else max(last, item[0].day)
        if len(ready) >= CHUNK:
            write(unit, ready)
            ready.clear()
            if progress is not None:
                progress(reader.result.lines, 0)
    if not reader.faults and not reader.result.entries:
        reader.faults.append(fault(table.name, 1, "", N_("The file holds no entries.")))
    if reader.faults:
        raise BadFile(reader.faults, table.name)
    if ready:
        write(unit, ready)
    reader.result.file = keep_file(unit, "entries", table.sha256, table.name, reader.result.lines)
    if finalise and last is not None:
        reader.result.finalised = seal_entries(unit, last, None)
    return reader.result


def run_import(
    office: Office,
    path: Path,
    finalise: bool = False,
    create_accounts: bool = False,
    progress: Progress | None = None,
    places: Mapping[str, int] | None = None,
    rehearsal: bool = False,
    anyway: bool = False,
) -> Imported:
    """Import a file in one transaction, or only rehearse it; rows of an entry that stand apart are gathered first."""
    run = office.rehearse if rehearsal else office.run
    with few_collections():
        try:
            return run(import_entries, path, finalise, create_accounts, False, progress, places, anyway)
        except _NotTogether:
            return run(import_entries, path, finalise, create_accounts, True, progress, places, anyway)


@query("finance.view")
def export_entries(connection: Connection, since: datetime.date, until: datetime.date) -> Sheet:
    """Return the entries of a span as the import takes them: one row a line, tax lines folded into the gross they came from.

    Raises Forbidden where the book is not to be trusted.
    """
    must_fit(connection)
    query = (
        select(Entry.id, Entry.day, Entry.document, Entry.text)
        .where(Entry.day.between(since, until))
        .order_by(Entry.day, Entry.id)
    )
    entries = connection.execute(query).all()
    rows: list[list[Any]] = []
    for start in range(0, len(entries), 2000):
        part = entries[start : start + 2000]
        lines = lines_of(connection, [row[0] for row in part])
        for number, (key, day, document, text) in enumerate(part, start + 1):
            rows += _rows(number, day, document, text, lines.get(key, []))
    kinds = ("number", "day", "text", "text", "text", "money", "text", "text", "text")
    return Sheet("entries", tuple(zip(HEADER, kinds, strict=True)), rows)


def _rows(
    number: int, day: datetime.date, document: str, text: str, lines: list[LineView]
) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for line in lines:
        role = line.role % REVERSED
        if role:
            if role == TAX_INSIDE:
                rows[-1][5] += _shown(line)
            continue
        debit = (line.amount > 0) != (line.role >= REVERSED)
        centre = line.cost1 + (f"/{line.cost2}" if line.cost2 else "")
        sides = (line.account, "") if debit else ("", line.account)
        rows.append([number, day, document, *sides, _shown(line), line.tax, centre, line.text or text])
    return rows


def _shown(line: LineView) -> int:
    """Return the amount on its side: above zero, below it in a Generalumkehr."""
    return abs(line.amount) if line.role < REVERSED else -abs(line.amount)
