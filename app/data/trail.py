"""The trail: what every transaction changed, chained by SHA-256 so that a change by SQL is noticed.

digest of a run = SHA-256 over its moment, login, command, and for each row
table, key, kind, before and after. hash = SHA-256(previous hash ‖ digest).
The head is locked last: on PostgreSQL one statement locks it, reckons the new
hash on the server and writes the run. It goes there in one round trip with the
writes that were put off and with the commit, so that no desk ever waits for
another one's network.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update

from app.core import codec
from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.data import pipeline
from app.data.queries import query
from app.data.sealed_fields import unsealed
from app.data.system_tables import TrailHead, TrailRow, TrailRun
from app.data.tables_read import note, unnoted
from app.data.visibility import seen

GENESIS = b"\0" * 32


@dataclass(slots=True)
class Change:
    """One changed row, or one batch, as the trail keeps it."""

    table: str
    key: int | None
    kind: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Run:
    """What a transaction says of itself."""

    at: datetime.datetime
    login: str
    command: str
    client_key: bytes
    result: str | None


def digest(run_at: datetime.datetime, login: str, command: str, changes: list[Change]) -> bytes:
    """Return the SHA-256 of all that a run says."""
    head = f"{run_at.astimezone(datetime.UTC).isoformat(timespec='microseconds')}\n{login}\n{command}\n"
    rows = [f"{c.table}\x1f{c.key}\x1f{c.kind}\x1f{c.before}\x1f{c.after}\n" for c in changes]
    return codec.digest(head + "".join(rows))


def link(previous: bytes, run_digest: bytes) -> bytes:
    """Return the hash of a run from the one before it."""
    return codec.digest(previous, run_digest)


_ON_SERVER = text("""
WITH head AS (
  UPDATE trail_head SET seq = seq + 1, hash = sha256(hash || :digest) WHERE id = 1 RETURNING seq, hash
), run AS (
  INSERT INTO trail_run (seq, at, login, command, tables, client_key, result, digest, hash)
  SELECT seq, :at, :login, :command, :tables, :client_key, :result, :digest, hash FROM head RETURNING seq
), rows AS (
  INSERT INTO trail (run, position, table_name, row_key, kind, before, after)
  SELECT run.seq, r.position, r.table_name, r.row_key, r.kind, r.before, r.after
  FROM run, jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(position int, table_name text, row_key bigint, kind text, before text, after text)
)
SELECT seq, pg_notify('kontor', CAST(seq AS text)) FROM run
""")


_HEAD = select(TrailHead.seq, TrailHead.hash).where(TrailHead.id == 1)
_MOVE = update(TrailHead).where(TrailHead.id == 1)
_ADD_RUN, _ADD_ROW = insert(TrailRun), insert(TrailRow)


def append(
    connection: Connection, run: Run, changes: list[Change], later: Sequence[pipeline.Ready] = ()
) -> int:
    """Write a run with its rows at the head of the chain and return its number.

    On a server what was put off goes before it, and the commit after it.
    """
    tables = ",".join(sorted({change.table for change in changes}))
    run_digest = digest(run.at, run.login, run.command, changes)
    rows: list[dict[str, Any]] = [
        {
            "position": i,
            "table_name": c.table,
            "row_key": c.key,
            "kind": c.kind,
            "before": c.before,
            "after": c.after,
        }
        for i, c in enumerate(changes)
    ]
    if connection.dialect.name == "postgresql":
        values = {
            "digest": run_digest,
            "at": run.at,
            "login": run.login,
            "command": run.command,
            "tables": tables,
            "client_key": run.client_key,
            "result": run.result,
            "rows": codec.dumps(rows),
        }
        said = pipeline.send(
            connection, [*later, pipeline.ready(connection, _ON_SERVER, values), ("COMMIT", {})]
        )
        return int(said[-2].fetchone()[0])
    [[(seq, previous)]] = pipeline.together(connection, (_HEAD, {}))
    seq, new_hash = seq + 1, link(previous, run_digest)
    pipeline.write(connection, _MOVE, [{"seq": seq, "hash": new_hash}])
    kept = {
        "seq": seq,
        "at": run.at,
        "login": run.login,
        "command": run.command,
        "tables": tables,
        "client_key": run.client_key,
        "result": run.result,
        "digest": run_digest,
        "hash": new_hash,
    }
    pipeline.write(connection, _ADD_RUN, [kept])
    for row in rows:
        row["run"] = seq
    pipeline.write(connection, _ADD_ROW, rows)
    return int(seq)


@dataclass(frozen=True)
class Head:
    """The head of the chain: number of transactions and the hash over all of them."""

    seq: int
    hash: bytes


@query("")
def head(connection: Connection) -> Head:
    """Return the head of the chain; one that was taken away counts as that of an empty chain, which the check names."""
    found = connection.execute(select(TrailHead.seq, TrailHead.hash).where(TrailHead.id == 1)).first()
    return Head(int(found.seq), bytes(found.hash)) if found is not None else Head(0, GENESIS)


@dataclass(frozen=True)
class TrailView:
    """One row of the trail with its run, as a page shows it."""

    id: int
    run: int
    at: datetime.datetime
    login: str
    command: str
    table: str
    key: int | None
    kind: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@query("")
def history(connection: Connection, table: str, key: int, limit: int = 100) -> list[TrailView]:
    """Return the newest changes of one row, newest first; nothing of a row that the person may not know of."""
    r = TrailRow
    note((table,))  # the history of its row is all that changes here
    query = (
        select(r.__table__, TrailRun.at, TrailRun.login, TrailRun.command)
        .join(TrailRun, TrailRun.seq == TrailRow.run)
        .where(
            TrailRow.table_name == table,
            TrailRow.row_key == key,
            *seen(connection, table, r.row_key.expression),
        )
        .order_by(TrailRow.id.desc())
        .limit(limit)
    )
    with unnoted():
        rows = connection.execute(query).all()
    return [
        TrailView(
            row.id,
            row.run,
            row.at,
            row.login,
            row.command,
            table=row.table_name,
            key=row.row_key,
            kind=row.kind,
            before=kept(connection, row.before),
            after=kept(connection, row.after),
        )
        for row in rows
    ]


def last_change(connection: Connection, table: str, key: int) -> tuple[str, datetime.datetime | None]:
    """Return who changed a row last, and when; '' and None where nobody did."""
    query = (
        select(TrailRun.login, TrailRun.at)
        .join(TrailRow, TrailRow.run == TrailRun.seq)
        .where(TrailRow.table_name == table, TrailRow.row_key == key)
        .order_by(TrailRow.id.desc())
        .limit(1)
    )
    found = connection.execute(query).first()
    return (found[0], found[1]) if found is not None else ("", None)


def kept(connection: Connection, values: str | None) -> dict[str, Any] | None:
    """Return what the trail kept of a row, in the clear where it was not erased."""
    return unsealed(connection, codec.loads(values)) if values else None


def check_chain(connection: Connection) -> Message | None:
    """Walk the whole chain; return None when it holds, else where it breaks."""
    columns = select(
        TrailRun.seq, TrailRun.at, TrailRun.login, TrailRun.command, TrailRun.digest, TrailRun.hash
    ).order_by(TrailRun.seq)
    r = TrailRow
    shown = (r.run, r.table_name, r.row_key, r.kind, r.before, r.after, r.position)
    below = select(*shown).order_by(r.run, r.position)
    stream = {"yield_per": 2000}
    with (
        connection.execute(columns, execution_options=stream) as runs,
        connection.execute(below, execution_options=stream) as rows,
    ):
        fault, seq, value = _walk(runs, rows)
    if fault:
        return fault
    top = head(connection)
    heads = connection.scalar(select(func.count()).select_from(TrailHead))
    if (top.seq, top.hash, heads) == (seq, value, 1):
        return None
    return Message(N_("the head says {said} runs, the chain has {count}"), {"said": top.seq, "count": seq})


def _walk(runs: Iterable[Any], rows: Iterator[Any]) -> tuple[Message | None, int, bytes]:
    """Return the first fault of the chain, None where there is none, and the number and hash of its last run."""
    previous, expected = GENESIS, 0
    pending = next(rows, None)
    for seq, at, login, command, stored, stored_hash in runs:
        expected += 1
        changes: list[Change] = []
        moved = False  # a row that does not stand in its place
        while pending is not None and pending[0] <= seq:
            if pending[0] == seq:
                moved = moved or pending[6] != len(changes)
                changes.append(Change(*pending[1:6]))
            pending = next(rows, None)
        if seq != expected:
            return Message(N_("run {number} is missing"), {"number": expected}), expected, previous
        if moved or digest(at, login, command, changes) != bytes(stored):
            words = N_("run {number} ({command}) does not fit its rows")
            return Message(words, {"number": seq, "command": command}), expected, previous
        previous = link(previous, bytes(stored))
        if previous != bytes(stored_hash):
            words = N_("run {number} ({command}) breaks the chain")
            return Message(words, {"number": seq, "command": command}), expected, previous
    if pending is None:
        return None, expected, previous
    return Message(N_("rows of run {number} have no run"), {"number": int(pending[0])}), expected, previous
