"""Takes up erasures whose second half a desk did not live to do: beside the window, whoever works."""

from __future__ import annotations

from app.core.messages import _
from app.data.office import SYSTEM, Office
from app.modules.documents.retention.services import finish_erasures


def finish(office: Office) -> list[str]:
    """Destroy what is left of erased records in the files of the book, and say so; a book that is not trusted stays as it is."""
    if office.book.warning is not None:
        return []
    done = finish_erasures(Office(office.book, SYSTEM, office.clock))
    return [_("What an interrupted erasure had left is destroyed.")] if done else []
