"""Leave accounts: what each year gave, what was taken of it in which order, when the rest lapses and why (pure).

Leave is taken from the oldest year first; of one year the leave by law, then that for a disability, then the rest. What is left lapses
on a day only where somebody was told in time (§ 7 (3) BUrlG; BAG 19 February 2019, 9 AZR 423/16), by long illness after fifteen months
(ECJ C-214/10), and not while parental leave or maternity protection keep it (§ 17 (2) BEEG, § 24 MuSchG).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months, month_end
from app.core.messages import N_
from app.modules.hr.absence.rules.entitlement import Employment, Reckoned, Span, reckon
from app.modules.hr.absence.rules.law import figures

Day = datetime.date

STATUTORY, DISABILITY, CONTRACT = "statutory", "disability", "contract"
BUCKETS = {
    STATUTORY: N_("By law"),
    DISABILITY: N_("Severe disability"),
    CONTRACT: N_("By contract"),
}
ORDER = (STATUTORY, DISABILITY, CONTRACT)
TAKEN, PLANNED, REQUESTED = "taken", "planned", "requested"


@dataclass(frozen=True)
class Policy:
    """What is agreed on carrying leave over: until which day of the next year (month, day), also for leave by contract, and whether
    that lapses only after a notice too.
    """

    until: tuple[int, int] = (3, 31)
    contract_until: tuple[int, int] = (3, 31)
    contract_needs_notice: bool = True


@dataclass(frozen=True)
class Use:
    """So many days of leave on a day: taken, planned (granted, to come) or requested."""

    day: Day
    days: Fraction
    state: str = TAKEN


@dataclass(frozen=True)
class Opening:
    """Days that came into the account by hand, of the year they belong to: brought forward, a correction (may be below zero)."""

    year: int
    kind: str
    days: Fraction
    expires: Day | None = None


@dataclass(frozen=True)
class Facts:
    """What decides when leave lapses: years in which a notice is proven, spans of illness, and of parental leave or maternity."""

    notices: frozenset[int] = frozenset()
    ill: tuple[Span, ...] = ()
    protected: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Bucket:
    """Leave of one kind and year in the account of a year: given or brought in, what came of it, and until when the rest holds."""

    year: int
    kind: str
    given: Fraction
    expires: Day | None
    why: str = ""
    taken: Fraction = Fraction(0)
    planned: Fraction = Fraction(0)
    requested: Fraction = Fraction(0)
    lapsed: Fraction = Fraction(0)

    @property
    def left(self) -> Fraction:
        """What is left."""
        return self.given - self.taken - self.planned - self.requested - self.lapsed


@dataclass(frozen=True)
class Account:
    """The leave account of a year: its buckets, the oldest first; over is what was taken beyond all of them.

    returned is what of granted leave was no leave, because of illness with a certificate (§ 9 BUrlG).
    """

    year: int
    reckoned: Reckoned
    buckets: tuple[Bucket, ...]
    over: Fraction = Fraction(0)
    returned: Fraction = Fraction(0)

    @property
    def left(self) -> Fraction:
        """What is left of all buckets, less what was taken beyond them."""
        return sum((one.left for one in self.buckets), Fraction(0)) - self.over

    def sum(self, name: str) -> Fraction:
        """Return the sum over all buckets of what they hold under a name: given, taken, planned, requested, lapsed."""
        return sum((getattr(one, name) for one in self.buckets), Fraction(0))


def throughout(spans: Sequence[Span], since: Day, until: Day) -> bool:
    """Say whether spans cover every day between two days, both included."""
    day = since
    for first, last in sorted(spans):
        if first > day:
            return False
        if last >= day:
            day = last + ONE_DAY
        if day > until:
            return True
    return False


def expiry(year: int, kind: str, facts: Facts, policy: Policy) -> tuple[Day | None, str]:
    """Return until when leave of a year holds, None for as long as nobody was told, and why: a key of REASONS."""
    long_months = int(figures("leave", Day(year, 1, 1))["long_illness_months"])
    limit = month_end(add_months(Day(year, 12, 31), long_months))
    month, day = policy.contract_until if kind == CONTRACT else policy.until
    told = year
    if kind != CONTRACT or policy.contract_needs_notice:
        later = [one for one in facts.notices if one >= year]
        if not later:
            if throughout(facts.ill, Day(year, 1, 1), limit):
                return limit, "long_illness"
            return None, "no_notice"
        told = min(later)
    last, why = Day(told + 1, month, day), "noticed"
    if last < limit and throughout(facts.ill, Day(last.year, 1, 1), last):
        last, why = limit, "ill"
    for first, end in sorted(facts.protected):
        kept = Day(end.year + 1, 12, 31)
        if first <= last and end >= Day(year, 1, 1) and kept > last:
            last, why = kept, "protected"
    return last, why


REASONS = {
    "noticed": N_("It lapses then: its holder was told in time (§ 7 (3) BUrlG)."),
    "no_notice": N_("It does not lapse: nobody was told that it would (BAG 9 AZR 423/16)."),
    "ill": N_("It is kept: illness left no time to take it; fifteen months after its year at the latest."),
    "long_illness": N_("It lapses fifteen months after a year of illness."),
    "protected": N_(
        "It is kept until the year after parental leave or maternity protection (§ 17 BEEG, § 24 MuSchG)."
    ),
    "brought": N_("Brought in by hand."),
}

NO_FACTS, USUAL = Facts(), Policy()


def accounts(
    one: Employment,
    since: int,
    until: int,
    uses: Sequence[Use],
    today: Day,
    *,
    openings: Sequence[Opening] = (),
    facts: Facts = NO_FACTS,
    policy: Policy = USUAL,
) -> list[Account]:
    """Return the accounts of the years from one to another; leave of years before the first comes in by openings only.

    What lapsed before today is lapsed; what would lapse later still stands with its day.
    """
    held: list[Bucket] = [
        Bucket(each.year, each.kind, each.days, each.expires, "brought")
        for each in openings
        if each.year < since
    ]
    found = []
    for year in range(since, until + 1):
        reckoned = reckon(one, year)
        for kind in ORDER:
            days: Fraction = getattr(reckoned, kind)
            more = [each.days for each in openings if each.year == year and each.kind == kind]
            if days or more:
                expires, why = expiry(year, kind, facts, policy)
                held.append(Bucket(year, kind, days + sum(more, Fraction(0)), expires, why))
        held.sort(key=lambda bucket: (bucket.year, ORDER.index(bucket.kind)))
        over = Fraction(0)
        for use in sorted((use for use in uses if use.day.year == year), key=lambda use: use.day):
            over += _take(held, use)
        held = [_lapse(bucket, year, today) for bucket in held]
        found.append(Account(year, reckoned, tuple(held), over))
        held = [
            Bucket(bucket.year, bucket.kind, bucket.left, bucket.expires, bucket.why)
            for bucket in held
            if bucket.left and (bucket.expires is None or bucket.expires.year > year)
        ]
    return found


def _take(held: list[Bucket], use: Use) -> Fraction:
    """Take days from the buckets that hold on their day, the oldest first; return what none of them had."""
    wanted = use.days
    for place, bucket in enumerate(held):
        if wanted <= 0:
            break
        if bucket.left <= 0 or (bucket.expires is not None and bucket.expires < use.day):
            continue
        part = min(wanted, bucket.left)
        held[place] = replace(bucket, **{use.state: getattr(bucket, use.state) + part})
        wanted -= part
    return wanted


def _lapse(bucket: Bucket, year: int, today: Day) -> Bucket:
    if bucket.expires is None or bucket.expires.year > year or bucket.expires >= today or bucket.left <= 0:
        return bucket
    return replace(bucket, lapsed=bucket.left)


@dataclass(frozen=True)
class Left:
    """How many days of leave somebody must be told of."""

    year: int
    days: Fraction


def left_of(account: Account) -> Left:
    """Return what of an account somebody must be told of: all that is left of it and can still be taken, whole buckets only."""
    return Left(account.year, sum((one.left for one in account.buckets if one.left > 0), Fraction(0)))
