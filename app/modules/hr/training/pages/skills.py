"""Skills: what positions need, what people have, and at the right where they fall short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.core.messages import N_, _, counted
from app.modules.hr.training.models import Skill, SkillLevel, SkillNeed
from app.modules.hr.training.queries.gaps import SkillGap, skill_matrix
from app.modules.hr.training.queries.lists import (
    level,
    levels_source,
    need,
    needs_source,
    skill,
    skills_source,
)
from app.modules.hr.training.rules.training import LevelDraft, NeedDraft, SkillDraft
from app.modules.hr.training.services.skills import (
    delete_need,
    save_level,
    save_need,
    save_skill,
    undo_level,
    undo_need,
    undo_skill,
)
from app.ui.choice_fields import SwitchField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.theme import px
from app.ui.tree_rows import Rows
from app.ui.widgets import card, label

CHANGE = "hr.training.change"
NEEDS = 1


def _of(kind: Any, layout: str) -> Callable[[Desk], Sequence[Placed]]:
    return lambda desk: fields_of(desk, kind, layout)


class SkillsPage(RegisterPage):
    """Ctrl+1 levels of people, Ctrl+2 what positions need, Ctrl+3 the skills; the matrix stands at the right."""

    has_records = False
    takes_files = False

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Levels of people"), new=_("New level"), source=levels_source(), of=SkillLevel, read=level, fields=_of(SkillLevel, "person:2 skill:2 level day note:2"), draft=LevelDraft, save=save_level, undo=undo_level, start={"level": "2", "day": desk.today()}, name=lambda _draft: _("Level")),
            Register(title=_("Needed by positions"), new=_("New need"), source=needs_source(), of=SkillNeed, read=need, fields=_of(SkillNeed, "job:2 skill:2 level:2"), draft=NeedDraft, save=save_need, undo=undo_need, start={"level": "3"}, name=lambda draft: draft.job),
            Register(title=_("Skills"), new=_("New skill"), source=skills_source(), of=Skill, read=skill, fields=_of(Skill, "name:2 group:2"), draft=SkillDraft, save=save_skill, undo=undo_skill),
        ]  # fmt: skip
        super().__init__(desk, _("Skills"), registers, width=460)
        self._found: list[SkillGap] = []
        self.told = label("", "heading", wrap=True)
        self.all = SwitchField("all", _("Also those who have what they need"))
        heads = [_("Position held"), _("Member of staff"), _("Skill"), _("Needed"), _("Has")]
        self.rows = Rows(_("Skill matrix"), heads, (3, 4))
        EmptyWords(self.rows, _("Skills that are wanted stand here beside what people can do."))
        side, inside = card()
        side.setMinimumWidth(px(440))
        inside.addWidget(self.told)
        inside.addWidget(self.all)
        inside.addWidget(self.rows, 1)
        self.add_beside(side, (540, 700))
        self.all.changed.connect(lambda: self._show(self._found))
        change, new = self.standard_actions()
        away = PageAction(
            _("Take away"), self.take_away, "Del", "trash-2", CHANGE, menu=True, of="hr.skill_needs"
        )
        self.set_actions([away, change, new])
        desk.watch(self, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the matrix again."""
        self.desk.read(skill_matrix, then=self._show, owner=self, slot="matrix")

    def _show(self, found: list[SkillGap]) -> None:
        self._found = found
        gaps = sum(one.gap > 0 for one in found)
        self.told.setText(counted(gaps, N_("1 gap"), N_("{count} gaps")))
        shown = [one for one in found if one.gap or self.all.value()]
        self.rows.show_rows(
            [(one.person, (one.job, one.name, one.skill, str(one.needed), str(one.has))) for one in shown]
        )

    def take_away(self) -> None:
        """Take away that a position needs a skill."""
        if self.bar.currentIndex() == NEEDS:
            self.run_on_current(delete_need, words=_("Taken away"))
        else:
            self.desk.notice(_("Only needs of positions can be taken away (Ctrl+2)."))
