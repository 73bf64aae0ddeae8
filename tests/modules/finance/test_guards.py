"""What the database itself refuses, and what verify says when its guards were taken away."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.data.office import Office
from app.data.verify import verify
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.services.entries import finalise, post
from tests.modules.finance.test_ledger import rent


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finance_entry SET text = 'x'",
        "DELETE FROM finance_entry",
        "UPDATE finance_line SET amount = 1",
        "DELETE FROM finance_line",
        "INSERT INTO finance_line (entry_id, account_id, day, amount, role) VALUES (1, 1, '2026-11-03', 5, 0)",
        "UPDATE finance_period SET state = 'open'",
        "DELETE FROM trail_run",
        "UPDATE finance_account SET number = '1'",
    ],
)
def test_the_database_refuses_changes_by_sql(any_office: Office, statement: str) -> None:
    """Finalised rows, the trail, closed periods and account numbers are out of reach of SQL."""
    any_office.run(post, rent())
    any_office.run(finalise, datetime.date(2026, 11, 30))
    with pytest.raises(DBAPIError, match="guard"), any_office.book.engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO finance_line (entry_id, account_id, day, amount, role) VALUES (1, 99999, '2026-11-03', 5, 0)",
        "INSERT INTO finance_line (entry_id, account_id, day, amount, role) VALUES (99999, 1, '2026-11-03', 5, 0)",
        "UPDATE finance_line SET account_id = 99999",
        "UPDATE finance_line SET entry_id = 99999",
        "UPDATE finance_entry SET period_id = 99999",
        "UPDATE finance_entry SET fiscal_year_id = 99999",
        "UPDATE finance_entry SET id = 99999",
        "DELETE FROM finance_entry",
        "DELETE FROM finance_period",
        "DELETE FROM finance_fiscal_year",
    ],
)
def test_what_is_referred_to_is_there(any_office: Office, statement: str) -> None:
    """No SQL leaves a line without its account and entry, or an entry without its period and year, on either database."""
    any_office.run(post, rent())
    with pytest.raises(IntegrityError), any_office.book.engine.begin() as connection:
        connection.execute(text(statement))
    assert all(check.ok for check in verify(any_office.book))


@pytest.mark.parametrize(
    ("table", "statement", "check", "names"),
    [
        ("finance_line", "UPDATE finance_line SET amount = amount + 1 WHERE id = 1", "journal", "2026-1"),
        ("finance_entry", "UPDATE finance_entry SET text = 'anders' WHERE id = 2", "journal", "2026-2"),
        ("finance_entry", "UPDATE finance_entry SET number = 7 WHERE id = 2", "journal", "2026-2"),
        (
            "",
            "UPDATE finance_balance SET debit = debit + 100 WHERE account_id = (SELECT id FROM finance_account WHERE number = '6310')",
            "balances",
            "6310",
        ),
        (
            "",
            "DELETE FROM finance_balance WHERE account_id = (SELECT id FROM finance_account WHERE number = '1800')",
            "balances",
            "1800",
        ),
    ],
)
def test_verify_is_red_and_to_the_point(
    any_office: Office, table: str, statement: str, check: str, names: str
) -> None:
    """With the guards taken away by SQL, verify says what was changed and where."""
    any_office.run(post, rent())
    any_office.run(post, rent(document="MV-12"))
    any_office.run(finalise, datetime.date(2026, 11, 30))
    with any_office.book.engine.begin() as connection:
        if table:
            connection.execute(
                text(f"DROP TRIGGER guard_{table}_update" + ("" if any_office.book.local else f" ON {table}"))
            )
        connection.execute(text(statement))
    failed = {one.name: str(one.detail) for one in verify(any_office.book) if not one.ok}
    assert check in failed
    assert names in failed[check]
    assert ("guards" in failed) == bool(table)


def test_update_statement_is_guarded_too(office: Office) -> None:
    """A statement built from the tables meets the same guard."""
    office.run(post, rent())
    office.run(finalise, datetime.date(2026, 11, 30))
    with pytest.raises(DBAPIError, match="guard"), office.book.engine.begin() as connection:
        connection.execute(update(Entry).values(text="x"))


MOVES = [
    (
        "UPDATE finance_line SET entry_id = {final} WHERE entry_id = {open}",
        "a line moved into a finalised entry",
    ),
    (
        "UPDATE finance_entry SET period_id = {closed} WHERE id = {open}",
        "an entry moved into a closed period",
    ),
    (
        (
            "INSERT INTO finance_entry (version, fiscal_year_id, period_id, day, document, document2, text, origin, captured, login, number)"
            " SELECT 1, fiscal_year_id, period_id, day, 'X', '', 'x', origin, captured, login, 99 FROM finance_entry WHERE id = {open}"
        ),
        "an entry with a journal number of its own",
    ),
    (
        (
            "INSERT INTO finance_entry (version, fiscal_year_id, period_id, day, document, document2, text, origin, captured, login)"
            " SELECT 1, fiscal_year_id, {closed}, day, 'X', '', 'x', origin, captured, login FROM finance_entry WHERE id = {open}"
        ),
        "an entry into a closed period",
    ),
]


@pytest.mark.parametrize("statement", [one[0] for one in MOVES], ids=[one[1] for one in MOVES])
def test_nothing_is_moved_into_what_is_closed(any_office: Office, statement: str) -> None:
    """Guards look at the row that comes as well as at the one that was."""
    final = any_office.run(post, rent())
    any_office.run(finalise, datetime.date(2026, 11, 30))
    later = any_office.run(post, rent(day=datetime.date(2026, 12, 3), document="MV-12"))
    with any_office.book.engine.begin() as connection:
        closed = connection.scalar(text("SELECT min(id) FROM finance_period WHERE state = 'final'"))
    assert closed is not None
    ready = statement.format(final=final, open=later, closed=closed)
    with pytest.raises(DBAPIError, match="guard"), any_office.book.engine.begin() as connection:
        connection.execute(text(ready))


def test_a_guard_of_the_same_name_that_guards_nothing_is_named(office: Office) -> None:
    """A trigger is compared word for word, not by its name."""
    with office.book.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER guard_trail_update"))
        connection.execute(
            text(
                "CREATE TRIGGER guard_trail_update BEFORE UPDATE ON trail WHEN 0 BEGIN SELECT RAISE(ABORT, 'guard'); END"
            )
        )
    failed = {one.name: str(one.detail) for one in verify(office.book) if not one.ok}
    assert "guard_trail_update" in failed["guards"]
