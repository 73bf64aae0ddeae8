"""Taking an import back: all its entries at once, as long as none was finalised or changed."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlalchemy import delete, func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import search
from app.data.imported_files import brought_by
from app.data.office import Unit, command
from app.data.system_tables import Attachment, FollowUp, ImportFile, Note
from app.data.unit import table_of
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.allocations import settled_entries
from app.modules.finance.ledger.rules.entries import PlacedLine
from app.modules.finance.ledger.services.balances import book_turnover

CHUNK = 900


@command("finance.entry.post")
def take_back_import(unit: Unit, file: int) -> int:
    """Take back what one file brought and return how many entries; the trail keeps each with its lines.

    Raises Invalid where an entry was finalised, corrected or got a document, note
    or follow-up since: then single entries are corrected or reversed.
    """
    brought = unit.row(ImportFile, file, lock=True)
    entries, lines = list[dict[str, Any]](), 0
    for low, high in brought_by(unit.connection, file, Entry):
        query = (
            select(table_of(Entry)).where(Entry.id.between(low, high)).order_by(Entry.id).with_for_update()
        )
        entries += [dict(row) for row in unit.connection.execute(query).mappings()]
        counted = select(func.count()).select_from(Line).where(Line.entry_id.between(low, high))
        lines += unit.connection.scalar(counted) or 0
    if any(entry["number"] is not None for entry in entries):
        raise Invalid(N_("Some of these entries are finalised; reverse them one by one."))
    if any(entry["version"] != 1 for entry in entries) or lines != brought["rows"]:
        raise Invalid(N_("Some of these entries were changed since; correct them one by one."))
    for start in range(0, len(entries), CHUNK):
        _take_back(unit, entries[start : start + CHUNK])
    unit.delete(ImportFile, file)
    return len(entries)


def _take_back(unit: Unit, entries: list[dict[str, Any]]) -> None:
    keys = [entry["id"] for entry in entries]
    for kind in (Attachment, FollowUp, Note):
        held = select(kind.id).where(kind.table_name == "finance_entry", kind.row_key.in_(keys)).limit(1)
        if unit.connection.scalar(held) is not None:
            raise Invalid(
                N_("Documents, notes or follow-ups hang on some of these entries; correct them one by one.")
            )
    if settled_entries(unit.connection, keys, taken_back=True):
        raise Invalid(N_("Some of these entries are settled with others; correct them one by one."))
    x = Line
    columns = (x.entry_id, x.account_id, x.amount, x.role, x.tax_id, x.cost1, x.cost2, x.text)
    rows = unit.connection.execute(
        select(*columns).where(x.entry_id.in_(keys)).order_by(x.entry_id, x.id)
    ).all()
    placed = {
        key: [PlacedLine(*row[1:]) for row in group] for key, group in groupby(rows, key=lambda row: row[0])
    }
    for entry in entries:
        written = placed[entry["id"]]
        brief = [[y.account_id, y.amount, y.role, y.tax_id, y.cost1, y.cost2, y.text] for y in written]
        unit.log(
            Entry,
            entry["id"],
            "delete",
            {**{k: v for k, v in entry.items() if v is not None}, "lines": brief},
            None,
        )
        book_turnover(unit, entry["period_id"], written, -1)
    search.remove(unit, Entry, keys)
    unit.connection.execute(delete(Line).where(Line.entry_id.in_(keys)))
    unit.connection.execute(delete(Entry).where(Entry.id.in_(keys)))
