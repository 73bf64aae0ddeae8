"""Framework orders as they are read: what was agreed, what of it was called off, and what is left; reckoned from the orders each time."""

from __future__ import annotations

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_
from app.data.clock import today
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.settings import setting
from app.modules.inventory.articles.api import Article
from app.modules.inventory.purchasing.models import VIEW, FrameLine, FrameOrder
from app.modules.inventory.purchasing.queries.volumes import Volume, volumes
from app.modules.inventory.purchasing.rules.frames import (
    FrameDraft,
    FrameLineDraft,
    holds,
    notice_until,
    used,
    wants_attention,
)
from app.modules.organisation.contacts.api import Contact

PAGE = "inventory.purchasing.frames"
OFFERED = 12


@dataclass(frozen=True)
class AgreedLine:
    """What was agreed of one thing and what of it was called off and came, of yearly ones in this year; quantities and price in ten-thousandths."""

    id: int
    frame: int
    article: int | None
    number: str
    text: str
    quantity: int
    unit: str
    price: int
    yearly: bool = False
    called: int = 0
    accepted: int = 0

    @property
    def rest(self) -> int:
        """What is left of it; below zero where more was called off for a reason."""
        return self.quantity - self.called

    @property
    def used(self) -> int:
        """How many percent of it are called off."""
        return used(self.quantity, self.called)


@dataclass(frozen=True)
class FrameView:
    """A framework order with its lines."""

    id: int
    version: int
    supplier: str
    draft: FrameDraft
    lines: tuple[AgreedLine, ...]


@query(VIEW)
def agreed_lines(
    connection: Connection, frames: Collection[int], keys: Collection[int] = ()
) -> list[AgreedLine]:
    """Return the lines of framework orders, or some lines by their keys, with what was called off of each."""
    x, a = FrameLine, Article
    rows = (
        select(x.id, x.frame_id.label("frame"), x.article_id.label("article"))
        .add_columns(
            func.coalesce(a.number, "").label("number"), x.text, x.quantity, x.unit, x.price, x.yearly
        )
        .outerjoin_from(x, a, a.id == x.article_id)
        .where(or_(x.frame_id.in_(list(frames)), x.id.in_(list(keys))))
        .order_by(x.frame_id, x.id)
    )
    found = read_all(connection, rows, AgreedLine)
    taken = volumes(connection, [one.id for one in found])
    return [dataclasses.replace(one, **vars(taken.get(one.id, Volume()))) for one in found]


@query(VIEW)
def frame(connection: Connection, key: int) -> FrameView | None:
    """Return a framework order with its lines, None where there is none."""
    f = FrameOrder
    rows = select(f.__table__, Contact.name.label("supplier")).join(Contact, Contact.id == f.contact_id)
    row = connection.execute(rows.where(f.id == key)).mappings().first()
    if row is None:
        return None
    values = {**row, "draft": build(FrameDraft, dict(row)), "lines": tuple(agreed_lines(connection, [key]))}
    return build(FrameView, values)


@query(VIEW)
def frame_form(connection: Connection, key: int) -> Stored[FrameDraft] | None:
    """Return a framework order as its form shows it."""
    return load_draft(connection, FrameOrder, FrameDraft, key)


@query(VIEW)
def frame_line_form(connection: Connection, key: int) -> Stored[FrameLineDraft] | None:
    """Return an agreed line as its form shows it."""
    return load_draft(connection, FrameLine, FrameLineDraft, key)


@query(VIEW)
def offered_frames(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the framework orders that a field offers: those whose number or supplier holds what is typed, or the one with a key."""
    f = FrameOrder
    rows = select(f.id, f.number, f.until, Contact.name).join(Contact, Contact.id == f.contact_id)
    if key is not None:
        rows = rows.where(f.id == key)
    else:
        words = typed.strip().lower()
        held = [func.lower(one).contains(words, autoescape=True) for one in (f.number, f.title, Contact.name)]
        rows = rows.where(or_(*held))
    return [
        Found(row.id, row.number, f"{row.number}  {row.name}", formats.day(row.until))
        for row in connection.execute(rows.order_by(f.id.desc()).limit(OFFERED))
    ]


@query(VIEW)
def frames_to_look_at(connection: Connection) -> int:
    """Return how many framework orders that hold are called off by four fifths, or end or want their notice within thirty days."""
    f, now = FrameOrder, today(connection)
    rows = connection.execute(select(f.id, f.since, f.until, f.notice_days))
    land = str(setting(connection, "company.land"))
    running = {
        row.id: (row.until, notice_until(row.until, row.notice_days, land))
        for row in rows
        if holds(row.since, row.until, now)
    }
    most: dict[int, int] = defaultdict(int)
    for line in agreed_lines(connection, list(running)):
        most[line.frame] = max(most[line.frame], line.used)
    return sum(wants_attention(most[key], until, now, notice) for key, (until, notice) in running.items())


def frames_source() -> ListSource:
    """Return the framework orders, the newest first, with how much of each is called off."""
    f = FrameOrder
    columns = (
        shown_as(f.number, width=110),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=160),
        Column("used", N_("Most called off, %"), "number", None, 130),
        shown_as(f.until, width=106),
        Column("notice", N_("Notice until"), "day", None, 120),
        *listed(f, "title since called"),
        shown_as(f.notice_days, shown=False),
    )

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        most: dict[int, int] = defaultdict(int)
        for line in agreed_lines(connection, keys):
            most[line.frame] = max(most[line.frame], line.used)
        land = str(setting(connection, "company.land"))
        for key, row in zip(keys, rows, strict=True):
            row[2] = most[key]
            if row[3] is not None and row[-1]:
                row[4] = notice_until(row[3], row[-1], land)

    joins = ((Contact, Contact.id == f.contact_id),)
    return ListSource("inventory.frames", f, columns, (f.id.desc(),), joins, finish=fill)


def frame_lines_source() -> ListSource:
    """Return what was agreed, the newest first, with what was called off and what is left."""
    x, f = FrameLine, FrameOrder
    columns = (
        shown_as(f.number, "frame", title=N_("Framework order")),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=180),
        shown_as(Article.number, "article", title=N_("Article")),
        *listed(x, "text quantity unit"),
        Column("called", N_("Called off"), "quantity", None, 110),
        Column("accepted", N_("Received or done"), "quantity", None, 130),
        Column("rest", N_("Left"), "quantity", None, 110),
        *listed(x, "yearly price"),
        shown_as(f.until),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = volumes(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            if row[place["quantity"]] is not None:
                one = found.get(key, Volume())
                row[place["called"]], row[place["accepted"]] = one.called, one.accepted
                row[place["rest"]] = row[place["quantity"]] - one.called

    joins = (
        (f, f.id == x.frame_id),
        (Contact, Contact.id == f.contact_id),
        (Article, Article.id == x.article_id),
    )
    return ListSource("inventory.frame_lines", x, columns, (x.id.desc(),), joins, finish=fill)


@dataclass(frozen=True)
class RunningFrame:
    """A framework order that holds: its supplier, its last day, and until when notice may be given."""

    id: int
    title: str
    partner: str
    until: datetime.date
    notice: datetime.date | None = None


@query(VIEW)
def running_frames(connection: Connection) -> list[RunningFrame]:
    """Return the framework orders that hold today or later, the first to end on top."""
    f, c = FrameOrder, Contact
    rows = (
        select(f.id, func.trim(f.number + " " + f.title), c.name, f.until, f.notice_days)
        .join(c, c.id == f.contact_id)
        .where(f.until >= today(connection))
        .order_by(f.until, f.id)
    )
    land = str(setting(connection, "company.land"))
    return [
        RunningFrame(key, title, partner, until, notice_until(until, days, land))
        for key, title, partner, until, days in connection.execute(rows)
    ]
