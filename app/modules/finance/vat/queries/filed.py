"""Returns as they were filed, beside what they would be now."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.finance.vat.models import FiledReturn
from app.modules.finance.vat.queries.advance_return import Return, make_return

Figures = Mapping[str, list[int]]


@dataclass(frozen=True)
class Filed:
    """A return as it was filed: which one of its span (0 the first), the day, who, and base and tax by Kennzahl in cents."""

    number: int
    day: datetime.date
    login: str
    figures: Figures

    def base(self, kz: str) -> int:
        """Return the base of a Kennzahl."""
        return self.figures.get(kz, [0, 0])[0]

    def tax(self, kz: str) -> int:
        """Return the tax of a Kennzahl."""
        return self.figures.get(kz, [0, 0])[1]


@dataclass(frozen=True)
class ReturnView:
    """A return as of now, and what was filed for its span, the first first."""

    now: Return
    filed: tuple[Filed, ...] = ()

    @property
    def last(self) -> Filed | None:
        """What was filed last."""
        return self.filed[-1] if self.filed else None

    @property
    def differs(self) -> bool:
        """Say whether a corrected return is due (Kz 10, § 153 AO): the figures are others than those filed last."""
        return self.last is not None and self.last.figures != figures_of(self.now)


def figures_of(made: Return) -> dict[str, list[int]]:
    """Return what a return holds: base and tax of each Kennzahl that is not zero, and of Kz 83 always."""
    return {
        row.form.kz: [row.base or 0, row.tax]
        for row in made.rows
        if row.base or row.tax or row.form.kz == "83"
    }


@query("finance.view")
def filed_returns(connection: Connection, since: datetime.date, until: datetime.date) -> tuple[Filed, ...]:
    """Return what was filed for a span, the first first."""
    f = FiledReturn
    rows = connection.execute(
        select(f.number, f.filed, f.login, f.figures)
        .where(f.since == since, f.until == until)
        .order_by(f.number)
    )
    return tuple(Filed(number, day, login, json.loads(text)) for number, day, login, text in rows)


@query("finance.view")
def return_view(connection: Connection, since: datetime.date, until: datetime.date) -> ReturnView:
    """Return the advance return of a span as of now, with what was filed for it."""
    return ReturnView(make_return(connection, since, until), filed_returns(connection, since, until))
