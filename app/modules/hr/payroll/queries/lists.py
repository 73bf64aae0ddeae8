"""Lists of payroll, and rows of its registers as their forms show them."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, String, cast, func, literal, or_, select

from app.core.lookup import Found
from app.core.messages import N_, language
from app.core.stemming import fold, sought
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.unit import table_of
from app.modules.hr.payroll.models import (
    FundRate,
    PayBenefit,
    PayClaim,
    PayItem,
    PayKind,
    PayNotice,
    PayOpening,
    PayRun,
    PaySlip,
    PayTerms,
    SlipAmount,
)
from app.modules.hr.payroll.rules.kinds import (
    RECKONED,
    RELEASED,
    VIEW,
    BenefitDraft,
    ClaimDraft,
    FundDraft,
    ItemDraft,
    KindDraft,
    OpeningDraft,
    TermsDraft,
)
from app.modules.hr.payroll.rules.portals import ENTERED
from app.modules.hr.payroll.rules.reckoning import CLAIM
from app.modules.hr.people.api import Person, full_name


def _person() -> Column:
    return Column("person", N_("Member of staff"), "text", full_name(), 190)


def slips_source() -> ListSource:
    """Return the list of slips of the newest month, corrections among them, beside the payout of before."""
    s, p, r = PaySlip, Person, table_of(PayRun).alias("newest_run")
    before = table_of(PaySlip).alias("slip_before")
    earlier = or_(before.c.id == s.replaces_id, s.replaces_id.is_(None) & (before.c.month < s.month))
    was = (
        select(before.c.payout)
        .where(before.c.person_id == s.person_id, before.c.state == RECKONED, before.c.id < s.id, earlier)
        .order_by(before.c.month.desc(), before.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    columns = (
        shown_as(p.number),
        _person(),
        *listed(s, "month state gross net payout"),
        Column("before", N_("Payout before"), "money", was, 120),
        Column("difference", N_("Difference"), "money", s.payout - func.coalesce(was, 0), 110),
        *listed(s, "employer fund cost_centre"),
    )
    newest = select(r.c.id).order_by(r.c.month.desc()).limit(1).scalar_subquery()
    order = (func.lower(p.last_name), func.lower(p.first_name), s.month.asc(), s.id.expression)
    joins = ((p.__table__, p.id == s.person_id),)
    return ListSource("hr.payroll_slips", s, columns, order, joins=joins, where=(s.run_id == newest,))


def runs_source() -> ListSource:
    """Return the list of months, the newest first."""
    r = PayRun
    columns = listed(r, "month state login computed_at released_by released_at pay_day file_name")
    return ListSource("hr.payroll_runs", r, columns, (r.month.desc(),))


def items_source() -> ListSource:
    """Return the list of entries of months, the newest first."""
    i, p, k = PayItem, Person, PayKind
    columns = (
        _person(),
        *listed(i, "month until"),
        shown_as(k.number, "kind_number"),
        shown_as(
            k.name_de if language() == "de" else k.name_en, "kind_name", title=N_("Pay kind"), width=170
        ),
        *listed(i, "amount hours note"),
    )
    joins = ((p.__table__, p.id == i.person_id), (k.__table__, k.id == i.kind_id))
    return ListSource("hr.payroll_items", i, columns, (i.month.desc(), i.id.desc()), joins=joins)


def terms_source() -> ListSource:
    """Return the list of terms of payroll by person and day."""
    t, p = PayTerms, Person
    columns = (_person(), *listed(t, "since midi flat_tax flat_pay premium_health premium_care occupation"))
    order = (func.lower(p.last_name), func.lower(p.first_name), t.since.desc(), t.id.expression)
    return ListSource("hr.payroll_terms", t, columns, order, joins=((p.__table__, p.id == t.person_id),))


def openings_source() -> ListSource:
    """Return the list of what was brought forward, the newest year first."""
    o, p = PayOpening, Person
    columns = (
        shown_as(p.number),
        _person(),
        *listed(
            o,
            "year first_month last_month days gross taxed once wage_tax soli church health pension fund_rate payout reason",
        ),
    )
    joins = ((p.__table__, p.id == o.person_id),)
    return ListSource("hr.payroll_openings", o, columns, (o.year.desc(), o.id.desc()), joins=joins)


def benefits_source() -> ListSource:
    """Return the list of benefits by person and day."""
    b, p = PayBenefit, Person
    columns = (_person(), *listed(b, "code since until amount own flat payee reference note"))
    order = (func.lower(p.last_name), func.lower(p.first_name), b.since.desc(), b.id.expression)
    return ListSource("hr.payroll_benefits", b, columns, order, joins=((p.__table__, p.id == b.person_id),))


def claims_source() -> ListSource:
    """Return the list of what is kept back for others, with what released months kept of it and what is still open."""
    c, p, a, s, r = PayClaim, Person, SlipAmount, PaySlip, PayRun
    later = table_of(PaySlip).alias("claim_later")
    runs = table_of(PayRun).alias("claim_run")
    replaced = (
        select(later.c.id)
        .join(runs, runs.c.id == later.c.run_id)
        .where(later.c.replaces_id == s.id, later.c.state == RECKONED, runs.c.state == RELEASED)
        .exists()
    )
    kept = (
        select(func.coalesce(-func.sum(a.employee), 0))
        .join(s, s.id == a.slip_id)
        .join(r, r.id == s.run_id)
        .where(s.person_id == c.person_id, a.part == CLAIM, r.state == RELEASED, ~replaced)
        .where(a.code.like(literal("%.") + cast(c.id, String)))
        .correlate(c.__table__)
        .scalar_subquery()
    )
    columns = (
        _person(),
        *listed(c, "kind since until creditor reference amount settled"),
        Column("kept", N_("Kept back so far"), "money", kept, 120),
        Column("rest", N_("Still open"), "money", c.amount - c.settled - kept, 120),
        *listed(c, "rate dependants free note"),
    )
    order = (func.lower(p.last_name), func.lower(p.first_name), c.since.asc(), c.id.expression)
    return ListSource("hr.payroll_claims", c, columns, order, joins=((p.__table__, p.id == c.person_id),))


def notices_source(everything: bool = False) -> ListSource:
    """Return the list of reports for the portals by their day: those still to be entered, or all."""
    n, p = PayNotice, Person
    columns = (
        *listed(n, "due kind fund"),
        _person(),
        *listed(n, "code month since until state entered_on login receipt"),
    )
    where = () if everything else (n.state != ENTERED,)
    order = (n.due.desc() if everything else n.due.asc(), n.id.expression)
    name = "hr.payroll_all_notices" if everything else "hr.payroll_notices"
    joins = ((p.__table__, p.id == n.person_id),)
    return ListSource(name, n, columns, order, joins=joins, where=where)


def kinds_source() -> ListSource:
    """Return the list of pay kinds by number."""
    k = PayKind
    columns = listed(
        k,
        "number name_de name_en use hourly taxable insured one_off net percent spare skr03 skr04 place bureau bureau_as",
    )
    return ListSource("hr.payroll_kinds", k, columns, (k.number.asc(),))


def funds_source() -> ListSource:
    """Return the list of rates of funds by name, the newest first."""
    f = FundRate
    columns = listed(f, "name number since extra u1 u2 back iban")
    return ListSource("hr.payroll_funds", f, columns, (func.lower(f.name), f.since.desc(), f.id.expression))


@query(VIEW)
def item(connection: Connection, key: int) -> Stored[ItemDraft] | None:
    """Return an entry of a month with its draft."""
    return load_draft(connection, PayItem, ItemDraft, key)


@query(VIEW)
def benefit(connection: Connection, key: int) -> Stored[BenefitDraft] | None:
    """Return a benefit with its draft."""
    return load_draft(connection, PayBenefit, BenefitDraft, key)


@query(VIEW)
def claim(connection: Connection, key: int) -> Stored[ClaimDraft] | None:
    """Return something kept back with its draft."""
    return load_draft(connection, PayClaim, ClaimDraft, key)


@query(VIEW)
def terms(connection: Connection, key: int) -> Stored[TermsDraft] | None:
    """Return terms of payroll with their draft."""
    return load_draft(connection, PayTerms, TermsDraft, key)


@query(VIEW)
def opening(connection: Connection, key: int) -> Stored[OpeningDraft] | None:
    """Return what was brought forward, with its draft."""
    return load_draft(connection, PayOpening, OpeningDraft, key)


@query(VIEW)
def kind(connection: Connection, key: int) -> Stored[KindDraft] | None:
    """Return a pay kind with its draft."""
    return load_draft(connection, PayKind, KindDraft, key)


@query(VIEW)
def fund(connection: Connection, key: int) -> Stored[FundDraft] | None:
    """Return rates of a fund with their draft."""
    return load_draft(connection, FundRate, FundDraft, key)


@query(VIEW)
def offered_kinds(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a pay kind offers: those whose number or name begins as typed, or the one with a key."""
    k = PayKind
    asked = select(k.id, k.number, k.name_de, k.name_en, k.hourly).order_by(k.number)
    rows = connection.execute(asked.where(k.id == key) if key is not None else asked).all()
    wanted = sought(typed)
    found = []
    for row in rows:
        name = row.name_de if language() == "de" else row.name_en or row.name_de
        text = f"{row.number}  {name}"
        if key is not None or all(word in fold(text) for word in wanted):
            found.append(Found(row.id, str(row.number), text, ""))
    return found[:12]


@query(VIEW)
def newest_released(connection: Connection) -> datetime.date | None:
    """Return the newest month that is released, by its first day, None for none."""
    r = PayRun
    return connection.scalar(select(r.month).where(r.state == RELEASED).order_by(r.month.desc()).limit(1))
