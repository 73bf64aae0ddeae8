"""Standard roles: a new book gets all of them, and rights that a book has not met yet reach its standard roles when it is opened.

What a book has met is remembered in the book, so that a right which an
administrator took from a role never comes back by itself.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from app.core.dataclass import dataclass
from app.core.manifest import StandardRole, allows, permissions, rights_of, standard_roles
from app.core.messages import N_
from app.data.areas import kept_by
from app.data.book import Book
from app.data.office import Office, command
from app.data.system_tables import About, Role
from app.data.unit import Unit

MET = "rights_met"
# Standard roles of books that remember nothing yet, by the name they were made with.
EARLIER = {N_("Administrator"): "administrator", N_("Clerk"): "bookkeeper", N_("Auditor"): "auditor"}
# Tabs whose rights no standard role of such a book was made with; all others were decided on there.
LATER_TABS = ("it.", "hr.")


@dataclass(frozen=True)
class Met:
    """The rights and standard roles that a book has met; None where it remembers nothing."""

    rights: frozenset[str]
    roles: frozenset[str]


def administrator() -> str:
    """Return the name of the role that may do everything, as a new book calls it."""
    return next(role.title for role in standard_roles() if role.everything)


def met(connection: Connection) -> Met | None:
    """Return what a book has met."""
    kept = connection.scalar(select(About.value).where(About.name == MET))
    if kept is None:
        return None
    rights, _bar, roles = kept.partition("|")
    return Met(frozenset(rights.split()), frozenset(roles.split()))


def declared() -> Met:
    """Return the rights and standard roles that this program declares."""
    return Met(
        frozenset(right.key for right in permissions()), frozenset(role.key for role in standard_roles())
    )


def bring_if_new(book: Book) -> None:
    """Give a book what this program declares and the book has not met; does nothing in most cases."""
    with book.engine.connect() as connection:
        before = met(connection)
    now = declared()
    if before is None or now.rights - before.rights or now.roles - before.roles:
        Office(book).run(bring_new_rights)


@command("")
def bring_new_rights(unit: Unit) -> None:
    """Rename rights that got new keys, give new ones to the standard roles, and make the standard roles that are missing.

    Run by the program when a book is made, and at opening one that has not met all rights.
    """
    before, now = met(unit.connection), declared()
    rows = unit.connection.execute(select(Role.id, Role.name, Role.permissions, Role.standard)).all()
    if before is None:
        known = {key for key in now.rights if not key.startswith(LATER_TABS)} if rows else set()
        before = Met(frozenset(known), frozenset())
    for key, name, kept, standard in rows:
        role = standard or EARLIER.get(name, "")
        granted = _extended(frozenset(kept.split()), role, now.rights - before.rights)
        unit.update(Role, int(key), {"permissions": " ".join(sorted(granted)), "standard": role})
    there = {standard or EARLIER.get(name, "") for _key, name, _kept, standard in rows}
    names = {name for _key, name, _kept, _standard in rows}
    for one in standard_roles():
        if one.key not in there | before.roles and one.title not in names:
            _make(unit, one)
    _remember(unit, Met(now.rights | before.rights, now.roles | before.roles))


def _extended(granted: frozenset[str], role: str, fresh: frozenset[str]) -> frozenset[str]:
    """Return the rights of a role with former keys renamed and what is new for it."""
    rights = set(granted)
    for right in permissions():
        former = rights.intersection(right.was)
        if former:
            rights = (rights - former) | {right.key}
        wanted = role in right.roles or bool(rights.intersection(right.comes_with))
        if wanted and right.key in fresh and not allows(frozenset(rights), right.key):
            rights.add(right.key)
    return frozenset(rights)


def _make(unit: Unit, role: StandardRole) -> None:
    keys = " ".join(sorted(rights_of(role) | kept_by(unit.connection, role.key)))
    unit.insert(Role, name=role.title, permissions=keys, standard=role.key)


def _remember(unit: Unit, what: Met) -> None:
    value = " ".join(sorted(what.rights)) + "|" + " ".join(sorted(what.roles))
    unit.connection.execute(delete(About).where(About.name == MET))
    unit.connection.execute(insert(About), {"name": MET, "value": value})
