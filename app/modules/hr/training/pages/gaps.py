"""Instructions: what is compulsory for whom, and who lacks which."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.hr.training.models import Instruction
from app.modules.hr.training.queries.gaps import Due, instruction_dues
from app.modules.hr.training.queries.lists import instruction, instructions_source
from app.modules.hr.training.rules.due import FINE, GAPS, STATES
from app.modules.hr.training.rules.training import InstructionDraft
from app.modules.hr.training.services.training import delete_instruction, save_instruction, undo_instruction
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint
from app.ui.forms import Form
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.theme import px
from app.ui.tree_rows import Rows
from app.ui.widgets import card, label

CHANGE, VIEW = "hr.training.change", "hr.training.view"


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Instruction, "name:2 kind course department job since law")


def _ready(form: Form, _one: object) -> None:
    hint(form, department=_("empty: all of them"), job=_("empty: all of them"))


class GapsPage(RegisterPage):
    """At the right stands who lacks what; F8 goes to the person."""

    has_records = False
    takes_files = False

    def __init__(self, desk: Desk) -> None:
        register = Register(
            title=_("Compulsory instructions"), new=_("New instruction"), source=instructions_source(), of=Instruction, read=instruction,
            fields=_fields, draft=InstructionDraft, save=save_instruction, undo=undo_instruction,
            start={"kind": "safety", "since": desk.today()}, ready=_ready,
        )  # fmt: skip
        super().__init__(desk, _("Instructions"), [register], width=480)
        self._dues: list[Due] = []
        self.told = label("", "heading", wrap=True)
        heads = [_("Member of staff"), _("Instruction"), _("State"), _("Held until"), _("Department")]
        self.rows = Rows(_("Instructions that are missing"), heads)
        EmptyWords(self.rows, _("No instruction is missing."))
        side, inside = card()
        side.setMinimumWidth(px(440))
        inside.addWidget(self.told)
        inside.addWidget(self.rows, 1)
        self.add_beside(side, (620, 600))
        self.rows.itemActivated.connect(lambda *_item: self.go_to())
        self.set_actions(
            [
                PageAction(_("Take away"), self.take_away, "Del", "trash-2", CHANGE, menu=True, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, menu=True, row=True),
                PageAction(_("New instruction"), self.begin, "Ctrl+N", "plus", CHANGE),
                PageAction(_("To the person"), self.go_to, "F8", "user", "hr.view", primary=True),
            ]
        )
        desk.watch(self, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read what is missing again."""
        self.desk.read(instruction_dues, then=self._show, owner=self, slot="dues")

    def _show(self, found: list[Due]) -> None:
        self._dues = [one for one in found if one.state != FINE]
        self.block(self.go_to, "" if self._dues else _("No instruction is missing."))
        gaps = sum(one.state in GAPS for one in found)
        self.told.setText(
            counted(gaps, N_("1 instruction is missing"), N_("{count} instructions are missing"))
        )
        self.rows.show_rows(
            [
                (
                    one.person,
                    (
                        one.name,
                        one.instruction,
                        _(STATES[one.state]),
                        formats.day(one.until) if one.until else "",
                        one.department,
                    ),
                )
                for one in self._dues
            ]
        )

    def begin(self) -> None:
        """Begin a compulsory instruction."""
        self.edit(None)

    def take_away(self) -> None:
        """Take an instruction away that is not compulsory any more."""
        self.run_on_current(delete_instruction, words=_("Taken away"))

    def go_to(self) -> None:
        """Go to the person who lacks the instruction."""
        key = self.rows.key()
        if key is not None:
            self.desk.open("hr.people.people", key)
