"""A rule in one sentence: when, if, then, as a clerk would say it."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.figures import written as figure_written
from app.core.messages import N_, _
from app.core.people import person
from app.data.history import table_titles, tables
from app.data.search import searchables
from app.modules.cockpit.figures.api import open_figures
from app.modules.office.automation.queries.kinds import fields_of_table, job_titles, shown_condition
from app.modules.office.automation.queries.settable import fields_to_set, shown_value
from app.modules.office.automation.rules import rule as rules
from app.modules.office.automation.rules.rule import Condition, RuleDraft
from app.modules.organisation.notices.api import ALL, AUDIENCES


def kind_title(table: str) -> str:
    """Return what a record of a table is called, in the language in force."""
    for one in searchables():
        if one.table == table:
            return _(one.title)
    return _(table_titles().get(table, table))


def sentence(connection: Connection, draft: RuleDraft) -> str:
    """Return a rule in words, in the language in force; what is still open of it stands as three dots."""
    when = _figure(connection, draft) if draft.event == rules.FIGURE else _record(draft)
    if draft.conditions and draft.event != rules.FIGURE:
        conditions = ", ".join(_condition(draft.table_name, one) for one in draft.conditions)
        when = _("{when} and {conditions}").format(when=when, conditions=conditions)
    return _("When {when}, then {then}.").format(when=when, then=_then(connection, draft))


def _figure(connection: Connection, draft: RuleDraft) -> str:
    known = open_figures(connection).get(draft.figure)
    title = known.title if known is not None else draft.figure or "…"
    limit = figure_written(draft.limit_at, known.unit) if known is not None else "…"
    words = N_("“{figure}” rises above {limit}")
    if draft.beyond == rules.BELOW:
        words = N_("“{figure}” falls below {limit}")
    return _(words).format(figure=title, limit=limit)


RECORD = {
    rules.MADE: N_("a record “{kind}” is made"),
    rules.CHANGED: N_("{field} of a record “{kind}” is changed"),
    rules.STATE: N_("{field} of a record “{kind}” becomes “{value}”"),
}
DAYS = {
    0: N_("the day {field} of a record “{kind}” comes"),
    1: N_("the day {field} of a record “{kind}” is {count} days past"),
    -1: N_("the day {field} of a record “{kind}” is {count} days ahead"),
}
WORKING = DAYS | {
    1: N_("the day {field} of a record “{kind}” is {count} working days past"),
    -1: N_("the day {field} of a record “{kind}” is {count} working days ahead"),
}


def _record(draft: RuleDraft) -> str:
    known = fields_of_table(tables()[draft.table_name]) if draft.table_name in tables() else {}
    about = known.get(draft.field)
    field = _("“{title}”").format(title=_(about.title)) if about is not None else _("a field")
    value = about.choice(draft.value) if about is not None and draft.value else "…"
    kind = kind_title(draft.table_name) if draft.table_name else "…"
    days = WORKING if draft.days_working else DAYS
    words = RECORD.get(draft.event) or days[(draft.days > 0) - (draft.days < 0)]
    return _(words).format(kind=kind, field=field, value=value, count=abs(draft.days))


def _condition(table: str, one: Condition) -> str:
    known = fields_of_table(tables()[table]) if table in tables() else {}
    if one.field not in known:
        return f"{one.field}: {one.typed}"
    return f"{_(known[one.field].title)}: {shown_condition(known[one.field], one.typed)}"


def _then(connection: Connection, draft: RuleDraft) -> str:
    if draft.action == rules.TASK:
        words = N_("{who} gets the task “{text}”")
        if draft.due:
            words = N_("{who} gets the task “{text}”, due after {count} days")
            if draft.due_working:
                words = N_("{who} gets the task “{text}”, due after {count} working days")
        return _(words).format(who=person(draft.login) or "…", text=draft.text or "…", count=draft.due)
    if draft.action == rules.NOTICE:
        whom = _(AUDIENCES.get(draft.audience, ""))
        target = draft.target if draft.audience != ALL else ""
        return _("the notice “{text}” is published for {whom}").format(
            text=draft.text or "…", whom=f"{whom} {target}".strip()
        )
    if draft.action == rules.LETTER:
        return _("a letter by template goes to the contact of the record, and its copy into the archive")
    if draft.action == rules.MAIL:
        words = N_("a mail by template to the contact of the record is put into {folder}")
        return _(words).format(folder=draft.folder or "…")
    if draft.action == rules.SET:
        return _set(draft)
    if draft.action == rules.JOB:
        title = job_titles(connection).get(draft.job_id or 0, "…")
        return _("the recurring job “{title}” is done").format(title=title)
    report = _(rules.REPORTS.get(draft.report, "…"))
    return _("the report “{report}” is written to {folder}").format(report=report, folder=draft.folder or "…")


def _set(draft: RuleDraft) -> str:
    about = fields_to_set(draft.table_name).get(draft.sets)
    if about is None:
        return _("a field is set")
    if about.kind != "day":
        return _("“{field}” becomes “{value}”").format(field=_(about.title), value=shown_value(about, draft))
    words = N_("“{field}” becomes the day in {count} days")
    if draft.due_working:
        words = N_("“{field}” becomes the day in {count} working days")
    return _(words).format(field=_(about.title), count=draft.due)
