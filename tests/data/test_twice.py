"""Two desks give the same command at the same moment: it is done once, and who comes second hears why."""

from __future__ import annotations

import importlib
import importlib.util
import os
import pkgutil
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

import app
from app.core import codec
from app.core.errors import KontorError
from app.data.office import Office, command, topic_of
from app.data.queries import query as reads
from app.data.system_tables import TrailRun
from app.data.unit import Unit
from app.modules.it.assets.services.masters import make_place
from app.modules.it.audits.models import Audit
from tests.conftest import ROOT, close, office_at
from tests.data.twice_cases import FINANCE, Case
from tests.data.twice_not_tried import NOT_TRIED

FILES = sorted(path.stem for path in Path(__file__).parent.glob("twice_*_cases.py"))
CASES: tuple[Case, ...] = (
    *FINANCE,
    *(case for name in FILES for case in importlib.import_module(f"tests.data.{name}").CASES),
)
PATIENCE = 20  # seconds until what was awaited counts as not happening


@dataclass(frozen=True)
class Outcome:
    """What came of one desk: what its command returned, or the error it ended with."""

    result: object = None
    error: BaseException | None = None


class Meeting:
    """Holds the first transaction that reaches its end until the other is there too, waits for a lock, or is done."""

    def __init__(self, office: Office) -> None:
        self._office, self._first, self._ends = office, threading.Lock(), 0
        self.done = threading.Event()

    def at_end(self) -> None:
        """Come to the end of a transaction, before the commit."""
        with self._first:
            self._ends += 1
            first = self._ends == 1
        if not first or self._office.book.local:  # SQLite lets nobody begin before the other has ended
            return
        give_up = time.monotonic() + PATIENCE
        with self._office.book.engine.connect() as connection:
            while self._ends < 2 and not self.done.is_set() and not self._waits(connection):
                assert time.monotonic() < give_up, "the second desk neither came nor waits"

    def _waits(self, connection: Any) -> bool:
        """Say whether some desk of this book waits for another one."""
        return bool(
            connection.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND wait_event_type = 'Lock'"
                )
            )
        )


def side_by_side(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    calls: tuple[Callable[[Office], object], Callable[[Office], object]],
) -> list[Outcome]:
    """Do two things on two desks, the first held before its commit until the second has looked too."""
    meeting, begin = Meeting(office), threading.Barrier(2)
    finish = Unit.finish

    def held(unit: Unit) -> None:
        finish(unit)
        unit.flush()
        meeting.at_end()

    monkeypatch.setattr(Unit, "finish", held)
    found: list[Outcome] = []

    def desk(call: Callable[[Office], object]) -> None:
        other = office_at(office.book.place)
        try:
            begin.wait(PATIENCE)
            found.append(Outcome(call(other)))
        except Exception as error:  # noqa: BLE001  the test looks at it
            found.append(Outcome(error=error))
        finally:
            meeting.done.set()
            close(other.book)

    threads = [threading.Thread(target=desk, args=(call,)) for call in calls]
    for one in threads:
        one.start()
    for one in threads:
        one.join(3 * PATIENCE)
    monkeypatch.setattr(Unit, "finish", finish)
    assert len(found) == 2, "a desk never came back"
    return found


# Money is tried on both databases. For the rest a server is the harder judge of a race (a local book lets nobody begin before
# the other has ended), and the key of a form, which the office itself looks at, is tried on a local book. KONTOR_TWICE=all: all on both.
EVERYWHERE = FINANCE if os.environ.get("KONTOR_TWICE") != "all" else CASES
KEYED = tuple(one for one in CASES if one.other is None and one.keyed)


def _places(first: str, cases: tuple[Case, ...]) -> list[Any]:
    """Return each case on one database, and those that are tried everywhere on the other too."""
    other = "postgresql" if first == "sqlite" else "sqlite"
    pairs = [*((first, one) for one in cases), *((other, one) for one in cases if one in EVERYWHERE)]
    return [pytest.param(place, one, id=f"{place}-{one.name}") for place, one in pairs]


@pytest.mark.parametrize(("any_office", "case"), _places("postgresql", CASES), indirect=["any_office"])
def test_two_desks_at_once(any_office: Office, monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    """It happens as often as it may, nothing else goes wrong, and the second desk gets a sentence."""
    prepared = case.prepare(any_office)
    found = side_by_side(
        any_office,
        monkeypatch,
        (
            lambda office: case.call(office, prepared),
            lambda office: (case.other or case.call)(office, prepared),
        ),
    )
    for one in found:
        assert one.error is None or isinstance(one.error, KontorError), repr(one.error)
    assert case.count(any_office, prepared) == case.wanted
    assert sum(one.error is None for one in found) in case.succeed


@pytest.mark.parametrize(("any_office", "case"), _places("sqlite", KEYED), indirect=["any_office"])
def test_the_same_form_sent_twice(any_office: Office, monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    """Two that send the same form with the same key get the same answer, and it was done once."""
    prepared, key = case.prepare(any_office), b"twice and once at"[:16]

    def with_key(office: Office) -> object:
        return case.call(_Sending(office, key), prepared)

    found = side_by_side(any_office, monkeypatch, (with_key, with_key))
    assert [one.error for one in found] == [None, None]
    first, second = (codec.dumps(one.result) for one in found)
    assert first == second
    runs = select(func.count()).select_from(TrailRun).where(TrailRun.client_key == key)
    assert any_office.read(reads("")(lambda connection: connection.scalar(runs))) == 1


class _Sending(Office):
    """An office that gives its next command a key."""

    def __init__(self, office: Office, key: bytes) -> None:
        super().__init__(office.book, office.actor, office.clock)
        self._key = key

    def run(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Run a command under the key."""
        return self.run_as(function, args, kwargs, key=self._key)


def test_every_command_waits_or_is_tried() -> None:
    """A command decides under the lock of its topic; one that does without is among the cases, or says why it needs neither."""
    commands = _commands()
    assert len(commands) > 200
    tried = {case.name.split(" ")[0] for case in CASES}
    assert tried <= set(commands), "a case names no command"
    free = {name for name, locks in commands.items() if not locks}
    assert free - tried == set(WITHOUT), "say in WITHOUT why this command takes no lock, or make a case of it"


BRINGS = re.compile(
    r"\.(make|move|post|release|issue|book|finalise|number|pay|run|take|begin|close|import)(_|$)"
)


def test_what_brings_something_about_is_tried_or_named() -> None:
    """What makes, moves, posts, releases or numbers something is a case, or stands by its name among what was not tried."""
    tried = {case.name.split(" ")[0] for case in CASES}
    about = {name for name in _commands() if BRINGS.search(name)}
    assert about - tried - set(WITHOUT) == set(NOT_TRIED), "make a case of it"
    assert len(about & tried) > 60


WITHOUT = {
    "finance.ledger.post_many": "what post and post_stack do: periods and cash accounts are held, numbers come at finalising",
    "finance.booking.save_line": "tried against post_stack: the row of the stack is held",
    "finance.booking.save_lines": "lines of save_line",
    "finance.booking.delete_line": "holds the row of the stack as save_line does",
    "finance.booking.bring_line_back": "holds the row of the stack as save_line does",
    "data.daily.do_day": "takes the lock of the topic whose day it is; tried by two desks in test_daily",
    "data.daily.note_day": "takes the lock of the topic whose day it is; the last word counts",
    "data.sign_in.try_sign_in": "holds the row of the person while it counts failures",
    "data.sign_in.came_by_role": "only notes when a person came",
}


def _commands() -> dict[str, tuple[str, ...]]:
    """Return the locks of every command of the program by 'topic.function'."""
    found: dict[str, tuple[str, ...]] = {}
    for part in pkgutil.walk_packages(app.__path__, "app."):
        if part.name in ("app.__main__", "app.shots"):
            continue
        for name, value in vars(importlib.import_module(part.name)).items():
            locks = getattr(value, "locks", None)
            if isinstance(locks, tuple) and value.__module__ == part.name:
                found[f"{topic_of(part.name)}.{name}"] = locks
    return found


@command("", locks=())
def _open_audits(unit: Unit, place: int, count: int) -> None:
    """Begin audits of a place as if nobody looked for an open one."""
    for _number in range(count):
        unit.insert(
            Audit, location_id=place, begun=unit.now, begun_by="x", closed=None, closed_by="", note=""
        )


def test_a_book_with_doubles_is_brought_up_to_date(any_office: Office) -> None:
    """What is there twice already stays, and the database refuses the next one all the same."""
    place = any_office.run(make_place, "Haus / 1")
    path = ROOT / "migrations" / "versions" / "5e0c9a7d3b18_once_only.py"
    spec = importlib.util.spec_from_file_location("once_only", path)
    assert spec is not None
    assert spec.loader is not None
    migration = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(migration)
    with any_office.book.writing() as connection:
        for name, *_rest in migration.ONCE:
            connection.execute(text(f"DROP INDEX {name}"))
    any_office.run(_open_audits, place, 2)
    with any_office.book.writing() as connection, Operations.context(MigrationContext.configure(connection)):
        migration.upgrade()
    any_office.run(_open_audits, place, 1)  # the first after the doubles
    with pytest.raises(DBAPIError, match=r"uq_it_audit_open|it_audit\.location_id"):
        any_office.run(_open_audits, place, 1)
