"""What came to the pay kinds of a new book later, for books made before: the subsidy to maternity pay, what can't be attached, three benefits.

Months that are released must come out as they did: nothing is brought where it would change one of them.
"""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.dates import month_end
from app.data.drafts import columns_of
from app.data.unit import Unit
from app.modules.hr.absence.api import Absence
from app.modules.hr.payroll.models import PayClaim, PayKind, PayRun
from app.modules.hr.payroll.rules.kinds import RELEASED, standard
from app.modules.hr.payroll.rules.maternity import MOTHER

MATERNITY = "maternity"
PENSIONS = ("low", "old", "crash")


def bring_maternity(unit: Unit) -> None:
    """Bring the pay kind of the subsidy to maternity pay, but where months with maternity protection are released already.

    There the subsidy was paid by hand with another kind, and would be paid once more.
    """
    k, a, r = PayKind, Absence, PayRun
    there = unit.connection.scalar(select(k.id).where(k.use == MOTHER).limit(1))
    last = unit.connection.scalar(select(func.max(r.month)).where(r.state == RELEASED))
    if there is not None:
        return
    if last is not None:
        asked = select(a.id).where(a.kind == MATERNITY, a.since <= month_end(last))
        if unit.connection.scalar(asked.limit(1)) is not None:
            return
    _bring(unit, MOTHER)


def bring_pensions(unit: Unit) -> None:
    """Bring the pay kinds of pensions on low pay, of contracts from before 2005 and of group accident insurance, which nobody can have had."""
    for use in PENSIONS:
        if unit.connection.scalar(select(PayKind.id).where(PayKind.use == use).limit(1)) is None:
            _bring(unit, use)


def _bring(unit: Unit, use: str) -> None:
    """Bring the pay kind that stands for something, under the next number that is free."""
    taken = set(unit.connection.scalars(select(PayKind.number)))
    kind = next(one for one in standard() if one.use == use)
    number = next(n for n in range(kind.number, 10_000) if n not in taken)
    unit.insert(PayKind, **columns_of(PayKind, kind) | {"number": number})


def bring_spared(unit: Unit) -> None:
    """Say at pay kinds that are still as they were brought what of them can't be attached, but where something is kept back already."""
    k = PayKind
    if unit.connection.scalar(select(PayClaim.id).limit(1)) is not None:
        return
    known = {(one.number, one.name_de): one.spare for one in standard() if one.spare}
    for row in unit.connection.execute(select(k.id, k.number, k.name_de).where(k.spare == "")).all():
        if spare := known.get((row.number, row.name_de), ""):
            unit.update(PayKind, row.id, {"spare": spare})
