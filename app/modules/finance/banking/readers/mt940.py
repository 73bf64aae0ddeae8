"""MT940 and MT942 (SWIFT customer statement and interim report): movements by the library mt-940, balances and details by ourselves.

Pages of one statement (:60M:, :62M:) are put together. What the library gives is
counted against the file: a movement is never lost without a word. Balances are
read here, because the library cuts what it does not expect in them.
"""

from __future__ import annotations

import calendar
import datetime
import decimal
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import bounded
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, Message
from app.core.money import from_cents, read_plain, to_cents
from app.modules.finance.banking.readers.list_profiles import decoded
from app.modules.finance.banking.readers.mt940_details import Details, read_details
from app.modules.finance.banking.rules import Movement, Statement

MARK = re.compile(rb"^(\{1:[^\r\n]*)?:(20|61):", re.MULTILINE)
TAG = re.compile(r"^:(\d{2}[A-Z]?):", re.MULTILINE)
BALANCE = re.compile(r"\s*(R?[CD])(\d{6})([A-Z]{3})(\d[\d., ]*)\s*")
TOTAL = re.compile(r"\s*(\d+)([A-Z]{3})(\d[\d., ]*)\s*")
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
LABEL = re.compile(r"^(KREF|EREF|MREF)\+")
NO_REFERENCE = ("", "NONREF", "NOTPROVIDED", "KREF", "EREF", "MREF")
NEEDED = (
    "20",
    "21",
    "25",
    "28",
    "28C",
    "61",
    "86",
)  # what the library is given; the rest is read here or not needed
INTERIM = ("34F", "13", "13D", "90D", "90C")


HEAD = ("20", "21", "25", "28", "28C")
AT_ONCE = 500  # movements that the library reads at once: what it makes of one takes ten times its text
MOST = 100_000  # movements of a file: more take longer than a reader may
Tags = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Balance:
    """A balance as stated: cents, credit positive; day is None where the file names one that is not in the calendar."""

    cents: int
    currency: str
    day: datetime.date | None


@dataclass(frozen=True)
class _Page:
    """A page of a statement: its tags in order."""

    tags: Tags

    def first(self, *names: str) -> str | None:
        """Return the text of the first tag of these names."""
        return next((text for name, text in self.tags if name in names), None)

    def last(self, *names: str) -> str | None:
        """Return the text of the last tag of these names."""
        return next((text for name, text in reversed(self.tags) if name in names), None)


def fits(data: bytes) -> bool:
    """Say whether a file is MT940 by its first tags."""
    return MARK.search(data[:4096]) is not None and (b":25:" in data[:8192] or b":61:" in data[:8192])


def read(data: bytes) -> list[Statement]:
    """Return the statements of an MT940 or MT942 file; raises Invalid for what can't be read or would be lost, and at once for too many movements."""
    if (count := data.count(b"\n:61:")) > MOST:
        raise Invalid(
            N_(
                "The file has {count} movements, at most {limit} can be read at once. Ask the bank for shorter spans."
            ),
            count=count,
            limit=MOST,
        )
    text = decoded(data)
    if ":20:" not in text:  # a fragment without its head; a statement begins with that tag
        text = f":20:NONREF\n{text}"
    pages = [_Page(tags) for tags in _cut(text)]
    if not pages:
        raise Invalid(N_("The file holds no statement."))
    return [_statement(list(group)) for _key, group in groupby(pages, key=_same)]


def _cut(text: str) -> list[Tags]:
    """Return the tags of each page: a page begins with tag 20."""
    pieces = TAG.split(text)
    pages: list[list[tuple[str, str]]] = []
    for name, content in zip(pieces[1::2], pieces[2::2], strict=True):
        if name == "20" or not pages:
            pages.append([])
        pages[-1].append((name, _ended(content)))
    return [tuple(page) for page in pages]


def _ended(content: str) -> str:
    """Return the content of a tag without the end of a message (a line with a dash, or the brace of SWIFT)."""
    return re.split(r"^-\}?\s*$|^-\}", content, maxsplit=1, flags=re.MULTILINE)[0].strip("\r\n")


def _pieces(tags: Tags) -> Iterator[Tags]:
    """Return a page in pieces of so many movements, each with the head of the page."""
    head = tuple(one for one in tags if one[0] in HEAD)
    piece: list[tuple[str, str]] = []
    count = 0
    for one in tags:
        count += one[0] == "61"
        if count > AT_ONCE:
            yield (*head, *piece)
            piece, count = [], 1
        if one[0] not in HEAD:
            piece.append(one)
    yield (*head, *piece)


def _moves(tags: Tags) -> tuple[Any, ...]:
    """Return what the library reads in the movements of a piece, each with its details; raises Invalid where one is lost."""
    import mt940

    given = "\n".join(f":{name}:{text}" for name, text in tags if name in NEEDED)
    try:
        found = [
            one for page in mt940.parse_statements(f"{given}\n", options=mt940.Options.all()) for one in page
        ]
    except (
        ValueError,
        RuntimeError,
        LookupError,
        AttributeError,
        TypeError,
        decimal.DecimalException,
    ) as error:
        wrong = next((text for name, text in tags if name == "61" and not ENTRY.match(text)), "")
        reason = wrong.split("\n")[0].strip() or type(error).__name__
        raise Invalid(N_("The MT940 file is broken: {reason}"), reason=reason[:80]) from error
    details: list[str] = []
    for name, text in tags:
        if name == "61":
            details.append("")
        elif name == "86" and details and not details[-1]:
            details[-1] = text
    if len(found) != len(details):
        raise Invalid(
            N_("The file has {stated} movements, but only {read} could be read."),
            stated=len(details),
            read=len(found),
        )
    return tuple(zip((one.data for one in found), details, strict=True))


ENTRY = re.compile(r"\d{6}(\d{4})?R?[CD][A-Z]?\d[\d,.]*[A-Z]")


def _same(page: _Page) -> tuple[str, str, str]:
    """Pages of one account and number are one statement, as long as the bank numbers its pages."""
    number, _slash, sequence = (page.first("28C", "28") or "").strip().partition("/")
    return (page.first("25") or "").strip(), number, "" if sequence.strip() else str(id(page))


def _statement(pages: list[_Page]) -> Statement:
    number = (pages[0].first("28C", "28") or "").strip().partition("/")[0] or (pages[0].first("20") or "")
    number = number.strip().lstrip("0") or "0"
    notes: list[Message] = []
    opening = _balance(pages[0].first("60F", "60M"), number, notes)
    closing = _balance(pages[-1].last("62F", "62M"), number, notes)
    interim = opening is None and closing is None and any(page.first(*INTERIM) is not None for page in pages)
    known = opening or closing
    currency = known.currency if known else "EUR"
    moves = tuple(
        _movement(data, text, currency, number)
        for page in pages
        for piece in _pieces(page.tags)
        for data, text in _moves(piece)
    )
    if interim:
        _check_totals(pages, moves, number)
    days = [one.day for one in moves]
    begin = opening.day if opening else None
    return Statement(
        number,
        account_of(pages[0].first("25") or ""),
        currency,
        min(days, default=begin),
        closing.day if closing and closing.day else max(days, default=None),
        opening=opening.cents if opening else None,
        closing=closing.cents if closing else None,
        movements=moves,
        whole=not interim,
        source="MT942" if interim else "MT940",
        notes=tuple(notes),
    )


def _balance(text: str | None, number: str, notes: list[Message]) -> _Balance | None:
    """Return a balance; raises Invalid for one that can't be read whole: a wrong balance is worse than none."""
    if text is None:
        return None
    hit = BALANCE.fullmatch(text.split("\n")[0])
    words = N_("Statement {number}: the balance {text} can't be read.")
    if hit is None:
        raise Invalid(words, number=number, text=text.split("\n")[0].strip()[:40])
    mark, day, currency, figures = hit.groups()
    try:
        cents = read_plain(figures.strip().rstrip(",."))
    except KontorError as error:
        raise Invalid(words, number=number, text=text.strip()[:40]) from error
    return _Balance(cents if mark in ("C", "RD") else -cents, currency, _day(day, notes))


def _day(text: str, notes: list[Message]) -> datetime.date | None:
    """Return the day of a balance; the 31st of a short month is its last day, as some banks write it, and noted."""
    year, month, day = 2000 + int(text[:2]), int(text[2:4]), int(text[4:])
    try:
        return bounded(datetime.date(year, month, day))
    except (ValueError, KontorError):
        notes.append(
            Message(N_("The balance is of {text}, a day that is not in the calendar."), {"text": text})
        )
    if 1 <= month <= 12 and 1 <= day <= 31:
        return datetime.date(year, month, calendar.monthrange(year, month)[1])
    return None


def _check_totals(pages: list[_Page], moves: tuple[Movement, ...], number: str) -> None:
    """Refuse an interim report whose movements are not what it says they come to (tags 90D and 90C); raises Invalid."""
    for tag, sign in (("90D", -1), ("90C", 1)):
        stated = [hit for page in pages if (hit := TOTAL.fullmatch(page.last(tag) or ""))]
        if not stated:
            continue
        total = sum(read_plain(hit[3].strip().rstrip(",.")) for hit in stated)
        found = sum(abs(one.amount) for one in moves if one.amount * sign > 0)
        if total != found:
            raise Invalid(
                N_("Report {number} does not add up: its movements come to {found}, it says {total}."),
                number=number,
                found=from_cents(found),
                total=from_cents(total),
            )


def account_of(text: str) -> str:
    """Return the account of tag 25: an IBAN as it is, a German bank code and number as an IBAN, anything else as stated."""
    clean = text.replace(" ", "")
    if hit := IBAN.match(clean):
        return hit[0]
    bank, slash, rest = clean.partition("/")
    figures = re.match(r"\d{1,10}", rest)
    if slash and re.fullmatch(r"\d{8}", bank) and figures:
        account = figures[0].zfill(10)
        check = 98 - int(f"{bank}{account}131400") % 97
        return f"DE{check:02d}{bank}{account}"
    return clean


def _cents(amount: decimal.Decimal, where: str) -> int:
    try:
        return to_cents(amount)
    except KontorError as error:
        raise Invalid(N_("{where}: {reason}"), where=where, reason=error.message) from error


def _movement(data: dict[str, Any], text: str, currency: str, number: str) -> Movement:
    value_day = data["date"]
    day = data.get("guessed_entry_date") or data.get("entry_date") or value_day
    amount = _cents(data["amount"].amount, number)
    said = read_details(text)
    customer = LABEL.sub("", str(data.get("customer_reference") or "")).strip()
    references = [
        one for one in (str(data.get("bank_reference") or "").strip(), customer) if one not in NO_REFERENCE
    ]
    end_to_end = "" if said.end_to_end in NO_REFERENCE else said.end_to_end
    original, fee = _returned(amount, said)
    account = said.account.upper()
    return Movement(
        amount,
        str(data.get("currency") or currency),
        _plain(day),
        _plain(value_day),
        said.name[:140],
        iban=account if IBAN.fullmatch(account) else "",
        text=said.purpose
        or (end_to_end if len(end_to_end) > 35 else "")
        or said.posting
        or str(data.get("extra_details") or "").strip(),
        end_to_end=end_to_end[:40],
        mandate=said.mandate[:40],
        reference=next(iter(references), "")[:60],
        code=said.posting or said.code or str(data.get("id") or ""),
        reversal=str(data.get("status") or "").startswith("R") or said.returned,
        original=original,
        fee=fee,
    )


def _returned(amount: int, said: Details) -> tuple[int, int]:
    """Return what was returned and what the bank took for it, in cents; nothing for what is no return."""
    if not said.returned:
        return 0, 0
    original = said.original if 0 < said.original <= abs(amount) else abs(amount)
    return original, abs(amount) - original


def _plain(day: Any) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
