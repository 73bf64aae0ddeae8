"""Tables of the ledger: entries, their lines, balances kept with them, and what was settled with what on personal accounts."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Text

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.ledger.rules.entries import ORIGINS
from app.modules.finance.ledger.rules.settlement import DIFFERENCES


class Entry(Versioned, Base):
    """A posted entry; number, hash and moment are given when it is finalised (Festschreibung).

    origin: manual, import, bank, reversal, opening. reversal_of names the entry that a
    Generalumkehr takes back. hash = SHA-256(hash of the entry before it in the
    fiscal year ‖ content), see rules.content(). The index on reversal_of holds only
    reversals, the unique one on fiscal year and number only finalised entries;
    migration 0003 makes both, because naming them here would import the PostgreSQL
    dialect into every start.
    """

    __tablename__ = "finance_entry"
    __title__ = N_("Entry")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    fiscal_year_id: ColumnElement[int] = column(ForeignKey("finance_fiscal_year.id"), title=N_("Fiscal year"))
    period_id: ColumnElement[int] = column(ForeignKey("finance_period.id"), title=N_("Period"))
    day: ColumnElement[datetime.date] = column(width=108)
    document: ColumnElement[str] = column(
        String(36),
        title=N_("Document"),
        counters=(Counter("finance.cash.{part}", "K{part}-{year}-{n:04}", typed=True),),
    )
    document2: ColumnElement[str] = column(String(12), default="", server_default="", title=N_("Document 2"))
    text: ColumnElement[str] = column(String(120), width=280)
    origin: ColumnElement[str] = column(String(8), title=N_("Origin"), choices=ORIGINS, width=96)
    stack_id: ColumnElement[int | None] = column(title=N_("Stack"), kind="record")
    captured: ColumnElement[int] = column(title=N_("Captured"), kind="seconds")
    login: ColumnElement[str] = column(String(80), width=110)
    number: ColumnElement[int | None] = column(
        Integer, title=N_("Number"), width=72, counters=(Counter("journal", "{n}", own_check=True),)
    )
    hash: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("Fingerprint"), kind="secret")
    reversal_of: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Reversal of"))
    reason: ColumnElement[str | None] = column(Text, title=N_("Reason"))

    __table_args__ = (Index("ix_finance_entry_day", "day", "id"),)


class Line(Keyed, Base):
    """One line of an entry: signed cents, debit positive.

    role: 0 plain, 1 tax taken out of the gross, 2 and 3 the two sides of a tax
    that cancels out (§ 13b, acquisition), plus 8 in a Generalumkehr, whose
    amounts count negative on the side they reverse.
    """

    __tablename__ = "finance_line"
    __title__ = N_("Lines of an entry")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    entry_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"), index=True)
    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"))
    day: ColumnElement[datetime.date] = column(width=108)
    amount: ColumnElement[int]
    role: ColumnElement[int] = column(SmallInteger, default=0)
    tax_id: ColumnElement[int | None] = column(SmallInteger)
    cost1: ColumnElement[int | None]
    cost2: ColumnElement[int | None]
    text: ColumnElement[str | None] = column(String(120))

    __table_args__ = (Index("ix_finance_line_account_id_day", "account_id", "day", "id", "amount", "role"),)


class Balance(Base):
    """Turnover of an account in a period and cost centres, in cents, kept in the transaction of the lines; 0 is no cost centre."""

    __tablename__ = "finance_balance"
    __trailed__ = False
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"), primary_key=True)
    period_id: ColumnElement[int] = column(ForeignKey("finance_period.id"), primary_key=True)
    cost1: ColumnElement[int] = column(primary_key=True)
    cost2: ColumnElement[int] = column(primary_key=True)
    debit: ColumnElement[int]
    credit: ColumnElement[int]


class Settlement(Versioned, Base):
    """What was settled at once on a personal account: payments with items, and the differences that were booked; taken back as a whole.

    What is settled with what follows from its allocations; what nothing is said of is matched by document number.
    """

    __tablename__ = "finance_settlement"
    __title__ = N_("Settlement")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"), index=True, title=N_("Account"))
    day: ColumnElement[datetime.date] = column(width=108)
    reason: ColumnElement[str] = column(String(200), default="", server_default="", title=N_("Reason"))
    login: ColumnElement[str] = column(String(80), width=110)
    taken_back: ColumnElement[datetime.date | None] = column(title=N_("Taken back"), width=108)
    taken_reason: ColumnElement[str] = column(
        String(200), default="", server_default="", title=N_("Why it was taken back")
    )


class Allocation(Keyed, Base):
    """So much of a payment is for an item: two entries on the account of the settlement, cents as they stand on the payment's side."""

    __tablename__ = "finance_allocation"
    __title__ = N_("Assignment of a payment")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    settlement_id: ColumnElement[int] = column(
        ForeignKey("finance_settlement.id"), index=True, title=N_("Settlement")
    )
    payment_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"), index=True, title=N_("Payment"))
    item_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"), index=True, title=N_("Open item"))
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")


class Difference(Keyed, Base):
    """What an item lacked and was booked when it was settled: the entry that booked it, under the item's document."""

    __tablename__ = "finance_settlement_difference"
    __title__ = N_("Difference of a settlement")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    settlement_id: ColumnElement[int] = column(
        ForeignKey("finance_settlement.id"), index=True, title=N_("Settlement")
    )
    entry_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"), index=True, title=N_("Entry"))
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=DIFFERENCES)
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
