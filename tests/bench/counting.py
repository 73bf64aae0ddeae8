"""How long a count of many lines takes to begin, to be entered from a file's worth of counts, and to be posted.

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

from app.data.office import SYSTEM, Office
from app.modules.inventory.counting.queries.lines import lines_of
from app.modules.inventory.counting.rules.words import CountDraft, Entry
from app.modules.inventory.counting.services.counts import begin
from app.modules.inventory.counting.services.entries import enter
from app.modules.inventory.counting.services.posting import post_count
from app.modules.office.services import NewBook, new_book
from tests.bench.stock import ONE, _server, fill, once

MOVES = 8


def main(lines: int, server: bool, profile: bool) -> None:
    """Count every article of a new book one piece short."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ended:
        place = _server(ended) if server else str(Path(folder) / "Bench.kontor")
        book = new_book(place, NewBook(company="Bench", fiscal_year=2026))
        ended.callback(book.close)
        office = Office(book, SYSTEM)
        fill(office, lines, MOVES)
        keys: list[int] = []
        draft = CountDraft("Alles", office.clock().date(), amount=10**9, four_eyes=False)
        say("begun", lambda: keys.append(office.run(begin, draft)))
        found = office.read(lines_of, keys[0])
        entries = [Entry(one.id, max(0, one.counts.first_expected - ONE)) for one in found]
        say(f"{len(entries)} lines entered", lambda: office.run(enter, keys[0], entries))
        watch = cProfile.Profile()
        if profile:
            watch.enable()
        say("posted", lambda: office.run(post_count, keys[0]))
        if profile:
            watch.disable()
            pstats.Stats(watch).sort_stats("cumulative").print_stats(45)


def say(words: str, action: Callable[[], object]) -> None:
    """Print how long something takes."""
    print(f"{words:24} {once(action):8.2f} s", flush=True)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:] if not one.startswith("--")]
    main(given[0] if given else 20_000, "--server" in sys.argv, "--profile" in sys.argv)
