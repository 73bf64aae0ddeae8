"""What sales say of a contact: documents on its timeline, what is offered, ordered and not delivered, and to whom a document number leads."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.messages import _
from app.data.queries import query
from app.modules.finance.sales.models import SalesDocument
from app.modules.finance.sales.queries.chain import progress_of
from app.modules.finance.sales.queries.recurring import contracts_of
from app.modules.finance.sales.rules.documents import DELIVERY, KINDS, OFFER, ORDER, PROGRESS

RIGHT = "finance.sales.view"
PAGE = "finance.sales.documents"
MOST = 8
RUNNING = ("open", "partly", "draft", "accepted")


@query(RIGHT)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the documents of a contact, the newest first."""
    d = SalesDocument
    rows = (
        select(d.id, d.day, d.kind, d.number, d.title, d.gross)
        .where(d.contact_id == about.key, d.number != "")
        .order_by(d.day.desc(), d.id.desc())
        .limit(limit)
    )
    return [
        Happening(
            row.day,
            _(KINDS[row.kind]),
            f"{row.number} {row.title}".strip(),
            f"{formats.cents(row.gross)} €",
            PAGE,
            request=int(row.id),
        )
        for row in connection.execute(rows)
    ]


@query(RIGHT)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the offers, orders and deliveries of a contact that are not done yet, and its running contracts."""
    return [*_documents(connection, about), *contracts_of(connection, about)]


def _documents(connection: Connection, about: AboutContact) -> list[Block]:
    d = SalesDocument
    rows = connection.execute(
        select(d.id, d.day, d.kind, d.number, d.gross)
        .where(d.contact_id == about.key, d.kind.in_((OFFER, ORDER, DELIVERY)))
        .order_by(d.day.desc(), d.id.desc())
    ).all()
    if not rows:
        return []
    states = progress_of(connection, [int(row.id) for row in rows], about.today)
    lines = tuple(
        BlockLine(
            _("{kind} {number} of {day}: {state}").format(
                kind=_(KINDS[row.kind]),
                number=row.number or "–",
                day=formats.day(row.day),
                state=_(PROGRESS[states[int(row.id)]]),
            ),
            f"{formats.cents(row.gross)} €",
            PAGE,
            int(row.id),
        )
        for row in rows
        if states[int(row.id)] in RUNNING
    )
    return [Block(_("Offers and orders"), lines[:MOST], 20, _("Nothing is offered or ordered."))]


@query(RIGHT)
def leads(connection: Connection, typed: str) -> list[int]:
    """Return the contact that a document number leads to."""
    number = typed.strip().upper()
    if not any(letter.isdecimal() for letter in number):
        return []
    d = SalesDocument
    found = connection.scalars(select(d.contact_id).where(d.number == number).limit(MOST))
    return list(dict.fromkeys(int(one) for one in found if one is not None))
