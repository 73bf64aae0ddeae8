"""What topics tell of a contact: what happened with it (timeline) and what the front desk is asked (blocks)."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class AboutContact:
    """The contact that is asked about: key, name, its mails and personal accounts, and of those that were merged into it the accounts too.

    people are the keys of its people, or of the organisations of a person; today is the day it is asked on.
    """

    key: int
    name: str
    accounts: tuple[str, ...]
    mails: tuple[str, ...]
    people: tuple[int, ...]
    today: datetime.date


@dataclass(frozen=True)
class Happening:
    """Something that happened with a contact on a day: what kind of thing in a word, what, by or with whom, and the page that shows it."""

    day: datetime.date
    kind: str
    title: str
    detail: str = ""
    page: str = ""
    request: object = None


@dataclass(frozen=True)
class BlockLine:
    """A line of a block: words, what stands at its right, the page that shows it, and whether it is late."""

    text: str
    right: str = ""
    page: str = ""
    request: object = None
    late: bool = False


@dataclass(frozen=True)
class Block:
    """What one topic says of a contact: a title, its lines, the place among the blocks (small ones first), and what is said without any."""

    title: str
    lines: tuple[BlockLine, ...]
    order: int = 50
    empty: str = ""
    sum: str = ""
