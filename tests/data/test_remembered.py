"""What is reckoned over a whole book: kept until something is written, and a server is patient with it."""

from __future__ import annotations

from sqlalchemy import Connection, text

from app.data.office import Office
from app.data.queries import query
from app.data.remembered import remembered
from app.data.settings import change_setting


def test_a_long_reckoning_is_let_finish_and_kept(any_office: Office) -> None:
    """It is made once, again after a write; the patience of the server ends with the transaction."""
    made: list[str] = []

    def patience(connection: Connection) -> str:
        if any_office.book.local:
            return ""
        return str(connection.scalar(text("SHOW idle_in_transaction_session_timeout")))

    @query("")
    def asked(connection: Connection) -> int:
        def reckon() -> int:
            made.append(patience(connection))
            return len(made)

        return remembered(connection, "a test", reckon)

    before = any_office.read(query("")(patience))
    assert (any_office.read(asked), any_office.read(asked)) == (1, 1)
    any_office.run(change_setting, "company.phone", "0431 1")
    assert any_office.read(asked) == 2
    assert set(made) == {"" if any_office.book.local else "10min"}
    assert any_office.read(query("")(patience)) == before != "10min"
