"""What payroll does not cover, and what Kontor does about each case (§ 87c AO)."""

from __future__ import annotations

from app.core.dataclass import dataclass
from app.core.messages import Text
from app.modules.hr.payroll.rules import figures

DECEMBER = 12


@dataclass(frozen=True)
class NotCovered:
    """A case that is not covered: in short, in full, and what then happens."""

    short: Text
    words: Text
    then: Text


def not_covered() -> tuple[NotCovered, ...]:
    """Return what is not covered, in the order of its list."""
    found = figures.raw("not_covered")
    return tuple(
        NotCovered(
            Text(row["short_de"], row["short_en"]),
            Text(row["de"], row["en"]),
            Text(found["then"][row["then"]]["de"], found["then"][row["then"]]["en"]),
        )
        for row in found["case"]
    )


def owes_adjustment(month: int, staff: int) -> bool:
    """Say whether a month ends a year in which the employer owes the yearly adjustment, which is not reckoned here (§ 42b EStG)."""
    return month == DECEMBER and staff >= int(figures.raw("not_covered")["adjustment"]["staff"])
