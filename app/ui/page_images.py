"""Pages painted in a child process: a broken file must never take the window down."""

from __future__ import annotations

from app.core.dataclass import dataclass
from app.core.errors import KontorError
from app.core.worker_process import PAINTERS

SECONDS = 20.0


@dataclass(frozen=True)
class Pages:
    """How many pages a file has, and the pictures (PPM) of those asked for; an empty list says that it can't be shown."""

    total: int
    pictures: list[bytes]


def paint(data: bytes, scale: float, first: int = 0, count: int = 1) -> Pages:
    """Paint pages of a PDF or picture; never raises for a bad file, it just has no pages."""
    try:
        answer, pictures = PAINTERS.ask(
            "app.paper.pages:paint", data, SECONDS, scale=scale, first=first, count=count
        )
    except KontorError:
        return Pages(0, [])
    return Pages(int(answer["pages"]), pictures)


def words(data: bytes, page: int) -> list[tuple[str, float, float, float, float]]:
    """Return the words of a PDF page with their places in parts of its width and height; none for what has no text."""
    try:
        answer, _none = PAINTERS.ask("app.paper.pages:words", data, SECONDS, page=page)
    except KontorError:
        return []
    return [tuple(one) for one in answer["words"]]
