"""Every command as the tests give it, given twice: `python -m tests.bench.twice_recorded [--all] [--names NAME …] [--tests PATH …]`.

The tests run that name commands which are no case of the twice-test (with --all every command). Before such a command is first given
on a database, its book is copied as it stands. What the test gave is then given to copies: with the same key twice, with two keys
one after the other, and by two desks at once. It must be done once with one key; both other ways must end alike, in rows and answers, with
no error but a sentence, and with a history and counters that fit.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, func, make_url, select, text

from app.core import codec
from app.core.errors import KontorError
from app.data import books, counters, replay
from app.data.office import Office, topic_of
from app.data.system_tables import TrailRow, TrailRun

KEY = b"twice and once at"[:16]
ASKED = "KONTOR_TWICE"
ENDS = ("once, then a sentence", "once, then nothing more", "twice")
MAKING = {"office.services.set_up"}  # fills a book that nobody else can open yet
_here = threading.local()
_numbers = itertools.count()


def name_of(function: Callable[..., Any]) -> str:
    """Return how a command is named: its topic and its function."""
    return f"{topic_of(function.__module__)}.{function.__name__}"


@dataclass
class Copies:
    """A book as it stood before a command, and copies of it."""

    place: str
    server: str

    @classmethod
    def of(cls, office: Office) -> Copies:
        """Copy the book of an office."""
        place = office.book.place
        office.book.engine.dispose()
        office.book.archive.dispose()
        kept = cls(place, "" if office.book.local else _server_of(place))
        kept.place = kept.copy()
        return kept

    def copy(self) -> str:
        """Return the place of a fresh copy."""
        if not self.server:
            return str(
                shutil.copytree(self.place, Path(tempfile.mkdtemp(prefix="kontor-twice-")) / "c.kontor")
            )
        name = f"twice{os.getpid()}_{next(_numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {make_url(self.place).database} STRATEGY wal_log")
        return make_url(self.server).set(database=name).render_as_string(hide_password=False)

    def drop(self, *places: str) -> None:
        """Take copies away, and the book as it stood."""
        for place in (*places, self.place):
            if self.server:
                self._do(f"DROP DATABASE IF EXISTS {make_url(place).database} WITH (FORCE)")
            else:
                shutil.rmtree(Path(place).parent, ignore_errors=True)

    def _do(self, statement: str) -> None:
        admin = create_engine(self.server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(statement))
        admin.dispose()


def _server_of(place: str) -> str:
    return make_url(place).set(database="postgres").render_as_string(hide_password=False)


class Twice:
    """Hooks the office, and keeps what came of each command on each database."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted = wanted
        self.tried: dict[str, set[str]] = defaultdict(set)
        self.refused: dict[str, str] = {}
        self.faults: dict[str, set[str]] = defaultdict(set)
        self.ended: dict[str, dict[str, str]] = defaultdict(dict)
        self.run_as = Office.run_as

    def pytest_sessionstart(self) -> None:
        """Look at each command that is given from now on."""
        run_as, look = self.run_as, self._look

        def hooked(office: Office, function: Any, args: Any = (), kwargs: Any = None, **more: Any) -> Any:
            name = name_of(function) if hasattr(function, "permission") else ""
            kind = "sqlite" if office.book.local else "postgresql"
            if name not in self.wanted or kind in self.tried[name] or getattr(_here, "busy", False):
                return run_as(office, function, args, kwargs, **more)
            return look(office, (name, kind), function, (tuple(args), dict(kwargs or {})), more)

        Office.run_as = hooked  # type: ignore[method-assign,assignment]

    def _look(self, office: Office, of: tuple[str, str], function: Any, given: Any, more: Any) -> Any:
        _here.busy = True
        try:
            try:
                copies = Copies.of(office)
            except Exception:  # noqa: BLE001  somebody else is connected to it: the next time
                copies = None
            try:
                answer = self.run_as(office, function, *given, **more)
            except KontorError as error:
                self.refused[of[0]] = str(error)
                if copies is not None:
                    copies.drop()
                raise
            if copies is not None:
                self.tried[of[0]].add(of[1])
                self._try(copies, of, (office, function, given))
            return answer
        finally:
            _here.busy = False

    def _try(self, copies: Copies, of: tuple[str, str], what: tuple[Office, Any, Any]) -> None:
        places = [copies.copy() for _way in range(3)]
        try:
            for words in differences(places, what, self.ended[of[0]]):
                self.faults[of[0]].add(f"{of[1]}: {words}")
                print(f"\n   {of[0]} {of[1]}: {words}", flush=True)
        finally:
            copies.drop(*places)

    def pytest_sessionfinish(self) -> None:
        """Say what came of it."""
        Office.run_as = self.run_as  # type: ignore[method-assign]
        both = sum(len(kinds) == 2 for kinds in self.tried.values())
        done = {name for name, kinds in self.tried.items() if kinds}
        print(
            f"\n{len(self.wanted)} wanted, {len(done)} tried, {both} of them on both, {len(self.faults)} with faults"
        )
        for words in ENDS:
            ended = {name: ways[words] for name, ways in sorted(self.ended.items()) if words in ways}
            print(f"two keys in a row: {words}: {len(ended)}")
            for name, second in ended.items():
                print(f"   {name}: {second}")
        for name in sorted(self.wanted - done):
            print(f"   not: {name}: {self.refused.get(name, 'no test gives it')}")


def differences(places: list[str], what: tuple[Office, Any, Any], ended: dict[str, str]) -> list[str]:
    """Give a command twice to three copies of a book, each in its own way, and return what is wrong."""
    like, function, given = what
    found = list[str]()
    offices = [Office(books.open_book(place), like.actor, like.clock) for place in places]
    one, row, beside = offices
    before = _top(one)
    answers = [
        _outcome(lambda: one.run_as(function, *given, key=KEY), found, "one key") for _turn in range(2)
    ]
    runs = select(func.count()).select_from(TrailRun).where(TrailRun.client_key == KEY)
    if not found and (answers[0] != answers[1] or _scalar(one, runs) > 1):
        found.append(f"one key, two effects: {answers}"[:300])
    once = _written(one, before)
    before = _top(row)
    refused = list[str]()
    good = [
        _outcome(lambda: row.run_as(function, *given), found, "in a row", refused) is not None
        for _turn in range(2)
    ]
    after = _written(row, before)
    second = ", ".join(f"{kind} {table}" for table, kind in sorted(after - once))
    through = "twice" if after != once else "once, then nothing more"
    ended[through if all(good) else "once, then a sentence"] = "; ".join(refused) or second
    before = _top(beside)
    desks = _beside(beside, function, given, found)
    if not found and _written(beside, before) != after:
        found.append(f"rows differ: {dict(after)} / {dict(_written(beside, before))}"[:400])
    if not found and desks != sum(good):
        found.append(f"{sum(good)} came through in a row, {desks} at once")
    for office in offices:
        with office.book.engine.connect() as connection:
            found += [f"history: {one}"[:200] for one in replay.faults(connection)]
            found += [f"counter: {one.detail}" for one in counters.checks(connection) if not one.ok]
        office.book.engine.dispose()
        office.book.archive.dispose()
    return found


def _outcome(
    call: Callable[[], object], found: list[str], way: str, refused: list[str] | None = None
) -> str | None:
    """Return an answer in one text, None for a refusal; what is no sentence is found."""
    try:
        return codec.dumps(call())
    except KontorError as error:
        if refused is not None:
            refused.append(str(error))
        return None
    except Exception as error:  # noqa: BLE001  that is what is looked for
        found.append(f"{way}: {type(error).__name__}: {str(error)[:200]}")
        return None


def _beside(office: Office, function: Any, given: Any, found: list[str]) -> int:
    """Let two desks give it at once, and return how many came through."""
    from tests.data.test_twice import side_by_side

    def call(desk: Office) -> object:
        _here.busy = True
        return Office(desk.book, office.actor, office.clock).run_as(function, *given)

    with pytest.MonkeyPatch.context() as patch:
        outcomes = side_by_side(office, patch, (call, call))
    errors = [one.error for one in outcomes if one.error is not None]
    found += [
        f"at once: {type(one).__name__}: {str(one)[:200]}"
        for one in errors
        if not isinstance(one, KontorError)
    ]
    return len(outcomes) - len(errors)


def _scalar(office: Office, query: Any) -> int:
    def ask(connection: Connection) -> int:
        return int(connection.scalar(query) or 0)

    with office.book.engine.connect() as connection:
        return ask(connection)


def _top(office: Office) -> int:
    return _scalar(office, select(func.max(TrailRow.id)))


def _written(office: Office, since: int) -> Counter[tuple[str, str]]:
    t = TrailRow
    with office.book.engine.connect() as connection:
        rows = connection.execute(select(t.table_name, t.kind).where(t.id > since)).all()
    return Counter((str(table), str(kind)) for table, kind in rows)


def files_for(names: set[str], folder: Path) -> list[str]:
    """Return test files that name the commands: first the one that names most, then the one that names most of the rest."""
    texts = {
        path: set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
        for path in sorted(folder.rglob("test_*.py"))
        if "bench" not in path.parts
    }
    left, found = {name.rpartition(".")[2] for name in names}, list[str]()
    while best := max(texts, key=lambda path: len(left & texts[path]), default=None):
        if not left & texts[best]:
            break
        found.append(str(best))
        left -= texts[best]
    return found


def pytest_configure(config: pytest.Config) -> None:
    """Join the run where this program began it."""
    if ASKED in os.environ:
        config.pluginmanager.register(Twice(set(os.environ[ASKED].split(","))))


def main() -> int:
    """Run the tests that name the wanted commands."""
    from tests.bench.guessing import commands_of
    from tests.bench.twice_any import untried

    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--names", nargs="+", default=[], help="only commands whose names hold one of these")
    parser.add_argument(
        "--tests", nargs="+", default=[], help="these tests instead of those that name the commands"
    )
    asked = parser.parse_args()
    names = set(commands_of() if asked.all else untried())
    names = {one for one in names - MAKING if not asked.names or any(part in one for part in asked.names)}
    files = asked.tests or files_for(names, Path(__file__).resolve().parent.parent)
    print(f"{len(names)} commands, {len(files)} files of tests", flush=True)
    os.environ[ASKED] = ",".join(sorted(names))
    options = [
        "-q",
        "-s",
        "-n0",
        "--tb=no",
        "-W",
        "ignore",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.bench.twice_recorded",
    ]
    command = [sys.executable, "-m", "pytest", *options, *files]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
