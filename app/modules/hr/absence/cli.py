"""Commands of absence: what is left of whose leave, ask for leave, list who is away."""

from __future__ import annotations

import datetime
from typing import Any

import click

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.cli_support import DAY, JSON, office, show, verb
from app.modules.hr.absence.queries.accounts import PersonAccounts, all_accounts, own_accounts
from app.modules.hr.absence.queries.calendar import AWAY, team_calendar
from app.modules.hr.absence.rules.absences import ASKED_KINDS, KINDS, RequestDraft
from app.modules.hr.absence.rules.words import account_lines, days_words
from app.modules.hr.absence.services.absences import request


@click.group()
def absence_group() -> None:
    """Show leave accounts, ask for leave, list who is away."""


def _as_json(one: PersonAccounts) -> dict[str, Any]:
    years = [
        {
            "year": account.year,
            "left": str(account.left),
            "buckets": [
                {
                    "of_year": each.year,
                    "kind": each.kind,
                    "given": str(each.given),
                    "taken": str(each.taken),
                    "planned": str(each.planned),
                    "requested": str(each.requested),
                    "lapsed": str(each.lapsed),
                    "left": str(each.left),
                    "expires": each.expires.isoformat() if each.expires else None,
                }
                for each in account.buckets
            ],
            "reckoned": [words for words, _tone in account_lines(account)],
        }
        for account in one.accounts
    ]
    return {"name": one.name, "department": one.department, "years": years}


@absence_group.command("balance")
@click.argument("book")
@click.option("--year", type=click.IntRange(1990, 2199), help="Until this year; else this one.")
@click.option("--own", is_flag=True, help="Only the own account.")
@JSON
@verb("hr.own", "hr.absence.view")
def balance_command(book: str, year: int | None, own: bool, as_json: bool) -> None:
    """Show leave accounts with how they were calculated; days are exact fractions in JSON."""
    with office(book) as open_office:
        if own or not open_office.may("hr.absence.view"):
            mine = open_office.read(own_accounts, year)
            found = [mine] if mine is not None else []
        else:
            found = open_office.read(all_accounts, year)
    lines = [
        f"{one.name:<30} {one.department:<18} {days_words(one.newest.left) if one.newest else '–':>8}"
        for one in found
    ]
    show([_as_json(one) for one in found], as_json, "\n".join(lines))


@absence_group.command("request")
@click.argument("book")
@click.option("--from", "since", type=DAY, required=True, help="First day.")
@click.option("--until", type=DAY, help="Last day; else the first one.")
@click.option(
    "--kind", type=click.Choice(ASKED_KINDS), default="leave", show_default=True, help="What is asked for."
)
@click.option("--half-first", is_flag=True, help="Only half of the first day.")
@click.option("--half-last", is_flag=True, help="Only half of the last day.")
@click.option("--note", default="", help="A remark for who decides.")
@JSON
@verb("hr.own")
def request_command(
    book: str,
    since: datetime.date,
    until: datetime.date | None,
    kind: str,
    half_first: bool,
    half_last: bool,
    note: str,
    as_json: bool,
) -> None:
    """Ask for leave for who signs in; somebody else decides."""
    draft = RequestDraft(kind, since, until, half_first, half_last, note=note)
    with office(book) as open_office:
        key = open_office.run(request, draft)
    show({"key": key, "state": "asked"}, as_json, _("Asked for."))


@absence_group.command("list")
@click.argument("book")
@click.option("--from", "since", type=DAY, required=True, help="First day.")
@click.option("--until", type=DAY, required=True, help="Last day.")
@click.option("--department", default="", help="Only this department.")
@JSON
@verb("hr.absence.view", "hr.own")
def list_command(
    book: str, since: datetime.date, until: datetime.date, department: str, as_json: bool
) -> None:
    """List who is away between two days, and why as far as one may know."""
    if until < since:
        raise Invalid(N_("The last day is before the first."), field="until")
    with office(book) as open_office:
        found = open_office.read(team_calendar, since, until, department)
    names = {one.key: one for one in found.members}
    rows = [
        {
            "name": names[one.person].name,
            "department": names[one.person].department,
            "from": one.since.isoformat(),
            "until": one.until.isoformat(),
            "kind": one.kind,
            "asked": one.asked,
        }
        for one in found.gone
    ]
    away = _("away")
    lines = (
        f"{row['from']} – {row['until']}  {row['name']:<28} {away if row['kind'] == AWAY else _(KINDS[str(row['kind'])])}"
        for row in rows
    )
    show(rows, as_json, "\n".join(lines))


absence_group.name = "absence"
COMMANDS = (absence_group,)
