"""Former names of pages, lists and columns: what computers and books remember under one of them is found under that of now."""

from __future__ import annotations

from functools import lru_cache

from app.core.manifest import topics


@lru_cache(maxsize=1)
def _former() -> dict[str, str]:
    return {former: now for topic in topics() for former, now in topic.formerly.items()}


def name_now(name: str) -> str:
    """Return what a page, a list or a column (list:column) is called now; '' for one that is gone without another in its place."""
    return _former().get(name, name)


def names_of(name: str) -> tuple[str, ...]:
    """Return a name of now with all that it had before."""
    return (name, *(former for former, now in _former().items() if now == name))
