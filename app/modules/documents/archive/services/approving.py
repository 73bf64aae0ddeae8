"""Approval of documents: what of them is approved, what a change of it means, and what the end of an approval does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data import archive
from app.data.approval_rules import Approval, rules
from app.data.unit import Unit
from app.data.workflow import ask_again, differs
from app.modules.documents.archive.models import Document, DocumentVersion
from app.modules.documents.archive.rules.documents import APPROVAL, FILED, INBOX, MACHINE
from app.modules.documents.archive.services.documents import bond_later, type_row
from app.modules.documents.archive.services.terms import not_shorter, reckon

KIND = "document"


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of a document is approved: its type, partner, amount and newest file."""
    d, v = Document, DocumentVersion
    query = select(d.type, d.contact_id, d.amount, d.currency).where(d.id == key)
    row = connection.execute(query).mappings().one()
    newest = select(v.sha256).where(v.document_id == key).order_by(v.place.desc()).limit(1)
    return {**row, "file": bytes(connection.scalar(newest) or b"").hex()}


def is_approved(unit: Unit, kind: str) -> bool:
    """Say whether documents of a type go through an approval: nobody approves before someone says who."""
    return bool(type_row(unit, kind)["approve"]) and bool(rules(unit.connection, KIND))


def after_change(unit: Unit, key: int, before: Mapping[str, Any]) -> None:
    """Ask for the approval of a filed document anew where what is approved was changed; before is what content_of() said."""
    row = unit.row(Document, key)
    if row["state"] not in (APPROVAL, FILED):
        return
    if content_of(unit.connection, key) == before and not differs(unit, KIND, key):
        return
    wanted = is_approved(unit, row["type"])
    if wanted or row["state"] == APPROVAL:
        unit.update(Document, key, {"state": MACHINE.after(row["state"], "ask" if wanted else "approve")})
    ask_again(unit, KIND, key, wanted, abs(row["amount"] or 0))


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    """Do what the end of an approval means: filed, or back in the inbox with the reason, where its term is reckoned anew."""
    row = unit.row(Document, key)
    state = MACHINE.after(row["state"], "approve" if approved else "reject")
    unit.update(Document, key, {"state": state, "reason": "" if approved else comment[:400]})
    if approved:
        bond_later(unit, key)
    elif not archive.bound(unit, f"document:{key}"):
        unit.update(Document, key, {"retention": "", "keep_until": None})


def _reopened(unit: Unit, key: int) -> None:
    """Let a document wait for approval again; raises Invalid where it went on."""
    row = unit.row(Document, key)
    state = MACHINE.after(row["state"], "reopen")
    if row["state"] != INBOX:
        unit.update(Document, key, {"state": state, "reason": ""})
        return
    unit.update(Document, key, {"state": state, "reason": "", **not_shorter(row, reckon(unit, row))})


APPROVALS = (Approval(KIND, N_("Documents"), "document", content_of, _ended, reopened=_reopened),)
