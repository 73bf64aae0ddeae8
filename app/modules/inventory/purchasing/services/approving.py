"""Approval of orders: what of one is approved, when one is needed, and what its end does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.approval_rules import Approval, steps_by_rules
from app.data.unit import Unit
from app.modules.inventory.purchasing.models import PurchaseOrder
from app.modules.inventory.purchasing.queries.orders import lines_of
from app.modules.inventory.purchasing.rules.orders import MACHINE

KIND = "order"


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of an order is approved: from whom, and what at which price."""
    contact = connection.scalar(select(PurchaseOrder.contact_id).where(PurchaseOrder.id == key))
    lines = (
        f"{one.article or ''} {one.text} {one.quantity} {one.price} {one.cost1}"
        for one in lines_of(connection, [key])
    )
    return {"contact": contact, "lines": "; ".join(lines)}


def is_needed(unit: Unit, net: int) -> bool:
    """Say whether a rule wants the approval of an order of so many cents."""
    return bool(steps_by_rules(unit, KIND, net, ""))


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    """Do what the end of an approval means: ready to be placed, or a draft again with the reason."""
    row = unit.row(PurchaseOrder, key)
    state = MACHINE.after(row["state"], "approve" if approved else "reject")
    unit.update(PurchaseOrder, key, {"state": state, "reason": "" if approved else comment[:200]})


def _reopened(unit: Unit, key: int) -> None:
    """Let an order wait for approval again; raises Invalid where it went on."""
    row = unit.row(PurchaseOrder, key)
    unit.update(PurchaseOrder, key, {"state": MACHINE.after(row["state"], "reopen"), "reason": ""})


APPROVALS = (
    Approval(
        KIND,
        N_("Purchase orders"),
        "inventory_order",
        content_of,
        _ended,
        reopened=_reopened,
        page="inventory.purchasing.orders",
    ),
)
