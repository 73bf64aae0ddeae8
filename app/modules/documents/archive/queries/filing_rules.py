"""Rules that propose: their list with values in words, which of them can be used, and which of the newest papers one fits."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.lists import ListSource, listed
from app.data.queries import query
from app.modules.documents.archive.models import Document, DocumentText
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.documents import DISCARDED, ERASED, check_pattern, fits
from app.modules.documents.filing.api import FilingRule, cases, nodes, types
from app.modules.organisation.contacts.api import contact

NEWEST = 20  # papers that a rule is tried on
READ = 50_000  # letters of a paper that rules look at


@dataclass(frozen=True)
class Tried:
    """What a rule fits: how many papers it was tried on, and number and title of those that it fits."""

    papers: int
    fitting: tuple[tuple[str, str], ...]


def value_in_words(connection: Connection, field: str, value: str) -> str:
    """Return the value of a rule as a person reads it, '' for one that is not there (any more) and so proposes nothing."""
    match field:
        case "type":
            return next((one.title for one in types(connection) if one.key == value and one.active), "")
        case "node":
            return next((one.words for one in nodes(connection) if one.code == value and one.active), "")
        case "contact":
            who = contact(connection, int(value)) if value.isdecimal() else None
            return f"{who.number}  {who.name}" if who is not None else ""
        case "case":
            return next(
                (f"{one.number}  {one.title}" for one in cases(connection) if str(one.id) == value), ""
            )
    return value


def rules_source() -> ListSource:
    """Return the filing rules as a list; a value that is not there (any more) is said to be so."""
    r = FilingRule
    columns = (*listed(r, "name field value way pattern active"),)

    def finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        known = dict(connection.execute(select(r.id, r.field).where(r.id.in_(keys))).all())
        for key, row in zip(keys, rows, strict=True):
            words = value_in_words(connection, known.get(key, ""), str(row[2]))
            row[2] = words or f"{row[2]} ?"

    return ListSource("documents.rules", r, columns, (r.name.expression, r.id.expression), finish=finish)


@query("documents.view")
def tried(connection: Connection, way: str, pattern: str) -> Tried:
    """Return which of the newest papers a rule fits; raises Invalid for an expression that can't be read."""
    if not pattern.strip():
        raise Invalid(N_("Enter what the text must hold."), field="pattern")
    check_pattern(way, pattern)
    d, t = Document, DocumentText
    newest = (
        select(d.number, d.title, t.body)
        .join(t, t.document_id == d.id)
        .where(d.state.not_in((ERASED, DISCARDED)), *visible(connection))
        .order_by(d.id.desc())
        .limit(NEWEST)
    )
    rows = connection.execute(newest).all()
    fitting = [
        (row.number, row.title)
        for row in rows
        if fits(way, pattern, zlib.decompress(row.body).decode()[:READ])
    ]
    return Tried(len(rows), tuple(fitting))
