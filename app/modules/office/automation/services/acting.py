"""What rules do: tasks, notices, letters, fields that are set; what is more than a transaction is claimed in it and finished beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core import codec
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, Message
from app.data.attempts import attempt
from app.data.bulk import BulkCount
from app.data.history import tables
from app.data.system_tables import FollowUp
from app.data.unit import Unit
from app.modules.documents.letters import api as letters
from app.modules.office.automation.queries.happenings import Happening
from app.modules.office.automation.queries.kinds import contact_column, titles_of
from app.modules.office.automation.queries.settable import due_day, setter, value_to_set
from app.modules.office.automation.rules.rule import (
    DONE,
    EXPORT,
    FAILED,
    JOB,
    LETTER,
    MAIL,
    NOTICE,
    SET,
    TASK,
    WAITING,
    RuleDraft,
)
from app.modules.organisation.notices import api as notices

MOST_LINES = 40  # records that one notice names
Came = Mapping[str, Any]
Acted = list[tuple[Happening, Came]]


def _came(outcome: str, template: str, letter: int | None = None, **values: Any) -> Came:
    return {
        "outcome": outcome,
        "said": codec.dumps(Message(template, values)) if template else "",
        "letter_id": letter,
    }


def act(unit: Unit, draft: RuleDraft, found: Sequence[Happening]) -> Acted:
    """Do what a rule says on each of what happened, and return what came of each; the rights are those of the person of the unit."""
    if not found:
        return []
    if draft.action == TASK:
        return _tasks(unit, draft, found)
    if draft.action == NOTICE:
        return _notice(unit, draft, found)
    if draft.action == LETTER:
        return [(one, _letter(unit, draft, one)) for one in found]
    if draft.action == SET:
        return _set(unit, draft, found)
    return [(one, _came(WAITING, UNDER_WAY[draft.action])) for one in found]


UNDER_WAY = {
    EXPORT: N_("The report is being written."),
    MAIL: N_("The mail file is being written."),
    JOB: N_("The job is being done."),
}


def _set(unit: Unit, draft: RuleDraft, found: Sequence[Happening]) -> Acted:
    """Set a field of each record by the command of its topic: of all at once, and where one is refused of each alone."""
    try:
        value = value_to_set(unit.connection, draft, unit.today)
        with attempt(unit, *vars(setter(draft.table_name))["locks"]):
            done = _set_all(unit, draft, sorted({one.key for one in found}), value)
    except KontorError as error:
        if len({one.key for one in found}) == 1:
            return [(one, _failed(error)) for one in found]
        return [pair for one in found for pair in _set(unit, draft, [one])]
    return [(one, _came(DONE, SET_WORDS[one.key in done])) for one in found]


SET_WORDS = {True: N_("The field is set."), False: N_("The field had this value already.")}


def _set_all(unit: Unit, draft: RuleDraft, keys: Sequence[int], value: Any) -> set[int]:
    """Set the field and return the keys of those where it was another one."""
    counted: BulkCount = setter(draft.table_name)(unit, keys, draft.sets, value, False)
    return {key for _before, group in counted.before for key in group}


def _failed(error: KontorError) -> Came:
    return {"outcome": FAILED, "said": codec.dumps(error.message), "letter_id": None}


def _tasks(unit: Unit, draft: RuleDraft, found: Sequence[Happening]) -> Acted:
    """Put a follow-up on each record: the one kind of to-do of the program, seen on Today and in the list of tasks."""
    day = due_day(unit.connection, draft, unit.today)
    rows = [
        {
            "table_name": one.table,
            "row_key": one.key,
            "day": day,
            "text": draft.text,
            "login": draft.login,
            "done_at": None,
            "kind": "rule",
        }
        for one in found
    ]
    unit.insert_rows(FollowUp, rows)
    came = _came(DONE, N_("Task set, due {day}."), day=day)
    return [(one, came) for one in found]


def _notice(unit: Unit, draft: RuleDraft, found: Sequence[Happening]) -> Acted:
    """Publish one notice for all that happened: what comes together is told together."""
    names = titles_of(unit.connection, {(one.table, one.key) for one in found})
    lines = [f"• {names.get((one.table, one.key), '')}  {one.why}".rstrip() for one in found[:MOST_LINES]]
    if len(found) > MOST_LINES:
        lines.append(str(Message(N_("and {count} more"), {"count": len(found) - MOST_LINES})))
    told = notices.NoticeDraft(
        "notice",
        draft.text[:120],
        "\n".join([draft.text, "", *lines])[:8000],
        unit.today,
        audience=draft.audience,
        target=draft.target,
    )
    try:
        notices.save_notice(unit, told)
    except Invalid as error:
        came = _failed(error)
    else:
        came = _came(DONE, N_("Notice published."))
    return [(one, came) for one in found]


def _letter(unit: Unit, draft: RuleDraft, one: Happening) -> Came:
    """Keep the letter of a record's contact; it is printed and filed once this transaction stands."""
    written = letter_of(unit.connection, draft, one.table, one.key, unit.today)
    if isinstance(written, str):
        return _came(FAILED, written)
    try:
        key = letters.save_letter(unit, written)
    except Invalid as error:
        return _failed(error)
    return _came(WAITING, N_("The letter is being filed."), key)


def letter_of(
    connection: Connection, draft: RuleDraft, table: str, key: int, day: datetime.date
) -> letters.Draft | str:
    """Return what a rule writes to the contact of a record, or why it can't, in words that are yet to be translated."""
    column = tables()[table].c[contact_column(table)]
    contact = connection.scalar(select(column).where(tables()[table].c.id == key))
    if contact is None:
        return N_("The record names no contact.")
    known = (t.draft for t in letters.templates(connection, False, "") if t.id == draft.template_id)
    template = next(known, None)
    if template is None:
        return N_("The template is no longer there.")
    closing = template.closing or letters.DE
    return letters.Draft(
        int(contact), template.language, day, template.subject, template.body, closing=closing
    )
