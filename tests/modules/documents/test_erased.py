"""Erased is erased: the raw files of a book hold neither the key, nor the title, nor the text of what two people erased."""

from __future__ import annotations

import datetime
import os
import tempfile
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import Connection, select

from app.core import format as formats
from app.core import open_copies
from app.core.errors import Invalid
from app.core.stemming import stem
from app.data import archive
from app.data.backup import backups_folder
from app.data.office import Office
from app.data.queries import query as reads
from app.data.system_tables import SealKey, SearchWord
from app.modules.documents.archive.api import (
    Arrival,
    Document,
    DocumentDraft,
    DocumentText,
    add,
    classify,
    find,
)
from app.modules.documents.filing.api import Tag
from app.modules.documents.retention.queries import erasures, review_source
from app.modules.documents.retention.reports import certificate
from app.modules.documents.retention.services import erase, propose
from tests.modules.documents.conftest import OLD, filed, person

TITLE = "Zwergspitzpinscher Kaufvertrag"


def words_of(data: bytes) -> str:
    """Return the words of a PDF."""
    document = pypdfium2.PdfDocument(data)
    found = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    document.close()
    return " ".join(" ".join(found).split())


def raw(office: Office) -> bytes:
    """Return every byte of the files of a book, as somebody finds them who takes the disk."""
    return b"".join(path.read_bytes() for path in sorted(Path(office.book.place).iterdir()))


def test_nothing_of_it_is_in_the_files(office: Office) -> None:
    """Before the erasure all of it is found, afterwards nothing: not in free pages, not in the log."""
    text = " ".join(f"Zuchtbuchnummer {place * 7919}" for place in range(400))
    other = filed(office, "Bleibt", text="Ein anderer Brief")
    key = filed(office, TITLE, text=text)
    with office.book.engine.connect() as connection:
        secret = connection.scalar(
            select(SealKey.secret).where(SealKey.table_name == "document", SealKey.row_key == key)
        )
        body = connection.scalar(select(DocumentText.body).where(DocumentText.document_id == key))
    assert secret
    assert body
    wanted = [bytes(secret), bytes(body)[:200], TITLE.encode()]
    office.book.empty_log()
    assert [one in raw(office) for one in wanted] == [True, True, True]
    office.run(propose, [key], "vorbei")
    erase(person(office, "berta", "*"), [key])
    assert [one in raw(office) for one in wanted] == [False, False, False]
    assert b"Bleibt" in raw(office)
    assert office.read(
        reads("")(lambda c: c.scalar(select(DocumentText.body).where(DocumentText.document_id == other)))
    )


def test_no_word_of_it_is_left(any_office: Office) -> None:
    """Neither a stem in the full text, nor a word of its text or first name for the better spelling, nor a tag only it had."""
    o = any_office
    text = "Quarkspitzmeierin Bescheinigung"
    other = filed(o, "Bleibt", text="Ein anderer Brief mit Bescheinigung", tags=("bleibt",))
    data = text.encode()
    sha = archive.store(o.book, data)
    key = o.run(
        add, Arrival(sha, len(data), "text/plain", "Zwergmaulwurf.txt", text, text_from="text", pages=1)
    )
    o.run(
        classify,
        key,
        DocumentDraft("Neuer Titel", "other", "9", doc_date=OLD, tags=("Nashornvogel", "bleibt")),
        None,
        True,
    )
    words = ("quarkspitzmeierin", "zwergmaulwurf", "nashornvogel")

    def known(connection: Connection) -> list[set[str]]:
        return [set(connection.scalars(select(SearchWord.word))), set(connection.scalars(select(Tag.title)))]

    before = o.read(reads("")(known))
    assert {"quarkspitzmeierin", "zwergmaulwurf"} <= before[0]
    o.run(propose, [key], "vorbei")
    erase(person(o, "berta", "*"), [key])
    left, tags = o.read(reads("")(known))
    assert not left & set(words)
    assert tags == {"bleibt"}
    assert "bescheinigung" in left
    assert [hit.key for hit in o.read(find, "bescheinigung").found] == [other]
    assert o.read(find, "quarkspitzmeierin").meant == ""
    if o.book.local:
        o.book.empty_log()
        there = raw(o).lower()
        assert [word for word in (*words, stem(words[0]), stem(words[1])) if word.encode() in there] == []
        for name in ("search_deep", "search_text"):
            assert o.read(reads("")(lambda c, t=name: _stems(c, t))).isdisjoint(
                {stem(word) for word in words}
            )


def _stems(connection: Connection, table: str) -> set[str]:
    """Return every stem that a full text of a local book can still tell."""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.look USING fts5vocab(main, {table}, 'row')")
    found = set(connection.exec_driver_sql("SELECT term FROM temp.look").scalars())
    connection.exec_driver_sql("DROP TABLE temp.look")
    return found


def test_copies_for_other_programs_go() -> None:
    """A copy can only be read, and is gone when Kontor is locked or ends; one of a dead process goes at the next."""
    path = open_copies.copy_of("Zeugnis.pdf", b"%PDF geheim")
    assert path.read_bytes() == b"%PDF geheim"
    assert not path.stat().st_mode & 0o222
    dead = Path(tempfile.gettempdir()) / f"{open_copies.PREFIX}999999999-x"
    dead.mkdir()
    (dead / "alt.pdf").write_bytes(b"alt")
    open_copies.clear()
    assert not path.exists()
    again = open_copies.copy_of("Zeugnis.pdf", b"x")
    assert again.exists()
    assert not dead.exists()
    open_copies.clear()
    assert not again.parent.parent.exists()


def test_the_certificate_says_until_when_backups_hold_it(any_office: Office) -> None:
    """A local book names the day and each backup from before; a shared one says only that backups hold it."""
    key = filed(any_office, TITLE)
    any_office.run(propose, [key], "vorbei")
    records = erase(person(any_office, "berta", "*"), [key])
    views = any_office.read(erasures, records)
    assert views[0].erased_at is not None
    erased = views[0].erased_at.timestamp()
    if any_office.book.local:
        backups_folder(any_office.book).mkdir()
        for name, when in (("before", erased - 60), ("after", erased + 60)):
            path = backups_folder(any_office.book) / f"{name}.kontor-backup"
            path.touch()
            os.utime(path, (when, when))
    words = words_of(certificate(views, {}, {}, "Test GmbH", any_office.book))
    assert "Backups made before the erasure still hold what was erased" in words
    assert ("newest 14 are kept" in words) is any_office.book.local
    assert ("before.kontor-backup" in words) is any_office.book.local
    assert "after.kontor-backup" not in words
    day = formats.day(views[0].erased_at.astimezone().date() + datetime.timedelta(days=14))
    assert (day in words) is any_office.book.local


def test_the_last_day_of_a_term_is_part_of_it(any_office: Office) -> None:
    """Neither listed, proposed nor erased on that day, whichever desk's clock says so; on the day after all of it."""
    key = filed(any_office, "Vom letzten Tag")
    query = reads("")(lambda c: c.scalar(select(Document.keep_until).where(Document.id == key)))
    until = any_office.read(query)
    assert until is not None
    last = datetime.datetime.combine(until, datetime.time(12)).astimezone(datetime.UTC)  # noon at the desk
    after = last + datetime.timedelta(days=1)
    for now, listed in ((last, []), (after, [key])):
        assert list(any_office.read(review_source((), (), now.astimezone().date()).keys, {})) == listed
    with pytest.raises(Invalid, match="must still be kept"):
        person(any_office, "anna", "*", now=last).run(propose, [key], "vorbei")
    person(any_office, "anna", "*", now=after).run(propose, [key], "vorbei")
    with pytest.raises(Invalid, match="must still be kept"):
        erase(person(any_office, "berta", "*", now=last), [key])
    assert erase(person(any_office, "berta", "*", now=after), [key])
