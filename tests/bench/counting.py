"""How long a count of many lines takes to begin, to be entered from a file's worth of counts, and to be posted, against plain inserts.

The limit is as many rows of moves, copied by plain statements in the same run and not kept.

python -m tests.bench.counting [LINES] [--server] [--profile]
"""

from __future__ import annotations

import contextlib
import cProfile
import pstats
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import insert, select

from app.data.books import Book
from app.data.office import SYSTEM, Office
from app.data.unit import table_of
from app.modules.inventory.counting.queries.lines import lines_of
from app.modules.inventory.counting.rules.words import CountDraft, Entry
from app.modules.inventory.counting.services.counts import begin
from app.modules.inventory.counting.services.entries import enter
from app.modules.inventory.counting.services.posting import post_count
from app.modules.inventory.stock.models import Move
from app.modules.office.services import NewBook, new_book
from tests.bench.stock import ONE, _server, fill, once

MOVES = 8


def main(lines: int, server: bool, profile: bool) -> None:
    """Count every article of a new book one piece short."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ended:
        place = _server(ended) if server else str(Path(folder) / "Bench.kontor")
        book = new_book(place, NewBook(company="Bench", fiscal_year=2026, land="BE"))
        ended.callback(book.close)
        office = Office(book, SYSTEM)
        fill(office, lines, MOVES)
        keys: list[int] = []
        draft = CountDraft("Alles", office.clock().astimezone().date(), amount=10**9, four_eyes=False)
        limit = once(lambda: raw(book, lines))[0]
        print(f"{lines} moves inserted plainly {limit:6.2f} s")
        say("begun", limit, lambda: keys.append(office.run(begin, draft)))
        found = office.read(lines_of, keys[0])
        entries = [Entry(one.id, max(0, one.counts.first_expected - ONE)) for one in found]
        say(f"{len(entries)} lines entered", limit, lambda: office.run(enter, keys[0], entries))
        watch = cProfile.Profile()
        if profile:
            watch.enable()
        say("posted", limit, lambda: office.run(post_count, keys[0]))
        if profile:
            watch.disable()
            pstats.Stats(watch).sort_stats("cumulative").print_stats(45)


def raw(book: Book, lines: int) -> None:
    """Write as many moves as the count makes by plain inserts, and take them back: the limit."""
    move = table_of(Move)
    with book.engine.connect() as connection:
        found = connection.execute(select(move).order_by(move.c.id).limit(lines)).mappings().all()
        rows = [{name: value for name, value in row.items() if name != "id"} for row in found]
        connection.rollback()
        connection.execute(insert(move), rows)
        connection.rollback()


def say(words: str, limit: float, action: Callable[[], object]) -> None:
    """Print how long something takes, how long this process was busy with it, and the ratio to the limit."""
    took, busy = once(action)
    print(f"{words:24} {took:8.2f} s  {busy:8.2f} s busy  {took / limit:6.1f} x", flush=True)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:] if not one.startswith("--")]
    main(given[0] if given else 20_000, "--server" in sys.argv, "--profile" in sys.argv)
