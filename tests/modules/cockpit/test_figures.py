"""Figures of the demo company against the rows that prove them, and those that are never told; test_figures_again reckons them anew."""

from __future__ import annotations

import datetime

import pytest

from app.core.figures import COUNT, HOURS, MONEY, Value
from app.data.office import Office
from app.modules.cockpit.figures.queries.catalogue import declared
from app.modules.cockpit.figures.queries.values import (
    by_department,
    figure_rows,
    figure_values,
)
from tests.modules.cockpit.figure_book import ratio, raw

D = datetime.date
MAY = (D(2025, 5, 1), D(2025, 5, 31))
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
