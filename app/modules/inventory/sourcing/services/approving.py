"""Approval of requisitions: what of one is approved, when one is needed, and what its end does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.approval_rules import Approval, steps_by_rules
from app.data.unit import Unit
from app.modules.inventory.sourcing.models import Need
from app.modules.inventory.sourcing.rules.needs import NEED

KIND = "need"
APPROVED_OF = ("asked_by", "article_id", "text", "quantity", "unit", "estimate", "cost1", "purpose")


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of a requisition is approved: who needs what, how much, what for, and what it may cost."""
    table = Need.__table__
    chosen = select(*(table.c[name] for name in APPROVED_OF)).where(table.c.id == key)
    return dict(connection.execute(chosen).mappings().one())


def is_needed(unit: Unit, net: int) -> bool:
    """Say whether a rule wants the approval of a requisition of so many cents."""
    return bool(steps_by_rules(unit, KIND, net, ""))


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    """Do what the end of an approval means: ready to be bought, or a draft again with the reason."""
    state = NEED.after(unit.row(Need, key)["state"], "approve" if approved else "reject")
    unit.update(Need, key, {"state": state, "refusal": "" if approved else comment[:200]})


def _reopened(unit: Unit, key: int) -> None:
    """Let a requisition wait for approval again; raises Invalid where it went on."""
    row = unit.row(Need, key)
    unit.update(Need, key, {"state": NEED.after(row["state"], "reopen"), "refusal": ""})


APPROVALS = (
    Approval(
        KIND,
        N_("Requisitions"),
        "inventory_need",
        content_of,
        _ended,
        reopened=_reopened,
        page="inventory.sourcing.sourcing",
    ),
)
