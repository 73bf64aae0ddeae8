"""Books: found, opened, and brought up to date when they are older than the program."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Damaged, NoBook, Unusable
from app.core.messages import N_
from app.core.paths import is_url
from app.data import engine as engines
from app.data import heads, trail
from app.data.book import (
    ARCHIVE,
    DATABASE,
    SUFFIX,
    UNFINISHED,
    Book,
    connect,
    folder_of,
    shown,
    without_password,
)
from app.data.damaged import with_a_way_on
from app.data.system_tables import About
from app.data.upgrade import bring_up_to_date

__all__ = [
    "ARCHIVE",
    "DATABASE",
    "SUFFIX",
    "UNFINISHED",
    "Book",
    "connect",
    "folder_of",
    "open_book",
    "shown",
    "without_password",
]


def open_book(place: str) -> Book:
    """Open a book, bringing an older one up to date after a backup; raises Unusable with a sentence and a way on."""
    if not is_url(place):
        folder = folder_of(place)
        if not (folder / DATABASE).exists():
            raise Unusable(N_("There is no book at {place}."), place=str(folder))
    book = connect(place)
    try:
        with engines.plain_errors():
            bring_up_to_date(book)
            with book.engine.connect() as connection, connection.begin():
                about = {
                    str(row[0]): str(row[1]) for row in connection.execute(select(About.name, About.value))
                }
                if UNFINISHED in about:
                    raise NoBook(N_("This book was never finished. Make it again at the same place."))
                book.id = about.get("id", "")
                book.encrypted = engines.is_encrypted(connection)
                book.seen = trail.head(connection).seq
                book.warning, book.remark = heads.compare(book, connection)
    except Damaged as error:
        book.leave()
        raise with_a_way_on(book, error) from error
    except BaseException:
        book.leave()
        raise
    return book
