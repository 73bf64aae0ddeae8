"""Commands of payroll that need no book: reckon cases of a file, and run the tables of cases of this version."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app import __version__
from app.core.errors import KontorError
from app.core.messages import N_, Message
from app.core.written_json import read_object
from app.data.cli_support import JSON, refuse, show, verb
from app.modules.hr.payroll.rules import self_test
from app.modules.hr.payroll.rules.case import Outcome
from app.modules.hr.payroll.rules.written import as_json as written
from app.modules.hr.payroll.rules.written import as_lines
from app.modules.hr.payroll.services.checking import reckon_all


@click.group()
def payroll() -> None:
    """Payroll: wage tax and social insurance."""


@payroll.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@JSON
@verb("")
def check_command(file: Path, as_json: bool) -> None:
    """Reckon cases of a JSON file (fields as in docs/payroll.md) and say how each amount came about."""
    from app.data.transfer import check_size

    try:
        check_size(file)
        found = reckon_all(read_object(file.read_bytes()))
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    cases = [written(one) for one in found]
    show({"version": __version__, "cases": cases}, as_json, "\n".join(_lines(found)))


def _lines(found: list[Outcome]) -> list[str]:
    return [line for one in found for line in as_lines(one)]


@payroll.command("self-test")
@JSON
@verb("")
def self_test_command(as_json: bool) -> None:
    """Run the tables of cases that are kept with this version and report what differs."""
    report = self_test.run()
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


COMMANDS = (payroll,)
