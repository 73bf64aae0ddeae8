"""Reports of training: what it costs by cost centre, and which compulsory instructions are missing."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, span
from app.modules.hr.training.queries.gaps import instruction_dues, training_costs
from app.modules.hr.training.rules.due import FINE, STATES
from app.modules.hr.training.rules.training import INSTRUCTION_KINDS

COSTS = (
    ("cost_centre", N_("Cost centre"), "text", 2.0),
    ("budget", N_("Budget"), "money", 1.4),
    ("spent", N_("Attended"), "money", 1.4),
    ("planned", N_("Planned"), "money", 1.4),
    ("left", N_("Left"), "money", 1.4),
)
GAPS = (
    ("name", N_("Member of staff"), "text", 2.2),
    ("department", N_("Department"), "text", 1.6),
    ("instruction", N_("Instruction"), "text", 2.4),
    ("kind", N_("Kind"), "text", 1.6),
    ("until", N_("Held until"), "day", 1.1),
    ("state", N_("State"), "text", 1.2),
)


@query("hr.training.all")
def costs_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return what training costs by cost centre in a span, beside the budgets of its years."""
    found = training_costs(connection, since, until)
    rows = [(one.cost1 or "–", one.budget, one.spent, one.planned, one.left) for one in found]
    totals = {
        "budget": sum(one.budget for one in found),
        "spent": sum(one.spent for one in found),
        "planned": sum(one.planned for one in found),
        "left": sum(one.left for one in found),
    }
    return Report(
        "training-costs", _("Cost of training by cost centre"), span(since, until), COSTS, rows, totals=totals
    )


@query("hr.training.view")
def gaps_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the instructions that are missing, expired or end soon on the last day of a span."""
    found = [one for one in instruction_dues(connection, until) if one.state != FINE]
    rows = [
        (
            one.name,
            one.department,
            one.instruction,
            _(INSTRUCTION_KINDS[one.kind]),
            one.until,
            _(STATES[one.state]),
        )
        for one in found
    ]
    return Report(
        "training-gaps",
        _("Instructions that are missing"),
        span(since, until),
        GAPS,
        rows,
        totals={},
        closes=False,
    )


REPORTS: dict[str, Maker] = {"training-costs": by_span(costs_report), "training-gaps": by_span(gaps_report)}
