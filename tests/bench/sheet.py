"""How long the list that begins a stock takes: all faults at once, the import, and the same list again.

python -m tests.bench.sheet [ARTICLES]
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.core.errors import BadFile
from app.data.office import SYSTEM, Office
from app.modules.inventory.stock.transfer.sheet import run_import
from app.modules.office.services import NewBook, new_book
from tests.modules.inventory.messy_list import messy_list, with_faults


def once(words: str, action: Callable[[], object]) -> None:
    """Print how long something takes that is done once."""
    start = time.perf_counter()
    action()
    print(f"{words:40} {time.perf_counter() - start:8.2f} s")


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
        book = new_book(str(Path(folder) / "bench.kontor"), NewBook(company="Bench", fiscal_year=2026))
        office = Office(book, SYSTEM, lambda: datetime.datetime.now(datetime.UTC))
        path = Path(folder) / "Artikel.csv"
        path.write_bytes(with_faults(good, 50).text().encode("cp1252"))
        once("all faults of the list", lambda: refused(office, path))
        path.write_bytes(good.text().encode("cp1252"))
        once(f"{count} articles imported", lambda: run_import(office, path))
        once("the same list again", lambda: run_import(office, path))
        book.engine.dispose()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
