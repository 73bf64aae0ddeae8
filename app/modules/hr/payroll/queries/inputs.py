"""What a month of somebody is reckoned from, put together from the file, absences and entries; what is missing is said, nothing is guessed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.messages import N_
from app.modules.hr.payroll.queries.beside import benefits_of, claims_of, maternity_of
from app.modules.hr.payroll.queries.facts import Past
from app.modules.hr.payroll.queries.flat_work import work_of
from app.modules.hr.payroll.queries.law_checks import check_least, free_beyond_age, terms_on
from app.modules.hr.payroll.queries.missing import Fault, Missing
from app.modules.hr.payroll.queries.sources import Sources, Who
from app.modules.hr.payroll.queries.working import hours_counted, paid_out, surcharges
from app.modules.hr.payroll.rules.gross import Rate, Span, insured_days, sections, tax_days, unpaid
from app.modules.hr.payroll.rules.kinds import minijob
from app.modules.hr.payroll.rules.month import Cover, Item, MonthInput, Section, TaxInput
from app.modules.hr.people.api import on_day

Day = datetime.date
MINI, SHORT = "109", "110"
WITHOUT_FUND = (MINI, SHORT)
NO_HEALTH, STUDENT = "0", "106"


def inputs_of(found: Sources, who: Who, month: Day, past: Past) -> MonthInput | Fault | None:
    """Return the inputs of a month, what is missing, or None for who does not work here in it."""
    span = who.here(month)
    if span is None:
        return None
    try:
        return _inputs(found, who, month, span, past)
    except Missing as missing:
        return missing.fault


def _inputs(found: Sources, who: Who, month: Day, here: tuple[Day, Day], past: Past) -> MonthInput:
    first, last = here
    opening = found.opened.get((who.key, month.year))
    if opening is not None and opening.covers(month.month):
        raise Missing(
            "opening",
            N_("{month} is brought forward from another program, and is not calculated here once more."),
            month=f"{month:%m/%Y}",
        )
    span = Span(
        month, found.method, first, last, found.gaps(who.key, first, last), works=found.works(who.key)
    )
    cover = _cover(found, who.key, last)
    parts, items = _pay(found, who, span, cover)
    held = _held(found, "pay", who.key, last)
    if held is not None:
        check_least(found, who, span, (held.kind, held.amount), items)
    claims = claims_of(found, who.key, month, past)
    if claims:
        items = tuple(replace(one, spare=found.spare_of(one.number)) for one in items)
    made = MonthInput(
        month=month,
        sections=parts,
        items=items,
        unpaid=unpaid(span),
        insured_days=insured_days(span),
        tax_days=tax_days(span),
        tax=_tax(found, who.key, last, cover),
        cover=cover,
        cost_centre=_cost_centre(found, who.key, last),
        surcharges=surcharges(found, who, span, held) if held is not None else (),
        benefits=benefits_of(found, who.key, month, past),
        claims=claims,
        maternity=maternity_of(found, who.key, span, items, past),
        active=free_beyond_age(found, who.key, last, cover),
        work=work_of(found, who, span, (cover, items), past),
    )
    if any(one.one_off and not one.net for one in items):
        return replace(made, year=past.year(month, who.entry, who.leaving))
    return made


def _held(found: Sources, name: str, person: int, day: Day) -> Any:
    """Return what a part of the file says on a day, None where it says nothing."""
    one = on_day(found.files[name].get(person, ()), day)
    return one.draft if one is not None else None


def _cost_centre(found: Sources, person: int, day: Day) -> str:
    held = _held(found, "assignment", person, day)
    return str(held.cost_centre) if held is not None else ""


# -- pay -------------------------------------------------------------------------
def _pay(found: Sources, who: Who, span: Span, cover: Cover) -> tuple[tuple[Section, ...], tuple[Item, ...]]:
    rows = found.files["pay"].get(who.key, ())
    held = on_day(rows, span.last)
    entries = _entries(found, who.key, span.month)
    if held is None:
        if not entries:
            raise Missing(
                "pay",
                N_("There is no pay in the file yet; please enter it with the day from which it holds."),
            )
        return (), tuple(_item(found, row, 0) for row in entries)
    casual = cover.person_group in WITHOUT_FUND
    rate = held.draft.amount if held.draft.kind == "hour" else 0
    rates = [
        Rate(one.since, _number(found, "casual" if casual else "month"), one.draft.amount)
        for one in rows
        if one.draft.kind == "month" and one.since <= span.last
    ]
    ends = [one.since for one in rows if one.draft.kind == "hour" and one.since <= span.last]
    rates += [Rate(day, 0, 0) for day in ends]  # pay by the hour ends pay by month
    monthly = tuple(one for one in sections(span, rates) if one.number)
    items = [_item(found, row, rate) for row in entries]
    if held.draft.kind == "hour":
        items = _with_hours(found, who, span, items, (_number(found, "casual" if casual else "hour"), rate))
    else:
        items += paid_out(found, who, span, held.draft)
    return monthly, tuple(items)


def _with_hours(
    found: Sources, who: Who, span: Span, items: list[Item], by_hour: tuple[int, int]
) -> list[Item]:
    """Return the items with the hours of the month: those that were typed, else those that working time counted."""
    number, rate = by_hour
    usual = found.kind_for("hour")
    if any(one.hours and one.number in (number, usual) for one in items):
        return [replace(one, number=number) if one.number == usual and one.hours else one for one in items]
    counted = hours_counted(found, who, span)
    if counted is None:
        raise Missing(
            "hours", N_("Please enter the hours of the month, or close its working time; pay is by the hour.")
        )
    return [Item(number, 0, counted, rate), *items] if counted else items


def _number(found: Sources, use: str) -> int:
    number = found.kind_for(use) or found.kind_for("month")
    if number is None:
        raise Missing("kind", N_("No pay kind stands for pay by month; please say so at one of them."))
    return number


def _entries(found: Sources, person: int, month: Day) -> list[Mapping[str, Any]]:
    return [
        row
        for row in found.items.get(person, ())
        if (row["month"] == month if row["until"] is None else row["month"] <= month <= row["until"])
    ]


def _item(found: Sources, row: Mapping[str, Any], rate: int) -> Item:
    kind = found.kinds[row["kind_id"]]
    hours = row["hours"] or 0
    if hours and not rate:
        raise Missing("pay", N_("Hours are entered, but the file has no pay by the hour on that day."))
    marks: dict[str, Any] = {name: bool(kind[name]) for name in ("taxable", "insured", "one_off", "net")}
    return Item(kind["number"], 0 if hours else row["amount"] or 0, hours, rate if hours else 0, **marks)


# -- tax and insurance -------------------------------------------------------------
def _tax(found: Sources, person: int, day: Day, cover: Cover) -> TaxInput:
    held = _held(found, "tax", person, day)
    if held is None:
        if cover.flat_pay or (cover.person_group == MINI and cover.flat_tax):
            return TaxInput(land=found.land)
        raise Missing(
            "tax", N_("There are no tax data in the file yet; please enter class, church and state.")
        )
    return TaxInput(
        int(held.tax_class),
        held.factor,
        held.children,
        held.church,
        held.land or found.land,
        allowance=held.allowance,
    )


def _cover(found: Sources, person: int, day: Day) -> Cover:
    held = _held(found, "insurance", person, day)
    if held is None:
        raise Missing(
            "insurance",
            N_("There are no data of social insurance in the file yet; please enter group and health fund."),
        )
    terms = terms_on(found, person, day)
    cover = Cover(
        person_group=held.person_group,
        groups=held.groups,
        levy=found.levy,
        parent=held.parent,
        children=held.young_children,
        birth=found.births.get(person),
        premium_health=terms.get("premium_health"),
        premium_care=terms.get("premium_care"),
        midi=str(terms.get("midi") or ""),
        flat_tax=bool(terms.get("flat_tax", True)),
        flat_pay=str(terms.get("flat_pay") or ""),
    )
    if held.person_group in WITHOUT_FUND:
        return replace(cover, fund=minijob())
    fund = _fund(found.funds, held, day)
    return replace(
        cover, fund=fund["name"], fund_rate=fund["extra"], u1=fund["u1"] if found.u1 else 0, u2=fund["u2"]
    )


def _fund(rows: Sequence[Mapping[str, Any]], held: Any, day: Day) -> Mapping[str, Any]:
    """Return the rates of the fund that a file names, by its number or else by its name, the newest that hold on a day."""
    name = held.fund.strip().lower()
    if not name and not held.fund_number:
        raise Missing("fund", N_("The file names no health fund yet; please enter it."))
    for row in rows:
        same = (
            row["number"] == held.fund_number
            if held.fund_number and row["number"]
            else row["name"].lower() == name
        )
        if same and row["since"] <= day:
            return row
    raise Missing(
        "fund", N_("Please enter the rates of the health fund {fund}."), fund=held.fund or held.fund_number
    )
