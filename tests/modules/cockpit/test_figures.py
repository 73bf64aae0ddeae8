"""Figures of the demo company against its raw rows, months that stay as they were closed, and who may know of which figure."""

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


def ledger(office: Office, until: D, since: D | None = None) -> dict[str, int]:
    """Return what stands on accounts by number at the end of a day, debit positive; each opening of the first year once."""
    rows = raw(
        office,
        "SELECT a.number, sum(l.amount) FROM finance_line l JOIN finance_account a ON a.id = l.account_id "
        "JOIN finance_entry e ON e.id = l.entry_id JOIN finance_period p ON p.id = e.period_id "
        "WHERE l.day BETWEEN :since AND :until AND (p.number > 0 OR p.start = '2025-01-01') GROUP BY a.number",
        since=(since or D(2025, 1, 1)).isoformat(),
        until=until.isoformat(),
    )
    return {number: int(amount) for number, amount in rows}


def test_figures_of_the_ledger_from_raw_lines(demo: Office) -> None:
    """Turnover, cost, result and money by the accounts of SKR 04: 4 is revenue, 5 and 6 are cost, 16 and 18 cash and bank."""
    found = demo.read(figure_values, list(declared()), *MAY)
    moved, held = ledger(demo, MAY[1], MAY[0]), ledger(demo, MAY[1])
    revenue = -sum(
        amount
        for number, amount in moved.items()
        if number.startswith(("40", "41", "42", "43", "44")) and len(number) == 4
    )
    material = sum(
        amount
        for number, amount in moved.items()
        if number.startswith(("51", "52", "53", "54", "59")) and len(number) == 4
    )
    result = -sum(amount for number, amount in moved.items() if number[0] in "4567" and len(number) == 4)
    staff = sum(
        amount for number, amount in moved.items() if number.startswith(("60", "61")) and len(number) == 4
    )
    assert found["turnover"].number == revenue > 0
    assert found["result"].number == result
    assert found["return_on_sales"].number == ratio(result, revenue, 10_000)
    assert found["gross_margin"].number == ratio(revenue - material, revenue, 10_000)
    assert found["personnel_ratio"].number == ratio(staff, revenue, 10_000)
    money = sum(
        amount for number, amount in held.items() if number.startswith(("16", "18")) and len(number) == 4
    )
    assert found["cash"].number == money > 0


def test_items_from_raw_lines(demo: Office) -> None:
    """Receivables and payables are the balances of personal accounts by document; five digits from 1 on are customers, from 7 on suppliers."""
    rows = raw(
        demo,
        "SELECT a.number, e.document, sum(l.amount) FROM finance_line l JOIN finance_account a ON a.id = l.account_id "
        "JOIN finance_entry e ON e.id = l.entry_id JOIN finance_period p ON p.id = e.period_id "
        "WHERE l.day <= :until AND length(a.number) = 5 AND (p.number > 0 OR p.start = '2025-01-01') GROUP BY a.number, e.document",
        until=MAY[1].isoformat(),
    )
    claims = sum(int(cents) for number, _document, cents in rows if number < "7" and cents > 0)
    debts = -sum(int(cents) for number, _document, cents in rows if number >= "7" and cents < 0)
    found = demo.read(figure_values, list(declared()), *MAY)
    assert (found["receivables"].number, found["payables"].number) == (claims, debts)
    late = found["receivables_overdue"].number
    assert late is not None
    assert found["overdue_share"].number == ratio(late, claims, 10_000)
    gross = found["days_sales_outstanding"].base
    assert gross is not None
    invoiced = -ledger(demo, MAY[1]).get("4400", 0) * 119 // 100
    assert gross > invoiced * 9 // 10  # with VAT: most of it is taxed at 19 per cent
    assert found["days_sales_outstanding"].number == ratio(claims * 365, gross, 10)


def test_figures_of_the_other_topics_from_raw_rows(demo: Office) -> None:
    """People, tickets, stock, documents and projects, each counted from its table without the program's queries."""
    day = {"until": MAY[1].isoformat(), "since": MAY[0].isoformat()}
    found = demo.read(figure_values, list(declared()), *MAY)

    def one(statement: str) -> int:
        return int(raw(demo, statement, **{k: v for k, v in day.items() if f":{k}" in statement})[0][0] or 0)

    here = "(entry IS NULL OR entry <= :until) AND (leaving IS NULL OR leaving >= :until)"
    assert found["headcount"].number == one(f"SELECT count(*) FROM hr_person WHERE {here}") > 5
    assert found["joiners"].number == one(
        "SELECT count(*) FROM hr_person WHERE entry BETWEEN :since AND :until"
    )
    assert found["leavers"].number == one(
        "SELECT count(*) FROM hr_person WHERE leaving BETWEEN :since AND :until"
    )
    assert (
        found["stock_value"].number == one("SELECT sum(value) FROM inventory_value WHERE day <= :until") > 0
    )
    used = one(
        "SELECT -sum(v.value) FROM inventory_value v JOIN inventory_move m ON m.id = v.move_id WHERE v.day <= :until "
        "AND m.kind IN ('issue', 'consume') AND m.id NOT IN (SELECT reversal_of FROM inventory_move WHERE reversal_of IS NOT NULL)"
    )
    assert found["stock_reach"].number == ratio((found["stock_value"].number or 0) * 365, used, 10)
    waits = "received <= :until AND ((filed IS NULL AND state IN ('inbox', 'quarantine')) OR filed > :until)"
    assert found["documents_waiting"].number == one(f"SELECT count(*) FROM document WHERE {waits}") > 0
    done = "kind <> 'phase' AND state = 'done' AND done BETWEEN :since AND :until"
    assert found["tasks_done"].number == one(f"SELECT count(*) FROM organisation_task WHERE {done}")
    spent = "SELECT sum(minutes) FROM organisation_project_time WHERE day BETWEEN :since AND :until"
    assert found["project_hours"].number == one(spent)
    assert found["tickets_came"].number == len(raw(demo, "SELECT id FROM it_ticket WHERE state <> 'merged' AND created >= :a AND created < :b", a=micro(MAY[0]), b=micro(D(2025, 6, 1))))  # fmt: skip


def micro(day: D) -> int:
    """Return the beginning of a local day as the book keeps moments."""
    return int(datetime.datetime.combine(day, datetime.time()).timestamp()) * 1_000_000


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
