"""What two desks may try at once with emergencies: each command done twice is done once, or refused the second time."""

from __future__ import annotations

from app.data.office import Office
from app.modules.governance.emergency.rules.emergency import (
    EntryDraft,
    ExerciseDraft,
    IncidentDraft,
    NeedDraft,
    PlanDraft,
    ProcessDraft,
    StepDraft,
)
from app.modules.governance.emergency.services.emergency import (
    add_measure,
    close_incident,
    delete_entry,
    delete_need,
    note_entry,
    save_entry,
    save_exercise,
    save_incident,
    save_need,
    save_plan,
    save_process,
)
from app.modules.governance.emergency.services.handbook import mark_printed, note_run, set_up
from app.modules.hr.people.api import PersonDraft, save_person
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting

HERE = "governance.emergency."
PROCESS = ProcessDraft("Versand")
PLAN = PlanDraft("Brand", "fire", "", "112", steps=(StepDraft("Räumen"),))


def _nothing(_office: Office) -> int:
    return 0


def _need(office: Office) -> int:
    person = office.run(save_person, PersonDraft("Ina", "Kern"))
    return int(office.run(save_need, NeedDraft(office.run(save_process, PROCESS), None, person)))


def _entry(office: Office) -> int:
    return int(office.run(save_entry, EntryDraft("place", 1, "Tor")))


def _exercise(office: Office) -> int:
    return int(office.run(save_exercise, ExerciseDraft(office.run(save_plan, PLAN), "table", D(2026, 11, 1))))


def _incident(office: Office) -> int:
    return int(office.run(save_incident, IncidentDraft("Strom", "power")))


CASES = (
    Case(HERE + "save_process", _nothing, lambda office, _key: office.run(save_process, PROCESS), counting("SELECT count(*) FROM governance_process")),
    Case(HERE + "save_need changed", _need, lambda office, key: office.run(save_need, NeedDraft(1, None, 1, note="neu"), key, 1), counting("SELECT version FROM governance_process_need"), wanted=2),
    Case(HERE + "delete_need", _need, lambda office, key: office.run(delete_need, key), counting("SELECT count(*) FROM governance_process_need"), wanted=0),
    Case(HERE + "save_plan", _nothing, lambda office, _key: office.run(save_plan, PLAN), counting("SELECT count(*) FROM governance_plan_step")),
    Case(HERE + "save_entry changed", _entry, lambda office, key: office.run(save_entry, EntryDraft("place", 1, "Tor 2"), key, 1), counting("SELECT version FROM governance_emergency_entry"), wanted=2),
    Case(HERE + "delete_entry", _entry, lambda office, key: office.run(delete_entry, key), counting("SELECT count(*) FROM governance_emergency_entry"), wanted=0),
    Case(HERE + "save_exercise changed", _exercise, lambda office, key: office.run(save_exercise, ExerciseDraft(1, "full", D(2026, 11, 1)), key, 1), counting("SELECT version FROM governance_exercise"), wanted=2),
    Case(HERE + "add_measure", _exercise, lambda office, key: office.run(add_measure, key, "Liste", None, D(2026, 12, 1)), counting("SELECT count(*) FROM organisation_task"), succeed=(2,)),
    Case(HERE + "save_incident changed", _incident, lambda office, key: office.run(save_incident, IncidentDraft("Strom weg", "power"), key, 1), counting("SELECT version FROM governance_incident"), wanted=2),
    Case(HERE + "note_entry", _incident, lambda office, key: office.run(note_entry, key, "dunkel"), counting("SELECT count(*) FROM governance_incident_entry"), succeed=(2,)),
    Case(HERE + "close_incident", _incident, lambda office, key: office.run(close_incident, key, "Kabel"), counting("SELECT count(*) FROM governance_incident WHERE closed IS NOT NULL")),
    Case(HERE + "set_up", _nothing, lambda office, _key: office.run(set_up, "/handbook", None), counting("SELECT count(*) FROM governance_handbook_setup"), succeed=(2,)),
    Case(HERE + "note_run", _nothing, lambda office, _key: office.run(note_run, "/handbook", "voll", 0), counting("SELECT count(*) FROM governance_handbook_run"), succeed=(2,)),
    Case(HERE + "mark_printed", _nothing, lambda office, _key: office.run(mark_printed, {"a-1": "x"}), counting("SELECT count(*) FROM governance_handbook_print"), succeed=(2,)),
)  # fmt: skip
