"""`kontor figures`: the figures of a month as a list, and the management report as PDF or spreadsheet."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from app.core.atomic_files import write_bytes
from app.core.errors import Invalid
from app.core.figures import exact_of, written
from app.core.messages import N_, _
from app.data.cli_support import DAY, JSON, office, show, verb
from app.data.export import xlsx_bytes
from app.modules.cockpit.figures.models import VIEW
from app.modules.cockpit.figures.queries.boards import advice_on, all_figures, last_month
from app.modules.cockpit.figures.reports import month_report
from app.modules.cockpit.figures.rules.figures import LIGHTS, NONE, span_of
from app.modules.cockpit.figures.transfer import report_pdf

MONTH = click.option("--month", type=DAY, help="A day of the month; without it the last month that is over.")
WIDTH = 34


@click.group(name="figures")
def group() -> None:
    """Figures of a month and the management report."""


@group.command("list")
@click.argument("book")
@MONTH
@JSON
@verb(VIEW)
def list_command(book: str, month: datetime.date | None, as_json: bool) -> None:
    """List the figures of a month that one may know of, with target and state."""
    with office(book) as open_office:
        found = open_office.read(all_figures, month or open_office.read(last_month))
    advice = advice_on(tile.shown for tile in found.tiles)
    lines, rows = [], []
    for tile in found.tiles:
        one, unit = tile.shown, tile.shown.figure.unit
        number = one.now.value.number
        state = _(LIGHTS[one.light]) if one.light != NONE else ""
        why = _(one.now.value.why) if number is None else ""
        lines.append(f"{one.figure.title:<{WIDTH}} {written(number, unit):>18}  {state or why}".rstrip())
        target = one.limits.target if one.limits is not None else None
        rows.append(
            {
                "key": one.figure.key,
                "title": one.figure.title,
                "unit": unit,
                "value": None if number is None else str(exact_of(number, unit)),
                "target": None if target is None else str(exact_of(target, unit)),
                "state": one.light,
                "closed": one.now.frozen is not None,
                "why": why,
            }
        )
    lines += advice
    show(
        {"month": f"{found.month:%Y-%m}", "figures": rows} | ({"notes": list(advice)} if advice else {}),
        as_json,
        "\n".join(lines),
    )


@group.command("report")
@click.argument("book")
@click.argument("out", type=click.Path(path_type=Path))
@MONTH
@JSON
@verb(VIEW)
def report_command(book: str, out: Path, month: datetime.date | None, as_json: bool) -> None:
    """Write the management report of a month to a file: OUT ends with .pdf or .xlsx."""
    if out.suffix.lower() not in (".pdf", ".xlsx"):
        raise Invalid(N_("Name a file that ends with .pdf or .xlsx."), field="out")
    with office(book) as open_office:
        of = month or open_office.read(last_month)
        if out.suffix.lower() == ".pdf":
            data = report_pdf(open_office, of)
        else:
            data = xlsx_bytes(open_office.read(month_report, *span_of(of)).sheet())
    write_bytes(out, data)
    show({"file": str(out), "month": f"{of:%Y-%m}"}, as_json, str(out))


COMMANDS = (group,)
