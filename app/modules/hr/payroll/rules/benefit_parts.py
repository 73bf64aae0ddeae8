"""What a benefit comes to: its parts, the state of a month while its benefits are gone through, and the kinds of resources/payroll."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import Benefit
from app.modules.hr.payroll.rules.rounding import ZERO

PLAN = "plan"
INSURED = ".sv"


@dataclass(frozen=True)
class Parts:
    """A benefit in cents: free, free of tax only, taxed and insured, taxed flatly without and with contributions at a rate.

    converted is pay given up for it, paid what the employer pays into a plan (converted pay among it), kept what is kept back
    of net for the plan; counted and counted_insured count against the limits; support comes back from the tax office. steps say
    how it came about.
    """

    benefit: Benefit
    free: int = 0
    insured: int = 0
    taxed: int = 0
    flat: int = 0
    flat_insured: int = 0
    rate: Decimal = ZERO
    converted: int = 0
    paid: int = 0
    kept: int = 0
    counted: int = 0
    counted_insured: int = 0
    support: int = 0
    steps: tuple[Message, ...] = ()

    @property
    def total(self) -> int:
        """Return what the benefit is worth in the gross."""
        return self.free + self.insured + self.taxed + self.flat + self.flat_insured


@dataclass
class State:
    """What holds while the benefits of a month are gone through: figures, what each limit holds so far, running pay and tax class.

    insured is pay subject to contributions without benefits, taxed what is taxed of running pay with the benefits so far.
    """

    law: Mapping[str, Any]
    ceiling: Decimal
    used: Tally[str]
    month: Tally[str]
    insured: int
    taxed: int = 0
    tax_class: int = 1

    def left(self, one: Benefit, limit: int, code: str = "", used: int | None = None) -> int:
        """Return what is left of a limit of the year."""
        return max(limit - (one.used if used is None else used) - self.used[code or one.code], 0)


def kinds() -> dict[str, Mapping[str, Any]]:
    """Return the kinds of benefits by code."""
    return {row["code"]: row for row in figures.table("benefits")["kind"]}


def told(kind: Mapping[str, Any], words: str, **values: Any) -> Message:
    """Return a step with the paragraph of its kind."""
    return Message(words, {"law": kind["law"], **values})
