"""Counts of the demo company: one posted with a difference and its protocol, one that is running."""

from __future__ import annotations

from app.data.office import Office
from app.modules.finance.ledger.api import last_day
from app.modules.inventory.counting.queries.counts import running
from app.modules.inventory.counting.queries.lines import lines_of
from app.modules.inventory.counting.reports import keep_protocol
from app.modules.inventory.counting.rules.words import CountDraft, Entry
from app.modules.inventory.counting.services.counts import begin
from app.modules.inventory.counting.services.entries import enter
from app.modules.inventory.counting.services.posting import post_count
from app.modules.inventory.stock.api import offered_places


def demo(office: Office, _months: int) -> None:
    """Count one rack and post it, and begin with the other."""
    newest = office.read(last_day)
    shelves = {one.text.split(" / ")[-1]: one.key for one in office.read(offered_places, "Regal", None)}
    if newest is None or len(shelves) < 2 or office.read(running):
        return
    first, second = (shelves[name] for name in sorted(shelves)[:2])
    done = office.run(
        begin,
        CountDraft("Regal A, Stichprobe vor dem Abschluss", newest, place=first, percent=500, amount=50_00),
    )
    lines = office.read(lines_of, done)
    entries = [Entry(one.id, one.expected) for one in lines]
    entries[0] = Entry(lines[0].id, max(0, lines[0].expected - 10_000), "Eine Packung fehlt")
    office.run(enter, done, entries)
    office.run(post_count, done)
    office.run(keep_protocol, done, "")
    open_ = office.run(begin, CountDraft("Regal B, Inventur", newest, place=second))
    some = office.read(lines_of, open_)
    office.run(enter, open_, [Entry(one.id, one.expected) for one in some[: len(some) // 2]])
