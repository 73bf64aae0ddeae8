"""The part of pytest that breaks each place in a fork of its own and runs the tests that come by it."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.bench.mutant_places import Place, nearness
from tests.bench.mutant_recorder import READY, Recorder, caches

PATIENCE = 60.0  # seconds that a fork gets beyond four times of what its tests need


def pytest_configure(config: pytest.Config) -> None:
    """Join in where a draw is asked for."""
    if folder := os.environ.get("KONTOR_MUTANTS"):
        config.pluginmanager.register(Runs(Path(folder)), "mutants")


@contextmanager
def last() -> Iterator[None]:
    """Let a fork end with what it is given to do: what pytest does at its end, removing folders, is for the first process."""
    try:
        yield
        os._exit(0)
    finally:
        os._exit(1)


def silent() -> None:
    """Give this process a group of its own and no terminal."""
    os.setpgid(0, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


class Runs:
    """Takes the place of pytest's loop."""

    def __init__(self, folder: Path) -> None:
        """Read what is asked for."""
        asked = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
        self._folder = folder
        self._places = [Place(**place) for place in asked["places"]]
        self._jobs: int = asked["jobs"]
        self._budget: float = asked["budget"]
        self._failed: str | None = None
        self._ready: set[str] = set()
        self._items: dict[str, pytest.Item] = {}
        self._texts: dict[str, str] = {}
        self._known = Recorder(folder)

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Any:
        """Give the books that are ready; there is no server."""
        if fixturedef.argname == "server":
            pytest.skip("SQLite only")
        if fixturedef.argname not in self._ready:
            return None
        value = self._folder / "ready" / fixturedef.argname
        fixturedef.cached_result = (value, fixturedef.cache_key(request), None)
        return value

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first failure."""
        if report.failed:
            self._failed = self._failed or report.nodeid

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Record, then break one place after the other, and print what became of each."""
        items = [
            one
            for one in session.items
            if "postgresql" not in one.name and "server" not in getattr(one, "fixturenames", ())
        ]
        self._items = {one.nodeid: one for one in items}
        self._texts = {str(one.path): one.path.read_text(encoding="utf-8") for one in items}
        gc.collect()
        gc.freeze()
        self._record(session, items)
        waiting = list(range(len(self._places)))
        running: dict[int, tuple[int, float, float]] = {}
        killed = 0
        while waiting or running:
            while waiting and len(running) < self._jobs:
                number = waiting.pop(0)
                begin = time.monotonic()
                child, patience = self._broken(number)
                running[child] = (number, begin, begin + patience)
            for child, (number, begin, until) in list(running.items()):
                if os.waitpid(child, os.WNOHANG) == (0, 0):
                    if time.monotonic() < until:
                        continue
                    os.killpg(child, signal.SIGKILL)
                    os.waitpid(child, 0)
                del running[child]
                killed += self._told(number, begin, waiting)
            time.sleep(0.01)
        print(f"{killed} of {len(self._places)} noticed", flush=True)
        return True

    def _record(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Run all tests in forks and gather what they came by."""
        begin = time.monotonic()
        files = list(dict.fromkeys(one.path for one in items))
        children = []
        for job in range(self._jobs):
            mine = set(files[job :: self._jobs])
            if (child := os.fork()) == 0:
                with last():
                    self._recording(session, job, [one for one in items if one.path in mine])
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        for job in range(self._jobs):
            self._known.add(json.loads((self._folder / f"recorded-{job}.json").read_text(encoding="utf-8")))
        for path in self._folder.glob(
            "*.seen"
        ):  # of other processes: whoever began one, it serves its whole file
            by = {name.split("::")[0] for name in path.read_text(encoding="utf-8").split("\n")}
            self._known.hits[int(path.stem)] |= {name for name in self._items if name.split("::")[0] in by}
        print(f"{len(items)} tests of {len(files)} files in {time.monotonic() - begin:.0f} s", flush=True)
        for name in sorted(self._known.bad):
            print(f"fails by itself, left out: {name}", flush=True)

    def _recording(self, session: pytest.Session, job: int, items: list[pytest.Item]) -> None:
        """Run tests in this fork and write what they came by."""
        silent()
        recorder = Recorder(self._folder)
        session.config.pluginmanager.register(recorder, "recorder")
        recorder.begin()
        self._run(items, lambda _item: False)
        (self._folder / f"recorded-{job}.json").write_text(json.dumps(recorder.written()), encoding="utf-8")

    def _run(self, items: list[pytest.Item], over: Callable[[pytest.Item], bool]) -> None:
        """Run tests until it is over."""
        for item, following in zip(items, [*items, None][1:], strict=True):
            if over(item):
                return
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)

    def _wanted(self, number: int) -> list[pytest.Item]:
        """Return the tests for a place, nearest and shortest first."""
        file = self._places[number].file
        near = {path: nearness(file, text) for path, text in self._texts.items()}
        if self._places[number].at_import:
            names = {name for name, item in self._items.items() if near[str(item.path)]} - self._known.bad
        else:
            names = self._known.covering(number)
        seconds = self._known.seconds
        return sorted(
            (self._items[name] for name in names if name in self._items),
            key=lambda item: (-near[str(item.path)], seconds[item.nodeid]),
        )

    def _broken(self, number: int) -> tuple[int, float]:
        """Begin the fork of a place; return its process and the seconds it may take."""
        items, needed = [], 0.0
        wanted = self._wanted(number)
        for item in wanted:
            needed += self._known.seconds[item.nodeid]
            if items and needed > self._budget:
                break
            items.append(item)
        result = self._folder / f"result-{number}"
        result.write_text(json.dumps(["", len(items), len(wanted)]), encoding="utf-8")
        if (child := os.fork()) == 0:
            with last():
                self._breaking(number, items, len(wanted), result)
        return child, PATIENCE + 4 * min(needed, self._budget)

    def _breaking(self, number: int, items: list[pytest.Item], count: int, result: Path) -> None:
        """Run the tests of a place in this fork up to the first that fails."""
        from app import broken_places

        silent()
        for empty in caches():  # what was made while tests were gathered was made whole
            empty()
        names = [item.nodeid for item in items]
        if self._places[
            number
        ].at_import:  # what was imported is whole: another process has to import it broken
            self._failed = in_new_process(number, names)
        else:
            broken_places.force = number
            os.environ["KONTOR_BROKEN"] = str(number)
            made = {f"fixture {name}" for name in READY if (self._folder / "ready" / name).exists()}
            self._ready = {name.split()[1] for name in made - self._known.hits[number]}

            def over(item: pytest.Item) -> bool:
                if not self._failed:
                    result.write_text(json.dumps([item.nodeid, len(items), count]), encoding="utf-8")
                return bool(self._failed)

            self._run(items, over)
        if self._failed:
            result.write_text(json.dumps([self._failed, len(items), count]), encoding="utf-8")
        result.with_suffix(".failed" if self._failed else ".passed").touch()

    def _alone(self, name: str) -> bool:
        """Return whether a test passes alone when nothing is broken."""
        answer = self._folder / "alone"
        answer.unlink(missing_ok=True)
        if (child := os.fork()) == 0:
            with last():
                silent()
                self._run([self._items[name]], lambda _item: False)
                if not self._failed:
                    answer.touch()
        os.waitpid(child, 0)
        return answer.exists()

    def _told(self, number: int, begin: float, waiting: list[int]) -> bool:
        """Print what became of a place; return whether it was noticed. A test that fails by itself is left out, and the place tried again."""
        result = self._folder / f"result-{number}"
        name, tried, count = json.loads(result.read_text(encoding="utf-8"))
        failed, passed = (result.with_suffix(f".{word}") for word in ("failed", "passed"))
        if failed.exists() and not self._alone(name):
            failed.unlink()
            self._known.bad.add(name)
            print(f"fails by itself, left out: {name}", flush=True)
            waiting.insert(0, number)
            return False
        assert name or failed.exists() or passed.exists(), "the fork of a place ended before its first test"
        if passed.exists():
            found = f"SURVIVED {tried} of {count} tests" if count else "SURVIVED, no test comes by"
        else:
            found = f"noticed by {name}" if failed.exists() else f"breaks off or hangs in {name}"
        print(f"{number:3} {time.monotonic() - begin:4.0f} s  {self._places[number]}  {found}", flush=True)
        return not passed.exists()


def in_new_process(number: int, names: list[str]) -> str | None:
    """Run tests in a process that imports everything with the place broken; return the first that fails."""
    surroundings = {**os.environ, "KONTOR_BROKEN": str(number)}
    del surroundings["KONTOR_MUTANTS"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-rfE",
        "--tb=no",
        "-n0",
        "-p",
        "no:cacheprovider",
        *names,
    ]
    done = subprocess.run(command, env=surroundings, capture_output=True, check=False, text=True)
    if done.returncode in (0, 5):
        return None
    lines = [
        line.split(" - ")[0] for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))
    ]
    return lines[0].split(" ", 1)[1] if lines else names[0]
