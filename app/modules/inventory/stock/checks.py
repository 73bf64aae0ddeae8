"""What verify reckons anew of stock: levels from all moves, layers from all events, values from their ledger, and the general ledger beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.verify import Check
from app.modules.inventory.stock.models import Held, LaterCost, LayerRow, Level, Move, Place, ValueRow
from app.modules.inventory.stock.queries.posting import agreement
from app.modules.inventory.stock.queries.standing import Order, cost_event, event_of, posted_until
from app.modules.inventory.stock.rules.valuation import Event, replay
from app.modules.inventory.stock.rules.words import HOLDING

STREAM = {"yield_per": 20_000}
Key = tuple[int, int, int, str, str]
MOVED = (
    "id",
    "article_id",
    "day",
    "quantity",
    "from_id",
    "to_id",
    "condition",
    "becomes",
    "lot_id",
    "serial",
    "value",
)


def checks(connection: Connection) -> list[Check]:
    """Compare levels with the sum of their moves, layers and values with a second reckoning from all moves, and both ledgers."""
    kinds: dict[int, str] = {row.id: row.kind for row in connection.execute(select(Place.id, Place.kind))}
    sums: dict[Key, int] = defaultdict(int)
    wrong: list[int] = []
    held = {row.article_id: row for row in connection.execute(select(Held.__table__))}
    layers: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for row in connection.execute(
        select(LayerRow.article_id, LayerRow.move_id, LayerRow.quantity, LayerRow.value)
    ):
        layers[row.article_id].append((row.move_id, row.quantity, row.value))
    posted = {
        article: (int(quantity), int(value))
        for article, quantity, value in connection.execute(
            select(ValueRow.article_id, func.sum(ValueRow.quantity), func.sum(ValueRow.value)).group_by(
                ValueRow.article_id
            )
        )
    }
    count = 0
    for article, events, moves in _articles(connection, kinds, sums):
        count += moves
        kept = held.pop(article) if article in held else None
        if kept is None:
            wrong.append(article)
            continue
        worth, _done = replay(kept.method, events)
        same = (worth.quantity, worth.value, worth.owed, worth.owed_value) == (
            kept.quantity,
            kept.value,
            kept.owed,
            kept.owed_value,
        )
        lie = sorted((one.key, one.quantity, one.value) for one in worth.layers)
        if (
            not same
            or lie != sorted(layers.pop(article, []))
            or posted.get(article, (0, 0)) != (worth.quantity, worth.value)
        ):
            wrong.append(article)
    wrong += [*held, *layers]
    return [_levels(connection, sums, count), _values(wrong, count), *_ledgers(connection)]


def _articles(
    connection: Connection, kinds: dict[int, str], sums: dict[Key, int]
) -> Iterator[tuple[int, list[Event], int]]:
    """Yield each article that moved with its events in order and how many moves it has, and add its moves to the sums."""
    costs: dict[int, list[tuple[Order, Event]]] = defaultdict(list)
    c, m = LaterCost, Move
    query = select(m.article_id, c.id, c.day, c.amount, c.move_id, c.after).join_from(c, m, m.id == c.move_id)
    for owner, key, day, amount, move, after in connection.execute(query):
        costs[owner].append(cost_event(key, day, amount, move, after))
    columns = [m.__table__.c[name] for name in (*MOVED, "reversal_of", "return_of")]
    rows = connection.execute(select(*columns).order_by(m.article_id, m.day, m.id), execution_options=STREAM)
    for article, group in groupby(rows.mappings(), key=lambda row: int(row["article_id"])):
        found, moves = costs.pop(article, []), 0
        for row in map(dict[str, Any], group):
            moves += 1
            for place, sign, condition in (
                (row["from_id"], -1, row["condition"]),
                (row["to_id"], 1, row["becomes"] or row["condition"]),
            ):
                if kinds[place] in HOLDING:
                    sums[article, place, row["lot_id"] or 0, condition, row["serial"]] += (
                        sign * row["quantity"]
                    )
            placed = event_of(row, kinds[row["from_id"]], kinds[row["to_id"]])
            if placed is not None:
                found.append(placed)
        yield article, [event for _order, event in sorted(found, key=lambda pair: pair[0])], moves


def _levels(connection: Connection, sums: dict[Key, int], count: int) -> Check:
    v = Level
    rows = select(v.article_id, v.place_id, v.lot_id, v.condition, v.serial, v.quantity).where(
        v.quantity != 0
    )
    kept = {(a, b, c, d, e): int(q) for a, b, c, d, e, q in connection.execute(rows)}
    wanted = {key: quantity for key, quantity in sums.items() if quantity}
    if kept != wanted:
        differ = len({key for key in kept.keys() | wanted.keys() if kept.get(key) != wanted.get(key)})
        return Check(
            "stock levels",
            False,
            Message(N_("{count} levels are not the sum of their moves"), {"count": differ}),
        )
    return Check(
        "stock levels", True, Message(N_("{count} moves make the levels of stock"), {"count": count})
    )


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
