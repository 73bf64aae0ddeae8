"""Who leaves: the list with its form, and beside it all that belongs to the leaving of the row."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.letter_receivers import LetterTo
from app.core.messages import _
from app.modules.hr.leaving.models import CHANGE, VIEW, Leaving
from app.modules.hr.leaving.pages.reference_form import ask_reference
from app.modules.hr.leaving.queries.leaving import leaving, leaving_blocks, leavings_source, person_of
from app.modules.hr.leaving.rules.leaving import LeavingDraft
from app.modules.hr.leaving.services.leaving import call_off_leaving, save_leaving
from app.modules.hr.leaving.settings import NOTICE
from app.modules.hr.people.api import offered_people
from app.ui.blocks_view import BlocksView
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


def _fields(desk: Desk) -> Sequence[Placed]:
    who = KeyField(desk, "person", _("Member of staff"), offered_people, True)
    return fields_of(desk, Leaving, "person:2 kind:2 given day note:2", person=who)


def _hints(form: Form, _one: object) -> None:
    hint(form, day=_("empty: calculated by § 622 BGB, or the end of the fixed term"))


class LeavingPage(RegisterPage):
    """Ctrl+N keeps that somebody leaves, F8 writes the reference; a line at the right opens its place."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Leaving"),
            new=_("Somebody leaves"),
            source=leavings_source(),
            of=Leaving,
            read=leaving,
            fields=_fields,
            draft=LeavingDraft,
            save=save_leaving,
            start={"kind": "person", "given": desk.today()},
            name=lambda _draft: _("Leaving"),
            ready=_hints,
        )
        self.all = BlocksView(desk, _("All of the leaving"))
        super().__init__(desk, _("Leaving"), [one], [(_("All of the leaving"), self.all)], width=460)
        self.panel.picked.connect(self._show)
        self.set_actions(
            [
                PageAction(_("Call off"), self._call_off, "Del", "undo-2", CHANGE, menu=True, row=True),
                PageAction(_("Sentences of references"), lambda: desk.open("hr.leaving.blocks"), "", "layers", VIEW, menu=True),
                PageAction(_("Write the notice"), lambda: self._with_person(self._notice), "", "pen-line", CHANGE, menu=True, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Reference …"), lambda: self._with_person(self._reference), "F8", "file-text", CHANGE, primary=True, row=True),
            ]
        )  # fmt: skip
        desk.watch(self, self._again)

    def _show(self, key: int) -> None:
        self.desk.read(leaving_blocks, key, then=self.all.show_blocks, owner=self, slot="blocks")

    def _again(self) -> None:
        key = self.panel.current_key()
        if key is not None:
            self._show(key)

    def _with_person(self, act: object) -> None:
        def found(person: int | None) -> None:
            if person is not None and callable(act):
                act(person)

        self.for_current(lambda key: self.desk.read(person_of, key, then=found, owner=self, slot="who"))

    def _notice(self, person: int) -> None:
        self.desk.open("documents.letters.letters", LetterTo("hr_person", person, NOTICE))

    def _reference(self, person: int) -> None:
        ask_reference(self.desk, self.drawer, person)

    def _call_off(self) -> None:
        self.run_on_current(call_off_leaving, words=_("Called off; the person stays."))
