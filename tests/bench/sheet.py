"""How long the list that begins a stock takes: all faults at once, the import, and the same list again.

python -m tests.bench.sheet [ARTICLES]
"""

from __future__ import annotations

import csv
import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from app.core.errors import BadFile
from app.data.books import Book
from app.data.office import SYSTEM, Office
from app.modules.inventory.stock.transfer.sheet import run_import
from app.modules.office.services import NewBook, new_book
from tests.modules.inventory.messy_list import messy_list, with_faults


def once(words: str, action: Callable[[], object], limit: float = 0) -> float:
    """Print how long something takes that is done once, with its ratio to a limit, and return the seconds."""
    start = time.perf_counter()
    action()
    took = time.perf_counter() - start
    print(f"{words:40} {took:8.2f} s" + (f" {took / limit:8.1f} x" if limit else ""))
    return took


def raw(book: Book, path: Path) -> None:
    """Read the list and write its cells into a plain table, which is not kept: the limit."""
    rows = [row for row in csv.reader(path.open(encoding="cp1252", newline=""), delimiter=";") if any(row)]
    names = [f"c{place}" for place in range(len(rows[0]))]
    with book.engine.connect() as connection:
        connection.execute(
            text(f"CREATE TEMPORARY TABLE plain ({', '.join(f'{one} text' for one in names)})")
        )
        values = ", ".join(f":{one}" for one in names)
        cells = [dict(zip(names, row, strict=True)) for row in rows]
        connection.execute(text(f"INSERT INTO plain VALUES ({values})"), cells)
        connection.rollback()


def refused(office: Office, path: Path) -> None:
    """Import a list that is refused."""
    try:
        run_import(office, path)
    except BadFile as error:
        print(f"{len(error.faults)} faults")


def main(count: int) -> None:
    """Import a messy list into a new book."""
    good = messy_list(count)
    with tempfile.TemporaryDirectory() as folder:
        book = new_book(
            str(Path(folder) / "bench.kontor"), NewBook(company="Bench", fiscal_year=2026, land="BE")
        )
        office = Office(book, SYSTEM, lambda: datetime.datetime.now(datetime.UTC))
        path = Path(folder) / "Artikel.csv"
        path.write_bytes(with_faults(good, 50).text().encode("cp1252"))
        limit = once("its cells written plainly", lambda: raw(book, path))
        once("all faults of the list", lambda: refused(office, path), limit)
        path.write_bytes(good.text().encode("cp1252"))
        once(f"{count} articles imported", lambda: run_import(office, path), limit)
        once("the same list again", lambda: run_import(office, path), limit)
        book.engine.dispose()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
