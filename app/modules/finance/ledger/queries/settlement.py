"""What was paid, read from the book: lines of invoices count by the part of them that was paid (cash basis, § 11 EStG; Ist, § 20 UStG)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.modules.finance.chart.api import PERSONAL_KINDS, Account, account_name, all_periods
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.allocations import moves
from app.modules.finance.ledger.rules.entries import PLAIN, REVERSED
from app.modules.finance.ledger.rules.settlement import (
    CLAIM,
    LOSS,
    MONEY,
    OPENING,
    Item,
    PaidLine,
    assigned,
    settle,
)
from app.modules.finance.tax.api import cases

MANY = 500
CLAIMS, DEBTS = (
    "A.B.II.1",
    "P.C.4",
)  # trade receivables and payables, also where they stand on ledger accounts
BAD_DEBT, OWED_TO_US, OWED_BY_US = "bad_debt", "vat_received", "input_tax"  # lines of the EÜR


@dataclass(frozen=True)
class Advance:
    """Money that stands on a personal account without an invoice that it is for; side 1 for customers, -1 for suppliers."""

    number: str
    document: str
    day: datetime.date
    amount: int
    side: int


@dataclass
class Paid:
    """What counts in a span, what of openings was paid that nobody knows the tax of (document, day of the opening, cents), and advances."""

    lines: list[PaidLine] = field(default_factory=list)
    unknown: list[tuple[str, datetime.date, int]] = field(default_factory=list)
    advances: list[Advance] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with what must be known of its entry and account."""

    entry: int
    day: datetime.date
    document: str
    period: int
    role: int
    tax: int | None
    amount: int
    account: Any


def paid_between(connection: Connection, since: datetime.date, until: datetime.date) -> Paid:
    """Return what counts in a span on cash basis, whatever entries, documents and years the invoices and payments stand in.

    Entries without a personal account count whole by their day. In the others, what stands on income,
    expense and tax accounts is a claim or debt of the person, everything else is money; openings count in the first
    year of the book alone, later ones repeat what the book holds already.
    """
    reader = _Reader(connection)
    found = Paid(lines=reader.without_person(since, until))
    items, direct = reader.items(since, until)
    settle(items, reader.party)
    found.lines += [line for line in direct if since <= line.day <= until]
    for one in items:
        found.lines += one.parts(since, until)
        if one.kind == OPENING:
            sign = 1 if (one.amount > 0) == (one.side > 0) else -1
            found.unknown += [
                (one.document, one.day, sign * amount) for day, amount in one.events if since <= day <= until
            ]
        elif one.kind == MONEY and one.left and one.usual and since <= one.day <= until:
            number = reader.accounts[one.person].number
            found.advances.append(Advance(number, one.document, one.day, abs(one.left), one.side))
    return found


class _Reader:
    """The entries of personal accounts, taken apart into claims, losses and money."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        a = Account
        query = select(a.id, a.number, account_name().label("title"), a.kind, a.hgb, a.eur)
        self.accounts: dict[int, Any] = {row.id: row for row in connection.execute(query)}
        self._sides = {key: side for key, row in self.accounts.items() if (side := _side_of(row))}
        self._outputs = frozenset(case.id for case in cases(connection).all if case.kind == "output")
        openings = sorted((p.start, p.id) for p in all_periods(connection) if p.number == 0)
        self._openings = {key: start for start, key in openings}
        self._first = openings[0][1] if openings else None
        self._linked: dict[int, int] = {}

    def party(self, account: int) -> int:
        """Return what stands for all accounts that claims were moved between."""
        while (known := self._linked.get(account, account)) != account:
            account = known
        return account

    def without_person(self, since: datetime.date, until: datetime.date) -> list[PaidLine]:
        """Return the lines of a span whose entries touch no personal account; openings count nothing."""
        persons = select(Account.id).where(
            Account.kind.in_(PERSONAL_KINDS) | Account.hgb.in_((CLAIMS, DEBTS))
        )
        theirs = select(Line.entry_id).where(Line.account_id.in_(persons), Line.day.between(since, until))
        query = (
            select(Line.account_id, Line.role, Line.tax_id, Line.amount, Line.day)
            .join(Entry, Entry.id == Line.entry_id)
            .where(Line.day.between(since, until), Line.entry_id.not_in(theirs))
            .where(Entry.period_id.not_in(list(self._openings)))
        )
        return [
            self._line(self.accounts[account], int(role), tax, int(amount), day)
            for account, role, tax, amount, day in self._connection.execute(query)
        ]

    @staticmethod
    def _line(account: Any, role: int, tax: int | None, amount: int, day: datetime.date) -> PaidLine:
        return PaidLine(
            account.id, account.number, account.title, role % REVERSED, tax, amount=amount, day=day
        )

    def items(self, since: datetime.date, until: datetime.date) -> tuple[list[Item], list[PaidLine]]:
        """Return the items of every account that moved in a span and of those it is linked with, and lines that count by their day."""
        moved = select(Line.account_id).where(Line.day.between(since, until)).distinct()
        wanted = {key for key in self._connection.scalars(moved) if key in self._sides}
        known: dict[int, list[_Row]] = {}
        asked: set[int] = set()
        while fresh := sorted(wanted - asked):
            asked |= wanted
            for entry, rows in self._entries(fresh):
                known[entry] = rows
                wanted |= self._link(rows)
        items: list[Item] = []
        direct: list[PaidLine] = []
        begun = self._begun(known)
        for entry in sorted(known):
            items += self._taken_apart(known[entry], begun, direct)
        theirs = assigned([one for one in items if one.person in asked], moves(self._connection, asked))
        return theirs, direct

    def _entries(self, accounts: Sequence[int]) -> Iterator[tuple[int, list[_Row]]]:
        for start in range(0, len(accounts), MANY):
            theirs = select(Line.entry_id).where(Line.account_id.in_(accounts[start : start + MANY]))
            query = (
                select(
                    Line.entry_id,
                    Line.day,
                    Entry.document,
                    Entry.period_id,
                    Line.role,
                    Line.tax_id,
                    Line.amount,
                    Line.account_id,
                )
                .join(Entry, Entry.id == Line.entry_id)
                .where(Line.entry_id.in_(theirs))
                .order_by(Line.entry_id, Line.id)
            )
            rows = [
                _Row(
                    entry,
                    day,
                    document,
                    period,
                    int(role) % REVERSED,
                    tax=tax,
                    amount=int(amount),
                    account=self.accounts[key],
                )
                for entry, day, document, period, role, tax, amount, key in self._connection.execute(query)
            ]
            for entry, group in groupby(rows, key=lambda row: row.entry):
                yield entry, list(group)

    def _link(self, rows: Sequence[_Row]) -> set[int]:
        """Join the accounts between which an entry moves claims (or debts), and return them."""
        found: set[int] = set()
        if rows[0].period in self._openings:
            return found
        for side in (1, -1):
            theirs = [row for row in rows if self._sides.get(row.account.id) == side]
            if len({row.amount > 0 for row in theirs}) < 2:
                continue
            keys = {row.account.id for row in theirs}
            found |= keys
            first = self.party(min(keys))
            for key in keys:
                self._linked[self.party(key)] = first
        return found

    def _begun(self, known: dict[int, list[_Row]]) -> dict[int, datetime.date]:
        """Return the first day of each personal account."""
        found: dict[int, datetime.date] = {}
        for rows in known.values():
            for row in rows:
                if row.account.id in self._sides:
                    found[row.account.id] = min(row.day, found.get(row.account.id, row.day))
        return found

    def _taken_apart(
        self, rows: Sequence[_Row], begun: dict[int, datetime.date], direct: list[PaidLine]
    ) -> Iterator[Item]:
        """Yield what an entry brings to its personal accounts; lines that count by their day go to direct."""
        persons = [row for row in rows if row.account.id in self._sides]
        content = self._content(rows)
        if rows[0].period in self._openings:
            yield from self._opened(persons, content["income"] + content["expense"], begun)
            return
        nets = {
            side: self._net([row for row in persons if self._sides[row.account.id] == side])
            for side in (1, -1)
        }
        nets = {side: net for side, net in nets.items() if net}
        lines = {1: content["income"], -1: content["expense"]}
        money = sum(row.amount for row in persons) + sum(x.amount for part in content.values() for x in part)
        if (
            not money and len(nets) == 1
        ):  # one side and no money: all of it is what the person owes or is owed
            lines = dict.fromkeys(nets, content["income"] + content["expense"])
        for side in lines.keys() - nets.keys():
            direct += lines[side]
        for side, net in nets.items():
            losses = content["loss"] if side == 1 else []
            claim, lost = -sum(x.amount for x in lines[side]), -sum(x.amount for x in losses)
            if not claim:
                direct += lines[side]
            rest = sum(part for _row, part in net) - claim - lost
            for amount, kind, own in ((claim, CLAIM, lines[side]), (lost, LOSS, losses), (rest, MONEY, ())):
                if amount:
                    yield from self._shared(net, side, amount, kind, own)

    def _content(self, rows: Sequence[_Row]) -> dict[str, list[PaidLine]]:
        """Return the lines that income, expense and taxes stand on; a tax goes with the line that it was split from."""
        found: dict[str, list[PaidLine]] = {"income": [], "expense": [], "loss": []}
        group = ""
        for row in rows:
            if row.role == PLAIN:
                group = self._group(row)
            if group and row.account.id not in self._sides:
                found[group].append(self._line(row.account, row.role, row.tax, row.amount, row.day))
        return found

    def _group(self, row: _Row) -> str:
        account = row.account
        if account.id in self._sides:
            return ""
        if account.eur == BAD_DEBT:
            return "loss"
        if row.tax is not None:
            return "income" if row.tax in self._outputs else "expense"
        if account.kind in ("income", "expense"):
            return str(account.kind)
        if account.eur == OWED_TO_US or (account.eur and account.kind == "liability"):
            return "income"
        return "expense" if account.eur else ""

    @staticmethod
    def _net(rows: Sequence[_Row]) -> list[tuple[_Row, int]]:
        """Return what an entry brings to the accounts of one side after what it moves between them."""
        left = sum(row.amount for row in rows)
        found = []
        for row in rows:
            if left and (row.amount > 0) == (left > 0):
                part = row.amount if abs(row.amount) < abs(left) else left
                found.append((row, part))
                left -= part
        return found

    @staticmethod
    def _shared(
        net: Sequence[tuple[_Row, int]], side: int, amount: int, kind: str, lines: Sequence[PaidLine]
    ) -> Iterator[Item]:
        """Yield an item for each person of an entry, its lines shared by what falls to each."""
        if len(net) == 1:
            row = net[0][0]
            yield _item(row, amount, kind, side, lines)
            return
        weight = sum(part for _row, part in net)
        done = 0
        for row, part in net:
            before, done = done, done + part
            cut = _cut(amount, before, done, weight)
            shares = [replace(x, amount=_cut(x.amount, before, done, weight)) for x in lines]
            if cut:
                yield _item(row, cut, kind, side, shares)

    def _opened(
        self, persons: Sequence[_Row], taxed: Sequence[PaidLine], begun: dict[int, datetime.date]
    ) -> Iterator[Item]:
        """Yield what an opening brings; with a tax case it counts when it is paid, without one nobody knows its tax."""
        weight = sum(row.amount for row in persons)
        done = 0
        for row in persons:
            before, done = done, done + row.amount
            if row.period != self._first and begun[row.account.id] < row.day:
                continue
            side = self._sides[row.account.id]
            lines = [replace(x, amount=_cut(x.amount, before, done, weight)) for x in taxed] if weight else []
            kind = CLAIM if sum(line.amount for line in lines) == -row.amount else OPENING
            found = lines if kind == CLAIM else ()
            yield _item(row, row.amount, kind, side, found)


def _item(row: _Row, amount: int, kind: str, side: int, lines: Sequence[PaidLine]) -> Item:
    place = (row.day, row.entry, row.account.id, row.document)
    return Item(*place, amount, kind=kind, side=side, lines=lines)


def _cut(amount: int, before: int, until: int, whole: int) -> int:
    """Return the part of an amount between two places of a whole, in cents; neighbouring parts add up."""
    return amount * until // whole - amount * before // whole


def _side_of(account: Any) -> int:
    """Return 1 for an account of claims, -1 for one of debts, 0 for another."""
    if account.kind == "debtor" or (account.kind == "asset" and account.hgb == CLAIMS):
        return 1
    return -1 if account.kind == "creditor" or (account.kind == "liability" and account.hgb == DEBTS) else 0
