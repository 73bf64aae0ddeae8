"""Keeping rules: checked when they are saved, switched on and off; a rule acts for whoever saved it or switched it on last."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select, update

from app.core.errors import Invalid
from app.core.figures import LIMIT
from app.core.manifest import allows, command_titles
from app.core.messages import N_, Message
from app.data import trail
from app.data.declarative import field_of
from app.data.drafts import columns_of, one_of
from app.data.history import tables
from app.data.office import command
from app.data.queries import needs_of
from app.data.reports import makers
from app.data.system_tables import User
from app.data.unit import Unit
from app.data.visibility import rights
from app.modules.cockpit.figures.api import open_figures
from app.modules.documents.letters.api import templates
from app.modules.office.automation.models import Firing, Rule, RuleMark
from app.modules.office.automation.queries.happenings import END
from app.modules.office.automation.queries.kinds import (
    clauses,
    contact_column,
    fields_of_table,
    job_titles,
    kept_conditions,
    rights_to_watch,
    watched,
)
from app.modules.office.automation.queries.lists import draft_of, figure_now
from app.modules.office.automation.queries.settable import check_set, right_to_set
from app.modules.office.automation.rules.rule import (
    CHANGED,
    DAY,
    EXPORT,
    FIGURE,
    HAS_FIRED,
    JOB,
    LETTER,
    MAIL,
    NOTICE,
    OFF,
    ON,
    SET,
    STATE,
    TASK,
    RuleDraft,
    RuleKept,
    is_beyond,
    missing,
    written,
)
from app.modules.office.automation.settings import EDIT
from app.modules.organisation.notices import api as notices

KEPT = tuple(one.name for one in fields(RuleKept))
RIGHTS = {
    TASK: "records.follow_up",
    NOTICE: notices.CHANGE,
    LETTER: "documents.letters",
    MAIL: "documents.letters",
    JOB: EDIT,
}


def right_of(draft: RuleDraft) -> str:
    """Return the right that the action of a rule needs."""
    if draft.action == EXPORT:
        return needs_of(makers()[draft.report])[0]
    if draft.action == SET:
        return right_to_set(draft.table_name)
    return RIGHTS[draft.action]


def lacking(granted: frozenset[str], draft: RuleDraft) -> Message | None:
    """Return in words which right somebody with these rights lacks to act by a rule, None where they may."""
    needed = [EDIT, right_of(draft), *rights_to_watch(draft)]
    right = next((one for one in needed if not allows(granted, one)), "")
    if not right:
        return None
    return Message(N_("the right “{right}”"), {"right": Message(command_titles().get(right, right))})


def check_rule(connection: Connection, draft: RuleDraft) -> None:
    """Raise Invalid, naming the field, for a rule that could not work, or that its author may not let act."""
    for name in missing(draft):
        raise Invalid(N_("This field is needed."), field=name)
    if draft.event == FIGURE:
        _check_figure(connection, draft)
    else:
        _check_record(connection, draft)
    if (words := lacking(rights(connection), draft)) is not None:
        raise Invalid(
            N_("A rule does what its author may do; you lack {right}."), field="action", right=words
        )
    _check_action(connection, draft)


def _check_figure(connection: Connection, draft: RuleDraft) -> None:
    one_of(draft.figure, open_figures(connection), "figure")
    if abs(draft.limit_at or 0) > LIMIT:
        raise Invalid(N_("This is larger than any figure Kontor keeps."), field="limit_at")
    if draft.action in (LETTER, MAIL):
        raise Invalid(N_("A figure has no contact that a letter could go to."), field="action")
    if draft.action == SET:
        raise Invalid(N_("A figure has no fields that a rule could set."), field="action")


def _check_record(connection: Connection, draft: RuleDraft) -> None:
    one_of(draft.table_name, watched(rights(connection)), "table_name")
    known = fields_of_table(tables()[draft.table_name])
    if draft.event in (CHANGED, STATE, DAY) and draft.field:
        one_of(draft.field, known, "field")
    if draft.event == STATE:
        one_of(draft.value, [str(value) for value in known[draft.field].choices], "value")
    if draft.event == DAY and known[draft.field].kind != "day":
        raise Invalid(N_("Choose a field that holds a day."), field="field")
    clauses(draft.table_name, draft.conditions)
    if draft.action in (LETTER, MAIL) and not contact_column(draft.table_name):
        raise Invalid(N_("This kind of record has no contact that a letter could go to."), field="action")


def _check_action(connection: Connection, draft: RuleDraft) -> None:
    if draft.action == TASK:
        known = select(User.id).where(User.login == draft.login, User.active.is_(True))
        if connection.scalar(known) is None:
            raise Invalid(N_("Choose somebody who may sign in."), field="login")
    elif draft.action == NOTICE:
        belongs = any(
            notices.is_for(draft.audience, draft.target, one) for one in notices.readers(connection)
        )
        if not belongs:
            raise Invalid(N_("Nobody who signs in belongs to it; check the name."), field="target")
    elif draft.action == SET:
        check_set(connection, draft)
    elif draft.action == JOB:
        one_of(draft.job_id, job_titles(connection), "job_id")
    elif draft.action in (LETTER, MAIL):
        one_of(draft.template_id, [one.id for one in templates(connection, False, "")], "template_id")
    if draft.action in (EXPORT, MAIL) and not Path(draft.folder.strip()).is_absolute():
        raise Invalid(N_("Give the folder with its whole path."), field="folder")


def with_kept(connection: Connection, draft: RuleDraft) -> RuleDraft:
    """Return a rule with its conditions as they are kept; a figure has none. Raises Invalid for those that can't be read."""
    if draft.event == FIGURE or draft.table_name not in watched(rights(connection)):
        return replace(draft, conditions=())
    return replace(draft, conditions=kept_conditions(draft.table_name, draft.conditions))


@command(EDIT)
def save_rule(unit: Unit, draft: RuleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a rule and return its key; a new one is off, a changed one goes on from now. It acts for who saved it.

    Raises Invalid naming the field, and Conflict.
    """
    kept = RuleKept(**{name: getattr(draft, name) for name in KEPT})
    values: dict[str, Any] = columns_of(Rule, kept)
    draft = with_kept(unit.connection, draft)
    check_rule(unit.connection, draft)
    conditions = written(draft.conditions)
    if len(conditions) > (field_of(Rule.conditions).length or 0):
        raise Invalid(N_("These are too many conditions for one rule."), field="conditions")
    values |= {"conditions": conditions, "author": unit.login}
    if key is None:
        return unit.insert(Rule, **values, state=OFF, since=None, halted="")
    row = unit.row(Rule, key, lock=True)
    unit.update(Rule, key, values | ({"since": unit.now} if row["state"] == ON else {}), version)
    if row["state"] == ON:
        _mark(unit, key, draft)
    return key


@command(EDIT)
def switch_rule(unit: Unit, key: int, on: bool, version: int | None = None) -> None:
    """Switch a rule on, from now and for whoever does so, or off; as it is already nothing changes. Raises Invalid and Conflict."""
    row = unit.row(Rule, key, lock=True)
    if (row["state"] == ON) == on:
        return
    if not on:
        unit.update(Rule, key, {"state": OFF}, version)
        return
    draft = draft_of(row)
    check_rule(unit.connection, draft)
    unit.update(Rule, key, {"state": ON, "since": unit.now, "halted": "", "author": unit.login}, version)
    _mark(unit, key, draft)


def _mark(unit: Unit, key: int, draft: RuleDraft) -> None:
    """Let a rule begin with what comes after now; a figure that lies beyond its limit already has crossed it before."""
    armed = False
    if draft.event == FIGURE and draft.limit_at is not None:
        value = figure_now(unit.connection, draft.figure, unit.today)
        armed = value is not None and not is_beyond(value, draft.beyond, draft.limit_at)
    values = {
        "run": trail.head(unit.connection).seq,
        "position": END,
        "day": unit.today,
        "armed": armed,
        "looked_at": None,
    }
    m = RuleMark
    if unit.connection.execute(update(m.__table__).where(m.rule_id == key), values).rowcount == 0:
        unit.connection.execute(m.__table__.insert(), {"rule_id": key, **values})


@command(EDIT)
def delete_rule(unit: Unit, key: int) -> None:
    """Take away a rule that never fired; raises Invalid for one that did: its protocol names it, and off it does nothing."""
    f = Firing
    unit.row(Rule, key, lock=True)
    if unit.connection.scalar(select(f.id).where(f.rule_id == key).limit(1)) is not None:
        raise Invalid(HAS_FIRED)
    unit.connection.execute(delete(RuleMark).where(RuleMark.rule_id == key))
    unit.delete(Rule, key)
