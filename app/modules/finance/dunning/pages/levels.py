"""Dunning levels: the levels of each group with their texts, the groups, and base rates that were announced."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import _
from app.modules.finance.dunning.models import BaseRate, DunningGroup, DunningLevel
from app.modules.finance.dunning.queries.levels import (
    group,
    group_choices,
    groups_source,
    last_rate,
    level,
    levels_source,
    rate,
    rates_source,
)
from app.modules.finance.dunning.rules.dunning import GROUP_KINDS, GroupDraft, LevelDraft, RateDraft
from app.modules.finance.dunning.rules.interest import half_year
from app.modules.finance.dunning.services.registers import (
    save_group,
    save_level,
    save_rate,
    undo_group,
    undo_level,
    undo_rate,
)
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose, gone_for, hint
from app.ui.forms import Form
from app.ui.register import Register, RegisterPage


def _level_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        DunningLevel,
        "group:2 level days term minimum fee interest lump posts subject_de:2 text_de:2 subject_en:2 text_en:2",
        group=ChoiceField("group", _("Group"), ()),
    )


def _level_ready(form: Form, _one: object, groups: list[tuple[int, str]]) -> None:
    choose(form, "group", groups)
    hint(form, text_de=_("{until}, {total}, {since} and {name} are filled in each letter."))


class LevelsPage(RegisterPage):
    """Three registers; above them stands whether the base rate of now is known."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        levels = Register(
            title=_("Levels"),
            new=_("New level"),
            source=levels_source(),
            of=DunningLevel,
            read=level,
            fields=_level_fields,
            draft=LevelDraft,
            save=save_level,
            undo=undo_level,
            asks=[(group_choices,)],
            ready=_level_ready,
            start={"level": 1, "days": 7, "term": 10, "fee": 0, "minimum": 0},
            name=lambda draft: str(draft.subject_de),
        )
        groups = Register(
            title=_("Groups"),
            new=_("New group"),
            source=groups_source(),
            of=DunningGroup,
            read=group,
            fields=lambda desk: fields_of(desk, DunningGroup, "name:2 kind tag"),
            draft=GroupDraft,
            save=save_group,
            undo=undo_group,
            start={"kind": "tag"},
            ready=lambda form, _one: gone_for(
                form, {("kind", one): ("tag",) for one in GROUP_KINDS if one != "tag"}
            ),
        )
        rates = Register(
            title=_("Base rates"),
            new=_("New base rate"),
            source=rates_source(),
            of=BaseRate,
            read=rate,
            fields=lambda desk: fields_of(desk, BaseRate, "valid_from rate source:2"),
            draft=RateDraft,
            save=save_rate,
            undo=undo_rate,
            name=lambda draft: formats.day(draft.valid_from),
        )
        super().__init__(desk, _("Dunning levels"), [levels, groups, rates], width=460)
        self.set_actions(self.standard_actions())
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(last_rate, then=self._say, owner=self, slot="rate")

    def _say(self, last: datetime.date) -> None:
        """Say whether the base rate of this half-year is missing."""
        now = half_year(self.desk.today())
        words = _("The base rate from {day} is missing; it is published in the Bundesanzeiger.")
        self.subtitle.setText(words.format(day=formats.day(now)) if last < now else "")
