"""A book whose contacts were one flat row each is brought up to date: their account finds its side, their address and numbers become parts."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from app.data import books
from app.data.books import ARCHIVE, DATABASE, connect
from app.data.office import Office
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.checks import checks
from app.modules.organisation.contacts.queries.parts import parts
from tests.conftest import close

BEFORE = "9ca6a2a087d3"
ROW = (
    "INSERT INTO contact (version, number, kind, name, extra, title, first_name, last_name, street, postcode, town, country, mail, phone,"
    " vat_id, iban, account, language, folded, active) VALUES (1, :number, 'company', :name, '', '', '', '', 'Weg 1', '24103', 'Kiel', 'DE',"
    " 'a@b.example', '0431 1', '', 'DE89370400440532013000', :account, 'de', '', true)"
)


def test_an_old_flat_book_is_brought_up_to_date(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from app.data.schema import versions

    folder = tmp_path / "old.kontor"
    folder.mkdir()
    for name in (DATABASE, ARCHIVE):
        (folder / name).touch()
    book = connect(str(folder))
    config = Config()
    config.set_main_option("script_location", str(versions().parent))
    with book.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
        connection.execute(text("INSERT INTO about VALUES ('id', 'old')"))
        connection.execute(text("INSERT INTO trail_head VALUES (1, 0, x'00')"))
        for number, (name, account) in enumerate((("Kunde", "10100"), ("Lieferant", "70100"), ("Ohne", ""))):
            connection.execute(text(ROW), {"number": 1001 + number, "name": name, "account": account})
    close(book)
    opened = books.open_book(str(folder))
    office = Office(opened)
    found = {one.name: one for one in office.read(api.contacts)}
    assert {name: (one.draft.debtor, one.draft.creditor) for name, one in found.items()} == {
        "Kunde": ("10100", ""),
        "Lieferant": ("", "70100"),
        "Ohne": ("", ""),
    }
    for one in found.values():
        held = office.read(parts, one.id)
        assert (len(held.addresses), len(held.channels), len(held.banks)) == (1, 2, 1)
    with opened.engine.connect() as connection:
        assert all(check.ok for check in checks(connection))
    close(opened)
