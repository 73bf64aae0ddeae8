"""One-off pay by a rule becomes an entry for everybody who has pay by the month."""

from __future__ import annotations

from sqlalchemy import select

from app.core import format as formats
from app.core.dates import month_end, month_start
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.drafts import must_exist
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.payroll.models import PayItem, PayKind
from app.modules.hr.payroll.queries.sources import sources
from app.modules.hr.payroll.rules.by_rule import MONTHS, Ruled, RuleDraft, amount_of, months_worked
from app.modules.hr.payroll.rules.employment import MINI, SHORT
from app.modules.hr.payroll.rules.kinds import CHANGE, ItemDraft
from app.modules.hr.payroll.services.registers import save_item
from app.modules.hr.people.api import on_day

MOST = 1_000


@command(CHANGE)
def enter_by_rule(unit: Unit, draft: RuleDraft) -> Ruled:
    """Enter one-off pay by a rule for everybody who works here at the end of a month, and return what came of it.

    Who has an entry of the kind in the month keeps it, so that the rule may come again; who has no pay by the month, or a mini-job or
    short-term job, is passed over. Raises Invalid for another kind than one-off pay that is typed as an amount.
    """
    if draft.kind is None:
        raise Invalid(N_("Choose a pay kind."), field="kind")
    if draft.month is None:
        raise Invalid(N_("Enter the month by any of its days."), field="month")
    if not 0 < draft.percent <= MOST:
        raise Invalid(N_("Please enter per cent from 1 to {most}."), field="percent", most=MOST)
    must_exist(unit, kind=(PayKind, draft.kind))
    kind, month = unit.row(PayKind, draft.kind, lock=True), month_start(draft.month)
    if not kind["one_off"] or kind["hourly"]:
        raise Invalid(N_("Only one-off pay that is typed as an amount is entered by a rule."), field="kind")
    i, day = PayItem, month_end(month)
    there = set(unit.connection.scalars(select(i.person_id).where(i.kind_id == draft.kind, i.month == month)))
    found = sources(unit.connection, None)
    entered = known = passed = 0
    for who in sorted(found.people.values(), key=lambda one: one.number):
        if (who.entry or day) > day or (who.leaving is not None and who.leaving < month):
            continue
        pay, cover = (on_day(found.files[name].get(who.key, ()), day) for name in ("pay", "insurance"))
        months = months_worked(month.year, who.entry, who.leaving) if draft.twelfths else MONTHS
        casual = cover is not None and cover.draft.person_group in (MINI, SHORT)
        amount = (
            amount_of(pay.draft.amount, draft.percent, months)
            if pay is not None and pay.draft.kind == "month"
            else 0
        )
        if who.key in there:
            known += 1
        elif casual or not amount:
            passed += 1
        else:
            words = _("{percent} % of {base} × {months}/12").format(
                percent=draft.percent, base=formats.cents(pay.draft.amount) if pay else "", months=months
            )
            save_item(unit, ItemDraft(who.key, draft.kind, month, None, amount, hours=None, note=words))
            entered += 1
    return Ruled(entered, known, passed)
