"""The report of a trip on paper: legs, each day with its per diem and the reason, kilometres, receipts, and what is owed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.travel.queries.trips import TripSum
from app.modules.hr.travel.rules.currency import words as currency_words
from app.modules.hr.travel.rules.per_diem import REASONS
from app.modules.hr.travel.rules.trips import MEANS, RECEIPT_KINDS, STATES
from app.modules.hr.travel.rules.written import write_time
from app.paper.protocol import ProtocolPaper, protocols_pdf

SHARES = (1.3, 3.4, 3.6, 1.1)


@query("hr.own", "hr.travel.view")
def trip_paper(connection: Connection, one: TripSum) -> bytes:
    """Return the report of a trip as PDF; raises Invalid for one that can't be reckoned."""
    if one.found is None:
        raise Invalid(N_("{reason}"), reason=one.refused)
    view = one.view
    pairs = [
        (_("Member of staff"), view.name),
        (_("Purpose"), view.draft.purpose),
        (_("Days"), f"{formats.day(view.since)} – {formats.day(view.until)}"),
        (_("State"), _(STATES[view.state])),
    ]
    if view.draft.cost1:
        pairs.append((_("Cost centre"), view.draft.cost1))
    paper = ProtocolPaper(
        f"{_('Travel report')} {view.number}",
        str(setting(connection, "company.name")),
        tuple(pairs),
        (_("Day"), _("What"), _("Why"), _("Amount")),
        tuple(_rows(one)),
        shares=SHARES,
        text=_sums(one),
        left=_("Member of staff"),
        right=_("Approved"),
    )
    return protocols_pdf([paper])


def _rows(one: TripSum) -> Sequence[tuple[str, str, str, str]]:
    """Return the legs, the days, what was driven and the receipts, each a row."""
    view, found = one.view, one.found
    assert found is not None
    rows = []
    for leg in view.draft.legs:
        times = f"{write_time(leg.left)} – {write_time(leg.arrived, leg.later)}"
        rows.append((formats.day(leg.day), f"{times}  {leg.town} ({leg.area})", _(MEANS[leg.means]), ""))
    for day in found.days:
        why = _(REASONS[day.reason])
        if day.cut:
            why += " · " + _("meals provided −{amount}").format(amount=formats.cents(day.cut))
        what = _("Per diem {area}").format(area=day.area)
        rows.append((formats.day(day.day), what, why, formats.cents(day.per_diem)))
        if day.night:
            rows.append(
                (
                    formats.day(day.day),
                    _("Flat night {area}").format(area=day.area),
                    "",
                    formats.cents(day.night),
                )
            )
    for driven in found.driven:
        why = _("{km} km at {rate}").format(km=driven.km, rate=formats.cents(driven.rate))
        rows.append(
            (
                formats.day(driven.day),
                _("Kilometres to {town}").format(town=driven.town),
                why,
                formats.cents(driven.amount),
            )
        )
    for bill in view.receipts:
        draft = bill.draft
        words = f"{_(RECEIPT_KINDS[draft.kind])} {draft.text}".strip() + currency_words(draft)
        if draft.guests:
            words += f": {draft.occasion}; {draft.guests}"
        day_of = formats.day(draft.day) if draft.day else ""
        rows.append((day_of, words, draft.tax_case, formats.cents(draft.gross)))
    return rows


def _sums(one: TripSum) -> str:
    lines = [_("In all {amount} €").format(amount=formats.cents(one.total))]
    paid = one.view.advance if one.view.advance_state == "posted" else 0
    if paid:
        lines.append(_("Advance paid {amount} €").format(amount=formats.cents(paid)))
        lines.append(_("Still to be paid {amount} €").format(amount=formats.cents(one.total - paid)))
    if one.view.reason:
        lines.append(_("Rejected: {reason}").format(reason=one.view.reason))
    return "\n".join(lines)
