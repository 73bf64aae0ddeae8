"""Taking files in: read in a child process, kept in the archive store, put into the inbox; the same bytes again stop with a question."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid, KontorError
from app.core.file_names import safe_name
from app.core.messages import N_, Message
from app.data import archive
from app.data.archive import LARGEST
from app.data.office import Office
from app.data.queries import query
from app.data.record_documents import Paper
from app.data.record_extras import Target, attach
from app.data.settings import setting
from app.data.transfer import bytes_of
from app.modules.documents.archive.api import (
    Arrival,
    add,
    add_version,
    document,
    ever_here,
    find,
    known_bytes,
    link,
    new_text,
    text_of,
)
from app.modules.documents.intake.services.arrivals import (
    ASK,
    KEEP_BOTH,
    MAILS,
    Wishes,
    read_file,
)

NEW, DUPLICATE, QUARANTINED, REFUSED = "new", "duplicate", "quarantined", "refused"
UNPACKED = "unpacked"  # it only carried other files, which are papers of their own
DEEPEST = 3  # files inside files that are unpacked, mails inside mails that become documents: each holds all within it


@dataclass(frozen=True)
class Outcome:
    """What became of a file: its document (that of the same bytes for a duplicate), its state, and a sentence."""

    file: str
    id: int | None
    status: str
    type: str = ""
    message: Message | str = ""
    parts: tuple[Outcome, ...] = ()
    sha256: bytes = b""

    def as_json(self) -> list[dict[str, object]]:
        """Return the shape that `documents add` prints, with what hung on a mail behind it."""
        own: dict[str, object] = {
            "file": self.file,
            "id": self.id,
            "status": self.status,
            "type": self.type or None,
            "message": str(self.message),
        }
        return [own, *(row for part in self.parts for row in part.as_json())]


def take_file(office: Office, path: Path, wishes: Wishes) -> Outcome:
    """Take a file in; never raises for a bad file, its reason is the outcome's message."""
    try:
        data = bytes_of(path, LARGEST)
    except OSError as error:
        return Outcome(
            path.name,
            None,
            REFUSED,
            message=Message(N_("The file can't be opened: {reason}"), {"reason": error.strerror or ""}),
        )
    except KontorError as error:
        return Outcome(path.name, None, REFUSED, message=error.message)
    return take_bytes(office, data, path.name, wishes)


def take_bytes(office: Office, data: bytes, name: str, wishes: Wishes) -> Outcome:
    """Take bytes in under a name; what hangs on a mail becomes documents of its own."""
    clean = safe_name(name)
    if not data:
        return Outcome(clean, None, REFUSED, message=Message(N_("The file is empty.")))
    try:
        sha = hashlib.sha256(data).digest()
        known = office.read(known_bytes, sha)
        if known is not None and wishes.again == ASK:
            words = Message(N_("The same file is here already as {number}."), {"number": known[1]})
            if wishes.mail is not None and office.may("documents.file"):
                office.run(link, known[0], Target("document", wishes.mail))
            missing = _missing_parts(office, known[0], data, sha, clean, wishes=wishes)
            return Outcome(clean, known[0], DUPLICATE, message=words, parts=missing, sha256=sha)
        arrival, found, inner = read_file(office, data, sha, clean, wishes)
        attached = list(zip(found.get("attached", ()), inner, strict=True))
        if found.get("packed") and wishes.depth < DEEPEST:
            inside = replace(wishes, depth=wishes.depth + 1, draft=None)
            parts = tuple(take_bytes(office, part, inner_name, inside) for inner_name, part in attached)
            return Outcome(
                clean,
                None,
                UNPACKED,
                message=Message(N_("unpacked, {count} files"), {"count": len(parts)}),
                parts=parts,
                sha256=sha,
            )
        archive.store(office.book, data)
        key = office.run(add, arrival)
        stays = _stays_inside(wishes, attached) if arrival.mime in MAILS else ""
        hung = attached if arrival.mime in MAILS and not stays else ()
        parts = _take_parts(office, hung, wishes, key, arrival)
    except KontorError as error:
        return Outcome(clean, None, REFUSED, message=error.message)
    if arrival.trouble:
        return Outcome(clean, key, QUARANTINED, message=arrival.trouble, sha256=sha)
    return Outcome(clean, key, NEW, arrival.type, stays, parts=parts, sha256=sha)


def _stays_inside(wishes: Wishes, attached: Sequence[object]) -> Message | str:
    """Say that what hangs on a mail stays in it, as the mail itself lies in too many others; '' where it is taken in."""
    if wishes.mails < DEEPEST or not attached:
        return ""
    return Message(
        N_("This mail lies in {count} others; what hangs on it stays in it."), {"count": wishes.mails}
    )


def _take_parts(
    office: Office, attached: Iterable[tuple[str, bytes]], wishes: Wishes, mail: int, arrival: Arrival
) -> tuple[Outcome, ...]:
    """Take in what hangs on a mail, each as a document of its own that stands on the mail and came on its day."""
    again = KEEP_BOTH if wishes.again == KEEP_BOTH else ASK
    inner = Wishes(
        "mail", again=again, received=arrival.received, mail=mail, depth=wishes.depth, mails=wishes.mails + 1
    )
    return tuple(take_bytes(office, data, name, inner) for name, data in attached)


def _missing_parts(
    office: Office, key: int, data: bytes, sha: bytes, name: str, wishes: Wishes
) -> tuple[Outcome, ...]:
    """Take in what hangs on a mail that is here already and never became a document: an interruption left it behind."""
    one = office.read(document, key)
    if one is None or one.current.mime not in MAILS or wishes.mails >= DEEPEST:
        return ()
    arrival, found, inner = read_file(office, data, sha, name, wishes)
    attached = zip(found.get("attached", ()), inner, strict=True)
    wanted = [part for part in attached if not office.read(_went_away, hashlib.sha256(part[1]).digest())]
    done = _take_parts(office, wanted, wishes, key, arrival)
    return tuple(part for part in done if part.status != DUPLICATE or part.parts)


@query("documents.intake")
def _went_away(connection: Connection, sha: bytes) -> bool:
    """Say whether bytes were a document that was erased, or are one that the person may not know of: neither comes back by itself."""
    return ever_here(connection, sha) and known_bytes(connection, sha) is None


def take_for(office: Office, target: Target, path: Path) -> Message:
    """Take a file in that was put on a record and link it there, or only attach it where the book wants that; return what became of it.

    The same bytes again are not taken in twice: the document that is here is put on the record. Raises Invalid for what is refused.
    """
    if not office.read(setting, "documents.file_attached"):
        data = bytes_of(path, LARGEST)
        office.run(attach, target, archive.store(office.book, data), path.name, len(data))
        return Message(N_("{name} attached"), {"name": path.name})
    outcome = take_file(office, path, Wishes())
    if outcome.id is None:
        raise (
            Invalid(outcome.message.template, **outcome.message.values)
            if isinstance(outcome.message, Message)
            else Invalid(outcome.message)
        )
    office.run(link, outcome.id, target)
    said = {
        NEW: N_("{name} attached; it waits in the inbox to be filed"),
        DUPLICATE: N_("{name} is in the archive already; that document was attached"),
        QUARANTINED: N_("{name} attached; it can't be read and waits in quarantine"),
    }
    return Message(said[outcome.status], {"name": path.name})


@query("documents.view")
def papers_for(connection: Connection, typed: str) -> list[Paper]:
    """Return filed documents that fit what was typed, to put one on a record."""
    hits = find(connection, typed, 0, 8).found
    return [
        Paper(
            hit.key,
            f"{hit.number}  {hit.title}",
            "  ".join(filter(None, (hit.contact, formats.day(hit.day)))),
        )
        for hit in hits
    ]


def read_again(office: Office, key: int) -> str:
    """Read the text of a document anew, for example when text recognition was installed since; return where the text came from.

    Raises Invalid for what still can't be read.
    """
    one = office.read(document, key)
    if one is None:
        raise Invalid(N_("This record is no longer there."))
    data = archive.load(office.book, one.current.sha256)
    arrival, _found, _inner = read_file(
        office, data, one.current.sha256, one.current.name, Wishes(one.source, one.type)
    )
    if arrival.trouble:
        raise Invalid(N_("The file can't be read: {reason}"), reason=arrival.trouble)
    office.run(new_text, key, arrival)
    return arrival.text_from


def again_as_version(office: Office, key: int, sha256: bytes, name: str) -> int:
    """Note on a document that the same bytes came again, as a version of their own."""
    one = office.read(document, key)
    if one is None:
        raise Invalid(N_("This record is no longer there."))
    newest = next((version for version in reversed(one.versions) if version.sha256 == sha256), one.current)
    arrival = Arrival(
        sha256,
        newest.size,
        newest.mime,
        name,
        office.read(text_of, key),
        text_from=one.text_from,
        pages=one.pages,
        copy=newest.copy_sha256,
        record=newest.record_sha256,
    )
    return office.run(add_version, key, arrival, "", True)


def new_version(office: Office, key: int, path: Path, reason: str) -> int:
    """Put a file on top of a document as its next version; raises Invalid for what can't be read or is the same."""
    data = bytes_of(path, LARGEST)
    sha = archive.store(office.book, data)
    arrival, _found, _inner = read_file(office, data, sha, safe_name(path.name), Wishes())
    if arrival.trouble:
        raise Invalid(N_("The file can't be read: {reason}"), reason=arrival.trouble)
    return office.run(add_version, key, arrival, reason)


def take_many(
    office: Office,
    paths: Iterable[Path],
    wishes: Wishes,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Outcome]:
    """Take files and the files of folders in, a few side by side, and return what became of each in order; progress may raise Cancelled."""
    files = [file for path in paths for file in _files(path)]
    found: list[Outcome] = []
    with ThreadPoolExecutor(max(1, min(4, os.cpu_count() or 2)), "intake") as pool:
        waiting = [pool.submit(take_file, office, path, wishes) for path in files]
        try:
            for done, one in enumerate(waiting):
                progress(done, len(files))
                found.append(one.result())
        finally:
            for one in waiting:
                one.cancel()
    return found


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.rglob("*") if one.is_file() and not ignored(one))


# -- watched folders -------------------------------------------------------------


def ignored(path: Path) -> bool:
    """Say whether a file is none of anybody's documents: hidden, or half written by a program that says so in its name."""
    return path.name.startswith((".", "~$")) or path.suffix.lower() in (
        ".part",
        ".tmp",
        ".crdownload",
        ".partial",
        ".lnk",
        ".ini",
        ".db",
    )
