"""What is read of bank accounts, statements, rules and the inbox."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from app.core.dataclass import dataclass
from app.core.errors import Missing
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.settings import setting
from app.modules.finance.banking.models import BankAccount, BankLine, BankProfile, BankRule, BankStatement
from app.modules.finance.banking.readers.csv_list import Profile
from app.modules.finance.banking.rules import Rule, RulePart
from app.modules.finance.booking.api import Stack, StackLine
from app.modules.finance.chart.api import account_rows
from app.modules.finance.ledger.api import role_account

STATES = {"open": N_("open"), "parked": N_("parked"), "stack": N_("in the stack"), "booked": N_("booked")}
TONES = {"open": "warn", "parked": "quiet", "stack": "open", "booked": "good"}


@dataclass(frozen=True)
class BankAccountRow:
    """A bank account with its last balance and its open movements."""

    id: int
    version: int
    iban: str
    name: str
    account: str
    closing: int | None
    until: datetime.date | None
    open: int


@dataclass(frozen=True)
class LineView:
    """A movement as the inbox shows it."""

    id: int
    version: int
    bank_account_id: int
    ledger_account: str
    day: datetime.date
    amount: int
    name: str
    iban: str
    text: str
    end_to_end: str
    reference: str
    details: int
    reversal: bool
    original: int
    fee: int
    reason: str
    parts: str
    state: str
    entry_id: int | None

    @property
    def payments(self) -> list[dict[str, Any]]:
        """The payments of a batch: amount in cents, name, iban, text, end_to_end."""
        return json.loads(self.parts) if self.parts else []


def state_of() -> ColumnElement[str]:
    """Return the state of a movement; a line taken out of the stack makes it open again."""
    booked = or_(BankLine.entry_id.is_not(None), StackLine.entry_id.is_not(None))
    return case(
        (booked, "booked"), (StackLine.id.is_not(None), "stack"), (BankLine.parked, "parked"), else_="open"
    )


def _is_open() -> ColumnElement[bool]:
    return and_(BankLine.entry_id.is_(None), StackLine.id.is_(None), BankLine.parked.is_(False))


@query("finance.view")
def bank_accounts(connection: Connection) -> list[BankAccountRow]:
    """Return the bank accounts with last balance and number of open movements."""
    a, s = BankAccount, BankStatement
    newest = select(s.id).where(s.bank_account_id == a.id, s.closing.is_not(None))
    newest = newest.order_by(s.end.desc(), s.id.desc()).limit(1).correlate(a)
    count = (
        select(func.count())
        .select_from(BankLine)
        .outerjoin(StackLine, StackLine.id == BankLine.stack_line_id)
        .where(BankLine.bank_account_id == a.id, _is_open())
        .correlate(a)
    )
    query = (
        select(*a.__table__.c, s.closing, s.end.label("until"), count.scalar_subquery().label("open"))
        .outerjoin(s, s.id == newest.scalar_subquery())
        .order_by(a.account)
    )
    return read_all(connection, query, BankAccountRow)


def inbox_source() -> ListSource:
    """Return the list of movements, oldest open ones first."""
    b = BankLine
    state = state_of()
    rank = case((state == "open", 0), (state == "parked", 1), (state == "stack", 2), else_=3)
    columns = (
        *listed(b, "day"),
        shown_as(b.amount, total=True),
        shown_as(b.name, title=N_("Counterparty")),
        shown_as(b.text, title=N_("Purpose")),
        shown_as(b.iban, shown=False),
        shown_as(b.contra, title=N_("Booked on")),
        Column("state", N_("State"), "text", state, 110, choices=STATES, tones=TONES),
        shown_as(BankAccount.name, "bank", title=N_("Bank account"), shown=False),
    )
    joins = (
        (StackLine.__table__, StackLine.id == b.stack_line_id),
        (BankAccount.__table__, BankAccount.id == b.bank_account_id),
    )
    return ListSource(
        "finance.bank_inbox",
        b,
        columns,
        (rank.asc(), b.day.asc(), b.id.asc()),
        joins=joins,
    )


def statements_source() -> ListSource:
    """Return the list of statements, newest first."""
    s = BankStatement
    columns = (
        shown_as(BankAccount.name, "bank", title=N_("Bank account"), width=160),
        shown_as(s.number, title=N_("No.")),
        *listed(s, "start end"),
        shown_as(s.opening, title=N_("Opening"), kind="balance"),
        shown_as(s.closing, title=N_("Closing"), kind="balance"),
        *listed(s, "source file"),
    )
    return ListSource(
        "finance.bank_statements",
        s,
        columns,
        (s.end.desc(), s.id.desc()),
        joins=((BankAccount.__table__, BankAccount.id == s.bank_account_id),),
    )


def rules_source() -> ListSource:
    """Return the list of rules."""
    r = BankRule
    columns = (
        *listed(r, "name words iban sign account tax"),
        shown_as(r.cost1, title=N_("CC1")),
        *listed(r, "automatic"),
    )
    return ListSource("finance.bank_rules", r, columns, (r.name.asc(),))


@query("finance.view")
def rules(connection: Connection) -> list[Rule]:
    """Return all rules by name."""
    r = BankRule
    query = select(
        r.name,
        r.words,
        r.iban,
        r.sign,
        r.least,
        r.most,
        r.account,
        r.tax,
        r.cost1,
        r.text,
        r.automatic,
        r.parts,
    ).order_by(r.name)
    return [_rule(dict(row)) for row in connection.execute(query).mappings()]


@query("finance.view")
def profiles_of_book(connection: Connection) -> tuple[Profile, ...]:
    """Return the profiles of lists that were made in this book, by name."""
    b = BankProfile
    query = select(b.name, b.must, b.fields, b.point).order_by(b.name)
    return tuple(
        Profile(name, tuple(json.loads(must)), json.loads(fields), point)
        for name, must, fields, point in connection.execute(query)
    )


@query("finance.view")
def rule_of(connection: Connection, key: int) -> Rule:
    """Return a rule by its key; raises Missing."""
    name = connection.scalar(select(BankRule.name).where(BankRule.id == key))
    found = next((one for one in rules(connection) if one.name == name), None)
    if found is None:
        raise Missing(N_("This record is no longer there."))
    return found


def _rule(row: Mapping[str, Any]) -> Rule:
    parts = tuple(RulePart(**part) for part in json.loads(row["parts"])) if row["parts"] else ()
    return build(Rule, {**row, "parts": parts})


@query("finance.view")
def line_view(connection: Connection, key: int) -> LineView:
    """Return a movement as the inbox shows it; raises Missing."""
    found = _views(connection, [key])
    if not found:
        raise Missing(N_("This record is no longer there."), table="finance_bank_line", key=key)
    return found[0]


@query("finance.view")
def open_lines(connection: Connection) -> list[LineView]:
    """Return the open movements, oldest first."""
    query = (
        select(BankLine.id)
        .outerjoin(StackLine, StackLine.id == BankLine.stack_line_id)
        .where(_is_open())
        .order_by(BankLine.day, BankLine.id)
    )
    return _views(connection, list(connection.scalars(query)))


def _views(connection: Connection, keys: list[int]) -> list[LineView]:
    b = BankLine
    entry = func.coalesce(b.entry_id, StackLine.entry_id)
    query = (
        select(
            b.id,
            b.version,
            b.bank_account_id,
            BankAccount.account.label("ledger_account"),
            b.day,
            b.amount,
            b.name,
            b.iban,
            b.text,
            b.end_to_end,
            b.reference,
            b.details,
            b.reversal,
            b.original,
            b.fee,
            b.reason,
            b.parts,
            state_of().label("state"),
            entry.label("entry_id"),
        )
        .join(BankAccount, BankAccount.id == b.bank_account_id)
        .outerjoin(StackLine, StackLine.id == b.stack_line_id)
        .where(b.id.in_(keys))
    )
    found = {one.id: one for one in read_all(connection, query, LineView)}
    return [found[key] for key in keys if key in found]


@query("finance.view")
def matching(connection: Connection, rule: Rule) -> tuple[int, int, set[str]]:
    """Return how many past movements a rule would have met, of how many, and how those were booked."""
    b = BankLine
    rows = connection.execute(select(b.name, b.iban, b.text, b.amount, b.contra)).all()
    met = [row for row in rows if rule.fits(row.name, row.iban, row.text, row.amount)]
    return len(met), len(rows), {row.contra for row in met if row.contra}


@query("finance.view")
def open_bank_stack(connection: Connection, name: str) -> int | None:
    """Return the open stack of a name."""
    return connection.scalar(select(Stack.id).where(Stack.name == name, Stack.state == "draft").limit(1))


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits in the inbox."""
    count = sum(row.open for row in bank_accounts(connection))
    if not count:
        return []
    words = Message(N_("{count} bank movements are open"), {"count": count}, N_("1 bank movement is open"))
    return [Waiting(count, words, "finance.banking.inbox")]


@query("finance.view")
def has_bank_account(connection: Connection) -> bool:
    """Say whether a bank account was set up."""
    return connection.scalar(select(BankAccount.id).limit(1)) is not None


@query("finance.view")
def free_ledger_account(connection: Connection) -> str:
    """Return the number of the chart's first account for a bank (1800, 1810 … in SKR04) that no bank account has, '' for none."""
    first = role_account(str(setting(connection, "finance.chart")), "bank")
    tens = [f"{first[:-2]}{ten}0" for ten in range(10)]
    there = {one.number for one in account_rows(connection, tens) if not one.blocked}
    taken = set(connection.scalars(select(BankAccount.account)))
    return next((number for number in tens if number in there - taken), "")


def contras(connection: Connection, line: LineView) -> list[str]:
    """Return the accounts that movements of the same IBAN, or name without one, were booked on, the most frequent first."""
    b = BankLine
    if not (line.iban or line.name):
        return []
    alike = b.iban == line.iban if line.iban else b.name == line.name
    counted = select(b.contra).where(alike, b.contra != "").group_by(b.contra).order_by(func.count().desc())
    return [str(one) for one in connection.scalars(counted.limit(3))]
