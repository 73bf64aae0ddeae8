"""Approval of incoming invoices: what of them is approved, when one is needed, and what its end does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.approval_rules import Approval, steps_by_rules
from app.data.unit import Unit
from app.modules.finance.purchases.models import Purchase
from app.modules.finance.purchases.queries.invoices import positions
from app.modules.finance.purchases.rules.invoices import MACHINE, as_content

KIND = "purchase"


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of an incoming invoice is approved: supplier, number, day, amount, and how it is booked."""
    p = Purchase
    chosen = select(p.kind, p.contact_id, p.reference, p.day, p.gross).where(p.id == key)
    head = dict(connection.execute(chosen).mappings().one())
    return as_content({**head, "day": head["day"].isoformat()}, positions(connection, key))


def is_needed(unit: Unit, gross: int) -> bool:
    """Say whether a rule wants the approval of an invoice of so many cents."""
    return bool(steps_by_rules(unit, KIND, gross, ""))


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    """Do what the end of an approval means: ready to be posted, or back to be checked with the reason."""
    row = unit.row(Purchase, key)
    state = MACHINE.after(row["state"], "approve" if approved else "reject")
    unit.update(Purchase, key, {"state": state, "reason": "" if approved else comment[:400]})


def _reopened(unit: Unit, key: int) -> None:
    """Let an invoice wait for approval again; raises Invalid where it went on."""
    row = unit.row(Purchase, key)
    unit.update(Purchase, key, {"state": MACHINE.after(row["state"], "reopen"), "reason": ""})


APPROVALS = (
    Approval(
        KIND,
        N_("Incoming invoices"),
        "finance_purchase",
        content_of,
        _ended,
        reopened=_reopened,
        page="finance.purchases.invoices",
    ),
)
