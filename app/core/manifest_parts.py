"""What a topic offers a person in its manifest: reports with their span, deeds on rows of others, fields that rules may set, days that are due, first steps of a new book."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import Message

UNSAID = "?"


class Shown:
    """What a manifest shows people says which right it needs, or by word, with '', that everybody may: nothing is open because nobody asked."""

    def __post_init__(self) -> None:
        needs = getattr(self, "needs", UNSAID)
        if needs == UNSAID:
            name = getattr(self, "key", "") or getattr(self, "title", "")
            raise TypeError(f"{name} names no right; '' is for everybody")


@dataclass(frozen=True)
class ShownReport(Shown):
    """A report that the search offers with its span, a "month" or a "year": its page is opened with (since, until), or (kind, since, until)."""

    key: str
    title: str
    page: str
    span: str = "month"
    kind: str = ""
    words: str = ""  # everyday words that find it too
    needs: str = UNSAID


@dataclass(frozen=True)
class DueDay:
    """Something of a topic that is due on a day, in words, and the page that does it with its request; late ones have a day that is over."""

    day: datetime.date
    words: Message
    page: str
    request: object = None


@dataclass(frozen=True)
class OnRecord(Shown):
    """Something a topic does with a row of another topic's table: its page is opened with (table, key); shown outside the menu where it is done all day."""

    title: str
    page: str
    needs: str = UNSAID
    shown: bool = False


@dataclass(frozen=True)
class BesideRecords(Shown):
    """What a topic puts beside every record: the title of its tab, its widget (desk), made when the tab is seen, and the right it needs."""

    title: str
    factory: str
    needs: str = UNSAID


@dataclass(frozen=True)
class SetsFields:
    """Fields of a topic's rows that may be set without their form: a command (unit, keys, field, value, preview), and their columns."""

    command: str
    fields: str


@dataclass(frozen=True)
class SaysOfItems:
    """What a topic says of open items, by account and document: the query it is read by."""

    query: str


@dataclass(frozen=True)
class FirstStep(Shown):
    """Something a new book begins with: title, one line why, the words of its button and the page that it opens with a request.

    done names a query (connection) -> bool which says from the book whether it has happened; who lacks the right needs
    does not see the step. With files, the page takes files that are dropped. What is optional keeps no book on its first day.
    """

    title: str
    why: str
    button: str
    page: str
    done: str
    request: object = None
    needs: str = UNSAID
    order: int = 100
    files: bool = False
    optional: bool = False
