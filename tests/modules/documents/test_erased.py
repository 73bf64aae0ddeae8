"""Erased is erased: the raw files of a book hold neither the key, nor the title, nor the text of what two people erased."""

from __future__ import annotations

import datetime
from pathlib import Path

import pypdfium2
from sqlalchemy import select

from app.core import format as formats
from app.data.office import Office
from app.data.queries import query as reads
from app.data.system_tables import SealKey
from app.modules.documents.archive.api import DocumentText
from app.modules.documents.retention.queries import erasures
from app.modules.documents.retention.reports import certificate
from app.modules.documents.retention.services import erase, propose
from tests.modules.documents.conftest import filed, person

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


def test_the_certificate_says_until_when_backups_hold_it(office: Office) -> None:
    """A local book names the day; a shared one says only that backups hold it."""
    key = filed(office, TITLE)
    office.run(propose, [key], "vorbei")
    records = erase(person(office, "berta", "*"), [key])
    views = office.read(erasures, records)
    local = words_of(certificate(views, {}, {}, "Test GmbH", local=True))
    assert "newest 14 are kept" in local
    assert formats.day(views[0].erased_at.astimezone().date() + datetime.timedelta(days=14)) in local  # type: ignore[union-attr]
    assert "newest 14" not in words_of(certificate(views, {}, {}, "Test GmbH", local=False))
