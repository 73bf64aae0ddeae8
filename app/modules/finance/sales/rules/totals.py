"""The arithmetic of a document (EN 16931, BR-CO): positions, discounts, tax once for each tax case from the sum, all in whole cents."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from app.core.dataclass import dataclass, field
from app.core.money import share
from app.modules.finance.sales.rules.documents import ALTERNATIVE, ARTICLE, LineDraft
from app.modules.finance.tax.api import Case

EXACT = 10**6  # ten-thousandths of a quantity times ten-thousandths of a euro, in a cent
PERCENT = 10_000


@dataclass(frozen=True)
class LineSum:
    """A position in cents: before its discount, the discount, after it."""

    full: int
    discount: int

    @property
    def net(self) -> int:
        """What the position adds to the sum."""
        return self.full - self.discount


@dataclass(frozen=True)
class Group:
    """What is taxed alike: tax case, rate in basis points, sum of positions, whole discount, and the tax, in cents."""

    tax: str
    rate: int
    category: str
    positions: int
    discount: int
    amount: int

    @property
    def net(self) -> int:
        """The base of the tax."""
        return self.positions - self.discount


@dataclass(frozen=True)
class Booked:
    """What goes to one account, tax case and cost centre, in cents."""

    account: str
    tax: str
    cost: str
    net: int
    amount: int


@dataclass(frozen=True)
class Totals:
    """All sums of a document in cents; lines has one for each position, None where it does not count, cases the tax case of each that counts."""

    lines: tuple[LineSum | None, ...] = ()
    groups: tuple[Group, ...] = ()
    booked: tuple[Booked, ...] = field(default=())
    cases: tuple[Case, ...] = ()

    @property
    def positions(self) -> int:
        """The sum of the positions."""
        return sum(one.positions for one in self.groups)

    @property
    def discount(self) -> int:
        """What the whole discount takes off."""
        return sum(one.discount for one in self.groups)

    @property
    def net(self) -> int:
        """The sum before tax."""
        return sum(one.net for one in self.groups)

    @property
    def tax(self) -> int:
        """The tax."""
        return sum(one.amount for one in self.groups)

    @property
    def gross(self) -> int:
        """The sum with tax."""
        return self.net + self.tax


def line_sum(line: LineDraft) -> LineSum:
    """Reckon a position: quantity × price, rounded, less its discount, rounded."""
    full = share(line.quantity, line.price, EXACT)
    return LineSum(full, share(full, line.discount, PERCENT))


def spread(total: int, exact: Sequence[tuple[int, int]]) -> list[int]:
    """Spread a total over parts that are known as fractions (cents, divided by): each rounded, the odd cents where they are missed most.

    The parts add up to the total exactly, and each is less than a cent from its fraction as long as the total is their rounded sum.
    """
    parts = [share(top, 1, below) for top, below in exact]
    missing = total - sum(parts)
    step = 1 if missing > 0 else -1
    # every fraction of one call has the same divisor, so that what is missed can be compared as whole numbers
    lacks = [(top - part * below) * step for (top, below), part in zip(exact, parts, strict=True)]
    for place in sorted(range(len(parts)), key=lambda i: (-lacks[i], i))[: abs(missing)]:
        parts[place] += step
    return parts


def reckon(
    lines: Sequence[LineDraft],
    discount: int,
    case_of: Callable[[LineDraft], Case],
    account_of: Callable[[LineDraft, Case], str] = lambda line, _case: line.account,
    cost: str = "",
) -> Totals:
    """Return the totals of positions with a whole discount in basis points.

    case_of gives the tax case of a position, account_of its revenue account; cost is the cost centre of positions without one.
    """
    sums = tuple(line_sum(line) if line.kind in (ARTICLE, ALTERNATIVE) else None for line in lines)
    parts: dict[str, list[tuple[LineDraft, int]]] = {}
    known: dict[str, Case] = {}
    cases: list[Case] = []
    for line, one in zip(lines, sums, strict=True):
        if line.counts and one is not None:
            case = case_of(line)
            known[case.key] = case
            cases.append(case)
            parts.setdefault(case.key, []).append((line, one.net))
    groups, booked = [], []
    for key, found in parts.items():
        case = known[key]
        positions = sum(net for _line, net in found)
        off = share(positions, discount, PERCENT)
        tax = share(positions - off, case.rate, PERCENT) if case.kind == "output" else 0
        group = Group(key, case.rate, case.category, positions, off, amount=tax)
        groups.append(group)
        booked += _booked(group, discount, found, functools.partial(_account, account_of, case), cost)
    return Totals(sums, tuple(groups), tuple(booked), tuple(cases))


def _account(account_of: Callable[[LineDraft, Case], str], case: Case, line: LineDraft) -> str:
    return account_of(line, case)


def _booked(
    group: Group,
    discount: int,
    found: Sequence[tuple[LineDraft, int]],
    account_of: Callable[[LineDraft], str],
    cost: str,
) -> list[Booked]:
    """Return what goes to each account and cost centre of a group; the sums are those of the group."""
    sums: dict[tuple[str, str], int] = {}
    for line, net in found:
        place = (account_of(line), line.cost or cost)
        sums[place] = sums.get(place, 0) + net
    nets = spread(group.net, [(net * (PERCENT - discount), PERCENT) for net in sums.values()])
    taxes = spread(group.amount, [(net * group.rate, PERCENT) for net in nets])
    return [
        Booked(account, group.tax, centre, net, tax)
        for (account, centre), net, tax in zip(sums, nets, taxes, strict=True)
        if net or tax
    ]
