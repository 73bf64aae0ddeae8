"""Areas: circles of people who may know of something; who holds the right of an area says its roles. See data/sight.py."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.manifest import Permission
from app.core.messages import N_, Message, _
from app.data.office import command
from app.data.queries import query
from app.data.system_tables import Area
from app.data.unit import Unit
from app.data.visibility import MOST_AREAS, area_right

KNOWN = {"management": N_("Management"), "personnel": N_("Personnel"), "salary": N_("Salaries")}

# Standard roles that know of an area from the first day of a book: who keeps files and pay files papers there.
KEEPERS = {"personnel": ("hr",), "salary": ("hr",)}


def kept_by(connection: Connection, role: str, among: frozenset[str] | None = None) -> frozenset[str]:
    """Return the rights of the areas that a standard role knows of from the first day; among: words_of_keepers() to look at only."""
    titles = [
        title
        for title, keepers in KEEPERS.items()
        if role in keepers and (among is None or f"areas.{title}" in among)
    ]
    return frozenset(
        area_right(key) for key in connection.scalars(select(Area.id).where(Area.title.in_(titles)))
    )


def words_of_keepers() -> frozenset[str]:
    """Return what a book remembers once its standard roles were told of these areas."""
    return frozenset(f"areas.{title}" for title in KEEPERS)


@query("")
def areas(connection: Connection) -> dict[int, str]:
    """Return every area with its title in the language in force."""
    rows = connection.execute(select(Area.id, Area.title).order_by(Area.id))
    return {int(key): _(KNOWN[title]) if title in KNOWN else title for key, title in rows}


@query("users.change")
def area_rights(connection: Connection) -> tuple[Permission, ...]:
    """Return the rights of the areas, as roles hold them."""
    return tuple(
        Permission(area_right(key), str(Message(N_("Know of what lies in “{area}”"), {"area": title})))
        for key, title in areas(connection).items()
    )


@command("users.change")
def save_area(unit: Unit, title: str, key: int | None = None, version: int | None = None) -> int:
    """Keep an area; raises Conflict, and Invalid for an empty or known title, and for more than there are bits."""
    words = title.strip()[:80]
    if not words:
        raise Invalid(N_("Enter a name."), field="title")
    known = areas(unit.connection)
    if any(words.lower() == other.lower() and other_key != key for other_key, other in known.items()):
        raise Invalid(N_("There is an area {name} already."), field="title", name=words)
    if key is not None:
        unit.update(Area, key, {"title": words}, version)
        return key
    if len(known) >= MOST_AREAS:
        raise Invalid(N_("A book has at most {limit} areas."), field="title", limit=MOST_AREAS)
    return unit.insert(Area, title=words)
