"""The part of pytest that notes which tests come by which places that can be broken."""

from __future__ import annotations

import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

READY = (
    "image",
    "demo_image",
)  # books that tests only copy: made once, unless the broken place has a part in them


class Recorder:
    """What tests come by: places by test or shared fixture, fixtures by test, seconds, and those that fail by themselves."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing."""
        self._folder = folder
        self.hits: dict[int, set[str]] = defaultdict(set)
        self.uses: dict[str, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = defaultdict(float)
        self.bad: set[str] = set()
        self._stack = [""]
        self._file: Path | None = None

    def begin(self) -> None:
        """Note from now on, in this process and in those that it starts."""
        from app import broken_places

        broken_places.seen.clear()
        broken_places.recorder = os.getpid()
        broken_places.notes = os.environ["KONTOR_BROKEN_NOTES"] = str(self._folder)
        real = pytest.FixtureRequest.getfixturevalue

        def noting(request: pytest.FixtureRequest, argname: str) -> Any:
            self.uses[self._stack[-1]].add(argname)
            return real(request, argname)

        pytest.FixtureRequest.getfixturevalue = noting  # type: ignore[method-assign]

    def _note(self) -> None:
        """Ascribe what was come by since the last time."""
        from app import broken_places

        for number in broken_places.seen:
            self.hits[number].add(self._stack[-1])
        broken_places.seen.clear()

    @contextmanager
    def _inside(self, name: str) -> Iterator[None]:
        """Ascribe what happens to a test or a shared fixture; other processes find its name in the surroundings."""
        self._note()
        self._stack.append(name)
        os.environ["KONTOR_BROKEN_TEST"] = name
        try:
            yield
        finally:
            self._note()
            self._stack.pop()
            os.environ["KONTOR_BROKEN_TEST"] = self._stack[-1]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Ascribe what happens to the test."""
        for empty in caches():
            empty()
        if (
            item.path != self._file
        ):  # readers in processes of their own serve all tests of a file, and no other one
            self._file = item.path
            end_readers()
        self.uses[item.nodeid] |= set(getattr(item, "fixturenames", ()))
        with self._inside(item.nodeid):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, object, object]:
        """Ascribe what happens to a fixture that tests share; keep a copy of the books."""
        if fixturedef.scope == "function":
            return (yield)
        self.uses[f"fixture {fixturedef.argname}"] |= set(fixturedef.argnames)
        with self._inside(f"fixture {fixturedef.argname}"):
            value = yield
        copy = self._folder / "ready" / fixturedef.argname
        if fixturedef.argname in READY and not copy.exists():
            shutil.copytree(str(value), copy.with_name(f"{copy.name}-{os.getpid()}"))
            copy.with_name(f"{copy.name}-{os.getpid()}").rename(copy)
        return value

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the time, and what fails though nothing is broken."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.bad.add(report.nodeid)

    def written(self) -> dict[str, Any]:
        """Return all of it as JSON takes it."""
        return {
            "hits": {str(number): sorted(names) for number, names in self.hits.items()},
            "uses": {name: sorted(names) for name, names in self.uses.items()},
            "seconds": self.seconds,
            "bad": sorted(self.bad),
        }

    def add(self, other: dict[str, Any]) -> None:
        """Add what another recorder wrote."""
        for number, names in other["hits"].items():
            self.hits[int(number)] |= set(names)
        for name, fixtures in other["uses"].items():
            self.uses[name] |= set(fixtures)
        self.seconds.update(other["seconds"])
        self.bad |= set(other["bad"])

    def covering(self, number: int) -> set[str]:
        """Return the tests that come by a place, by themselves or by a shared fixture that they use."""
        names, before = set(self.hits[number]), 0
        while len(names) > before:
            before = len(names)
            shared = {name.removeprefix("fixture ") for name in names if name.startswith("fixture ")}
            names |= {user for user, used in self.uses.items() if used & shared}
        return {name for name in names if "::" in name} - self.bad


def end_readers() -> None:
    """End the processes that read files for us."""
    from app.core.worker_process import Children

    modules = [module for name, module in sorted(sys.modules.items()) if name.split(".")[0] == "app"]
    for one in {
        id(one): one for module in modules for one in vars(module).values() if isinstance(one, Children)
    }.values():
        one.end()


def caches() -> list[Callable[[], None]]:
    """Return what empties each cache of ours: what a process makes once is to be ascribed to every test that needs it."""
    modules = [module for name, module in sorted(sys.modules.items()) if name.split(".")[0] == "app"]
    found = {
        id(one): one for module in modules for one in vars(module).values() if hasattr(one, "cache_clear")
    }
    return [one.cache_clear for one in found.values()]
