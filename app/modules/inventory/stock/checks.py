"""What verify reckons anew of stock: levels from all moves, layers from all events, values from their ledger, and the general ledger beside it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass, field
from app.core.few_collections import few_collections
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.check import Check
from app.modules.inventory.stock.models import Held, KeptLevel, LaterCost, LayerRow, Level, Move, ValueRow
from app.modules.inventory.stock.queries.posting import agreement
from app.modules.inventory.stock.queries.standing import (
    LevelKey,
    Order,
    cost_event,
    kept_days,
    places_by_key,
    posted_until,
)
from app.modules.inventory.stock.rules.valuation import Event, replay
from app.modules.inventory.stock.rules.words import HOLDING

PART = 20_000  # rows read at once
STANDING = ("quantity", "value", "owed", "owed_value", "last_value", "last_quantity")
Lies = dict[LevelKey, int]


@dataclass(slots=True)
class Happened:
    """What an article's moves make: what lies where now and at the end of each kept day, and what moved its value, in order."""

    article: int
    events: list[tuple[Order, Event]]
    lies: Lies = field(default_factory=dict)
    kept: dict[int, Lies] = field(default_factory=dict)
    moves: int = 0
    last: datetime.date = datetime.date.min


@few_collections()
def checks(connection: Connection) -> list[Check]:
    """Compare levels with the sum of their moves, layers and values with a second reckoning from all moves, and both ledgers."""
    held = {row.article_id: row for row in connection.execute(select(Held.__table__))}
    layers: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    y, v, k = LayerRow, Level, KeptLevel
    for article, *layer in connection.execute(select(y.article_id, y.move_id, y.day, y.quantity, y.value)):
        layers[article].append(tuple(layer))  # type: ignore[arg-type]
    posted = _posted(connection)
    now = _Rows(connection, select(v.article_id, v.place_id, v.lot_id, v.condition, v.serial, v.quantity))
    then = _Rows(
        connection,
        select(k.article_id, k.kept_id, k.place_id, k.lot_id, k.condition, k.serial, k.quantity),
    )
    wrong: list[int] = []
    differ = count = 0
    for one in _articles(connection):
        count += one.moves
        differ += _different({key: q for key, q in one.lies.items() if q}, now.of(one.article))
        kept = {(day, *key): q for day, lies in one.kept.items() for key, q in lies.items() if q}
        differ += _different(kept, then.of(one.article))
        row = held.pop(one.article, None)
        worth = None if row is None else replay(row.method, [event for _order, event in one.events])[0]
        if worth is None or (
            any(getattr(worth, name) != getattr(row, name) for name in STANDING)
            or sorted((x.key, x.day, x.quantity, x.value) for x in worth.layers)
            != sorted(layers.pop(one.article, []))
            or posted.get(one.article, (0, 0)) != (worth.quantity, worth.value)
            or row is None
            or row.day != one.last
        ):
            wrong.append(one.article)
    wrong += [*held, *layers]
    differ += now.rest() + then.rest()
    return [_levels(differ, count), _values(wrong, count), *_ledgers(connection)]


def _posted(connection: Connection) -> dict[int, tuple[int, int]]:
    v = ValueRow
    sums = select(v.article_id, func.sum(v.quantity), func.sum(v.value)).group_by(v.article_id)
    return {key: (int(quantity), int(value)) for key, quantity, value in connection.execute(sums)}


def _different(wanted: dict[Any, int], kept: dict[Any, int]) -> int:
    """Return how many levels are not what they should be."""
    if wanted == kept:
        return 0
    return sum(wanted.get(key) != kept.get(key) for key in wanted.keys() | kept.keys())


class _Rows:
    """Levels that are kept, read beside the moves in the order of articles; what no article asked for stays as the rest."""

    def __init__(self, connection: Connection, query: Any) -> None:
        first, *others = query.selected_columns
        ordered = query.where(others[-1] != 0).order_by(first)
        self._rows = _stream(connection, ordered)
        self._next = next(self._rows, None)
        self._rest = 0

    def of(self, article: int) -> dict[Any, int]:
        """Return what is kept of an article; those before it are passed."""
        found: dict[Any, int] = {}
        while self._next is not None and self._next[0] <= article:
            if self._next[0] == article:
                found[tuple(self._next[1:-1])] = self._next[-1]
            else:
                self._rest += 1
            self._next = next(self._rows, None)
        return found

    def rest(self) -> int:
        """Return how many levels belong to no article that moved."""
        return self._rest + (self._next is not None) + sum(1 for _row in self._rows)


def _stream(connection: Connection, query: Any) -> Iterator[Any]:
    """Return the rows of a long query; they are fetched in parts, one by one is slow."""
    result = connection.execute(query, execution_options={"yield_per": PART})
    return chain.from_iterable(result.partitions())


def _articles(connection: Connection) -> Iterator[Happened]:
    """Yield what happened to each article that moved; one read of all moves in the order of articles and days."""
    ours = {key for key, row in places_by_key(connection).items() if row["kind"] in HOLDING}
    costs: dict[int, list[tuple[Order, Event]]] = defaultdict(list)
    c, m, days = LaterCost, Move, kept_days(connection)
    query = select(m.article_id, c.id, c.day, c.amount, c.move_id, c.after).join_from(c, m, m.id == c.move_id)
    for owner, key, day, amount, move, after in connection.execute(query):
        costs[owner].append(cost_event(key, day, amount, move, after))
    rows = _stream(
        connection,
        select(m.article_id, m.day, m.id, m.quantity, m.from_id, m.to_id, m.condition, m.becomes, m.lot_id)
        .add_columns(m.serial, m.value, m.reversal_of, m.return_of)
        .order_by(m.article_id, m.day, m.id),
    )
    one: Happened | None = None
    waiting: list[tuple[int, Any]] = []
    for (
        article,
        day,
        key,
        quantity,
        source,
        aim,
        condition,
        becomes,
        lot,
        serial,
        value,
        undone,
        back,
    ) in rows:
        if one is None or one.article != article:
            if one is not None:
                yield _ended(one, waiting, costs)
            one, waiting = Happened(article, []), days[:]
        while waiting and day > waiting[0][1]:
            one.kept[waiting.pop(0)[0]] = dict(one.lies)
        one.moves, one.last = one.moves + 1, day  # in the order of days
        lies, inward = one.lies, 0
        if source in ours:
            level = (source, lot or 0, condition, serial)
            lies[level] = lies.get(level, 0) - quantity
            inward = -1
        if aim in ours:
            level = (aim, lot or 0, becomes or condition, serial)
            lies[level] = lies.get(level, 0) + quantity
            inward += 1
        if inward:
            when, of = day.toordinal(), undone or back
            cost = value if inward > 0 and of is None else None
            one.events.append(((when, key, 0, 0), Event(key, when, inward * quantity, cost, of)))
    if one is not None:
        yield _ended(one, waiting, costs)


def _ended(
    one: Happened, waiting: list[tuple[int, Any]], costs: dict[int, list[tuple[Order, Event]]]
) -> Happened:
    """Return what happened with the kept days after the last move, and later costs in their places."""
    for key, _day in waiting:
        one.kept[key] = one.lies
    later = costs.pop(one.article, None)
    if later:
        one.events = sorted(one.events + later, key=lambda pair: pair[0])
    return one


def _levels(differ: int, count: int) -> Check:
    if differ:
        words = N_("{count} levels are not the sum of their moves")
        return Check("stock levels", False, Message(words, {"count": differ}))
    words = N_("{count} moves make the levels of stock")
    return Check("stock levels", True, Message(words, {"count": count}))


def _values(wrong: list[int], count: int) -> Check:
    if wrong:
        words = Message(
            N_("The values of {count} articles are not what their moves make"), {"count": len(wrong)}
        )
        return Check("stock values", False, words)
    return Check(
        "stock values", True, Message(N_("{count} moves make the values of stock"), {"count": count})
    )


def _ledgers(connection: Connection) -> list[Check]:
    for one in agreement(connection, posted_until(connection)):
        if one.ledger != one.stock:
            words = N_("Account {account} holds {ledger}, the ledger of stock values {stock}")
            values = {
                "account": one.account,
                "ledger": from_cents(one.ledger),
                "stock": from_cents(one.stock),
            }
            return [Check("stock ledger", False, Message(words, values))]
    return [Check("stock ledger", True, Message(N_("General ledger and ledger of stock values agree")))]
