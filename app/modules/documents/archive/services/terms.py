"""Until when a document is kept: reckoned from its type, place and days, and never made shorter by one person alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.data.record_extras import Target
from app.data.system_tables import Attachment
from app.data.unit import Unit
from app.modules.documents.archive.models import Document, DocumentVersion
from app.modules.documents.archive.rules.documents import APPROVAL, FILED
from app.modules.documents.archive.services.documents import bond_later, type_row
from app.modules.documents.filing.api import Case, PlanNode, origin_of, term


def reckon(unit: Unit, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return class and end of retention of a document's values: of the type, or of the place in the plan where that is longer."""
    kind = type_row(unit, row["type"])
    origin = origin_of(kind["direction"], row["doc_date"], row["received"])
    case = row["case_id"]
    closed = unit.connection.scalar(select(Case.closed).where(Case.id == case)) if case else None
    end = row["ended"] or row["expires"] or closed
    of_node = unit.connection.scalar(select(PlanNode.retention).where(PlanNode.code == row["node"])) or ""
    found = [
        (name, term(name, "", origin, end, row["filed"] or unit.today).until)
        for name in dict.fromkeys((kind["retention"], of_node))
        if name
    ]
    name, until = max(found, key=lambda one: (one[1] is None, one[1] or datetime.date.min))
    return {"retention": name, "keep_until": until}


def not_shorter(before: Mapping[str, Any], reckoned: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reckoned term, or the one that a document has already where that is longer: what is filed is never kept shorter."""
    known, until = before["keep_until"], reckoned["keep_until"]
    if known is not None and (until is None or until < known):
        return {"retention": before["retention"], "keep_until": known}
    return dict(reckoned)


def record_ended(unit: Unit, table: str, key: int) -> None:
    """Reckon the terms of documents in a case anew that wait for its end; documents of closed areas too, the person just does not see it."""
    if table != "document_case":
        return
    d = Document
    there = unit.connection.scalars(
        select(d.id).where(d.case_id == key, d.keep_until.is_(None), d.state.in_((FILED, APPROVAL)))
    ).all()
    for one in there:
        unit.update(d, one, reckon(unit, unit.row(d, one)))
        bond_later(unit, one)


def documents_of(unit: Unit, target: Target) -> list[int]:
    """Return the documents that stand on a record, those of closed areas too."""
    a, v = Attachment, DocumentVersion
    prints = select(a.sha256).where(
        a.table_name == target.table, a.row_key == target.key, a.hidden.is_(False)
    )
    found = unit.connection.scalars(select(v.document_id).where(v.sha256.in_(prints)).distinct())
    return sorted(int(key) for key in found)


def end_documents(unit: Unit, target: Target, day: datetime.date) -> None:
    """Let the terms of filed documents that stand on a record and wait for its end begin on a day; others stay as they are."""
    for key in documents_of(unit, target):
        row = unit.row(Document, key)
        if row["keep_until"] is None and row["ended"] is None and row["state"] == FILED:
            unit.update(Document, key, {"ended": day, **reckon(unit, {**row, "ended": day})})
            bond_later(unit, key)
