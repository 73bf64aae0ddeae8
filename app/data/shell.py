"""What every command of the command line shares: opening the book, reading days, JSON, and how refusals are printed."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from app.core.dates import read_iso
from app.core.errors import BadFile, Forbidden, KontorError
from app.core.messages import N_
from app.data import books
from app.data.books import Book
from app.data.office import SYSTEM, Actor, Office
from app.data.roles import person_of_connection
from app.data.users import only_user, permissions_of, sign_in

JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def show(value: Any, as_json: bool, text: str) -> None:
    """Print a result: JSON for machines, or a text."""
    sys.stdout.write((json.dumps(value, ensure_ascii=False) if as_json else text) + "\n")


def refuse(error: KontorError, as_json: bool) -> int:
    """Print a refusal with all its reasons and return the exit code 1."""
    if isinstance(error, BadFile):
        faults = [fault.as_json() for fault in error.faults]
        lines = [str(error), *(f"{f['file']}:{f['line']}: {f['field']}: {f['message']}" for f in faults)]
    else:
        faults = [{"file": "", "line": 0, "field": error.field, "message": str(error)}]
        lines = [str(error)]
    if as_json:
        sys.stdout.write(json.dumps({"errors": faults}, ensure_ascii=False) + "\n")
    sys.stderr.write("\n".join(lines) + "\n")
    return 1


class Day(click.ParamType[datetime.date]):
    """A day: 2026-11-23 or 23.11.2026."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
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
    environment variables KONTOR_LOGIN and KONTOR_PASSWORD. The owner of a server's database is the system itself. Raises Forbidden
    for a local book of several people, or with a password, where nobody signs in.
    """
    with book.engine.connect() as connection:
        login = only_user(book) or person_of_connection(connection)
        if login:
            return Actor(login, login, permissions_of(connection, login))
    if os.environ.get("KONTOR_LOGIN"):
        return sign_in(book, os.environ["KONTOR_LOGIN"], os.environ.get("KONTOR_PASSWORD", "")).actor
    if book.local:
        raise Forbidden(N_("This book asks who works in it: set KONTOR_LOGIN and KONTOR_PASSWORD."))
    return SYSTEM


@contextmanager
def office(place: str) -> Iterator[Office]:
    """Open a book for a command and close it again; see who()."""
    book = books.open_book(place)
    try:
        yield Office(book, who(book))
    finally:
        book.close()
