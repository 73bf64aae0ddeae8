"""Tables of emergencies: processes with impact and needs, plans with steps, entries of the call tree, exercises, incidents, the handbook."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, LargeBinary, String, Text

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.governance.emergency.rules.emergency import (
    ENTRIES,
    EXERCISES,
    IMPACTS,
    RESULT_TONES,
    RESULTS,
    SCENARIOS,
)

VIEW, CHANGE = "governance.emergency.view", "governance.emergency.change"
HANDBOOK = "governance.emergency.handbook"
MOST_HOURS = 8_760


class Kept:
    """Adds the rights of emergencies."""

    __reads__ = VIEW
    __writes__ = CHANGE


def _impact(title: str) -> ColumnElement[int]:
    made: ColumnElement[int] = column(Integer, title=title, choices=IMPACTS, width=120)
    return made


class EmergencyProcess(Kept, Versioned, Base):
    """A process with what it does when it stands still, until when it must run again, and how it goes on without IT."""

    __tablename__ = "governance_process"
    __title__ = N_("Process of the emergency plan")

    name: ColumnElement[str] = column(String(120), unique=True, title=N_("Process"), required=True, width=220)
    owner_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Responsible"), index=True
    )
    deputy_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), title=N_("Deputy"), index=True)
    after_4h: ColumnElement[int] = _impact(N_("Damage after 4 hours"))
    after_1d: ColumnElement[int] = _impact(N_("Damage after a day"))
    after_3d: ColumnElement[int] = _impact(N_("Damage after 3 days"))
    after_1w: ColumnElement[int] = _impact(N_("Damage after a week"))
    after_2w: ColumnElement[int] = _impact(N_("Damage after 2 weeks"))
    rto: ColumnElement[int | None] = column(
        Integer, title=N_("Runs again within (h)"), minimum=0, maximum=MOST_HOURS, width=140
    )
    rpo: ColumnElement[int | None] = column(
        Integer, title=N_("Data lost at most (h)"), minimum=0, maximum=MOST_HOURS, width=140
    )
    fallback: ColumnElement[str] = column(
        String(800), kind="long", title=N_("How it goes on without IT"), width=240
    )


class ProcessNeed(Kept, Versioned, Base):
    """Something or somebody that a process can't do without."""

    __tablename__ = "governance_process_need"
    __title__ = N_("What a process needs")

    process_id: ColumnElement[int] = column(
        ForeignKey("governance_process.id"), title=N_("Process"), required=True, index=True
    )
    component_id: ColumnElement[int | None] = column(
        ForeignKey("it_component.id"), title=N_("Part of the infrastructure"), index=True
    )
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), index=True
    )
    deputy_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), title=N_("Deputy"), index=True)
    contact_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Supplier"), index=True)
    note: ColumnElement[str] = column(String(200), title=N_("Remark"), width=220)


class EmergencyPlan(Kept, Versioned, Base):
    """A plan for a scenario: when it begins, what is done in the first minutes, its steps, when it is over."""

    __tablename__ = "governance_plan"
    __title__ = N_("Emergency plan")

    title: ColumnElement[str] = column(String(120), unique=True, title=N_("Plan"), required=True, width=240)
    scenario: ColumnElement[str] = column(
        String(10), title=N_("Scenario"), choices=SCENARIOS, required=True, width=150
    )
    begins: ColumnElement[str] = column(String(400), kind="long", title=N_("When it begins"), width=220)
    first: ColumnElement[str] = column(
        String(1200), kind="long", title=N_("What to do at once"), required=True, width=260
    )
    owner_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Responsible"), index=True
    )
    process_id: ColumnElement[int | None] = column(
        ForeignKey("governance_process.id"), title=N_("Process"), index=True
    )
    ends: ColumnElement[str] = column(String(400), kind="long", title=N_("When it is over"))


class PlanStep(Kept, Keyed, Base):
    """A step of a plan."""

    __tablename__ = "governance_plan_step"
    __title__ = N_("Step of a plan")

    plan_id: ColumnElement[int] = column(ForeignKey("governance_plan.id"), title=N_("Plan"), index=True)
    place: ColumnElement[int] = column(Integer, title=N_("No."))
    title: ColumnElement[str] = column(String(200), title=N_("What is to be done"))
    who: ColumnElement[str] = column(String(120), title=N_("By whom"))
    minutes: ColumnElement[int | None] = column(Integer, title=N_("Within minutes"))
    material: ColumnElement[str] = column(String(160), title=N_("Material and place"))


class EmergencyEntry(Kept, Versioned, Base):
    """A line of the call tree, a number, a place, a key, an insurance, a contract."""

    __tablename__ = "governance_emergency_entry"
    __title__ = N_("Entry for emergencies")

    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=ENTRIES, required=True, width=200)
    place: ColumnElement[int] = column(Integer, title=N_("Order"), minimum=1, maximum=999, width=70)
    title: ColumnElement[str] = column(String(160), title=N_("What or which role"), required=True, width=240)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), index=True
    )
    deputy_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), title=N_("Deputy"), index=True)
    contact_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Contact"), index=True)
    phone: ColumnElement[str] = column(
        String(80), title=N_("Phone, day and night"), personal="contact", sealed=True, width=160
    )
    detail: ColumnElement[str] = column(
        String(600), kind="long", title=N_("Place, number, remark"), width=260
    )


class Exercise(Kept, Versioned, Base):
    """An exercise of a plan with its result; what was found becomes tasks."""

    __tablename__ = "governance_exercise"
    __title__ = N_("Exercise")

    plan_id: ColumnElement[int] = column(
        ForeignKey("governance_plan.id"), title=N_("Plan"), required=True, index=True
    )
    kind: ColumnElement[str] = column(
        String(8), title=N_("Kind"), choices=EXERCISES, required=True, width=150
    )
    day: ColumnElement[datetime.date] = column(title=N_("Exercised on"), required=True, width=120)
    participants: ColumnElement[str] = column(String(400), title=N_("Who took part"), width=200)
    minutes: ColumnElement[int | None] = column(
        Integer, title=N_("Minutes it took"), minimum=0, maximum=99_999, width=130
    )
    result: ColumnElement[str] = column(
        String(8), title=N_("Result"), choices=RESULTS, tones=RESULT_TONES, required=True, width=160
    )
    findings: ColumnElement[str] = column(String(1200), kind="long", title=N_("What was found"), width=260)
    project_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_project.id"), title=N_("Project of the measures"), index=True
    )


class ExerciseMeasure(Kept, Versioned, Base):
    """A measure that follows from an exercise; what becomes of it stands in its task."""

    __tablename__ = "governance_exercise_measure"
    __title__ = N_("Measure of an exercise")

    exercise_id: ColumnElement[int] = column(
        ForeignKey("governance_exercise.id"), title=N_("Exercise"), index=True
    )
    title: ColumnElement[str] = column(String(160), title=N_("Measure"), required=True)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), title=N_("Done by"), index=True)
    due: ColumnElement[datetime.date] = column(title=N_("Due"), required=True)


class Incident(Kept, Versioned, Base):
    """An incident from its first entry until it is closed with a report."""

    __tablename__ = "governance_incident"
    __title__ = N_("Incident")

    title: ColumnElement[str] = column(String(160), title=N_("Incident"), required=True, width=260)
    scenario: ColumnElement[str] = column(
        String(10), title=N_("Scenario"), choices=SCENARIOS, required=True, width=150
    )
    began: ColumnElement[datetime.datetime] = column(title=N_("Began"))
    closed: ColumnElement[datetime.datetime | None] = column(title=N_("Closed"))
    report: ColumnElement[str] = column(String(2000), kind="long", title=N_("Report and lessons"), width=260)


class IncidentEntry(Kept, Keyed, Base):
    """What happened or was decided in an incident, when and noted by whom; never changed."""

    __tablename__ = "governance_incident_entry"
    __title__ = N_("Entry of an incident")

    incident_id: ColumnElement[int] = column(
        ForeignKey("governance_incident.id"), title=N_("Incident"), index=True
    )
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    words: ColumnElement[str] = column(String(600), title=N_("What happened or was decided"), width=320)
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Noted by"))


class HandbookSetup(Versioned, Base):
    """Where the handbook is written each day, and its password, locked; one row."""

    __tablename__ = "governance_handbook_setup"
    __title__ = N_("Place of the handbook")
    __reads__ = HANDBOOK
    __writes__ = HANDBOOK

    one: ColumnElement[int] = column(Integer, unique=True, title=N_("The one"))
    folder: ColumnElement[str] = column(String(400), title=N_("Folder"), width=300)
    password: ColumnElement[bytes | None] = column(LargeBinary, title=N_("Password"), kind="secret")


class HandbookRun(Keyed, Base):
    """That the handbook was written, or why it could not be."""

    __tablename__ = "governance_handbook_run"
    __title__ = N_("Writing of the handbook")
    __reads__ = VIEW
    __writes__ = HANDBOOK

    at: ColumnElement[datetime.datetime] = column(title=N_("When"), index=True)
    folder: ColumnElement[str] = column(String(400), title=N_("Folder"))
    fault: ColumnElement[str] = column(String(300), title=N_("Why not"))
    pages: ColumnElement[int] = column(Integer, title=N_("Pages"))


class HandbookPrint(Keyed, Base):
    """That the handbook was printed, with the hash of each page, so that the next print is only what changed."""

    __tablename__ = "governance_handbook_print"
    __title__ = N_("Print of the handbook")
    __reads__ = VIEW
    __writes__ = HANDBOOK

    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("By"))
    pages: ColumnElement[str] = column(Text, title=N_("Pages and hashes"), kind="secret")
