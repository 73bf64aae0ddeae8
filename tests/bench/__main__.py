"""Measure Kontor against raw limits in the same run: `python3 tests bench` style, here `.venv/bin/python -m tests.bench [ENTRIES] [URL]`.

Prints one line per promise: what, ratio, what it was measured against.
"""

from __future__ import annotations

import datetime
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-bench-")

from app.data import backup as backups
from app.data.books import ARCHIVE, DATABASE
from app.data.office import Office
from app.data.verify import verify
from app.modules.finance.ledger.queries.balances import trial_balance
from app.modules.finance.ledger.queries.entries import account_lines_source
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.ledger.transfer.entries import run_import
from app.modules.finance.statements.queries.statements import balance_sheet, bwa
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.office.services import NewBook, new_book
from tests.bench.company import RAW, raw_connection, same_rows, write_file
from tests.bench.movements import proposing

DAY = datetime.date(2026, 6, 17)
MAY = (datetime.date(2026, 5, 1), datetime.date(2026, 5, 31))
WHOLE = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


def seconds(action: Callable[[], Any]) -> float:
    """Return how long an action takes."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def best(action: Callable[[], Any], times: int = 7) -> float:
    """Return the median of several runs."""
    return statistics.median(seconds(action) for _ in range(times))


def say(what: str, ratio: float, detail: str) -> None:
    """Print a result."""
    print(f"{what:44} {ratio:8.3f}   {detail}", flush=True)


def bulk(folder: Path, entries: int) -> tuple[Office, Any]:
    """Import the file, then write the same rows raw; return both."""
    file = write_file(folder / f"{entries}.csv", entries)
    office = Office(new_book(str(folder / f"b{entries}"), NewBook("Bench", 2026, "skr04", land="BE")))
    done: list[Any] = []
    spent = seconds(lambda: done.append(run_import(office, file)))
    rows, lines = same_rows(office.book)
    raw = raw_connection(folder / f"raw{entries}.db")

    def write() -> None:
        raw.execute("BEGIN")
        raw.executemany("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?)", rows)
        raw.executemany("INSERT INTO line VALUES (?,?,?,?,?,?,?,?)", lines)
        raw.execute("COMMIT")

    plain = seconds(write)
    say(
        f"import {entries} entries, of raw rows/s",
        plain / spent,
        f"{len(lines) / spent:,.0f} of {len(lines) / plain:,.0f} lines/s",
    )
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with office.book.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    size = (office.book.folder / DATABASE).stat().st_size / len(lines)
    base = (folder / f"raw{entries}.db").stat().st_size / len(lines)
    say("bytes per line, with trail and search", size / base, f"{size:.0f} of {base:.0f} bytes")
    return office, raw


def single(office: Office, raw: Any, times: int = 1000) -> None:
    """Post single entries, durable, against the same rows raw."""
    draft = EntryDraft(DAY, "B-1", "Miete", (LineDraft("6310", 119_00, "VST19"), LineDraft("1800", -119_00)))
    ours = sorted(seconds(lambda: office.run(post, draft)) for _ in range(times))
    first = raw.execute("SELECT max(id) FROM entry").fetchone()[0] + 1

    def write(key: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?)", (key, 1, 1, "2026-06-17", "B-1", "Miete", "x", 1)
        )
        raw.executemany(
            "INSERT INTO line (entry, account, day, amount, role) VALUES (?,?,?,?,0)",
            [(key, i, "2026-06-17", 5) for i in range(3)],
        )
        raw.execute("COMMIT")

    plain = sorted(seconds(lambda i=i: write(first + i)) for i in range(times))
    middle, late = times // 2, int(times * 0.95)
    say(
        "post one entry, p50",
        ours[middle] / plain[middle],
        f"{ours[middle] * 1e3:.2f} of {plain[middle] * 1e3:.2f} ms",
    )
    say(
        "post one entry, p95",
        ours[late] / plain[late],
        f"{ours[late] * 1e3:.2f} of {plain[late] * 1e3:.2f} ms",
    )


def reading(office: Office, raw: Any) -> None:
    """Trial balance and account pages against raw sums and keyed pages."""
    ours = best(lambda: office.read(trial_balance, WHOLE[0], DAY))
    plain = best(
        lambda: raw.execute(
            "SELECT account, sum(max(amount,0)), sum(min(amount,0)) FROM line WHERE day <= '2026-06-17' GROUP BY account"
        ).fetchall()
    )
    say("trial balance at any day, of the raw sum", ours / plain, f"{ours * 1e3:.1f} of {plain * 1e3:.1f} ms")
    for name, query, days in (
        ("balance sheet", balance_sheet, (DAY,)),
        ("BWA", bwa, (DAY.replace(day=1), DAY)),
        ("VAT return", make_return, MAY),
    ):
        ours = best(lambda query=query, days=days: office.read(query, *days))
        say(f"{name}, of the raw sum", ours / plain, f"{ours * 1e3:.1f} of {plain * 1e3:.1f} ms")
    account = raw.execute(
        "SELECT account FROM line GROUP BY account ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()[0]
    source = account_lines_source(account, *WHOLE)
    keys = office.read(source.keys, {})
    places = [
        keys[at : at + 100] for at in range(0, len(keys) - 100, len(keys) // 37)
    ]  # 37: early, middle and late in a month
    ours = [best(lambda page=page: office.read(source.page, page)) for page in places]
    marks = ",".join("?" * 100)
    plain = best(
        lambda: raw.execute(f"SELECT * FROM line WHERE id IN ({marks})", list(places[18])).fetchall()
    )
    for name, spent in (("median", statistics.median(ours)), ("slowest", max(ours))):
        say(
            f"100 lines of an account, {name} place",
            spent / plain,
            f"{spent * 1e3:.2f} of {plain * 1e3:.2f} ms, {len(keys)} lines",
        )


def safety(office: Office, folder: Path) -> None:
    """Verify, and backup against a raw copy."""
    spent = seconds(lambda: verify(office.book))
    say("verify, seconds", spent, "")
    office.book.engine.dispose()

    def copy() -> None:
        for name in (DATABASE, ARCHIVE):
            with (office.book.folder / name).open("rb") as source, (folder / "copy").open("wb") as target:
                while chunk := source.read(1 << 20):
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())

    plain = best(copy, 3)
    spent = seconds(lambda: backups.backup(office.book, folder / "x.kontor-backup"))
    say("backup, of a raw copy", spent / plain, f"{spent * 1e3:.0f} of {plain * 1e3:.0f} ms")


START = """
import os, sys, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
begin = float(sys.argv[1])
{body}
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print((time.time() - begin) * 1000, int(peak) / 1024)
"""
FLOOR = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1440, 900); window.show(); app.processEvents(); window.grab()
"""
FLOOR_SQL = "import sqlalchemy.orm, sqlcipher3.dbapi2\n" + FLOOR
FRAME = """
from app.core.late_imports import SELDOM, put_off
put_off(*SELDOM)
from PySide6.QtWidgets import QApplication
from app.start import first_frame
app = QApplication([]); program = first_frame(app); app.processEvents(); program.frame.grab()
"""
USABLE = (
    FRAME
    + """
from PySide6.QtCore import QEventLoop, QTimer
program.store.put("window.page", "finance.ledger.journal")
program.begin([{place!r}])
loop = QEventLoop()
def look():
    page = program.window and program.window.current()
    if page is not None and getattr(page, "panel", None) is not None and page.panel.model.rowCount() > 0:
        program.frame.grab(); loop.quit()
timer = QTimer(interval=2); timer.timeout.connect(look); timer.start()
QTimer.singleShot(20000, lambda: os._exit(1)); loop.exec()
"""
)


def start(office: Office) -> None:
    """First paint and usable window against Qt's floor, in fresh processes; byte code is kept, as on a clerk's machine."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="kontor-bench-bytecode-")

    def run(body: str) -> tuple[float, float]:
        found = []
        for _i in range(8):
            command = [sys.executable, "-c", START.format(body=body), repr(time.time())]
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings)
            found.append(tuple(float(x) for x in done.stdout.split()))
        del found[0]  # this one wrote the byte code
        return statistics.median(x[0] for x in found), statistics.median(x[1] for x in found)

    floor, floor_sql, frame = run(FLOOR), run(FLOOR_SQL), run(FRAME)
    usable = run(USABLE.format(place=office.book.place))
    say(
        "cold start to first paint, of the Qt floor",
        frame[0] / floor[0],
        f"{frame[0]:.0f} of {floor[0]:.0f} ms",
    )
    say(
        "to a usable window, of Qt + SQLAlchemy",
        usable[0] / floor_sql[0],
        f"{usable[0]:.0f} of {floor_sql[0]:.0f} ms",
    )
    say(
        "memory with the window, of Qt + SQLAlchemy",
        usable[1] / floor_sql[1],
        f"{usable[1]:.0f} of {floor_sql[1]:.0f} MB",
    )


def server(url: str, folder: Path, entries: int) -> None:
    """Import on PostgreSQL against COPY of the same rows into plain tables with the indexes that pages need."""
    import psycopg

    file = write_file(folder / "pg.csv", entries)
    office = Office(new_book(url, NewBook("Bench", 2026, "skr04", land="BE")))
    spent = seconds(lambda: run_import(office, file))
    rows, lines = same_rows(office.book)
    with office.book.engine.connect() as connection:
        target = connection.connection.driver_connection.info.dsn  # type: ignore[union-attr]
    with psycopg.connect(target) as raw:
        raw.execute(
            RAW.replace("entry", "raw_entry")
            .replace("line", "raw_line")
            .replace("day TEXT", "day date")
            .replace("INTEGER", "bigint")
        )

        def write() -> None:
            for table, values in (("raw_entry", rows), ("raw_line", lines)):
                with raw.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                    for row in values:
                        copy.write_row(row)
            raw.commit()

        plain = seconds(write)
    say(
        f"PostgreSQL: import {entries} entries, of COPY",
        plain / spent,
        f"{len(lines) / spent:,.0f} of {len(lines) / plain:,.0f} lines/s",
    )


def main() -> None:
    """Measure with so many entries (default 100,000)."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="kontor-bench-") as name:
        folder = Path(name)
        bulk(folder, 4_000)
        office, raw = bulk(folder, entries)
        print(
            f"peak memory of the import: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB (with the raw rows beside it)"
        )
        single(office, raw)
        reading(office, raw)
        start(office)
        safety(office, folder)
        proposing(folder, seconds, say)
        if len(sys.argv) > 2:
            server(sys.argv[2], folder, min(entries, 100_000))


if __name__ == "__main__":
    main()
