"""What stock is worth: moving average and FIFO layers in whole cents, to the last piece, which takes what rounding left.

Quantities are whole ten-thousandths of the article's unit, values whole cents. An article's events come in the order of
their days; each changes the layers and says by how much. § 255 (1), § 256, § 240 (4) HGB.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.core.dataclass import dataclass, field
from app.core.money import share

AVERAGE, FIFO = "average", "fifo"
OWED = -1  # the key of what went out though nothing was there


class Event(NamedTuple):
    """What moves the value of an article: in above zero, out below; value in cents is what a receipt cost, None what the last one cost.

    of names the event that is given back: an issue that comes in again, a receipt that goes out again. A quantity of zero
    is a later cost (freight, price difference) of the receipt it names.
    """

    key: int
    day: int
    quantity: int
    value: int | None = None
    of: int | None = None


class Valued(NamedTuple):
    """What an event changed, in cents: the stock by value, the stock by the correction of what went out before it came; passed never reached the stock."""

    key: int
    value: int
    correction: int = 0
    passed: int = 0


@dataclass(slots=True)
class Layer:
    """What is left of a receipt; with the moving average there is one, of key 0."""

    key: int
    day: int
    quantity: int
    value: int


@dataclass(slots=True)
class _Part:
    """So much went out of a layer."""

    key: int
    day: int
    quantity: int
    value: int


@dataclass(slots=True)
class _Came:
    """What is remembered of an event that came in: where it lies, and which parts of an issue it brought back."""

    quantity: int
    value: int
    homes: list[int]
    back: list[_Part] = field(default_factory=list)
    of: int | None = None


@dataclass(slots=True)
class Worth:
    """What is there of an article and what it is worth; owed is what went out beyond that, at the cost last known."""

    method: str
    layers: list[Layer] = field(default_factory=list)
    owed: int = 0
    owed_value: int = 0
    last_value: int = 0
    last_quantity: int = 0
    came: dict[int, _Came] = field(default_factory=dict)
    went: dict[int, list[_Part]] = field(default_factory=dict)
    sent: dict[int, int] = field(default_factory=dict)

    @property
    def quantity(self) -> int:
        """How much is there; below zero where more went out."""
        return sum(one.quantity for one in self.layers) - self.owed

    @property
    def value(self) -> int:
        """What it is worth, in cents."""
        return sum(one.value for one in self.layers) - self.owed_value

    # -- what happens -------------------------------------------------------
    def apply(self, event: Event) -> Valued:
        """Let an event happen and return what it changed; an event of one that is not known raises KeyError."""
        if event.quantity == 0:
            return self._cost(event)
        if event.quantity < 0:
            return self._out(event)
        return self._back_in(event) if event.of is not None else self._in(event)

    def cost_of(self, quantity: int) -> int:
        """Return what a quantity cost last, in cents; with nothing known of it, what is there on average, else zero."""
        if self.last_quantity:
            return part_of(self.last_value, quantity, self.last_quantity)
        held = sum(one.quantity for one in self.layers)
        return part_of(sum(one.value for one in self.layers), quantity, held) if held else 0

    def _in(self, event: Event) -> Valued:
        value = self.cost_of(event.quantity) if event.value is None else event.value
        if event.value is not None:
            self.last_value, self.last_quantity = value, event.quantity
        covered = min(event.quantity, self.owed)
        cost, estimate = part_of(value, covered, event.quantity), part_of(self.owed_value, covered, self.owed)
        self.owed, self.owed_value = self.owed - covered, self.owed_value - estimate
        homes = self._lay(event.key, event.day, event.quantity - covered, value - cost)
        self.came[event.key] = _Came(event.quantity, value, homes)
        return Valued(event.key, value, estimate - cost)

    def _lay(self, key: int, day: int, quantity: int, value: int) -> list[int]:
        """Put something into its layer and return the layer's key; nothing of no value lies nowhere."""
        if not quantity and not value:
            return []
        if self.method == AVERAGE:
            key, day = 0, 0
        for one in self.layers:
            if one.key == key:
                one.quantity, one.value = one.quantity + quantity, one.value + value
                return [key]
        place = next(
            (i for i, one in enumerate(self.layers) if (one.day, one.key) > (day, key)), len(self.layers)
        )
        self.layers.insert(place, Layer(key, day, quantity, value))
        return [key]

    def _out(self, event: Event) -> Valued:
        wanted = -event.quantity
        parts: list[_Part] = []
        if event.of is not None:
            parts = self._own(self.came[event.of], wanted)
            self._give_again(self.came[event.of])
            self.sent[event.key] = event.of
        parts += self._take(wanted - sum(one.quantity for one in parts))
        self.went[event.key] = parts
        return Valued(event.key, -sum(one.value for one in parts))

    def _own(self, came: _Came, wanted: int) -> list[_Part]:
        """Take a receipt back out of its own layers, as far as they still hold it; with the moving average at its own cost."""
        value = part_of(came.value, wanted, came.quantity)
        came.value, came.quantity = came.value - value, came.quantity - wanted
        if self.method == AVERAGE:
            held = self.layers[0] if self.layers else None
            if held is None or held.quantity < wanted:
                return []
            return [
                self._from(held, wanted, None if held.quantity == wanted else max(0, min(value, held.value)))
            ]
        parts = []
        for one in [layer for layer in self.layers if layer.key in came.homes]:
            if took := min(one.quantity, wanted):
                parts.append(self._from(one, took))
                wanted -= took
        return parts

    def _give_again(self, came: _Came) -> None:
        """What a return had brought back counts as gone again."""
        if came.of is not None:
            self.went[came.of] += came.back
            came.back = []

    def _take(self, wanted: int) -> list[_Part]:
        """Take from the oldest layers; what is not there is owed at the cost last known."""
        parts = []
        while wanted and self.layers:
            took = min(wanted, self.layers[0].quantity)
            if took:
                parts.append(self._from(self.layers[0], took))
            else:
                break
            wanted -= took
        if wanted:
            value = self.cost_of(wanted)
            if not self.last_quantity and parts:  # nothing else is known than what just went
                value = part_of(sum(p.value for p in parts), wanted, sum(p.quantity for p in parts))
            self.owed, self.owed_value = self.owed + wanted, self.owed_value + value
            parts.append(_Part(OWED, 0, wanted, value))
        return parts

    def _from(self, layer: Layer, quantity: int, value: int | None = None) -> _Part:
        gone = part_of(layer.value, quantity, layer.quantity) if value is None else value
        layer.quantity, layer.value = layer.quantity - quantity, layer.value - gone
        if not layer.quantity:
            self.layers.remove(layer)
        return _Part(layer.key, layer.day, quantity, gone)

    def _back_in(self, event: Event) -> Valued:
        """Let what went out come back with the value it went with, into the layers it came from, the last first."""
        assert event.of is not None
        before, wanted, parts = self.value, event.quantity, self.went[event.of]
        came = _Came(event.quantity, 0, [], of=event.of)
        while wanted:
            part = parts[-1]
            took = min(wanted, part.quantity)
            value = part_of(part.value, took, part.quantity)
            part.quantity, part.value = part.quantity - took, part.value - value
            if not part.quantity:
                parts.pop()
            came.back.insert(0, _Part(part.key, part.day, took, value))
            came.value += value
            came.homes += self._home(event, part, took, value)
            wanted -= took
        self.came[event.key] = came
        if event.of in self.sent:  # it had been sent back to where it came from: the receipt counts again
            receipt = self.came[self.sent[event.of]]
            receipt.quantity, receipt.value = receipt.quantity + event.quantity, receipt.value + came.value
        return Valued(event.key, came.value, self.value - before - came.value)

    def _home(self, event: Event, part: _Part, quantity: int, value: int) -> list[int]:
        covered = min(quantity, self.owed)
        estimate, cost = part_of(self.owed_value, covered, self.owed), part_of(value, covered, quantity)
        self.owed, self.owed_value = self.owed - covered, self.owed_value - estimate
        quantity, value = quantity - covered, value - cost
        if part.key == OWED:
            return self._lay(event.key, event.day, quantity, value)
        return self._lay(part.key, part.day, quantity, value)

    def _cost(self, event: Event) -> Valued:
        """Add a later cost to what is left of its receipt; the share of what is gone passes by the stock."""
        assert event.of is not None
        assert event.value is not None
        came = self.came[event.of]
        if self.last_quantity == came.quantity and self.last_value == came.value:
            self.last_value = max(0, self.last_value + event.value)
        there = [one for one in self.layers if one.key in came.homes]
        left = min(sum(one.quantity for one in there), came.quantity)
        kept = part_of(event.value, left, came.quantity)
        kept = max(kept, -sum(one.value for one in there))
        came.value += event.value
        rest = kept
        for number, one in enumerate(there):
            part = (
                rest
                if number == len(there) - 1
                else part_of(kept, one.quantity, sum(x.quantity for x in there))
            )
            part = max(part, -one.value)
            one.value, rest = one.value + part, rest - part
        return Valued(event.key, kept - rest, 0, event.value - kept + rest)


def part_of(value: int, part: int, whole: int) -> int:
    """Return the part of a value in whole cents, half a cent away from zero; nothing of nothing."""
    return share(value, part, whole) if whole else 0


def replay(method: str, events: Iterable[Event]) -> tuple[Worth, list[Valued]]:
    """Let all events of an article happen, in their order; return what is there in the end and what each changed."""
    worth = Worth(method)
    return worth, [worth.apply(one) for one in events]


def lower(quantity: int, value: int, market: int | None) -> int:
    """Return what stock is worth at a key date: its cost or, where that is lower, the market's price (ten-thousandths of a euro a unit).

    § 253 (4) HGB; None is an article whose market price nobody gave.
    """
    if market is None:
        return value
    return min(value, part_of(market, quantity, 1_000_000))
