"""Tables of the booking mask: stacks and their lines before posting, booking templates and text constants."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.finance.booking.rules import SIDE_WORDS, STACK_STATES, STACK_TONES


class Stack(Versioned, Base):
    """A stack (Buchungsstapel): lines of a span of days, posted together; target is the sum on the paper, in cents."""

    __tablename__ = "finance_stack"
    __title__ = N_("Stack")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    name: ColumnElement[str] = column(String(60), width=260, required=True)
    start: ColumnElement[datetime.date] = column(title=N_("from"), width=108, required=True)
    end: ColumnElement[datetime.date] = column(title=N_("to"), width=108, required=True)
    target: ColumnElement[int | None] = column(title=N_("Target sum"), kind="money", width=120)
    state: ColumnElement[str] = column(
        String(6),
        default="draft",
        server_default="draft",
        title=N_("State"),
        choices=STACK_STATES,
        tones=STACK_TONES,
        width=124,
    )
    login: ColumnElement[str] = column(String(80))


class StackLine(Versioned, Base):
    """A line as typed, in DATEV order; fault is the message that refuses it (JSON), split groups the lines of one entry."""

    __tablename__ = "finance_stack_line"
    __title__ = N_("Line of a stack")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    stack_id: ColumnElement[int] = column(ForeignKey("finance_stack.id"), index=True, title=N_("Stack"))
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
    side: ColumnElement[str] = column(String(1), title=N_("Debit or credit"), choices=SIDE_WORDS)
    bu: ColumnElement[str] = column(String(12), title=N_("BU key"))
    contra: ColumnElement[str] = column(String(9), title=N_("Contra account"))
    document: ColumnElement[str] = column(String(36), title=N_("Document"))
    document2: ColumnElement[str] = column(String(12), title=N_("Document 2"))
    day: ColumnElement[datetime.date]
    account: ColumnElement[str] = column(String(9), title=N_("Account"))
    cost1: ColumnElement[str] = column(String(36), title=N_("Cost centre 1"))
    cost2: ColumnElement[str] = column(String(36), title=N_("Cost centre 2"))
    text: ColumnElement[str] = column(String(120))
    split: ColumnElement[int] = column(Integer, default=0, server_default="0", title=N_("Split"))
    fault: ColumnElement[str] = column(
        default="", server_default="", title=N_("Refused because"), kind="message"
    )
    entry_id: ColumnElement[int | None] = column(title=N_("Entry"), kind="record")


class TextConstant(Versioned, Base):
    """A short code that becomes a booking text (Buchungstextkonstante)."""

    __tablename__ = "finance_text_constant"
    __formerly__ = "constant"
    __title__ = N_("Text constant")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    code: ColumnElement[str] = column(String(12), unique=True, title=N_("Code"), width=110)
    text: ColumnElement[str] = column(String(120), width=420)


class Template(Versioned, Base):
    """A booking template: it fixes side, keys, accounts and text; the clerk types amount and day."""

    __tablename__ = "finance_template"
    __title__ = N_("Booking template")
    __reads__ = "finance.view"
    __writes__ = "finance.entry.post"

    name: ColumnElement[str] = column(String(60), unique=True, required=True)
    side: ColumnElement[str] = column(String(1), title=N_("Debit or credit"), choices=SIDE_WORDS)
    bu: ColumnElement[str] = column(String(12), title=N_("BU key"))
    contra: ColumnElement[str] = column(String(9), title=N_("Contra account"))
    account: ColumnElement[str] = column(String(9), title=N_("Account"))
    cost1: ColumnElement[str] = column(String(36), title=N_("Cost centre 1"))
    text: ColumnElement[str] = column(String(120))
