"""What rules do: tasks, notices, letters and reports in a folder; what is more than a transaction is claimed in it and finished beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.core import codec
from app.core.atomic_files import write_bytes
from app.core.errors import Forbidden, Invalid, KontorError
from app.core.messages import N_, Message
from app.data.export import csv_bytes, xlsx_bytes
from app.data.history import tables
from app.data.office import Office, command
from app.data.queries import query
from app.data.reports import make_report, pdf
from app.data.system_tables import FollowUp
from app.data.unit import Unit
from app.modules.documents.letters import api as letters
from app.modules.office.automation.models import Firing, Rule
from app.modules.office.automation.queries.happenings import Happening
from app.modules.office.automation.queries.kinds import contact_column, titles_of
from app.modules.office.automation.queries.lists import draft_of
from app.modules.office.automation.rules.calendar import LAST_MONTH, span_of
from app.modules.office.automation.rules.rule import (
    DONE,
    FAILED,
    LETTER,
    NOTICE,
    TASK,
    WAITING,
    RuleDraft,
)
from app.modules.office.automation.settings import VIEW
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
    return [(one, _came(WAITING, N_("The report is being written."))) for one in found]


def _tasks(unit: Unit, draft: RuleDraft, found: Sequence[Happening]) -> Acted:
    """Put a follow-up on each record: the one kind of to-do of the program, seen on Today and in the list of tasks."""
    day = unit.today + datetime.timedelta(days=draft.due)
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
        came: Came = {"outcome": FAILED, "said": codec.dumps(error.message), "letter_id": None}
    else:
        came = _came(DONE, N_("Notice published."))
    return [(one, came) for one in found]


def _letter(unit: Unit, draft: RuleDraft, one: Happening) -> Came:
    """Keep the letter of a record's contact; it is printed and filed once this transaction stands."""
    column = tables()[one.table].c[contact_column(one.table)]
    contact = unit.connection.scalar(select(column).where(tables()[one.table].c.id == one.key))
    if contact is None:
        return _came(FAILED, N_("The record names no contact."))
    template = next(
        (t.draft for t in letters.templates(unit.connection, False, "") if t.id == draft.template_id), None
    )
    if template is None:
        return _came(FAILED, N_("The template is no longer there."))
    written = letters.Draft(
        int(contact),
        template.language,
        unit.today,
        template.subject,
        template.body,
        template.closing or letters.DE,
    )
    try:
        key = letters.save_letter(unit, written)
    except Invalid as error:
        return {"outcome": FAILED, "said": codec.dumps(error.message), "letter_id": None}
    return _came(WAITING, N_("The letter is being filed."), key)


@query(VIEW)
def to_finish(
    connection: Connection, rule: int
) -> tuple[RuleDraft, list[tuple[int, int | None, datetime.datetime]]]:
    """Return a rule and its firings with something under way: key, letter, moment."""
    row = connection.execute(select(Rule.__table__).where(Rule.id == rule)).mappings().one()
    f = Firing
    rows = connection.execute(
        select(f.id, f.letter_id, f.at).where(f.rule_id == rule, f.outcome == WAITING).order_by(f.id)
    )
    return draft_of(dict(row)), [(int(one.id), one.letter_id, one.at) for one in rows]


def finish(office: Office, rule: int) -> None:
    """Finish what a rule has under way: file its letters, write its reports. What was done already is only noted.

    The office is that of whom the rule acts for. A folder that is not on this computer leaves it to another desk.
    """
    try:
        draft, waiting = office.read(to_finish, rule)
    except Forbidden:
        return
    if draft.action == LETTER:
        for key, letter, _at in waiting:
            office.run(settle_firing, [key], *_sent(office, letter))
        return
    for at in sorted({moment for _key, _letter, moment in waiting}):
        keys = [key for key, _letter, moment in waiting if moment == at]
        if Path(draft.folder).is_dir():
            office.run(settle_firing, keys, *_reported(office, draft, at))


def _sent(office: Office, letter: int | None) -> tuple[str, Message]:
    try:
        found = office.read(letters.letter, letter) if letter is not None else None
        if found is None:
            return FAILED, Message(N_("The letter was thrown away."))
        if found.document is None:
            letters.send(office, found.id)
    except KontorError as error:
        return FAILED, error.message
    return DONE, Message(N_("The letter is filed."))


def _reported(office: Office, draft: RuleDraft, at: datetime.datetime) -> tuple[str, Message]:
    day = at.astimezone()
    name = f"{draft.report}-{day:%Y-%m-%d-%H%M%S}.{draft.form}"
    try:
        data = report_bytes(office, draft.report, draft.form, LAST_MONTH, day.date())
        write_bytes(Path(draft.folder) / name, data)
    except KontorError as error:
        return FAILED, error.message
    except OSError as error:
        return FAILED, Message(N_("The folder takes no file: {reason}."), {"reason": error.strerror or ""})
    return DONE, Message(N_("{name} is written."), {"name": name})


def report_bytes(office: Office, name: str, form: str, span: str, today: datetime.date) -> bytes:
    """Return a declared report of a span as a file; raises Forbidden and Invalid."""
    since, until = span_of(span, today)
    report = office.read(make_report, name, since, until)
    if form == "pdf":
        return office.read(pdf, report, office.clock(), office.actor.name)
    return xlsx_bytes(report.sheet()) if form == "xlsx" else csv_bytes(report.sheet(), for_people=True)


@command("")
def settle_firing(unit: Unit, keys: Sequence[int], outcome: str, said: Message) -> None:
    """Note what became of firings that were under way; settled ones stay as they are."""
    for key in keys:
        row = unit.row(Firing, key, lock=True)
        if row["outcome"] == WAITING:
            unit.update(Firing, key, {"outcome": outcome, "said": codec.dumps(said)})
