"""How long working time of many people takes to be read, closed and brought in, against the raw sum and the raw insert of the same rows.

python -m tests.bench.worktime [PEOPLE] [YEARS] [--server]
"""

from __future__ import annotations

import contextlib
import datetime
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text

from app.core.dates import add_months
from app.data.office import SYSTEM, Office
from app.data.queries import query
from app.data.settings import change_setting
from app.data.unit import table_of
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.queries.calendar import team_calendar
from app.modules.hr.people.api import ContractDraft, PersonDraft, save_contract, save_person
from app.modules.hr.worktime.models import TimeMonth, WorkTime
from app.modules.hr.worktime.queries.sheets import month_sheet, team_months
from app.modules.hr.worktime.rules.models import ModelDraft, RuleDraft
from app.modules.hr.worktime.services.masters import save_model, save_rule
from app.modules.hr.worktime.services.months import NOTHING, close_month
from app.modules.hr.worktime.transfer.bringing import run_import
from app.modules.office.services import NewBook, new_book
from tests.bench.open_items import seconds
from tests.bench.stock import _server, once

EVENTS, PART = 100_000, 50_000
DAY = datetime.timedelta(days=1)


@query("hr.time.view")
def raw(connection: Connection) -> int:
    """Return what all times sum up to, by one plain statement: the limit."""
    return int(connection.scalar(text('SELECT sum("end" - begin) FROM hr_time')))


def fill(office: Office, people: int, years: int) -> datetime.date:
    """Write people with a model, their days of some years, and closed months up to the last two; return the first one that is open."""
    newest = office.clock().astimezone().date().replace(day=1)
    first, open_ = add_months(newest, -12 * years), add_months(newest, -2)
    office.run(change_setting, "hr.time_approval", "none")
    model = office.run(save_model, ModelDraft("Gleitzeit", core="9-15", limit=40_0000, over="pay"))
    keys = []
    for number in range(people):
        key = office.run(
            save_person, PersonDraft("Vor", f"Name {number}", "Verkauf", "Kiel", "Stelle", entry=first)
        )
        office.run(save_contract, ContractDraft(key, first))
        office.run(save_rule, RuleDraft(key, first, model))
        keys.append(key)
    chance = random.Random(3)
    away: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    months: list[dict[str, Any]] = []
    with office.book.engine.begin() as connection:
        day = first
        while day < newest:
            if day.weekday() < 5:
                rows += [_day(key, day, chance) for key in keys]
            if day.day == 1 and day.month % 2:
                away += [_away(key, day + (key % 20) * DAY) for key in keys]
            if day.day == 1 and day < open_:
                months += [
                    {**NOTHING, "person_id": key, "month": day, "state": "closed", "version": 1}
                    for key in keys
                ]
            if len(rows) > PART:
                connection.execute(insert(table_of(WorkTime)), rows)
                rows.clear()
            day += DAY
        connection.execute(insert(table_of(WorkTime)), rows)
        connection.execute(insert(table_of(TimeMonth)), months)
        connection.execute(insert(table_of(Absence)), away)
    if not office.book.local:
        with office.book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    return open_


def _day(person: int, day: datetime.date, chance: random.Random) -> dict[str, Any]:
    begin = 420 + chance.randrange(90)
    return {
        "person_id": person, "day": day, "begin": begin, "end": begin + 510 + chance.randrange(-40, 60), "pauses": "30", "kind": "work",
        "cost_centre": "", "project": "", "source": "clock", "noted": day, "reason": "", "version": 1,
    }  # fmt: skip


def _away(person: int, day: datetime.date) -> dict[str, Any]:
    return {
        "person_id": person, "kind": "leave", "since": day, "until": day + 4 * DAY, "half_first": False, "half_last": False, "minutes": None,
        "state": "approved", "substitute_id": None, "note": "", "reason": "", "login": "x", "certificate": "none", "proven_until": None,
        "cause_id": None, "due": None, "born": None, "long": False, "cut": False, "version": 1,
    }  # fmt: skip


def events(path: Path, people: int, newest: datetime.date) -> Path:
    """Write a file of coming and going on the days of the running month and the ones after it."""
    lines: list[str] = []
    day = newest
    while len(lines) < EVENTS:
        for number in range(people):
            lines += [
                f"{101 + number};{day:%d.%m.%Y};07:{number % 60:02};K",
                f"{101 + number};{day:%d.%m.%Y};15:{number % 60:02};G",
            ]
        day += DAY
    path.write_text("\n".join(lines[:EVENTS]), "utf-8")
    return path


def measure(
    office: Office, people: int, month: datetime.date, folder: Path, say: Callable[[str], None] = print
) -> None:
    """Print seconds and ratios of what is read, closed and brought in."""
    limit = seconds(lambda: office.read(raw))
    year = (add_months(month, -12), month)
    say(f"raw sum of all times {limit:.3f} s")
    some = office.read(query("")(lambda one: int(one.scalar(text("SELECT max(id) FROM hr_person")))))
    for name, action in (
        ("month sheet with its checks", lambda: office.read(month_sheet, some, month)),
        ("months of everybody with warnings", lambda: office.read(team_months, month)),
        ("team calendar of a year", lambda: office.read(team_calendar, *year)),
    ):
        took = seconds(action)
        say(f"{name:36} {took:8.3f} s  {took / limit:7.2f} x")
    took = once(lambda: office.run(close_month, month))
    say(f"{'a month closed for everybody':36} {took:8.3f} s  {took / limit:7.2f} x")
    file = events(folder / "terminal.txt", people, add_months(month, 2))
    took = once(lambda: run_import(office, file, "terminal"))
    plain = once(lambda: _plain(office))
    say(
        f"{f'{EVENTS} events brought in':36} {took:8.3f} s  {took / plain:7.2f} x of the raw insert ({plain:.3f} s)"
    )


def _plain(office: Office) -> None:
    """Insert as many rows as the events make into a table of the same columns, and leave nothing."""
    with office.book.engine.connect() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE raw_time AS SELECT * FROM hr_time WHERE id < 0"))
        row = "(:a, 1, 1, '2026-11-26', 420, 900, '', 'work', '', '', 'import', '2026-11-26', '')"
        names = 'id, version, person_id, day, begin, "end", pauses, kind, cost_centre, project, source, noted, reason'
        statement = text(f"INSERT INTO raw_time ({names}) VALUES {row}")
        connection.execute(statement, [{"a": n} for n in range(EVENTS // 2)])
        connection.rollback()


def main(people: int, years: int, server: bool) -> None:
    """Make the book, on a server of its own where wanted, and print what it takes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ended:
        place = _server(ended) if server else str(Path(folder) / "Bench.kontor")
        book = new_book(place, NewBook(company="Bench", fiscal_year=2026, land="BE"))
        ended.callback(book.close)
        office = Office(book, SYSTEM)
        month = fill(office, people, years)
        measure(office, people, month, Path(folder))


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    main(*(numbers + [500, 5][len(numbers) :])[:2], "--server" in sys.argv)
