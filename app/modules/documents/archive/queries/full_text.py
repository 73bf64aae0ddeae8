"""Search in the archive: words, phrases and figures in the text, fields beside them, a snippet of each hit, and a better word where nothing was found."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, func, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass
from app.core.messages import N_, _, language
from app.core.query_parser import Query, Wanted, parse, pattern
from app.core.stemming import fold
from app.data import fulltext
from app.data.lists import condition, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.modules.documents.archive.models import Document, DocumentText, Tagged
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.documents import ERASED, STATES
from app.modules.documents.filing.api import Case, DocumentType, Tag, default_title, nodes, types
from app.modules.organisation.contacts.api import Contact

PAGE = 20
AROUND = 90  # letters before and after a hit
# what may stand before a colon, in both languages
FIELDS = {
    "type": ("type", "typ", "art"),
    "from": ("from", "von", "kontakt", "contact"),
    "amount": ("amount", "betrag"),
    "date": ("date", "datum"),
    "received": ("received", "eingang"),
    "number": ("number", "nummer", "nr"),
    "reference": ("reference", "referenz", "belegnummer"),
    "plan": ("plan", "akte"),
    "case": ("case", "vorgang"),
    "tag": ("tag", "schlagwort"),
    "state": ("state", "status"),
    "keep": ("keep", "frist"),
    "ends": ("ends", "ende"),
    "title": ("title", "titel"),
}
_BY_NAME = {fold(name): key for key, names in FIELDS.items() for name in names}
NAMES = frozenset(_BY_NAME)


def shown_fields() -> list[str]:
    """Return the names of the fields in the language in force."""
    return [names[min(1, len(names) - 1)] if language() == "de" else names[0] for names in FIELDS.values()]


@dataclass(frozen=True)
class DocumentHit:
    """A found document; the snippet is text with the places of the hits in it as (start, end)."""

    key: int
    number: str
    title: str
    type: str
    contact: str
    day: datetime.date | None
    amount: int | None
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hits:
    """A page of hits, whether more follow, and where nothing was found, what may have been meant; unknown are names that are no field."""

    found: tuple[DocumentHit, ...]
    more: bool = False
    meant: str = ""
    unknown: tuple[str, ...] = ()


def _condition(connection: Connection, wanted: Wanted) -> ColumnElement[bool]:
    d = Document
    field, value = _BY_NAME[wanted.field], wanted.value
    typed = value if wanted.compare in (":", "=") else f"{wanted.compare}{value}"
    figures: dict[str, Callable[[], ColumnElement[bool]]] = {
        "amount": lambda: condition(shown_as(d.amount, title="", width=120), typed),
        "date": lambda: condition(shown_as(d.doc_date, "date", title="", width=120), typed),
        "received": lambda: condition(shown_as(d.received, title="", width=120), typed),
        "keep": lambda: condition(shown_as(d.keep_until, "keep", title="", width=120), typed),
        "ends": lambda: condition(shown_as(d.expires, "ends", title="", width=120), typed),
        "type": lambda: d.type.in_(
            [one.key for one in types(connection) if fold(value) in fold(one.title) or fold(value) == one.key]
        ),
        "plan": lambda: d.node.in_(
            [
                one.code
                for one in nodes(connection)
                if one.code.startswith(value) or fold(value) in fold(one.title)
            ]
        ),
        "from": lambda: d.contact_id.in_(
            select(Contact.id).where(Contact.folded.contains(fold(value), autoescape=True))
        ),
        "number": lambda: d.number.contains(value, autoescape=True),
        "reference": lambda: func.lower(d.reference).contains(value.lower(), autoescape=True),
        "title": lambda: func.lower(d.title).contains(value.lower(), autoescape=True),
        "case": lambda: d.case_id.in_(select(Case.id).where(Case.number.contains(value, autoescape=True))),
        "tag": lambda: d.id.in_(
            select(Tagged.document_id)
            .join(Tag, Tag.id == Tagged.tag_id)
            .where(func.lower(Tag.title) == value.lower())
        ),
        "state": lambda: d.state.in_(
            [key for key, title in STATES.items() if fold(value) in fold(_(title)) or fold(value) == key]
        ),
    }
    found = figures[field]()
    return ~found if wanted.excluded else found


# the server plans by how few are wanted, so these stand in the statement too
_MOST, _SKIP = (
    bindparam("most", type_=Integer(), literal_execute=True),
    bindparam("skip", type_=Integer(), literal_execute=True),
)


@cache
def _by_words(local: bool) -> Select[Any]:
    """Return the statement for the keys of hits by words, newest first; made once, fields and rights are added to it."""
    key, matches, order = fulltext.matching(local)
    if not local:  # found by the index first: with order and limit beside it the server would walk through the texts, newest first
        hits = (
            select(key.label("key"))
            .select_from(fulltext.DEEP)
            .where(*matches)
            .cte("hits")
            .prefix_with("MATERIALIZED")
        )
        found = (
            select(hits.c.key)
            .select_from(hits.join(Document.__table__, Document.id == hits.c.key))
            .where(Document.state != ERASED)
        )
        return found.order_by(hits.c.key.desc()).limit(_MOST).offset(_SKIP)
    statement = select(key).select_from(fulltext.DEEP.join(Document.__table__, Document.id == key))
    return statement.where(*matches, Document.state != ERASED).order_by(order).limit(_MOST).offset(_SKIP)


@cache
def _by_words_alone() -> Select[Any]:
    """Return the statement for a server where nothing but words is asked: what is erased is not in the index, so no document is looked at."""
    key, matches, order = fulltext.matching(False)
    return select(key).select_from(fulltext.DEEP).where(*matches).order_by(order).limit(_MOST).offset(_SKIP)


@cache
def _among_newest() -> Select[Any]:
    """Return the statement for the keys of hits among the newest texts of a server; made once."""
    deep = fulltext.newest()
    key, matches, order = fulltext.matching(False, deep=deep)
    found = (
        select(key)
        .select_from(deep.join(Document.__table__, Document.id == key))
        .where(*matches, Document.state != ERASED)
    )
    return found.order_by(order).limit(_MOST).offset(_SKIP)


@cache
def _without_words() -> Select[Any]:
    d = Document
    return select(d.id).where(d.state != ERASED).order_by(d.id.desc()).limit(_MOST).offset(_SKIP)


def _keys(connection: Connection, query: Query, limit: int, offset: int) -> list[int]:
    local = connection.dialect.name == "sqlite"
    values: dict[str, Any] = {"most": limit, "skip": offset}
    if query.terms or query.excluded:
        values["kind"] = fulltext.kind_of(connection, Document)
    where = [*visible(connection), *(_condition(connection, one) for one in query.fields)]
    if query.terms:
        values["wanted"] = fulltext.wanted(local, query)
    else:
        for place, term in enumerate(query.excluded):
            key, matches, _order = fulltext.matching(local, f"out{place}")
            where.append(Document.id.not_in(select(key).select_from(fulltext.DEEP).where(*matches)))
            values[f"out{place}"] = fulltext.wanted(local, Query((term,)))
    statements = [_by_words(local) if query.terms else _without_words()]
    if query.terms and not local:
        statements = [_among_newest(), statements[0] if where else _by_words_alone()]
    found: list[int] = []
    for statement in statements:
        found = [
            int(one) for one in connection.scalars(statement.where(*where) if where else statement, values)
        ]
        if len(found) == limit:
            break
    return found


@query("documents.view")
def find(connection: Connection, typed: str, offset: int = 0, limit: int = PAGE) -> Hits:
    """Return a page of hits, the newest first; raises Invalid for a field whose value can't be read."""
    query = parse(typed, NAMES)
    if not query:
        return Hits(())
    query = fulltext.widened(connection, query)
    keys = _keys(connection, query, limit + 1, offset)
    if not keys and not offset:
        return Hits((), False, better(connection, typed, query), query.unknown)
    return Hits(tuple(_hits(connection, keys[:limit], query)), len(keys) > limit)


@query("documents.view")
def keys_of(connection: Connection, typed: str, limit: int = 10_000) -> list[int]:
    """Return the keys of all hits, for lists and the command line."""
    query = parse(typed, NAMES, open_end=False)
    return _keys(connection, fulltext.widened(connection, query), limit, 0) if query else []


@cache
def _shown() -> Select[Any]:
    """Return the statement for what is shown of hits; made once."""
    d, t = Document, DocumentType
    rows = select(
        d.id, d.number, d.title, d.type, t.title, Contact.name, d.doc_date, d.amount, DocumentText.body
    )
    rows = rows.outerjoin(t, t.key == d.type).outerjoin(Contact, Contact.id == d.contact_id)
    made: Any = rows.outerjoin(DocumentText, DocumentText.document_id == d.id).where(
        d.id.in_(bindparam("keys", expanding=True))
    )
    return made  # type: ignore[no-any-return]


def _hits(connection: Connection, keys: Sequence[int], query: Query) -> list[DocumentHit]:
    marker = pattern(query)
    found = {}
    for key, number, title, kind, own_title, contact, day, amount, body in connection.execute(
        _shown(), {"keys": list(keys)}
    ):
        text, marks = snippet(zlib.decompress(body).decode() if body else "", marker)
        words = own_title or (default_title("type", kind) if kind else "")
        found[key] = DocumentHit(
            key, number, title, words, contact or "", day=day, amount=amount, snippet=text, marks=marks
        )
    return [found[key] for key in keys if key in found]


def snippet(text: str, marker: Any) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text around the first hit in one line, and where the hits are in it."""
    hit = marker.search(text) if marker is not None else None
    start = max(0, hit.start() - AROUND) if hit else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    part = " ".join(text[start : start + 3 * AROUND].split())
    part = ("… " if start else "") + part[: 2 * AROUND + 20]
    return part, tuple(
        (one.start(), one.end()) for one in marker.finditer(part)
    ) if marker is not None else ()


def better(connection: Connection, typed: str, query: Query) -> str:
    """Return what was typed with each word that occurs nowhere changed to one that does, '' where there is nothing better."""
    import re

    changed = typed
    for term in query.terms:
        single = Query((term,))
        if len(term.stems) != 1 or _keys(connection, single, 1, 0):
            continue
        word = next(
            (
                one
                for one in re.findall(r"\w+", typed)
                if fold(one) == term.prefix or fold(one).startswith(term.stems[0][:3])
            ),
            "",
        )
        meant = next(
            (
                one
                for one in fulltext.similar(connection, word)
                if _keys(connection, parse(one, NAMES, open_end=False), 1, 0)
            ),
            "",
        )
        if word and meant:
            changed = re.sub(rf"\b{re.escape(word)}\b", meant, changed)
    return changed if changed != typed else ""


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    d = Document
    rows = connection.execute(
        select(d.id, d.number, d.title).where(d.id.in_(keys), d.state != ERASED, *visible(connection))
    )
    return [(int(key), title, number) for key, number, title in rows]


SEARCHABLE = (
    Searchable(N_("Archived document"), "document", "documents.archive.archive", "documents.view", _show),
)
