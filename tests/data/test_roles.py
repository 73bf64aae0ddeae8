"""Roles of a server: names and passwords of any characters reach it as they are, and who may not sign in can't."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from app.data.office import Office
from app.data.roles import _literal, give_role, group_of, is_owner, person_of_connection, quoted

ODD = ["o'brien", 'quo"ted', "doppel:punkt", "prozent%s", "ümlaut"]
PASSWORD = 'lang\'es: "Wort" %(x)s \\ mit @ und ü'


@pytest.mark.parametrize(
    ("name", "sql"), [("a", '"a"'), ('a"b', '"a""b"'), ('"; DROP TABLE x', '"""; DROP TABLE x"')]
)
def test_a_name_is_one_identifier(name: str, sql: str) -> None:
    """Whatever stands in it."""
    assert quoted(name) == sql
    assert _literal("it's") == "'it''s'"


@pytest.mark.parametrize("any_office", ["postgresql"], indirect=True)
def test_a_person_signs_in_as_themselves_until_they_may_not(any_office: Office) -> None:
    """A password with any characters; changed, the old one is none; without LOGIN neither is the new one."""
    book = any_office.book
    with book.writing() as connection:
        assert group_of(connection)
        assert is_owner(connection)
        assert person_of_connection(connection) == ""
        for login in ODD:
            give_role(connection, login, None, active=True)  # without a password there is no role yet
            assert connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :n"), {"n": login}) is None
            give_role(connection, login, PASSWORD, active=True)
            give_role(connection, login, PASSWORD + "2", active=True)  # twice: the role is there already
        names = "SELECT rolname, rolpassword FROM pg_authid WHERE rolname = ANY(:names)"
        kept = {row.rolname: row.rolpassword for row in connection.execute(text(names), {"names": ODD})}
        assert set(kept) == set(ODD)
        assert all(one.startswith("SCRAM-SHA-256$") and PASSWORD not in one for one in kept.values())
        login = "SELECT bool_and(rolcanlogin) FROM pg_roles WHERE rolname = ANY(:names)"
        assert connection.scalar(text(login), {"names": ODD}) is True
        for one in ODD:
            give_role(connection, one, None, active=False)
        assert connection.scalar(text(login), {"names": ODD}) is False
        group = (
            "SELECT count(*) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE g.rolname = :g"
        )
        assert (connection.scalar(text(group), {"g": group_of(connection)}) or 0) >= len(ODD)
        for one in ODD:
            connection.execute(text(f"DROP ROLE {quoted(one)}".replace(":", r"\:")))


@pytest.mark.parametrize("any_office", ["postgresql"], indirect=True)
def test_a_role_of_a_desk_is_no_owner(any_office: Office) -> None:
    """What a person's role may: the rows, never tables or triggers."""
    book = any_office.book
    with book.writing() as connection:
        give_role(connection, "desk.test", PASSWORD, active=True)
    url = make_url(book.place).set(username="desk.test", password=PASSWORD)
    desk = create_engine(url.set(drivername="postgresql+psycopg"))
    try:
        with desk.connect() as connection:
            assert not is_owner(connection)
            for statement in (
                "DROP TABLE setting",
                "ALTER TABLE trail DISABLE TRIGGER ALL",
                "TRUNCATE setting",
                'CREATE ROLE "x"',
            ):
                with (
                    pytest.raises(Exception, match=r"must be owner|permission denied"),
                    connection.begin_nested(),
                ):
                    connection.execute(text(statement))
    except OperationalError as error:  # a server that asks for no password over its socket
        pytest.fail(str(error))
    finally:
        desk.dispose()
        with book.writing() as connection:
            connection.execute(text('DROP ROLE "desk.test"'))


def test_a_local_book_has_no_roles(office: Office) -> None:
    """Nothing is asked of a database that knows none."""
    with office.book.writing() as connection:
        give_role(connection, "anna", PASSWORD, active=True)
        assert (group_of(connection), person_of_connection(connection)) == ("", "")
