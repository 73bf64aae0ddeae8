"""Every declared figure against its second reckoning from raw rows, in a demo company whose rows were shaken up by chance."""

from __future__ import annotations

import datetime
import random
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

import tests.modules.cockpit.figures_again_more  # noqa: F401  its reckonings stand in AGAIN, too
from app.core.dates import month_end
from app.data import books
from app.data.history import tables
from app.data.office import Actor, Office
from app.modules.cockpit.figures.queries.catalogue import declared
from app.modules.cockpit.figures.queries.values import figure_values
from tests.conftest import NOW
from tests.modules.cockpit.figure_book import table
from tests.modules.cockpit.figures_again import AGAIN, ELSEWHERE, Raw
from tests.modules.finance.test_statements import book as post_lines

D, ONE_DAY = datetime.date, datetime.timedelta(days=1)
MONTHS = (D(2025, 2, 1), D(2025, 6, 1), D(2025, 12, 1), D(2026, 3, 1), D(2026, 10, 1))
SPAN = (D(2024, 6, 1), (D(2026, 12, 1) - D(2024, 6, 1)).days)


@pytest.fixture(scope="module")
def shaken(demo_image: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return the demo company with people who came and left, contracts, illness, entries, documents, orders, offers and tasks by chance."""
    place = tmp_path_factory.mktemp("shaken") / "demo.kontor"
    shutil.copytree(demo_image, place)
    book = books.open_book(str(place))
    office = Office(book, Actor("anna", "Anna Petersen", frozenset({"*"})), lambda: NOW)
    chance = random.Random(21)
    _entries(office, chance)
    _rows(office, chance)
    yield office
    book.close()


def _day(chance: random.Random) -> D:
    return SPAN[0] + ONE_DAY * chance.randrange(SPAN[1])


def _entries(office: Office, chance: random.Random) -> None:
    """Post money, stock, loans, VAT and personal accounts, on both sides, so that banks, customers and suppliers stand on the other one too."""
    for number in range(24):
        day = D(2025, 7, 1) + ONE_DAY * chance.randrange(170)
        one = chance.choice(("1800", "1810", "1140", "1370", "10077", "70077", "1406"))
        other = chance.choice(("1800", "1810", "3150", "3720", "3501", "10078", "70078", "3806"))
        cents = chance.randrange(1, 4_000_000)
        if one == other:
            continue
        post_lines(office, day, (one, cents), (other, -cents), document=f"Z{number}")


def _rows(office: Office, chance: random.Random) -> None:
    with office.book.engine.begin() as connection:

        def change(name: str, key: int, **values: Any) -> None:
            connection.execute(update(tables()[name]).where(tables()[name].c.id == key), values)

        def copy(name: str, model: dict[str, Any], **values: Any) -> None:
            connection.execute(insert(tables()[name]), model | values)

        for person in table(office, "hr_person"):
            if chance.random() < 0.7:
                entry = _day(chance)
                leaving = chance.choice((None, entry + ONE_DAY * chance.randrange(200)))
                change("hr_person", person["id"], entry=entry, leaving=leaving)
        for contract in table(office, "hr_contract"):
            if chance.random() < 0.4:
                week = " ".join(chance.choice(("8:00", "7:42", "4:15", "–")) for _day_ in range(7))
                change("hr_contract", contract["id"], week=week, since=_day(chance))
        # nobody is ill twice on a day: all that was is replaced
        sick = table(office, "hr_absence")[0]
        connection.execute(tables()["hr_absence"].delete())
        for number, person in enumerate(table(office, "hr_person")):
            first = _day(chance)
            for _time in range(3):
                last = first + ONE_DAY * chance.randrange(25)
                copy("hr_absence", sick, id=10_000 + 10 * number + _time, person_id=person["id"], since=first, until=last,
                     kind=chance.choice(("sick", "sick", "leave", "child")), half_first=chance.random() < 0.3,
                     half_last=first != last and chance.random() < 0.3, state=chance.choice(("approved", "approved", "asked")))  # fmt: skip
                first = last + ONE_DAY * chance.randrange(1, 200)
        document = table(office, "document")[0]
        for number in range(80):
            received = _day(chance)
            filed = chance.choice((None, received + ONE_DAY * chance.randrange(-1, 60)))
            copy("document", {key: document[key] for key in document if key not in ("added_at", "asn")}, id=50_000 + number,
                 number=f"X{number}", received=received, filed=filed, state="filed" if filed else chance.choice(("inbox", "quarantine", "discarded")),
                 added_at=NOW, doc_date=None)  # fmt: skip
        for task in table(office, "organisation_task"):
            done = chance.choice((None, _day(chance)))
            state = "done" if done else chance.choice(("open", "started", "waiting", "dropped"))
            change("organisation_task", task["id"], finish=_day(chance), deadline=chance.choice((None, _day(chance))), done=done, state=state)  # fmt: skip
        for project in table(office, "organisation_project"):
            closed = chance.choice((None, None, _day(chance)))
            state = "completed" if closed else chance.choice(("active", "hold", "planned"))
            change("organisation_project", project["id"], start=_day(chance), due=chance.choice((None, _day(chance))), closed=closed, state=state)  # fmt: skip
        _ideas(office, chance, change, copy)
        _orders_and_offers(office, chance, copy)


def _ideas(office: Office, chance: random.Random, change: Any, copy: Any) -> None:
    for idea in table(office, "organisation_idea"):
        for number in range(6):
            received = _day(chance)
            decided = chance.choice((None, received + ONE_DAY * chance.randrange(90)))
            key = idea["id"] if not number else 1_000 * number + idea["id"]
            days = {
                "received": received,
                "decided": decided,
                "done": decided and decided + ONE_DAY * chance.randrange(60),
            }
            if number:
                copy("organisation_idea", idea | {"code": None}, id=key, number=f"X{key}", **days)
            else:
                change("organisation_idea", key, **days)
    for one in table(office, "organisation_idea_assessment"):
        change("organisation_idea_assessment", one["id"], net=chance.randrange(9_999_999))
        for number in range(1, 6):
            copy("organisation_idea_assessment", one, id=1_000 * number + one["id"], idea_id=1_000 * number + one["idea_id"], net=chance.randrange(9_999_999))  # fmt: skip


def _orders_and_offers(office: Office, chance: random.Random, copy: Any) -> None:
    contact = table(office, "contact")[0]["id"]
    line = receipt = 0
    for number in range(30):
        order = {"id": 900 + number, "number": f"B{number}", "contact_id": contact, "reference": "", "confirmation": "", "cost1": "",
                 "text": "", "reason": "", "written_by": "anna", "version": 1}  # fmt: skip
        copy(
            "inventory_order",
            order,
            state=chance.choice(("draft", "ordered", "confirmed", "closed", "cancelled")),
        )
        for _line in range(3):
            line += 1
            expected = chance.choice((None, _day(chance)))
            copy("inventory_order_line", {"id": 900 + line, "order_id": 900 + number, "text": "x", "quantity": 40_000, "unit": "C62",
                 "price": 100, "cost1": "", "wanted": None, "expected": expected, "excess": "", "version": 1})  # fmt: skip
            for _receipt in range(chance.randrange(3)):
                receipt += 1
                copy("inventory_receipt", {"id": 900 + receipt, "line_id": 900 + line, "day": (expected or SPAN[0]) + ONE_DAY * chance.randrange(-5, 6),
                     "verdict": "good", "quantity": chance.choice((10_000, 20_000, 40_000)), "document": "", "reason": "", "login": "anna", "mark": 0})  # fmt: skip
    offer = next(row for row in table(office, "finance_sales_document") if row["kind"] == "offer")
    for number in range(30):
        copy("finance_sales_document", offer, id=7_000 + number, number=f"AN-{number}", day=_day(chance), net=chance.randrange(1, 9_999_999),
             state=chance.choice(("issued", "accepted", "declined", "draft")), valid_until=chance.choice((None, _day(chance))))  # fmt: skip


def test_every_declared_figure_has_a_second_reckoning() -> None:
    """One from raw rows here, or a test of its own that is named; none for a figure that is gone."""
    assert set(AGAIN) | set(ELSEWHERE) == set(declared())
    assert not set(AGAIN) & set(ELSEWHERE)
    for place in ELSEWHERE.values():
        module, _colon, name = place.partition(":")
        assert callable(getattr(import_module(module), name))


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_every_figure_is_what_its_raw_rows_say(shaken: Office, month: D) -> None:
    """Each figure of a month, reckoned again by hand; the same reason for none."""
    span, raw = (month, month_end(month)), Raw(shaken)
    found = shaken.read(figure_values, list(AGAIN), *span)
    wrong = {
        key: (found[key].number, wanted)
        for key, reckon in AGAIN.items()
        if (wanted := reckon(raw, *span)) != found[key].number
    }
    assert wrong == {}


def test_chance_gives_every_figure_something_to_say(shaken: Office) -> None:
    """No figure is the same in all months, or it would prove nothing."""
    said = [shaken.read(figure_values, list(AGAIN), month, month_end(month)) for month in MONTHS]
    same = {key for key in AGAIN if len({one[key].number for one in said}) == 1}
    assert same == set()
