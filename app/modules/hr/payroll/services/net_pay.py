"""A net amount that was agreed becomes an entry with its gross, as the month stands now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.payroll.queries.facts import Past, standing_slips
from app.modules.hr.payroll.queries.inputs import inputs_of
from app.modules.hr.payroll.queries.missing import Fault
from app.modules.hr.payroll.queries.sources import sources
from app.modules.hr.payroll.rules.kinds import CHANGE, SURCHARGES, ItemDraft
from app.modules.hr.payroll.rules.month import Item
from app.modules.hr.payroll.rules.net_pay import Grossed, NetDraft, gross_for
from app.modules.hr.payroll.services.registers import once_a_month, place_of, save_item
from app.modules.hr.people.api import Person


@command(CHANGE)
def enter_net(unit: Unit, draft: NetDraft) -> Grossed:
    """Enter the gross of a pay kind that brings somebody a net amount in a month beside what the month holds already.

    Raises Invalid naming the field: for a kind that is typed in hours or comes after taxes, for a month that can't be reckoned,
    and where the kind is entered for it already.
    """
    kind, month = place_of(unit, draft)
    person = int(draft.person or 0)
    unit.row(Person, person, lock=True)
    if kind["net"] or kind["hourly"] or kind["use"] in SURCHARGES:
        raise Invalid(
            N_("Only pay before taxes that is typed as an amount comes of a net amount."), field="kind"
        )
    once_a_month(unit, ItemDraft(person, draft.kind, month), None)
    found = sources(unit.connection, [person])
    who = found.people[person]
    past = Past(
        unit.connection,
        standing_slips(unit.connection, [who.key]).get(who.key, {}),
        found.opened_of(who.key),
        {},
    )
    given = inputs_of(found, who, month, past)
    if given is None:
        raise Invalid(N_("This person does not work here in that month."), field="month")
    if isinstance(given, Fault):
        raise Invalid(N_("The month can't be calculated yet: {reason}"), field="person", reason=given.words)
    if kind["one_off"] and given.year is None:
        given = replace(given, year=past.year(month, who.entry, who.leaving))
    marks: dict[str, Any] = {name: bool(kind[name]) for name in ("taxable", "insured", "one_off")}
    try:
        gross, net = gross_for(given, Item(kind["number"], 0, **marks), draft.net or 0)
    except Invalid as error:
        error.field = "month" if error.field == "day" else "net"
        raise
    note = _("net {amount}").format(amount=formats.cents(net))
    entry = save_item(unit, ItemDraft(draft.person, draft.kind, month, None, gross, hours=None, note=note))
    return Grossed(entry, gross, net)
