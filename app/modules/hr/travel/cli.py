"""Commands of trips: list them, print one."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.core.money import plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.hr.travel.queries.trips import own_trip_rows, own_trip_sum, trip_rows, trip_sum
from app.modules.hr.travel.reports import trip_paper
from app.modules.hr.travel.rules.trips import STATES


@click.group(name="travel")
def group() -> None:
    """Trips and what they come to."""


@group.command("list")
@click.argument("book")
@click.option("--state", type=click.Choice(list(STATES)), help="Only those in this state.")
@click.option("--own", is_flag=True, help="Only one's own.")
@JSON
@verb("hr.travel.view", "hr.own")
def list_command(book: str, state: str | None, own: bool, as_json: bool) -> None:
    """List trips that one may know of, the newest first."""
    with office(book) as open_office:
        seen = not own and open_office.may("hr.travel.view")
        found = open_office.read(trip_rows if seen else own_trip_rows)
    rows = [
        {
            "key": one.id,
            "number": one.number,
            "name": one.name,
            "purpose": one.purpose,
            "from": one.since.isoformat(),
            "until": one.until.isoformat(),
            "total": plain(one.total),
            "state": one.state,
        }
        for one in found
        if state in (None, one.state)
    ]
    lines = [
        f"{row['number']}  {row['from']} – {row['until']}  {row['name']!s:<26} {row['total']!s:>10}  {_(STATES[str(row['state'])])}"
        for row in rows
    ]
    show({"trips": rows}, as_json, "\n".join(lines))


@group.command("report")
@click.argument("book")
@click.argument("number")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@JSON
@verb("hr.travel.view", "hr.own")
def report_command(book: str, number: str, target: Path, as_json: bool) -> None:
    """Write the report of the trip with a NUMBER as PDF."""
    with office(book) as open_office:
        seen = open_office.may("hr.travel.view")
        rows = open_office.read(trip_rows if seen else own_trip_rows)
        key = next((one.id for one in rows if one.number == number.upper()), 0)
        found = open_office.read(trip_sum if seen else own_trip_sum, key)
        if found is None:
            raise Missing(N_("This record is no longer there."), table="hr_trip", key=key)
        data = open_office.read(trip_paper, found)
    atomic_files.write_bytes(target, data)
    sums = {"number": found.view.number, "total": plain(found.total), "file": str(target)}
    show(sums, as_json, f"{found.view.number}  {formats.cents(found.total)} €  → {target}")


COMMANDS = (group,)
