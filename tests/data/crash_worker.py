"""A process that posts, imports or backs up until it is killed; it says on standard output what was acknowledged."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from app.data import backup as backups
from app.data import books
from app.data.office import Actor, Office
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.ledger.transfer.entries import run_import

DAY = datetime.date(2026, 11, 3)


def main(what: str, place: str, name: str, limit: int) -> None:
    """Do one kind of work again and again; name tells the processes apart."""
    office = Office(books.open_book(place), Actor(name, name, frozenset({"*"})))
    print("ready", flush=True)
    for i in range(limit):
        if what == "post":
            key = office.run(
                post,
                EntryDraft(
                    DAY,
                    f"{name}-{i}",
                    "Miete",
                    (LineDraft("6310", 119_00, "VST19"), LineDraft("1800", -119_00)),
                ),
            )
            print(f"acked {key}", flush=True)
        elif what == "import":
            done = run_import(office, Path(place).parent / "import.csv")
            print(f"imported {done.entries}", flush=True)
        else:
            target = Path(place).parent / f"{name}-{i}.kontor-backup"
            backups.backup(office.book, target)
            print(f"saved {target}", flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
