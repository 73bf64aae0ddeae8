"""Tables of compliance: duties with what was done, gifts and conflicts, confidants, reports of wrongs that only those know of."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.governance.compliance.rules.contracts import KINDS, MOST_MONTHS
from app.modules.governance.compliance.rules.controls import (
    CONTROL_KINDS,
    POPULATIONS,
    RESULT_TONES,
    RESULTS,
    TESTED,
)
from app.modules.governance.compliance.rules.duties import AREAS, GIVEN, RHYTHMS, STATE_TONES, STATES, WAYS

VIEW, CHANGE = "governance.duty.view", "governance.duty.change"
WHISTLE, CONFIDANTS = "governance.whistle", "governance.whistle.confidants"
CONTRACTS, KEEP_CONTRACTS = "governance.contract.view", "governance.contract.change"


class Duty(Versioned, Base):
    """A duty of the office; nominal is its next day, first the one that the rhythm began with, due the one after weekends and holidays."""

    __tablename__ = "governance_duty"
    __title__ = N_("Duty")
    __reads__ = VIEW
    __writes__ = CHANGE

    title: ColumnElement[str] = column(String(160), title=N_("Duty"), required=True, width=280)
    law: ColumnElement[str] = column(String(120), title=N_("Law or rule"), width=180)
    owner_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Responsible"), index=True
    )
    nominal: ColumnElement[datetime.date] = column(title=N_("Day by its rhythm"), required=True, width=130)
    months: ColumnElement[int] = column(Integer, title=N_("Rhythm"), choices=RHYTHMS, width=130)
    moves: ColumnElement[bool] = column(title=N_("Weekends and holidays move it (§ 193 BGB)"))
    proof: ColumnElement[str] = column(String(300), kind="long", title=N_("What proves it"), width=220)
    first: ColumnElement[datetime.date] = column(title=N_("First day"))
    due: ColumnElement[datetime.date | None] = column(title=N_("Due"), index=True, ends="never", width=190)


class DutyDone(Keyed, Base):
    """That a duty was done: for which day, when, by whom, with which evidence; never changed."""

    __tablename__ = "governance_duty_done"
    __title__ = N_("Duty that was done")
    __reads__ = VIEW
    __writes__ = CHANGE

    duty_id: ColumnElement[int] = column(ForeignKey("governance_duty.id"), title=N_("Duty"), index=True)
    nominal: ColumnElement[datetime.date] = column(title=N_("Day by its rhythm"))
    done: ColumnElement[datetime.date] = column(title=N_("Done on"), width=110)
    evidence: ColumnElement[str] = column(String(300), title=N_("Evidence"), width=280)
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("By"))


class Control(Versioned, Base):
    """A control of the internal control system: which risk it meets, how often it is tested, and by how many records drawn."""

    __tablename__ = "governance_control"
    __title__ = N_("Control")
    __reads__ = VIEW
    __writes__ = CHANGE

    process: ColumnElement[str] = column(String(80), title=N_("Process"), required=True, width=150)
    title: ColumnElement[str] = column(String(200), title=N_("Control"), required=True, width=280)
    risk: ColumnElement[str] = column(
        String(300), kind="long", title=N_("Risk it meets"), required=True, width=240
    )
    kind: ColumnElement[str] = column(
        String(10), title=N_("Works"), choices=CONTROL_KINDS, required=True, width=120
    )
    owner_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Responsible"), index=True
    )
    months: ColumnElement[int] = column(Integer, title=N_("Tested"), choices=TESTED, required=True, width=140)
    records: ColumnElement[str] = column(
        String(40), title=N_("Sample from"), choices=POPULATIONS, required=True, width=170
    )
    size: ColumnElement[int] = column(
        Integer, title=N_("Size of the sample"), minimum=1, maximum=500, required=True
    )
    first: ColumnElement[datetime.date] = column(title=N_("First test"), required=True)
    due: ColumnElement[datetime.date] = column(title=N_("Test due"), index=True, ends="never", width=170)


class ControlTest(Versioned, Base):
    """A test of a control: the seed and what was drawn from how many records of a span, then its result; what was drawn never changes."""

    __tablename__ = "governance_control_test"
    __title__ = N_("Test of a control")
    __reads__ = VIEW
    __writes__ = CHANGE

    control_id: ColumnElement[int] = column(
        ForeignKey("governance_control.id"), title=N_("Control"), index=True
    )
    due: ColumnElement[datetime.date] = column(title=N_("Test due"))
    since: ColumnElement[datetime.date] = column(title=N_("From"))
    until: ColumnElement[datetime.date] = column(title=N_("To"))
    drawn: ColumnElement[datetime.datetime] = column(title=N_("Drawn"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Tested by"))
    seed: ColumnElement[int] = column(Integer, title=N_("Seed"))
    population: ColumnElement[int] = column(Integer, title=N_("Records in the span"))
    sample: ColumnElement[str] = column(title=N_("Records drawn"), kind="secret")
    faults: ColumnElement[int | None] = column(Integer, title=N_("Faults"), minimum=0, maximum=500)
    result: ColumnElement[str] = column(
        String(10), title=N_("Result"), choices=RESULTS, tones=RESULT_TONES, width=140
    )
    found: ColumnElement[str] = column(String(600), kind="long", title=N_("What was found"), width=260)
    done: ColumnElement[datetime.date | None] = column(title=N_("Tested on"))

    __table_args__ = (Index("uq_governance_control_test", "control_id", "due", unique=True),)


class Contract(Versioned, Base):
    """A contract of the office; ends and notice follow from its terms and move on with the days, its papers stand on the record."""

    __tablename__ = "governance_contract"
    __title__ = N_("Contract")
    __reads__ = CONTRACTS
    __writes__ = KEEP_CONTRACTS

    title: ColumnElement[str] = column(String(160), title=N_("Contract"), required=True, width=260)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=KINDS, required=True, width=150)
    number: ColumnElement[str] = column(String(60), title=N_("Contract no."), width=120)
    partner_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), title=N_("Business partner"), required=True, index=True
    )
    owner_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Responsible"), index=True
    )
    start: ColumnElement[datetime.date] = column(title=N_("Runs from"), required=True)
    until: ColumnElement[datetime.date | None] = column(title=N_("First term until"))
    renews: ColumnElement[int] = column(
        Integer, title=N_("Goes on by months"), minimum=0, maximum=MOST_MONTHS, width=120
    )
    notice_months: ColumnElement[int] = column(
        Integer, title=N_("Months of notice"), minimum=0, maximum=MOST_MONTHS, width=120
    )
    cancelled: ColumnElement[datetime.date | None] = column(title=N_("Cancelled to"))
    cost: ColumnElement[int] = column(title=N_("Cost a year"), kind="money", width=120)
    notes: ColumnElement[str] = column(String(600), kind="long", title=N_("Remark"), width=200)
    ends: ColumnElement[datetime.date | None] = column(title=N_("Runs until"), width=110)
    notice: ColumnElement[datetime.date | None] = column(
        title=N_("Notice until"), index=True, ends="cancelled", width=190
    )


class Gift(Versioned, Base):
    """A gift that was taken, refused or given, or a conflict of interests that was told."""

    __tablename__ = "governance_gift"
    __title__ = N_("Gift or conflict of interests")
    __reads__ = VIEW
    __writes__ = CHANGE

    day: ColumnElement[datetime.date] = column(title=N_("Date"), required=True)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=GIVEN, required=True, width=150)
    contact_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), title=N_("Business partner"), index=True
    )
    about: ColumnElement[str] = column(
        String(300), kind="long", title=N_("What it is about"), required=True, width=280
    )
    amount: ColumnElement[int] = column(title=N_("Worth about"), kind="money", required=True)
    decided: ColumnElement[str] = column(String(300), kind="long", title=N_("Decision"), width=220)


class Confidant(Keyed, Base):
    """Somebody who may know of reports of wrongs; nobody else does, whatever rights they have."""

    __tablename__ = "governance_confidant"
    __title__ = N_("Confidant")
    __reads__ = WHISTLE
    __writes__ = CONFIDANTS

    login: ColumnElement[str] = column(String(80), kind="login", unique=True, title=N_("Confidant"))
    since: ColumnElement[datetime.date] = column(title=N_("Since"))


class Report(Versioned, Base):
    """A report of a wrong (HinSchG); term is the day until which the next step is due."""

    __tablename__ = "governance_report"
    __title__ = N_("Whistle-blower report")
    __reads__ = WHISTLE
    __writes__ = WHISTLE

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=115,
        counters=(Counter("governance.report", "HW-{year}-{n:03}"),),
    )
    came: ColumnElement[datetime.date] = column(title=N_("Came on"), required=True)
    way: ColumnElement[str] = column(String(8), title=N_("Way"), choices=WAYS, required=True, width=120)
    area: ColumnElement[str] = column(String(12), title=N_("About"), choices=AREAS, required=True, width=220)
    who: ColumnElement[str] = column(
        String(160), title=N_("Who reports"), personal="identity", sealed=True, width=160
    )
    what: ColumnElement[str] = column(
        String(4000),
        kind="long",
        title=N_("What is reported"),
        required=True,
        personal="content",
        sealed=True,
        width=260,
    )
    state: ColumnElement[str] = column(
        String(10), title=N_("State"), choices=STATES, tones=STATE_TONES, width=160
    )
    term: ColumnElement[datetime.date | None] = column(title=N_("Next step until"), ends="never", width=190)
    confirmed: ColumnElement[datetime.date | None] = column(title=N_("Receipt confirmed on"), width=140)
    answered: ColumnElement[datetime.date | None] = column(title=N_("Feedback given on"), width=140)
    feedback: ColumnElement[str] = column(
        String(2000), kind="long", title=N_("Feedback: measures and reasons"), personal="content", sealed=True
    )
    closed: ColumnElement[datetime.date | None] = column(title=N_("Closed on"))
    erased: ColumnElement[datetime.date | None] = column(title=N_("To be erased on"), width=130)
