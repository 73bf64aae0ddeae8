"""What is read of moves and reservations: the journal, one move, what moved of an article."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.modules.inventory.articles.api import Article, unit_choices
from app.modules.inventory.stock.models import LaterCost, Lot, Move, MoveProject, Place, Reservation, ValueRow
from app.modules.inventory.stock.rules.words import ReservationDraft
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.projects.api import Project

RIGHT, VALUES = "inventory.view", "inventory.stock.value.view"
MOST = 200
_FROM, _TO, _BACK = (
    Place.__table__.alias("place_from"),
    Place.__table__.alias("place_to"),
    Move.__table__.alias("back"),
)


@dataclass(frozen=True)
class MoveView:
    """A move in words: quantity in ten-thousandths of the article's unit; reversed says that another one took it back."""

    id: int
    day: datetime.date
    kind: str
    number: str
    name: str
    unit: str
    quantity: int
    origin: str
    aim: str
    condition: str
    becomes: str
    lot: str
    serial: str
    document: str
    reason: str
    contact: str
    login: str
    reversal_of: int | None
    reversed: bool


@dataclass(frozen=True)
class WorthRow:
    """Why an article is worth what it is: a row of its ledger of values, in cents."""

    id: int
    day: datetime.date
    kind: str
    move_kind: str
    quantity: int
    value: int
    passed: int
    text: str


def moves_source() -> ListSource:
    """Return the journal of moves, the newest first."""
    m, a = Move, Article
    columns = (
        *listed(m, "day kind"),
        shown_as(a.number, "article"),
        shown_as(a.name_de, "article_name", title=N_("Article"), width=220),
        *listed(m, "quantity"),
        shown_as(a.unit, choices=unit_choices()),
        Column("origin", N_("From"), "text", _FROM.c.path, 160),
        Column("aim", N_("To"), "text", _TO.c.path, 160),
        shown_as(Lot.number, "lot"),
        *listed(m, "serial", shown=False),
        *listed(m, "document"),
        shown_as(Contact.name, "contact", title=N_("Customer or supplier"), width=160),
        *listed(m, "reason"),
        shown_as(Project.number, "project", title=N_("Project"), width=110),
        *listed(m, "condition login cost1", shown=False),
    )
    joins = (
        (a, a.id == m.article_id),
        (_FROM, _FROM.c.id == m.from_id),
        (_TO, _TO.c.id == m.to_id),
        (Lot, Lot.id == m.lot_id),
        (Contact, Contact.id == m.contact_id),
        (MoveProject, MoveProject.move_id == m.id),
        (Project, Project.id == MoveProject.project_id),
    )
    return ListSource("inventory.moves", m, columns, (m.day.desc(), m.id.desc()), joins)


def reservations_source() -> ListSource:
    """Return what is kept for somebody, the open ones first."""
    r, a = Reservation, Article
    columns = (
        shown_as(a.number, "article"),
        shown_as(a.name_de, "article_name", title=N_("Article"), width=220),
        *listed(r, "quantity used kind until text"),
        shown_as(Contact.name, "contact", title=N_("For"), width=160),
        shown_as(Place.path, "place", width=180),
        *listed(r, "state reason login cost1"),
    )
    joins = (
        (a, a.id == r.article_id),
        (Contact, Contact.id == r.contact_id),
        (Place, Place.id == r.place_id),
    )
    return ListSource("inventory.reservations", r, columns, ((r.state != "open").asc(), r.id.desc()), joins)


@query(RIGHT)
def reservation(connection: Connection, key: int) -> Stored[ReservationDraft] | None:
    """Return a reservation as its form shows it."""
    return load_draft(connection, Reservation, ReservationDraft, key)


@query(RIGHT)
def moves_of(connection: Connection, article: int, limit: int = MOST) -> list[MoveView]:
    """Return what moved of an article, the newest first."""
    return _moves(connection, Move.article_id == article, limit)


@query(RIGHT)
def move_view(connection: Connection, key: int) -> MoveView | None:
    """Return a move in words, None where there is none."""
    return next(iter(_moves(connection, Move.id == key, 1)), None)


def _moves(connection: Connection, where: object, limit: int) -> list[MoveView]:
    m, a = Move, Article
    back = select(_BACK.c.id).where(_BACK.c.reversal_of == m.id).exists().label("reversed")
    rows = (
        select(m.id, m.day, m.kind, a.number, a.name_de.label("name"), a.unit, m.quantity)
        .add_columns(_FROM.c.path.label("origin"), _TO.c.path.label("aim"), m.condition, m.becomes)
        .add_columns(func.coalesce(Lot.number, "").label("lot"), m.serial, m.document, m.reason)
        .add_columns(func.coalesce(Contact.name, "").label("contact"), m.login, m.reversal_of, back)
        .join_from(m, a, a.id == m.article_id)
        .join(_FROM, _FROM.c.id == m.from_id)
        .join(_TO, _TO.c.id == m.to_id)
        .outerjoin(Lot, Lot.id == m.lot_id)
        .outerjoin(Contact, Contact.id == m.contact_id)
        .where(where)  # type: ignore[arg-type]
        .order_by(m.day.desc(), m.id.desc())
        .limit(limit)
    )
    return read_all(connection, rows, MoveView)


@query(VALUES)
def worth_rows(connection: Connection, article: int, limit: int = MOST) -> list[WorthRow]:
    """Return why an article is worth what it is, the newest first."""
    v = ValueRow
    rows = (
        select(v.id, v.day, v.kind, Move.kind.label("move_kind"), v.quantity, v.value, v.passed)
        .add_columns(func.coalesce(LaterCost.text, Move.document).label("text"))
        .join_from(v, Move, Move.id == v.move_id)
        .outerjoin(LaterCost, LaterCost.id == v.cost_id)
        .where(v.article_id == article)
        .order_by(v.day.desc(), v.id.desc())
        .limit(limit)
    )
    return read_all(connection, rows, WorthRow)
