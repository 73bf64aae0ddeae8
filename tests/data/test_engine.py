"""What errors of databases and disks mean: told by their codes, never by words in their texts."""

from __future__ import annotations

import errno
import logging
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Busy, Damaged, Forbidden, Full, Invalid, KontorError, Unusable
from app.data.engine import COLLISIONS, collided, plain_errors, sqlite_connection, translated
from app.data.numbering import take
from app.data.office import Office, Unit, command
from app.data.queries import query as reads
from app.data.record_extras import Target, write_note
from app.data.system_tables import NumberRange, Role, TrailRun
from tests.conftest import close, drop_database, fresh_database, office_at

ROW = Target("finance_account", 1)


def coded(code: int | None, words: str) -> Exception:
    """Return an error as the driver of a local book raises it."""
    from sqlcipher3 import dbapi2

    made = dbapi2.OperationalError(words)
    if code is not None:
        made.sqlite_errorcode = code
    return made


@pytest.mark.parametrize(
    ("state", "name", "told"),
    [
        ("23505", "pk_number_range", "pk_number_range"),
        ("23505", "", "23505"),
        ("23505", None, "23505"),
        ("23503", "fk_entry", ""),
        (None, "", ""),
    ],
)
def test_a_collision_is_told_by_its_constraint(state: str | None, name: str | None, told: str) -> None:
    """A server names the constraint beside the code; where it does not, the code stands for it; other errors are no collision."""
    orig = SimpleNamespace(sqlstate=state, diag=SimpleNamespace(constraint_name=name))
    error = Exception("x")
    error.orig = orig  # type: ignore[attr-defined]
    assert collided(error) == told
    assert (told in COLLISIONS) is (name == "pk_number_range")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, Busy),
        (6, Busy),
        (5 | 2 << 8, Busy),  # SQLITE_BUSY_SNAPSHOT
        (8, Unusable),
        (8 | 1 << 8, Unusable),
        (10 | 3 << 8, Full),  # SQLITE_IOERR_WRITE
        (11, Damaged),
        (13, Full),
        (14, Unusable),
        (26, Damaged),
        (1, None),
        (19, None),
        (19 | 8 << 8, None),  # SQLITE_CONSTRAINT_UNIQUE
    ],
)
def test_codes_say_what_it_is(code: int, kind: type[KontorError] | None) -> None:
    """Primary and extended codes alike; words in the text decide nothing."""
    for words in ("", "locked readonly malformed disk is full unable to open not a database disk i/o error"):
        said = translated(coded(code, words))
        assert (type(said) if said else None) is kind


def test_what_comes_without_a_code() -> None:
    """Copying and decoding give no code: then the whole message is known or it is a fault."""
    assert isinstance(translated(coded(None, "database or disk is full")), Full)
    assert isinstance(translated(coded(None, "Could not decode to UTF-8 column 'x' with text 'y'")), Unusable)
    assert translated(coded(None, "no such column: disk is full")) is None


def test_a_column_called_locked_until_is_no_lock(office: Office) -> None:
    """A broken constraint is a fault of ours, whatever its columns are called."""
    with office.book.writing() as connection:
        connection.execute(text("CREATE TABLE demo (id INTEGER PRIMARY KEY, locked_until TEXT NOT NULL)"))
    with pytest.raises(DBAPIError) as caught, office.book.writing() as connection:
        connection.execute(text("INSERT INTO demo (id) VALUES (1)"))
    assert translated(caught.value) is None


def test_guards_are_told_on_both(any_office: Office) -> None:
    """What a trigger of ours refuses is Forbidden on both databases."""
    any_office.run(write_note, ROW, "one")
    with pytest.raises(Forbidden), plain_errors(), any_office.book.writing() as connection:
        connection.execute(text("DELETE FROM trail"))


def test_errors_of_the_driver_itself_are_told(office: Office) -> None:
    """What works on a file without SQLAlchemy gets the same sentences."""
    with pytest.raises(Unusable, match="can't be opened"), plain_errors():
        sqlite_connection(office.book.folder / "none.db")


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, Full), (errno.EDQUOT, Full), (errno.EACCES, Unusable), (errno.EROFS, Unusable)],
)
def test_errors_of_the_disk_are_told(number: int, kind: type[KontorError]) -> None:
    """A full disk, a missing right: a sentence with the file's name."""
    with pytest.raises(kind), plain_errors():
        raise OSError(number, "no", "/somewhere/book")


def test_what_was_typed_is_not_in_an_error(any_office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """A fault that goes to the log says the statement, not the values."""
    typed = "DE02" + "12030000"
    with pytest.raises(DBAPIError) as caught, any_office.book.engine.connect() as connection:
        connection.execute(text("SELECT nothing FROM nowhere WHERE iban = :iban"), {"iban": typed})
    logging.getLogger("kontor").warning("fault", exc_info=caught.value)
    assert "nowhere" in caplog.text
    assert typed not in caplog.text + str(caught.value)


@command("", locks=())
def _number(unit: Unit) -> int:
    first = take(unit, "test", 2026)
    unit.insert(Role, name=f"role {first}", permissions="")
    return first


@command("", locks=())
def _role(unit: Unit, name: str) -> int:
    return unit.insert(Role, name=name, permissions="")


def side_by_side(office: Office, work: Callable[[Office], object], table: str) -> list[object]:
    """Do something on two desks that both look into a table before either writes, and return what came of it."""
    both = threading.Barrier(2)
    done: list[object] = []

    def desk() -> None:
        other = office_at(office.book.place)
        looked: list[str] = []

        @event.listens_for(other.book.engine, "after_cursor_execute")
        def meet(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            if f"FROM {table}" in statement and not looked:
                looked.append(statement)
                both.wait(20)

        try:
            done.append(work(other))
        except Exception as error:  # noqa: BLE001  the test looks at it
            done.append(error)
        finally:
            close(other.book)

    threads = [threading.Thread(target=desk) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    return done


@pytest.fixture
def shared(server: str) -> Iterator[Office]:
    """Return an office on a server, where two desks really write at once."""
    address = fresh_database(server)
    made = office_at(address)
    yield made
    close(made.book)
    drop_database(server, address)


def test_two_desks_take_the_first_number_of_a_year(shared: Office) -> None:
    """Both get a number of their own."""
    done = side_by_side(shared, lambda office: office.run(_number), "number_range")
    assert sorted(done, key=str) == [1, 2]
    assert (
        shared.read(reads("")(lambda c: c.scalar(select(NumberRange.last).where(NumberRange.kind == "test"))))
        == 2
    )


def test_the_same_key_from_two_processes_runs_once(shared: Office) -> None:
    """Two that were given the same client key end with the same result, and one run."""
    key = b"k" * 16
    done = side_by_side(shared, lambda office: office.run_as(_role, ("Once",), key=key), "trail_run")
    assert isinstance(done[0], int)
    assert done[0] == done[1]
    runs = select(func.count()).select_from(TrailRun).where(TrailRun.client_key == key)
    assert shared.read(reads("")(lambda c: c.scalar(runs))) == 1


def test_a_race_is_seen_by_the_command_itself(shared: Office) -> None:
    """Who loses a race runs again, sees the row of the other, and says so in its own words."""

    @command("", locks=())
    def named(unit: Unit) -> int:
        if unit.connection.scalar(select(Role.id).where(Role.name == "Both")):
            raise Invalid("There is one already.", field="name")
        return unit.insert(Role, name="Both", permissions="")

    done = side_by_side(shared, lambda office: office.run(named), "app_role")
    assert sorted(type(one).__name__ for one in done) == ["Invalid", "int"]


def test_what_is_there_twice_without_a_race_stays_a_fault(shared: Office) -> None:
    """A unique name written twice is a fault of ours when it is so on the second look too."""
    shared.run(_role, "Twice")
    with pytest.raises(DBAPIError, match="uq_app_role_name"):
        shared.run(_role, "Twice")
