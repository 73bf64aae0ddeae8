"""Which documents a person may know of: those whose own area, type, place in the plan and case are all open to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Connection, Select, literal, not_, or_, select
from sqlalchemy.sql import ColumnElement

from app.core.errors import Missing
from app.core.messages import N_
from app.data.system_tables import Attachment
from app.data.unit import Unit
from app.data.visibility import Guard, closed_areas, rights
from app.modules.documents.archive.models import (
    Correction,
    Document,
    DocumentStamp,
    DocumentValue,
    DocumentVersion,
    Erasure,
    Held,
    Tagged,
)
from app.modules.documents.filing.api import Case, DocumentType, PlanNode, bit


def visible(connection: Connection) -> list[ColumnElement[bool]]:
    """Return the conditions on documents for the person of a connection; none for who may see everything."""
    shut = closed_areas(rights(connection))
    if not shut:
        return []
    d, closed = Document, literal(shut, BigInteger())

    def closed_rows(area: Any) -> ColumnElement[bool]:
        return bit(area).op("&")(closed) != 0

    return [
        d.type.not_in(select(DocumentType.key).where(closed_rows(DocumentType.area.expression))),
        d.node.not_in(select(PlanNode.code).where(closed_rows(PlanNode.area.expression))),
        or_(d.area == 0, bit(d.area.expression).op("&")(closed) == 0),
        or_(d.case_id.is_(None), d.case_id.not_in(select(Case.id).where(closed_rows(Case.area.expression)))),
    ]


def hidden(connection: Connection) -> Select[Any] | None:
    """Return the keys of documents the person may not know of, None where there is no such thing."""
    conditions = visible(connection)
    if not conditions:
        return None
    everything = conditions[0]
    for one in conditions[1:]:
        everything = everything & one
    return select(Document.id).where(not_(everything))


def check(unit: Unit, key: int) -> None:
    """Raise Missing for a document that is not there, or that the person may not know of: the same words for both."""
    if (
        unit.connection.scalar(select(Document.id).where(Document.id == key, *visible(unit.connection)))
        is None
    ):
        raise Missing(N_("This record is no longer there."), table="document", key=key)


def _rows(kind: Any) -> Any:
    def keys(connection: Connection) -> Select[Any] | None:
        inner = hidden(connection)
        return None if inner is None else select(kind.id).where(kind.document_id.in_(inner))

    return keys


def _attached(connection: Connection) -> Select[Any] | None:
    inner = hidden(connection)
    if inner is None:
        return None
    a = Attachment.__table__.alias(
        "hidden_attachment"
    )  # a name of its own: this stands inside queries of attachments
    return select(a.c.id).where(
        a.c.sha256.in_(select(DocumentVersion.sha256).where(DocumentVersion.document_id.in_(inner)))
    )


def _cases(connection: Connection) -> Select[Any] | None:
    shut = closed_areas(rights(connection))
    return (
        select(Case.id).where(bit(Case.area.expression).op("&")(literal(shut, BigInteger())) != 0)
        if shut
        else None
    )


GUARDS = (
    Guard("document", hidden),
    Guard("document_case", _cases),
    Guard("attachment", _attached),
    *(
        Guard(kind.__tablename__, _rows(kind))
        for kind in (DocumentVersion, DocumentValue, DocumentStamp, Tagged, Held, Erasure, Correction)
    ),
)
