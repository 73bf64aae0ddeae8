"""What payments read: open items of customers and suppliers, payments with what the bank made of them, bank details, mandates, files."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, or_, select

from app.core.errors import Missing
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.lists import Column, ListSource
from app.data.settings import setting
from app.modules.finance.banking.api import BankAccount, BankLine, LineView, Part, Proposal
from app.modules.finance.chart.api import PERSONAL_KINDS, Account, FiscalYear, Period, account_name
from app.modules.finance.ledger.api import Entry, Line
from app.modules.finance.payments.models import Mandate, Partner, Payment, PaymentFile
from app.modules.finance.payments.rules import DEBIT, TRANSFER, Party, due_day

KINDS = {TRANSFER: N_("Transfer"), DEBIT: N_("Direct debit")}
STATES = {
    "open": N_("prepared"),
    "released": N_("released"),
    "written": N_("written"),
    "executed": N_("executed"),
    "returned": N_("returned"),
    "cancelled": N_("cancelled"),
}
SIDES = {"creditor": N_("we pay"), "debtor": N_("we get")}


@dataclass(frozen=True)
class OpenItem:
    """What is open on a personal account under one document; cents, debit (we get) positive."""

    account: str
    name: str
    kind: str
    document: str
    day: datetime.date
    due: datetime.date
    amount: int


@dataclass(frozen=True)
class PaymentView:
    """A payment as its form shows it."""

    id: int
    version: int
    number: str
    kind: str
    bank_account_id: int
    account: str
    document: str
    party: Party
    amount: int
    text: str
    due: datetime.date
    mandate_id: int | None
    state: str
    login: str
    released_by: str
    file_id: int | None


@dataclass(frozen=True)
class MandateRow:
    """A mandate with the last day something was collected by it."""

    id: int
    version: int
    reference: str
    account: str
    signed: datetime.date
    scheme: str
    once: bool
    revoked: bool
    last_used: datetime.date | None


# -- open items ----------------------------------------------------------------
def _open_items() -> Subquery:
    """Return the open items: what is booked on personal accounts by document.

    Balances carried forward by entries repeat what the years before hold; only the
    opening of the book's first year counts.
    """
    first = select(func.min(FiscalYear.start)).scalar_subquery()
    carried = select(Period.id).where(Period.number == 0, Period.start > first)
    amount = func.sum(Line.amount)
    return (
        select(
            func.min(Line.id).label("id"),
            Line.account_id,
            Entry.document.label("document"),
            func.min(Entry.day).label("day"),
            func.max(Entry.document2).label("document2"),
            amount.label("amount"),
        )
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .where(Account.kind.in_(PERSONAL_KINDS), Entry.period_id.not_in(carried))
        .group_by(Line.account_id, Entry.document)
        .having(amount != 0)
        .subquery("open_item")
    )


def _planned(item: Subquery) -> ColumnElement[int]:
    """Return what payments that are under way will take off an item."""
    p = Payment
    return (
        select(func.coalesce(func.sum(p.amount), 0))
        .where(p.account == Account.number, p.document == item.c.document, p.state != "cancelled", ~_came(same=True), ~_came(same=False))
        .correlate(item, Account)
        .scalar_subquery()
    )


def open_items_source() -> ListSource:
    """Return the list of open items, the oldest first; due days are reckoned from Belegfeld 2 or the setting."""
    item = _open_items()
    columns = (
        Column("account", N_("Account"), "text", Account.number.expression, 90),
        Column("name", N_("Name"), "text", account_name(), 220),
        Column("kind", N_("Direction"), "text", Account.kind.expression, 124, choices=SIDES),
        Column("document", N_("Document"), "text", item.c.document, 130),
        Column("day", N_("Date"), "day", item.c.day, 100),
        Column("due", N_("Due"), "day", None, 100),
        Column("amount", N_("Still open"), "balance", item.c.amount, 130, total=True),
        Column("planned", N_("In payment"), "money", _planned(item), 120),
        Column("document2", N_("Document 2"), "text", item.c.document2, 100, shown=False),
    )
    place = {column.key: i for i, column in enumerate(columns)}

    def fill(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        days = int(setting(connection, "payments.days"))
        for row in rows:
            if row[place["day"]] is not None:
                row[place["due"]] = due_day(row[place["document2"]] or "", row[place["day"]], days)

    return ListSource(
        "finance.open_items",
        frozenset({"finance_entry", "finance_line", "finance_payment", "finance_bank_line"}),
        item,
        item.c.id,
        columns,
        (item.c.day.asc(), item.c.id.asc()),
        ((Account.__table__, Account.id == item.c.account_id),),
        finish=fill,
    )


def open_items(connection: Connection, keys: Sequence[int]) -> list[OpenItem]:
    """Return open items by the keys of their list, in order; what was settled meanwhile is left out."""
    item = _open_items()
    days = int(setting(connection, "payments.days"))
    query = select(
        item.c.id, Account.number, account_name(), Account.kind, item.c.document, item.c.day, item.c.document2, item.c.amount
    ).join(Account, Account.id == item.c.account_id)
    found = {}
    for key, number, name, kind, document, day, document2, amount in connection.execute(query.where(item.c.id.in_(keys))):
        found[key] = OpenItem(number, name, kind, document, day, due_day(document2 or "", day, days), int(amount))
    return [found[key] for key in keys if key in found]


# -- payments ----------------------------------------------------------------
def _came(same: bool) -> ColumnElement[bool]:
    """Say whether a movement with the payment's reference came, in its direction (executed) or back."""
    outwards = Payment.kind == TRANSFER
    way = case((outwards, BankLine.amount < 0), else_=BankLine.amount > 0)
    return (
        select(BankLine.id)
        .where(BankLine.end_to_end == Payment.number, way if same else ~way)
        .correlate(Payment)
        .exists()
    )  # fmt: skip


def _came_in_batch() -> ColumnElement[bool]:
    """Say whether one movement came for the whole file of the payment."""
    f, b = PaymentFile, BankLine
    total = case((f.kind == TRANSFER, -f.total), else_=f.total)
    return (
        select(b.id)
        .join(f, and_(f.bank_account_id == b.bank_account_id, b.day >= f.day, b.amount == total, b.details == f.count, f.count > 1))
        .where(f.id == Payment.file_id)
        .correlate(Payment)
        .exists()
    )


def state_of() -> ColumnElement[str]:
    """Return the state of a payment, with what the bank made of it."""
    return case(
        (Payment.state == "cancelled", "cancelled"),
        (_came(same=False), "returned"),
        (or_(_came(same=True), _came_in_batch()), "executed"),
        else_=Payment.state,
    )


def payments_source() -> ListSource:
    """Return the list of payments: what waits first, then the newest."""
    p, state = Payment, state_of()
    rank = case((p.state == "open", 0), (p.state == "released", 1), else_=2)
    columns = (
        Column("number", N_("No."), "text", p.number.expression, 110),
        Column("kind", N_("Kind"), "text", p.kind.expression, 124, choices=KINDS),
        Column("due", N_("Execute on"), "day", p.due.expression, 100),
        Column("name", N_("Account holder"), "text", p.name.expression, 200),
        Column("iban", N_("IBAN"), "text", p.iban.expression, 214),
        Column("amount", N_("Amount"), "money", p.amount.expression, 110, total=True),
        Column("text", N_("Purpose"), "text", p.text.expression, 190),
        Column("state", N_("State"), "text", state, 124, choices=STATES),
        Column("account", N_("Account"), "text", p.account.expression, 80, shown=False),
        Column("bank", N_("Bank account"), "text", BankAccount.name.expression, 130, shown=False),
        Column("file", N_("File"), "text", PaymentFile.message.expression, 130, shown=False),
        Column("login", N_("prepared by"), "text", p.login.expression, 100, shown=False),
        Column("released_by", N_("released by"), "text", p.released_by.expression, 100, shown=False),
    )
    joins = ((BankAccount.__table__, BankAccount.id == p.bank_account_id), (PaymentFile.__table__, PaymentFile.id == p.file_id))
    return ListSource(
        "finance.payments",
        frozenset({"finance_payment", "finance_bank_line"}),
        p.__table__,
        p.id.expression,
        columns,
        (rank.asc(), p.due.desc(), p.id.desc()),
        joins,
    )


def payment_view(connection: Connection, key: int) -> PaymentView:
    """Return a payment; raises Missing."""
    found = payment_views(connection, [key])
    if not found:
        raise Missing(N_("This record is no longer there."))
    return found[0]


def payment_views(connection: Connection, keys: Sequence[int]) -> list[PaymentView]:
    """Return payments by their keys, by number; state says what the bank made of them."""
    p = Payment
    query = select(
        p.id, p.version, p.number, p.kind, p.bank_account_id, p.account, p.document,
        p.name, p.iban, p.bic, p.street, p.house, p.postcode, p.town, p.country,
        p.amount, p.text, p.due, p.mandate_id, state_of(), p.login, p.released_by, p.file_id,
    )  # fmt: skip
    rows: Sequence[Any] = connection.execute(query.where(p.id.in_(keys)).order_by(p.number)).all()
    values: list[list[Any]] = [[*row[:7], Party(*row[7:15]), *row[15:]] for row in rows]
    return [PaymentView(*one) for one in values]


def released(connection: Connection, kind: str) -> dict[int, list[int]]:
    """Return the keys of the released payments of a kind by bank account."""
    query = select(Payment.bank_account_id, Payment.id).where(Payment.state == "released", Payment.kind == kind)
    found: dict[int, list[int]] = {}
    for bank, key in connection.execute(query.order_by(Payment.bank_account_id, Payment.number)):
        found.setdefault(bank, []).append(key)
    return found


def party_of(connection: Connection, account: str) -> Party:
    """Return the bank details of a personal account: those kept, else name and IBAN of its last movement at the bank."""
    p = Partner
    kept = connection.execute(
        select(p.name, p.iban, p.bic, p.street, p.house, p.postcode, p.town, p.country).where(p.account == account)
    ).first()
    if kept is not None:
        return Party(*kept)
    b = BankLine
    query = select(b.name, b.iban).where(b.contra == account, b.iban != "").order_by(b.day.desc(), b.id.desc()).limit(1)
    last = connection.execute(query).first()
    if last is not None:
        return Party(last.name[:70], last.iban)
    name = connection.scalar(select(account_name()).where(Account.number == account))
    return Party((name or "")[:70], "")


def partners(connection: Connection) -> dict[str, Party]:
    """Return the bank details that are kept, by account."""
    p = Partner
    query = select(p.account, p.name, p.iban, p.bic, p.street, p.house, p.postcode, p.town, p.country)
    rows: Sequence[Any] = connection.execute(query).all()
    return {row[0]: Party(*row[1:]) for row in rows}


def mandates(connection: Connection, account: str = "") -> list[MandateRow]:
    """Return mandates by reference, of one account or all, with the last day something was collected by them."""
    m = Mandate
    used = select(func.max(Payment.due)).where(Payment.mandate_id == m.id, Payment.state == "written").correlate(m).scalar_subquery()
    query = select(m.id, m.version, m.reference, m.account, m.signed, m.scheme, m.once, m.revoked, used).order_by(m.reference)
    if account:
        query = query.where(m.account == account)
    return [MandateRow(*row) for row in connection.execute(query)]


def waiting(connection: Connection) -> list[Waiting]:
    """Return how many payments wait for their release, and how many for their file."""
    found = []
    counts = dict(connection.execute(select(Payment.state, func.count()).group_by(Payment.state)).all())
    for state, one, many in (
        ("open", N_("1 payment waits for its release"), N_("{count} payments wait for their release")),
        ("released", N_("1 payment waits for its file"), N_("{count} payments wait for their file")),
    ):
        count = int(counts.get(state, 0))
        if count:
            found.append(Waiting(count, Message(many, {"count": count}, one), "finance.payments.payments"))
    return found


def proposals(connection: Connection, movement: LineView) -> list[Proposal]:
    """Return how a movement that executes our payments is booked: on the account that was paid, a whole file in parts."""
    p = Payment
    columns = select(p.number, p.account, p.document, p.text, p.amount).where(p.account != "")
    if movement.end_to_end:
        found = connection.execute(columns.where(p.number == movement.end_to_end)).all()
        return [
            Proposal(
                row.account, "", "", row.text[:120], (Message(N_("your payment {number}"), {"number": row.number}),), 120, row.document
            )
            for row in found
        ]
    if movement.details < 2:
        return []
    f = PaymentFile
    total = case((f.kind == TRANSFER, -f.total), else_=f.total)
    meant = (f.bank_account_id == movement.bank_account_id, total == movement.amount, f.count == movement.details, f.day <= movement.day)
    file = connection.execute(select(f.id, f.message).where(*meant).order_by(f.day.desc()).limit(1)).first()
    if file is None:
        return []
    rows = connection.execute(columns.where(p.file_id == file.id).order_by(p.number)).all()
    if sum(row.amount for row in rows) != abs(movement.amount):
        return []
    parts = tuple(Part(row.account, row.amount, text=row.text[:120], document=row.document or row.number) for row in rows)
    return [
        Proposal(rows[0].account, "", "", "", (Message(N_("your payments of file {number}"), {"number": file.message}),), 120, parts=parts)
    ]
