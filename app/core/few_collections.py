"""How often the garbage collector looks: much less often while something makes millions of objects that no cycle holds."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

LESS_OFTEN = 100
_lock = threading.Lock()
_usual: list[
    tuple[int, int, int]
] = []  # what counts for the outermost of those that run now, once for each of them


@contextmanager
def few_collections() -> Iterator[None]:
    """Let the garbage collector look a hundred times less often, until the last of those that run beside each other is done."""
    with _lock:
        _usual.append(_usual[0] if _usual else gc.get_threshold())
        often, *others = _usual[0]
        gc.set_threshold(LESS_OFTEN * often, *others)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                gc.set_threshold(*usual)
