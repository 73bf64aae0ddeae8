"""One search over every module: stems in full text, short fields inside words, the same hits on both databases.

A searchable row is found under kind × row key. A kind is a table; its number is
given by the book (SearchKind) when the table is indexed for the first time, so
that no topic picks one. The full text keeps no text of its own, only stems:
titles are read from the tables they belong to.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from app.core.dataclass import dataclass
from app.core.manifest import allows, resolve, topics
from app.core.stemming import fold, normalise, tokens
from app.data.declarative import Base
from app.data.engine import insertion_into
from app.data.queries import query
from app.data.record_extras import Target
from app.data.system_tables import SearchKind, SearchShort
from app.data.unit import Unit, table_of
from app.data.writing import write_rows

_ADD = text("INSERT INTO search_text (kind, row_key, body) VALUES (:kind, :key, CAST(:body AS tsvector))")
FEW = 20  # up to here rows go with the other writes of the transaction, above it by COPY
WIDEST = 5_000  # rows that are looked through for somebody who may know of few of them
MANY = 900  # keys in one statement
KINDS = 1024  # SQLite's full text has one number for a row: row key × KINDS + kind
_CACHE = "search kinds"
_LOADING = threading.RLock()


@dataclass(frozen=True)
class Hit:
    """A found row: what it is, its words, and the page that opens it."""

    kind: str
    table: str
    key: int
    title: str
    detail: str
    page: str
    several: bool = False

    @property
    def request(self) -> object:
        """What the page is asked for: the key, with its table where the page has several."""
        return Target(self.table, self.key) if self.several else self.key


@dataclass(frozen=True)
class Searchable:
    """What the search must know of a table: its words, the page and right of its rows, and how to show found ones."""

    title: str
    table: str
    page: str
    needs: str
    show: Callable[[Connection, Sequence[int]], list[tuple[int, str, str]]]
    several: bool = False  # whether the page has lists of several tables


def searchables() -> tuple[Searchable, ...]:
    """Return what the topics declare; of several threads one loads them, the others wait."""
    with _LOADING:
        return _searchables()


@functools.cache
def _searchables() -> tuple[Searchable, ...]:
    return tuple(one for topic in topics() if topic.search for one in resolve(topic.search))


@query("")
def numbers(connection: Connection) -> dict[str, int]:
    """Return the numbers that this book gave to tables."""
    rows = connection.execute(select(SearchKind.table_name, SearchKind.id))
    return {str(table): int(number) for table, number in rows}


def number_of(unit: Unit, kind: type[Base]) -> int:
    """Return the number of a table in this book; the first row of a table gets it one.

    Raises OverflowError for more tables than a row number has room for.
    """
    table = table_of(kind).name
    cached: Mapping[str, int] = unit.book.cache.get(_CACHE) or {}
    if table in cached:
        return cached[table]
    known = numbers(unit.connection)
    if table not in known:
        insertion = insertion_into(table_of(SearchKind), local=unit.local)
        unit.connection.execute(insertion.on_conflict_do_nothing(), {"table_name": table})
        known = numbers(unit.connection)
        unit.pending[_CACHE] = True  # this transaction may yet be rolled back: nobody else may count on it
    if known[table] >= KINDS:
        raise OverflowError(f"the search has room for {KINDS - 1} tables")
    if _CACHE not in unit.pending:
        unit.book.cache[_CACHE] = known
    return known[table]


def index(unit: Unit, kind: type[Base], key: int, full: str, short: str = "") -> None:
    """Put a row into the index, or anew; short fields are also found inside words."""
    remove(unit, kind, [key])
    add_many(unit, kind, [(key, full)])
    if short:
        row = {"kind": number_of(unit, kind), "row_key": key, "text": fold(short)}
        unit.connection.execute(insert(SearchShort), row)


def remove(unit: Unit, kind: type[Base], keys: Sequence[int]) -> None:
    """Take rows out of the index, up to some hundred at once."""
    number = number_of(unit, kind)
    if unit.local:
        unit.connection.execute(
            text("DELETE FROM search_text WHERE rowid = :id"), [{"id": key * KINDS + number} for key in keys]
        )
    else:
        query = text("DELETE FROM search_text WHERE kind = :kind AND row_key = ANY(:keys)")
        unit.connection.execute(query, {"kind": number, "keys": list(keys)})
    unit.connection.execute(
        delete(SearchShort).where(SearchShort.kind == number, SearchShort.row_key.in_(keys))
    )


def add_many(unit: Unit, kind: type[Base], rows: Iterable[tuple[int, str]]) -> None:
    """Put new rows into the full text, many at once."""
    ready = [(key, words) for key, full in rows if (words := normalise(full))]
    if not ready:
        return
    number = number_of(unit, kind)
    if unit.local:
        write_rows(
            unit.connection,
            "search_text",
            ("rowid", "body"),
            [(key * KINDS + number, words) for key, words in ready],
        )
        return
    if len(ready) < FEW:
        unit.write_deferred(
            _ADD, [{"kind": number, "key": key, "body": vector(words)} for key, words in ready]
        )
        return
    vectors = [(number, key, vector(words)) for key, words in ready]
    unit.in_background(
        functools.partial(write_rows, table="search_text", columns=("kind", "row_key", "body"), rows=vectors)
    )


def vector(words: str) -> str:
    """Return stems as PostgreSQL writes a tsvector: quoted, each once."""
    return " ".join(f"'{word}'" for word in sorted(set(words.split())))


@query("")
def search(connection: Connection, typed: str, permissions: frozenset[str], limit: int = 20) -> list[Hit]:
    """Return hits of what the permissions let see; every word must occur, and any sign may be typed.

    First short fields where a word begins so, then full text, then short fields with the words inside.
    """
    words = tokens(typed)
    if not words:
        return []
    declared = {one.table: one for one in searchables() if allows(permissions, one.needs)}
    kinds = {number: declared[table] for table, number in numbers(connection).items() if table in declared}
    if not kinds:
        return []
    wide = limit
    while True:
        found, shown = _look(connection, typed, words, wide, kinds)
        if len(shown) >= limit or len(found) < wide or wide >= WIDEST:
            break
        wide *= 8  # what the person may not know of took the places of what they may
    return [
        Hit(
            kinds[kind].title,
            kinds[kind].table,
            key,
            *shown[kind, key],
            kinds[kind].page,
            kinds[kind].several,
        )
        for kind, key in found
        if (kind, key) in shown
    ][:limit]


Pairs = list[tuple[int, int]]


def _look(
    connection: Connection, typed: str, words: list[str], limit: int, kinds: dict[int, Searchable]
) -> tuple[list[tuple[int, int]], dict[tuple[int, int], tuple[str, str]]]:
    """Return up to a limit of rows that match, best first, and the words of those that the person may know of."""
    pairs: dict[tuple[int, int], None] = {}
    begins, inside = _short(connection, typed, limit, kinds)
    for pair in [*begins, *_full(connection, words, limit, kinds), *inside]:
        pairs.setdefault(pair)
    found = list(pairs)[:limit]
    by_kind: dict[int, list[int]] = {}
    for kind, key in found:
        by_kind.setdefault(kind, []).append(key)
    shown = {
        (kind, key): (title, detail)
        for kind, keys in by_kind.items()
        for start in range(0, len(keys), MANY)
        for key, title, detail in kinds[kind].show(connection, keys[start : start + MANY])
    }
    return found, shown


def _short(
    connection: Connection, typed: str, limit: int, kinds: dict[int, Searchable]
) -> tuple[Pairs, Pairs]:
    """Return the short fields that hold every word: those with a word that begins so, and the others; the shortest first.

    So a name finds the person before papers whose titles name the person too.
    """
    query = select(SearchShort.kind, SearchShort.row_key, SearchShort.text).where(
        (SearchShort.kind + 0).in_(kinds)
    )  # one pass, no index
    parts = fold("".join(sign if sign.isprintable() else " " for sign in typed)).split()
    for part in parts:
        query = query.where(SearchShort.text.contains(part, autoescape=True))
    begins: Pairs = []
    inside: Pairs = []
    rows = connection.execute(query.order_by(SearchShort.kind, SearchShort.row_key).limit(4 * limit)).all()
    for kind, key, text_ in sorted(rows, key=lambda row: len(row.text)):
        starts = all(f" {part}" in f" {text_}" for part in parts)
        (begins if starts else inside).append((int(kind), int(key)))
    return begins[:limit], inside[:limit]


def _full(connection: Connection, words: list[str], limit: int, kinds: dict[int, Searchable]) -> Pairs:
    if connection.dialect.name == "sqlite":
        match = " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
        values = {"match": match, "limit": limit, "kinds": list(kinds)}
        pairs = [divmod(int(row), KINDS) for row in connection.scalars(_LOCAL, values)]
        return [(kind, key) for key, kind in pairs]
    match = " & ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"])
    values = {"match": match, "limit": limit, "kinds": list(kinds)}
    rows = connection.execute(_NEWEST, values).all()
    if len(rows) < limit:
        rows = connection.execute(_EVERY, values).all()
    return [(int(kind), int(key)) for kind, key in rows]


_LOCAL = text(
    f"SELECT rowid FROM search_text WHERE search_text MATCH :match AND rowid % {KINDS} IN :kinds"
    " ORDER BY rowid DESC LIMIT :limit"
).bindparams(bindparam("kinds", expanding=True))
# A common word is among the newest rows often enough, and a rare one is what the index of words is for.
# kind + 0 keeps a server that does not know the table yet from going through all of a kind.
_NEWEST = text(
    "SELECT kind, row_key FROM (SELECT kind, row_key, body FROM search_text WHERE kind + 0 = ANY(CAST(:kinds AS smallint[]))"
    " ORDER BY row_key DESC LIMIT 1000) s WHERE body @@ CAST(:match AS tsquery) ORDER BY row_key DESC LIMIT :limit"
)
_EVERY = text(
    "SELECT kind, row_key FROM search_text WHERE body @@ CAST(:match AS tsquery) AND kind + 0 = ANY(CAST(:kinds AS smallint[]))"
    " ORDER BY row_key DESC LIMIT :limit"
)
