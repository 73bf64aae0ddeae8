"""What every command of the command line shares: opening the book, reading days, JSON, and how refusals are printed."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from app.core.dates import read_iso
from app.core.errors import BadFile, Forbidden, KontorError
from app.core.messages import N_, Message
from app.core.people import use_names
from app.data import books
from app.data.books import Book
from app.data.office import SYSTEM, Actor, Office
from app.data.queries import needs_of, query
from app.data.roles import is_owner, person_of_connection
from app.data.sign_in import only_user, sign_in
from app.data.standing import actor_of
from app.data.users import names_of_people

F = TypeVar("F", bound=Callable[..., Any])
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def show(value: Any, as_json: bool, text: str) -> None:
    """Print a result: JSON for machines, or a text."""
    sys.stdout.write((json.dumps(value, ensure_ascii=False) if as_json else text) + "\n")


def refuse(error: KontorError, as_json: bool) -> int:
    """Print a refusal with all its reasons and return the exit code 1."""
    if isinstance(error, BadFile):
        faults = [fault.as_json() for fault in error.faults]
        lines = [str(error), *(_line(f) for f in faults if f["message"] != str(error))]
    else:
        faults = [{"file": "", "line": 0, "field": error.field, "message": str(error)}]
        lines = [str(error)]
    if as_json:
        sys.stdout.write(json.dumps({"errors": faults}, ensure_ascii=False) + "\n")
    sys.stderr.write("\n".join(lines) + "\n")
    return 1


def _line(fault: dict[str, Any]) -> str:
    """Return a fault of a file as `file:line: field: words`, without what it does not name."""
    place = ":".join(str(part) for part in (fault["file"], fault["line"]) if part)
    return ": ".join(part for part in (place, fault["field"], fault["message"]) if part)


class Day(click.ParamType[datetime.date]):
    """A day: 2026-11-23 or 23.11.2026."""

    name = "DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Read the day; a wrong one is a usage error."""
        if isinstance(value, datetime.date):
            return value
        try:
            return read_iso(str(value))
        except KontorError as error:
            self.fail(str(error), param, ctx)


DAY = Day()


def who(book: Book) -> Actor:
    """Return who a command works as, so that it shows and does no more than the window would.

    That is the one person of a book without password, the person whose own database role is connected, or who signs in by the
    environment variables KONTOR_LOGIN and KONTOR_PASSWORD. The owner of a shared book's tables is the program itself. Raises
    Forbidden for everybody else: nobody is taken for the program because they are no active person.
    """
    with book.engine.connect() as connection:
        found = actor_of(connection, only_user(book) or person_of_connection(connection))
        owner = not book.local and is_owner(connection)
    if found is not None:
        return found
    if os.environ.get("KONTOR_LOGIN"):
        return sign_in(book, os.environ["KONTOR_LOGIN"], os.environ.get("KONTOR_PASSWORD", "")).actor
    if owner:
        return SYSTEM
    raise Forbidden(N_("This book asks who works in it: set KONTOR_LOGIN and KONTOR_PASSWORD."))


def verb(*needs: str) -> Callable[[F], F]:
    """Mark what a command of the command line does with the rights, any of which it needs; '' is open to everyone signed in.

    office() asks for them, and refuses a command that names none.
    """
    return query(*needs)


@contextmanager
def office(place: str) -> Iterator[Office]:
    """Open a book for the command that runs, and close it again; see who().

    That it does not fit what this computer remembers of it is written to standard error, whatever the command.
    Raises Forbidden where who works holds none of the rights of the command, see verb().
    """
    running = click.get_current_context().command
    assert running.callback is not None
    needs = needs_of(running.callback)
    book = books.open_book(place)
    for words in filter(None, (book.warning, book.remark)):
        sys.stderr.write(f"{Message(*words)}\n")
    try:
        opened = Office(book, who(book))
        opened.require(*needs)
        use_names(opened.read(names_of_people))
        yield opened
    finally:
        book.close()
