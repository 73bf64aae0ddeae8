"""Books: a local folder `<name>.kontor` or a PostgreSQL database; made, opened, upgraded and closed here."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, inspect, select

from app import __version__
from app.core.errors import Unusable
from app.core.messages import N_
from app.core.places import home
from app.data import engine as engines
from app.data import roles, trail
from app.data.base import About, TrailHead, TrailRun

SUFFIX = ".kontor"
DATABASE, ARCHIVE = "kontor.db", "archive.db"


class Book:
    """An open book: its engines, its id, and the last transaction this process has seen."""

    def __init__(self, place: str, engine: Engine, archive: Engine) -> None:
        self.place, self.engine, self.archive = place, engine, archive
        self.local = engine.dialect.name == "sqlite"
        self._lock = threading.RLock()
        self.id = ""
        self.seen = 0
        self.cache: dict[str, Any] = {}
        self.warning: N_Text = None

    @property
    def folder(self) -> Path:
        """The folder of a local book."""
        return Path(self.place)

    @property
    def name(self) -> str:
        """The name of the folder or database."""
        return self.folder.name.removesuffix(SUFFIX) if self.local else str(self.engine.url.database)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a write transaction: committed at the end, rolled back on any error."""
        guard = self._lock if self.local else nullcontext()
        options = {"kontor_write": True}
        with guard, self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close all connections and remember the head of the chain outside the book."""
        try:
            remember_head(self)
        finally:
            self.engine.dispose()
            if self.archive is not self.engine:
                self.archive.dispose()


N_Text = tuple[str, dict[str, Any]] | None


def folder_of(place: str) -> Path:
    """Return the folder of a local book; the suffix may be left out."""
    path = Path(place).expanduser()
    return path if path.suffix == SUFFIX or (path / DATABASE).exists() else path.with_name(path.name + SUFFIX)


def connect(place: str) -> Book:
    """Return the book at a place without looking into it; raises Unusable."""
    if engines.is_url(place):
        engine = engines.postgres_engine(engines.server_url(place))
        return Book(place, engine, engine)
    folder = folder_of(place)
    return Book(str(folder), engines.sqlite_engine(folder / DATABASE), engines.sqlite_engine(folder / ARCHIVE))


def create(place: str) -> Book:
    """Make an empty book with all tables; raises Unusable where one is already."""
    from app.data.upgrade import upgrade

    if not engines.is_url(place):
        folder = folder_of(place)
        if (folder / DATABASE).exists():
            raise Unusable(N_("There is already a book at {place}."), place=str(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name in (DATABASE, ARCHIVE):
                (folder / name).touch(exist_ok=False)
        except OSError as error:
            raise Unusable(N_("The folder {place} can't be made: {reason}"), place=str(folder), reason=error.strerror or "") from error
    book = connect(place)
    try:
        with engines.plain_errors():
            if not book.local:
                with book.engine.connect() as connection:
                    if inspect(connection).has_table("about"):
                        raise Unusable(N_("There is already a book at {place}."), place=shown(place))
            upgrade(book)
            with book.writing() as connection:
                book.id = uuid.uuid4().hex
                connection.execute(insert(About), [{"name": "id", "value": book.id}, {"name": "made_by", "value": __version__}])
                connection.execute(insert(TrailHead), {"id": 1, "seq": 0, "hash": trail.GENESIS})
                if not book.local:
                    roles.set_up(connection)
    except BaseException:
        book.engine.dispose()
        book.archive.dispose()
        raise
    return book


def open_book(place: str) -> Book:
    """Open a book, bringing an older one up to date after a backup; raises Unusable with a sentence and a way on."""
    from app.data.upgrade import bring_up_to_date

    if not engines.is_url(place):
        folder = folder_of(place)
        if not (folder / DATABASE).exists():
            raise Unusable(N_("There is no book at {place}."), place=str(folder))
    book = connect(place)
    try:
        with engines.plain_errors():
            bring_up_to_date(book)
            with book.engine.connect() as connection:
                book.id = connection.scalar(select(About.value).where(About.name == "id")) or ""
                book.seen = trail.head(connection).seq
                book.warning = compare_head(book, connection)
    except BaseException:
        book.engine.dispose()
        book.archive.dispose()
        raise
    return book


def shown(place: str) -> str:
    """Return a place without its password."""
    return engines.server_url(place).render_as_string(hide_password=True) if engines.is_url(place) else place


def without_password(place: str) -> str:
    """Return a place as it may be kept in a file."""
    return engines.server_url(place).set(password=None).render_as_string() if engines.is_url(place) else place


# -- the head, remembered outside the book -----------------------------------
def _heads_file() -> Path:
    return home() / "heads.json"


def _heads() -> dict[str, dict[str, Any]]:
    path = _heads_file()
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def remember_head(book: Book) -> None:
    """Keep number and hash of the last transaction in the user's folder."""
    if not book.id:
        return
    with book.engine.connect() as connection:
        top = trail.head(connection)
    heads = _heads()
    heads[book.id] = {"seq": top.seq, "hash": top.hash.hex()}
    temporary = _heads_file().with_suffix(".new")
    temporary.write_text(json.dumps(heads), encoding="utf-8")
    temporary.replace(_heads_file())


def compare_head(book: Book, connection: Connection) -> N_Text:
    """Return a warning when the book is older than remembered or was rewritten; None when it fits."""
    known = _heads().get(book.id)
    if not known or not known["seq"]:
        return None
    found = connection.execute(select(TrailRun.hash).where(TrailRun.seq == known["seq"])).first()
    if found is None:
        return (
            N_("This book is older than the one you last worked in: {count} steps are missing. Was a backup restored?"),
            {"count": known["seq"] - trail.head(connection).seq},
        )
    if bytes(found[0]).hex() != known["hash"]:
        return N_("The history of this book was rewritten since you last worked in it. Run Verify."), {}
    return None
