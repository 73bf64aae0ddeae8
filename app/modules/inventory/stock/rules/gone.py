"""With which issues the goods of a receipt went, for what of a later cost passes by the stock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.modules.inventory.stock.rules.valuation import FIFO, Event, Valued, Worth, part_of


class Burden(NamedTuple):
    """What an event that took goods out bears, in cents: what it took, and its share of later costs that passed by the stock."""

    took: int = 0
    passed: int = 0


def burdens(method: str, events: Sequence[Event]) -> dict[int, Burden]:
    """Return what each event that took goods out bears; events are all of the article in their order.

    Goods that had gone before a cost came take their share of what passed: with FIFO by what they took of its receipt, with
    the moving average by quantity among all that went since.
    """
    worth, found = Worth(method), dict[int, Burden]()
    for place, event in enumerate(events):
        done = worth.apply(event)
        if event.quantity < 0:
            found[event.key] = Burden(-done.value)
        elif event.quantity == 0 and done.passed:
            for key, share in _passed(worth, events[:place], event, done).items():
                found[key] = Burden(found[key].took, found[key].passed + share)
    return found


def more(then: Mapping[int, Burden], now: Mapping[int, Burden]) -> dict[int, Burden]:
    """Return by how much what events bear changed."""
    none = Burden()
    return {
        key: Burden(one.took - then.get(key, none).took, one.passed - then.get(key, none).passed)
        for key, one in now.items()
    }


def _passed(worth: Worth, events: Sequence[Event], cost: Event, done: Valued) -> dict[int, int]:
    """Split what of a cost passed by the stock over the issues before it, to the cent; what went unknown takes the rest.

    What a supplier got back, or a reversal took out, were the goods of its own receipt.
    """
    assert cost.of is not None
    came = worth.came[cost.of]
    gone = came.quantity - min(
        sum(one.quantity for one in worth.layers if one.key in came.homes), came.quantity
    )
    went = {one.key: worth.went[one.key] for one in events if one.key in worth.went and one.of is None}
    if worth.method == FIFO:
        took = {
            key: sum(part.quantity for part in parts if part.key in came.homes) for key, parts in went.items()
        }
        return _split(done.passed, took, max(sum(took.values()), gone))
    all_of_them = {key: sum(part.quantity for part in parts) for key, parts in went.items()}
    since = {one.key for one in events[_place(events, cost.of) :]}
    took = {key: quantity for key, quantity in all_of_them.items() if key in since}
    if sum(took.values()) < gone:  # others were taken back from what this receipt brought
        took = all_of_them
    return _split(done.passed, took, sum(took.values()))


def _place(events: Sequence[Event], key: int) -> int:
    return next(place for place, one in enumerate(events) if one.key == key)


def _split(amount: int, parts: Mapping[int, int], whole: int) -> dict[int, int]:
    found, reached, given = {}, 0, 0
    for key, part in parts.items():
        reached += part
        share = part_of(amount, reached, whole) - given
        given += share
        if share:
            found[key] = share
    return found
