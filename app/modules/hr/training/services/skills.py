"""What is done with skills of people and positions, repayment clauses and training budgets."""

from __future__ import annotations

from dataclasses import replace

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import check_draft, must_be_unique, must_differ, one_of, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.training.models import Clause, Skill, SkillLevel, SkillNeed, TrainingBudget
from app.modules.hr.training.rules.training import (
    LEVELS,
    BudgetDraft,
    ClauseDraft,
    LevelDraft,
    NeedDraft,
    SkillDraft,
)
from app.modules.hr.training.services.checking import known, needed, not_negative, once, somebody

CHANGE = "hr.training.change"


@command(CHANGE)
def save_skill(unit: Unit, draft: SkillDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a skill; raises Invalid naming the field."""
    check_draft(Skill, draft)
    must_be_unique(unit, Skill, draft.name, key)
    return save_draft(unit, Skill, draft, key, version)


undo_skill = undoing(Skill)


@command(CHANGE)
def save_need(unit: Unit, draft: NeedDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the level of a skill that a position needs; raises Invalid naming the field."""
    skill = needed(unit, "skill", Skill, draft.skill, N_("Choose the skill."))
    check_draft(SkillNeed, draft)
    one_of(draft.level, [level for level in LEVELS if level != "0"], "level")
    if key is None:
        once(
            unit,
            SkillNeed,
            N_("This position has a level of this skill already."),
            "skill",
            job=draft.job.strip(),
            skill_id=skill,
        )
    return save_draft(unit, SkillNeed, draft, key, version)


undo_need = undoing(SkillNeed)


@command(CHANGE)
def delete_need(unit: Unit, key: int) -> None:
    """Take away that a position needs a skill."""
    unit.delete(SkillNeed, key)


@command(CHANGE)
def save_level(unit: Unit, draft: LevelDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the level that somebody has of a skill; raises Invalid naming the field."""
    person, skill = (
        somebody(unit, draft.person),
        needed(unit, "skill", Skill, draft.skill, N_("Choose the skill.")),
    )
    if key is not None:
        known(unit, SkillLevel, key)
    full = replace(draft, day=draft.day or unit.today)
    check_draft(SkillLevel, full)
    if key is None:
        once(
            unit,
            SkillLevel,
            N_("This person has a level of this skill already; change it."),
            "skill",
            person_id=person,
            skill_id=skill,
        )
    return save_draft(unit, SkillLevel, full, key, version)


undo_level = undoing(SkillLevel)


@command(CHANGE)
def save_clause(unit: Unit, draft: ClauseDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a repayment clause; raises Invalid naming the field."""
    somebody(unit, draft.person)
    if key is not None:
        known(unit, Clause, key)
    check_draft(Clause, draft)
    if draft.amount <= 0:
        raise Invalid(N_("The amount must be above zero."), field="amount")
    must_differ(unit, Clause, key, draft, "person text amount since", at="text")
    return save_draft(unit, Clause, draft, key, version)


undo_clause = undoing(Clause)


@command(CHANGE)
def save_budget(unit: Unit, draft: BudgetDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what a cost centre may spend on training in a year; raises Invalid naming the field."""
    check_draft(TrainingBudget, draft)
    not_negative(draft.amount, "amount")
    if key is None:
        once(
            unit,
            TrainingBudget,
            N_("This is here already."),
            "cost1",
            year=draft.year,
            cost1=draft.cost1.strip(),
        )
    return save_draft(unit, TrainingBudget, draft, key, version)


undo_budget = undoing(TrainingBudget)
