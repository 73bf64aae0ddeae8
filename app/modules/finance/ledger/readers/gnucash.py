"""A GnuCash book as it is saved: XML (gnc-v2), plain or packed by gzip, or SQLite; read in a bounded child process."""

from __future__ import annotations

import datetime
import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.parsers import expat  # streams, and hands on every DOCTYPE, which is refused

from app.core import codec
from app.core import format as formats
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_
from app.core.worker_process import READERS
from app.modules.finance.ledger.rules.gnucash import (
    GnuAccount,
    GnuBook,
    GnuSplit,
    GnuTransaction,
    paths_of,
)

LARGEST, LARGEST_UNPACKED = 100_000_000, 400_000_000
LONGEST_WORDS = 4_000  # letters of a text that are kept while it is read
DEEPEST = 40  # elements inside each other
READ = "app.modules.finance.ledger.readers.gnucash:read_in_child"
SECONDS = 120.0
GZIP, SQLITE, XML = b"\x1f\x8b", b"SQLite format 3\0", b"<gnc-v2"
HEAD = 4_096
PACKED_HEAD = zlib.MAX_WBITS | 16
NO_BOOK = N_(
    "This is no GnuCash book. Please choose the file that GnuCash saves (XML or SQLite), not a report or a log."
)
SECTIONS = {"gnc:template-transactions": "templates", "gnc:schedxaction": "scheduled"}
CENT = 100
MOST = 10**14  # cents; more is no money of a small organisation, and no database would keep it


def is_gnucash(path: Path) -> bool:
    """Say whether a file can be a GnuCash book, by its first bytes."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(PACKED_HEAD).decompress(head, HEAD)
        except zlib.error:
            return True  # a packed file that is broken is told as such, no table is packed so
    return head.startswith(SQLITE) or XML in head


def read_gnucash(path: Path) -> GnuBook:
    """Read a book; raises BadFile with a sentence for what is none, is broken or too large."""
    try:
        data = _bytes(path)
        answer, _parts = READERS.ask(READ, data, SECONDS)
    except KontorError as error:
        raise BadFile([Fault(path.name, 0, error.field, error.message)], path.name) from error
    found = codec.loads(answer)
    accounts = tuple(GnuAccount(*one) for one in found["accounts"])
    transactions = sorted(
        (_revived(one) for one in found["transactions"]), key=lambda one: (one.day, one.line)
    )
    return GnuBook(
        path.name,
        hashlib.sha256(data).digest(),
        found["guid"],
        accounts,
        tuple(transactions),
        scheduled=found["scheduled"],
        templates=found["templates"],
        paths=paths_of(accounts),
    )


def _revived(row: list[Any]) -> GnuTransaction:
    guid, day, number, text, currency, closing_entry, line, splits = row
    return GnuTransaction(
        guid,
        datetime.date.fromisoformat(day),
        number,
        text,
        currency,
        closing=closing_entry,
        line=line,
        splits=tuple(GnuSplit(*split) for split in splits),
    )


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise Invalid(N_("There is no file {name}."), name=path.name)
    size = path.stat().st_size
    if size == 0:
        raise Invalid(N_("The file is empty."))
    if size > LARGEST:
        words = N_("The file has {size}; a GnuCash book may have {limit}.")
        raise Invalid(words, size=formats.size(size), limit=formats.size(LARGEST))
    return path.read_bytes()


# -- inside the child --------------------------------------------------------------
def read_in_child(data: bytes) -> tuple[str, list[bytes]]:
    """Return accounts and transactions of a book as kept values; raises Invalid."""
    if data.startswith(SQLITE):
        return codec.dumps(_from_sqlite(data)), []
    if not data.startswith(GZIP) and XML not in data[:HEAD]:
        raise Invalid(NO_BOOK)
    reader = _XmlReader()
    for part in _unpacked(data) if data.startswith(GZIP) else iter((data,)):
        reader.feed(part)
    reader.feed(b"", last=True)
    return codec.dumps(reader.result()), []


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the content of a packed file part by part; raises Invalid where it is cut off, damaged or unpacks to too much."""
    unpacker, left, size = zlib.decompressobj(PACKED_HEAD), data, 0
    try:
        while not unpacker.eof:
            part = unpacker.decompress(left, 1_000_000)
            left, size = unpacker.unconsumed_tail, size + len(part)
            if size > LARGEST_UNPACKED:
                words = N_("The file would unpack to more than {limit}; it is refused.")
                raise Invalid(words, limit=formats.size(LARGEST_UNPACKED))
            yield part
            if not part and not left and not unpacker.eof:
                raise Invalid(
                    N_("The file is cut off. Please save the book in GnuCash again and take that file.")
                )
    except zlib.error as error:
        raise Invalid(N_("The packed file is damaged. Please save the book in GnuCash again.")) from error


def cents(text: str) -> int | None:
    """Return a fraction such as 12345/100 in cents, None where that is no whole number; raises Invalid for what is no fraction."""
    above, _slash, below = text.partition("/")
    try:
        whole, rest = divmod(int(above) * CENT, int(below or 1))
    except (ValueError, ZeroDivisionError):
        raise Invalid(N_("“{text}” is no amount of GnuCash."), text=text[:40]) from None
    if abs(whole) > MOST:
        raise Invalid(N_("“{text}” is no amount of GnuCash."), text=text[:40])
    return None if rest else whole


def _day(text: str) -> str:
    """Return the day of a moment as GnuCash writes it, 2026-01-05 or 20260105 at its front; raises Invalid."""
    front = text.strip()[:10]
    if front[:8].isdecimal():
        front = f"{front[:4]}-{front[4:6]}-{front[6:8]}"
    try:
        return datetime.date.fromisoformat(front).isoformat()
    except ValueError:
        raise Invalid(N_("“{text}” is no day of GnuCash."), text=text[:40]) from None


class _XmlReader:
    """Takes accounts and transactions as they end; nothing else is kept."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._path: list[str] = []
        self._words: list[str] = []
        self._letters = 0
        self._section = ""
        self._slot = ""
        self._one: dict[str, str] = {}
        self._split: dict[str, str] = {}
        self._splits: list[list[Any]] = []
        self._line = 0
        self._books = 0
        self._guid = ""
        self._counts = {"scheduled": 0, "templates": 0}
        self._accounts: list[list[Any]] = []
        self._transactions: list[list[Any]] = []

    def feed(self, part: bytes, last: bool = False) -> None:
        """Take the next part; raises Invalid for XML that is broken."""
        try:
            self._parser.Parse(part, last)
        except expat.ExpatError as error:
            words = N_(
                "The XML is broken in line {line}; it may be cut off. Please save the book in GnuCash again."
            )
            raise Invalid(words, line=error.lineno) from error

    def result(self) -> dict[str, Any]:
        """Return what was found; raises Invalid where that is no book."""
        if not self._books:
            raise Invalid(NO_BOOK)
        found = {"guid": self._guid, "accounts": self._accounts, "transactions": self._transactions}
        return found | self._counts

    def _doctype(self, *_about: object) -> None:
        raise Invalid(N_("The XML has a DOCTYPE; GnuCash writes none, so the file is refused."))

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise Invalid(N_("The XML is nested deeper than GnuCash writes it; the file is refused."))
        if len(self._path) == 1 and name != "gnc-v2":
            raise Invalid(NO_BOOK)
        if name == "gnc:book":
            self._books += 1
            if self._books > 1:
                raise Invalid(N_("The file holds several books; Kontor takes one at a time."))
        elif name in SECTIONS and not self._section:
            self._section = name
        elif name in ("gnc:account", "gnc:transaction"):
            self._one, self._splits, self._slot = {}, [], ""
            self._line = self._parser.CurrentLineNumber
        elif name == "trn:split":
            self._split = {}
        self._words.clear()
        self._letters = 0

    def _text(self, text: str) -> None:
        self._letters += len(text)
        if self._letters <= LONGEST_WORDS:
            self._words.append(text)

    def _end(self, name: str) -> None:
        words = "".join(self._words).strip()
        self._words.clear()
        self._path.pop()
        if name == self._section:
            self._section = ""
            if name == "gnc:schedxaction":
                self._counts["scheduled"] += 1
        elif self._section:
            self._counts["templates"] += name == "gnc:transaction"
        elif name == "book:id":
            self._guid = words
        elif name == "gnc:account":
            self._accounts.append(_account(self._one))
        elif name == "gnc:transaction":
            self._transactions.append(_transaction(self._one, self._splits, self._line))
        elif name == "trn:split":
            amount = cents(self._split.get("split:value", ""))
            self._splits.append(
                [self._split.get("split:account", ""), amount, self._split.get("split:memo", "")]
            )
        elif name == "slot:key":
            self._slot = words
        elif name == "slot:value" or (name == "gdate" and words):
            self._one.setdefault(f"slot {self._slot}", words)
        elif name.startswith("split:"):
            self._split[name] = words
        else:
            at = name if name != "ts:date" else self._path[-1]
            self._one.setdefault(at, words)


def _account(one: dict[str, str]) -> list[Any]:
    return [
        one.get("act:id", ""),
        one.get("act:name", "")[:LONGEST_WORDS],
        one.get("act:type", ""),
        one.get("act:code", ""),
        one.get("act:parent", ""),
        one.get("slot placeholder") == "true",
        one.get("cmdty:id", ""),
    ]


def _transaction(one: dict[str, str], splits: list[list[Any]], line: int) -> list[Any]:
    return [
        one.get("trn:id", ""),
        _day(one.get("slot date-posted") or one.get("trn:date-posted", "")),
        one.get("trn:num", ""),
        one.get("trn:description", ""),
        one.get("cmdty:id", ""),
        bool(one.get("slot book_closing")),
        line,
        splits,
    ]


ACCOUNTS = """SELECT a.guid, a.name, a.account_type, coalesce(a.code, ''), coalesce(a.parent_guid, ''),
    coalesce(a.placeholder, 0), coalesce(c.mnemonic, '') FROM accounts a LEFT JOIN commodities c ON c.guid = a.commodity_guid
    WHERE a.guid NOT IN (SELECT root_template_guid FROM books) AND coalesce(a.parent_guid, '') NOT IN (SELECT root_template_guid FROM books)"""
TRANSACTIONS = """SELECT t.guid, t.post_date, coalesce(t.num, ''), coalesce(t.description, ''), coalesce(c.mnemonic, '')
    FROM transactions t LEFT JOIN commodities c ON c.guid = t.currency_guid ORDER BY t.post_date, t.enter_date, t.guid"""
SPLITS = "SELECT tx_guid, account_guid, value_num, value_denom, coalesce(memo, '') FROM splits ORDER BY rowid"
SLOTS = "SELECT obj_guid, name, gdate_val FROM slots WHERE name IN ('date-posted', 'book_closing')"


def _from_sqlite(data: bytes) -> dict[str, Any]:
    """Return accounts and transactions of a book kept in SQLite; raises Invalid where it holds no such tables."""
    try:
        with closing(sqlite3.connect(":memory:")) as book:
            book.deserialize(data)
            book.execute("PRAGMA trusted_schema = OFF")
            return _rows_of(book)
    except sqlite3.DatabaseError as error:
        raise Invalid(NO_BOOK) from error


def _rows_of(book: sqlite3.Connection) -> dict[str, Any]:
    accounts = [[*row[:5], bool(row[5]), row[6]] for row in book.execute(ACCOUNTS)]
    known = {row[0] for row in accounts}
    slots = {(key, name): day for key, name, day in book.execute(SLOTS)}
    splits: dict[str, list[list[Any]]] = {}
    for key, account, above, below, memo in book.execute(SPLITS):
        splits.setdefault(key, []).append([account, cents(f"{above}/{below}"), memo])
    transactions, templates = [], 0
    for place, (key, moment, number, text, currency) in enumerate(book.execute(TRANSACTIONS), 1):
        own = splits.get(key, [])
        if own and all(split[0] not in known for split in own):
            templates += 1
            continue
        day = _day(str(slots.get((key, "date-posted")) or moment))
        transactions.append([key, day, number, text, currency, (key, "book_closing") in slots, place, own])
    scheduled = book.execute("SELECT count(*) FROM schedxactions").fetchone()[0]
    guid = str(book.execute("SELECT guid FROM books").fetchone()[0])
    return {
        "guid": guid,
        "accounts": accounts,
        "transactions": transactions,
        "scheduled": scheduled,
        "templates": templates,
    }
