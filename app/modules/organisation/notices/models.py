"""Tables of notices: what is told to whom, and who has read or confirmed it."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.organisation.notices.rules import AUDIENCES, KINDS

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
    revision: ColumnElement[int] = column(Integer, title=N_("Revision"), width=90)
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Written by"), width=130)


class NoticeReceipt(Keyed, Base):
    """Somebody has read a revision of a notice, and confirmed it where that is asked."""

    __tablename__ = "organisation_notice_receipt"
    __title__ = N_("Reading of a notice")
    __reads__ = CHANGE
    __writes__ = VIEW

    notice_id: ColumnElement[int] = column(ForeignKey("organisation_notice.id"), title=N_("Notice"))
    revision: ColumnElement[int] = column(Integer, title=N_("Revision"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Person"))
    read_at: ColumnElement[datetime.datetime] = column(title=N_("Read on"))
    confirmed: ColumnElement[bool] = column(title=N_("Confirmed"))

    __table_args__ = (Index("uq_organisation_notice_receipt", "notice_id", "revision", "login", unique=True),)
