"""What rules may set: fields and states that topics declare, each through the command of its topic, with its right and its checks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from app.core.dates import working_days_on
from app.core.errors import Invalid
from app.core.fields import Field
from app.core.manifest import allows, resolve, topics
from app.core.manifest_parts import SetsFields
from app.core.messages import N_, _
from app.core.people import person
from app.data.declarative import field_of
from app.data.drafts import check, one_of
from app.data.history import tables
from app.data.settings import setting
from app.data.system_tables import User
from app.modules.office.automation.rules.rule import RuleDraft

FLAGS = {"1": N_("yes"), "0": N_("no")}
CHOSEN = frozenset({"flag", "login"})  # kinds whose value is chosen, as that of a closed list
KINDS = frozenset({"text", "long", "day", *CHOSEN})


@lru_cache(maxsize=1)
def _declared() -> Mapping[str, SetsFields]:
    return {table: one for topic in topics() for table, one in topic.sets.items()}


def setter(table: str) -> Callable[..., Any]:
    """Return the command that sets a field of rows of a table; KeyError where its topic declares none."""
    found: Callable[..., Any] = resolve(_declared()[table].command)
    return found


def right_to_set(table: str) -> str:
    """Return the right that setting a field of a table needs, '' where nothing of it can be set."""
    return str(vars(setter(table))["permission"]) if table in _declared() else ""


def fields_to_set(table: str, granted: Collection[str] = ("*",)) -> dict[str, Field]:
    """Return the fields of a table that somebody with these rights may let rules set, by name."""
    if table not in _declared() or not allows(frozenset(granted), right_to_set(table)):
        return {}
    columns = tables()[table].c
    return {name: field_of(columns[name]) for name in _declared()[table].fields.split()}


def is_chosen(about: Field) -> bool:
    """Say whether the value of a field is one of several rather than typed."""
    return bool(about.choices) or about.kind in CHOSEN


def values_of(about: Field) -> dict[str, str]:
    """Return what a rule may set a field to, with words, where it is a closed list or a switch."""
    if about.kind == "flag":
        return dict(FLAGS)
    return {str(key): words for key, words in about.choices.items() if key != ""}


def check_set(connection: Connection, draft: RuleDraft) -> None:
    """Raise Invalid, naming the field, for a field that can't be set, or not to this value."""
    known = fields_to_set(draft.table_name)
    one_of(draft.sets, known, "sets")
    about = known[draft.sets]
    if not is_chosen(about):
        if about.kind != "day":
            check(about, draft.text.strip(), "text")
        return
    if about.kind != "login":
        one_of(draft.set_to, values_of(about), "set_to")
        return
    known_login = select(User.id).where(User.login == draft.set_to, User.active.is_(True))
    if draft.set_to and connection.scalar(known_login) is None:
        raise Invalid(N_("Choose somebody who may sign in."), field="set_to")


def value_to_set(connection: Connection, draft: RuleDraft, today: datetime.date) -> Any:
    """Return the value that a rule sets today; raises Invalid for a field that can't be set any more."""
    known = fields_to_set(draft.table_name)
    one_of(draft.sets, known, "sets")
    about = known[draft.sets]
    if about.kind == "flag":
        return draft.set_to == "1"
    if about.choices:
        return next((key for key in about.choices if str(key) == draft.set_to), draft.set_to)
    if about.kind == "login":
        return draft.set_to
    return due_day(connection, draft, today) if about.kind == "day" else draft.text.strip()


def due_day(connection: Connection, draft: RuleDraft, today: datetime.date) -> datetime.date:
    """Return the day that lies so many days, or working days of the company, ahead."""
    return shifted(today, draft.due, land_of(connection) if draft.due_working else None)


def land_of(connection: Connection) -> str:
    """Return the Bundesland whose holidays are days off in the company."""
    return str(setting(connection, "company.land") or "")


def shifted(day: datetime.date, count: int, land: str | None) -> datetime.date:
    """Return a day some days on: calendar days for None, else working days there."""
    return day + datetime.timedelta(days=count) if land is None else working_days_on(day, count, land)


def shown_value(about: Field, draft: RuleDraft) -> str:
    """Return what a field is set to, in words of the language in force; a day is said by the caller."""
    if about.kind == "login":
        return person(draft.set_to) or "–"
    if not is_chosen(about):
        return draft.text.strip() or "–"
    return _(values_of(about).get(draft.set_to, "…"))
