"""Finalising: gapless journal numbers and the hash chain, in the order of day and posting."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from app.core import codec
from app.core.messages import N_, Message
from app.data import numbering
from app.data.check import Check
from app.data.heads import must_be_trusted
from app.data.system_tables import About
from app.data.unit import Unit, table_of
from app.modules.finance.chart.api import Account, FiscalYear, year_name
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.rules.entries import SealEntry, SealLine, chain_start, content, seal

CHUNK = 5000
NUMBER_KIND = "journal"


def seal_entries(
    unit: Unit, until: datetime.date, stack: int | None, only: Sequence[int] | None = None
) -> int:
    """Number and chain the entries that wait up to a day, year by year; return how many.

    Raises Forbidden where the book does not fit what this computer remembers of it.
    """
    must_be_trusted(unit.book)
    done = 0
    for year, number in unit.connection.execute(
        select(FiscalYear.id, FiscalYear.year).order_by(FiscalYear.start)
    ).all():
        waiting = select(Entry.id).where(
            Entry.fiscal_year_id == year, Entry.number.is_(None), Entry.day <= until
        )
        if stack is not None:
            waiting = waiting.where(Entry.stack_id == stack)
        if only is not None:
            waiting = waiting.where(Entry.id.in_(only))
        keys = list(unit.connection.scalars(waiting.order_by(Entry.day, Entry.id)))
        if keys:
            _seal_year(unit, year, number, keys)
            done += len(keys)
    return done


def _seal_year(unit: Unit, year: int, name: int, keys: list[int]) -> None:
    first = numbering.take(unit, NUMBER_KIND, name, len(keys))
    previous = _last_hash(unit.connection, year, name)
    table = table_of(Entry)
    statement = (
        update(table)
        .where(table.c.id == bindparam("key"))
        .values(number=bindparam("num"), hash=bindparam("seal"))
    )
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        rows = []
        places = {key: first + start + i for i, key in enumerate(part)}
        for entry, lines in sorted(_contents(unit.connection, places), key=lambda pair: pair[0].number):
            previous = seal(previous, content(entry, lines))
            rows.append({"key": entry.id, "num": entry.number, "seal": previous})
        unit.connection.execute(statement, rows)
    unit.note_batch("finance_entry", "seal", len(keys), first, first + len(keys) - 1, sha256=previous.hex())


def _last_hash(connection: Connection, year: int, name: int) -> bytes:
    query = (
        select(Entry.hash)
        .where(Entry.fiscal_year_id == year, Entry.number.is_not(None))
        .order_by(Entry.number.desc())
        .limit(1)
    )
    found = connection.scalar(query)
    return bytes(found) if found else chain_start(_book_id(connection), name)


def _book_id(connection: Connection) -> str:
    return connection.scalar(select(About.value).where(About.name == "id")) or ""


def _columns() -> list[Any]:
    e, x = Entry, Line
    return [
        e.id,
        e.number,
        e.day,
        e.document,
        e.document2,
        e.text,
        e.origin,
        e.captured,
        e.login,
        e.reversal_of,
        e.reason,
        Account.number.label("account"),
        x.amount,
        x.role,
        x.tax_id,
        x.cost1,
        x.cost2,
        x.text.label("line_text"),
    ]


def _contents(connection: Connection, numbers: dict[int, int]) -> Iterator[tuple[SealEntry, list[SealLine]]]:
    query = (
        select(*_columns())
        .join(Line, Line.entry_id == Entry.id)
        .join(Account, Account.id == Line.account_id)
        .where(Entry.id.in_(numbers))
        .order_by(Entry.id, Line.id)
    )
    for key, rows in groupby(connection.execute(query), key=lambda row: row[0]):
        found = list(rows)
        yield _entry(found[0], numbers[key]), [SealLine(*row[11:]) for row in found]


def _entry(row: Sequence[Any], number: int) -> SealEntry:
    day = row[2].isoformat()
    return SealEntry(row[0], number, day, *row[3:11])


def check_chain(connection: Connection) -> list[Check]:
    """Recompute the hash of every finalised entry; name the first that does not fit, and gaps in the numbers."""
    count, book = 0, _book_id(connection)
    for year, name in connection.execute(
        select(FiscalYear.id, FiscalYear.year).order_by(FiscalYear.start)
    ).all():
        query = (
            select(*_columns(), Entry.hash)
            .join(Line, Line.entry_id == Entry.id, isouter=True)
            .join(Account, Account.id == Line.account_id, isouter=True)
            .where(Entry.fiscal_year_id == year, Entry.number.is_not(None))
            .order_by(Entry.number, Line.id)
        )
        with connection.execute(query, execution_options={"yield_per": 5000}) as rows:
            fault, last = _walk(rows, chain_start(book, name), name)
        if fault is not None:
            return [Check("journal", False, fault)]
        count += last
    return [
        Check(
            "journal",
            True,
            Message(N_("{count} finalised entries, numbers without a gap, chain whole."), {"count": count}),
        )
    ]


def _walk(rows: Iterable[Any], previous: bytes, name: int) -> tuple[Message | None, int]:
    """Return the first fault of a year's chain, None where there is none, and the last number."""
    expected = 0
    for number, group in groupby(rows, key=lambda row: row[1]):
        found, expected = list(group), expected + 1
        if number != expected:
            return Message(
                N_("Entry {number} is missing."), {"number": f"{year_name(name)}-{expected}"}
            ), expected
        lines = [SealLine(*row[11:18]) for row in found if row[11] is not None]
        previous = codec.digest(previous, content(_entry(found[0], number), lines))
        if previous != bytes(found[0][18] or b""):
            return Message(
                N_("Entry {number} was changed after it was finalised."),
                {"number": f"{year_name(name)}-{number}"},
            ), expected
    return None, expected
