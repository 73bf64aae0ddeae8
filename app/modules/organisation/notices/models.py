"""Tables of notices: what is told to whom, and who has read or confirmed it."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.organisation.notices.rules import AUDIENCES, KINDS, RENEWALS

VIEW, CHANGE = "organisation.notice.view", "organisation.notice.change"


class Notice(Versioned, Base):
    """Something that is told to everybody, a department, a site or a role; revision grows when it is to be read anew."""

    __tablename__ = "organisation_notice"
    __title__ = N_("Notice")
    __reads__ = VIEW
    __writes__ = CHANGE

    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=KINDS, required=True, width=110)
    title: ColumnElement[str] = column(String(120), title=N_("Title"), required=True, width=300)
    text: ColumnElement[str] = column(String(8000), title=N_("Text"), kind="long", required=True)
    since: ColumnElement[datetime.date] = column(title=N_("Seen from"), required=True, width=110)
    until: ColumnElement[datetime.date | None] = column(title=N_("Seen until"), width=110)
    audience: ColumnElement[str] = column(
        String(10), title=N_("For"), choices=AUDIENCES, required=True, width=130
    )
    target: ColumnElement[str] = column(String(80), title=N_("Which one"), width=140)
    confirm: ColumnElement[bool] = column(title=N_("Reading is confirmed"), width=150)
    renew: ColumnElement[int] = column(Integer, title=N_("Confirmed anew"), choices=RENEWALS, width=150)
    revision: ColumnElement[int] = column(Integer, title=N_("Revision"), width=90)
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Written by"), width=130)
    responsible: ColumnElement[str] = column(
        String(80), default="", server_default="", kind="login", title=N_("In charge"), width=130
    )


class NoticeEdition(Keyed, Base):
    """The words of a notice from a moment on (None: before editions were kept), counted from 1, and what is new; never changed."""

    __tablename__ = "organisation_notice_edition"
    __title__ = N_("Edition of a notice")
    __reads__ = CHANGE
    __writes__ = CHANGE

    notice_id: ColumnElement[int] = column(ForeignKey("organisation_notice.id"), title=N_("Notice"))
    number: ColumnElement[int] = column(Integer, title=N_("Edition"))
    revision: ColumnElement[int] = column(Integer, title=N_("Revision"))
    made: ColumnElement[datetime.datetime | None] = column(title=N_("Written on"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Written by"))
    title: ColumnElement[str] = column(String(120), title=N_("Title then"))
    text: ColumnElement[str] = column(String(8000), title=N_("Text then"), kind="long")
    change: ColumnElement[str] = column(String(300), title=N_("What is new"))

    __table_args__ = (Index("uq_organisation_notice_edition", "notice_id", "number", unique=True),)


class NoticeReceipt(Keyed, Base):
    """Somebody has read a revision of a notice, and confirmed it where that is asked; each renewal is a turn of its own."""

    __tablename__ = "organisation_notice_receipt"
    __title__ = N_("Reading of a notice")
    __reads__ = CHANGE
    __writes__ = VIEW

    notice_id: ColumnElement[int] = column(ForeignKey("organisation_notice.id"), title=N_("Notice"))
    revision: ColumnElement[int] = column(Integer, title=N_("Revision"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Person"))
    turn: ColumnElement[int] = column(Integer, title=N_("Confirmation no."))
    edition: ColumnElement[int] = column(Integer, title=N_("Edition that was read"))
    read_at: ColumnElement[datetime.datetime] = column(title=N_("Read on"))
    confirmed: ColumnElement[bool] = column(title=N_("Confirmed"))

    __table_args__ = (
        Index("uq_organisation_notice_receipt", "notice_id", "revision", "login", "turn", unique=True),
    )


class NoticePaper(Keyed, Base):
    """Somebody signed on paper that they have read an edition: on which day, where the signed list is, and who typed it in."""

    __tablename__ = "organisation_notice_paper"
    __title__ = N_("Confirmation on paper")
    __reads__ = CHANGE
    __writes__ = CHANGE

    notice_id: ColumnElement[int] = column(ForeignKey("organisation_notice.id"), title=N_("Notice"))
    revision: ColumnElement[int] = column(Integer, title=N_("Revision"))
    edition: ColumnElement[int] = column(Integer, title=N_("Edition that was read"))
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), index=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Signed on"), required=True)
    evidence: ColumnElement[str] = column(
        String(200), title=N_("Where the signed list is kept"), required=True
    )
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Typed in by"))

    __table_args__ = (
        Index("uq_organisation_notice_paper", "notice_id", "revision", "person_id", "day", unique=True),
    )
