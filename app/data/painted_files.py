"""Files that no viewer paints as they are, as pages: each topic says for which endings it makes some."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath

from app.core.errors import KontorError
from app.core.manifest import topics
from app.core.messages import language
from app.core.worker_process import READERS
from app.data import archive
from app.data.book import Book


@lru_cache(maxsize=1)
def painters() -> dict[str, str]:
    """Return the place of function(data, tongue) -> (None, [PDF]) by the ending of a file; it runs in a child process."""
    return {ending: place for topic in topics() for ending, place in topic.paints.items()}


def painted(name: str, data: bytes) -> tuple[str, bytes]:
    """Return the name and bytes of a file as something that is painted: as it is, or as the PDF that a topic makes of it.

    What its topic can't read stays as it is; whoever shows it says so.
    """
    place = painters().get(PurePath(name).suffix.lower())
    if place is None or data.startswith(b"%PDF"):
        return name, data
    try:
        _none, (pages,) = READERS.ask(place, data, tongue=language())
    except KontorError:  # an XML that is no invoice
        return name, data
    return f"{name}.pdf", pages


def load_painted(book: Book, name: str, sha256: bytes) -> tuple[str, bytes]:
    """Return an archived file by its name and fingerprint as painted() gives it. Raises as archive.load()."""
    return painted(name, archive.load(book, sha256))
