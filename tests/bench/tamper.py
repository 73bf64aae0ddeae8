"""Change every table of a book behind the program's back and see whether verify names it: `.venv/bin/python -m tests.bench.tamper [--server] [--all]`.

In the demo company, for each table: one row changed in three of its columns one after the other (in each with --all), one row deleted, one row doubled under
a new key; where there are no rows, one is invented. All tables at once, and what is not named then once more alone, with
the guards off, rolled back each time. Guards and the memory of this computer are left out: the change itself must be named.
"""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-tamper-")

import pytest

from app.data.all_tables import load_models
from app.modules.office.services import demo_book
from tests.bench.kills import _server
from tests.data.tampering import COLUMNS, Tampering, named, tamperings, trailed, unnamed

EACH = 1000  # columns: no table has so many


def main(arguments: list[str]) -> None:
    """Tamper with every table and say what was named."""
    with tempfile.TemporaryDirectory(prefix="kontor-tamper-") as folder:
        place = _server(Path(folder)) if "--server" in arguments else str(Path(folder) / "Demo.kontor")
        book = demo_book(place)
        tables = load_models().sorted_tables
        columns = EACH if "--all" in arguments else COLUMNS
        with book.engine.connect() as connection:
            wanted = {table.name: list(tamperings(connection, table, columns)) for table in tables}
        count = sum(map(len, wanted.values()))
        left: list[Tampering] = []
        refused = 0
        with pytest.MonkeyPatch.context() as patch:
            for one_of_each in zip_longest(*(wanted[table.name] for table in tables if trailed(table))):
                silent, kept_out = unnamed(book, [one for one in one_of_each if one], patch)
                left += silent
                refused += len(kept_out)
        left += [one for table in tables if not trailed(table) for one in wanted[table.name]]
        answers = {one: named(book, one) for one in left}
        refused += sum(found == ["refused"] for found in answers.values())
        silent = [one for one, found in answers.items() if not found]
        right = count - refused - len(silent)
        print(
            f"{len(tables)} tables, {count} changes: {right} named, {refused} refused, {len(silent)} unnamed"
        )
        print(f"   of them {len(left)} were tried alone")
        for one in silent:
            print("  ", one)
        book.leave()


if __name__ == "__main__":
    main(sys.argv[1:])
