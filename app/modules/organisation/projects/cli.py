"""Commands of projects: which there are, and the tasks of one with their days, slack and who does them."""

from __future__ import annotations

from typing import Any

import click

from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.data.cli_support import JSON, office, show, verb
from app.modules.organisation.projects.models import VIEW
from app.modules.organisation.projects.queries.lists import project_named, projects_source
from app.modules.organisation.projects.queries.plan import PlanRow, project_plan
from app.modules.organisation.projects.rules.projects import STATES, TASK_STATES


@click.group(name="projects")
def group() -> None:
    """Projects and their tasks."""


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


@group.command("list")
@click.argument("book")
@click.option("--all", "everything", is_flag=True, help="Completed and cancelled projects and templates too.")
@JSON
@verb(VIEW)
def list_command(book: str, everything: bool, as_json: bool) -> None:
    """List the projects that one may know of, what is to be finished first on top."""
    source = projects_source(everything)
    names = [column.key for column in source.columns]
    with office(book) as open_office:
        keys = open_office.read(source.keys, {})
        rows = [dict(zip(names, row, strict=True)) for row in open_office.read(source.page, keys)]
    lines = [
        f"{row['number']:<11} {_(STATES[row['state']]):<14} {formats.day(row['due']):<11} {row['name']}"
        for row in rows
    ]
    show(
        {"projects": [{name: _plain(value) for name, value in row.items()} for row in rows]},
        as_json,
        "\n".join(lines),
    )


@group.command("tasks")
@click.argument("book")
@click.argument("number")
@JSON
@verb(VIEW)
def tasks_command(book: str, number: str, as_json: bool) -> None:
    """List the tasks of a project, by its number such as P-2026-001, in the order of its plan."""
    with office(book) as open_office:
        key = open_office.read(project_named, number)
        found = open_office.read(project_plan, key) if key is not None else None
        if found is None:
            raise Missing(N_("This record is no longer there."))
    lines = [
        f"{one.outline:<7} {one.task.number:>3}  {formats.day(one.task.start):<11} {formats.day(one.task.finish):<11} "
        f"{_(TASK_STATES[one.task.state]):<14} {one.task.title}"
        for one in found.rows
    ]
    numbers = {one.task.id: one.task.number for one in found.rows}
    show(
        {"project": found.number, "tasks": [_row(one, numbers) for one in found.rows]},
        as_json,
        "\n".join(lines),
    )


def _row(one: PlanRow, numbers: dict[int, int]) -> dict[str, Any]:
    return {
        "outline": one.outline,
        "number": one.task.number,
        "kind": one.task.kind,
        "title": one.task.title,
        "state": one.task.state,
        "start": _plain(one.task.start),
        "finish": _plain(one.task.finish),
        "slack": one.placed.slack if one.placed is not None else None,
        "person": one.who,
        "after": [{"task": numbers[link.before], "kind": link.kind, "lag": link.lag} for link in one.links],
    }


COMMANDS = (group,)
