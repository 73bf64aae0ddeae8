"""`kontor rules` and `kontor jobs`: for a scheduler that works without a window; nothing is done twice."""

from __future__ import annotations

import click

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _, counted
from app.data import daily
from app.data.cli_support import JSON, office, show, verb
from app.data.lists import ListSource
from app.data.office import Office
from app.modules.office.automation.jobs import due
from app.modules.office.automation.queries.lists import rules_source
from app.modules.office.automation.queries.recurring import daily_works, jobs_source
from app.modules.office.automation.rules.calendar import DONE, RHYTHMS
from app.modules.office.automation.rules.calendar import OUTCOMES as RUN_OUTCOMES
from app.modules.office.automation.rules.rule import OUTCOMES, STATES
from app.modules.office.automation.services.firing import run_rules
from app.modules.office.automation.services.recurring import run_due, run_now
from app.modules.office.automation.settings import EDIT, VIEW


def _rows(open_office: Office, source: ListSource) -> list[dict[str, object]]:
    """Return the rows of a list, by column, with their keys."""
    keys = open_office.read(source.keys, {})
    names = [column.key for column in source.columns]
    rows = open_office.read(source.page, keys)
    return [{"id": key, **dict(zip(names, row, strict=True))} for key, row in zip(keys, rows, strict=True)]


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {name: getattr(value, "isoformat", lambda value=value: value)() for name, value in row.items()}


@click.group("rules")
def rules_group() -> None:
    """Rules that fire on what happens."""


@rules_group.command("list")
@click.argument("book")
@JSON
@verb(VIEW)
def rules_list(book: str, as_json: bool) -> None:
    """List the rules in words, with how often they fired and what came of it last."""
    with office(book) as open_office:
        rows = _rows(open_office, rules_source())
    lines = [
        f"{row['id']:>4}  {_(STATES[str(row['state'])]):<10} {row['fired']:>6}  "
        f"{_(OUTCOMES.get(str(row['outcome']), '')):<14} {row['title']}: {row['sentence']}"
        for row in rows
    ]
    show({"rules": [_plain(row) for row in rows]}, as_json, "\n".join(lines) or _("There are no rules."))


@rules_group.command("run")
@click.argument("book")
@JSON
@verb(EDIT)
def rules_run(book: str, as_json: bool) -> None:
    """Let rules look at what happened since they looked last; each acts with the rights of whom it acts for."""
    with office(book) as open_office:
        found = run_rules(open_office)
    count = sum(found.values())
    words = counted(count, N_("1 firing"), N_("{count} firings"))
    show({"fired": {str(key): number for key, number in found.items()}}, as_json, words)


@click.group("jobs")
def jobs_group() -> None:
    """Recurring jobs and the daily work of topics."""


@jobs_group.command("list")
@click.argument("book")
@JSON
@verb(VIEW)
def jobs_list(book: str, as_json: bool) -> None:
    """List recurring jobs and the daily work of topics, each with the last run and its result."""
    with office(book) as open_office:
        rows, works = _rows(open_office, jobs_source()), open_office.read(daily_works)
    lines = [
        f"{row['id']:>4}  {_(RHYTHMS[str(row['rhythm'])]):<16} "
        f"{_(RUN_OUTCOMES.get(str(row['outcome']), '')):<14} {row['title']}  {row['said'] or ''}".rstrip()
        for row in rows
    ]
    lines += [
        f"      {_('every day'):<16} {one.said:<14} {one.topic}  {formats.moment(one.at) if one.at else ''}".rstrip()
        for one in works
    ]
    found = [
        {"topic": one.topic, "at": one.at.isoformat() if one.at else None, "done": one.done, "said": one.said}
        for one in works
    ]
    show({"jobs": [_plain(row) for row in rows], "daily": found}, as_json, "\n".join(lines))


@jobs_group.command("run")
@click.argument("book")
@click.option(
    "--job", type=int, default=None, help="Run this one now, due or not; its number stands in the list."
)
@JSON
@verb(EDIT)
def jobs_run(book: str, job: int | None, as_json: bool) -> None:
    """Do the daily work of topics, the recurring jobs that are due, and the rules; each once for its due day."""
    with office(book) as open_office:
        if job is not None:
            said = str(run_now(open_office, job))
            show({"job": job, "said": said}, as_json, said)
            return
        days = daily.do_all(open_office)
        jobs = run_due(open_office)
        others = due(open_office)
    failed = [key for key, fine in jobs.items() if not fine]
    found = {"daily": days, "jobs": {str(key): fine for key, fine in jobs.items()}, "done": others}
    words = [*days, *(f"{key}: {_(RUN_OUTCOMES[DONE])}" for key, fine in jobs.items() if fine), *others]
    show(found, as_json, "\n".join(words) or _("Nothing is due."))
    if failed:
        raise Invalid(N_("Failed: {jobs}. The list of jobs says why."), jobs=", ".join(map(str, failed)))


COMMANDS = (rules_group, jobs_group)
