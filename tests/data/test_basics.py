"""An upgraded book begins with what a new one has: compared table by table, from the oldest revision that had finance."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, inspect, select, text

from app.core.manifest import topics
from app.core.paths import resources
from app.data import basics, books
from app.data.all_tables import load_models
from app.data.making import making
from app.data.office import Office
from app.data.queries import query as reads
from app.data.system_tables import About
from app.modules.documents.filing.models import PlanNode
from app.modules.finance.chart import services
from app.modules.finance.chart.models import Account
from app.modules.it.assets.models import Category
from app.modules.it.helpdesk.models import Agreement
from app.modules.office.services import NewBook, new_book
from tests.conftest import close, drop_database, empty_database, fresh_database

OLDEST = "0003"  # the finance of the first release, with its guards
ANSWERS = NewBook(company="Test GmbH", chart="skr04", fiscal_year=2026, land="BE")
# what tells books apart, or is kept beside the rows and compared by what is found through it
OWN = {"about", "alembic_version", "trail", "trail_run", "trail_head", "seal_key", "sign_in", "sign_in_wait"}
DECIDED = {("app_role", "permissions"), ("app_role", "standard")}  # rights have a test of their own


def rows_of(connection: Connection, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
    """Return all rows of a table, in an order of their own."""
    names = ", ".join(f'"{name}"' for name in columns)
    return sorted(
        (tuple(row) for row in connection.exec_driver_sql(f"SELECT {names} FROM {table}")), key=repr
    )


def compared(connection: Connection) -> dict[str, list[str]]:
    """Return the tables that are compared, with their columns; keys and versions are counted by each book."""
    known = inspect(connection)
    return {
        table: [c["name"] for c in known.get_columns(table)]
        for table in known.get_table_names()
        if table not in OWN and not table.startswith(("search_", "archive_"))
    }


@pytest.fixture(params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """Return the places of a new book and of one that is to be old, on each database."""
    if request.param == "sqlite":
        new_book(str(tmp_path / "new.kontor"), ANSWERS).close()
        return str(tmp_path / "new.kontor"), str(tmp_path / "old.kontor")
    server = request.getfixturevalue("server")
    return fresh_database(server), empty_database(server)


def grow_old(new: str, old: str) -> None:
    """Make a book of the oldest revision with what a new book of then held: the rows of now in the columns of then."""
    book = books.connect(new)
    with making(old, [OLDEST]) as made, made.writing() as then, book.engine.connect() as now:
        columns_of = compared(then)
        for table in (one.name for one in load_models().sorted_tables if one.name in columns_of):
            columns = columns_of[table]
            there = {c["name"] for c in inspect(now).get_columns(table)}
            shared = [name for name in columns if name in there]
            names = ", ".join(f'"{name}"' for name in shared)
            values = ", ".join(f":v{place}" for place in range(len(shared)))
            found = rows_of(now, table, shared)
            rows = [{f"v{place}": value for place, value in enumerate(row)} for row in found]
            extra = {"failures": "0"} if table == "app_user" and "failures" not in there else {}
            statement = f"INSERT INTO {table} ({', '.join([names, *extra])}) VALUES ({', '.join([values, *extra.values()])})"
            if rows:
                then.execute(text(statement), rows)
    book.leave()


def test_an_upgraded_book_has_what_a_new_one_has(
    pair: tuple[str, str], request: pytest.FixtureRequest
) -> None:
    """Filing plan, types, areas, categories, hours, agreements, templates, points and roles: the same rows in both."""
    grow_old(*pair)
    fresh, grown = books.open_book(pair[0]), books.open_book(pair[1])
    with fresh.engine.connect() as one, grown.engine.connect() as other:
        tables = compared(one)
        assert tables.keys() == compared(other).keys()
        unlike = {}
        for table, columns in tables.items():
            plain = [name for name in columns if name != "version" and (table, name) not in DECIDED]
            left, right = rows_of(one, table, plain), rows_of(other, table, plain)
            if left != right:
                unlike[table] = (len(left), len(right), left[:1], right[:1])
        assert unlike == {}
        assert basics.met(other) == basics.declared()
    for book in (fresh, grown):
        close(book)
    if "://" in pair[0]:
        for address in pair:
            drop_database(request.getfixturevalue("server"), address)


def test_what_people_keep_is_left_alone(any_office: Office) -> None:
    """A book that met a topic gets nothing of it again, also when it was emptied; one that has rows of its own keeps them."""
    place = any_office.book.place
    with any_office.book.writing() as connection:
        connection.execute(delete(Agreement))
        connection.execute(delete(Category).where(Category.name != "Server"))
    close(books.open_book(place))
    count = reads("")(lambda c, kind: len(c.execute(select(kind.__table__)).all()))
    assert any_office.read(count, Agreement) == 0
    with any_office.book.writing() as connection:
        connection.execute(delete(About).where(About.name == basics.MET))
        connection.execute(insert(About), {"name": basics.MET, "value": "documents.filing"})
    close(books.open_book(place))
    assert any_office.read(count, Category) == 1
    assert any_office.read(count, PlanNode) == 32


def test_topics_with_basics_have_names_of_their_own() -> None:
    """The names are remembered in books: two topics can't share one."""
    named = [topic.name for topic in topics() if topic.basics]
    assert len(named) == len(set(named))
    assert {"documents.filing", "documents.letters", "it.assets", "it.helpdesk", "it.security"} <= set(named)


def test_an_account_that_came_to_the_catalogue_comes_to_older_books(
    any_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that has met its chart, but not this state of the catalogue, has the new account afterwards; where it has met it nothing comes."""
    chart = next(one for one in topics() if one.name == "finance.chart")
    (state,) = chart.basics_later
    files = (resources() / "charts" / name for name in ("accounts.csv", "changes.csv"))
    digest = hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()[:8]
    assert state == digest, "the catalogue changed: name its state in the manifest, or older books miss it"
    known = services.catalogue("skr04")
    new = replace(known[0], number="1999", name_de="Neu", name_en="New")
    monkeypatch.setattr(services, "catalogue", lambda _chart: (*known, new))
    count = reads("")(lambda c: len(c.execute(select(Account.id).where(Account.number == "1999")).all()))
    for met, there in ((basics.declared(), 0), (basics.declared() - {f"finance.chart+{state}"}, 1)):
        with any_office.book.writing() as connection:
            connection.execute(delete(About).where(About.name == basics.MET))
            connection.execute(insert(About), {"name": basics.MET, "value": " ".join(sorted(met))})
        close(books.open_book(any_office.book.place))
        assert any_office.read(count) == there


# How many rows the tables of a new book hold and what they say, as older books have it or get it.
BEGINS_WITH = {
    "area": "3 f6d711b5",
    "document_node": "32 85e698ac",
    "document_type": "21 8dc682a3",
    "finance_dunning_group": "2 b4e7424f",
    "finance_dunning_level": "6 db5e3c9b",
    "finance_tax_case": "60 2f9f812c",
    "governance_matrix": "2 6a2f8ae7",
    "governance_processing": "22 20073de1",
    "hr_checklist_task": "21 0408f5d3",
    "hr_contract_term": "7 a60b98f5",
    "hr_payroll_kind": "41 5c998bb0",
    "hr_reference_block": "32 35fd2916",
    "inventory_place": "6 cd4ac23c",
    "it_agreement": "1 90c1c553",
    "it_calendar": "1 3ec0b9a4",
    "it_category": "8 5a033ddb",
    "it_check": "44 9c977187",
    "it_snippet": "3 1242a479",
    "letter_template": "16 68589717",
}
OF_ITS_OWN = {
    "app_role",
    "app_user",
    "app_user_role",
    "finance_account",
    "finance_fiscal_year",
    "finance_period",
    "setting",
}


def test_what_a_new_book_begins_with_reaches_older_ones(one_office: Office) -> None:
    """A row more in a new book is one less in all that were made before, unless a word of `basics_later` brings it."""
    found = {}
    with one_office.book.engine.connect() as connection:
        for table, names in compared(connection).items():
            kinds = {one.name: one.type.python_type for one in load_models().tables[table].columns}
            plain = [
                name for name in names if name != "version" and not issubclass(kinds[name], datetime.date)
            ]
            said = (
                [int(one) if isinstance(one, bool) else one for one in row if one]
                for row in rows_of(connection, table, plain)
            )
            if (rows := sorted(map(repr, said))) and table not in OF_ITS_OWN:
                found[table] = f"{len(rows)} {hashlib.sha256(''.join(rows).encode()).hexdigest()[:8]}"
    assert found == BEGINS_WITH, (
        "a new book begins with other rows: bring them to older ones, then say so here"
    )
