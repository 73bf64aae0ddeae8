"""Whose numbers are missing in a month: without tax ID and insurance number pay is reckoned, but certificates and reports can't be entered."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dates import month_end
from app.modules.hr.payroll.models import PaySlip
from app.modules.hr.payroll.rules.kinds import RECKONED
from app.modules.hr.people.api import Part, on_day, pay_parts

Day = datetime.date


def without_numbers(connection: Connection, run: int, month: Day) -> int:
    """Return how many people of a month have no tax ID or no insurance number in the file at its end."""
    s = PaySlip
    asked = select(s.person_id).where(s.run_id == run, s.month == month, s.state == RECKONED)
    people = set(connection.scalars(asked))
    held: dict[tuple[str, int], list[Part[object]]] = {}
    parts = pay_parts(connection, next(iter(people)) if len(people) == 1 else None)
    for name in ("tax", "insurance"):
        for one in parts[name]:
            held.setdefault((name, one.draft.person), []).append(one)
    return sum(not _complete(held, person, month_end(month)) for person in people)


def _complete(held: dict[tuple[str, int], list[Part[object]]], person: int, day: Day) -> bool:
    tax, insured = (on_day(held.get((name, person), []), day) for name in ("tax", "insurance"))
    numbers = (
        getattr(tax.draft, "tax_id", "") if tax else "",
        getattr(insured.draft, "number", "") if insured else "",
    )
    return all(numbers)
