"""What two desks may try at once with a count: to begin it, to enter a line, to decide, to post and to give it up."""

from __future__ import annotations

from app.data.office import Office
from app.modules.inventory.counting.queries.lines import lines_of
from app.modules.inventory.counting.rules.words import CountDraft, Entry, Found
from app.modules.inventory.counting.services.counts import add_found, begin, cancel
from app.modules.inventory.counting.services.entries import decide, enter
from app.modules.inventory.counting.services.posting import post_count
from app.modules.inventory.stock.services.kept import keep_days
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.inventory.stock_cases import DAY, ONE, D, move, shelf, stocked

COUNTS = "SELECT count(*) FROM inventory_count"


def _stock(office: Office) -> None:
    move(office, "receive", stocked(office), 10, D(2026, 3, 2), value=1000)


def _begun(office: Office) -> tuple[int, int]:
    _stock(office)
    key = office.run(begin, CountDraft("Alles", DAY, amount=100_000))
    return key, office.read(lines_of, key)[0].id


def _entered(office: Office) -> tuple[int, int]:
    key, line = _begun(office)
    office.run(enter, key, [Entry(line, 8 * ONE)])
    return key, line


def _beside(office: Office) -> tuple[int, Found]:
    key, _line = _begun(office)
    return key, Found(stocked(office, "A-2"), shelf(office, "B"), ONE)


CASES = (
    Case(
        "inventory.counting.begin",
        _stock,
        lambda office, _none: office.run(begin, CountDraft("Alles", DAY)),
        counting(COUNTS),
    ),
    Case(
        "inventory.counting.enter",
        _begun,
        lambda office, made: office.run(enter, made[0], [Entry(made[1], 8 * ONE)]),
        counting("SELECT count(*) FROM trail WHERE table_name = 'inventory_count_line' AND kind = 'update'"),
        succeed=(1, 2),
    ),
    Case(
        "inventory.counting.add_found",
        _beside,
        lambda office, made: office.run(add_found, *made),
        counting("SELECT count(*) FROM inventory_count_line"),
        wanted=2,
        succeed=(2,),
    ),
    Case(
        "inventory.counting.decide",
        _entered,
        lambda office, made: office.run(decide, *made, "first", "gesehen"),
        counting("SELECT count(*) FROM inventory_count_line WHERE chosen = 'first'"),
        succeed=(2,),
    ),
    Case(
        "inventory.counting.post_count",
        _entered,
        lambda office, made: office.run(post_count, made[0]),
        counting("SELECT count(*) FROM inventory_move WHERE kind = 'count'"),
        succeed=(2,),
    ),
    Case(
        "inventory.counting.cancel",
        _entered,
        lambda office, made: office.run(cancel, made[0]),
        counting(f"{COUNTS} WHERE state = 'cancelled'"),
        succeed=(2,),
    ),
    Case(
        "inventory.stock.keep_days",
        _stock,
        lambda office, _none: office.run(keep_days),
        counting("SELECT count(*) FROM inventory_kept_day"),
        wanted=3,
        succeed=(2,),
        keyed=False,
    ),
)
