"""With which issues the goods of a receipt went, for what of a later cost passes by the stock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.modules.inventory.stock.rules.valuation import FIFO, Event, Valued, Worth, part_of, replay


def followed(method: str, before: Sequence[Event], after: Sequence[Event], cost: int) -> dict[int, int]:
    """Return by how many cents each event that took goods out got dearer by a later cost, the newest of those in after alone.

    before and after are all events of the article in their order, without and with the cost, whose key is given. Goods that
    had gone before the cost came take their share of what passed by the stock: with FIFO by what they took of its receipt,
    with the moving average by quantity among all that went since. What went later is dearer by what the replay says.
    """
    place = _place(after, cost)
    worth, done = replay(method, after[: place + 1])
    found = _passed(worth, after[:place], after[place], done[place])
    if place + 1 < len(after):
        then = {one.key: one.value for one in replay(method, before)[1]}
        for one in replay(method, after)[1][place + 1 :]:
            if difference := then.get(one.key, 0) - one.value:
                found[one.key] = found.get(one.key, 0) + difference
    return found


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
