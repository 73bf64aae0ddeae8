"""Tables of the booking mask: stacks and their lines before posting, booking templates and text constants."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Base, Versioned


class Stack(Versioned, Base):
    """A stack (Buchungsstapel): lines of a span of days, posted together; target is the sum on the paper, in cents."""

    __tablename__ = "finance_stack"

    name: Mapped[str] = mapped_column(String(60))
    start: Mapped[datetime.date]
    end: Mapped[datetime.date]
    target: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(6), default="draft", server_default="draft")
    login: Mapped[str] = mapped_column(String(80))


class StackLine(Versioned, Base):
    """A line as typed, in DATEV order; fault is the sentence that refuses it, split groups the lines of one entry."""

    __tablename__ = "finance_stack_line"

    stack_id: Mapped[int] = mapped_column(ForeignKey("finance_stack.id"), index=True)
    amount: Mapped[int]
    side: Mapped[str] = mapped_column(String(1))
    bu: Mapped[str] = mapped_column(String(12))
    contra: Mapped[str] = mapped_column(String(9))
    document: Mapped[str] = mapped_column(String(36))
    document2: Mapped[str] = mapped_column(String(12))
    day: Mapped[datetime.date]
    account: Mapped[str] = mapped_column(String(9))
    cost1: Mapped[str] = mapped_column(String(36))
    cost2: Mapped[str] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(String(120))
    split: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    fault: Mapped[str] = mapped_column(default="", server_default="")
    entry_id: Mapped[int | None]


class TextConstant(Versioned, Base):
    """A short code that becomes a booking text (Buchungstextkonstante)."""

    __tablename__ = "finance_text_constant"

    code: Mapped[str] = mapped_column(String(12), unique=True)
    text: Mapped[str] = mapped_column(String(120))


class Template(Versioned, Base):
    """A booking template: it fixes side, keys, accounts and text; the clerk types amount and day."""

    __tablename__ = "finance_template"

    name: Mapped[str] = mapped_column(String(60), unique=True)
    side: Mapped[str] = mapped_column(String(1))
    bu: Mapped[str] = mapped_column(String(12))
    contra: Mapped[str] = mapped_column(String(9))
    account: Mapped[str] = mapped_column(String(9))
    cost1: Mapped[str] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(String(120))
