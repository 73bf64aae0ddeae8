"""Tables of the booking mask: stacks and their lines before posting, booking templates and text constants."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.data.tables import Base, Versioned, column


class Stack(Versioned, Base):
    """A stack (Buchungsstapel): lines of a span of days, posted together; target is the sum on the paper, in cents."""

    __tablename__ = "finance_stack"

    name: ColumnElement[str] = column(String(60))
    start: ColumnElement[datetime.date]
    end: ColumnElement[datetime.date]
    target: ColumnElement[int | None]
    state: ColumnElement[str] = column(String(6), default="draft", server_default="draft")
    login: ColumnElement[str] = column(String(80))


class StackLine(Versioned, Base):
    """A line as typed, in DATEV order; fault is the message that refuses it (JSON), split groups the lines of one entry."""

    __tablename__ = "finance_stack_line"

    stack_id: ColumnElement[int] = column(ForeignKey("finance_stack.id"), index=True)
    amount: ColumnElement[int]
    side: ColumnElement[str] = column(String(1))
    bu: ColumnElement[str] = column(String(12))
    contra: ColumnElement[str] = column(String(9))
    document: ColumnElement[str] = column(String(36))
    document2: ColumnElement[str] = column(String(12))
    day: ColumnElement[datetime.date]
    account: ColumnElement[str] = column(String(9))
    cost1: ColumnElement[str] = column(String(36))
    cost2: ColumnElement[str] = column(String(36))
    text: ColumnElement[str] = column(String(120))
    split: ColumnElement[int] = column(Integer, default=0, server_default="0")
    fault: ColumnElement[str] = column(default="", server_default="")
    entry_id: ColumnElement[int | None]


class TextConstant(Versioned, Base):
    """A short code that becomes a booking text (Buchungstextkonstante)."""

    __tablename__ = "finance_text_constant"

    code: ColumnElement[str] = column(String(12), unique=True)
    text: ColumnElement[str] = column(String(120))


class Template(Versioned, Base):
    """A booking template: it fixes side, keys, accounts and text; the clerk types amount and day."""

    __tablename__ = "finance_template"

    name: ColumnElement[str] = column(String(60), unique=True)
    side: ColumnElement[str] = column(String(1))
    bu: ColumnElement[str] = column(String(12))
    contra: ColumnElement[str] = column(String(9))
    account: ColumnElement[str] = column(String(9))
    cost1: ColumnElement[str] = column(String(36))
    text: ColumnElement[str] = column(String(120))
