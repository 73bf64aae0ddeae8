"""What was paid of claims and debts: invoices, credit notes, losses and money of personal accounts, set against each other."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY
from app.core.messages import N_
from app.core.money import share

DIFFERENCES = {
    "skonto": N_("Skonto"),
    "late": N_("Skonto outside the period"),
    "fee": N_("Bank charges"),
    "small": N_("Small difference"),
    "loss": N_("Bad debt"),
}
CLAIM, MONEY, LOSS, OPENING = "claim", "money", "loss", "opening"


@dataclass(frozen=True, slots=True)
class PaidLine:
    """What of a line counts: its account, role, tax case and own day, cents as they stand on the account."""

    account_id: int
    number: str
    name: str
    role: int
    tax_id: int | None
    amount: int
    day: datetime.date


@dataclass(slots=True)
class Item:
    """What an entry brings to a personal account, in cents as they stand there (debit positive).

    kind: a claim or debt with the lines it is for, money, a loss (a claim that nobody pays any more), or what
    an opening brings without saying what it is for. side is 1 where the account stands for claims, -1 for debts.
    left is what nothing was set against yet; events say on which day how much of it came to count.
    """

    day: datetime.date
    order: int
    person: int
    document: str
    amount: int
    kind: str
    side: int
    lines: Sequence[PaidLine] = ()
    left: int = 0
    lost: int = 0
    events: list[tuple[datetime.date, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.amount

    @property
    def usual(self) -> bool:
        """Say whether money flows as it does on such an account: in from customers, out to suppliers."""
        return (self.amount < 0) == (self.side > 0)

    def counted(self, day: datetime.date) -> int:
        """Return how much of the amount, without its sign, counts up to a day."""
        return sum(amount for when, amount in self.events if when <= day)

    def parts(self, since: datetime.date, until: datetime.date) -> list[PaidLine]:
        """Return what of each line came to count in a span; the parts of all spans add up to the share that counts in the end."""
        whole, before, now = abs(self.amount), self.counted(since - ONE_DAY), self.counted(until)
        found = []
        for line in self.lines if before != now else ():
            part = share(line.amount, now, whole) - share(line.amount, before, whole)
            if part:
                found.append(
                    PaidLine(
                        line.account_id,
                        line.number,
                        line.name,
                        line.role,
                        line.tax_id,
                        amount=part,
                        day=line.day,
                    )
                )
        return found


def assigned(items: Iterable[Item], moves: Mapping[tuple[int, int], Sequence[tuple[str, int]]]) -> list[Item]:
    """Return items under the documents that parts of them were assigned to.

    moves says by entry and account how many cents, as they stand there, are for which document; what is left keeps its own.
    """
    found = []
    waiting = {place: list(parts) for place, parts in moves.items()}
    for one in items:
        left = one.amount
        parts = waiting.get((one.order, one.person), [])
        for place, (document, amount) in enumerate(parts):
            taken = min(abs(amount), abs(left))
            if not taken or (amount > 0) != (one.amount > 0):
                continue
            cents = taken if amount > 0 else -taken
            found.append(_part(one, document, one.amount - left, cents))
            left -= cents
            parts[place] = (document, amount - cents)
        if left:
            found.append(one if left == one.amount else _part(one, one.document, one.amount - left, left))
    return found


def _part(one: Item, document: str, before: int, amount: int) -> Item:
    """Return the part of an item that begins after so many cents; its lines are cut in proportion, neighbouring parts add up."""
    lines = [
        replace(x, amount=share(x.amount, before + amount, one.amount) - share(x.amount, before, one.amount))
        for x in one.lines
    ]
    return Item(one.day, one.order, one.person, document, amount, kind=one.kind, side=one.side, lines=lines)


@dataclass(slots=True)
class _Payment:
    """Money that was set against a claim; what went back is taken off its amount."""

    day: datetime.date
    claim: Item
    amount: int


def settle(items: Iterable[Item], party: Callable[[int], Hashable]) -> None:
    """Set items against each other: within a document, then the oldest first within an account, then within a party.

    Money that came before its invoice counts on the day it came (§ 13 (1) Nr. 1 b UStG, § 11 EStG). What goes
    back reopens what it had paid. A credit note set against an open invoice counts, like that part of it, from the
    later day on.
    """
    whole = sorted(items, key=lambda one: (one.day, one.kind == MONEY, one.order))
    payments: list[_Payment] = []
    keys: tuple[Callable[[Item], Hashable], ...] = (
        lambda one: (one.person, one.document),
        lambda one: one.person,
        lambda one: party(one.person),
    )
    for key in keys:
        groups: dict[Hashable, list[Item]] = {}
        for one in whole:
            groups.setdefault(key(one), []).append(one)
        paid: dict[Hashable, list[_Payment]] = {}
        for payment in payments:
            paid.setdefault(key(payment.claim), []).append(payment)
        for name, group in groups.items():
            if any(one.left for one in group):
                known = paid.get(name, [])
                before = len(known)
                _Group(known).run(group)
                payments += known[before:]


class _Group:
    """Items that may be set against each other, taken in the order of their days."""

    def __init__(self, payments: list[_Payment]) -> None:
        self._open: list[Item] = []
        self._advances: list[Item] = []
        self._payments = payments

    def run(self, items: Sequence[Item]) -> None:
        """Set every item against what came before it."""
        for one in items:
            if not one.left:
                continue
            if one.kind == MONEY:
                self._take_money(one)
            elif one.kind == LOSS and (one.amount > 0) == (one.side > 0):
                self._take_loss_back(one)
            else:
                self._take_claim(one)

    def _take_money(self, money: Item) -> None:
        for claim in self._opposite(self._open, money):
            if claim.kind != LOSS:
                self._pay(claim, money)
        for other in self._opposite(self._advances, money):
            _reduce(other, money)
        if money.left and not money.usual:
            self._pay_back(money)
        if money.left:
            self._advances.append(money)

    def _take_claim(self, claim: Item) -> None:
        if claim.kind != LOSS:
            for money in self._opposite(self._advances, claim):
                self._pay(claim, money)
        for other in self._opposite(self._open, claim):
            _offset(claim, other)
        if claim.left:
            self._open.append(claim)

    def _take_loss_back(self, loss: Item) -> None:
        """Open claims again that were given up: the loss was reversed."""
        for claim in reversed(self._open):
            again = min(abs(loss.left), claim.lost)
            claim.lost -= again
            claim.left += again if claim.amount > 0 else -again
            loss.left -= again if loss.amount > 0 else -again
        if loss.left:
            self._open.append(loss)

    @staticmethod
    def _opposite(items: Sequence[Item], to: Item) -> Iterable[Item]:
        """Yield what stands on the other side, as long as anything is left of both."""
        for one in items:
            if not to.left:
                return
            if one.left and (one.left > 0) != (to.left > 0):
                yield one

    def _pay(self, claim: Item, money: Item) -> None:
        amount = _reduce(claim, money)
        claim.events.append((money.day, amount))
        self._payments.append(_Payment(max(money.day, claim.day), claim, amount))

    def _pay_back(self, money: Item) -> None:
        """Open again what earlier money had paid, of the same amount if there is such a payment, else the latest first."""
        known = [
            p for p in self._payments if p.day <= money.day and (p.claim.amount > 0) == (money.amount > 0)
        ]
        alike = [p for p in known if p.amount == abs(money.left)]
        for payment in [*alike[-1:], *reversed(known)]:
            again = min(abs(money.left), payment.amount)
            if not again:
                continue
            claim = payment.claim
            payment.amount -= again
            claim.events.append((money.day, -again))
            claim.left += again if claim.amount > 0 else -again
            money.left -= again if money.amount > 0 else -again
            if claim not in self._open:
                self._open.append(claim)


def _reduce(one: Item, other: Item) -> int:
    """Take from two items on opposite sides what both have left, and return it."""
    amount = min(abs(one.left), abs(other.left))
    one.left -= amount if one.left > 0 else -amount
    other.left -= amount if other.left > 0 else -amount
    return amount


def _offset(one: Item, other: Item) -> None:
    amount = _reduce(one, other)
    for item, against in ((one, other), (other, one)):
        if LOSS not in (item.kind, against.kind):
            item.events.append((max(one.day, other.day), amount))
        elif item.kind != LOSS:
            item.lost += amount
