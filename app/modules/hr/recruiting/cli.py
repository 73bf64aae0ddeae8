"""Commands of recruiting: list applicants, tell figures without persons."""

from __future__ import annotations

import datetime

import click

from app.core.messages import _
from app.data.cli_support import DAY, JSON, office, show, verb
from app.modules.hr.recruiting.queries.applicants import applicant_rows, recruiting_figures
from app.modules.hr.recruiting.rules.stages import STAGES
from app.modules.hr.recruiting.rules.telling import figure_rows


@click.group(name="recruiting")
def group() -> None:
    """Applicants, and figures of recruiting."""


@group.command("list")
@click.argument("book")
@click.option("--stage", type=click.Choice(list(STAGES)), help="Only those at this stage.")
@JSON
@verb("hr.recruiting.view")
def list_command(book: str, stage: str | None, as_json: bool) -> None:
    """List applicants that one may know of, the newest first."""
    with office(book) as open_office:
        found = open_office.read(applicant_rows, stage or "")
    rows = [
        {
            "key": one.id,
            "name": one.name,
            "vacancy": one.vacancy,
            "received": one.received.isoformat(),
            "stage": one.stage,
        }
        for one in found
    ]
    lines = [
        f"{row['received']}  {row['name']!s:<28} {_(STAGES[str(row['stage'])]):<16} {row['vacancy']}"
        for row in rows
    ]
    show({"applicants": rows}, as_json, "\n".join(lines))


@group.command("figures")
@click.argument("book")
@click.option("--from", "since", type=DAY, required=True, help="First day of receipt.")
@click.option("--to", "until", type=DAY, required=True, help="Last day of receipt.")
@JSON
@verb("hr.recruiting.all")
def figures_command(book: str, since: datetime.date, until: datetime.date, as_json: bool) -> None:
    """Tell figures of applications received in a span, without persons; too small groups are not told."""
    with office(book) as open_office:
        one = open_office.read(recruiting_figures, since, until)
    whole = {
        "applied": one.applied,
        "hired": one.hired,
        "days_to_hire": one.to_hire,
        "days_to_fill": one.to_fill,
        "sources": dict(one.sources),
        "losses": dict(one.losses),
    }
    lines = [f"{group + ': ' + words:<44} {figure}" for group, words, figure in figure_rows(one)]
    show(whole, as_json, "\n".join(lines))


COMMANDS = (group,)
