"""What every command of the command line shares: opening the book, reading days, JSON, and how refusals are printed."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from app.core.dates import read_iso
from app.core.errors import BadFile, KontorError
from app.data import books
from app.data.office import SYSTEM, Actor, Office
from app.data.users import only_user, permissions_of

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


@contextmanager
def office(place: str) -> Iterator[Office]:
    """Open a book for a command and close it again; work is signed with the one person of the book or the system's user."""
    book = books.open_book(place)
    try:
        login = only_user(book)
        with book.engine.connect() as connection:
            actor = Actor(login, login, permissions_of(connection, login)) if login else SYSTEM
        yield Office(book, actor)
    finally:
        book.close()
