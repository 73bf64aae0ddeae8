"""Basics of topics: what a new book begins with reaches an older book too, once, when it is opened after an upgrade.

Which topics a book has met is remembered in it, so that a filing plan that somebody emptied never comes back by itself.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from app.core.manifest import resolve, topics
from app.data.book import Book
from app.data.declarative import Base
from app.data.office import Office, command
from app.data.system_tables import About
from app.data.unit import Unit, table_of

MET = "topics_met"


def met(connection: Connection) -> frozenset[str]:
    """Return the topics whose basics a book has got."""
    return frozenset((connection.scalar(select(About.value).where(About.name == MET)) or "").split())


def declared() -> frozenset[str]:
    """Return the topics of this program that bring basics, and what came to them later as topic+word."""
    later = {f"{topic.name}+{word}" for topic in topics() for word in topic.basics_later}
    return frozenset(topic.name for topic in topics() if topic.basics) | later


def bring_if_new(book: Book) -> None:
    """Give a book the basics of topics that it has not met; does nothing in most cases."""
    with book.engine.connect() as connection:
        lacking = declared() - met(connection)
    if lacking:
        Office(book).run(bring_basics)


@command("")
def bring_basics(unit: Unit) -> None:
    """Bring the basics of every topic that the book has not met; run by the program, also where a book is made."""
    known = met(unit.connection)
    for topic in topics():
        wanted = [topic.basics] if topic.basics and topic.name not in known else []
        wanted += [one for word, one in topic.basics_later.items() if f"{topic.name}+{word}" not in known]
        for function in dict.fromkeys(wanted):  # what came later may be brought by what brings the first ones
            resolve(function)(unit)
    unit.connection.execute(delete(About).where(About.name == MET))
    value = " ".join(sorted(known | declared()))
    unit.connection.execute(insert(About), {"name": MET, "value": value})


def is_empty(unit: Unit, kind: type[Base]) -> bool:
    """Say whether a table holds no row yet: what people have begun to keep is left as they keep it."""
    return unit.connection.execute(select(table_of(kind)).limit(1)).first() is None
