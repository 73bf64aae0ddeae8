"""Sales figures by hand: classes and shares, months beside the year before, who fell asleep, why offers were lost, and all of it on paper."""

from __future__ import annotations

import dataclasses
import datetime
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection

from app.core.errors import Invalid
from app.core.money import ratio
from app.data.office import Office
from app.data.queries import query
from app.data.reports import make_report
from app.modules.finance.sales.queries.figures import figures, last_sale
from app.modules.finance.sales.queries.sold import _positions
from app.modules.finance.sales.queries.sold import sold as sold_of
from app.modules.finance.sales.rules.figures import (
    Offered,
    Sold,
    asleep,
    by_month,
    offers_by_end,
    ranked,
    sums,
)
from app.modules.finance.sales.services.drafts import make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.taking_back import cancel, reject
from app.modules.organisation.contacts.services.contacts import save_contact
from tests.modules.finance.sales_cases import BUILDER, invoice, issued, line, ready

D = datetime.date
MARCH = D(2026, 3, 5)
YEAR = (D(2026, 1, 1), D(2026, 12, 31))


@query("")
def by_document(connection: Connection, positions: bool) -> dict[str, int]:
    """Return the net of each document of the year, with its positions or without."""
    return sums(sold_of(connection, *YEAR, positions=positions), lambda one: one.number)


@pytest.mark.parametrize(
    ("prices", "net"), [((1, 1, -2), -1), ((-1, -1, 2), 1), ((100, -40, 20), 76), ((5, -5), 0)]
)
def test_positions_add_up_to_the_net_of_their_document(prices: tuple[int, ...], net: int) -> None:
    """Also where the positions cancel each other out and the discount of half, rounded by tax case, left a cent."""
    lines = [
        SimpleNamespace(quantity=10_000, price=price * 100, discount=0, number="", name_de="")
        for price in prices
    ]
    head = SimpleNamespace(
        net=net, country="DE", postcode="", id=1, number="R", day=MARCH, contact_id=1, name="A"
    )
    found = [one.net for one in _positions(head, 1, lines)]
    assert sum(found) == net
    assert [one.net for one in _positions(head, -1, lines)] == [-part for part in found]


def sold(number: int, customer: str, net: int, day: datetime.date = MARCH) -> Sold:
    """Return a position; the customer is its own contact, by its first letter."""
    return Sold(
        number, f"RE-{number}", day, ord(customer[0]), customer, region="DE 24", article="A-1  Tisch", net=net
    )


def test_shares_and_classes() -> None:
    """A reaches from the first to 80 %, B to 95 %; who crosses a border still belongs to the class that it begins in."""
    now = [
        sold(1, "Anton", 700_00),
        sold(2, "Berta", 150_00),
        sold(3, "Cäsar", 100_00),
        sold(4, "Dora", 50_00),
    ]
    rows = ranked(now, [sold(9, "Berta", 80_00, D(2025, 3, 5))], lambda one: one.customer, classes=True)
    assert [(row.key, row.label, *row.cells) for row in rows] == [
        ("A", "Anton", 700_00, 7000, 7000, 0),
        ("A", "Berta", 150_00, 1500, 8500, 80_00),
        ("B", "Cäsar", 100_00, 1000, 9500, 0),
        ("C", "Dora", 50_00, 500, 10_000, 0),
    ]
    assert rows[0].inside[0].document == 1
    back = ranked(
        [sold(1, "Anton", 100_00), sold(2, "Anton", -100_00)], [], lambda one: one.customer, classes=True
    )
    assert [row.cells for row in back] == [(0, None, None, 0)]
    assert [ratio(*pair) for pair in ((1, 3), (2, 3), (-1, 3), (1, 0), (1, 20_000))] == [
        3333,
        6667,
        -3333,
        None,
        1,
    ]


def test_months_and_sleepers() -> None:
    """Each month of the span has its row, empty ones too; who bought only in the year before is asleep."""
    now = [sold(1, "Anton", 100_00, D(2026, 1, 31)), sold(2, "Anton", 50_00, D(2026, 3, 1))]
    then = [sold(3, "Berta", 30_00, D(2025, 1, 1)), sold(4, "Anton", 20_00, D(2025, 3, 31))]
    rows = by_month(now, then, D(2026, 1, 15), D(2026, 3, 31))
    assert [(row.label, *row.cells) for row in rows] == [
        ("01/2026", 100_00, 6667, 100_00, 30_00),
        ("02/2026", 0, 0, 100_00, 0),
        ("03/2026", 50_00, 3333, 150_00, 20_00),
    ]
    (one,) = asleep(now, then)
    assert (one.label, one.cells, one.inside[0].key) == ("Berta", (30_00,), "RE-3")


def test_offers_by_what_became_of_them() -> None:
    """Reasons are told apart, the dearest first."""
    offers = [
        Offered(1, "AN-1", D(2026, 1, 1), "Anton", "rejected", reason="zu teuer", net=300_00),
        Offered(2, "AN-2", D(2026, 1, 1), "Berta", "accepted", reason="", net=500_00),
        Offered(3, "AN-3", D(2026, 1, 1), "Cäsar", "rejected", reason="zu teuer", net=200_00),
    ]
    rows = offers_by_end(offers, lambda one: one.reason or one.state)
    assert [(row.key, row.label, *row.cells) for row in rows] == [
        ("1", "accepted", 500_00, 5000),
        ("2", "zu teuer", 500_00, 5000),
    ]


def test_figures_of_a_book(any_office: Office) -> None:
    """What is cancelled and credited is taken off, an advance is no turnover, drafts are nothing; reports say the same."""
    assert any_office.read(last_sale) is None
    who = ready(any_office)
    other = any_office.run(save_contact, BUILDER)
    first = issued(any_office, invoice(who, line(300_00), line(100_00, tax="UST7"), discount=1000))
    issued(any_office, invoice(other, line(1000_00)))
    gone = issued(any_office, invoice(who, line(77_00)))
    any_office.run(cancel, gone.key, "Irrtum")
    order = issued(any_office, dataclasses.replace(invoice(who, line(500_00)), kind="order"))
    any_office.run(issue, any_office.run(make_next, [order.key], "advance", None, 5000))
    any_office.run(save_document, invoice(who, line(9_999_00)))
    credit = any_office.run(make_next, [first.key], "credit")
    from app.modules.finance.sales.queries.documents import document

    view = any_office.read(document, credit)
    part = dataclasses.replace(view.draft, lines=view.draft.lines[1:], reason="zurück")
    any_office.run(save_document, part, credit)
    any_office.run(issue, credit)
    found = any_office.read(figures, "customers", *YEAR)
    assert {row.label: row.cells[0] for row in found.rows} == {"Bau Nord GmbH": 1000_00, "Krüger KG": 270_00}
    assert {row.label: row.cells[0] for row in any_office.read(figures, "regions", *YEAR).rows} == {
        "DE 24": 1270_00
    }
    by_lines, whole = (any_office.read(by_document, deep) for deep in (True, False))
    assert by_lines == whole
    assert any_office.read(figures, "articles", *YEAR).total == found.total == 1270_00
    assert any_office.read(figures, "sleeping", D(2027, 1, 1), D(2027, 12, 31)).total == 1270_00
    offer = issued(any_office, dataclasses.replace(invoice(who, line(40_00)), kind="offer"))
    any_office.run(reject, offer.key, "zu teuer")
    (lost,) = any_office.read(figures, "lost", *YEAR).rows
    assert (lost.label, lost.cells) == ("declined: zu teuer", (40_00, 10_000))
    for kind in ("customers", "articles", "regions", "months", "sleeping", "lost"):
        made = any_office.read(make_report, f"sales-{kind}", *YEAR)
        assert made.totals["net"] == any_office.read(figures, kind, *YEAR).total
    with pytest.raises(Invalid):
        any_office.read(figures, "customers", YEAR[1], YEAR[0])
    with pytest.raises(Invalid):
        any_office.read(figures, "best", *YEAR)


@pytest.mark.parametrize(
    ("span", "before"),
    [
        ((D(2025, 2, 1), D(2025, 2, 28)), (D(2024, 2, 1), D(2024, 2, 29))),
        ((D(2024, 2, 1), D(2024, 2, 29)), (D(2023, 2, 1), D(2023, 2, 28))),
        ((D(2026, 3, 1), D(2026, 3, 31)), (D(2025, 3, 1), D(2025, 3, 31))),
    ],
)
def test_the_year_before_loses_no_day(
    office: Office, monkeypatch: pytest.MonkeyPatch, span: tuple[D, D], before: tuple[D, D]
) -> None:
    """What was sold on 29 February stands beside the February of the year after it."""
    asked: list[tuple[D, D]] = []

    def sold(_connection: object, since: D, until: D, *, positions: bool) -> list[object]:
        asked.append((since, until))
        return []

    monkeypatch.setattr("app.modules.finance.sales.queries.figures.sold", sold)
    office.read(figures, "months", *span)
    assert asked == [span, before]
