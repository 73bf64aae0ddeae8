"""Commands of working time: bring files in, show and close months, check them against the law, hand lists over."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from app.core.atomic_files import write_bytes
from app.core.messages import N_, _, counted
from app.data.cli_support import DAY, JSON, office, show, verb
from app.modules.hr.worktime.queries.handing import Handed, handed_over
from app.modules.hr.worktime.queries.sheets import Sheet, TeamMonth, month_sheet, own_sheet, team_months
from app.modules.hr.worktime.rules.events import profiles
from app.modules.hr.worktime.rules.findings import hours
from app.modules.hr.worktime.services.months import close_month
from app.modules.hr.worktime.transfer.bringing import run_import
from app.modules.hr.worktime.transfer.sheets import lists_of

CHANGE, VIEW, OWN, ALL = "hr.time.change", "hr.time.view", "hr.own", "hr.time.all"
MONTH = click.option("--month", type=DAY, required=True, help="A day of the month.")


@click.group()
def worktime_group() -> None:
    """Bring in times, show, check and close months, hand hours over to payroll."""


@worktime_group.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    type=click.Choice(sorted(profiles())),
    default="days",
    show_default=True,
    help="How the file is read.",
)
@JSON
@verb(CHANGE)
def import_command(book: str, file: Path, profile: str, as_json: bool) -> None:
    """Bring in a file of times, all or nothing; the same file a second time changes nothing."""
    with office(book) as open_office:
        done = run_import(open_office, file, profile)
    value = {
        "lines": done.lines,
        "added": done.added,
        "same": done.same,
        "ended": done.ended,
        "alone": done.alone,
        "alone_lines": [{"line": line, "number": number} for line, number in done.named],
        "known": done.known,
    }
    words = counted(done.added, N_("1 new time"), N_("{count} new times"))
    if done.alone:
        words += ", " + counted(
            done.alone, N_("1 event without a partner"), N_("{count} events without a partner")
        )
    show(value, as_json, words)


def _figures(one: Any) -> dict[str, Any]:
    names = ("target", "worked", "credit", "before", "booked", "lapsed", "paid", "after")
    return {name: getattr(one, name) for name in names} | {
        "surcharges": dict(one.surcharges),
        "centres": dict(one.centres),
    }


def _sheet(one: Sheet) -> dict[str, Any]:
    days = [
        {
            "day": day.plan.day.isoformat(),
            "times": day.times,
            "target": day.figures.target,
            "worked": day.figures.worked,
            "credit": day.figures.credit,
            "balance": day.balance,
            "away": list(day.away),
            "warnings": [
                {
                    "rule": each.finding.rule,
                    "level": each.finding.level,
                    "law": each.finding.law,
                    "words": str(each.finding),
                    "reason": each.reason,
                }
                for each in day.warned
            ],
        }
        for day in one.days
    ]
    return {
        "person": one.number,
        "name": one.name,
        "month": one.month.isoformat(),
        "state": one.state,
        "days": days,
        **_figures(one.figures),
    }


def _row(one: TeamMonth) -> dict[str, Any]:
    return {
        "person": one.number,
        "name": one.name,
        "department": one.department,
        "state": one.state,
        "bad": one.bad,
        "warn": one.warn,
        **_figures(one.figures),
    }


@worktime_group.command("month")
@click.argument("book")
@MONTH
@click.option("--person", type=int, help="Only the sheet of this staff number.")
@click.option("--own", is_flag=True, help="Only the own sheet.")
@JSON
@verb(OWN, VIEW)
def month_command(book: str, month: datetime.date, person: int | None, own: bool, as_json: bool) -> None:
    """Show a month of everybody one may see, or the sheet of one person; all figures are minutes in JSON."""
    with office(book) as open_office:
        if own or not open_office.may(VIEW):
            mine = open_office.read(own_sheet, month)
            found = [mine] if mine is not None else []
        else:
            rows = open_office.read(team_months, month)
            if person is None:
                show([_row(one) for one in rows], as_json, "\n".join(map(_line, rows)))
                return
            keys = [one.person for one in rows if one.number == person]
            found = [
                one for one in (open_office.read(month_sheet, key, month) for key in keys) if one is not None
            ]
    lines = [
        f"{one.name}  {one.month:%m/%Y}\n" + "\n".join(_day_line(day) for day in one.days) for one in found
    ]
    show([_sheet(one) for one in found], as_json, "\n\n".join(lines))


def _line(one: TeamMonth) -> str:
    return f"{one.number:>6} {one.name:<28} {one.state:<9} {hours(one.figures.worked):>8} {hours(one.figures.after):>8} {one.bad:>3}"


def _day_line(day: Any) -> str:
    told = "; ".join(str(one.finding) for one in day.warned)
    return f"{day.plan.day}  {day.times:<30} {hours(day.figures.worked):>6}  {told}"


@worktime_group.command("check")
@click.argument("book")
@MONTH
@JSON
@verb(VIEW)
def check_command(book: str, month: datetime.date, as_json: bool) -> None:
    """List what a month of everybody one may see does not keep, each with its paragraph and the reason noted."""
    with office(book) as open_office:
        keys = [one.person for one in open_office.read(team_months, month)]
        sheets = [open_office.read(month_sheet, key, month) for key in keys]
    found = [
        {"person": one.number, "name": one.name, "day": day.plan.day.isoformat(), "rule": each.finding.rule, "level": each.finding.level, "law": each.finding.law,
         "words": str(each.finding), "reason": each.reason}
        for one in sheets
        if one is not None
        for day in one.days
        for each in day.warned
    ]  # fmt: skip
    lines = [
        f"{row['day']}  {row['name']:<26} {row['words']}" + (f"  [{row['reason']}]" if row["reason"] else "")
        for row in found
    ]
    show(found, as_json, "\n".join(lines))


@worktime_group.command("close")
@click.argument("book")
@MONTH
@JSON
@verb(CHANGE)
def close_command(book: str, month: datetime.date, as_json: bool) -> None:
    """Close a month for everybody whose month may be closed; who stays open is counted by why."""
    with office(book) as open_office:
        done = open_office.run(close_month, month)
    value = {
        "closed": done.closed,
        "before": done.before,
        "unapproved": len(done.unapproved),
        "earlier": len(done.earlier),
        "unfinished": len(done.unfinished),
    }
    show(
        value,
        as_json,
        _("{closed} closed, {open} stay open").format(
            closed=done.closed, open=sum((value["unapproved"], value["earlier"], value["unfinished"]))
        ),
    )


def _handed(one: Handed) -> dict[str, Any]:
    return {
        **vars(one),
        "month": one.month.isoformat(),
        "surcharges": dict(one.surcharges),
        "centres": dict(one.centres),
        "approved": one.approved,
        "closed": one.closed,
    }


@worktime_group.command("hand-over")
@click.argument("book")
@click.option("--from", "since", type=DAY, required=True, help="A day of the first month.")
@click.option("--until", type=DAY, help="A day of the last month; else the first one.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write a CSV file.")
@click.option(
    "--bureau", is_flag=True, help="In the file, one row a figure as a tax adviser's bureau takes it."
)
@click.option("--closed", is_flag=True, help="Closed months only.")
@JSON
@verb(ALL)
def hand_over_command(
    book: str,
    since: datetime.date,
    until: datetime.date | None,
    target: Path | None,
    bureau: bool,
    closed: bool,
    as_json: bool,
) -> None:
    """Hand hours, payments and surcharges over to payroll."""
    span = (since, until or since, closed)
    with office(book) as open_office:
        found = open_office.read(handed_over, *span)
        data = open_office.read(lists_of, *span)[bureau]
    if target is not None:
        write_bytes(target, data)
    show([_handed(one) for one in found], as_json, data.decode("utf-8-sig").replace("\r\n", "\n"))


worktime_group.name = "worktime"
COMMANDS = (worktime_group,)
