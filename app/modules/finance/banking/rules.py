"""The arithmetic of banking: what a statement says, whether it adds up, when a rule fits, and what is proposed with which reason."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_, Message, _
from app.core.money import from_cents, read_typed, share, to_cents
from app.core.stemming import fold


@dataclass(frozen=True)
class Movement:
    """A booked movement as a bank states it; amount in cents, credit positive on our account.

    parts are those of a batch, as far as the bank names them. Of a returned debit or transfer original is what was
    returned, fee what the bank took for it (both in cents above zero), reason its code and words.
    """

    amount: int
    currency: str
    day: datetime.date
    value_day: datetime.date
    name: str = ""
    iban: str = ""
    text: str = ""
    end_to_end: str = ""
    mandate: str = ""
    reference: str = ""
    code: str = ""
    reversal: bool = False
    pending: bool = False
    details: int = 1
    parts: tuple[Movement, ...] = ()
    original: int = 0
    fee: int = 0
    reason: str = ""

    @property
    def whole_batch(self) -> bool:
        """Whether the parts come to the movement, so that they can stand for it."""
        return bool(self.parts) and sum(one.amount for one in self.parts) == self.amount


@dataclass(frozen=True)
class Statement:
    """A statement as it was read; balances in cents, None where the bank states none.

    whole says that it holds everything between its balances; a report of the day
    (camt.052), a notification (camt.054) or a list (CSV) need not. source is the
    format, or the profile of a list. notes say what was left out or could not be
    used, and why that harms nothing.
    """

    number: str
    iban: str
    currency: str
    start: datetime.date | None
    end: datetime.date | None
    opening: int | None
    closing: int | None
    movements: tuple[Movement, ...] = field(default=())
    whole: bool = True
    source: str = "camt.053"
    notes: tuple[Message, ...] = ()

    @property
    def booked(self) -> list[Movement]:
        """The movements that are booked; what is only announced comes again."""
        return [one for one in self.movements if not one.pending]


codec.register("banking.movement", Movement)
codec.register("banking.statement", Statement)


def check(statement: Statement) -> None:
    """Refuse a statement without account or balances, in another currency, or that does not add up; raises Invalid."""
    if not statement.iban and statement.whole:
        raise Invalid(N_("Statement {number} names no account."), number=statement.number)
    if other := next((one.currency for one in statement.booked if one.currency != "EUR"), ""):
        raise Invalid(
            N_("Statement {number} has movements in {currency}; Kontor books euro."),
            number=statement.number,
            currency=other,
        )
    if statement.opening is None or statement.closing is None:
        if statement.whole:
            raise Invalid(
                N_("Statement {number} has no opening or closing balance."), number=statement.number
            )
        return
    total = sum(one.amount for one in statement.booked)
    if statement.opening + total != statement.closing:
        raise Invalid(
            N_(
                "Statement {number} does not add up: {opening} and movements of {total} do not give {closing}."
            ),
            number=statement.number,
            opening=from_cents(statement.opening),
            total=from_cents(total),
            closing=from_cents(statement.closing),
        )


def keys(iban: str, movements: Sequence[Movement]) -> list[bytes]:
    """Return a key for each movement: equal ones of a file are counted, so that both come in, and an overlapping file brings neither again."""
    seen: dict[str, int] = {}
    found = []
    for one in movements:
        about = "|".join(
            (
                iban,
                one.day.isoformat(),
                str(one.amount),
                fold(one.name),
                one.iban,
                re.sub(r"\s+", "", fold(one.text)),
                one.end_to_end,
                one.reference,
            )
        )
        seen[about] = seen.get(about, 0) + 1
        found.append(codec.digest(f"{about}|{seen[about]}"))
    return found


@dataclass(frozen=True)
class RulePart:
    """A part that a rule splits off: account, tax case, cost centre, and how much: cents, or basis points of the movement."""

    account: str
    cents: int = 0
    points: int = 0
    tax: str = ""
    cost1: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a movement: account, cents, tax, cost centre, text, and a document of its own.

    Above zero the part goes in the direction of the movement; Skonto, fees and credit notes go against it, below zero.
    """

    account: str
    amount: int
    tax: str = ""
    cost1: str = ""
    text: str = ""
    document: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule as it is applied; parts are split off first, the account takes what is left."""

    name: str
    words: str
    iban: str
    sign: str
    least: int | None
    most: int | None
    account: str
    tax: str
    cost1: str
    text: str
    automatic: bool = False
    parts: tuple[RulePart, ...] = ()

    def fits(self, name: str, iban: str, text: str, amount: int) -> bool:
        """Say whether a movement is meant: every word in name or text, IBAN, direction, amount between bounds, and room for its parts."""
        words = fold(self.words).split()
        where = fold(f"{name} {text}")
        if self.sign and (self.sign == "in") != (amount > 0):
            return False
        if self.iban and self.iban != iban:
            return False
        if (self.least is not None and abs(amount) < self.least) or (
            self.most is not None and abs(amount) > self.most
        ):
            return False
        if self.parts and self.rest(amount) < 0:
            return False
        return bool(words or self.iban) and all(word in where for word in words)

    def rest(self, amount: int) -> int:
        """Return what the parts leave of a movement for the rule's own account, in cents; below zero where they take more than there is."""
        return abs(amount) - sum(self._taken(part, amount) for part in self.parts)

    def split(self, amount: int) -> tuple[Part, ...]:
        """Return the parts of a movement, with what is left on the rule's own account; none where the rule has no parts."""
        if not self.parts:
            return ()
        found = [
            Part(part.account, self._taken(part, amount), part.tax, part.cost1, self.text)
            for part in self.parts
        ]
        if rest := self.rest(amount):
            found.append(Part(self.account, rest, self.tax, self.cost1, self.text))
        return tuple(one for one in found if one.amount)

    @staticmethod
    def _taken(part: RulePart, amount: int) -> int:
        return part.cents or share(abs(amount), part.points, 10_000)


def read_share(text: str) -> tuple[int, int]:
    """Read how much a part takes, '40 %' or '12,50', as cents and basis points, one of them 0; raises Invalid."""
    clean = text.strip()
    if clean.endswith("%"):
        points = to_cents(read_typed(clean[:-1]))
        if not 0 < points <= 10_000:
            raise Invalid(N_("Enter a share above 0 and up to 100 %."), field="share")
        return 0, points
    cents = to_cents(read_typed(clean))
    if cents <= 0:
        raise Invalid(N_("The amount must be above zero."), field="share")
    return cents, 0


@dataclass(frozen=True)
class Proposal:
    """How a movement could be booked, with its reason in words; the surest first.

    document is the open item it settles and open what is open on it, in the direction of the movement; parts split it; other is the movement on
    another account of ours that is the same transfer; entry is what booked it already.
    """

    account: str
    tax: str
    cost1: str
    text: str
    reasons: tuple[Message, ...]
    score: int
    document: str = ""
    parts: tuple[Part, ...] = ()
    other: int | None = None
    entry: int | None = None
    stack_line: int | None = None
    open: int = 0


DOCUMENT = re.compile(r"\b([A-Z]{1,4}[- ]?\d{2,}[\w/-]*|\d{5,})\b")


REASONS = {
    "AC01": N_("wrong account number"),
    "AC04": N_("account closed"),
    "AC06": N_("account blocked"),
    "AG01": N_("direct debits not allowed on this account"),
    "AM04": N_("not enough money on the account"),
    "AM05": N_("sent twice"),
    "MD01": N_("no valid mandate"),
    "MD06": N_("objected to by the payer"),
    "MD07": N_("account holder has died"),
    "MS02": N_("refused by the payer"),
    "MS03": N_("no reason given"),
    "SL01": N_("refused by special agreement with the payer"),
}  # external return reason codes of ISO 20022, as far as the German banks use them


def reason_words(reason: str) -> str:
    """Return the reason of a return in words: the bank's own, or those of its code."""
    code, _blank, words = reason.partition(" ")
    return words or str(_(REASONS[code])) if code in REASONS else reason


def documents_in(text: str) -> list[str]:
    """Return what looks like document numbers in a text."""
    return list(dict.fromkeys(DOCUMENT.findall(text.upper())))


def booking_text(name: str, text: str) -> str:
    """Return a booking text for a movement: what it is for, then who."""
    return " ".join(f"{text} {name}".split())[:120]


SIGNS = {"": N_("both"), "in": N_("money in"), "out": N_("money out")}
