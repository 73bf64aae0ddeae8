"""How long rules take that set a task and a field for many records that were changed at once, against inserting rows raw: python -m tests.bench.rules [RECORDS] [URL]."""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import Connection, insert

from app.data.office import Actor, Office, command
from app.data.system_tables import FollowUp
from app.data.unit import Unit
from app.modules.office.automation.rules.rule import RuleDraft
from app.modules.office.automation.services.firing import run_rules
from app.modules.office.automation.services.keeping import save_rule, switch_rule
from app.modules.office.services import NewBook, new_book
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.opportunities.models import Opportunity
from tests.bench.__main__ import seconds

TABLE = Opportunity.__tablename__
WON = RuleDraft("Gewonnen", "state", TABLE, "stage", "won", text="Auftrag anlegen", login="admin")
SOURCE = RuleDraft("Herkunft", "state", TABLE, "stage", "won", action="set", sets="source", set_to="known")
ROW = {
    "title": "Dach", "stage": "lead", "value": 0, "chance": None, "expected": None, "owner": "", "source": "", "reason": "",
    "notes": "", "closed": None, "version": 1,
}  # fmt: skip


@command("")
def make(unit: Unit, count: int, contact: int) -> None:
    """Make records."""
    unit.insert_rows(Opportunity, [{**ROW, "contact_id": contact} for _ in range(count)])


@command("")
def win(unit: Unit, count: int, stage: str) -> None:
    """Change them all in one transaction."""
    unit.set_many(Opportunity, unit.rows(Opportunity, range(1, count + 1)), {"stage": stage})


def raw(connection: Connection, count: int) -> None:
    """Write as many rows as the rule will, follow-ups and protocol, and keep none."""
    row = {
        "table_name": TABLE,
        "day": None,
        "text": "Auftrag",
        "login": "admin",
        "done_at": None,
        "kind": "",
        "version": 1,
    }
    rows = [{**row, "day": datetime.date(2026, 1, 1), "row_key": key} for key in range(2 * count)]
    connection.execute(insert(FollowUp.__table__), rows)


def main(count: int, url: str) -> None:
    """Make the book and print seconds and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        place = url or str(Path(folder) / "Bench.kontor")
        book = new_book(place, NewBook(company="Bench", fiscal_year=2026, land="BE"))
        office = Office(book, Actor("admin", "Admin", frozenset({"*"})))
        office.run(make, count, office.run(save_contact, ContactDraft("Kunde")))
        with book.engine.connect().execution_options(kontor_write=True) as connection:
            limit = seconds(lambda: raw(connection, count))
            connection.rollback()
        for name, draft in (("task", WON), ("field", SOURCE)):
            key = office.run(save_rule, draft)
            office.run(switch_rule, key, True)
            office.run(win, count, "lead")
            office.run(win, count, "won")
            found: list[dict[int, int]] = []
            begun = time.process_time()
            took = seconds(lambda rule=key, into=found: into.append(run_rules(office, rule)))
            used = time.process_time() - begun
            assert found == [{key: count}], found
            office.run(switch_rule, key, False)
            words = f"{count} firings that set a {name}"
            print(
                f"{words:<36} {took:7.3f} s  {took / limit:6.1f} x of writing the rows raw ({limit:.3f} s), CPU {used:.3f} s"
            )
        book.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, sys.argv[2] if len(sys.argv) > 2 else "")
