"""What libraries bring along is loaded when something of it is asked for, and is then the whole thing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.core.late_imports import SELDOM, put_off

BEGIN = """
import sys
from app.core.late_imports import SELDOM, put_off
put_off(*SELDOM)
import sqlalchemy
"""


def told(code: str) -> str:
    """Return what a process of its own prints that put the modules off."""
    done = subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nothing_of_them_is_loaded_with_the_library() -> None:
    """SQLAlchemy comes without them, and who looks through all modules loads none."""
    assert (
        told("""
import inspect
inspect.getmodule(print)
within = [name for name in sys.modules if name.startswith(("asyncio.", "importlib.metadata."))]
print(within, all(type(sys.modules[name]).__name__ == "_StandIn" for name in SELDOM))
""")
        == "[] True"
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import asyncio\nasync def two(): return 2\nprint(asyncio.run(two()))", "2"),
        ("from asyncio import Queue\nprint(Queue.__name__)", "Queue"),
        ("import asyncio.events\nprint(asyncio.events.__name__)", "asyncio.events"),
        ("from asyncio import *\nprint(Queue.__name__)", "Queue"),
        ("import importlib.metadata\nprint(importlib.metadata.version('sqlalchemy')[:2])", "2."),
        (
            "from importlib import metadata\nprint(metadata.PackageNotFoundError.__name__)",
            "PackageNotFoundError",
        ),
        (
            """async def two(): return 2
made = two()
from sqlalchemy.util.concurrency import iscoroutine
print(iscoroutine(made), iscoroutine(2))
made.close()""",
            "True False",
        ),
    ],
)
def test_what_is_asked_for_is_there(code: str, expected: str) -> None:
    """However it is imported, also by a library that took it with itself."""
    assert told(code) == expected


def test_many_threads_ask_at_once() -> None:
    """The module is loaded once, and each gets the same."""
    assert (
        told("""
import asyncio, threading
gate, found = threading.Barrier(8), []
def ask():
    gate.wait()
    found.append(asyncio.Queue)
threads = [threading.Thread(target=ask) for _ in range(8)]
[one.start() for one in threads]
[one.join() for one in threads]
print(len(found), len(set(found)), found[0] is sys.modules["asyncio"].Queue)
""")
        == "8 1 True"
    )


def test_what_is_loaded_stays() -> None:
    """Putting off comes too late for a module that is there."""
    before = sys.modules["subprocess"]
    put_off("subprocess")
    assert sys.modules["subprocess"] is before
    assert "subprocess" not in SELDOM
