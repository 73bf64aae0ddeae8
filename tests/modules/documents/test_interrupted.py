"""What an interruption leaves in the archive: attachments are taken up again, loose bytes are cleared, halves are made whole."""

from __future__ import annotations

import datetime
import email
import email.policy
from email.message import EmailMessage

import pytest
from sqlalchemy import select, text

from app.core.dates import utc_now
from app.core.errors import Invalid, Missing
from app.data import archive, books
from app.data.engine import sqlite_connection
from app.data.office import Office
from app.data.queries import query as reads
from app.data.selfcheck import SelfCheck
from app.data.settings import setting
from app.data.upgrade import ARCHIVE_VERSION
from app.data.verify import verify
from app.modules.documents.archive.api import DocumentVersion
from app.modules.documents.intake.services import intake
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import take_bytes
from app.modules.documents.letters.services import keep_logo
from tests.conftest import close
from tests.modules.documents.bombs import picture
from tests.modules.documents.conftest import filed
from tests.modules.documents.test_reading import mail, pdf

LATER = datetime.timedelta(days=2)


def test_a_mail_killed_before_its_attachments_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same mail again is a duplicate, and what hung on it and never became a document is taken in now."""
    letter = mail("Angebot 12", pdf())
    with monkeypatch.context() as patch:
        patch.setattr(intake, "_take_parts", lambda *_arguments: ())
        assert take_bytes(office, letter, "m.eml", Wishes()).status == "new"
    again = take_bytes(office, letter, "m.eml", Wishes())
    assert again.status == "duplicate"
    assert [part.status for part in again.parts] == ["new"]
    third = take_bytes(office, letter, "m.eml", Wishes())
    assert (third.status, third.parts) == ("duplicate", ())
    assert len(office.read(reads("")(lambda c: c.scalars(select(DocumentVersion.id)).all()))) == 2


def test_mails_in_mails_are_kept_three_deep(office: Office) -> None:
    """Each mail holds all that lie within it: twelve of them come to four documents, the last says what stays in it, twice alike."""
    inner = mail("Innen", pdf())
    for number in range(12):
        outer = EmailMessage()
        outer["From"], outer["Subject"] = "a@b.example", f"Hülle {number}"
        outer.set_content(f"Ebene {number}")
        outer.add_attachment(email.message_from_bytes(inner, policy=email.policy.default))
        inner = outer.as_bytes()
    for status in ("new", "duplicate"):
        one = take_bytes(office, inner, "m.eml", Wishes())
        assert one.status == status
        said = one.as_json()
        assert [row["file"] for row in said] == (
            ["m.eml", *["mail.eml"] * 3] if status == "new" else ["m.eml"]
        )
        if status == "new":
            assert said[-1]["message"] == "This mail lies in 3 others; what hangs on it stays in it."
    assert len(office.read(reads("")(lambda c: c.scalars(select(DocumentVersion.id)).all()))) == 4


def test_loose_bytes_are_cleared_and_nothing_else(any_office: Office) -> None:
    """What nothing refers to goes after a day; documents, the logo and what is young stay; what is stored again is young again."""
    book, now = any_office.book, utc_now()
    filed(any_office, "Eins", text="bleibt")
    keep_logo(any_office, picture(20, 10))
    loose = archive.store(book, b"left by a killed process")
    needed = any_office.read(reads("")(lambda c: archive.referred(c)))
    assert loose not in needed
    assert archive.clear_loose(book, needed, now) == 0
    assert archive.clear_loose(book, needed, now + LATER) == 1
    with pytest.raises(Missing):
        archive.load(book, loose)
    assert len(any_office.read(reads("")(lambda c: archive.referred(c))) & archive.present(book, needed)) == 2
    assert archive.clear_loose(book, needed, now + LATER) == 0


def test_what_is_stored_again_is_young_again(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction under way on another desk keeps its bytes, although they lay about for long."""
    book, now = any_office.book, utc_now()
    monkeypatch.setattr(archive.clock, "now", lambda *_connection: now - LATER)
    key = archive.store(book, b"left, and wanted again")
    monkeypatch.setattr(archive.clock, "now", lambda *_connection: now)
    assert archive.store(book, b"left, and wanted again") == key
    assert archive.clear_loose(book, set(), now) == 0
    assert archive.load(book, key)


def test_the_self_check_clears(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The daily check takes what is loose; in a book that is not trusted it destroys nothing."""
    now = office.clock()
    monkeypatch.setattr(archive.clock, "now", lambda *_connection: now - LATER)
    key = archive.store(office.book, b"loose")
    office.book.warning = ("x", {})
    assert SelfCheck(office).look()
    assert archive.present(office.book, [key])
    office.book.warning = None
    monkeypatch.setattr("app.data.selfcheck.last_check", lambda _book: None)
    assert SelfCheck(office).look()
    assert not archive.present(office.book, [key])


def test_a_changed_guard_of_the_archive_is_named(office: Office) -> None:
    """The archive of a local book is a file of its own: a guard there of the same name that never refuses is no guard."""
    assert all(check.ok for check in verify(office.book))
    with office.book.archive.begin() as there:
        name = "guard_archive_blob_update"
        said = there.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name})
        there.execute(text(f"DROP TRIGGER {name}"))
        there.execute(text(said.replace("BEGIN", "WHEN 0 BEGIN")))
    (wrong,) = (check for check in verify(office.book) if not check.ok)
    assert wrong.name == "guards"
    assert name in str(wrong.detail)


def test_an_archive_that_was_left_behind_is_made_whole(office: Office) -> None:
    """A process died after migrating the book and before its archive: the next opening brings tables and guards."""
    place, path = office.book.place, office.book.folder / books.ARCHIVE
    close(office.book)
    connection = sqlite_connection(path)
    for statement in (
        "DROP TABLE archive_bond",
        "DROP TRIGGER guard_archive_blob_update",
        "DROP TRIGGER guard_archive_blob_delete",
        "PRAGMA user_version = 0",
    ):
        connection.execute(statement)
    connection.close()
    book = books.open_book(place)
    with book.archive.connect() as there:
        names = set(there.scalars(text("SELECT name FROM sqlite_master")))
        assert there.scalar(text("PRAGMA user_version")) == ARCHIVE_VERSION
    assert {
        "archive_bond",
        "guard_archive_blob_update",
        "guard_archive_blob_delete",
        "guard_archive_bond_update",
        "guard_archive_bond_delete",
    } <= names
    close(book)


LOGOS = {
    "no picture": (b"\x89PNG logo", "broken"),
    "cut": (picture(400, 400)[:90], "broken"),
    "many pixels": (picture(6000, 6000), "6,000"),
    "bomb": (picture(30_000, 30_000), "30,000"),
    "other kind": (b"GIF89a", "PNG or JPEG"),
}


@pytest.mark.parametrize(("data", "said"), LOGOS.values(), ids=LOGOS)
def test_a_logo_that_no_letter_can_bear_is_refused(office: Office, data: bytes, said: str) -> None:
    """What every letter would unpack is looked at once, in a child: a broken or huge picture makes no letter fail afterwards."""
    with pytest.raises(Invalid, match=said):
        keep_logo(office, data)
    assert not office.read(setting, "letters.logo")
