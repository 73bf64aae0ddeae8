"""An erasure has two halves: the rows in one transaction, then what the files of the book still hold; this says whether the second is owed.

The mark is written with the first half and goes when the second is done, whoever does it: a desk that dies between leaves
it to the next one.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from app.data.system_tables import About

if TYPE_CHECKING:
    from app.data.unit import Unit

NAME = "erasing"


def owe(unit: Unit) -> None:
    """Say in the transaction that erases rows that their traces in the files have to go too."""
    mark = {
        "value": secrets.token_hex(8)
    }  # another one each time: who clears up before keeps the later erasure owed
    if not unit.connection.execute(update(About).where(About.name == NAME).values(mark)).rowcount:
        unit.connection.execute(insert(About), {"name": NAME, **mark})


def owed(connection: Connection) -> str:
    """Return the mark of the newest erasure whose traces are still to go, '' where none is owed."""
    return str(connection.scalar(select(About.value).where(About.name == NAME)) or "")


def settle(unit: Unit, mark: str) -> None:
    """Say that the traces of erasures up to this mark are gone; a later one stays owed."""
    unit.connection.execute(delete(About).where(About.name == NAME, About.value == mark))
