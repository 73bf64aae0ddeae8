"""What the counts of a line mean: whether it must be counted again, which count holds, and what a difference is worth; without a database."""

from __future__ import annotations

from app.core.dataclass import dataclass
from app.core.money import share
from app.modules.inventory.counting.rules.words import COUNTED, DECIDED, DIFFERS, FIRST, OPEN, RECOUNT, SECOND


@dataclass(frozen=True, slots=True)
class Worth:
    """What is held of an article in all and what it is worth, and what the last receipt cost: cents and ten-thousandths."""

    quantity: int = 0
    value: int = 0
    last_quantity: int = 0
    last_value: int = 0


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a count may be off without a second one: basis points of what was expected or cents; both wants two counts of all."""

    percent: int = 0
    amount: int = 0
    both: bool = False


def value_of(difference: int, worth: Worth) -> int:
    """Return what a difference is worth in cents: what lacks at the average cost, a surplus at the last cost.

    With nothing known of the one the other is taken; with neither it is worth nothing.
    """
    average, last = (worth.value, worth.quantity), (worth.last_value, worth.last_quantity)
    for value, quantity in (average, last) if difference < 0 else (last, average):
        if quantity > 0:
            return share(value, difference, quantity)
    return 0


def over(expected: int, difference: int, value: int, tolerance: Tolerance) -> bool:
    """Say whether a difference is over the tolerance: beyond its percentage and beyond its amount."""
    if not difference:
        return False
    by_share = abs(difference) * 10_000 <= tolerance.percent * abs(expected)
    by_amount = tolerance.amount > 0 and abs(value) <= tolerance.amount
    return not (by_share or by_amount)


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a line, each with what the book had at its moment; None where nobody counted. chosen is which one was decided for."""

    first: int | None = None
    first_expected: int = 0
    second: int | None = None
    second_expected: int = 0
    chosen: str = ""

    def difference(self, which: str) -> int | None:
        """Return by how much a count is off from what the book had at its moment."""
        pairs = {FIRST: (self.first, self.first_expected), SECOND: (self.second, self.second_expected)}
        counted, expected = pairs[which]
        return None if counted is None else counted - expected


def state_of(counts: Counts, worth: Worth, tolerance: Tolerance) -> str:
    """Return the state of a line.

    Two counts agree where they are off by the same: what moved between them moved what they had to find.
    """
    first, second = counts.difference(FIRST), counts.difference(SECOND)
    if counts.chosen:
        return DECIDED
    if first is None:
        return OPEN
    if second is not None:
        return COUNTED if first == second else DIFFERS
    again = over(counts.first_expected, first, value_of(first, worth), tolerance)
    return RECOUNT if tolerance.both or again else COUNTED


def holds(counts: Counts) -> str:
    """Return which count holds: the one decided for, else the second, else the first, '' where nobody counted."""
    if counts.chosen:
        return counts.chosen
    if counts.second is not None:
        return SECOND
    return FIRST if counts.first is not None else ""


def sheets(places: list[str], most: int) -> list[tuple[int, int]]:
    """Return sheet and number on it for lines by their places in walking order: another place begins another sheet, and so does a full one."""
    found: list[tuple[int, int]] = []
    sheet, number, last = 0, 0, None
    for place in places:
        if place != last or number == most:
            sheet, number = sheet + 1, 0
        number, last = number + 1, place
        found.append((sheet, number))
    return found


def abc_classes(uses: dict[int, int], marks: tuple[int, int] = (80, 95)) -> dict[int, str]:
    """Return the class of each article by the value of its use: A up to 80 % of all, B up to 95 %, C the rest and what was not used.

    An article whose share crosses a mark still belongs to the class in which it begins.
    """
    total, before, found = sum(max(0, one) for one in uses.values()), 0, {}
    for key, value in sorted(uses.items(), key=lambda one: (-one[1], one[0])):
        low, high = marks
        found[key] = "C"
        if value > 0 and before * 100 < low * total:
            found[key] = "A"
        elif value > 0 and before * 100 < high * total:
            found[key] = "B"
        before += max(0, value)
    return found
