"""Sheets of paper to be divided, turned, joined and blacked out, beside the window."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.worker_process import READERS
from app.data import archive
from app.data.office import Office
from app.modules.documents.archive.api import DocumentView, discard, document, find
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import NEW, Outcome, take_bytes

STACKS = "app.modules.documents.intake.readers.stacks"


@dataclass
class Sheet:
    """A page: where it came from, how it is turned, whether a document begins with it, and what was found on it."""

    source: int
    picture: QImage
    turn: int = 0
    begins: bool = False
    left_out: bool = False
    words: str = ""
    order: int = field(default=0)


def _load(office: Office, key: int) -> tuple[DocumentView, bytes, list[bytes]]:
    one = office.read(document, key)
    if one is None:
        raise Invalid(N_("This record is no longer there."))
    data = archive.load(office.book, one.current.sha256)
    if not data.startswith(b"%PDF") and not one.current.mime.startswith("image/"):
        raise Invalid(N_("Only PDFs and pictures have pages that can be arranged."))
    _count, pictures = READERS.ask(f"{STACKS}:thumbnails", data)
    return one, data, pictures


def _make(office: Office, one: DocumentView, data: bytes, parts: list[list[list[int]]]) -> list[Outcome]:
    _none, files = READERS.ask(f"{STACKS}:arrange", data, parts=parts)
    stem = one.current.name.rpartition(".")[0] or one.current.name
    name = f"{stem}.pdf" if len(files) == 1 else stem + " {}.pdf"
    found = [
        take_bytes(office, file, name.format(i), Wishes("parts", one.type, "both"))
        for i, file in enumerate(files, 1)
    ]
    if one.state == "inbox" and all(outcome.status == NEW for outcome in found):
        office.run(discard, one.id)
    return found


def _join(office: Office, one: DocumentView, data: bytes, number: str) -> Outcome:
    hits = office.read(find, f"number:{number.strip()}").found if number.strip() else ()
    other = office.read(document, hits[0].key) if hits else None
    if other is None or other.id == one.id:
        raise Invalid(N_("There is no document {number}."), field="text", number=number)
    second = archive.load(office.book, other.current.sha256)
    _none, (joined,) = READERS.ask(f"{STACKS}:join", data + second, sizes=[len(data), len(second)])
    return take_bytes(
        office, joined, one.current.name.rpartition(".")[0] + ".pdf", Wishes("parts", one.type, "both")
    )


def _redact(office: Office, one: DocumentView, data: bytes, text: str) -> Outcome:
    words = [part.strip() for part in text.split(",") if part.strip()]
    count, (copy,) = READERS.ask(f"{STACKS}:redact", data, words=words)
    if not count:
        raise Invalid(N_("None of these words stands on the pages."), field="text")
    return take_bytes(
        office, copy, one.current.name.rpartition(".")[0] + " (…).pdf", Wishes("parts", one.type, "both")
    )
