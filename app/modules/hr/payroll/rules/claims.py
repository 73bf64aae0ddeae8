"""What is kept back of pay for others: attachments in their order by the table of § 850c ZPO, maintenance, loans (pure)."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import ROUND_UP, Decimal

from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import Claim, Item, MonthInput, earned
from app.modules.hr.payroll.rules.rounding import cents, euros, half_up

ATTACHMENT, MAINTENANCE, LOAN = "attach", "keep", "loan"
CLAIMS = {
    ATTACHMENT: N_("attachment of pay"),
    MAINTENANCE: N_("attachment for maintenance"),
    LOAN: N_("loan or advance"),
}
HALF, ALL, CHRISTMAS, NONE = "half", "all", "christmas", "none"
SPARED = {
    "": N_("as its use has it"),
    NONE: N_("attachable"),
    HALF: N_("half of it, § 850a no. 1"),
    ALL: N_("not attachable, § 850a no. 2, 3"),
    CHRISTMAS: N_("Christmas pay, § 850a no. 4"),
}
BY_USE = {"extra": HALF} | dict.fromkeys(("night", "deep", "sunday", "feast", "high", "partly"), ALL)


@dataclass(frozen=True)
class Kept:
    """What is kept back for a claim in cents, with the steps of it; base is the net pay from which it was reckoned."""

    claim: Claim
    amount: int
    base: int
    steps: tuple[Message, ...]


def attachable(day: datetime.date, net: int, dependants: int) -> int:
    """Return what of a month's net pay can be attached in cents by how many people the person keeps (§ 850c ZPO).

    Raises Invalid at the field day where the limits of that time are not known.
    """
    law, rates = figures.attachment_figures(day), figures.table("attachment")["rates"]
    pay, full = euros(net), law["full"]
    kept = min(dependants, len(rates["shares"]) - 1)
    free = law["free"] + (law["first"] + (kept - 1) * law["further"] if kept else 0)
    counted = min(pay, full) // rates["step"] * rates["step"]
    share = rates["shares"][kept] * rates["share"]
    return cents(half_up(max(counted - free, Decimal(0)) * share + max(pay - full, Decimal(0))))


def spared(item: Item, day: datetime.date) -> int:
    """Return what of an item can't be attached, in cents (§ 850a ZPO)."""
    amount = earned(item)
    if item.spare == ALL:
        return amount
    rates = figures.table("attachment")["rates"]
    if item.spare == HALF:
        return cents(half_up(euros(amount) * rates["half"]))
    if item.spare == CHRISTMAS:
        return min(amount, cents(christmas(day)))
    return 0


def christmas(day: datetime.date) -> Decimal:
    """Return up to how many euros Christmas pay can't be attached: half the limit, rounded up to a full ten (§ 850a Nr. 4 ZPO)."""
    rates = figures.table("attachment")["rates"]
    tens = (figures.attachment_figures(day)["free"] / rates["step"]).quantize(Decimal(1), ROUND_UP)
    return half_up(tens * rates["step"] * rates["half"])


def without_spared(given: MonthInput) -> tuple[MonthInput, int]:
    """Return a month without what can't be attached, and how much that is in cents: taxes are reckoned on the rest (§ 850e Nr. 1 ZPO)."""
    day, whole, items = month_end(given.month), 0, []
    for one in given.items:
        part = 0 if one.net else spared(one, day)
        whole += part
        left = earned(one) - part
        if part and left:
            items.append(replace(one, amount=left, hours=0, rate=0, spare=""))
        elif not part:
            items.append(one)
    return replace(given, items=tuple(items)), whole


def needs_net(given: MonthInput) -> bool:
    """Say whether some claim of a month attaches pay."""
    return any(one.kind != LOAN and one.left != 0 for one in given.claims)


def kept_back(given: MonthInput, net: int, spare: int, payout: int) -> list[Kept]:
    """Return what is kept back of a month: attachments by day of service, then loans, never more than is paid out.

    net is the net pay by § 850e in cents, spare what was left out of it, payout what there is in money.
    """
    day, found = month_end(given.month), []
    rest, taken = max(payout, 0), 0
    for one in sorted(given.claims, key=lambda each: (each.kind == LOAN, each.since, each.key)):
        if one.kind == LOAN:
            most, steps = rest, [Message(N_("{payout} are left of the pay"), {"payout": euros(rest)})]
        else:
            limit, steps = _limit(one, day, net, spare)
            most = max(limit - taken, 0)
            if taken:
                values = {"taken": euros(taken), "most": euros(most)}
                steps.append(Message(N_("{taken} go to who served earlier: {most} are left"), values))
        amount = min(each for each in (most, rest, one.rate, one.left) if each is not None)
        steps += _why(one, amount, most, rest)
        found.append(Kept(one, amount, 0 if one.kind == LOAN else net, tuple(steps)))
        rest -= amount
        taken += 0 if one.kind == LOAN else amount
    return found


def _limit(one: Claim, day: datetime.date, net: int, spare: int) -> tuple[int, list[Message]]:
    """Return how much a claim reaches, with the steps of it."""
    steps = [
        Message(
            N_("net pay by § 850e ZPO: {net}; {spare} of the pay can't be attached (§ 850a ZPO)"),
            {"net": euros(net), "spare": euros(spare)},
        )
    ]
    if one.kind == MAINTENANCE:
        if one.free is None:
            raise Invalid(N_("Please enter what the court leaves to the person (§ 850d ZPO)."), field="free")
        limit = max(net - one.free, 0)
        words = N_("above {free}, which the court leaves: {limit} (§ 850d ZPO)")
        return limit, [*steps, Message(words, {"free": euros(one.free), "limit": euros(limit)})]
    limit = attachable(day, net, one.dependants)
    words = N_("{people} kept: {limit} can be attached (§ 850c ZPO)")
    return limit, [*steps, Message(words, {"people": one.dependants, "limit": euros(limit)})]


def _why(one: Claim, amount: int, most: int, rest: int) -> list[Message]:
    """Return what held the amount below what could be had."""
    told = []
    if one.left is not None and amount == one.left < most:
        told.append(Message(N_("only {left} are still open"), {"left": euros(one.left)}))
    elif one.rate is not None and amount == one.rate < most:
        told.append(Message(N_("{rate} a month are agreed or ordered"), {"rate": euros(one.rate)}))
    elif amount == rest < most:
        told.append(Message(N_("only {rest} are paid in money"), {"rest": euros(rest)}))
    return told
