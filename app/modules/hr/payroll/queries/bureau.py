"""What a payroll bureau is told of a month: entries with hours of closed working time, absences, and master data of people."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.messages import language
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.payroll.queries.sheets import person_facts
from app.modules.hr.payroll.queries.sources import Sources, Who, sources
from app.modules.hr.payroll.queries.working import hours_counted, paid_out, surcharges
from app.modules.hr.payroll.rules.bureau import Away, Entry
from app.modules.hr.payroll.rules.gross import Span
from app.modules.hr.payroll.rules.hours import in_hours
from app.modules.hr.payroll.rules.kinds import VIEW
from app.modules.hr.people.api import on_day

Day = datetime.date


@dataclass(frozen=True)
class ForBureau:
    """A month for the bureau: numbers of adviser and client (0 for none), entries, absences, and rows of master data with their titles."""

    month: Day
    adviser: int
    client: int
    entries: tuple[Entry, ...]
    away: tuple[Away, ...]
    people: tuple[dict[str, object], ...]


@query(VIEW)
def for_bureau(connection: Connection, month: Day) -> ForBureau:
    """Return what a bureau is told of a month: of everybody who works here in it, by staff number."""
    found = sources(connection, None)
    here = sorted((one for one in found.people.values() if one.here(month)), key=lambda one: one.number)
    entries: list[Entry] = []
    away: list[Away] = []
    for who in here:
        entries += _entries(found, who, month)
        away += [
            Away(who.number, who.name, str(row.kind), max(row.since, month), min(row.until, month_end(month)))
            for row in found.absences.get(who.key, ())
            if row.since <= month_end(month) and row.until >= month
        ]
    return ForBureau(
        month,
        int(setting(connection, "payroll.adviser") or 0),
        int(setting(connection, "payroll.client") or 0),
        tuple(entries),
        tuple(away),
        people=tuple(_people(connection, found, here, month)),
    )


def _entries(found: Sources, who: Who, month: Day) -> list[Entry]:
    first, last = who.here(month) or (month, month_end(month))
    span = Span(
        month, found.method, first, last, found.gaps(who.key, first, last), works=found.works(who.key)
    )
    held = on_day(found.files["pay"].get(who.key, ()), last)
    rate = held.draft.amount if held is not None and held.draft.kind == "hour" else 0
    made = []
    for row in found.items.get(who.key, ()):
        if row["month"] == month if row["until"] is None else row["month"] <= month <= row["until"]:
            number = int(found.kinds[row["kind_id"]]["number"])
            hours = row["hours"]
            made.append(
                _entry(
                    found,
                    who,
                    last,
                    number,
                    hours,
                    rate=rate if hours else 0,
                    amount=row["amount"],
                    note=row["note"],
                )
            )
    if held is None:
        return made
    usual = found.kind_for("hour")
    if rate and usual is not None and not any(one.kind == usual for one in made):
        counted = hours_counted(found, who, span)
        if counted:
            made.append(_entry(found, who, last, usual, counted, rate=rate, amount=None))
    if not rate:
        made += [
            _entry(found, who, last, one.number, one.hours, rate=one.rate, amount=None)
            for one in paid_out(found, who, span, held.draft)
        ]
    made += [
        _entry(found, who, last, one.number, in_hours(one.minutes), rate=0, amount=None)
        for one in surcharges(found, who, span, held.draft)
    ]
    return made


def _entry(
    found: Sources,
    who: Who,
    day: Day,
    number: int,
    hours: int | None,
    rate: int,
    amount: int | None,
    note: str = "",
) -> Entry:
    kind = next(row for row in found.kinds.values() if row["number"] == number)
    name = kind["name_de"] if language() == "de" else kind["name_en"] or kind["name_de"]
    placed = on_day(found.files["assignment"].get(who.key, ()), day)
    centre = placed.draft.cost_centre if placed is not None else ""
    return Entry(
        who.number,
        who.name,
        number,
        name,
        kind["bureau"],
        bureau_as=kind["bureau_as"],
        hours=hours,
        rate=rate,
        amount=amount,
        cost_centre=centre,
        note=note,
    )


def _people(connection: Connection, found: Sources, here: list[Who], month: Day) -> list[dict[str, object]]:
    """Return master data of people: who they are, and what holds of pay, tax, insurance and account at the end of the month."""
    facts = person_facts(connection, month, [one.key for one in here])
    rows = []
    for who in here:
        day = (who.here(month) or (month, month))[1]
        held = {name: on_day(parts.get(who.key, ()), day) for name, parts in found.files.items()}
        row: dict[str, object] = {
            name: facts[who.key][name]
            for name in (
                "number",
                "first_name",
                "last_name",
                "entry",
                "leaving",
                "birth",
                "street",
                "postcode",
                "town",
            )
        }
        for part, names in PARTS.items():
            one = held.get(part)
            row |= {f"{part}.{name}": getattr(one.draft, name) if one is not None else "" for name in names}
        rows.append(row)
    return rows


PARTS = {
    "pay": ("since", "kind", "amount"),
    "tax": ("tax_id", "tax_class", "factor", "children", "church", "land", "allowance"),
    "insurance": ("number", "fund", "fund_number", "person_group", "groups", "parent", "young_children"),
    "bank": ("iban", "bic", "holder"),
    "assignment": ("cost_centre",),
}
