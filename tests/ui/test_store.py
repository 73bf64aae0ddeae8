"""What a computer remembers: at once in the window, a moment later on the disk, whole whenever it is read."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.core import atomic_files
from app.ui import store as stores
from app.ui.store import Store
from tests.conftest import PATIENCE


def test_no_click_waits_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many changes one after the other are one write, made by another thread."""
    writers: list[int] = []
    done = threading.Event()
    real = atomic_files.write_json

    def noting(path: Path, values: object) -> None:
        real(path, values)
        if path == store.path:  # stores of other tests may still be writing
            writers.append(threading.get_ident())
            done.set()

    monkeypatch.setattr(stores.atomic_files, "write_json", noting)
    store = Store("a")
    for number in range(50):
        store.put("page", number)
    assert store.get("page") == 49
    assert writers == []
    assert done.wait(PATIENCE / 1000)
    assert writers == [one for one in writers if one != threading.get_ident()]
    assert len(writers) == 1
    assert Store("a").get("page") == 49


def test_what_is_flushed_is_on_the_disk() -> None:
    """Also what was forgotten; a flush with nothing new writes nothing."""
    store = Store("b")
    store.put("x", [1, 2])
    store.put("y", "z")
    store.flush()
    assert (Store("b").get("x"), Store("b").keys("y")) == ([1, 2], ["y"])
    store.put("x", None)
    store.flush()
    before = store.path.stat().st_mtime_ns
    store.put("y", "z")
    store.flush()
    assert Store("b").get("x") is None
    assert store.path.stat().st_mtime_ns == before


def test_side_by_side_nothing_is_lost() -> None:
    """Threads put and flush at once: the file holds the newest of all."""
    store = Store("c")

    def work(name: str) -> None:
        for number in range(100):
            store.put(name, number)
            if number % 10 == 0:
                store.flush()

    threads = [threading.Thread(target=work, args=(f"k{place}",)) for place in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    store.flush()
    assert [Store("c").get(f"k{place}") for place in range(4)] == [99] * 4
