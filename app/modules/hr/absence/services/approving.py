"""Approval of requests for leave: what of them is approved, and what its end does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.approval_rules import Approval
from app.data.unit import Unit
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.rules.absences import MACHINE

KIND = "absence"


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of a request is approved: whose, what kind, which days."""
    a = Absence
    names = (a.person_id, a.kind, a.since, a.until, a.half_first, a.half_last, a.minutes)
    found = dict(connection.execute(select(*names).where(a.id == key)).mappings().one())
    return {**found, "since": found["since"].isoformat(), "until": found["until"].isoformat()}


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    row = unit.row(Absence, key)
    state = MACHINE.after(row["state"], "approve" if approved else "reject")
    unit.update(Absence, key, {"state": state, "reason": "" if approved else comment[:300]})


def _reopened(unit: Unit, key: int) -> None:
    """Let a request wait again; raises Invalid where it was cancelled since."""
    row = unit.row(Absence, key)
    unit.update(Absence, key, {"state": MACHINE.after(row["state"], "reopen"), "reason": ""})


APPROVALS = (Approval(KIND, N_("Requests for leave"), "hr_absence", content_of, _ended, reopened=_reopened),)
