"""An erasure that dies between its halves: the next desk destroys what is left, on both databases; one that is whole owes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.core.errors import Forbidden, Missing
from app.core.stemming import stem
from app.data import archive, erasing, fulltext
from app.data.books import Book
from app.data.daily import do_due
from app.data.office import Office
from app.data.queries import query as reads
from app.data.system_tables import SealKey, SearchWord
from app.data.verify import verify
from app.modules.documents.archive.api import Document, DocumentVersion, find
from app.modules.documents.retention import services
from app.modules.documents.retention.services import erase, propose, release
from tests.modules.documents.conftest import filed, person

TEXT, WORD = "Quarkspitzmeierin Bescheinigung", "quarkspitzmeierin"
DONE = "What an interrupted erasure had left is destroyed."


class Died(BaseException):
    """The process is gone."""


def _proposed(office: Office) -> tuple[int, bytes]:
    filed(office, "Bleibt", text="Ein anderer Brief")
    key = filed(office, "Zwergspitz", text=TEXT)
    v = DocumentVersion
    print_ = office.read(reads("")(lambda c: c.scalar(select(v.sha256).where(v.document_id == key))))
    office.run(propose, [key], "vorbei")
    return key, bytes(print_)


def _owed(office: Office) -> str:
    return str(office.read(reads("")(lambda c: erasing.owed(c))))


def _left(office: Office, key: int, print_: bytes) -> set[str]:
    """Return where something of the document still is."""
    found = set()
    if office.read(reads("")(lambda c: c.scalar(select(SearchWord.word).where(SearchWord.word == WORD)))):
        found.add("words")
    if archive.present(office.book, [print_]):
        found.add("bytes")
    keys = (
        select(func.count())
        .select_from(SealKey)
        .where(SealKey.table_name == "document", SealKey.row_key == key)
    )
    if office.read(reads("")(lambda c: c.scalar(keys))):
        found.add("key")
    if office.book.local:
        raw = b"".join(path.read_bytes() for path in sorted(Path(office.book.place).iterdir()))
        found |= {"files"} if any(one.encode() in raw.lower() for one in (WORD, stem(WORD))) else set()
    return found


def _dies(*_arguments: object, **_more: object) -> None:
    raise Died


STEPS = ("before", "scrub", "sweep", "give_up", "empty_log", "settle")
PLACES = [
    *(("sqlite", one) for one in STEPS),
    *(("postgresql", one) for one in ("before", "sweep", "settle")),
]


@pytest.mark.parametrize(("any_office", "at"), PLACES, indirect=["any_office"])
def test_killed_between_the_halves(any_office: Office, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Wherever it dies after the rows went, it is owed; the next look of any desk destroys the rest, once."""
    key, print_ = _proposed(any_office)
    assert _owed(any_office) == ""
    berta = person(any_office, "berta", "*")
    if at == "before":
        berta.run(release, [key])
    else:
        place = {
            "scrub": (fulltext, "scrub"),
            "sweep": (services, "sweep"),
            "give_up": (archive, "give_up"),
            "empty_log": (Book, "empty_log"),
            "settle": (erasing, "settle"),
        }[at]
        with monkeypatch.context() as patch:
            patch.setattr(*place, _dies)
            with pytest.raises(Died):
                erase(berta, [key])
    assert _owed(any_office)
    if at in ("before", "scrub"):
        assert {"words", "bytes"} <= _left(any_office, key, print_)
    assert DONE in do_due(any_office)
    assert _left(any_office, key, print_) == set()
    assert (_owed(any_office), DONE in do_due(any_office)) == ("", False)
    assert [hit.key for hit in any_office.read(find, "Brief").found] != []
    if at == "sweep":
        assert [str(one.detail) for one in verify(any_office.book) if not one.ok] == []


@pytest.mark.parametrize("any_office", ["sqlite"], indirect=True)
def test_what_the_files_still_hold_is_told_to_whoever_erases_alone(any_office: Office) -> None:
    """Fingerprints of everything that is needed, and the mark, are for nobody else; who erases elsewhere still destroys."""
    key, print_ = _proposed(any_office)
    anybody = person(any_office, "zoe", "documents.archive")
    for one in (services._needed, services._left, services._owed):
        with pytest.raises(Forbidden):
            anybody.read(one)
    person(any_office, "berta", "*").run(release, [key])
    mark = _owed(any_office)
    with pytest.raises(Forbidden):
        anybody.run(services._settle, mark)
    assert _owed(any_office) == mark != ""
    services.destroy(person(any_office, "hanna", "hr.recruiting.erase"), {print_})
    assert (_owed(any_office), _left(any_office, key, print_)) == ("", set())


def test_killed_before_the_rows_went(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is half erased: the document is whole, nothing is owed, and the same step again works."""
    key, print_ = _proposed(any_office)
    berta = person(any_office, "berta", "*")
    with monkeypatch.context() as patch:
        patch.setattr(services.sealed_fields, "forget", _dies)
        with pytest.raises(Died):
            erase(berta, [key])
    assert _owed(any_office) == ""
    assert (
        any_office.read(reads("")(lambda c: c.scalar(select(Document.state).where(Document.id == key))))
        == "proposed"
    )
    assert archive.load(any_office.book, print_) == TEXT.encode()
    assert len(erase(berta, [key])) == 1
    assert _left(any_office, key, print_) == set()
    assert _owed(any_office) == ""
    with pytest.raises(Missing):
        archive.load(any_office.book, print_)


def test_a_later_erasure_stays_owed(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that clears up after one does not say that the other, which came meanwhile and died, is done."""
    first, _print = _proposed(any_office)
    second = filed(any_office, "Zweiter", text="Noch ein Wort: Nashornvogel")
    any_office.run(propose, [second], "vorbei")
    berta = person(any_office, "berta", "*")
    empty_log = Book.empty_log

    def meanwhile(book: Book) -> None:
        if not done:
            done.append(berta.run(release, [second]))
        empty_log(book)

    done: list[object] = []
    monkeypatch.setattr(Book, "empty_log", meanwhile)
    erase(berta, [first])
    assert _owed(any_office)
    assert DONE in do_due(any_office)
    assert _owed(any_office) == ""


def test_a_book_that_is_not_trusted_stays_as_it_is(any_office: Office) -> None:
    """Nothing is destroyed in it."""
    key, print_ = _proposed(any_office)
    person(any_office, "berta", "*").run(release, [key])
    any_office.book.warning = ("x", {})
    assert DONE not in do_due(any_office)
    assert archive.present(any_office.book, [print_])
    any_office.book.warning = None
    assert DONE in do_due(any_office)
