"""Staff: the list, the form beside it, and the personnel file of the current person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.messages import N_, _
from app.data.column_mapping import Places
from app.modules.hr.people.models import Person
from app.modules.hr.people.pages.file_forms import first_row, part_form
from app.modules.hr.people.pages.file_panel import FilePanel
from app.modules.hr.people.pages.looks import looks_list
from app.modules.hr.people.pages.questionnaire import ask_answers, save_questionnaire
from app.modules.hr.people.queries.file import looks
from app.modules.hr.people.queries.people import people_source, person
from app.modules.hr.people.rules.file import on_day
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.importing import Imported
from app.modules.hr.people.services.people import save_person, set_people, undo_person
from app.modules.hr.people.transfer import run_import, specs, words
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.import_form import Importer, show_import
from app.ui.jobs import Progress
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.page_head import PageAction
from app.ui.record_actions import record_actions
from app.ui.register import Register, RegisterPage
from app.ui.save_file import ask_table

BULK = tuple(
    BulkField(name, title, "text")
    for name, title in (("department", N_("Department")), ("site", N_("Site")), ("job", N_("Position held")))
)


def _fields(desk: Desk) -> Sequence[Placed]:
    layout = "first_name last_name department site job:2 mail:2 phone login entry leaving"
    return fields_of(desk, Person, layout)


def _names(typed: str) -> dict[str, str]:
    """Return first and last name of what was typed: “Erika Muster” or “Muster, Erika”; a single word is the last name."""
    last, comma, first = typed.partition(",")
    if not comma:
        first, _blank, last = typed.rpartition(" ")
    return {"first_name": first.strip(), "last_name": last.strip()}


class PeoplePage(RegisterPage):
    """Everyone who works or worked here; Enter or F2 changes one, Ctrl+N makes a new one, the file stands beside the list."""

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
            named=_names,
        )
        self.file = FilePanel(desk, self._open_part)
        parts = [(_("Personnel file"), self.file)] if desk.may("hr.file.view") else []
        super().__init__(desk, _("Staff"), [one], parts, width=500)
        self.panel.picked.connect(self.file.show_person)
        new = self._new_part
        self.set_actions(
            [
                PageAction(_("Contract from a day …"), lambda: new("contract"), "", "file-text", "hr.file.change", menu=True, row=True),
                PageAction(_("Assignment from a day …"), lambda: new("assignment"), "", "network", "hr.file.change", menu=True, row=True),
                PageAction(_("Qualification …"), lambda: new("qualification"), "", "star", "hr.file.change", menu=True, row=True),
                PageAction(_("Severe disability …"), lambda: new("disability"), "", "shield-check", "hr.health.change", menu=True, row=True),
                PageAction(_("Save the questionnaire …"), lambda: self.for_current(lambda key: save_questionnaire(self, key)), "", "download", "hr.file.change", menu=True, row=True),
                PageAction(_("Answers of a questionnaire …"), lambda: self.for_current(lambda key: ask_answers(self, key)), "", "upload", "hr.pay.change", menu=True, row=True),
                PageAction(_("Who looked at pay and health"), self._looks, "", "eye", "hr.looks.view", menu=True, row=True),
                PageAction(_("Change selected people …"), self.bulk, "Ctrl+B", "list", "hr.person.change", menu=True, row=True),
                PageAction(_("Import a list …"), self.ask_import, "Ctrl+I", "upload", "hr.file.change", menu=True),
                PageAction(_("To the file"), self._to_file, "", "folder-open", "hr.file.view", menu=True, row=True),
                *record_actions(desk, "hr_person", self.panel.current_key),
                *self.standard_actions(_("New member of staff")),
            ]
        )  # fmt: skip

    def bulk(self) -> None:
        """Change one field of all selected people, from today on."""
        keys = self.panel.selected_keys()
        if keys:
            form = bulk_form(self.desk, keys, BULK, set_people, self.close_drawer)
            self.drawer.show_widget(_("Change selected people …"), form)

    def ask_import(self) -> None:
        """Ask for a list of staff."""
        ask_table(self, _("Import staff"), self.import_file)

    def import_file(self, path: Path) -> None:
        """Show the columns of a list; it is checked and imported as a job."""

        def run(
            path: Path, places: Places, _switches: dict[str, bool], rehearsal: bool, _progress: Progress
        ) -> Imported:
            return run_import(self.desk.office, path, rehearsal, places)

        show_import(self, path, Importer("hr.people", specs(), run, words))

    def _to_file(self) -> None:
        self.file.rows.setFocus()
        if self.file.rows.currentRow() < 0:
            self.file.rows.setCurrentRow(1)

    def _new_part(self, part: str) -> None:
        self._open_part(part, 0, None)

    def _open_part(self, part: str, key: int, one: Any) -> None:
        """Show the form of a row of the file, a new one with what holds as of the day."""
        person_key, file = self.panel.current_key(), self.file.file
        if person_key is None:
            return
        rows: dict[str, list[Any]] = {}
        if file is not None:
            rows = {"contract": file.contracts, "assignment": file.assignments}
        known = (rows | self.file.sealed).get(part, [])
        held = on_day(known, self.file.as_of()) or (
            known[-1] if known else None
        )  # who begins later has only what comes
        again = {"disability": self.file.show_health}.get(part, self.file.refresh)
        if part in ("pay", "tax", "insurance", "bank"):
            again = self.file.show_pay
        if held is not None:
            begun = replace(held.draft, since=self.desk.today())
        else:
            begun = first_row(part, person_key, file, self.desk.today())
        part_form(self.desk, self.drawer, part, person_key, key, one=one, begun=begun, then=again)

    def _looks(self) -> None:
        self.for_current(lambda key: self.desk.read(looks, key, then=self._tell_looks, owner=self))

    def _tell_looks(self, found: list[Any]) -> None:
        self.drawer.show_widget(_("Who looked at pay and health"), looks_list(found))
