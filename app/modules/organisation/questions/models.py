"""The table of questions on records."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Index, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.organisation.questions.rules import AUDIENCES, STATES, TONES
from app.modules.organisation.questions.settings import ASK, VIEW


class Question(Versioned, Base):
    """A record is handed to a person or a team with a question; the first of those asked who answers, answers for all."""

    __tablename__ = "organisation_question"
    __title__ = N_("Question")
    __reads__ = VIEW
    __writes__ = ASK

    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    text: ColumnElement[str] = column(
        String(2000),
        title=N_("Question"),
        kind="long",
        required=True,
        personal="content",
        sealed=True,
        width=280,
    )
    asked_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Asked by"), width=130, once=True
    )
    asked_at: ColumnElement[datetime.datetime] = column(title=N_("Asked"), width=140, once=True)
    audience: ColumnElement[str] = column(String(10), title=N_("Whom"), choices=AUDIENCES, width=110)
    target: ColumnElement[str] = column(String(80), title=N_("Which one"), width=130)
    due: ColumnElement[datetime.date | None] = column(title=N_("Answer wanted by"), width=196, ends="state")
    state: ColumnElement[str] = column(String(10), title=N_("State"), choices=STATES, tones=TONES, width=130)
    answer: ColumnElement[str] = column(
        String(4000), title=N_("Answer"), kind="long", personal="content", sealed=True, width=280
    )
    answered_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Answered by"), width=130)
    answered_at: ColumnElement[datetime.datetime | None] = column(title=N_("Answered"), width=140)

    __sealed_by__ = ("", "row_key")
    __table_args__ = (
        Index("ix_organisation_question_record", "table_name", "row_key"),
        Index("ix_organisation_question_state", "state"),
    )
