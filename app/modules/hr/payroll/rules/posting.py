"""How a month is posted: gross and the employer's part over the clearing account to taxes, funds and the payout; clearing ends at nothing (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from app.core.dataclass import dataclass
from app.modules.hr.payroll.rules.insurance import FLAT_TAX
from app.modules.hr.payroll.rules.reckoning import (
    APART,
    CLAIM,
    FLAT,
    INSURANCE,
    NET,
    PAY,
    PLANNED,
    SUBSIDY,
    SUPPORT,
    TAX,
    Amount,
)


@dataclass(frozen=True)
class Booked:
    """An amount with what decides on its line: cost centre and fund."""

    cost_centre: str
    fund: str
    amount: Amount


@dataclass(frozen=True)
class PostedLine:
    """A line: account, cents (debit above zero), cost centre, and what it is about (a fund or the code of a tax)."""

    account: str
    amount: int
    cost_centre: str = ""
    about: str = ""


def lines_of(
    amounts: Iterable[Booked], accounts: Mapping[str, str], kinds: Mapping[str, str]
) -> list[PostedLine]:
    """Return the lines of a month; accounts are those of payroll by what they are for, kinds those of pay kinds by number.

    Costs stand by account and cost centre, funds and taxes each in a line of their own. Lines of nothing are left out.
    """
    costs: Counter[tuple[str, str, str]] = Counter()
    owed: Counter[tuple[str, str, str]] = Counter()
    for one in amounts:
        _place(one, accounts, kinds, (costs, owed))
    total = sum(costs.values())
    found = [PostedLine(account, amount, centre) for (account, centre, _), amount in _sorted(costs)]
    clearing = accounts["clearing"]
    found += [PostedLine(clearing, -total), PostedLine(clearing, total)]
    found += [PostedLine(account, -amount, "", about) for (account, _, about), amount in _sorted(owed)]
    return [one for one in found if one.amount]


def _sorted(found: Counter[tuple[str, str, str]]) -> list[tuple[tuple[str, str, str], int]]:
    return sorted(found.items())


def _place(
    one: Booked,
    accounts: Mapping[str, str],
    kinds: Mapping[str, str],
    into: tuple[Counter[tuple[str, str, str]], Counter[tuple[str, str, str]]],
) -> None:
    costs, owed = into
    amount, net = one.amount, (accounts["net"], "", "")
    own, other = amount.employee, amount.employer
    kind = amount.code.partition(".")[0]
    if amount.part == PAY:
        costs[kinds[amount.code], one.cost_centre, ""] += own
        owed[net] += own
    elif amount.part == TAX:
        owed[accounts["tax"], "", amount.code] += own
        owed[net] -= own
    elif amount.part == INSURANCE:
        expense = accounts["flat_tax" if amount.code == FLAT_TAX else "employer"]
        costs[expense, one.cost_centre, ""] += other
        owed[accounts["insurance"], "", one.fund] += own + other
        owed[net] -= own
    elif amount.part == SUBSIDY:
        costs[accounts["employer"], one.cost_centre, ""] += other
        owed[net] += own
    elif amount.part in (NET, CLAIM):
        owed[kinds[kind], "", amount.code if amount.part == CLAIM else ""] -= own
        owed[net] += own
    elif amount.part == APART:
        owed[accounts["in_kind"], "", ""] -= own
        owed[net] += own
    elif amount.part == PLANNED:
        costs[kinds[kind], one.cost_centre, ""] += other
        owed[accounts["plan"], "", amount.code] += other - own
        owed[net] += own
    elif amount.part == FLAT:
        costs[accounts[SUPPORT if amount.code == SUPPORT else "flat_tax"], one.cost_centre, ""] += other
        owed[accounts["tax"], "", FLAT] += other
