"""Views of lists that a person shares with everybody who works in the book: a name, a list, and what it shows."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Index, String, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.former_names import names_of
from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.data.office import command
from app.data.queries import query
from app.data.rows import read_all
from app.data.unit import Unit

LONGEST = 20_000  # characters of what a view shows
RIGHT = "views.share"


class SharedView(Versioned, Base):
    """A view of a list that everybody may use; state is what it shows, as JSON."""

    __tablename__ = "shared_view"
    __title__ = N_("Shared view")
    __writes__ = RIGHT

    list: ColumnElement[str] = column(String(80), title=N_("List"))
    name: ColumnElement[str] = column(String(80), required=True)
    page: ColumnElement[str] = column(String(120), title=N_("Page"))
    state: ColumnElement[str] = column(title=N_("What it shows"))
    login: ColumnElement[str] = column(String(80), title=N_("Shared by"))

    __table_args__ = (Index("uq_shared_view_list_name", "list", "name", unique=True),)


@dataclass(frozen=True)
class SharedViewRow:
    """A shared view as lists offer it."""

    id: int
    list: str
    name: str
    page: str
    state: str
    login: str

    @property
    def shows(self) -> dict[str, Any]:
        """Return what it shows: filters, order, columns and widths by their keys."""
        found: dict[str, Any] = json.loads(self.state)
        return found


@query("")
def shared_views(connection: Connection, of: str) -> list[SharedViewRow]:
    """Return the shared views of a list by name."""
    v = SharedView
    rows = (
        select(v.id, v.list, v.name, v.page, v.state, v.login)
        .where(v.list.in_(names_of(of)))
        .order_by(v.name)
    )
    return read_all(connection, rows, SharedViewRow)


@command(RIGHT)
def share_view(unit: Unit, of: str, name: str, page: str, state: dict[str, Any]) -> int:
    """Share a view of a list and return its key; one of the same name then shows this.

    The row that was current is left out: it is nobody else's. Raises Invalid without a name.
    """
    if not name.strip():
        raise Invalid(N_("Enter a name."), field="name")
    shows = json.dumps({key: value for key, value in state.items() if key != "key"}, sort_keys=True)
    if len(shows) > LONGEST:
        raise Invalid(N_("This view is too large to be shared."), field="name")
    v = SharedView
    found = unit.connection.execute(
        select(v.id, v.state).where(v.list.in_(names_of(of)), v.name == name.strip())
    ).first()
    if found is None:
        return unit.insert(v, list=of, name=name.strip()[:80], page=page, state=shows, login=unit.login)
    if found.state != shows:
        unit.update(v, found.id, {"state": shows, "page": page, "login": unit.login})
    return int(found.id)


@command(RIGHT)
def unshare_view(unit: Unit, key: int) -> None:
    """Take a shared view away from everybody; one that is gone already is no fault."""
    if unit.connection.scalar(select(SharedView.id).where(SharedView.id == key)) is not None:
        unit.delete(SharedView, key)
