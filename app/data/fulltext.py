"""Full text with places, for long texts of any topic: words, phrases, prefixes, the same hits on both databases, the newest first.

What is indexed are the stems of core/query_parser.py, under kind × row key as in
data/search.py. No text is kept here; the topic keeps its own, packed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import (
    BigInteger,
    Connection,
    FromClause,
    SmallInteger,
    Subquery,
    TableClause,
    Text,
    bindparam,
    cast,
    column,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.sql import ColumnElement

from app.core.query_parser import Query, Term, indexed, mended
from app.core.stemming import distance, fold, stem
from app.data.book import Book
from app.data.declarative import Base
from app.data.search import KINDS, number_of, numbers
from app.data.system_tables import SearchWord
from app.data.unit import Unit, table_of

LONGEST_WORD = 60  # letters of a word that is remembered
NEWEST = 200  # texts that a server looks into before it asks its index
SHORTEST_PART = 5  # letters of a word that is also looked for inside longer ones
MOST_LONGER = 100  # longer words that one stands for
LARGEST = 900_000  # octets of the words of one text: a server takes a megabyte
MOST_PLACES = 16_000  # PostgreSQL keeps places up to 16,383; farther words are found, but not in phrases
DEEP: TableClause = table(
    "search_deep", column("rowid", BigInteger), column("kind"), column("row_key", BigInteger), column("body")
)
KIND = bindparam("kind", type_=SmallInteger())
_WORD = re.compile(r"[^\W\d_]{4,60}")


def index(unit: Unit, kind: type[Base], key: int, whole: str) -> None:
    """Put a text into the index, or anew."""
    remove(unit, kind, [key])
    words, number = indexed(whole), number_of(unit, kind)
    if unit.local:
        statement = text("INSERT INTO search_deep (rowid, body) VALUES (:id, :body)")
        unit.connection.execute(statement, {"id": key * KINDS + number, "body": " ".join(words)})
    else:
        statement = text(
            "INSERT INTO search_deep (kind, row_key, body) VALUES (:kind, :key, CAST(:body AS tsvector))"
        )
        unit.connection.execute(statement, {"kind": number, "key": key, "body": places(words)})
    learn(unit, [mended(whole)])


def remove(unit: Unit, kind: type[Base], keys: Sequence[int]) -> None:
    """Take texts out of the index."""
    number = number_of(unit, kind)
    if unit.local:
        unit.connection.execute(
            text("DELETE FROM search_deep WHERE rowid = :id"), [{"id": key * KINDS + number} for key in keys]
        )
    else:
        query = text("DELETE FROM search_deep WHERE kind = :kind AND row_key = ANY(:keys)")
        unit.connection.execute(query, {"kind": number, "keys": list(keys)})


def places(words: Sequence[str]) -> str:
    """Return stems as PostgreSQL writes a tsvector with places."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words, 1):
        at = found.setdefault(word, [])
        if place <= MOST_PLACES and len(at) < 250:
            at.append(place)
    room = LARGEST
    for word, at in list(found.items()):
        room -= len(word) + 6 + 2 * len(at)
        if room < 0:
            del found[word]
    return " ".join(f"'{word}'" + (":" + ",".join(map(str, at)) if at else "") for word, at in found.items())


def learn(unit: Unit, texts: Iterable[str]) -> None:
    """Remember the words that occur in texts, so that a misspelt one can be mended."""
    words: dict[str, str] = {}
    for one in texts:
        for word in _WORD.findall(one):
            words.setdefault(fold(word)[:LONGEST_WORD], word)
    listed = sorted(words)
    known: set[str] = set()
    for start in range(0, len(listed), 900):
        known.update(
            unit.connection.scalars(
                select(SearchWord.word).where(SearchWord.word.in_(listed[start : start + 900]))
            )
        )
    fresh = [
        {"word": word, "shown": words[word], "letters": len(word)} for word in listed if word not in known
    ]
    if fresh:
        statement = "INSERT INTO search_word (word, shown, letters) VALUES (:word, :shown, :letters) ON CONFLICT DO NOTHING"
        unit.connection.execute(text(statement), fresh)


def scrub(book: Book) -> None:
    """Leave nothing of what was taken out of the index: its stems in the index's own tables, and words that no text has any more.

    SQLite keeps what is deleted from a full text until its parts are merged; a name must not outlive its paper.
    """
    with book.writing() as connection:
        if book.local:
            for name in ("search_deep", "search_text"):
                connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")
            connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE temp.deep_words USING fts5vocab(main, search_deep, 'row')"
            )
            stems = set(connection.scalars(text("SELECT term FROM temp.deep_words")))
            connection.exec_driver_sql("DROP TABLE temp.deep_words")
        else:
            stems = set(connection.scalars(text("SELECT word FROM ts_stat('SELECT body FROM search_deep')")))
        dead = [
            {"word": one} for one in connection.scalars(select(SearchWord.word)) if stem(one) not in stems
        ]
        if dead:
            connection.execute(text("DELETE FROM search_word WHERE word = :word"), dead)


def kind_of(connection: Connection, kind: type[Base]) -> int:
    """Return the number of a table in this book, to bind as `kind` (see matching()); 0, which finds nothing, where none is indexed."""
    return numbers(connection).get(table_of(kind).name, 0)


def newest(most: int = NEWEST) -> Subquery:
    """Return the newest texts of the kind bound as `kind`, to look into before the index of a server is asked: a common word is found there at once."""
    whole = select(DEEP.c.kind, DEEP.c.row_key, DEEP.c.body).where(DEEP.c.kind == KIND)
    return whole.order_by(DEEP.c.row_key.desc()).limit(literal_column(str(most))).subquery("newest")


def matching(
    local: bool, name: str = "wanted", deep: FromClause = DEEP
) -> tuple[ColumnElement[int], list[ColumnElement[bool]], ColumnElement[int]]:
    """Return the row key of the index, the conditions for words bound as `name` (see wanted()), and what orders hits, newest first.

    Select from DEEP with what the topic's table adds and bind the table's number as `kind`, see kind_of(); a statement
    made once serves every search.
    """
    if local:
        key = literal_column(f"(search_deep.rowid / {KINDS})", BigInteger())
        match: ColumnElement[bool] = literal_column("search_deep").op("MATCH", is_comparison=True)(
            bindparam(name, type_=Text())
        )
        return (
            key,
            [match, literal_column(f"search_deep.rowid % {KINDS}") == KIND],
            literal_column("search_deep.rowid").desc(),
        )
    # a local book starts without the server's part of the library
    from sqlalchemy.dialects.postgresql import TSQUERY

    # the words stand in the statement itself: a plan that is kept for any words would read every text
    vector = deep.c.body.op("@@", is_comparison=True)(
        cast(bindparam(name, type_=Text(), literal_execute=True), TSQUERY)
    )
    # reckoned with, or the server would take the key's index for the kind, which nearly all rows have, and read every text
    return deep.c.row_key, [vector, deep.c.kind + literal_column("0") == KIND], deep.c.row_key.desc()


def wanted(local: bool, query: Query) -> str:
    """Return a query's words as the database reads them."""
    return fts5(query) if local else tsquery(query)


def fts5(query: Query) -> str:
    """Return a query in the words of FTS5."""
    wanted = " AND ".join(_fts5(term) for term in query.terms)
    return (
        " NOT ".join([f"({wanted})", *(_fts5(term) for term in query.excluded)]) if query.excluded else wanted
    )


def _fts5(term: Term) -> str:
    if term.either:
        return "(" + " OR ".join(_fts5(one) for one in term.either) + ")"
    others = ['"' + ('" AND "' if term.apart else " ").join(term.stems) + '"']
    if term.apart:
        others[0] = f"({others[0]})"
    if term.prefix:
        others.append('"' + " ".join((*term.stems[:-1], term.prefix)) + '"*')
    others += [f'"{word}"' for word in term.worth]
    return others[0] if len(others) == 1 else "(" + " OR ".join(others) + ")"


def tsquery(query: Query) -> str:
    """Return a query in the words of PostgreSQL."""
    return " & ".join(
        [*(_tsquery(term) for term in query.terms), *(f"!{_tsquery(term)}" for term in query.excluded)]
    )


def _tsquery(term: Term) -> str:
    if term.either:
        return "(" + " | ".join(_tsquery(one) for one in term.either) + ")"
    quoted = [f"'{word}'" for word in term.stems]
    others = [(" & " if term.apart else " <-> ").join(quoted)]
    if term.prefix:
        others.append(" <-> ".join([*quoted[:-1], f"'{term.prefix}':*"]))
    others += [f"'{word}'" for word in term.worth]
    return "(" + " | ".join(f"({one})" for one in others) + ")"


# -- parts of compounds --------------------------------------------------------
def widened(connection: Connection, query: Query) -> Query:
    """Return a query whose words also stand for the longer words they are a part of: 'haftpflicht' for Betriebshaftpflichtversicherung.

    Words of five letters and more are looked for in the words that occur, shorter ones where a star stands before them.
    """
    return replace(query, terms=tuple(_widened(connection, term) for term in query.terms))


def _widened(connection: Connection, term: Term) -> Term:
    if term.either:
        return replace(term, either=tuple(_widened(connection, one) for one in term.either))
    if not term.word.isalpha() or (len(term.word) < SHORTEST_PART and not term.inside):
        return term
    part = term.stems[0] if len(term.stems[0]) >= SHORTEST_PART else term.word
    w = SearchWord
    longer = select(w.word).where(w.word.like(f"_%{part}%")).order_by(w.letters, w.word).limit(MOST_LONGER)
    stems = sorted({stem(one) for one in connection.scalars(longer)} - set(term.stems))
    return replace(term, worth=(*term.worth, *stems), inside=part if stems else term.inside)


# -- did you mean ------------------------------------------------------------
def similar(connection: Connection, word: str, most: int = 3) -> list[str]:
    """Return known words that are one or two letters off, the nearest first: what a misspelt word may have been."""
    wanted = fold(word)
    if len(wanted) < 4 or not wanted.isalpha():
        return []
    w = SearchWord
    near = w.letters.between(len(wanted) - 2, len(wanted) + 2)
    like = (
        w.word.like(wanted[:2] + "%")
        | w.word.like(f"_{wanted[1:3]}%")
        | w.word.like(wanted[0] + "_" + wanted[2] + "%")
    )
    far = 1 if len(wanted) < 6 else 2
    known = connection.execute(select(w.word, w.shown).where(near, like).limit(20_000))
    ranked = sorted((distance(wanted, one, far), shown) for one, shown in known)
    return [shown for off, shown in ranked if 0 < off <= far][:most]
