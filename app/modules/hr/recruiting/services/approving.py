"""Approval of vacancies: what of one is approved, and what its end does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.approval_rules import Approval
from app.data.unit import Unit
from app.modules.hr.recruiting.models import Vacancy
from app.modules.hr.recruiting.rules.stages import VACANCY

KIND = "vacancy"
APPROVED_OF = (
    "title", "department", "site_id", "post_id", "hours", "pay_from", "pay_to", "places", "since", "reason"
)  # fmt: skip


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of a vacancy is approved: what, where, from when, how many, and what it costs."""
    table = Vacancy.__table__
    return dict(
        connection.execute(select(*(table.c[name] for name in APPROVED_OF)).where(table.c.id == key))
        .mappings()
        .one()
    )


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    state = VACANCY.after(unit.row(Vacancy, key)["state"], "approve" if approved else "reject")
    values: dict[str, Any] = {"state": state, "refusal": "" if approved else comment[:300]}
    unit.update(Vacancy, key, values | {"opened": unit.today if approved else None})


def _reopened(unit: Unit, key: int) -> None:
    state = VACANCY.after(unit.row(Vacancy, key)["state"], "reopen")
    unit.update(Vacancy, key, {"state": state, "refusal": "", "opened": None})


APPROVALS = (
    Approval(
        KIND,
        N_("Vacancies"),
        "hr_vacancy",
        content_of,
        _ended,
        reopened=_reopened,
        page="hr.recruiting.vacancies",
    ),
)
