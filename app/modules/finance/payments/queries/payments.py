"""What payments read: open items of customers and suppliers, payments with what the bank made of them, bank details, mandates, files."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, func, or_, select

from app.core.dataclass import dataclass
from app.core.errors import Missing
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all, read_one
from app.data.settings import setting
from app.modules.finance.banking.api import BankAccount, BankLine, LineView, Part, Proposal
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.payments.models import Mandate, Partner, Payment, PaymentFile
from app.modules.finance.payments.rules.payments import STATES, TONES, TRANSFER, Party
from app.modules.organisation.contacts.api import payee, payees


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
        .join(
            f,
            and_(
                f.bank_account_id == b.bank_account_id,
                b.day >= f.day,
                b.amount == total,
                b.details == f.count,
                f.count > 1,
            ),
        )
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


def under_way(account: Any, of: FromClause, document: Any) -> ColumnElement[int]:
    """Return what payments that are under way will take off what is open on an account under a document of another query, in cents."""
    p = Payment
    return (
        select(func.coalesce(func.sum(p.amount), 0))
        .where(
            p.account == account,
            p.document == document,
            p.state != "cancelled",
            ~_came(same=True),
            ~_came(same=False),
        )
        .correlate(of, Account)
        .scalar_subquery()
    )


def payments_source() -> ListSource:
    """Return the list of payments: what waits first, then the newest."""
    p, state = Payment, state_of()
    rank = case((p.state == "open", 0), (p.state == "released", 1), else_=2)
    columns = (
        shown_as(p.number, title=N_("No.")),
        *listed(p, "kind due name"),
        shown_as(p.amount, total=True),
        Column("state", N_("State"), "text", state, 124, choices=STATES, tones=TONES),
        *listed(p, "iban text"),
        shown_as(p.account, shown=False),
        shown_as(BankAccount.name, "bank", title=N_("Bank account"), width=130, shown=False),
        shown_as(PaymentFile.message, "file", title=N_("File"), width=130, shown=False),
        shown_as(p.login, title=N_("prepared by"), shown=False),
        shown_as(p.released_by, shown=False),
    )
    joins = (
        (BankAccount.__table__, BankAccount.id == p.bank_account_id),
        (PaymentFile.__table__, PaymentFile.id == p.file_id),
    )
    return ListSource(
        "finance.payments",
        p,
        columns,
        (rank.asc(), p.due.desc(), p.id.desc()),
        joins=joins,
    )


@query("finance.view")
def payment_view(connection: Connection, key: int) -> PaymentView:
    """Return a payment; raises Missing."""
    found = payment_views(connection, [key])
    if not found:
        raise Missing(N_("This record is no longer there."))
    return found[0]


@query("finance.view")
def payment_views(connection: Connection, keys: Sequence[int]) -> list[PaymentView]:
    """Return payments by their keys, by number; state says what the bank made of them."""
    p = Payment
    kept = [one for one in p.__table__.c if one.name != "state"]
    query = select(*kept, state_of().label("state")).where(p.id.in_(keys)).order_by(p.number)
    return read_all(connection, query, PaymentView)


@query("finance.view")
def planned_by_document(connection: Connection) -> dict[tuple[str, str], int]:
    """Return what payments that are under way come to by account and document, in cents."""
    p = Payment
    rows = connection.execute(
        select(p.account, p.document, func.sum(p.amount))
        .where(p.account != "", p.state != "cancelled", ~_came(same=True), ~_came(same=False))
        .group_by(p.account, p.document)
    )
    return {(account, document): int(amount) for account, document, amount in rows}


@dataclass(frozen=True)
class UnderWay:
    """A payment that was not executed yet: cents above zero, and what it is for."""

    kind: str
    name: str
    account: str
    document: str
    amount: int
    text: str
    due: datetime.date


@query("finance.view")
def payments_under_way(connection: Connection) -> list[UnderWay]:
    """Return the payments that are prepared, released or written and that no movement of the bank has confirmed, by day."""
    p = Payment
    rows = select(p.kind, p.name, p.account, p.document, p.amount, p.text, p.due).where(
        p.state != "cancelled", ~_came(same=True), ~_came(same=False)
    )
    return read_all(connection, rows.order_by(p.due, p.id), UnderWay)


@query("finance.view")
def payment_by_number(connection: Connection, number: str) -> tuple[str, str] | None:
    """Return account and document of our payment with an end-to-end reference, None where there is none or it names no document."""
    p = Payment
    found = connection.execute(select(p.account, p.document).where(p.number == number)).first()
    return (found.account, found.document) if found is not None and found.account and found.document else None


@query("finance.view")
def released(connection: Connection, kind: str) -> dict[int, list[int]]:
    """Return the keys of the released payments of a kind by bank account."""
    query = select(Payment.bank_account_id, Payment.id).where(
        Payment.state == "released", Payment.kind == kind
    )
    found: dict[int, list[int]] = {}
    for bank, key in connection.execute(query.order_by(Payment.bank_account_id, Payment.number)):
        found.setdefault(bank, []).append(key)
    return found


@query("finance.view")
def party_of(connection: Connection, account: str) -> Party:
    """Return the bank details of a personal account: those of its contact, those kept, else name and IBAN of its last movement at the bank."""
    known = payee(connection, account)
    if known is not None:
        return Party(**vars(known))
    p = Partner
    kept = read_one(connection, select(p.__table__).where(p.account == account), Party)
    if kept is not None:
        return kept
    b = BankLine
    query = (
        select(b.name, b.iban)
        .where(b.contra == account, b.iban != "")
        .order_by(b.day.desc(), b.id.desc())
        .limit(1)
    )
    last = connection.execute(query).first()
    if last is not None:
        return Party(last.name[:70], last.iban)
    name = connection.scalar(select(account_name()).where(Account.number == account))
    return Party((name or "")[:70], "")


@query("finance.view")
def partners(connection: Connection) -> dict[str, Party]:
    """Return the bank details that are kept, by account; those of contacts stand with them."""
    p = Partner
    rows = connection.execute(select(p.__table__)).mappings()
    kept = {str(row["account"]): build(Party, dict(row)) for row in rows}
    return kept | {account: Party(**vars(one)) for account, one in payees(connection).items()}


@query("finance.view")
def mandates(connection: Connection, account: str = "") -> list[MandateRow]:
    """Return mandates by reference, of one account or all, with the last day something was collected by them."""
    m = Mandate
    used = (
        select(func.max(Payment.due))
        .where(Payment.mandate_id == m.id, Payment.state == "written")
        .correlate(m)
        .scalar_subquery()
    )
    query = select(*m.__table__.c, used.label("last_used")).order_by(m.reference)
    if account:
        query = query.where(m.account == account)
    return read_all(connection, query, MandateRow)


@query("finance.view")
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
                row.account,
                "",
                "",
                row.text[:120],
                (Message(N_("your payment {number}"), {"number": row.number}),),
                score=120,
                document=row.document,
            )
            for row in found
        ]
    if movement.details < 2:
        return []
    f = PaymentFile
    total = case((f.kind == TRANSFER, -f.total), else_=f.total)
    meant = (
        f.bank_account_id == movement.bank_account_id,
        total == movement.amount,
        f.count == movement.details,
        f.day <= movement.day,
    )
    file = connection.execute(select(f.id, f.message).where(*meant).order_by(f.day.desc()).limit(1)).first()
    if file is None:
        return []
    rows = connection.execute(columns.where(p.file_id == file.id).order_by(p.number)).all()
    if sum(row.amount for row in rows) != abs(movement.amount):
        return []
    parts = tuple(
        Part(row.account, row.amount, text=row.text[:120], document=row.document or row.number)
        for row in rows
    )
    return [
        Proposal(
            rows[0].account,
            "",
            "",
            "",
            (Message(N_("your payments of file {number}"), {"number": file.message}),),
            score=120,
            parts=parts,
        )
    ]


@query("finance.view")
def sender(connection: Connection, iban: str) -> Party:
    """Return the company as the owner of one of its bank accounts."""
    name, street, postcode, town = (
        str(setting(connection, f"company.{key}")) for key in ("name", "street", "postcode", "town")
    )
    road, _blank, house = (
        street.rpartition(" ") if street[-1:].isdecimal() or street[-2:-1].isdecimal() else (street, "", "")
    )
    return Party(name[:70], iban, "", road, house, postcode=postcode, town=town, country="DE" if town else "")
