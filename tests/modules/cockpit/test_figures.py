"""Figures of the demo company against the rows that prove them, and those that are never told; test_figures_again reckons them anew."""

from __future__ import annotations

import datetime

import pytest

from app.core.figures import COUNT, HOURS, MONEY, Value
from app.data.office import Office
from app.modules.cockpit.figures.queries.catalogue import declared, parted
from app.modules.cockpit.figures.queries.values import (
    by_department,
    figure_rows,
    figure_values,
)
from tests.modules.cockpit.figure_book import ratio, raw

D = datetime.date
MAY = (D(2025, 5, 1), D(2025, 5, 31))
OTHER_INCOME = (
    "4800"  # from here on accounts of class 4 hold no turnover: changes of stock, other operating income
)
RATIOS = {  # figure: rows above the line, and where the base comes from
    "offers_won": "count", "delivered_on_time": "count", "answered_in_time": "count", "solved_in_time": "count",
}  # fmt: skip


@pytest.mark.parametrize("span", [MAY, (D(2025, 6, 1), D(2025, 6, 30)), (D(2026, 10, 1), D(2026, 10, 31))])
def test_rows_prove_every_figure(demo: Office, span: tuple[D, D]) -> None:
    """Sums and counts are the sum of their rows, shares the counted rows of all; every page named is one."""
    found = demo.read(figure_values, list(declared()), *span)
    assert len(found) >= 40
    for key, (figure, _source) in declared().items():
        value, rows = found[key], demo.read(figure_rows, key, *span)
        assert isinstance(value, Value)
        assert (value.number is None) == bool(value.why), key
        if figure.unit in (MONEY, COUNT, HOURS):
            sign = -1 if key == "operating_costs" else 1  # its rows say what they bring to the result
            assert value.number is None or value.number == sign * sum(row.amount or 0 for row in rows), key
        if key in RATIOS and value.number is not None:
            assert value.number == ratio(sum(row.amount or 0 for row in rows), len(rows), 10_000), key


def test_small_groups_are_never_told(demo: Office) -> None:
    """No department of fewer than five people has a figure of its own where it would tell of single ones."""
    heads = dict(raw(demo, "SELECT department, count(*) FROM hr_person GROUP BY department"))
    for key in ("sickness_rate", "overtime", "full_time_posts"):
        named = [row.department for row in demo.read(by_department, key, MAY[0]) if row.department]
        assert named
        assert all(heads[name] >= 5 for name in named), key


def test_cost_centres_beside_each_other(demo: Office) -> None:
    """Turnover, costs and result of each cost centre are what its raw lines say; together they are the whole."""
    rows = raw(
        demo,
        "SELECT c.code || ' ' || c.name, a.number, sum(l.amount) FROM finance_line l JOIN finance_account a ON a.id = l.account_id "
        "LEFT JOIN finance_cost_centre c ON c.id = l.cost1 WHERE l.day BETWEEN :since AND :until AND a.number BETWEEN '4000' AND '7999' "
        "AND length(a.number) = 4 GROUP BY 1, 2",
        since=MAY[0].isoformat(),
        until=MAY[1].isoformat(),
    )
    for key, begins in (("turnover", "4"), ("result", "4567"), ("operating_costs", "6")):
        found = {row.department: row.now.number for row in demo.read(by_department, key, MAY[0])}
        wanted: dict[str, int] = {}
        for centre, number, cents in rows:
            if number[0] in begins and (key != "turnover" or number < OTHER_INCOME):
                wanted[centre or ""] = wanted.get(centre or "", 0) + (
                    cents if key == "operating_costs" else -cents
                )
        assert {name: cents for name, cents in found.items() if cents} == {
            name: cents for name, cents in wanted.items() if cents
        }
        assert sum(found.values()) == demo.read(figure_values, [key], *MAY)[key].number
    assert len({row[0] for row in rows}) > 2
    assert parted("turnover") == ("Cost centre", "Without a cost centre")
    assert parted("headcount")[0] == "Department"
