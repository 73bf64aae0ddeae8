"""Margins of sales: what goods had cost when they left, by delivery note or invoice, turned by cancelling, unknown where no move says it."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from app.core.errors import Forbidden
from app.data.office import Actor, Office
from app.data.settings import change_setting
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.figures import Figures, figures
from app.modules.finance.sales.rules.documents import DocumentView, LineDraft
from app.modules.finance.sales.services.drafts import make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.taking_back import cancel
from tests.modules.finance.sales_cases import invoice, issued, ready
from tests.modules.inventory.stock_cases import move, shelf, stocked

YEAR = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


def shown(office: Office, kind: str = "articles") -> Figures:
    """Return the margins of the year."""
    return office.read(figures, f"margin.{kind}", *YEAR)


def test_margins(any_office: Office) -> None:
    """Ten pieces at 3.00; four delivered and billed at 10.00, two sold at once at 8.00, one position is work that no stock knows.

    Known: 40 + 16 net, 12 + 6 cost. Credit of one piece takes 10.00 off and brings no goods back; cancelling the direct invoice
    takes 16 and 6 off. Unknown stays the work of 50.00.
    """
    office = any_office
    who, article, place = ready(office), stocked(office), shelf(office, "A1", code="A1")
    move(office, "receive", article, 10, value=3000, place=place)
    office.run(change_setting, "inventory.ships_from", "A1")
    sold = LineDraft("Ware", 40_000, 10_0000, article=article)
    work = LineDraft("Montage", 10_000, 50_0000)
    order = issued(office, dataclasses.replace(invoice(who, sold), kind="order"))
    note = office.run(issue, office.run(make_next, [order.key], "delivery"))
    billed = office.run(issue, office.run(make_next, [note.key], "invoice"))
    direct = issued(office, invoice(who, LineDraft("Ware", 20_000, 8_0000, article=article), work))
    found = shown(office)
    assert [row.cells for row in found.rows] == [
        (56_00, 18_00, 38_00, 67_86, 0),
        (0, 0, 0, None, 50_00),
    ]
    assert (found.total, *found.sums) == (56_00, 18_00, 38_00, 67_86, 50_00)
    office.run(cancel, direct.key, "Irrtum")
    assert shown(office).total == 40_00
    assert shown(office).sums[:2] == (12_00, 28_00)
    first = office.run(make_next, [billed.key], "credit", _first(office, billed.key))
    draft = dataclasses.replace(_document(office, first).draft, reason="zurück")
    office.run(save_document, draft, first)
    office.run(issue, first)
    found = shown(office)
    assert (found.total, *found.sums[:2]) == (30_00, 12_00, 18_00)
    for kind in ("customers", "regions", "months"):
        other = shown(office, kind)
        assert (other.total, other.sums) == (found.total, found.sums)
        whole = office.read(figures, kind, *YEAR).total
        assert whole == other.total + (other.sums[3] or 0)


def test_margins_need_the_right_to_see_values(office: Office) -> None:
    """Who may not see what stock is worth learns no margin, and is told which right it needs."""
    ready(office)
    clerk = Office(office.book, Actor("eva", "Eva", frozenset({"finance.*"})), office.clock)
    assert clerk.read(figures, "articles", *YEAR).total == 0
    with pytest.raises(Forbidden):
        clerk.read(figures, "margin.articles", *YEAR)


def _document(office: Office, key: int) -> DocumentView:
    view = office.read(document, key)
    assert view is not None
    return view


def _first(office: Office, key: int) -> dict[int, int]:
    return {_document(office, key).lines[0].id: 10_000}
