"""The demo company trades by documents: month after month its invoices, stock, ledger, open items and VAT agree, reckoned from raw rows."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import Row, text

from app.core.dates import add_months, month_end
from app.core.manifest import Topic
from app.core.people import knowing, people, person
from app.data.declarative import field_of
from app.data.history import tables
from app.data.office import SYSTEM, Office
from app.data.queries import query
from app.data.users import colleagues, names_of_people
from app.data.verify import verify
from app.modules.finance.ledger.api import demo_deals
from app.modules.office import services

MONTHS = 6  # of the demo company of the tests
TOOLS = ("H-100", "H-110", "H-120", "H-130", "H-140")
DAY = datetime.date
START = DAY(2025, 1, 1)


def rows(office: Office, sql: str, **values: object) -> list[Row[tuple[object, ...]]]:
    """Return what a statement finds."""

    @query("")
    def found(connection: object) -> list[Row[tuple[object, ...]]]:
        return list(connection.execute(text(sql), values))  # type: ignore[attr-defined]

    return office.read(found)


def test_every_month_it_sells_and_buys_by_documents(demo: Office) -> None:
    """Each invoice stands on its customer's account with its number and sum, and its tax is 19 % of its net, half up; so for what is bought."""
    sold = rows(
        demo,
        "SELECT d.day, a.number, d.gross, d.net FROM finance_sales_document d JOIN finance_entry e ON e.id = d.entry_id"
        " JOIN finance_line l ON l.entry_id = e.id JOIN finance_account a ON a.id = l.account_id"
        " WHERE d.kind = 'invoice' AND l.amount = d.gross AND e.document = d.number",
    )
    bought = rows(
        demo,
        "SELECT p.day, a.number, p.gross, p.gross - sum(q.tax) FROM finance_purchase p"
        " JOIN finance_purchase_position q ON q.purchase_id = p.id JOIN finance_entry e ON e.id = p.entry_id"
        " JOIN finance_line l ON l.entry_id = e.id JOIN finance_account a ON a.id = l.account_id"
        " WHERE l.amount = -p.gross GROUP BY p.id, p.day, a.number, p.gross",
    )
    for found, planned in ((sold, demo_deals.sales_of), (bought, demo_deals.purchases_of)):
        there = {(DAY.fromisoformat(str(day)), partner, gross, net) for day, partner, gross, net in found}
        for month in demo_deals.months_of(START, MONTHS):
            for deal in planned(month):
                gross = deal.net + (deal.net * 19 * 2 + 100) // 200
                assert (deal.day, deal.partner, gross, deal.net) in there


def test_what_it_buys_was_ordered_and_came(demo: Office) -> None:
    """Each planned purchase has one order of its net sum, given before its invoice and here by then, nothing more and nothing less."""
    found = rows(
        demo,
        "SELECT p.day, a.number, o.day AS ordered, l.quantity, l.price, sum(r.quantity) AS came, max(r.day) AS last"
        " FROM finance_purchase p JOIN inventory_order_bill b ON b.purchase_id = p.id JOIN inventory_order o ON o.id = b.order_id"
        " JOIN inventory_order_line l ON l.order_id = o.id JOIN inventory_receipt r ON r.line_id = l.id"
        " JOIN finance_entry e ON e.id = p.entry_id JOIN finance_line x ON x.entry_id = e.id AND x.amount = -p.gross"
        " JOIN finance_account a ON a.id = x.account_id"
        " WHERE r.verdict = 'accepted' GROUP BY p.id, p.day, a.number, o.day, l.id, l.quantity, l.price",
    )
    sums = Counter[tuple[DAY, str]]()
    for day, partner, ordered, quantity, price, came, last in found:
        assert came == quantity
        assert str(ordered) < str(last) <= str(day)
        sums[DAY.fromisoformat(str(day)), str(partner)] += round(int(quantity) * int(price) / 1_000_000)  # type: ignore[call-overload]
    planned = [
        deal for month in demo_deals.months_of(START, MONTHS) for deal in demo_deals.purchases_of(month)
    ]
    assert sums == Counter({(deal.day, deal.partner): deal.net for deal in planned})


def test_the_advance_payment_of_vat_is_that_of_all_documents(demo: Office) -> None:
    """What is paid to the tax office in a month is the tax of all entries of the month before."""
    tax = rows(
        demo,
        "SELECT e.day, l.amount FROM finance_line l JOIN finance_entry e ON e.id = l.entry_id JOIN finance_account a"
        " ON a.id = l.account_id WHERE a.number IN ('3806', '1406')",
    )
    paid = {
        one.document: one.amount
        for one in rows(
            demo,
            "SELECT e.document, l.amount FROM finance_line l JOIN finance_entry e ON e.id = l.entry_id JOIN finance_account a"
            " ON a.id = l.account_id WHERE a.number = '3820' AND e.document LIKE 'UV-%'",
        )
    }
    for month in demo_deals.months_of(START, MONTHS - 2):  # the last weeks have invoices beside the plan
        owed = -sum(amount for day, amount in tax if month <= DAY.fromisoformat(str(day)) <= month_end(month))  # type: ignore[misc]
        assert paid.get(f"UV-{add_months(month, 1):%y%m}", 0) == max(owed, 0), month


def test_its_tools_leave_with_the_documents_that_sell_them(demo: Office) -> None:
    """What is there is what came less what the documents say and kits took; on no day was less there than nothing."""
    positions = Counter[str]()
    for number, quantity in rows(
        demo,
        "SELECT a.number, l.quantity FROM finance_sales_line l JOIN finance_sales_document d ON d.id = l.document_id"
        " JOIN inventory_article a ON a.id = l.article_id WHERE d.kind = 'invoice' AND d.entry_id IS NOT NULL AND a.stocked",
    ):
        positions[str(number)] += int(quantity)  # type: ignore[call-overload]
    for tool in TOOLS:
        moves = rows(
            demo,
            "SELECT m.day, m.kind, m.quantity FROM inventory_move m JOIN inventory_article a ON a.id = m.article_id"
            " WHERE a.number = :tool ORDER BY m.day, m.id",
            tool=tool,
        )
        left = sum(int(one.quantity) for one in moves if one.kind == "issue")
        assert left == positions[tool] > 0
        by_day = Counter[str]()
        for one in moves:
            by_day[str(one.day)] += {"issue": -1, "use": -1, "opening": 1, "receive": 1}.get(
                one.kind, 0
            ) * int(one.quantity)
        held = 0
        for day in sorted(by_day):
            held += by_day[day]
            assert held >= 0, (tool, day)
        ((level,),) = rows(
            demo,
            "SELECT sum(v.quantity) FROM inventory_level v JOIN inventory_article a ON a.id = v.article_id WHERE a.number = :tool",
            tool=tool,
        )
        assert level == held


def test_it_stands_up_to_every_check(demo: Office) -> None:
    """Trail, history, ledger, items, stock: the demo company is an honest book."""
    assert [one for one in verify(demo.book) if not one.ok] == []


def test_everybody_who_acts_has_a_name(demo: Office) -> None:
    """Each sign-in name that a row holds is a person of the book with a name, so that lists show nobody by it; one of them signs in."""
    known = demo.read(names_of_people)
    fields = [
        (name, column.name)
        for name, table in tables().items()
        for column in table.columns
        if "field" in column.info and field_of(column).kind == "login"
    ]
    asked = " UNION ".join(f"SELECT DISTINCT {column} AS login FROM {name}" for name, column in fields)
    found = {str(row.login) for row in rows(demo, asked) if row.login} - {SYSTEM.login}
    assert len(found) > 2
    assert found <= set(known)
    assert all(name != login for login, name in known.items())
    assert not [
        row.name
        for row in rows(demo, "SELECT name FROM organisation_project")
        if row.name.startswith("Actions")
    ]
    assert [one.login for one in demo.read(colleagues) if one.active] == ["anna"]


def told(office: Office, _months: int) -> None:
    """Take the place of a topic's part of the demo company: keep the moment at which it is made, and what its papers call people."""
    MOMENTS.append(office.clock())
    NAMES.append(person(office.actor.login))


MOMENTS: list[datetime.datetime] = []
NAMES: list[str] = []


@pytest.mark.parametrize(
    ("now", "made"),
    [
        (datetime.datetime(2026, 7, 1, 8, tzinfo=datetime.UTC), datetime.date(2026, 7, 1)),
        (datetime.datetime(2027, 3, 1, 8, tzinfo=datetime.UTC), datetime.date(2026, 12, 31)),
        (datetime.datetime(2040, 2, 29, 8, tzinfo=datetime.UTC), datetime.date(2026, 12, 31)),
    ],
)
def test_it_is_made_in_years_to_come_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: datetime.datetime, made: datetime.date
) -> None:
    """Its licences and terms have ended by then: it is made on the last day of its story at the latest."""
    part = Topic(name="x", demo="tests.test_demo_company:told")
    monkeypatch.setattr(services, "topics", lambda: (part,))
    MOMENTS.clear()
    services.demo_book(str(tmp_path / "demo"), clock=lambda: now).close()
    assert [moment.date() for moment in MOMENTS] == [made]


def test_its_papers_name_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The protocol of a count said "by anna": whoever makes the demo knows nobody of it yet, and knows whom they knew afterwards."""
    monkeypatch.setattr(services, "topics", lambda: (Topic(name="x", demo="tests.test_demo_company:told"),))
    NAMES.clear()
    with knowing({"berta": "Berta Groß"}):
        before = people()
        services.demo_book(str(tmp_path / "demo")).close()
        assert (NAMES, people()) == (["Anna Petersen"], before)
