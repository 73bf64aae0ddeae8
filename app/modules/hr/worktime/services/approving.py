"""Approval of months: the person confirms, the manager or whom the rules name decides; what it is about are the times of the month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.approval_rules import Approval
from app.data.unit import Unit
from app.modules.hr.worktime.models import TimeMonth
from app.modules.hr.worktime.queries.loading import works_of
from app.modules.hr.worktime.rules.entries import write_entry
from app.modules.hr.worktime.rules.months import MACHINE, span_of

KIND = "time_month"


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of a month is approved: whose and which it is, and its times as they are written."""
    m = TimeMonth
    row = connection.execute(select(m.person_id, m.month).where(m.id == key)).one()
    works = works_of(connection, [row.person_id], *span_of(row.month)).get(row.person_id, {})
    times = {day.isoformat(): write_entry(day, work.parts) for day, work in sorted(works.items())}
    return {"person": row.person_id, "month": row.month.isoformat(), "times": times}


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    row = unit.row(TimeMonth, key)
    values: dict[str, Any] = {"state": MACHINE.after(row["state"], "approve" if approved else "reject")}
    if approved:
        values |= {"approved_by": unit.login, "approved_at": unit.now, "comment": ""}
    else:
        values |= {"confirmed_by": "", "confirmed_at": None, "comment": comment[:300]}
    unit.update(TimeMonth, key, values)


def _reopened(unit: Unit, key: int) -> None:
    """Let a month wait again; raises Invalid where it was closed since."""
    row = unit.row(TimeMonth, key)
    values: dict[str, Any] = {"state": MACHINE.after(row["state"], "reopen"), "comment": ""}
    unit.update(TimeMonth, key, {**values, "approved_by": "", "approved_at": None})


APPROVALS = (
    Approval(KIND, N_("Months of working time"), "hr_time_month", content_of, _ended, reopened=_reopened),
)
