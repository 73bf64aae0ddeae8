"""Tables of leaving: how somebody leaves, and the sentences of references."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.hr.leaving.rules.leaving import KINDS, STATE_TONES, STATES, TONES
from app.modules.hr.leaving.rules.reference import ASPECTS, GRADES

VIEW, CHANGE = "hr.file.view", "hr.file.change"


class Leaving(Versioned, Base):
    """How somebody leaves: by whom, when the notice was received, the last day; state says whether that day is over."""

    __tablename__ = "hr_leaving"
    __title__ = N_("Leaving")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = ("hr_person", "person_id")

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), unique=True, title=N_("Member of staff"), personal="work", required=True
    )
    kind: ColumnElement[str] = column(
        String(8), title=N_("How it ends"), choices=KINDS, tones=TONES, personal="work", width=170
    )
    given: ColumnElement[datetime.date | None] = column(
        title=N_("Notice received on"), personal="work", width=110
    )
    day: ColumnElement[datetime.date] = column(title=N_("Last day"), personal="work", width=100)
    note: ColumnElement[str] = column(
        String(1000), title=N_("Remark"), kind="long", personal="work", sealed=True, width=220
    )
    state: ColumnElement[str] = column(
        String(4), index=True, title=N_("State"), choices=STATES, tones=STATE_TONES, width=100
    )


class ReferenceBlock(Versioned, Base):
    """A sentence of references for an aspect and a grade: of who leaves, and of who stays."""

    __tablename__ = "hr_reference_block"
    __title__ = N_("Sentence of references")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_reference_block_aspect_grade", "aspect", "grade", unique=True),)

    aspect: ColumnElement[str] = column(
        String(10), title=N_("Aspect"), choices=ASPECTS, required=True, width=170
    )
    grade: ColumnElement[str] = column(String(1), title=N_("Grade"), choices=GRADES, required=True, width=130)
    final: ColumnElement[str] = column(
        String(600), title=N_("For who leaves"), kind="long", required=True, width=380
    )
    interim: ColumnElement[str] = column(
        String(600), title=N_("For who stays"), kind="long", required=True, width=380
    )
