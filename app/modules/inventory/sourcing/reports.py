"""The comparison of answers as a report: a row for each line of the enquiry, a column for each supplier, and what the whole comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Report
from app.modules.inventory.sourcing.models import VIEW
from app.modules.inventory.sourcing.queries.enquiries import ANSWERS, EnquiryView, OfferRow, enquiry

NOTHING = "–"


@query(VIEW)
def comparison(connection: Connection, key: int) -> Report:
    """Return the answers to an enquiry side by side; raises Missing for one that is gone."""
    view = enquiry(connection, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    columns = (
        ("text", N_("Line"), "text", 2.2),
        ("quantity", N_("Quantity"), "text", 0.8),
        *((f"offer{one.id}", one.supplier, "text", 1.4) for one in view.offers),
    )
    rows: list[tuple[Any, ...]] = [
        (
            " ".join(filter(None, (line.number, line.text.splitlines()[0]))),
            formats.scaled(line.quantity),
            *(_price(one, line.id, line.quantity) for one in view.offers),
        )
        for line in view.lines
    ]
    kinds = {len(rows): "total"}
    below: Sequence[tuple[str, Callable[[OfferRow], str]]] = (
        (_("With delivery"), lambda one: formats.cents(one.answer.total)),
        (_("Net"), lambda one: formats.cents(one.answer.net)),
        (_("Delivery cost"), lambda one: formats.cents(one.answer.freight)),
        (
            _("Days until it comes"),
            lambda one: NOTHING if one.answer.lead_days is None else str(one.answer.lead_days),
        ),
        (_("Holds until"), lambda one: formats.day(one.valid_until) or NOTHING),
        (_("Scorecard"), lambda one: one.score_words),
        (_("State"), lambda one: _(ANSWERS[one.state])),
    )
    always = {_("Scorecard"), _("State")}
    for title, words in below:
        shown = (words(one) if one.answer.lines or title in always else NOTHING for one in view.offers)
        rows.append((title, "", *shown))
    title = _("Comparison of offers {number}").format(number=view.number).strip()
    return Report(
        "offers", title, _about(view), columns, rows, totals={}, landscape=True, kinds=kinds, closes=False
    )


def _about(view: EnquiryView) -> str:
    until = view.draft.answer_by
    words = _("answers until {day}").format(day=formats.day(until)) if until else ""
    return ", ".join(filter(None, (view.draft.title, words)))


def _price(one: OfferRow, line: int, wanted: int) -> str:
    """Return what a line costs in words: 'price a unit = sum', and how much has to be bought where that is more."""
    found = one.answer.lines.get(line)
    if found is None:
        return NOTHING
    words = f"{formats.scaled(found.price, 2)} = {formats.cents(found.net)}"
    if found.quantity > wanted:
        words += " " + _("(at least {quantity})").format(quantity=formats.scaled(found.quantity))
    return words
