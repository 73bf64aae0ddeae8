"""Every command that is no case of the twice-test, as far as its arguments can be guessed: `.venv/bin/python -m tests.bench.twice_any [NAME] [--nowhere]`.

In the demo company on a PostgreSQL server: arguments come from declarations (kinds of parameters, fields of drafts, rows of
the topic's tables) and are rehearsed until some are accepted. Then the command is given twice one after the other in
one copy of the book, and by two desks at once in another: both must end alike, in rows written and in answers, with no error but
a sentence, and with a history that fits.
"""

from __future__ import annotations

import dataclasses
import inspect
import itertools
import os
import sys
import tempfile
import typing
from collections import Counter
from pathlib import Path
from typing import Any

os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-twice-")

import pytest
from sqlalchemy import create_engine, func, make_url, select, text

from app.core.errors import KontorError
from app.data import books, counters, replay
from app.data.office import Actor, Office
from app.data.system_tables import TrailRow
from app.modules.office.services import demo_book
from tests.bench.guessing import Unguessable, commands_of, guesses
from tests.bench.kills import _server
from tests.data.test_twice import CASES, WITHOUT, side_by_side

MOST = 80  # guesses for one command
NOWHERE = 10**9
KEYS = frozenset(
    [
        "key",
        "ticket",
        "document",
        "contact",
        "person",
        "asset",
        "project",
        "order",
        "article",
        "purchase",
        "run",
        "entry",
        "seat",
        "line",
        "meeting",
        "analysis",
        "campaign",
        "place",
        "target",
        "record",
        "stack",
        "bank",
        "application",
        "applicant",
        "vacancy",
        "trip",
        "plan",
        "idea",
        "owner",
        "node",
        "model",
        "licence",
        "device",
        "row",
        "bill",
        "letter",
        "register",
    ]
)
WHO = Actor("anna", "Anna Petersen", frozenset({"*"}))


def untried() -> dict[str, Any]:
    """Return the commands that are no case."""
    tried, found = {case.name.split(" ")[0] for case in CASES}, commands_of()
    return {name: one for name, one in sorted(found.items()) if name not in tried and name not in WITHOUT}


@dataclasses.dataclass
class Server:
    """The demo company on a server, and copies of it."""

    address: str
    place: str
    count: int = 0

    def copy(self) -> Office:
        """Return an office on a fresh copy."""
        self.count += 1
        self.do(f"CREATE DATABASE c{self.count} TEMPLATE demo")
        there = make_url(self.address).set(database=f"c{self.count}").render_as_string(hide_password=False)
        return Office(books.open_book(there), WHO)

    def drop(self, office: Office) -> None:
        """Take a copy away."""
        name = make_url(office.book.place).database
        office.book.engine.dispose()
        office.book.archive.dispose()
        self.do(f"DROP DATABASE {name} WITH (FORCE)")

    def do(self, statement: str) -> None:
        """Carry a statement out on the server."""
        admin = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(statement))
        admin.dispose()


def written(office: Office, since: int) -> Counter[tuple[str, str]]:
    """Return what was written since a row of the trail, by table and kind."""
    t = TrailRow
    with office.book.engine.connect() as connection:
        rows = connection.execute(select(t.table_name, t.kind).where(t.id > since)).all()
    return Counter((str(table), str(kind)) for table, kind in rows)


def top(office: Office) -> int:
    """Return the newest row of the trail."""
    with office.book.engine.connect() as connection:
        return int(connection.scalar(select(func.max(TrailRow.id))) or 0)


def accepted(office: Office, name: str, function: Any) -> tuple[dict[str, Any] | None, str]:
    """Return arguments that a command takes, and else why not."""
    last = "nothing was guessed"
    with office.book.engine.connect() as connection:
        try:
            wanted = list(itertools.islice(guesses(connection, name, function), MOST))
        except (Unguessable, TypeError, KeyError) as error:
            return None, f"unguessable: {error}"
    for given in wanted:
        try:
            office.rehearse(function, **given)
        except KontorError as error:
            last = f"refused: {error}"
        except Exception as error:  # noqa: BLE001  a value of a wrong kind is a wrong guess
            last = f"fell: {type(error).__name__}: {str(error)[:90]}"
        else:
            return given, ""
    return None, last


def compare(
    one: Office, other: Office, function: Any, given: dict[str, Any], patch: pytest.MonkeyPatch
) -> list[str]:
    """Give a command twice, one after the other in one copy and at once in the other; return what is wrong."""
    found = []
    since, good = top(one), 0
    for _turn in range(2):
        try:
            one.run(function, **given)
            good += 1
        except KontorError:
            pass
        except Exception as error:  # noqa: BLE001  that is what is looked for
            found.append(f"one after the other: {type(error).__name__}: {str(error)[:120]}")
    after, since = written(one, since), top(other)
    call = lambda desk: Office(desk.book, WHO).run(function, **given)  # noqa: E731
    outcomes = side_by_side(other, patch, (call, call))
    errors = [
        one.error for one in outcomes if one.error is not None and not isinstance(one.error, KontorError)
    ]
    found += [f"at once: {type(error).__name__}: {str(error)[:120]}" for error in errors]
    at_once = written(other, since)
    if not found and at_once != after:
        found.append(f"rows differ: {dict(after - at_once)} / {dict(at_once - after)}")
    through = sum(one.error is None for one in outcomes)
    if not found and through != good:
        found.append(f"{good} came through one after the other, {through} at once")
    return found


def fits(office: Office) -> list[str]:
    """Return where a book does not fit its history and its counters."""
    with office.book.engine.connect() as connection:
        found = [str(one) for one in replay.faults(connection)]
        return found + [str(one.detail) for one in counters.checks(connection) if not one.ok]


def nowhere(office: Office) -> None:
    """Give every command that can be guessed the key of a record that never was, and say which do not put it into words."""
    tried, faulty = 0, 0
    for name, function in commands_of().items():
        hints = typing.get_type_hints(function)
        keys = [
            one for one in inspect.signature(function).parameters if hints.get(one) is int and one in KEYS
        ]
        try:
            with office.book.engine.connect() as connection:
                wanted = list(itertools.islice(guesses(connection, name, function), 8)) if keys else []
        except (Unguessable, TypeError, KeyError):
            continue
        found = set()
        for given, key in itertools.product(wanted, keys):
            try:
                office.rehearse(function, **{**given, key: NOWHERE})
            except KontorError:
                continue
            except Exception as error:  # noqa: BLE001  that is what is looked for
                found.add(f"{key}: {type(error).__name__}: {str(error)[:100]}")
        tried += bool(wanted)
        faulty += bool(found)
        for one in sorted(found):
            print(f"   {name}: {one}")
    print(f"{tried} commands were given a record that never was, {faulty} fell")


def main(arguments: list[str]) -> None:
    """Try what can be tried and say what came of it."""
    if "--nowhere" in arguments:
        with tempfile.TemporaryDirectory(prefix="kontor-twice-") as folder:
            nowhere(Office(demo_book(str(Path(folder) / "Demo.kontor"), 6), WHO))
        return
    with tempfile.TemporaryDirectory(prefix="kontor-twice-") as folder:
        address = _server(Path(folder))
        server = Server(address, make_url(address).set(database="demo").render_as_string(hide_password=False))
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            server.do(f"ALTER SYSTEM SET {setting} = off")
        server.do("SELECT pg_reload_conf()")
        server.do("CREATE DATABASE demo")
        demo_book(server.place, 6).leave()
        guessing, one, other = server.copy(), server.copy(), server.copy()  # guesses use up keys
        commands = {name: found for name, found in untried().items() if not arguments or arguments[0] in name}
        tried, faulty, left = 0, dict[str, list[str]](), dict[str, str]()
        with pytest.MonkeyPatch.context() as patch:
            for name, function in commands.items():
                given, why = accepted(guessing, name, function)
                if given is None:
                    left[name] = why
                    continue
                tried += 1
                if wrong := compare(one, other, function, given, patch):
                    faulty[name] = wrong
                    print(f"   {name}: {'; '.join(wrong)}", flush=True)
                    server.drop(one)
                    server.drop(other)
                    one, other = server.copy(), server.copy()
        print(f"histories and counters: {[*fits(one), *fits(other)] or 'fit'}")
        print(
            f"{len(commands)} commands that are no case: {tried} tried, {len(faulty)} with faults, {len(left)} not"
        )
        for name, why in left.items():
            print(f"   not: {name}: {why}")


if __name__ == "__main__":
    main(sys.argv[1:])
