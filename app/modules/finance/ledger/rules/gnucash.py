"""A GnuCash book as it was read, and what of it comes into a book from a day on: pure reckoning in cents."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from app.core import format as formats
from app.core.dataclass import dataclass, field
from app.core.errors import Fault
from app.core.messages import N_, Message
from app.core.money import from_cents

EURO = "EUR"
OPENING, BOTH, ENTRIES = "opening", "both", "entries"
WAYS = {
    OPENING: N_("Opening balances only"),
    BOTH: N_("Opening balances and all entries from this day on"),
    ENTRIES: N_("Only the entries from this day on"),
}
RESULT_TYPES = frozenset({"INCOME", "EXPENSE"})
FITTING = {
    "INCOME": ("income",),
    "EXPENSE": ("expense",),
    "EQUITY": ("equity", "statistic"),
    "LIABILITY": ("liability", "creditor"),
    "CREDIT": ("liability", "creditor"),
    "PAYABLE": ("liability", "creditor"),
    "RECEIVABLE": ("asset", "debtor"),
}  # what an account of Kontor may be when one of GnuCash is proposed for it; every other type is an asset
LONGEST_NUMBER, LONGEST_TEXT = 36, 120


@dataclass(frozen=True, slots=True)
class GnuAccount:
    """An account of GnuCash: its type in GnuCash's capitals, and the currency or share it is kept in."""

    guid: str
    name: str
    type: str
    code: str
    parent: str
    placeholder: bool
    commodity: str


@dataclass(frozen=True, slots=True)
class GnuSplit:
    """One side of a transaction in cents, debit positive; None where the fraction is no whole number of cents."""

    account: str
    amount: int | None
    memo: str


@dataclass(frozen=True, slots=True)
class GnuTransaction:
    """A transaction; closing says that GnuCash made it to close its books, line where it begins in the file."""

    guid: str
    day: datetime.date
    number: str
    text: str
    currency: str
    closing: bool
    line: int
    splits: tuple[GnuSplit, ...]

    @property
    def document(self) -> str:
        """The document number: the one that was typed, else one made of the key, the same each time."""
        return self.number[:LONGEST_NUMBER] or f"GC-{self.guid[:8]}"

    @property
    def words(self) -> str:
        """The text of the entry: the description, else the first memo, else the document number."""
        memo = next((split.memo for split in self.splits if split.memo), "")
        return (self.text or memo or self.document)[:LONGEST_TEXT]

    @property
    def is_cut(self) -> bool:
        """Whether an entry made of it holds less than was typed: number, description or a memo is too long."""
        longest = max((len(split.memo) for split in self.splits), default=0)
        return len(self.number) > LONGEST_NUMBER or max(len(self.text), longest) > LONGEST_TEXT

    @property
    def debit(self) -> int:
        """The sum of the debit side in cents."""
        return sum(split.amount for split in self.splits if split.amount is not None and split.amount > 0)

    @property
    def mark(self) -> tuple[datetime.date, str, str, int]:
        """What an entry made of it is known by when the file comes again."""
        return self.day, self.document, self.words, self.debit


@dataclass(frozen=True)
class GnuBook:
    """A whole file: its name and fingerprint, accounts in their order, transactions by day, and what is never booked with its count."""

    name: str
    sha256: bytes
    guid: str
    accounts: tuple[GnuAccount, ...]
    transactions: tuple[GnuTransaction, ...]
    scheduled: int = 0
    templates: int = 0
    paths: dict[str, str] = field(default_factory=dict)

    def path(self, guid: str) -> str:
        """Return the name of an account with those above it, as GnuCash shows it."""
        return self.paths.get(guid, guid)


@dataclass(frozen=True)
class Plan:
    """What is to be brought: the way, the first day, the account number for each account by its key, and whether missing ones are made."""

    way: str
    day: datetime.date
    accounts: Mapping[str, str]
    create: bool = False


@dataclass(frozen=True)
class Chosen:
    """What a plan takes out of a file: balances at the end of the day before, transactions from it on, and closings and empty ones left out."""

    opening: dict[str, int]
    transactions: tuple[GnuTransaction, ...]
    closings: int
    empty: int


def paths_of(accounts: Iterable[GnuAccount]) -> dict[str, str]:
    """Return the full name of each account by its key, the root left out; a circle of parents ends where it closes."""
    known = {one.guid: one for one in accounts}
    found: dict[str, str] = {}
    for guid in known:
        parts: list[str] = []
        seen: set[str] = set()
        at = guid
        while at in known and at not in seen and known[at].type != "ROOT":
            seen.add(at)
            parts.append(known[at].name)
            at = known[at].parent
        found[guid] = ":".join(reversed(parts))
    return found


def choose(book: GnuBook, way: str, day: datetime.date) -> Chosen:
    """Return what comes in on a way from a day on; accounts whose balance is zero are left out of the opening."""
    opening: dict[str, int] = {}
    taken: list[GnuTransaction] = []
    closings = empty = 0
    for one in book.transactions:
        if one.day < day:
            for split in one.splits if way != ENTRIES else ():
                opening[split.account] = opening.get(split.account, 0) + (split.amount or 0)
        elif way == OPENING:
            continue
        elif one.closing:
            closings += 1
        elif not any(split.amount != 0 for split in one.splits):
            empty += 1
        else:
            taken.append(one)
    return Chosen({key: value for key, value in opening.items() if value}, tuple(taken), closings, empty)


def needed(book: GnuBook, chosen: Chosen) -> list[GnuAccount]:
    """Return the accounts that need one of the book: those with movements, and with an opening balance that is no result."""
    moved = {split.account for one in chosen.transactions for split in one.splits if split.amount != 0}
    return [
        one
        for one in book.accounts
        if one.guid in moved or (one.guid in chosen.opening and one.type not in RESULT_TYPES)
    ]


def faults_of(book: GnuBook, way: str, day: datetime.date) -> list[Fault]:
    """Return what keeps transactions from being counted: other currencies and shares, fractions of a cent, sides that differ, unknown accounts."""
    kinds = {one.guid: one for one in book.accounts}
    found: list[Fault] = []
    for one in book.transactions:
        if (one.day < day and way == ENTRIES) or (one.day >= day and (way == OPENING or one.closing)):
            continue
        message = _wrong(one, kinds)
        if message is not None:
            words = Message(
                N_("{day} “{text}”: {reason}"), {"day": one.day, "text": one.words, "reason": message}
            )
            found.append(Fault(book.name, one.line, "", words))
    return found


def _wrong(one: GnuTransaction, kinds: Mapping[str, GnuAccount]) -> Message | None:
    if one.currency != EURO:
        return Message(
            N_("It is in {currency}; Kontor keeps euros only. Book it in euros, then bring the file again."),
            {"currency": one.currency or "–"},
        )
    for split in one.splits:
        account = kinds.get(split.account)
        if account is None:
            return Message(N_("It names an account that the file doesn't hold."), {})
        if account.commodity != EURO or account.type == "TRADING":
            return Message(
                N_("The account {name} is kept in {currency}; Kontor keeps euros only."),
                {"name": account.name, "currency": account.commodity or "–"},
            )
        if split.amount is None:
            return Message(N_("An amount on {name} is no whole number of cents."), {"name": account.name})
    missing = sum(split.amount or 0 for split in one.splits)
    if missing:
        return Message(N_("Debit and credit differ by {amount}."), {"amount": from_cents(abs(missing))})
    return None


# -- which account of the book ---------------------------------------------------
@dataclass(frozen=True, slots=True)
class Target:
    """An account of the book that may be proposed: number, its names in small letters, and its kind."""

    number: str
    names: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An account number for an account of GnuCash, '' where none is proposed, and why."""

    number: str
    reason: str


LAST_TIME, BY_NUMBER, BY_NAME, BY_TYPE = N_("as last time"), N_("same number"), N_("same name"), N_("by type")
OPEN = N_("please choose")
OF_TYPE = {"BANK": "bank", "CASH": "cash", "RECEIVABLE": "receivables", "PAYABLE": "payables"}
OPENINGS = frozenset(
    {"anfangsbestand", "anfangsbestände", "eröffnungsbilanz", "eröffnungsbestand", "opening balances"}
)


def plain_name(name: str) -> str:
    """Return a name as names are compared: small letters, one blank between words, no marks at its ends."""
    return " ".join(name.casefold().replace("-", " ").replace("/", " ").split()).strip(" .:,")


def propose(
    accounts: Collection[GnuAccount],
    targets: Iterable[Target],
    roles: Mapping[str, str],
    remembered: Mapping[str, str],
) -> dict[str, Proposal]:
    """Return a proposal for each account: as last time, else by number, by name, or by type where that leaves one choice only.

    A number or a name counts only where the kind of the account fits the type in GnuCash: the same number is
    something else in another chart.
    """
    known = {one.number: one for one in targets}
    named: dict[str, list[Target]] = {}
    for target in known.values():
        for name in target.names:
            named.setdefault(name, []).append(target)
    found: dict[str, Proposal] = {}
    for one in accounts:
        if remembered.get(one.guid):
            found[one.guid] = Proposal(remembered[one.guid], LAST_TIME)
            continue
        front = one.name.split(maxsplit=1)[0] if one.name.strip() else ""
        number = next(
            (text for text in (one.code, front) if text in known and fits(one, known[text].kind)), ""
        )
        if number:
            found[one.guid] = Proposal(number, BY_NUMBER)
            continue
        rest = one.name.removeprefix(front) if front.isdecimal() else one.name
        same = [target for target in named.get(plain_name(rest), ()) if fits(one, target.kind)]
        if len(same) == 1:
            found[one.guid] = Proposal(same[0].number, BY_NAME)
        elif one.type == "EQUITY" and plain_name(one.name) in OPENINGS:
            found[one.guid] = Proposal(roles["opening"], BY_NAME)
    _by_type(accounts, roles, found)
    return {one.guid: found.get(one.guid, Proposal("", OPEN)) for one in accounts}


def fits(account: GnuAccount, kind: str) -> bool:
    """Say whether an account of a kind can be what an account is in GnuCash."""
    return kind in FITTING.get(account.type, ("asset",))


def _by_type(accounts: Iterable[GnuAccount], roles: Mapping[str, str], found: dict[str, Proposal]) -> None:
    taken = {one.number for one in found.values()}
    for kind, role in OF_TYPE.items():
        left = [one for one in accounts if one.type == kind and one.guid not in found]
        if len(left) == 1 and roles[role] not in taken:
            found[left[0].guid] = Proposal(roles[role], BY_TYPE)


def mapping_faults(
    book: GnuBook, accounts: Iterable[GnuAccount], numbers: Mapping[str, str], kinds: Mapping[str, str]
) -> list[Fault]:
    """Return what is wrong with the accounts chosen: none, or one that mixes result and balance sheet; kinds by number, as they are or will be."""
    found: list[Fault] = []
    for one in accounts:
        number = numbers.get(one.guid, "")
        if not number:
            message = Message(N_("Please choose an account for {name}."), {"name": book.path(one.guid)})
        elif number in kinds and (kinds[number] in ("income", "expense")) != (one.type in RESULT_TYPES):
            words = N_(
                "{name} is {type} in GnuCash; account {number} is of another kind. Please choose another."
            )
            message = Message(
                words,
                {
                    "name": book.path(one.guid),
                    "type": TYPE_WORDS.get(one.type, TYPE_WORDS["ASSET"]),
                    "number": number,
                },
            )
        else:
            continue
        found.append(Fault(book.name, 0, "account", message))
    return found


TYPE_WORDS = {
    "INCOME": Message(N_("an income account"), {}),
    "EXPENSE": Message(N_("an expense account"), {}),
    "ASSET": Message(N_("an account of the balance sheet"), {}),
}


def span_words(transactions: Collection[GnuTransaction]) -> str:
    """Return first and last day of transactions, as people read them."""
    days = [one.day for one in transactions]
    return f"{formats.day(min(days))} – {formats.day(max(days))}" if days else "–"
