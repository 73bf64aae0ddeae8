"""How IT behaves with many devices and tickets: first rows, filter and sort, bulk edit, search, a large file of an agent; beside raw reads of the same run.

python -m tests.bench.it [COUNT] [URL]
"""

from __future__ import annotations

import datetime
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.core.stemming import fold, normalise
from app.data.declarative import Base
from app.data.lists import ListSource, Order
from app.data.office import SYSTEM, Office, command
from app.data.search import KINDS, number_of, search, vector
from app.data.unit import Unit
from app.data.writing import write_rows
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.assets.queries.assets import assets_source
from app.modules.it.assets.services.assets import set_assets
from app.modules.it.assets.services.masters import make_model, make_place
from app.modules.it.discovery.services import read_file
from app.modules.it.helpdesk.queries.tickets import agreements, clocks_of, tickets_source, views_of
from app.modules.it.helpdesk.services.tickets import set_tickets
from app.modules.it.infrastructure.queries import needs
from app.modules.it.infrastructure.rules import ComponentDraft, impact
from app.modules.it.infrastructure.services import depend, save_component
from app.modules.it.licences.queries import licences_source
from app.modules.it.licences.rules import LicenceDraft
from app.modules.it.licences.services import save_licence
from app.modules.office.services import NewBook, new_book

ROUNDS = 9
START = datetime.datetime(2025, 1, 6, 8, tzinfo=datetime.UTC)


@command("it.asset.change")
def fill(unit: Unit, count: int) -> None:
    """Write devices and tickets as fast as the database can, with their words in the search."""
    r = random.Random(3)
    models = [make_model(unit, "Laptop", "Firma", f"Modell {n}") for n in range(40)]
    places = [make_place(unit, f"Kiel / {n // 20}. OG / Raum {n}") for n in range(200)]
    people = [save_person(unit, PersonDraft(f"Vor{n}", f"Nach{n}")) for n in range(300)]
    sla = agreements(unit.connection)[0].id
    columns = ("id", "version", "tag", "name", "serial", "uuid", "model_id", "status", "home_id", "location_id", "person_id", "order_no", "register_no",
               "criticality", "notes")  # fmt: skip
    keys = unit.reserve(_asset(), count)
    unit.reserve(_ticket(), count)  # tickets have the keys from 1 on
    rows = [(key, 1, f"IT-{key:06d}", f"pc{key}", f"S{key:07d}", "", r.choice(models), r.choice(("stock", "assigned")), places[0], r.choice(places),
             r.choice(people), "", "", 0, "") for key in keys]  # fmt: skip
    unit.insert_batch(_asset(), columns, rows)
    columns = ("id", "version", "number", "type", "title", "requester_id", "channel", "category", "urgency", "impact", "priority", "team", "agent", "sla_id",
               "state", "wait_for", "created", "light", "cause", "solution", "minutes", "reopened")  # fmt: skip
    moments = [START + datetime.timedelta(minutes=11 * n) for n in range(count)]
    stamps: list[Any] = [int(one.timestamp() * 1_000_000) for one in moments] if unit.local else list(moments)
    tickets = [(key, 1, f"T-{key:06d}", "incident", f"Fall {key} Drucker {r.randrange(900)}", r.choice(people), "form", "Netz", 3, 3, 3, "", r.choice(("anna", "")), sla,
                r.choice(("closed", "closed", "open", "new")), "", stamp, "none", "", "", 0, 0) for key, stamp in zip(range(1, count + 1), stamps, strict=True)]  # fmt: skip
    unit.insert_batch(_ticket(), columns, tickets)
    unit.flush()
    _index(unit, _asset(), [(row[0], f"{row[2]} {row[4]} {row[3]}") for row in rows])
    _index(unit, _ticket(), [(row[0], f"{row[2]} {row[4]}") for row in tickets])


def _asset() -> Any:
    from app.modules.it.assets.models import ItAsset

    return ItAsset


def _ticket() -> Any:
    from app.modules.it.helpdesk.models import Ticket

    return Ticket


def _index(unit: Unit, table: type[Base], rows: list[tuple[int, str]]) -> None:
    kind = number_of(unit, table)
    connection = unit.connection
    write_rows(
        connection,
        "search_short",
        ("kind", "row_key", "text"),
        [(kind, key, fold(words)) for key, words in rows],
    )
    if unit.local:
        write_rows(
            connection,
            "search_text",
            ("rowid", "body"),
            [(key * KINDS + kind, normalise(words)) for key, words in rows],
        )
    else:
        write_rows(
            connection,
            "search_text",
            ("kind", "row_key", "body"),
            [(kind, key, vector(normalise(words))) for key, words in rows],
        )


def timed(work: Callable[[], Any]) -> float:
    """Return the median of some rounds in milliseconds."""
    found = []
    for _n in range(ROUNDS):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found)


def first_rows(
    office: Office, source: ListSource, filters: dict[str, str], order: Order | None = None
) -> None:
    """Do what a list does when it is opened: the first keys, and their rows."""
    keys = office.read(source.keys, filters, order, 500)
    office.read(source.page, list(keys[:60]))


def all_rows(office: Office, source: ListSource, filters: dict[str, str], order: Order | None = None) -> None:
    """Do what a list does after filter or order: all keys, and the rows to be seen."""
    keys = office.read(source.keys, filters, order)
    office.read(source.page, list(keys[:60]))


def raw(statement: str) -> Callable[[Connection], Any]:
    """Return the same read without anything of ours."""
    return lambda connection: connection.execute(text(statement)).all()


def line(name: str, own: float, beside: float | None = None) -> None:
    """Print a line: our time, raw, and their ratio."""
    more = f"{beside:10.2f}{own / beside:9.2f}" if beside else ""
    print(f"{name:46}{own:10.2f}{more}")


def measure(office: Office, count: int) -> None:
    """Print every figure."""
    print(
        f"{count} devices and tickets; milliseconds, median of {ROUNDS}\n{'':46}{'Kontor':>10}{'raw':>10}{'ratio':>9}"
    )
    assets, tickets = assets_source(), tickets_source(*views_of("anna")["open"])
    head = "SELECT * FROM it_asset ORDER BY id DESC LIMIT 500"
    line(
        "devices, first rows",
        timed(lambda: first_rows(office, assets, {})),
        timed(lambda: office.read(raw(head))),
    )
    scan = "SELECT a.id FROM it_asset a JOIN it_location p ON p.id = a.location_id WHERE lower(p.path) LIKE '%raum 7%' ORDER BY a.serial"
    filtered = timed(lambda: all_rows(office, assets, {"location": "Raum 7"}, Order("serial")))
    line("devices, filter by place, sort by serial", filtered, timed(lambda: office.read(raw(scan))))
    whole = "SELECT a.id FROM it_asset a JOIN hr_person p ON p.id = a.person_id ORDER BY p.last_name, a.id"
    line(
        "devices, sort all by holder",
        timed(lambda: all_rows(office, assets, {}, Order("person"))),
        timed(lambda: office.read(raw(whole))),
    )
    queue = "SELECT * FROM it_ticket WHERE state IN ('new', 'open', 'waiting') ORDER BY next_due IS NULL, next_due, id DESC LIMIT 500"
    line(
        "tickets, first rows of the queue",
        timed(lambda: first_rows(office, tickets, {})),
        timed(lambda: office.read(raw(queue))),
    )
    told = "SELECT id FROM it_ticket WHERE lower(title) LIKE '%drucker 77%' ORDER BY created DESC"
    every = tickets_source()
    line(
        "tickets, filter all, newest first",
        timed(lambda: all_rows(office, every, {"title": "Drucker 77"}, Order("created", True))),
        timed(lambda: office.read(raw(told))),
    )
    line(
        "search: a serial number", timed(lambda: office.read(search, f"S{count // 2:07d}", frozenset({"*"})))
    )
    line("search: a word of many tickets", timed(lambda: office.read(search, "Drucker", frozenset({"*"}))))
    line("clocks of one ticket", timed(lambda: office.read(clocks_of, count)))
    keys = list(range(1, 1001))
    line(
        "bulk edit of 1,000 devices",
        timed(lambda: office.run(set_assets, keys, "notes", str(time.perf_counter()), False)),
    )
    line(
        "bulk edit of 1,000 tickets",
        timed(lambda: office.run(set_tickets, keys, "team", str(time.perf_counter()), False)),
    )
    programs = [{"name": f"Programm {n}", "version": "1.0", "publisher": "x" * 330} for n in range(3000)]
    agent = {
        "deviceid": "bench",
        "content": {
            "hardware": {"name": "bench", "uuid": "bench"},
            "bios": {"ssn": "BENCH"},
            "softwares": programs,
        },
    }
    data = json.dumps(agent).encode()
    parse = timed(lambda: json.loads(data))
    start = time.perf_counter()
    read_file(office, data)
    line(
        f"file of an agent, {len(data) / 1e6:.1f} MB, 3,000 programs, new",
        (time.perf_counter() - start) * 1000,
        parse,
    )
    line("… again, nothing changed", timed(lambda: read_file(office, data)), parse)


def measure_programs(office: Office, devices: int = 50) -> None:
    """Let agents find 3,000 programs on each of some devices, then list 60 licences with how often theirs was found."""
    for n in range(devices):
        found = [{"name": f"Paket {(n * 7 + m) % 9000} Werk", "version": "1"} for m in range(3000)]
        content = {
            "hardware": {"name": f"host{n}", "uuid": f"host{n}"},
            "bios": {"ssn": f"HOST{n}"},
            "softwares": found,
        }
        read_file(office, json.dumps({"deviceid": f"host{n}", "content": content}).encode())
    for n in range(60):
        office.run(save_licence, LicenceDraft(f"Lizenz {n}", program=f"Paket {n * 131}"))
    source = licences_source()
    keys = list(office.read(source.keys, {}))
    counted = "SELECT name, count(DISTINCT asset_id) FROM it_program GROUP BY name"
    line(
        f"60 licences beside {devices * 3000:,} programs found",
        timed(lambda: office.read(source.page, keys)),
        timed(lambda: office.read(raw(counted))),
    )


def measure_infrastructure(office: Office, count: int = 1000) -> None:
    """Keep a thousand parts that need each other in layers, and ask what fails with one of the lowest."""
    r = random.Random(5)
    keys = [office.run(save_component, ComponentDraft(f"Teil {n}")) for n in range(count)]
    for place, key in enumerate(keys[20:], 20):
        for other in r.sample(keys[max(0, place - 120) : place], 2):
            office.run(depend, key, other)
    found = office.read(needs)
    line(
        f"what fails with one of {count:,} parts, {len(found):,} needs",
        timed(lambda: impact(found, keys[:1])),
    )
    line(
        "… read from the book",
        timed(lambda: office.read(needs)),
        timed(lambda: office.read(raw("SELECT component_id, needs_id FROM it_dependency"))),
    )


def main(count: int = 50_000, url: str = "") -> None:
    """Make a book, fill it, measure."""
    with tempfile.TemporaryDirectory() as folder:
        book = new_book(
            url or str(Path(folder) / "bench.kontor"), NewBook(company="Bench", fiscal_year=2026, land="BE")
        )
        office = Office(book, SYSTEM)
        office.run(fill, count)
        if url:  # what a server does by itself within a minute
            with book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("ANALYZE"))
        measure(office, count)
        measure_programs(office)
        measure_infrastructure(office)
        book.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000, sys.argv[2] if len(sys.argv) > 2 else "")
