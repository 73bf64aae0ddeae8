"""Staff: the list, and the form beside it."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.hr.people.models import Person
from app.modules.hr.people.queries import people_source, person
from app.modules.hr.people.rules import PersonDraft
from app.modules.hr.people.services import save_person, undo_person
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage


def _fields(desk: Desk) -> Sequence[Placed]:
    layout = "first_name last_name department site job:2 mail:2 phone login entry leaving"
    return fields_of(desk, Person, layout)


class PeoplePage(RegisterPage):
    """Everyone who works or worked here; Enter or F2 changes one, Ctrl+N makes a new one."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Staff"),
            new=_("New member of staff"),
            source=people_source(),
            of=Person,
            read=person,
            fields=_fields,
            draft=PersonDraft,
            save=save_person,
            undo=undo_person,
            name=lambda draft: " ".join(filter(None, (draft.first_name, draft.last_name))),
        )
        super().__init__(desk, _("Staff"), [one])
        self.set_actions(self.standard_actions(_("New member of staff")))
