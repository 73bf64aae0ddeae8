"""What is done with personnel files: sites, posts, and the dated parts of a file."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.identifiers import bic, iban
from app.core.messages import N_
from app.data.declarative import Base
from app.data.drafts import check_draft, column_of, must_be_unique, must_differ, must_exist, save_draft
from app.data.office import command
from app.data.settings import setting
from app.data.undo import undoing
from app.data.unit import Unit, table_of
from app.modules.hr.people.models import (
    Assignment,
    Contract,
    Disability,
    Insurance,
    Pay,
    PayBank,
    Person,
    Personal,
    Post,
    Qualification,
    Site,
    TaxData,
)
from app.modules.hr.people.rules.file import (
    AssignmentDraft,
    BankDraft,
    ContractDraft,
    DisabilityDraft,
    InsuranceDraft,
    PayDraft,
    PersonalDraft,
    PostDraft,
    QualificationDraft,
    SiteDraft,
    TaxDraft,
    managers_of,
)
from app.modules.hr.people.rules.hours import read_weeks, weeks_words
from app.modules.hr.people.rules.payroll import contribution_groups, fund_number, insurance_number, tax_id
from app.modules.hr.people.services.finding import folded, put_into_search

FILE, PAY, HEALTH = "hr.file.change", "hr.pay.change", "hr.health.change"


@command(FILE)
def save_site(unit: Unit, draft: SiteDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a site; raises Invalid for a name that is there already."""
    check_draft(Site, draft)
    must_be_unique(unit, Site, draft.name, key)
    made = save_draft(unit, Site, draft, key, version)
    if key is not None:
        for person in unit.connection.scalars(select(Assignment.person_id).where(Assignment.site_id == key)):
            follow(unit, int(person))
    return made


undo_site = undoing(Site)


@command(FILE)
def save_post(unit: Unit, draft: PostDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a post of the list of posts; raises Invalid naming the field at fault."""
    check_draft(Post, draft)
    must_exist(unit, site=(Site, draft.site))
    if draft.hours <= 0 or draft.hours > 168_0000:
        raise Invalid(N_("Enter the hours of a week."), field="hours")
    _in_order(draft.since, draft.until, "until")
    return save_draft(unit, Post, draft, key, version)


undo_post = undoing(Post)


def _in_order(first: datetime.date | None, last: datetime.date | None, field: str) -> None:
    if first is not None and last is not None and last < first:
        raise Invalid(N_("The last day is before the first."), field=field)


def _save_dated(unit: Unit, kind: type[Base], draft: Any, key: int | None, version: int | None) -> int:
    """Keep a part of a file that holds from a day on; raises Invalid where another one begins on the same day."""
    check_draft(kind, draft)
    unit.row(Person, draft.person)
    table = table_of(kind)
    same = select(table.c.id).where(
        table.c.person_id == draft.person, table.c.since == draft.since, table.c.id != (key or 0)
    )
    if unit.connection.scalar(same) is not None:
        raise Invalid(
            N_("Something begins on this day already; change that row, or choose another day."), field="since"
        )
    if key is not None and unit.row(kind, key)[column_of(kind, "person")] != draft.person:
        raise Invalid(N_("This row belongs to somebody else."), field="person")
    return save_draft(unit, kind, draft, key, version)


@command(FILE)
def save_personal(
    unit: Unit, draft: PersonalDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep what a file says of a person, one row each; raises Invalid for a day of birth that can't be."""
    if draft.birth is not None and not datetime.date(1900, 1, 1) < draft.birth < unit.today:
        raise Invalid(N_("This can't be a date of birth."), field="birth")
    unit.row(Person, draft.person)
    known = unit.connection.scalar(select(Personal.id).where(Personal.person_id == draft.person))
    if known is not None and key is None:
        raise Invalid(N_("These data are there already; open them to change them."), field="birth")
    return save_draft(unit, Personal, draft, key, version)


@command(FILE)
def save_contract(
    unit: Unit, draft: ContractDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a contract that holds from a day on; raises Invalid naming the field at fault.

    The hours of the week, or of several weeks in turn, are kept in one way of writing. A fixed term needs its end and a probation ends within six months
    (§ 14 TzBfG, § 622 (3) BGB).
    """
    weeks = read_weeks(draft.week)
    if not any(map(any, weeks)):
        raise Invalid(N_("Enter the hours from Monday on, such as 8 8 8 8 6.5 or 5x8."), field="week")
    if not 0 <= draft.leave <= 366_0000:
        raise Invalid(N_("Enter the days of leave of a year."), field="leave")
    _in_order(draft.since, draft.fixed_until, "fixed_until")
    _in_order(draft.since, draft.probation_until, "probation_until")
    if draft.kind in ("fixed", "short") and draft.fixed_until is None:
        raise Invalid(N_("Enter the day on which the fixed term ends."), field="fixed_until")
    return _save_dated(unit, Contract, replace(draft, week=weeks_words(weeks)), key, version)


@command(FILE)
def save_assignment(
    unit: Unit, draft: AssignmentDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a position that holds from a day on; raises Invalid for a manager who is led by this person."""
    must_exist(unit, site=(Site, draft.site), manager=(Person, draft.manager), post=(Post, draft.post))
    if draft.manager is not None:
        above = managers_of(managers_on(unit, draft.since), draft.manager)
        if draft.manager == draft.person or draft.person in above:
            raise Invalid(N_("Nobody leads themselves; this one is led by the person."), field="manager")
    made = _save_dated(unit, Assignment, draft, key, version)
    follow(unit, draft.person)
    return made


def managers_on(unit: Unit, day: datetime.date) -> dict[int, int | None]:
    """Return the manager of each person on a day."""
    a = Assignment
    rows = unit.connection.execute(
        select(a.person_id, a.manager_id).where(a.since <= day).order_by(a.person_id, a.since)
    )
    return {int(person): manager for person, manager in rows}


def follow(unit: Unit, person: int) -> bool:
    """Bring department, site and job of a person in step with the position of today, and say whether they differed."""
    a, s = Assignment, Site
    query = (
        select(a.department, a.job, s.name.label("site"))
        .outerjoin(s, s.id == a.site_id)
        .where(a.person_id == person, a.since <= unit.today)
        .order_by(a.since.desc())
    )
    row = unit.connection.execute(query.limit(1)).mappings().first()
    if row is None:
        return False
    values = {"department": row["department"], "job": row["job"], "site": row["site"] or ""}
    known = unit.row(Person, person)
    differs = unit.update(Person, person, {**values, "folded": folded(known["number"], {**known, **values})})
    if differs:
        put_into_search(unit, person)
    return differs


def place_named(unit: Unit, name: str) -> int | None:
    """Return the key of the site with a name, made in the state of the company where there is none yet; None for no name."""
    if not name:
        return None
    known = unit.connection.scalar(select(Site.id).where(Site.name == name))
    if known is not None:
        return int(known)
    land = str(setting(unit.connection, "company.land") or "BE")
    return save_draft(unit, Site, SiteDraft(name, land))


def assign(unit: Unit, person: int, values: dict[str, Any], since: datetime.date) -> None:
    """Keep department, site and job of a person from a day on: the row that begins there is changed, else a new one begins."""
    a = Assignment
    query = select(a.id, a.since, a.manager_id, a.post_id, a.cost_centre).where(
        a.person_id == person, a.since <= since
    )
    held = unit.connection.execute(query.order_by(a.since.desc()).limit(1)).mappings().first()
    wanted = {
        "department": values["department"],
        "job": values["job"],
        "site_id": place_named(unit, values["site"]),
    }
    if held is not None and held["since"] == since:
        unit.update(Assignment, held["id"], wanted)
        return
    kept = {name: held[name] for name in ("manager_id", "post_id", "cost_centre")} if held else {}
    unit.insert(
        Assignment,
        **{"manager_id": None, "post_id": None, "cost_centre": "", **kept, **wanted},
        person_id=person,
        since=since,
    )


@command(FILE)
def save_qualification(
    unit: Unit, draft: QualificationDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a qualification; raises Invalid naming the field at fault."""
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    _in_order(draft.since, draft.until, "until")
    must_exist(unit, person=(Person, draft.person))
    must_differ(unit, Qualification, key, draft, "person title since", at="title")
    return save_draft(unit, Qualification, draft, key, version)


undo_qualification = undoing(Qualification)


@command(PAY)
def save_pay(unit: Unit, draft: PayDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep pay that holds from a day on; raises Invalid for an amount below zero."""
    if draft.amount < 0:
        raise Invalid(N_("Pay is not below zero."), field="amount")
    return _save_dated(unit, Pay, draft, key, version)


@command(PAY)
def save_tax(unit: Unit, draft: TaxDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep tax data that hold from a day on; raises Invalid for a wrong tax ID, and for a factor outside class IV (§ 39f EStG)."""
    if draft.factor is not None and draft.tax_class != "4":
        raise Invalid(N_("Only class IV has a factor."), field="factor")
    if draft.secondary != (draft.tax_class == "6"):
        raise Invalid(N_("A further employment has class VI, and only it."), field="tax_class")
    clean = tax_id(draft.tax_id) if draft.tax_id.strip() else ""
    if clean and draft.tax_class != "6":
        _check_main_job(unit, draft, clean)
    return _save_dated(unit, TaxData, replace(draft, tax_id=clean), key, version)


def _check_main_job(unit: Unit, draft: TaxDraft, number: str) -> None:
    """Raise Invalid where somebody else of the staff has the same tax ID for a main job on the same days: nobody has two (§ 39b EStG)."""
    t, p = TaxData, Person
    rows = unit.connection.execute(
        select(t.person_id, t.tax_class, t.since, p.first_name, p.last_name)
        .join(p, p.id == t.person_id)
        .where(t.tax_id == number, t.person_id != draft.person)
        .where(p.leaving.is_(None) | (p.leaving >= draft.since))
        .order_by(t.person_id, t.since)
    ).all()
    for row in {row.person_id: row for row in rows}.values():  # the newest of each
        if row.tax_class != "6":
            raise Invalid(
                N_("{name} has a main job with this tax ID already; a further employment has class VI."),
                field="tax_id",
                name=f"{row.first_name} {row.last_name}".strip(),
            )


@command(PAY)
def save_insurance(
    unit: Unit, draft: InsuranceDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep data of social insurance that hold from a day on; raises Invalid for numbers whose check digits do not fit."""
    birth = unit.connection.scalar(select(Personal.birth).where(Personal.person_id == draft.person))
    clean = replace(
        draft,
        number=insurance_number(draft.number, birth) if draft.number.strip() else "",
        groups=contribution_groups(draft.groups),
        fund_number=fund_number(draft.fund_number),
    )
    if clean.young_children and not clean.parent:
        raise Invalid(N_("Who has children under 25 has children."), field="parent")
    return _save_dated(unit, Insurance, clean, key, version)


@command(PAY)
def save_bank(unit: Unit, draft: BankDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the account that pay goes to from a day on; raises Invalid for an IBAN or BIC that can't be."""
    clean = replace(draft, iban=iban(draft.iban), bic=bic(draft.bic) if draft.bic.strip() else "")
    return _save_dated(unit, PayBank, clean, key, version)


@command(HEALTH)
def save_disability(
    unit: Unit, draft: DisabilityDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a severe disability as it is proven; raises Invalid for a degree below 50 (§ 2 (2) SGB IX)."""
    _in_order(draft.since, draft.until, "until")
    return _save_dated(unit, Disability, draft, key, version)


def _delete(unit: Unit, kind: type[Base], key: int) -> None:
    person = unit.row(kind, key)["person_id"]
    unit.delete(kind, key)
    if kind is Assignment:
        follow(unit, int(person))


@command(FILE)
def delete_contract(unit: Unit, key: int) -> None:
    """Take a contract away that was typed by mistake; its values stay in the trail."""
    _delete(unit, Contract, key)


@command(FILE)
def delete_assignment(unit: Unit, key: int) -> None:
    """Take a position away that was typed by mistake; its values stay in the trail."""
    _delete(unit, Assignment, key)


@command(FILE)
def delete_qualification(unit: Unit, key: int) -> None:
    """Take a qualification away."""
    _delete(unit, Qualification, key)


PAY_PARTS: dict[str, type[Base]] = {"pay": Pay, "tax": TaxData, "insurance": Insurance, "bank": PayBank}


@command(PAY)
def delete_pay_part(unit: Unit, part: str, key: int) -> None:
    """Take away a row of pay, tax data, insurance or account that was typed by mistake; its values stay sealed in the trail."""
    _delete(unit, PAY_PARTS[part], key)


@command(HEALTH)
def delete_disability(unit: Unit, key: int) -> None:
    """Take a severe disability away that was typed by mistake; its values stay sealed in the trail."""
    _delete(unit, Disability, key)
