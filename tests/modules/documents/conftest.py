"""Hands for the tests of documents: a file taken in, a document filed, an office of another person."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from app.data import archive
from app.data.office import Actor, Office
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import Arrival, add
from tests.conftest import NOW

OLD = datetime.date(2012, 5, 4)


def arrive(
    office: Office, text: str = "Rechnung der Stadtwerke", name: str = "a.txt", type_key: str = ""
) -> int:
    """Take a text in."""
    data = text.encode()
    sha = archive.store(office.book, data)
    return office.run(
        add, Arrival(sha, len(data), "text/plain", name, text, text_from="text", pages=1, type=type_key)
    )


def filed(
    office: Office,
    title: str = "Brief",
    type_key: str = "other",
    node: str = "9",
    day: datetime.date = OLD,
    text: str = "",
    **more: object,
) -> int:
    """Take a document in and file it."""
    key = arrive(office, text or f"{title} {type_key}", f"{title}.txt")
    return office.run(classify, key, DocumentDraft(title, type_key, node, doc_date=day, **more), None, True)  # type: ignore[arg-type]


def person(office: Office, login: str, *rights: str, now: datetime.datetime = NOW) -> Office:
    """Return an office of another person on the same book."""
    return Office(office.book, Actor(login, login.capitalize(), frozenset(rights)), lambda: now)


@pytest.fixture
def people(any_office: Office) -> Callable[..., Office]:
    """Return a maker of offices of other people."""
    return lambda login, *rights: person(any_office, login, *rights)
