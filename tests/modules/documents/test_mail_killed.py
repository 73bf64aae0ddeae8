"""A mail whose taking in dies at any write: the same mail again brings what is missing, each part once, on both databases."""

from __future__ import annotations

import email
import email.policy
import itertools
from collections import Counter
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from app.data import archive
from app.data.office import Office
from app.data.queries import query as reads
from app.data.verify import verify
from app.modules.documents.archive.api import DocumentVersion
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import take_bytes


class Died(BaseException):
    """The process is gone."""


def _mail(name: str, *inside: bytes) -> bytes:
    """Return a mail with two papers, and with mails inside."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Message-ID"] = "a@b.example", name, f"<{name}@x>"
    made.set_content(f"Text von {name}")
    for paper in ("Angebot", "Preisliste"):
        made.add_attachment(f"{paper} zu {name}".encode(), "text", "plain", filename=f"{paper} {name}.txt")
    for one in inside:
        made.add_attachment(email.message_from_bytes(one, policy=email.policy.default))
    return made.as_bytes()


def _names(office: Office) -> Counter[str]:
    """Return the files that became documents, by name."""
    v = DocumentVersion
    return Counter(office.read(reads("")(lambda c: c.scalars(select(v.name)).all())))


def _dying(monkeypatch: pytest.MonkeyPatch, after: int) -> list[int]:
    """Let the process die at its n-th write, of a row or of bytes; returns the count of writes."""
    count = [0]
    run, store = Office.run_as, archive.store

    def at_write(done: bool) -> None:
        count[0] += not done
        if count[0] == after and done == (after % 4 in (0, 3)):  # every other time just after the write
            raise Died

    def run_as(office: Office, *given: object, **more: object) -> object:
        at_write(False)
        found = run(office, *given, **more)  # type: ignore[arg-type]
        at_write(True)
        return found

    def stored(*given: object, **more: object) -> bytes:
        at_write(False)
        found = store(*given, **more)  # type: ignore[arg-type]
        at_write(True)
        return found

    monkeypatch.setattr(Office, "run_as", run_as)
    monkeypatch.setattr(archive, "store", stored)
    return count


# Each write of a plain mail on both databases, every second one of a mail with a mail inside.
PLACES = [("sqlite", False), ("postgresql", False), ("sqlite", True)]


@pytest.mark.parametrize(("any_office", "nested"), PLACES, indirect=["any_office"])
def test_killed_at_each_write(any_office: Office, monkeypatch: pytest.MonkeyPatch, nested: bool) -> None:
    """Killed at the first, second … write until one comes through; then again: all documents are there, none twice, verify is green."""
    rounds = 0
    for moment in itertools.count(1, 1 + nested):
        rounds, name = rounds + 1, f"Nr{moment}"
        letter = _mail(name, *([_mail(f"{name}i")] if nested else []))
        with monkeypatch.context() as patch:
            count = _dying(patch, moment)
            try:
                whole = take_bytes(any_office, letter, f"{name}.eml", Wishes()).status
            except Died:
                whole = ""
        take_bytes(any_office, letter, f"{name}.eml", Wishes())
        assert take_bytes(any_office, letter, f"{name}.eml", Wishes()).parts == ()
        if whole:
            break
    assert whole == "new"
    assert count[0] < moment
    assert rounds > 6
    found = _names(any_office)
    assert set(found.values()) <= ({1, rounds} if nested else {1})  # mails inside have one name
    assert sum(found.values()) == rounds * (6 if nested else 3)
    assert [str(one.detail) for one in verify(any_office.book) if not one.ok] == []
