"""The form that writes a reference from grades."""

from __future__ import annotations

from app.core.messages import _
from app.modules.hr.leaving.rules.reference import ASPECTS, EXTENTS, GRADES, OPTIONAL, ReferenceDraft
from app.modules.hr.leaving.services.reference import write_reference
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.declared_fields import Placed
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask


def ask_reference(desk: Desk, drawer: Drawer, person: int) -> None:
    """Ask for extent, tasks and grades, write the reference, and open it as a letter."""
    grades = [("", "–"), *((key, _(title)) for key, title in GRADES.items())]
    fields: list[Placed] = [
        (ChoiceField("extent", _("Extent"), [(key, _(title)) for key, title in EXTENTS.items()]), 2),
        (SwitchField("interim", _("Interim reference")), 2),
        (LongField("tasks", _("Tasks, one a line"), 5), 2),
        *(ChoiceField(key, _(title), grades) for key, title in ASPECTS.items()),
    ]
    signer = desk.office.actor.name

    def done(letter: int, _values: Values) -> str:
        desk.open("documents.letters.letters", letter)
        return _("Written as a letter: look at each sentence, then send it.")

    start = {key: getattr(ReferenceDraft(), key) for key in ASPECTS if key not in OPTIONAL}
    ask(
        desk,
        drawer,
        "hr_reference",
        _("Reference"),
        fields,
        send=lambda values: (write_reference, ReferenceDraft(person, **values), signer),
        done=done,
        start={"extent": "qualified", **start},
        record=person,
        columns=2,
        save_text=_("Write"),
    )
