"""Forms of emergencies in the drawer: a plan with its steps, a note, a measure, the end of an incident, the place of the handbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.dates import add_months
from app.core.messages import _
from app.modules.governance.emergency.models import (
    EmergencyPlan,
    ExerciseMeasure,
    HandbookSetup,
    Incident,
    IncidentEntry,
)
from app.modules.governance.emergency.queries.handbook import place
from app.modules.governance.emergency.rules.emergency import StepDraft, step_of
from app.modules.governance.emergency.services.emergency import add_measure, close_incident, note_entry
from app.modules.governance.emergency.services.handbook import set_up
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, ask
from app.ui.fields import TextField
from app.ui.rows_field import Rows, RowsField


def plan_fields(desk: Desk) -> Sequence[Placed]:
    """Return the fields of a plan, its steps typed in rows."""

    def write(step: StepDraft) -> list[str]:
        return [step.title, step.who, str(step.minutes or ""), step.material]

    heads = (
        (_("What is to be done"), 0),
        (_("By whom"), 96),
        (_("Minutes"), 62),
        (_("Material and place"), 110),
    )
    steps = RowsField("steps", _("Steps"), Rows(heads, step_of, write, height=7))
    return fields_of(
        desk, EmergencyPlan, "title:2 scenario owner begins:2 first:2 steps:2 ends:2 process:2", steps=steps
    )


def ask_note(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask what happened or was decided; it is noted with the moment."""
    return ask(desk, drawer, "governance_incident.note", _("Note"), fields_of(desk, IncidentEntry, "words"),
               send=lambda values: (note_entry, key, values["words"]), done=lambda _key, _values: _("Noted"), record=key, restore=False,
               save_text=_("Note"))  # fmt: skip


def ask_close(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask for the report with which an incident is closed."""
    return ask(desk, drawer, "governance_incident.close", _("Close the incident"), fields_of(desk, Incident, "report"),
               send=lambda values: (close_incident, key, values["report"]), done=lambda _n, _v: _("Closed"), record=key, save_text=_("Close"))  # fmt: skip


def ask_measure(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask for a measure of an exercise; it becomes a task."""
    return ask(desk, drawer, "governance_exercise_measure", _("New measure"), fields_of(desk, ExerciseMeasure, "title person due"),
               send=lambda values: (add_measure, key, values["title"], values["person"], values["due"]),
               done=lambda _key, _values: _("Kept; the task stands in the project of the exercise."), record=key, restore=False,
               start={"due": add_months(desk.today(), 1)})  # fmt: skip


def ask_place(desk: Desk, drawer: Drawer) -> DrawerForm:
    """Ask for folder and password of the handbook; the password is never shown, and stays where the field is left empty."""
    password = TextField("password", _("Password of the PDF"), limit=80)
    password.set_hint(_("empty: as it was · - : without a password, then plain files are written too"))

    def send(values: dict[str, Any]) -> tuple[Any, ...]:
        given = values["password"].strip()
        word = given or None
        return set_up, values["folder"], "" if word == "-" else word

    return ask(desk, drawer, "governance_handbook_setup", _("Folder and password of the handbook"),
               [*fields_of(desk, HandbookSetup, "folder"), password], send=send, done=lambda _n, _v: _("Kept; it is written there each day."),
               shows=(place,), values=lambda found: {"folder": found[0]}, restore=False)  # fmt: skip
