"""Commands of recruiting: list applicants, take them in from tables and mails, tell figures without persons."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.cli_support import DAY, JSON, office, show, verb
from app.data.office import Office
from app.modules.hr.recruiting.queries.applicants import applicant_rows, open_vacancies, recruiting_figures
from app.modules.hr.recruiting.rules.stages import STAGES
from app.modules.hr.recruiting.rules.telling import figure_rows
from app.modules.hr.recruiting.transfer import run_import, take_mail


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


@group.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--vacancy", default="", help="Number of the vacancy of rows that name none, and of a mail.")
@click.option("--dry-run", is_flag=True, help="Check a table to its end and keep nothing.")
@JSON
@verb("hr.recruiting.change")
def import_command(book: str, file: Path, vacancy: str, dry_run: bool, as_json: bool) -> None:
    """Take in a table of applicants (CSV, XLSX), all or nothing, or a mail (.eml) with its papers; the same again changes nothing."""
    with office(book) as open_office:
        key = _vacancy(open_office, vacancy)
        if file.suffix.lower() == ".eml":
            if key is None or dry_run:
                raise Invalid(N_("A mail needs the vacancy, and can't be checked only."), field="vacancy")
            mailed = take_mail(open_office, file, key)
            value = {
                "new": int(mailed.new),
                "same": int(not mailed.new),
                "alike": mailed.alike,
                "papers": mailed.papers,
            }
        else:
            done = run_import(open_office, file, key, dry_run)
            value = {"new": done.new, "same": done.same, "alike": done.alike, "papers": 0}
    words = _("{new} new, {same} were here already, {alike} may be known otherwise")
    show(value, as_json, words.format(**value))


def _vacancy(open_office: Office, number: str) -> int | None:
    """Return the key of a vacancy that takes applications by its number, None for ''; raises Invalid for another one."""
    if not number:
        return None
    found = {one.number.lower(): one.id for one in open_office.read(open_vacancies)}
    if number.lower() not in found:
        raise Invalid(N_("No vacancy that takes applications has this number."), field="vacancy")
    return found[number.lower()]


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
