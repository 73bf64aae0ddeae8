"""The databases of the tests themselves: one that was used is the same as a new one, or it is not used again."""

from __future__ import annotations

from sqlalchemy import create_engine, make_url, text

from app.data.settings import change_setting
from app.modules.finance.ledger.services.entries import finalise, post
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from tests import databases
from tests.conftest import close, drop_database, fresh_database, office_at
from tests.data.test_replay import DAY, entry


def everything(address: str) -> dict[str, list[str]]:
    """Return all rows of all tables, in words, and the counters."""
    engine = create_engine(address)
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT relname FROM pg_stat_user_tables ORDER BY relname")).all()
        found = {
            name: sorted(connection.scalars(text(f'SELECT t::text FROM "{name}" t')).all()) for name in names
        }
        query = text("SELECT sequencename || '=' || coalesce(last_value::text, '') FROM pg_sequences")
        found["counters"] = sorted(connection.scalars(query).all())
    engine.dispose()
    return found


def test_a_used_database_is_as_new(server: str) -> None:
    """Rows that were added, changed and taken, and counters, are put back; the same database is given again."""
    untouched = fresh_database(server)
    address = fresh_database(server)
    new = everything(address)
    for _time in range(2):
        office = office_at(address)
        office.run(save_contact, ContactDraft("Stadtwerke", town="Kiel"))
        office.run(post, entry("R1", 100_00))
        office.run(finalise, DAY)
        office.run(change_setting, "company.name", "Andere GmbH")
        left_open = office.book.engine.connect()
        left_open.execute(text("SELECT 1"))
        assert everything(address) != new
        drop_database(server, address)
        left_open.invalidate()
        left_open.close()
        close(office.book)
        assert everything(address) == new
        assert fresh_database(server) == address
    assert everything(untouched) == new
    for one in (untouched, address):
        drop_database(server, one)


def test_another_catalogue_is_not_used_again(server: str) -> None:
    """Whatever a test did to tables, guards, rights or settings goes with its database."""
    for statement in (
        "DROP TRIGGER guard_trail_update ON trail",
        "ALTER TABLE finance_entry DISABLE TRIGGER USER",
        "CREATE TABLE left_over (x integer)",
        "TRUNCATE note",
        "REVOKE SELECT ON contact FROM public; GRANT SELECT ON contact TO public",
        "ALTER TABLE contact ADD COLUMN more integer",
    ):
        address = fresh_database(server)
        engine = create_engine(address)
        with engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()
        drop_database(server, address)
        assert make_url(address).database not in databases.pool_of(server).known, statement
