"""Tables of recruiting: vacancies, applicants with their stages, interviews and scores; checklists; what contracts say."""

from __future__ import annotations

import datetime
from functools import partial

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.hr.recruiting.rules.checklists import KINDS, MOST_DAYS, OWNERS
from app.modules.hr.recruiting.rules.stages import (
    SOURCES,
    STAGE_TONES,
    STAGES,
    VACANCY_STATES,
    VACANCY_TONES,
)
from app.modules.hr.recruiting.rules.terms import POINTS

VIEW, CHANGE, RATE, OWN = "hr.recruiting.view", "hr.recruiting.change", "hr.recruiting.rate", "hr.own"
OWNER = ("hr_applicant", "applicant_id")
identity, contact, content = (
    partial(column, personal=about, sealed=True) for about in ("identity", "contact", "content")
)


class Vacancy(Versioned, Base):
    """A vacancy: hours a week, pay a month from and to in cents, how many people are looked for, who leads the choice.

    opened is the day of its approval, closed the day on which it was filled or cancelled, None while open.
    """

    __tablename__ = "hr_vacancy"
    __title__ = N_("Vacancy")
    __reads__ = VIEW
    __writes__ = CHANGE

    number: ColumnElement[str] = column(
        String(16),
        unique=True,
        title=N_("No."),
        width=110,
        counters=(Counter("hr.vacancy", "V{year}-{n:03}"),),
    )
    title: ColumnElement[str] = column(String(80), title=N_("Vacancy"), required=True, width=240)
    department: ColumnElement[str] = column(String(80), title=N_("Department"), width=140)
    site_id: ColumnElement[int | None] = column(ForeignKey("hr_site.id"), title=N_("Site"))
    post_id: ColumnElement[int | None] = column(ForeignKey("hr_post.id"), title=N_("Planned post"))
    lead_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Who leads the choice"), personal="work"
    )
    hours: ColumnElement[int] = column(Integer, title=N_("Hours a week"), kind="quantity", width=110)
    pay_from: ColumnElement[int] = column(title=N_("Pay a month from"), kind="money", width=120)
    pay_to: ColumnElement[int] = column(title=N_("Pay a month to"), kind="money", width=120)
    places: ColumnElement[int] = column(
        Integer, title=N_("People looked for"), minimum=1, maximum=99, width=90
    )
    since: ColumnElement[datetime.date] = column(title=N_("Wanted from"), required=True)
    reason: ColumnElement[str] = column(String(160), title=N_("Why it is needed"), width=200)
    about: ColumnElement[str] = column(String(4000), title=N_("Text of the vacancy"), kind="long")
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=VACANCY_STATES, tones=VACANCY_TONES, width=150
    )
    refusal: ColumnElement[str] = column(String(300), title=N_("Why it was not approved"), width=180)
    login: ColumnElement[str] = column(String(80), title=N_("Asked by"))
    opened: ColumnElement[datetime.date | None] = column(title=N_("Approved on"))
    closed: ColumnElement[datetime.date | None] = column(title=N_("Closed on"))


class Applicant(Versioned, Base):
    """An applicant. closed is the day on which the application ended; once kept_until is over, everything personal goes and the rest stays for figures.

    consent and pool_until say from when until when somebody agreed to stay in the talent pool; proposed is the day on which
    the program proposed the erasure, erased the day on which it was done.
    """

    __tablename__ = "hr_applicant"
    __title__ = N_("Applicant")
    __reads__ = VIEW
    __writes__ = CHANGE

    vacancy_id: ColumnElement[int] = column(
        ForeignKey("hr_vacancy.id"), index=True, title=N_("Vacancy"), required=True
    )
    first_name: ColumnElement[str] = identity(String(80), title=N_("First name"), width=120)
    last_name: ColumnElement[str] = identity(String(80), title=N_("Last name"), width=140, synonyms=("name",))
    street: ColumnElement[str] = contact(String(80), title=N_("Street"))
    postcode: ColumnElement[str] = contact(String(10), title=N_("Postcode"))
    town: ColumnElement[str] = contact(String(80), title=N_("Town"), width=120)
    mail: ColumnElement[str] = contact(String(120), title=N_("Mail"), width=200)
    phone: ColumnElement[str] = contact(String(40), title=N_("Phone"), width=120, synonyms=("mobil",))
    source: ColumnElement[str] = column(
        String(9), title=N_("Source"), choices=SOURCES, width=140, synonyms=("quelle", "herkunft")
    )
    received: ColumnElement[datetime.date] = column(
        title=N_("Received"), required=True, synonyms=("eingang", "eingegangen", "bewerbungsdatum", "date")
    )
    starts: ColumnElement[datetime.date | None] = content(
        title=N_("Could begin on"), synonyms=("eintritt", "verfügbar ab", "verfuegbar ab")
    )
    note: ColumnElement[str] = content(String(1000), title=N_("Remark"), kind="long")
    stage: ColumnElement[str] = column(
        String(9), index=True, title=N_("Stage"), choices=STAGES, tones=STAGE_TONES, width=150
    )
    closed: ColumnElement[datetime.date | None] = column(title=N_("Ended on"))
    consent: ColumnElement[datetime.date | None] = column(
        title=N_("Agreed to the talent pool on"), synonyms=("einwilligung",)
    )
    pool_until: ColumnElement[datetime.date | None] = column(
        title=N_("In the talent pool until"), width=130, synonyms=("einwilligung bis",)
    )
    kept_until: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Kept until"), ends="erased", width=120
    )
    proposed: ColumnElement[datetime.date | None] = column(title=N_("Erasure proposed on"))
    erased: ColumnElement[datetime.date | None] = column(title=N_("Erased on"))
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), unique=True, title=N_("Member of staff"), personal="work"
    )
    folded: ColumnElement[str] = identity(String(260), title=N_("Search words"), kind="secret")


class ApplicantStep(Keyed, Base):
    """An application came to a stage on a day; it stays without the person, for figures."""

    __tablename__ = "hr_applicant_step"
    __title__ = N_("Step of an application")
    __reads__ = VIEW
    __writes__ = CHANGE

    applicant_id: ColumnElement[int] = column(
        ForeignKey("hr_applicant.id"), index=True, title=N_("Applicant")
    )
    stage: ColumnElement[str] = column(String(9), title=N_("Stage"), choices=STAGES)
    day: ColumnElement[datetime.date] = column()


class Appointment(Versioned, Base):
    """An interview: day, time of day as 14:30, minutes, place, and who leads it."""

    __tablename__ = "hr_appointment"
    __title__ = N_("Interview")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (
        Index("uq_hr_appointment_applicant_id_day_at", "applicant_id", "day", "at", unique=True),
    )

    applicant_id: ColumnElement[int] = column(
        ForeignKey("hr_applicant.id"), title=N_("Applicant"), required=True
    )
    day: ColumnElement[datetime.date] = column(index=True, required=True)
    at: ColumnElement[str] = column(String(5), title=N_("Time"), required=True, width=70)
    minutes: ColumnElement[int] = column(Integer, title=N_("Minutes"), minimum=5, maximum=600, width=80)
    place: ColumnElement[str] = content(String(160), title=N_("Where"), width=180)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Interviewer"), personal="work"
    )
    second_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Second interviewer"), personal="work"
    )


class Score(Versioned, Base):
    """What one interviewer thinks of an applicant: 1 to 5 in each respect; people judge, nothing is reckoned from what is in the papers."""

    __tablename__ = "hr_applicant_score"
    __title__ = N_("Score of an applicant")
    __reads__ = VIEW
    __writes__ = RATE
    __sealed_by__ = OWNER
    __table_args__ = (
        Index("uq_hr_applicant_score_applicant_id_person_id", "applicant_id", "person_id", unique=True),
    )

    applicant_id: ColumnElement[int] = column(
        ForeignKey("hr_applicant.id"), title=N_("Applicant"), required=True
    )
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Interviewer"), personal="work", required=True
    )
    knowledge: ColumnElement[int] = content(
        Integer, title=N_("Knowledge (1 to 5)"), minimum=1, maximum=5, required=True, width=100
    )
    experience: ColumnElement[int] = content(
        Integer, title=N_("Experience (1 to 5)"), minimum=1, maximum=5, required=True, width=100
    )
    together: ColumnElement[int] = content(
        Integer, title=N_("Working together (1 to 5)"), minimum=1, maximum=5, required=True, width=100
    )
    remark: ColumnElement[str] = content(String(1000), title=N_("Why"), kind="long", width=260)


class ChecklistTask(Versioned, Base):
    """A task of the checklists: for whom, whose it is, how many days from the first or last day it is due."""

    __tablename__ = "hr_checklist_task"
    __title__ = N_("Task of a checklist")
    __reads__ = VIEW
    __writes__ = CHANGE

    kind: ColumnElement[str] = column(String(5), title=N_("Checklist"), choices=KINDS, width=110)
    title: ColumnElement[str] = column(String(160), title=N_("Task"), required=True, width=340)
    department: ColumnElement[str] = column(String(80), title=N_("Only this department"), width=150)
    job: ColumnElement[str] = column(String(80), title=N_("Only this position"), width=150)
    owner: ColumnElement[str] = column(String(7), title=N_("Whose task"), choices=OWNERS, width=160)
    login: ColumnElement[str] = column(String(80), title=N_("Named person"), width=140)
    days: ColumnElement[int] = column(
        Integer, title=N_("Days from the first or last day"), minimum=-MOST_DAYS, maximum=MOST_DAYS, width=120
    )


class ChecklistItem(Keyed, Base):
    """A task for one person; whether it is done is said by the follow-up that stands on it."""

    __tablename__ = "hr_checklist_item"
    __title__ = N_("Task for somebody")
    __reads__ = OWN
    __writes__ = CHANGE
    __table_args__ = (
        Index("uq_hr_checklist_item_person_id_task_id_day", "person_id", "task_id", "day", unique=True),
    )

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work"
    )
    task_id: ColumnElement[int] = column(
        ForeignKey("hr_checklist_task.id"), index=True, title=N_("Task of a checklist")
    )
    kind: ColumnElement[str] = column(String(5), title=N_("Checklist"), choices=KINDS, width=110)
    day: ColumnElement[datetime.date] = column(title=N_("First or last day"), personal="work")
    title: ColumnElement[str] = column(String(160), title=N_("Task"), width=300)
    due: ColumnElement[datetime.date] = column(title=N_("Due"), personal="work")
    login: ColumnElement[str] = column(String(80), title=N_("Whose task"), personal="work", width=140)


class ContractTerm(Versioned, Base):
    """What contracts of the house say on a point of § 2 (1) NachwG that no personnel file says."""

    __tablename__ = "hr_contract_term"
    __title__ = N_("Term of contracts")
    __reads__ = VIEW
    __writes__ = CHANGE

    point: ColumnElement[str] = column(
        String(2), unique=True, title=N_("Point of § 2 (1) NachwG"), choices=POINTS, required=True, width=260
    )
    words: ColumnElement[str] = column(
        String(1000), title=N_("What contracts say"), kind="long", required=True, width=420
    )
