"""Who letters go to beside contacts: what a topic says of such receivers in its manifest, and what a letter reads of one."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.dataclass import dataclass, field


@dataclass(frozen=True)
class Recipient:
    """Who a letter goes to: name, lines of the address, and what the fields of a text are filled with, by field."""

    name: str
    address: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True)
class ReceiverKind:
    """Receivers of letters that are rows of a table; only who holds the right writes to them and learns of their letters.

    fields are those that texts to them may hold beside the common ones, purposes what letters are for, with their titles.
    reads names a query (connection, key, day, language, wanted fields) -> Recipient | None; a field that is sealed is read only where
    it is wanted, may be refused with Forbidden until looks, a command (key), has kept that somebody looks, and puts the
    copy into an area of its own. tells names a query (connection, key, purpose, day) -> str: what is said of a letter while
    it is written; checks a function (purpose, subject, text) that raises Invalid for words that must not stand there;
    encloses a query (connection, key, purpose) -> [(name, bytes)]: files that go with the letter; sent a function
    (unit, key, purpose): what follows once it is sent. The copy is filed by type and node of the filing plan.
    """

    table: str
    title: str
    right: str
    reads: str
    type: str
    node: str
    fields: tuple[str, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)
    sealed: frozenset[str] = frozenset()
    sealed_area: str = ""
    looks: str = ""
    tells: str = ""
    checks: str = ""
    encloses: str = ""
    sent: str = ""


@dataclass(frozen=True)
class LetterTo:
    """The request to write a letter to a row of a table, for a purpose or '' where it is chosen then."""

    table: str
    key: int
    purpose: str = ""
