"""Tables of data protection: requests with their steps, restrictions, erasures, the record of processing, processors, breaches."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.governance.privacy.rules import breaches, dpia, processing, requests

VIEW, CHANGE, RELEASE = "governance.privacy.view", "governance.privacy.change", "governance.privacy.release"


class Kept:
    """Adds the rights of data protection."""

    __reads__ = VIEW
    __writes__ = CHANGE


class Request(Kept, Versioned, Base):
    """A request of a person about their data; due is reckoned from the receipt, and from the extension once that was told."""

    __tablename__ = "governance_request"
    __title__ = N_("Request of a data subject")

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=125,
        counters=(Counter("governance.request", "DS-{year}-{n:03}"),),
    )
    kind: ColumnElement[str] = column(String(10), title=N_("Wanted"), choices=requests.KINDS, required=True, width=165)  # fmt: skip
    received: ColumnElement[datetime.date] = column(title=N_("Received"), required=True)
    way: ColumnElement[str] = column(String(8), title=N_("Came"), choices=requests.WAYS, required=True)
    who: ColumnElement[str] = column(
        String(120), title=N_("Who asks"), required=True, personal="identity", sealed=True, width=200
    )
    contact_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Contact"), index=True)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), index=True
    )
    applicant_id: ColumnElement[int | None] = column(
        ForeignKey("hr_applicant.id"), title=N_("Applicant"), index=True
    )
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("In charge"))
    state: ColumnElement[str] = column(
        String(10), title=N_("State"), choices=requests.STATES, tones=requests.STATE_TONES, width=150
    )
    identity: ColumnElement[str] = column(
        String(8), title=N_("Identity"), choices=requests.IDENTITIES, tones=requests.IDENTITY_TONES, width=185
    )
    due: ColumnElement[datetime.date] = column(title=N_("Answer until"), index=True, ends="state", width=130)
    extended: ColumnElement[datetime.date | None] = column(title=N_("Extension told on"))
    closed: ColumnElement[datetime.date | None] = column(title=N_("Closed on"))
    refusal: ColumnElement[str] = column(String(10), title=N_("Refused because"), choices=requests.WHY_NOT)
    reason: ColumnElement[str] = column(
        String(500), kind="long", title=N_("Reason"), personal="content", sealed=True
    )


class RequestStep(Kept, Keyed, Base):
    """What was done for a request, on which day and by whom: no content, the log by which the office accounts for it."""

    __tablename__ = "governance_request_step"
    __title__ = N_("Step of a request")

    request_id: ColumnElement[int] = column(
        ForeignKey("governance_request.id"), title=N_("Request"), index=True
    )
    step: ColumnElement[str] = column(String(10), title=N_("What was done"), choices=requests.STEPS, width=260)  # fmt: skip
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("By"))


class Restriction(Kept, Versioned, Base):
    """That a record is only kept and used for nothing else (Art. 18 GDPR), from a day until it is lifted."""

    __tablename__ = "governance_restriction"
    __title__ = N_("Restriction of processing")

    table_name: ColumnElement[str] = column(String(60), title=N_("What kind"))
    row_key: ColumnElement[int] = column(title=N_("Which"))
    since: ColumnElement[datetime.date] = column(title=N_("Since"))
    reason: ColumnElement[str] = column(String(300), title=N_("Reason"), required=True, width=300)
    request_id: ColumnElement[int | None] = column(ForeignKey("governance_request.id"), title=N_("Request"))
    lifted: ColumnElement[datetime.date | None] = column(title=N_("Lifted on"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("By"))

    __table_args__ = (Index("ix_governance_restriction_row", "table_name", "row_key"),)


class ErasureRun(Kept, Versioned, Base):
    """An erasure of a person: proposed by one, released by another; what went and what stayed with law and end, by table, without content."""

    __tablename__ = "governance_erasure"
    __title__ = N_("Erasure of a person")

    request_id: ColumnElement[int] = column(
        ForeignKey("governance_request.id"), title=N_("Request"), index=True
    )
    proposed_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Proposed by"), once=True)
    proposed_at: ColumnElement[datetime.datetime] = column(title=N_("Proposed"), once=True)
    released_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Released by"), once=True)
    released_at: ColumnElement[datetime.datetime | None] = column(title=N_("Released"), once=True)
    outcome: ColumnElement[str] = column(title=N_("What went and what stayed"), kind="secret")


class DeletionRun(Kept, Versioned, Base):
    """A run of the deletion concept: proposed by one, released by another; what went and what stayed by table, without content."""

    __tablename__ = "governance_deletion"
    __title__ = N_("Deletion run")

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=125,
        counters=(Counter("governance.deletion", "LL-{year}-{n:03}"),),
    )
    proposed_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Proposed by"), once=True)
    proposed_at: ColumnElement[datetime.datetime] = column(title=N_("Proposed"), once=True)
    released_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Released by"), once=True)
    released_at: ColumnElement[datetime.datetime | None] = column(title=N_("Released"), once=True)
    gone: ColumnElement[int] = column(Integer, title=N_("Records erased"))
    outcome: ColumnElement[str] = column(title=N_("What went and what stayed"), kind="secret")
    document_id: ColumnElement[int | None] = column(ForeignKey("document.id"), title=N_("Certificate"))


class DeletionItem(Kept, Keyed, Base):
    """A record that a run is about: whose rows are over; which they are is decided anew when it is released."""

    __tablename__ = "governance_deletion_item"
    __title__ = N_("Record of a deletion run")

    deletion_id: ColumnElement[int] = column(
        ForeignKey("governance_deletion.id"), title=N_("Deletion run"), index=True
    )
    table_name: ColumnElement[str] = column(String(60), title=N_("What kind"))
    row_key: ColumnElement[int] = column(title=N_("Which"))


class Processing(Kept, Versioned, Base):
    """An entry of the record of processing (Art. 30 GDPR); key names one of the program's own, whose empty texts are those it proposes."""

    __tablename__ = "governance_processing"
    __title__ = N_("Processing activity")

    key: ColumnElement[str] = column(String(20), title=N_("Proposed by the program"), index=True)
    part: ColumnElement[str] = column(
        String(10), title=N_("Part"), choices=processing.PARTS, required=True, width=150
    )
    title: ColumnElement[str] = column(String(120), title=N_("Processing"), width=300)
    purpose: ColumnElement[str] = column(String(600), kind="long", title=N_("Purposes"), width=300)
    unit: ColumnElement[str] = column(String(80), title=N_("Responsible unit"))
    persons: ColumnElement[str] = column(String(300), title=N_("Categories of persons"))
    content: ColumnElement[str] = column(String(400), title=N_("Categories of data"))
    recipients: ColumnElement[str] = column(String(600), kind="long", title=N_("Recipients"))
    basis: ColumnElement[str] = column(String(400), kind="long", title=N_("Legal basis"))
    terms: ColumnElement[str] = column(String(800), kind="long", title=N_("Time limits for erasure"))
    transfers: ColumnElement[str] = column(String(300), title=N_("Transfers to third countries"))
    controller: ColumnElement[str] = column(String(200), title=N_("On behalf of"))
    criteria: ColumnElement[str] = column(String(120), title=N_("Criteria of high risk"), kind="secret")
    must: ColumnElement[bool] = column(title=N_("On the authority's list"))
    dpia: ColumnElement[str] = column(
        String(10), title=N_("Impact assessment"), choices=processing.DPIA, tones=processing.DPIA_TONES, width=150
    )  # fmt: skip
    dpia_reason: ColumnElement[str] = column(String(600), kind="long", title=N_("Reason of the threshold test"))  # fmt: skip
    reviewed: ColumnElement[datetime.date | None] = column(title=N_("Looked through on"))
    active: ColumnElement[bool] = column(title=N_("In use"))


class Dpia(Kept, Versioned, Base):
    """An impact assessment of a processing (Art. 35 GDPR); grade and rest follow from its risks and are kept for lists."""

    __tablename__ = "governance_dpia"
    __title__ = N_("Impact assessment")

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=125,
        counters=(Counter("governance.dpia", "DSFA-{year}-{n:03}"),),
    )
    processing_id: ColumnElement[int] = column(
        ForeignKey("governance_processing.id"), title=N_("Processing activity"), required=True, index=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("As of"), required=True)
    description: ColumnElement[str] = column(
        String(2000), kind="long", title=N_("Operations and purposes (Art. 35 (7) a)")
    )
    necessity: ColumnElement[str] = column(
        String(2000), kind="long", title=N_("Necessity and proportion (Art. 35 (7) b)")
    )
    people_view: ColumnElement[str] = column(
        String(800), kind="long", title=N_("View of the people concerned (Art. 35 (9))")
    )
    advice: ColumnElement[str] = column(
        String(1200), kind="long", title=N_("Advice of the data protection officer (Art. 35 (2))")
    )
    decision: ColumnElement[str] = column(
        String(8), title=N_("Decision"), choices=dpia.DECISIONS, tones=dpia.DECISION_TONES, width=250
    )
    reason: ColumnElement[str] = column(String(800), kind="long", title=N_("Reason of the decision"))
    asked: ColumnElement[datetime.date | None] = column(title=N_("Authority asked on (Art. 36)"))
    answer: ColumnElement[str] = column(String(1200), kind="long", title=N_("Answer of the authority"))
    review: ColumnElement[datetime.date | None] = column(
        title=N_("Looked at again on"), ends="never", width=190
    )
    grade: ColumnElement[str] = column(
        String(5), title=N_("Risk before measures"), choices=dpia.GRADES, tones=dpia.GRADE_TONES, width=170
    )
    rest: ColumnElement[str] = column(
        String(5), title=N_("Risk that remains"), choices=dpia.GRADES, tones=dpia.GRADE_TONES, width=170
    )
    decided_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Decided by"))
    decided: ColumnElement[datetime.date | None] = column(title=N_("Decided on"))


class DpiaRisk(Kept, Keyed, Base):
    """A risk for people in an impact assessment, before and after its measures (Art. 35 (7) c, d GDPR)."""

    __tablename__ = "governance_dpia_risk"
    __title__ = N_("Risk of an impact assessment")

    dpia_id: ColumnElement[int] = column(
        ForeignKey("governance_dpia.id"), title=N_("Impact assessment"), index=True
    )
    place: ColumnElement[int] = column(Integer, title=N_("Place"))
    title: ColumnElement[str] = column(String(200), title=N_("What may happen"))
    likelihood: ColumnElement[int] = column(Integer, title=N_("Likelihood"), choices=breaches.STEPS_OF)
    severity: ColumnElement[int] = column(Integer, title=N_("Severity"), choices=breaches.STEPS_OF)
    measures: ColumnElement[str] = column(String(400), title=N_("Measures"))
    likelihood_after: ColumnElement[int] = column(
        Integer, title=N_("Likelihood after measures"), choices=breaches.STEPS_OF
    )
    severity_after: ColumnElement[int] = column(
        Integer, title=N_("Severity after measures"), choices=breaches.STEPS_OF
    )


class Processor(Kept, Versioned, Base):
    """Who processes on our behalf: what, by which contract (Art. 28 (3) GDPR), where, and when it is looked at next."""

    __tablename__ = "governance_processor"
    __title__ = N_("Processor")

    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), title=N_("Processor"), required=True, index=True
    )
    service: ColumnElement[str] = column(String(200), title=N_("What they process"), required=True, width=260)
    state: ColumnElement[str] = column(
        String(10), title=N_("Contract"), choices=processing.CONTRACTS, tones=processing.CONTRACT_TONES
    )
    signed: ColumnElement[datetime.date | None] = column(title=N_("Signed on"))
    until: ColumnElement[datetime.date | None] = column(title=N_("Runs until"))
    document_id: ColumnElement[int | None] = column(ForeignKey("document.id"), title=N_("Document"))
    points: ColumnElement[str] = column(String(200), title=N_("Points of Art. 28 (3)"), kind="secret")
    country: ColumnElement[str] = column(String(60), title=N_("Place of processing"))
    safeguard: ColumnElement[str] = column(
        String(10), title=N_("Safeguard of transfers"), choices=processing.SAFEGUARDS
    )
    subs: ColumnElement[str] = column(String(400), kind="long", title=N_("Sub-processors"))
    next_check: ColumnElement[datetime.date | None] = column(
        title=N_("Look at it again"), ends="never", width=150
    )


class Breach(Kept, Versioned, Base):
    """A personal data breach; known is the moment from which the hours run, everything decided stays (Art. 33 (5) GDPR)."""

    __tablename__ = "governance_breach"
    __title__ = N_("Personal data breach")

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=125,
        counters=(Counter("governance.breach", "DP-{year}-{n:03}"),),
    )
    title: ColumnElement[str] = column(String(160), title=N_("What happened"), required=True, width=280)
    kind: ColumnElement[str] = column(String(12), title=N_("Nature"), choices=breaches.KINDS, required=True)
    known: ColumnElement[datetime.datetime] = column(title=N_("Became known"), index=True)
    happened: ColumnElement[str] = column(String(600), kind="long", title=N_("Course of events"))
    concerned: ColumnElement[str] = column(String(300), title=N_("Categories of persons and data"), width=220)
    people: ColumnElement[int | None] = column(Integer, title=N_("Persons, about"), minimum=0, maximum=999_999_999)  # fmt: skip
    records: ColumnElement[int | None] = column(
        Integer, title=N_("Records, about"), minimum=0, maximum=999_999_999
    )
    consequences: ColumnElement[str] = column(String(800), kind="long", title=N_("Likely consequences"))
    measures: ColumnElement[str] = column(String(800), kind="long", title=N_("Measures taken and planned"))
    likelihood: ColumnElement[int | None] = column(Integer, title=N_("Likelihood"), choices=breaches.STEPS_OF)
    severity: ColumnElement[int | None] = column(Integer, title=N_("Severity"), choices=breaches.STEPS_OF)
    risk: ColumnElement[str] = column(
        String(5), title=N_("Risk for people"), choices=breaches.RISKS, tones=breaches.RISK_TONES, width=250
    )
    reason: ColumnElement[str] = column(String(800), kind="long", title=N_("Reason of the assessment"))
    late: ColumnElement[str] = column(String(400), kind="long", title=N_("Why it was reported late"))
    exception: ColumnElement[str] = column(
        String(10), title=N_("People not told because"), choices=breaches.EXCEPTIONS
    )
    state: ColumnElement[str] = column(
        String(10), title=N_("State"), choices=breaches.STATES, tones=breaches.STATE_TONES, width=190
    )
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("In charge"))


class BreachStep(Kept, Keyed, Base):
    """What was decided and done about a breach, when and by whom; never changed."""

    __tablename__ = "governance_breach_step"
    __title__ = N_("Step of a breach")

    breach_id: ColumnElement[int] = column(ForeignKey("governance_breach.id"), title=N_("Breach"), index=True)
    event: ColumnElement[str] = column(String(10), title=N_("What was done"), choices=breaches.EVENTS, width=220)  # fmt: skip
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("By"))
