"""What a dunning run does on a day: which items get their next level, what it costs each customer, and why the others are left out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.modules.finance.dunning.rules.interest import (
    Movement,
    Part,
    default_from,
    interest,
    lump_sum,
    parts_of,
    points_above,
)

NOT_DUE, WAITS, ITEM, CONTACT, PLAN, MINIMUM, LAST, RATE, NOBODY, CREDIT, NO_LEVELS, NO_ADDRESS = (
    "due", "waits", "item", "contact", "plan", "minimum", "last", "rate", "nobody", "credit", "levels", "address",
)  # fmt: skip
REASONS = {
    NOT_DUE: N_("not due yet"),
    WAITS: N_("next level from {day} on"),
    ITEM: N_("blocked: {reason}"),
    CONTACT: N_("contact gets no reminders: {reason}"),
    PLAN: N_("payment plan is kept, next part on {day}"),
    MINIMUM: N_("below the minimum of {amount}"),
    LAST: N_("last level reached"),
    RATE: N_("the base rate from {day} is missing"),
    NOBODY: N_("the account has no contact"),
    CREDIT: N_("{amount} that the customer paid are not assigned"),
    NO_LEVELS: N_("no levels for this customer"),
    NO_ADDRESS: N_("the contact has no address"),
}


@dataclass(frozen=True)
class Level:
    """A level of a group as a run needs it; see LevelDraft."""

    id: int
    group: int
    level: int
    days: int
    fee: int
    interest: bool
    lump: bool
    posts: bool
    term: int
    minimum: int


@dataclass(frozen=True)
class Past:
    """What letters in force did to an item: its level, first and last letter, its term, costs posted as a claim, lump sum demanded."""

    level: int = 0
    first: datetime.date | None = None
    last: datetime.date | None = None
    term: datetime.date | None = None
    interest: int = 0
    lump: int = 0
    has_lump: bool = False


@dataclass(frozen=True)
class Claim:
    """An open item of a customer: cents above zero; told says that the invoice told consumers of § 286 (3) BGB.

    cost marks what a letter posted: it bears neither interest (§ 289 BGB) nor another lump sum.
    """

    key: int
    document: str
    day: datetime.date
    due: datetime.date
    amount: int
    past: Past = Past()
    told: bool = False
    cost: bool = False
    agreed: bool = False  # the days to pay were agreed with the contact
    blocked: str = ""  # why, '' for not
    plan: datetime.date | None = None  # the next part of a plan that is kept


@dataclass(frozen=True)
class Debtor:
    """A customer: account, contact (None: none has it), whether it is a consumer, its levels, block, and credit in cents above zero."""

    account: str
    name: str
    contact: int | None
    private: bool
    levels: tuple[Level, ...]
    blocked: str | None = None  # why it gets no reminders, None for it gets them
    has_address: bool = True
    language: str = "de"
    credit: int = 0
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Item:
    """An item that gets its next level: days late, first day of default, interest and lump sum that are demanded beside it."""

    claim: Claim
    level: int
    late: int
    since: datetime.date | None
    interest: int
    lump: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class ProposedLetter:
    """A letter to one customer with its items; level is the highest of theirs and gives fee, term and text; earlier are fees not posted yet."""

    debtor: Debtor
    level: Level
    items: tuple[Item, ...]
    day: datetime.date
    earlier: int = 0

    @property
    def principal(self) -> int:
        """What the items come to."""
        return sum(one.claim.amount for one in self.items)

    @property
    def interest(self) -> int:
        """The interest of all items."""
        return sum(one.interest for one in self.items)

    @property
    def lump(self) -> int:
        """The lump sums of all items."""
        return sum(one.lump for one in self.items)

    @property
    def fee(self) -> int:
        """The fee of this letter."""
        return self.level.fee

    @property
    def costs(self) -> int:
        """What is demanded beside the items."""
        return self.interest + self.lump + self.fee + self.earlier

    @property
    def total(self) -> int:
        """What the customer is asked to pay."""
        return self.principal + self.costs

    @property
    def until(self) -> datetime.date:
        """The day until which the letter asks to pay."""
        return self.day + datetime.timedelta(days=self.level.term)


@dataclass(frozen=True)
class LeftOut:
    """An item that is not dunned: why, as a key of REASONS, and the values of those words."""

    debtor: Debtor
    claim: Claim
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def words(self) -> Message:
        """Why, in words."""
        return Message(REASONS[self.reason], dict(self.values))


@dataclass(frozen=True)
class Proposal:
    """What a run does on a day."""

    day: datetime.date
    letters: tuple[ProposedLetter, ...]
    left_out: tuple[LeftOut, ...]


Movements = Callable[[Debtor, Claim], Sequence[Movement]]


def propose(
    debtors: Sequence[Debtor],
    day: datetime.date,
    movements: Movements,
    rates: Mapping[datetime.date, int],
    arrives: int,
) -> Proposal:
    """Say what a run on a day does with the open items of customers; arrives is how many days a letter is on the way."""
    letters, left_out = [], []
    for debtor in debtors:
        ready, others = _sorted_out(debtor, day)
        left_out += others
        if not ready:
            continue
        items = []
        for claim, level in ready:
            try:
                items.append(_item(debtor, claim, level, day, movements, rates=rates, arrives=arrives))
            except Invalid as error:
                left_out.append(LeftOut(debtor, claim, RATE, error.message.values))
        if not items:
            continue
        highest = max(item.level for item in items)
        top = next(one for one in debtor.levels if one.level == highest)
        letter = ProposedLetter(debtor, top, tuple(items), day)
        refused = _refused(debtor, letter)
        if refused is None:
            letters.append(letter)
        else:
            left_out += [replace(refused, claim=item.claim) for item in items]
    return Proposal(day, tuple(letters), tuple(left_out))


def _sorted_out(debtor: Debtor, day: datetime.date) -> tuple[list[tuple[Claim, Level]], list[LeftOut]]:
    """Part the items that may get their next level from those that stay."""
    ready: list[tuple[Claim, Level]] = []
    left_out = []
    for claim in debtor.claims:
        out = _stays(debtor, claim, day)
        if isinstance(out, Level):
            ready.append((claim, out))
        else:
            left_out.append(out)
    return ready, left_out


def _stays(debtor: Debtor, claim: Claim, day: datetime.date) -> LeftOut | Level:
    """Return why an item stays, or the level that it gets."""
    if claim.due >= day:
        return LeftOut(debtor, claim, NOT_DUE)
    if debtor.contact is None:
        return LeftOut(debtor, claim, NOBODY)
    if debtor.blocked is not None:
        return LeftOut(debtor, claim, CONTACT, {"reason": debtor.blocked or "–"})
    if claim.blocked:
        return LeftOut(debtor, claim, ITEM, {"reason": claim.blocked})
    if claim.plan is not None:
        return LeftOut(debtor, claim, PLAN, {"day": claim.plan})
    if not debtor.has_address:
        return LeftOut(debtor, claim, NO_ADDRESS)
    if not debtor.levels:
        return LeftOut(debtor, claim, NO_LEVELS)
    level = next((one for one in debtor.levels if one.level > claim.past.level), None)
    if level is None:
        return LeftOut(debtor, claim, LAST)
    first = first_day(claim, level)
    return level if day >= first else LeftOut(debtor, claim, WAITS, {"day": first})


def first_day(claim: Claim, level: Level) -> datetime.date:
    """Return from when on an item may get a level: so many days after its due day, and once the term of the last letter is over."""
    first = claim.due + datetime.timedelta(days=max(level.days, 1))
    if claim.past.term is not None:
        first = max(first, claim.past.term + datetime.timedelta(days=1))
    return first


def _item(
    debtor: Debtor,
    claim: Claim,
    level: Level,
    day: datetime.date,
    movements: Movements,
    rates: Mapping[datetime.date, int],
    arrives: int,
) -> Item:
    """Return an item with what its level demands beside it; raises Invalid where a base rate is missing."""
    late = (day - claim.due).days
    since = default_from(
        claim.due,
        claim.day,
        private=debtor.private,
        agreed=claim.agreed,
        told=claim.told,
        reminded=claim.past.first,
        arrives=arrives,
    )
    if claim.cost or since is None or since > day:
        return Item(claim, level.level, late, None if claim.cost else since, 0, lump=0)
    parts: tuple[Part, ...] = ()
    if level.interest:
        above = points_above(private=debtor.private)
        parts = parts_of(movements(debtor, claim), since, day, above, rates)
    lump = lump_sum(private=debtor.private) if level.lump or claim.past.has_lump else 0
    owed = max(0, interest(parts) - claim.past.interest)
    return Item(claim, level.level, late, since, owed, lump=max(0, lump - claim.past.lump), parts=parts)


def _refused(debtor: Debtor, letter: ProposedLetter) -> LeftOut | None:
    """Return why a customer gets no letter though items are ready: too little, or more was paid than is dunned."""
    claim = letter.items[0].claim
    if debtor.credit >= letter.principal:
        return LeftOut(debtor, claim, CREDIT, {"amount": from_cents(debtor.credit)})
    if letter.principal - debtor.credit < letter.level.minimum:
        return LeftOut(debtor, claim, MINIMUM, {"amount": from_cents(letter.level.minimum)})
    return None
