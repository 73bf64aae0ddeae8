"""The open office: one book and one signed-in person, and the only door to a change.

A command is a function whose first argument is the unit of work, marked with
the permission it needs. run() checks the permission, opens the transaction,
calls the function, writes balances and trail, commits, and only then tells
what changed. read() gives a query a connection that can't write.
"""

from __future__ import annotations

import datetime
import functools
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from app.core import codec
from app.core.dates import utc_now
from app.core.errors import Busy, Damaged, Invalid, KontorError
from app.core.events import Bus, Changes
from app.core.left_out import left_out
from app.core.manifest import allows
from app.core.messages import N_
from app.data import trail
from app.data.book import Book
from app.data.clock import CLOCK, running
from app.data.damaged import told_plainly, with_a_way_on
from app.data.engine import COLLISIONS, RETRY, collided, translated
from app.data.heads import DOUBT
from app.data.queries import needs_of, query, refuse_without
from app.data.standing import SYSTEM, TABLES, Actor, restamped, still
from app.data.system_tables import TrailRun
from app.data.tables_read import unnoted
from app.data.unit import Unit
from app.data.visibility import PERSON

P = ParamSpec("P")
R = TypeVar("R")
TRIES = 4
KEY_BYTES = 16
LEASE = 1.0  # seconds for which a server is not asked again whether the person may still read; changes are news within one


def command(
    permission: str, locks: Sequence[str] | None = None
) -> Callable[[Callable[Concatenate[Unit, P], R]], Callable[Concatenate[Unit, P], R]]:
    """Mark a function as a command and name the permission it needs; '' is open to everyone signed in.

    The commands of a topic decide one after the other, whoever gives them: the lock of the topic is taken before
    the command reads anything (see Unit.lock). locks names others, or none where the command itself locks or
    compares what it decides on, as posting does, which all desks do at the same time.
    """

    def mark(function: Callable[Concatenate[Unit, P], R]) -> Callable[Concatenate[Unit, P], R]:
        names = (topic_of(function.__module__),) if locks is None else tuple(locks)

        @functools.wraps(function)
        def alone(unit: Unit, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if names:
                unit.lock(*names)
            return function(unit, *args, **kwargs)

        alone.permission, alone.locks = permission, names  # type: ignore[attr-defined]
        return alone

    return mark


def topic_of(module: str) -> str:
    """Return the topic that a module belongs to, as 'finance.cash'; what is no topic's is its own: 'data.users'."""
    parts = module.removeprefix("app.").removeprefix("modules.").split(".")
    return ".".join(parts[:2])


def _again(error: DBAPIError, attempt: int) -> bool:
    """Say whether a transaction that failed may run again: at once or after a collision, which is a fault when it repeats."""
    collision = collided(error)
    return (
        error.connection_invalidated
        or getattr(error.orig, "sqlstate", None) in RETRY
        or collision in COLLISIONS
        or (bool(collision) and attempt == 0)
    )


def _result_of(connection: Connection, client_key: bytes) -> str | None:
    """Return what the run of a key returned, as the trail keeps it; None where there is no such run."""
    found = connection.execute(select(TrailRun.result).where(TrailRun.client_key == client_key)).first()
    return (found[0] or "null") if found else None


def refuse_left_out(function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Refuse what a command needs and was not given; raises Invalid."""
    if name := left_out(function, args, kwargs):
        raise Invalid(N_("This field is needed."), field=name)


class _Rehearsed(Exception):
    """Ends a rehearsal: the transaction is rolled back."""


class _Trial(Unit):
    """A transaction of which nothing is kept: it decides nothing, so it keeps nobody waiting."""

    def lock(self, *names: str) -> None:
        """Take none."""


class Office:
    """Runs commands and queries for one person on one book."""

    def __init__(
        self,
        book: Book,
        actor: Actor = SYSTEM,
        clock: Callable[[], datetime.datetime] = utc_now,
        by: str = "",
    ) -> None:
        """Make the office of a person; by names in the trail what works for them by itself, such as a rule."""
        self.book, self.actor, self.clock, self.bus, self.by = book, actor, clock, Bus(), by
        self._own_keys: set[bytes] = set()  # of runs of this desk that news() has not come by yet
        self._asked = float("-inf")

    def may(self, permission: str) -> bool:
        """Say whether the person holds a permission."""
        return allows(self.actor.permissions, permission)

    def run(self, function: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command as one transaction and return what it returns; see run_as() for origin and key."""
        return self.run_as(function, args, kwargs)

    def rehearse(
        self, function: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a command to its end, keep nothing of it, and return what it would have returned."""
        done: list[R] = []
        refuse_left_out(function, args, kwargs)

        @command(str(getattr(function, "permission", "")), locks=())
        def all_but_the_end(unit: Unit) -> None:
            done.append(function(unit, *args, **kwargs))
            unit.finish()
            unit.flush()
            raise _Rehearsed

        try:
            self.run(all_but_the_end)
        except _Rehearsed:
            return done[0]
        raise AssertionError("a rehearsal ends with its own exception")

    def try_out(
        self, function: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run a command for what would refuse it: nothing of it is kept, no lock of a topic is taken, nobody waits for it.

        Raises what the command raises. Where somebody else writes what it needs, nothing is known, and nothing said.
        """
        try:
            with told_plainly(self.book), running(self.clock), self.book.trying() as connection:
                actor = self._still(connection)
                refuse_without(actor.permissions, (str(getattr(function, "permission", "")),))
                connection.execution_options(**{PERSON: actor, CLOCK: self.clock, DOUBT: self.book.warning})
                unit = _Trial(connection, actor.login, self.clock(), self.book)
                try:
                    function(unit, *args, **kwargs)
                    unit.finish()
                    unit.flush()
                finally:
                    unit.close()
        except Busy:
            return
        except DBAPIError as error:
            if not collided(error):
                raise

    def run_as(
        self,
        function: Callable[..., R],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
        *,
        origin: object = None,
        key: bytes | None = None,
        fresh: bool = False,
    ) -> R:
        """Run a command once: with the same client-made key it is never done twice, whatever happens to the connection.

        fresh says that the key was made for this very call, so that nobody needs to look for it first.

        Raises what the command raises, Forbidden without the permission, Busy, Full.
        """
        permission = getattr(function, "permission", None)
        if permission is None:
            raise TypeError(f"{function.__qualname__} is not a command")
        refuse_left_out(function, args, kwargs or {})
        client_key = key or os.urandom(KEY_BYTES)
        asked_before = key is not None and not fresh
        for attempt in range(TRIES):
            try:
                if asked_before and (done := self._done(client_key)) is not None:
                    return codec.loads(done)  # type: ignore[no-any-return]
                return self._once(function, args, kwargs or {}, permission, origin, client_key=client_key)
            except KontorError:
                self._own_keys.discard(client_key)
                # The same form may have been sent while its first sending was still under way: that one's answer counts.
                if asked_before and (done := self._done(client_key)) is not None:
                    return codec.loads(done)  # type: ignore[no-any-return]
                raise
            except DBAPIError as error:
                self._own_keys.discard(client_key)
                asked_before = True
                if attempt + 1 < TRIES and _again(error, attempt):
                    continue
                said = translated(error)
                if said is None:
                    raise
                raise (with_a_way_on(self.book, said) if isinstance(said, Damaged) else said) from error
        raise AssertionError("the loop returns or raises")

    def was_done(self, client_key: bytes) -> bool:
        """Say whether a command with this client-made key was done; raises Busy where the server can't be reached."""
        with told_plainly(self.book):
            return self._done(client_key) is not None

    def _done(self, client_key: bytes) -> str | None:
        with self.book.engine.connect() as connection:
            return _result_of(connection, client_key)

    def _once(
        self,
        function: Callable[..., R],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        permission: str,
        origin: object,
        client_key: bytes,
    ) -> R:
        seq = 0
        with running(self.clock), self.book.writing() as connection:
            self.actor = actor = still(connection, self.actor)
            refuse_without(actor.permissions, (permission,))
            connection.execution_options(**{PERSON: actor, CLOCK: self.clock, DOUBT: self.book.warning})
            unit = Unit(connection, actor.login, self.clock(), self.book)
            try:
                result = function(unit, *args, **kwargs)
                unit.finish()
            finally:
                unit.close()
            if unit.changes:
                run = trail.Run(
                    unit.now,
                    actor.login,
                    self.by or permission or function.__name__,
                    client_key,
                    codec.dumps(result),
                )
                self._own_keys.add(client_key)  # before the commit: whoever listens may hear of it at once
                seq = trail.append(connection, run, unit.changes, unit.take_later())
                if any((change.table, change.key) == ("app_user", actor.key) for change in unit.changes):
                    self.actor = restamped(connection, actor)
            else:
                unit.flush()
                if (done := _result_of(connection, client_key)) is not None:
                    return codec.loads(done)  # type: ignore[no-any-return]
        if seq:
            self.bus.tell(Changes(frozenset(change.table for change in unit.changes), origin))
        return result

    def require(self, *needs: str) -> None:
        """Raise Forbidden where the person holds none of the rights: for what is neither a command nor a query."""
        with told_plainly(self.book), self.book.engine.connect() as connection:
            refuse_without(self._still(connection).permissions, needs)

    def _still(self, connection: Connection) -> Actor:
        """Return the person with the rights of now; a server is asked at most once in a LEASE."""
        if self.book.local or time.monotonic() - self._asked > LEASE:
            with unnoted():
                self.actor = still(connection, self.actor)
            self._asked = time.monotonic()
        return self.actor

    def read(
        self, function: Callable[Concatenate[Connection, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a query in a transaction of its own and return what it returns.

        Raises TypeError for a function that names no right (see data/queries.py), Forbidden without it.
        """
        needs = needs_of(function)
        with (
            told_plainly(self.book),
            running(self.clock),
            self.book.engine.connect() as connection,
            connection.begin(),
        ):
            actor = self._still(connection)
            refuse_without(actor.permissions, needs)
            connection.execution_options(**{PERSON: actor, CLOCK: self.clock, DOUBT: self.book.warning})
            return function(connection, *args, **kwargs)

    def news(self) -> None:
        """Tell this process's pages what other processes changed since the last call; called by the watcher."""
        with told_plainly(self.book), self.book.engine.connect() as connection:
            query = (
                select(TrailRun.seq, TrailRun.tables, TrailRun.client_key)
                .where(TrailRun.seq > self.book.seen)
                .order_by(TrailRun.seq)
            )
            rows = connection.execute(query).all()
        self.book.remember_sometimes()
        if not rows:
            return
        self.book.seen = int(rows[-1][0])
        foreign = [row.tables for row in rows if bytes(row.client_key) not in self._own_keys]
        self._own_keys.difference_update(bytes(row.client_key) for row in rows)
        if any(TABLES.intersection(tables.split(",")) for tables in foreign):
            self._asked = float("-inf")
        if foreign:
            self.bus.tell(
                Changes(frozenset(name for tables in foreign for name in tables.split(",")), foreign=True)
            )


def system(
    book: Book, function: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a command for the program itself: setting up, signing in."""
    return Office(book).run(function, *args, **kwargs)


__all__ = ["SYSTEM", "Actor", "KontorError", "Office", "Unit", "command", "query", "system"]
