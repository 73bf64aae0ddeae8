"""Commands of payroll: compute a month of a book; without one reckon cases of a file, and run the tables of cases of this version."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from app import __version__
from app.core.atomic_files import write_bytes
from app.core.errors import Invalid, KontorError
from app.core.format import cents
from app.core.messages import N_, Message
from app.core.written_json import read_object
from app.data.cli_support import JSON, office, refuse, show, verb
from app.modules.hr.payroll.queries.figures import Figures, is_released, kept_figures, trial
from app.modules.hr.payroll.reports.parallel import parallel_run
from app.modules.hr.payroll.rules import self_test
from app.modules.hr.payroll.rules.bureau import FORMATS
from app.modules.hr.payroll.rules.case import Head, Outcome
from app.modules.hr.payroll.rules.rounding import euros
from app.modules.hr.payroll.rules.written import as_json as written
from app.modules.hr.payroll.rules.written import as_lines
from app.modules.hr.payroll.services.bureau import write_for_bureau
from app.modules.hr.payroll.services.checking import reckon_all
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.self_testing import keep_self_test
from app.modules.hr.payroll.transfer import bank_file
from app.modules.hr.payroll.transfer.old_month import read_old_month
from app.modules.hr.payroll.transfer.taken_over import import_openings, words


@click.group()
def payroll() -> None:
    """Payroll: wage tax and social insurance."""


@payroll.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@JSON
@verb("")
def check_command(file: Path, as_json: bool) -> None:
    """Calculate cases of a JSON file (fields as in docs/payroll.md) and say how each amount came about."""
    from app.data.transfer import bytes_of

    try:
        found = reckon_all(read_object(bytes_of(file)))
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    cases = [written(one) for one in found]
    show({"version": __version__, "cases": cases}, as_json, "\n".join(_lines(found)))


def _lines(found: list[Outcome]) -> list[str]:
    return [line for one in found for line in as_lines(one)]


@payroll.command("self-test")
@click.argument("book", default="")
@JSON
@verb("")
def self_test_command(book: str, as_json: bool) -> None:
    """Run the tables of cases that are kept with this version and report what differs; with a book the result is kept in it."""
    report = self_test.run()
    if book:
        with office(book) as open_office:
            open_office.run(keep_self_test)
    count = sum(report.cases.values())
    lines = [
        f"{one.table}.csv:{one.line}: {one.name}: {one.expected} ≠ {one.found}" for one in report.differences
    ]
    text = Message(
        N_("Kontor {version}: {count} cases with {figures} figures, {wrong} differ."),
        {"version": __version__, "count": count, "figures": report.figures, "wrong": len(lines)},
    )
    result = {
        "version": __version__,
        "ok": not lines,
        "cases": dict(report.cases),
        "figures": report.figures,
        "differences": [vars(one) for one in report.differences],
    }
    show(result, as_json, "\n".join([*lines, str(text)]))
    if lines:
        sys.exit(1)


@payroll.command("compute")
@click.argument("book")
@click.option("--month", required=True, help="The month, as 2026-05.")
@click.option("--trial", "only_trial", is_flag=True, help="Keep nothing.")
@JSON
@verb("hr.payroll.view")
def compute_command(book: str, month: str, only_trial: bool, as_json: bool) -> None:
    """Compute a month of a book and show each person's figures; a month that is released is only shown."""
    with office(book) as open_office:
        day = Head(month).day.replace(day=1)
        if only_trial:
            found = open_office.read(trial, day)
        else:
            if not open_office.read(is_released, day):
                open_office.run(compute, day)
            found = open_office.read(kept_figures, day)
    lines = [f"{one.number:>6} {one.name:<28} {one.month:%Y-%m} {_figures(one)}" for one in found]
    show([_person(one) for one in found], as_json, "\n".join(lines))


@payroll.command("bureau")
@click.argument("book")
@click.option("--month", required=True, help="The month, as 2026-05.")
@click.option(
    "--format", "kind", type=click.Choice(tuple(FORMATS)), required=True, help="The file that is wanted."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where it is written.")
@JSON
@verb("hr.payroll.change")
def bureau_command(book: str, month: str, kind: str, out: Path, as_json: bool) -> None:
    """Write what a payroll bureau is told of a month: entries, sickness, absences or master data."""
    with office(book) as open_office:
        made = bank_file(open_office, open_office.run(write_for_bureau, Head(month).day, kind))
    write_bytes(out, made)
    show({"file": str(out), "bytes": len(made)}, as_json, str(out))


@payroll.command("take-over")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything, keep nothing.")
@JSON
@verb("hr.payroll.change")
def take_over_command(book: str, file: Path, dry_run: bool, as_json: bool) -> None:
    """Take over what another program calculated of a year from a sheet (CSV, XLSX), all or none; once more changes nothing."""
    with office(book) as open_office:
        done = import_openings(open_office, file, dry_run)
    show(vars(done), as_json, words(done))


@payroll.command("compare")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--month", help="The month, as 2026-05, where the sheet does not say it.")
@JSON
@verb("hr.payroll.view")
def compare_command(book: str, file: Path, month: str | None, as_json: bool) -> None:
    """Lay a month beside what another program calculated (CSV, XLSX) and tell what differs; nothing is kept."""
    with office(book) as open_office:
        old = read_old_month(file)
        day = Head(month).day.replace(day=1) if month else old.month
        if day is None:
            raise Invalid(N_("Please say the month, as 2026-05."), field="month")
        found = open_office.read(parallel_run, day, old.rows)
    lines = [
        f"{row[0]:<40} {_cell(row[1])} {_cell(row[2])} {_cell(row[3])}  {row[4]}".rstrip()
        for row in found.rows
    ]
    show(found.as_json(), as_json, "\n".join(lines))


def _cell(amount: int | None) -> str:
    return f"{'' if amount is None else cents(amount):>12}"


def _figures(one: Figures) -> str:
    if one.reason:
        return one.reason
    return f"{cents(one.gross):>12} {cents(one.net):>12} {cents(one.payout):>12}"


def _person(one: Figures) -> dict[str, Any]:
    """Return a person's month with amounts in euros."""
    return {
        "number": one.number,
        "name": one.name,
        "month": f"{one.month:%Y-%m}",
        "state": one.state,
        "reason": one.reason,
        "gross": str(euros(one.gross)),
        "wage_tax": str(euros(one.tax("wage_tax"))),
        "solidarity_surcharge": str(euros(one.tax("soli"))),
        "church_tax": str(euros(one.tax("church"))),
        "contributions": {
            code: {"employee": str(euros(own)), "employer": str(euros(other))}
            for code, (own, other) in one.contributions().items()
        },
        "net": str(euros(one.net)),
        "payout": str(euros(one.payout)),
        "employer": str(euros(one.employer)),
    }


COMMANDS = (payroll,)
