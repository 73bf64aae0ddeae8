"""Tables of dunning: groups with levels, base rates, runs with letters and items, blocks of items, payment plans."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.dunning.rules.dunning import (
    BLOCKS,
    GROUP_KINDS,
    LANGUAGES,
    LEVEL_TONES,
    LEVELS,
    STATE_TONES,
    STATES,
)

VIEW, CHANGE = "finance.view", "finance.dunning.change"


class DunningGroup(Versioned, Base):
    """Customers that are dunned alike; a group with a tag goes before those of businesses and consumers."""

    __tablename__ = "finance_dunning_group"
    __title__ = N_("Dunning group")
    __reads__ = VIEW
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(60), required=True, width=220)
    kind: ColumnElement[str] = column(
        String(8), title=N_("Who belongs to it"), choices=GROUP_KINDS, required=True, width=220
    )
    tag: ColumnElement[str] = column(String(40), title=N_("Tag"), width=140)


class DunningLevel(Versioned, Base):
    """A level of a group; fee and minimum in cents, days after the due day, term in days from the letter."""

    __tablename__ = "finance_dunning_level"
    __title__ = N_("Dunning level")
    __reads__ = VIEW
    __writes__ = CHANGE

    group_id: ColumnElement[int] = column(
        ForeignKey("finance_dunning_group.id"), index=True, title=N_("Group"), required=True
    )
    level: ColumnElement[int] = column(
        Integer, title=N_("Level"), choices=LEVELS, tones=LEVEL_TONES, required=True, width=100
    )
    days: ColumnElement[int] = column(
        Integer, title=N_("Days after the due day"), minimum=1, maximum=365, width=150
    )
    fee: ColumnElement[int] = column(title=N_("Fee"), kind="money", width=90)
    interest: ColumnElement[bool] = column(title=N_("Interest (§ 288 BGB)"), width=140)
    lump: ColumnElement[bool] = column(title=N_("Lump sum of 40 €"), width=140)
    posts: ColumnElement[bool] = column(title=N_("Post costs as a claim"), width=150)
    term: ColumnElement[int] = column(Integer, title=N_("Days to pay"), minimum=1, maximum=90, width=110)
    minimum: ColumnElement[int] = column(title=N_("From an amount of"), kind="money", width=130)
    subject_de: ColumnElement[str] = column(
        String(120), title=N_("Subject, German"), required=True, width=220
    )
    text_de: ColumnElement[str] = column(
        String(2000), title=N_("Text, German"), kind="long", required=True, width=220
    )
    subject_en: ColumnElement[str] = column(
        String(120), title=N_("Subject, English"), required=True, width=220
    )
    text_en: ColumnElement[str] = column(
        String(2000), title=N_("Text, English"), kind="long", required=True, width=220
    )

    __table_args__ = (Index("uq_finance_dunning_level", "group_id", "level", unique=True),)


class BaseRate(Versioned, Base):
    """A base rate of § 247 BGB that the office entered, in basis points; it goes before the one that the program knows."""

    __tablename__ = "finance_base_rate"
    __title__ = N_("Base rate")
    __reads__ = VIEW
    __writes__ = CHANGE

    valid_from: ColumnElement[datetime.date] = column(
        title=N_("Holds from"), unique=True, required=True, width=120
    )
    rate: ColumnElement[int] = column(
        Integer, title=N_("Base rate %"), kind="percent", required=True, width=130
    )
    source: ColumnElement[str] = column(String(160), title=N_("Announced in"), width=320)


class DunningRun(Keyed, Base):
    """Letters that were made at once."""

    __tablename__ = "finance_dunning_run"
    __title__ = N_("Dunning run")
    __reads__ = VIEW
    __writes__ = CHANGE

    day: ColumnElement[datetime.date]
    login: ColumnElement[str] = column(String(80), width=110)


class DunningLetter(Versioned, Base):
    """A letter to one customer: what it demanded in cents, its filed paper, and the entry where its costs were posted.

    earlier are fees of letters before that were not posted; the level is the highest of its items.
    """

    __tablename__ = "finance_dunning_letter"
    __title__ = N_("Dunning letter")
    __reads__ = VIEW
    __writes__ = CHANGE

    run_id: ColumnElement[int] = column(
        ForeignKey("finance_dunning_run.id"), index=True, title=N_("Dunning run")
    )
    number: ColumnElement[str] = column(
        String(36),
        unique=True,
        title=N_("Number"),
        width=130,
        counters=(Counter("finance.dunning", "MA-{year}-{n:04}"),),
    )
    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Customer"), personal="content"
    )
    account: ColumnElement[str] = column(String(9), index=True, title=N_("Debtor account"), width=100)
    day: ColumnElement[datetime.date] = column(width=106)
    level: ColumnElement[int] = column(
        Integer, title=N_("Level"), choices=LEVELS, tones=LEVEL_TONES, width=100
    )
    until: ColumnElement[datetime.date] = column(title=N_("To be paid until"), width=120)
    principal: ColumnElement[int] = column(title=N_("Items"), kind="money", width=110)
    interest: ColumnElement[int] = column(title=N_("Interest"), kind="money", width=100)
    lump: ColumnElement[int] = column(title=N_("Lump sums"), kind="money", width=100)
    fee: ColumnElement[int] = column(title=N_("Fee"), kind="money", width=90)
    earlier: ColumnElement[int] = column(title=N_("Earlier fees"), kind="money", width=110)
    total: ColumnElement[int] = column(title=N_("Demanded"), kind="money", width=120)
    language: ColumnElement[str] = column(String(2), title=N_("Language"), choices=LANGUAGES)
    state: ColumnElement[str] = column(
        String(5), title=N_("State"), choices=STATES, tones=STATE_TONES, width=130
    )
    reason: ColumnElement[str] = column(
        String(200), default="", server_default="", title=N_("Why it was taken back")
    )
    taken_on: ColumnElement[datetime.date | None] = column(title=N_("Taken back on"))
    entry_id: ColumnElement[int | None] = column(
        ForeignKey("finance_entry.id"), title=N_("Entry of the costs"), kind="record"
    )
    file_id: ColumnElement[int | None] = column(title=N_("Archived document"), kind="record")


class DunningItem(Keyed, Base):
    """An item in a letter: what was open, the level it got, first day of default, interest and lump sum demanded beside it.

    taken is 0 while the letter is in force, else the letter's key: so an item has each level once, which the database keeps.
    """

    __tablename__ = "finance_dunning_item"
    __title__ = N_("Dunned item")
    __reads__ = VIEW
    __writes__ = CHANGE

    letter_id: ColumnElement[int] = column(
        ForeignKey("finance_dunning_letter.id"), index=True, title=N_("Dunning letter")
    )
    account: ColumnElement[str] = column(String(9), title=N_("Debtor account"))
    document: ColumnElement[str] = column(String(36), title=N_("Document"))
    level: ColumnElement[int] = column(Integer, title=N_("Level"), choices=LEVELS, tones=LEVEL_TONES)
    due: ColumnElement[datetime.date] = column(title=N_("Due"))
    amount: ColumnElement[int] = column(title=N_("Still open"), kind="money")
    since: ColumnElement[datetime.date | None] = column(title=N_("In default from"))
    interest: ColumnElement[int] = column(title=N_("Interest"), kind="money")
    lump: ColumnElement[int] = column(title=N_("Lump sum"), kind="money")
    taken: ColumnElement[int] = column(title=N_("Taken back"), kind="record")

    __table_args__ = (Index("uq_finance_dunning_item", "account", "document", "level", "taken", unique=True),)


class DunningBlock(Versioned, Base):
    """That an item is not dunned, until a day or until somebody ends it."""

    __tablename__ = "finance_dunning_block"
    __title__ = N_("Dunning block")
    __reads__ = VIEW
    __writes__ = CHANGE

    account: ColumnElement[str] = column(String(9), title=N_("Debtor account"), width=110)
    document: ColumnElement[str] = column(String(36), title=N_("Document"), width=140)
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=BLOCKS, required=True, width=170)
    reason: ColumnElement[str] = column(
        String(200), title=N_("Reason"), required=True, personal="content", width=320
    )
    until: ColumnElement[datetime.date | None] = column(title=N_("Until"), width=120)
    login: ColumnElement[str] = column(String(80), title=N_("Written by"), width=110)

    __table_args__ = (Index("uq_finance_dunning_block", "account", "document", unique=True),)


class PaymentPlan(Versioned, Base):
    """What was agreed on paying items of an account in parts; total is what was open then. While it is kept nothing is dunned."""

    __tablename__ = "finance_payment_plan"
    __title__ = N_("Payment plan")
    __reads__ = VIEW
    __writes__ = CHANGE

    account: ColumnElement[str] = column(String(9), index=True, title=N_("Debtor account"), width=110)
    day: ColumnElement[datetime.date] = column(title=N_("Agreed on"), width=106)
    total: ColumnElement[int] = column(title=N_("Sum"), kind="money", width=110)
    note: ColumnElement[str] = column(String(200), title=N_("Remark"), personal="content", width=200)
    ended: ColumnElement[datetime.date | None] = column(title=N_("Ended on"), width=106)
    login: ColumnElement[str] = column(String(80), title=N_("Written by"), width=110)


class PlanItem(Keyed, Base):
    """An item that a payment plan is about, with what was open of it then."""

    __tablename__ = "finance_payment_plan_item"
    __title__ = N_("Item of a payment plan")
    __reads__ = VIEW
    __writes__ = CHANGE

    plan_id: ColumnElement[int] = column(
        ForeignKey("finance_payment_plan.id"), index=True, title=N_("Payment plan")
    )
    document: ColumnElement[str] = column(String(36), title=N_("Document"))
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")


class PlanPart(Keyed, Base):
    """A part of a payment plan and its day."""

    __tablename__ = "finance_payment_plan_part"
    __title__ = N_("Part of a payment plan")
    __reads__ = VIEW
    __writes__ = CHANGE

    plan_id: ColumnElement[int] = column(
        ForeignKey("finance_payment_plan.id"), index=True, title=N_("Payment plan")
    )
    day: ColumnElement[datetime.date] = column(title=N_("Due"))
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
