"""What is read of devices that come from deliveries: deliveries with what is left of them, ties, and what waits."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import BigInteger, ColumnElement, Connection, cast, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.modules.inventory.articles.api import Article
from app.modules.inventory.purchasing.api import OrderReceipt
from app.modules.inventory.stock.api import AVAILABLE, HOLDING, Level, Move, Place
from app.modules.it.arrivals.models import MAKE, Arrival, ArticleTie
from app.modules.it.arrivals.rules import SCALE, TieDraft, whole
from app.modules.it.assets.api import AssetModel
from app.modules.organisation.contacts.api import Contact

_BACK = Move.__table__.alias("sent_back")
_UNDONE = Move.__table__.alias("undone_return")
_REVERSED = Move.__table__.alias("reversed_receipt")
_PUT_BACK = Move.__table__.alias("put_back")


@dataclass(frozen=True)
class ArrivalView:
    """A receipt of an article that is a device: pieces that came and did not go back, and how many of them became devices."""

    move: int
    article: int
    number: str
    name: str
    model: int
    day: datetime.date
    quantity: int
    value: int | None
    lot: int
    serial: str
    place: int
    contact: int | None
    document: str
    cost1: str
    back: int
    made: int

    @property
    def pieces(self) -> int:
        """Whole pieces that came and did not go back."""
        return whole(self.quantity - self.back)

    @property
    def left(self) -> int:
        """Pieces of it that may become devices yet."""
        return max(0, self.pieces - self.made)


def _sent_back() -> ColumnElement[int]:
    """Return how much of a receipt went back to the supplier and did not come again."""
    undone = select(_UNDONE.c.id).where(_UNDONE.c.reversal_of == _BACK.c.id).exists()
    total = select(cast(func.coalesce(func.sum(_BACK.c.quantity), 0), BigInteger)).where(
        _BACK.c.return_of == Move.id, ~undone
    )
    return total.correlate(Move.__table__).scalar_subquery()


def _standing() -> ColumnElement[bool]:
    """Say of an arrival whether it stands: its issue was not taken back."""
    return ~select(_PUT_BACK.c.id).where(_PUT_BACK.c.reversal_of == Arrival.issue_id).exists()


def _made() -> ColumnElement[int]:
    """Return how many pieces of a receipt are devices."""
    count = select(func.count(Arrival.id)).where(Arrival.move_id == Move.id, _standing())
    return count.correlate(Move.__table__).scalar_subquery()


def _received() -> tuple[ColumnElement[bool], ...]:
    """Return what makes a move a receipt of devices that stands."""
    reversed_ = select(_REVERSED.c.id).where(_REVERSED.c.reversal_of == Move.id).exists()
    return (Move.kind == "receive", Move.day >= ArticleTie.since, ~reversed_)


def arrivals_source() -> ListSource:
    """Return the receipts of articles that are devices, the newest first."""
    m, made, back = Move, _made(), _sent_back()
    columns = (
        *listed(m, "day"),
        shown_as(Article.number, "article", title=N_("Article no."), width=90),
        shown_as(Article.name_de, "article_name", title=N_("Article"), width=190),
        Column("left", N_("Not made yet"), "quantity", m.quantity - back - made * SCALE, 96),
        *listed(m, "quantity"),
        Column("made", N_("Devices made"), "quantity", made * SCALE, 130),
        shown_as(AssetModel.name, "model", title=N_("Model"), width=160),
        *listed(m, "serial document"),
        shown_as(Contact.name, "contact", title=N_("Supplier"), width=180),
    )
    joins = (
        (ArticleTie, ArticleTie.article_id == m.article_id),
        (Article, Article.id == m.article_id),
        (AssetModel, AssetModel.id == ArticleTie.model_id),
        (Contact, Contact.id == m.contact_id),
    )
    order = (m.day.desc(), m.id.desc())
    return ListSource("it.arrivals", m, columns, order, joins, where=_received(), right=MAKE)


def ties_source() -> ListSource:
    """Return the articles that are devices, by number."""
    t, a = ArticleTie, Article
    columns = (
        shown_as(a.number, "article"),
        shown_as(a.name_de, "article_name", title=N_("Article"), width=260),
        shown_as(AssetModel.manufacturer),
        shown_as(AssetModel.name, "model", title=N_("Model"), width=200),
        *listed(t, "since"),
    )
    joins = ((a, a.id == t.article_id), (AssetModel, AssetModel.id == t.model_id))
    return ListSource("it.article_ties", t, columns, (a.number.asc(), t.id.asc()), joins)


@query(MAKE)
def tie(connection: Connection, key: int) -> Stored[TieDraft] | None:
    """Return the tie of an article as its form shows it."""
    return load_draft(connection, ArticleTie, TieDraft, key)


@query(MAKE)
def arrival(connection: Connection, move: int) -> ArrivalView | None:
    """Return a receipt of an article that is a device, None for any other move and for one that was taken back."""
    return next(iter(_arrivals(connection, (Move.id == move,))), None)


@query(MAKE)
def arrival_of(connection: Connection, table: str, key: int) -> ArrivalView | None:
    """Return the receipt that a row of another topic is, a receipt of an order or a move; None where it is none of devices."""
    if table == OrderReceipt.__tablename__:
        key = connection.scalar(select(OrderReceipt.move_id).where(OrderReceipt.id == key)) or 0
    return arrival(connection, key)


def _arrivals(connection: Connection, where: Sequence[ColumnElement[bool]]) -> list[ArrivalView]:
    m = Move
    rows = (
        select(
            m.id.label("move"), m.article_id.label("article"), Article.number, Article.name_de.label("name")
        )
        .add_columns(ArticleTie.model_id.label("model"), m.day, m.quantity, m.value)
        .add_columns(func.coalesce(m.lot_id, 0).label("lot"), m.serial, m.to_id.label("place"))
        .add_columns(m.contact_id.label("contact"), m.document, m.cost1)
        .add_columns(_sent_back().label("back"), _made().label("made"))
        .join_from(m, ArticleTie, ArticleTie.article_id == m.article_id)
        .join(Article, Article.id == m.article_id)
        .where(*_received(), *where)
        .order_by(m.day, m.id)
    )
    return read_all(connection, rows, ArrivalView)


@dataclass(frozen=True)
class Lies:
    """So many pieces of a receipt's article lie at a place in a condition in which they may be taken."""

    place: int
    condition: str
    pieces: int


def lying(connection: Connection, one: ArrivalView) -> list[Lies]:
    """Return where pieces like those of a receipt lie: first where they were put."""
    v = Level
    rows = (
        select(v.place_id, v.condition, v.quantity)
        .join_from(v, Place, Place.id == v.place_id)
        .where(
            v.article_id == one.article,
            v.lot_id == one.lot,
            v.serial == one.serial,
            v.quantity >= SCALE,
            v.condition.in_(AVAILABLE),
            Place.kind.in_(HOLDING),
        )
        .order_by((v.place_id != one.place).asc(), v.id)
    )
    return [Lies(place, condition, whole(held)) for place, condition, held in connection.execute(rows)]


def waiting_pieces(connection: Connection) -> int:
    """Return how many pieces of deliveries may become devices yet and lie in stock."""
    left: dict[int, int] = {}
    for one in _arrivals(connection, ()):
        left[one.article] = left.get(one.article, 0) + one.left
    v = Level
    rows = (
        select(v.article_id, func.sum(v.quantity))
        .join_from(v, Place, Place.id == v.place_id)
        .where(v.article_id.in_(list(left)), v.condition.in_(AVAILABLE), Place.kind.in_(HOLDING))
        .group_by(v.article_id)
    )
    here = {int(key): whole(int(held)) for key, held in connection.execute(rows)} if left else {}
    return sum(min(count, here.get(key, 0)) for key, count in left.items())


def standing_arrivals(connection: Connection, move: int) -> list[tuple[int, int]]:
    """Return the pieces of a receipt that are devices: piece and key of the issue, the newest first."""
    a = Arrival
    rows = select(a.piece, a.issue_id).where(a.move_id == move, _standing()).order_by(a.piece.desc())
    return [(int(piece), int(issue)) for piece, issue in connection.execute(rows)]


def kept_by_devices(connection: Connection, move: int) -> int:
    """Return how much of a receipt can't go back because it became devices."""
    return len(standing_arrivals(connection, move)) * SCALE
