"""Dunning letters as they are read: the list, what one demanded, its paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.modules.documents.archive.api import Document
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.dunning.models import (
    DunningBlock,
    DunningItem,
    DunningLetter,
)
from app.modules.organisation.contacts.api import Contact

VIEW = "finance.view"


@dataclass(frozen=True)
class LetterView:
    """A letter: what it demanded in cents, and whether its costs are posted (entry)."""

    id: int
    version: int
    run: int
    number: str
    name: str
    account: str
    day: datetime.date
    level: int
    until: datetime.date
    principal: int
    interest: int
    lump: int
    fee: int
    earlier: int
    total: int
    state: str
    reason: str
    entry: int | None
    file: int | None


@dataclass(frozen=True)
class DunnedItem:
    """An item in a letter."""

    document: str
    level: int
    due: datetime.date
    amount: int
    since: datetime.date | None
    interest: int
    lump: int


def letters_source() -> ListSource:
    """Return the list of dunning letters, the newest first."""
    d, c = DunningLetter, Contact
    columns = (
        *listed(d, "number day"),
        shown_as(c.name, "contact", title=N_("Customer"), width=190),
        *listed(d, "level"),
        shown_as(d.total, total=True),
        *listed(d, "state until"),
        shown_as(d.principal, total=True),
        *listed(d, "interest lump fee earlier"),
        shown_as(Document.number, "filed", title=N_("Filed as"), width=110),
        *listed(d, "account reason", shown=False),
    )
    joins = ((c.__table__, c.id == d.contact_id), (Document.__table__, Document.id == d.file_id))
    return ListSource("finance.dunning_letters", d, columns, (d.id.desc(),), joins=joins)


def blocks_source() -> ListSource:
    """Return the list of blocked items."""
    b = DunningBlock
    columns = (
        *listed(b, "account"),
        Column("name", N_("Name"), "text", account_name(), 220),
        *listed(b, "document kind reason until login"),
    )
    return ListSource(
        "finance.dunning_blocks",
        b,
        columns,
        (b.account.asc(), b.document.asc()),
        joins=((Account.__table__, Account.number == b.account),),
    )


@query(VIEW)
def letters(connection: Connection, keys: Sequence[int] = (), contact: int | None = None) -> list[LetterView]:
    """Return letters by their keys, or those to a contact, the newest first."""
    d, c = DunningLetter, Contact
    where = d.contact_id == contact if contact is not None else d.id.in_(list(keys))
    rows = select(d.__table__, c.name.label("name")).join(c, c.id == d.contact_id).where(where)
    return read_all(connection, rows.order_by(d.id.desc()), LetterView)


@query(VIEW)
def letter(connection: Connection, key: int) -> LetterView | None:
    """Return a letter, None where there is none."""
    return next(iter(letters(connection, [key])), None)


@query(VIEW)
def items_of(connection: Connection, key: int) -> list[DunnedItem]:
    """Return the items of a letter."""
    i = DunningItem
    return read_all(connection, select(i.__table__).where(i.letter_id == key).order_by(i.id), DunnedItem)
