"""Staff: the list, and the form beside it."""

from __future__ import annotations

from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.people.queries import people_source, person
from app.modules.hr.people.rules import PersonDraft, PersonView
from app.modules.hr.people.services import save_person, undo_person
from app.ui.desk import Desk
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.widgets import PageAction


class PeoplePage(ListPage):
    """Everyone who works or worked here; Enter or F2 changes one, Ctrl+N makes a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Staff"), people_source(), "hr_person")
        self.add_records()
        self.set_actions(
            [
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", "hr.person.change"),
                PageAction(_("New member of staff"), lambda: self._show(None), "Ctrl+N", "plus", "hr.person.change", primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show the form of a member of staff."""
        self.desk.read(person, key, then=self._show)

    def request(self, what: object) -> None:
        """Go to a member of staff, or begin a new one."""
        if what == "new":
            self._show(None)
        else:
            super().request(what)

    def _show(self, known: PersonView | None) -> None:
        key = known.id if known else None

        def save() -> None:
            values: dict[str, Any] = form.values()
            undo = None
            if known is not None:

                def undo(saved: int) -> None:
                    self.desk.run(undo_person, saved, known.version + 1, then=lambda _k: self.desk.notice(_("Change taken back")))

            name = " ".join(filter(None, (values["first_name"], values["last_name"])))
            draft, version = PersonDraft(**values), known.version if known else None
            self.submit(form, save_person, lambda expected: (draft, key, expected), version, _("{name} saved").format(name=name), undo)

        form = Form(self.desk, f"draft.person.{key or 0}", save, self.close_drawer)
        form.add(TextField("first_name", _("First name"), limit=80))
        form.add(TextField("last_name", _("Last name"), limit=80))
        form.add(TextField("department", _("Department"), limit=80))
        form.add(TextField("site", _("Site"), limit=80))
        form.add(TextField("job", _("Position held"), limit=80), 2)
        form.add(TextField("mail", _("Mail"), limit=120), 2)
        form.add(TextField("phone", _("Phone"), limit=40))
        form.add(TextField("login", _("Signs in as"), limit=80))
        form.add(DayField("entry", _("First day")))
        form.add(DayField("leaving", _("Last day")))
        texts: dict[str, str] = {}
        if known is not None:
            one = known.draft
            texts = {
                name: str(getattr(one, name)) for name in ("first_name", "last_name", "department", "site", "job", "mail", "phone", "login")
            }
            texts |= {"entry": formats.day(one.entry), "leaving": formats.day(one.leaving)}
        form.fill(texts)
        self.drawer.show_widget(known.name if known else _("New member of staff"), form)
        form.focus_first()
