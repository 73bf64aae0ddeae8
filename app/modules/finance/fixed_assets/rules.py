"""The arithmetic of depreciation: which method an asset may have, and what it loses month by month (§§ 6, 7 EStG, § 253 HGB)."""

from __future__ import annotations

import csv
import datetime
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from app.core import paths
from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY, add_months, month_end, month_start
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.core.money import from_cents, share, split

LINEAR, DEGRESSIVE, LOW_VALUE, POOL, ELECTRIC, NONE = (
    "linear",
    "degressive",
    "low_value",
    "pool",
    "electric",
    "none",
)
METHODS = {
    LINEAR: N_("linear"),
    DEGRESSIVE: N_("degressive, then linear"),
    LOW_VALUE: N_("low-value asset, at once"),
    POOL: N_("pool over five years"),
    ELECTRIC: N_("electric vehicle"),
    NONE: N_("not depreciated"),
}
COST, IMPAIRMENT, TRANSFER = "cost", "impairment", "transfer"
MEMO = 1_00  # the reminder value where the book keeps one
Span = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Change:
    """What changed an asset later; amount in cents."""

    day: datetime.date
    kind: str
    amount: int


@dataclass(frozen=True)
class AssetInfo:
    """What depreciation must know of an asset; cents, months of useful life, basis points a year for the degressive rate."""

    cost: int
    start: datetime.date
    method: str
    months: int = 0
    rate: int = 0
    memo: int = 0
    carried: int = 0
    carried_on: datetime.date | None = None
    changes: tuple[Change, ...] = field(default=())
    disposed: datetime.date | None = None


@dataclass(frozen=True)
class Kind:
    """What the account of an asset says: where its depreciation goes ('' is not depreciated), and whether it is movable."""

    expense: str
    movable: bool


@cache
def law() -> dict[str, Any]:
    """Return the dated bounds of the methods (resources/law/depreciation.toml)."""
    return tomllib.loads((paths.resources() / "law" / "depreciation.toml").read_text(encoding="utf-8"))


@cache
def _kinds(chart: str) -> tuple[tuple[str, str, Kind], ...]:
    with (paths.resources() / "charts" / "assets.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["chart"] == chart]
    return tuple((row["from"], row["to"], Kind(row["expense"], row["movable"] == "yes")) for row in rows)


def kind_of(chart: str, account: str) -> Kind:
    """Return what an account of fixed assets says; raises Invalid for an account that is none."""
    for first, last, kind in _kinds(chart):
        if len(account) == len(first) and first <= account <= last:
            return kind
    raise Invalid(
        N_("Account {number} is no account of fixed assets."), field="account", number=account or "–"
    )


def asset_accounts(chart: str) -> tuple[tuple[str, str], ...]:
    """Return the ranges of account numbers that hold fixed assets."""
    return tuple((first, last) for first, last, _kind in _kinds(chart))


def lives() -> list[tuple[Text, int]]:
    """Return useful lives to begin with, in months, by name."""
    return [(Text(one["de"], one["en"]), int(one["months"])) for one in law()["life"]]


def in_force(name: str, day: datetime.date) -> dict[str, Any] | None:
    """Return the bounds of a method for an asset bought on a day, None where it may not be chosen."""
    for one in law()[name]:
        if one["from"] <= day <= one.get("until", datetime.date.max):
            return dict(one)
    return None


def registered_above(day: datetime.date) -> int:
    """Return the net price in cents above which an asset bought on a day must be listed (§ 6 (2) S. 4 EStG); 0 where nothing says so."""
    return int((in_force(LOW_VALUE, day) or {"register": 0})["register"])


def highest_rate(day: datetime.date, months: int) -> int:
    """Return the highest degressive rate a year for an asset bought on a day, in basis points; 0 where there is none."""
    bounds = in_force(DEGRESSIVE, day)
    if bounds is None or months <= 0:
        return 0
    return min(share(12 * 10_000 * int(bounds["factor"]), 1, months * 100), int(bounds["most"]))


def check_method(asset: AssetInfo, day: datetime.date, kind: Kind) -> None:
    """Refuse a method that an asset bought on a day may not have; raises Invalid naming the field."""
    if asset.cost <= 0:
        raise Invalid(N_("The cost must be above zero."), field="cost")
    if asset.method not in METHODS:
        raise Invalid(N_("Choose one of the values offered."), field="method")
    if asset.method in (LINEAR, DEGRESSIVE) and not 1 <= asset.months <= 1200:
        raise Invalid(N_("Enter the useful life in months, 1 to 1200."), field="months")
    if asset.method in (DEGRESSIVE, ELECTRIC, LOW_VALUE, POOL) and not kind.movable:
        raise Invalid(N_("Only movable assets may be depreciated so."), field="method")
    if asset.method == DEGRESSIVE:
        highest = highest_rate(day, asset.months)
        if not highest:
            raise Invalid(
                N_("An asset bought on {day} may not be depreciated degressively."), field="method", day=day
            )
        if not 0 < asset.rate <= highest:
            raise Invalid(
                N_("The degressive rate is above 0 and at most {rate} %."),
                field="rate",
                rate=from_cents(highest),
            )
    if asset.method == ELECTRIC and in_force(ELECTRIC, day) is None:
        raise Invalid(N_("A vehicle bought on {day} may not be depreciated so."), field="method", day=day)
    _check_small(asset, day)


def _check_small(asset: AssetInfo, day: datetime.date) -> None:
    if asset.method == LOW_VALUE:
        bounds = in_force(LOW_VALUE, day)
        if bounds is None or asset.cost > int(bounds["most"]):
            raise Invalid(
                N_("A low-value asset costs at most {most} net."),
                field="cost",
                most=from_cents(int(bounds["most"]) if bounds else 0),
            )
    if asset.method == POOL:
        bounds = in_force(POOL, day)
        if bounds is None or not int(bounds["above"]) < asset.cost <= int(bounds["most"]):
            low, high = (int(bounds["above"]), int(bounds["most"])) if bounds else (0, 0)
            words = N_("A pooled asset costs more than {above} and at most {most} net.")
            raise Invalid(words, field="cost", above=from_cents(low), most=from_cents(high))


def pools_or_not(method: str, cost: int, day: datetime.date, others: Sequence[tuple[str, int]]) -> None:
    """Hold to one choice for a fiscal year (§ 6 (2a) S. 5 EStG): pool for all that it takes, or for none; raises Invalid.

    others are method and cost of the assets bought in the same fiscal year.
    """
    bounds = in_force(POOL, day)
    if bounds is None:
        return
    reach = [(m, c) for m, c in (*others, (method, cost)) if int(bounds["above"]) < c <= int(bounds["most"])]
    if {m == POOL for m, _c in reach if m in (POOL, LOW_VALUE)} == {True, False}:
        raise Invalid(
            N_(
                "In this fiscal year assets of this cost are treated otherwise; pool or low value is one choice for the year."
            ),
            field="method",
        )


# -- the plan ------------------------------------------------------------------
@dataclass
class _Running:
    """Where a plan stands: book value and months left, and whether the degressive method has given way to the linear one."""

    book: int
    left: int
    linear: bool


def plan(
    asset: AssetInfo, years: Sequence[Span], until: datetime.date | None = None
) -> list[tuple[datetime.date, int]]:
    """Return what an asset loses by wear: last day of each month and cents, from its start or what was carried, to its end or a day.

    years are fiscal years that cover everything asked for, see spans_over().
    Later cost counts from the beginning of its fiscal year (R 7.4 (9) EStR), an
    impairment from the month after it. The month of disposal counts only where
    it is the last day; a pool goes on (R 6.13 (6) EStR).
    """
    found: list[tuple[datetime.date, int]] = []
    first = month_start(asset.start)
    if asset.carried_on is not None:
        first = max(first, month_start(asset.carried_on + ONE_DAY))
    passed = _months_between(month_start(asset.start), first)
    running = _Running(asset.cost - asset.carried, max(asset.months - passed, 1), asset.method == LINEAR)
    stop = min(
        d
        for d in (until, datetime.date.max, None if asset.method == POOL else asset.disposed)
        if d is not None
    )
    impaired = {month_end(one.day): one.amount for one in asset.changes if one.kind == IMPAIRMENT}
    for number, (since, last) in enumerate(_years_from(asset.start, years)):
        if last < first:
            continue
        begin = max(since, first)
        running.book += sum(
            one.amount
            for one in asset.changes
            if one.kind == COST and _counts_in(one.day, since, last, first)
        )
        for end, amount in _year(asset, running, number, begin, last, impaired=impaired):
            if end > stop:
                return found
            found.append((end, amount))
        if running.book <= asset.memo and not any(one.day > last for one in asset.changes):
            break
    return found


def _counts_in(day: datetime.date, since: datetime.date, last: datetime.date, first: datetime.date) -> bool:
    """Say whether later cost of a day belongs to a fiscal year; what was before the plan begins belongs to its first."""
    return since <= day <= last or (day < since <= first <= last)


def _years_from(start: datetime.date, years: Sequence[Span]) -> Iterator[Span]:
    return (one for one in years if one[1] >= start)


def _year(
    asset: AssetInfo,
    running: _Running,
    number: int,
    begin: datetime.date,
    last: datetime.date,
    impaired: dict[datetime.date, int],
) -> Iterator[tuple[datetime.date, int]]:
    """Yield the months of a fiscal year; an impairment cuts it in two."""
    ends = _month_ends(begin, last)
    while ends:
        cut = next((i for i, end in enumerate(ends) if end in impaired), len(ends) - 1)
        part, ends = ends[: cut + 1], ends[cut + 1 :]
        amounts = _amounts(
            asset, running, number, len(part), _months_between(month_start(begin), month_start(last)) + 1
        )
        for end, amount in zip(part, amounts, strict=True):
            running.book -= amount
            running.left = max(running.left - 1, 0)
            yield end, amount
        running.book -= impaired.get(part[-1], 0)


def _amounts(asset: AssetInfo, running: _Running, number: int, count: int, in_year: int) -> list[int]:
    """Return what so many months of a fiscal year lose, which has in_year months of the asset."""
    base = max(running.book - asset.memo, 0)
    rest = _rest(asset, number)
    if rest is not None:
        due = max(running.book - rest, 0)
        return (
            [due, *[0] * (count - 1)]
            if asset.method == LOW_VALUE
            else split(share(due, count, in_year), [1] * count)
        )
    if asset.method == NONE or not base or not running.left:
        return [0] * count
    used = min(count, running.left)
    linear = share(base, used, running.left)
    if not running.linear:
        degressive = min(share(running.book * asset.rate, used, 120_000), base)
        running.linear = linear >= degressive
        if not running.linear:
            return [*split(degressive, [1] * used), *[0] * (count - used)]
    steps = [share(base, i, running.left) for i in range(used + 1)]
    return [*(b - a for a, b in pairwise(steps)), *[0] * (count - used)]


def _rest(asset: AssetInfo, number: int) -> int | None:
    """Return the book value after a fiscal year (0 is the first) where the law fixes it, None where it follows from the one before."""
    cost = asset.cost + sum(one.amount for one in asset.changes if one.kind == COST)
    if asset.method == LOW_VALUE:
        return 0
    if asset.method == POOL:
        bounds = in_force(POOL, asset.start) or law()[POOL][-1]
        return cost - share(cost, min(number + 1, int(bounds["years"])), int(bounds["years"]))
    if asset.method == ELECTRIC:
        bounds = in_force(ELECTRIC, asset.start) or law()[ELECTRIC][-1]
        return cost - share(cost, sum(bounds["rates"][: number + 1]), 10_000)
    return None


def _month_ends(begin: datetime.date, last: datetime.date) -> list[datetime.date]:
    found, day = [], month_start(begin)
    while day <= last:
        found.append(min(month_end(day), last))
        day = add_months(day, 1)
    return found


def _months_between(first: datetime.date, second: datetime.date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month


def spans_over(years: Sequence[Span], first: datetime.date, last: datetime.date) -> list[Span]:
    """Return fiscal years that cover a span of days: those of the book, and years of the same length before and after them."""
    known = sorted(years) or [(first.replace(month=1, day=1), first.replace(month=12, day=31))]
    while known[0][0] > first:
        known.insert(0, (add_months(known[0][0], -12), known[0][0] - ONE_DAY))
    while known[-1][1] < last:
        known.append((known[-1][1] + ONE_DAY, add_months(known[-1][1] + ONE_DAY, 12) - ONE_DAY))
    return known


def lost(asset: AssetInfo, years: Sequence[Span], until: datetime.date) -> int:
    """Return what wear has taken up to and with a day, in cents, with what was carried; impairments apart."""
    return asset.carried + sum(amount for _end, amount in plan(asset, years, until))


def without_disposal(asset: AssetInfo) -> AssetInfo:
    """Return an asset as if it had not left."""
    return replace(asset, disposed=None)


CHANGE_KINDS = {COST: N_("Later cost"), IMPAIRMENT: N_("Impairment"), TRANSFER: N_("Moved")}
