"""Standard roles: a new book gets all of them, and rights that a book has not met yet reach its standard roles when it is opened.

What a book has met is remembered in the book, so that a right which an
administrator took from a role never comes back by itself.
"""

from __future__ import annotations

import json

from sqlalchemy import Connection, delete, insert, select

from app.core.dataclass import dataclass
from app.core.manifest import StandardRole, allows, permissions, rights_of, standard_roles
from app.core.messages import N_
from app.data.areas import kept_by, words_of_keepers
from app.data.book import Book
from app.data.office import Office, command
from app.data.queries import query
from app.data.system_tables import About, Role, TrailRow, TrailRun
from app.data.unit import Unit

MET = "rights_met"
# Standard roles of books that remember nothing yet, by the name they were made with.
EARLIER = {N_("Administrator"): "administrator", N_("Clerk"): "bookkeeper", N_("Auditor"): "auditor"}
# Tabs whose rights no standard role of such a book was made with.
LATER_TABS = ("it", "hr")
# The rights there were when books began to remember: those of a tab that a standard role ever held were decided on.
EARLY = """
approval.decide approval.rules approval.start documents.erase documents.file documents.filing.change
documents.hold  documents.intake documents.letters documents.originals documents.view
finance.asset.change finance.asset.post  finance.bank.accept finance.bank.change finance.bank.import
finance.budget.change finance.cash.book finance.cash.close  finance.chart.change finance.close
finance.closing.change finance.closing.post finance.entry.finalise  finance.entry.post
finance.entry.reverse finance.payment.change finance.payment.release finance.statements.change
finance.vat.post finance.view hr.person.change hr.view it.agreements it.asset.change it.asset.import
it.audit  it.hand_over it.infrastructure it.inventory.import it.licence_keys it.licences it.request
it.reserve it.security  it.tickets it.upkeep it.view office.backup office.verify
organisation.contact.change organisation.view  records.attach records.follow_up records.note
settings.change users.change
"""


@dataclass(frozen=True)
class Met:
    """The rights, among them words of areas and their keepers, and the standard roles that a book has met."""

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
    rights = frozenset(right.key for right in permissions()) | words_of_keepers()
    return Met(rights, frozenset(role.key for role in standard_roles()))


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
    standard_of = {key: standard or EARLIER.get(name, "") for key, name, _kept, standard in rows}
    if before is None:
        before = Met(_decided(unit.connection, standard_of), frozenset())
    for key, _name, kept, _standard in rows:
        role = standard_of[key]
        granted = _extended(frozenset(kept.split()), role, now.rights - before.rights)
        if files := kept_by(unit.connection, role, now.rights - before.rights):
            granted |= _undecided(unit.connection, int(key), files)
        unit.update(Role, int(key), {"permissions": " ".join(sorted(granted)), "standard": role})
    there = set(standard_of.values())
    names = {name for _key, name, _kept, _standard in rows}
    for one in standard_roles():
        if one.key not in there | before.roles and one.title not in names:
            _make(unit, one)
    _remember(unit, Met(now.rights | before.rights, now.roles | before.roles))


def _decided(connection: Connection, roles: dict[int, str]) -> frozenset[str]:
    """Return the rights on which a book that remembers nothing has decided: it had them, and a standard role once held one of their tab."""
    held: dict[int, set[str]] = {key: set() for key, standard in roles.items() if standard}
    t = TrailRow
    query = select(t.row_key, t.kind, t.after).where(t.table_name == Role.__tablename__)
    for key, kind, after in connection.execute(query.order_by(t.run, t.position)):
        if key in held:
            before = set() if kind == "insert" else held[key]  # a key may be that of a role that is gone
            held[key] = before | set(json.loads(after or "{}").get("permissions", "").split())
    tabs = {right.partition(".")[0] for rights in held.values() for right in rights} - {"*", *LATER_TABS}
    former = {right.key: {right.key, *right.was} for right in permissions()}
    early = {key for key, names in former.items() if names.intersection(EARLY.split())}
    return frozenset(key for key in early if key.partition(".")[0] in tabs)


def _undecided(connection: Connection, role: int, files: frozenset[str]) -> frozenset[str]:
    """Return the rights of areas that a role of an older book still gets: none where a person changed it since, and none it ever held."""
    t, run = TrailRow, TrailRun
    query = select(t.kind, run.command, t.after).join(run, run.seq == t.run)
    rows = connection.execute(query.where(t.table_name == Role.__tablename__, t.row_key == role))
    held: set[str] = set()
    for kind, by, after in rows:
        if kind != "insert" and by != bring_new_rights.__name__:
            return frozenset()
        held |= set(json.loads(after or "{}").get("permissions", "").split())
    return files - held


@query("users.change")
def lacked(connection: Connection) -> dict[str, frozenset[str]]:
    """Return by its name what a standard role of a new book may, and that of this book may not."""
    found = {}
    for name, kept, standard in connection.execute(select(Role.name, Role.permissions, Role.standard)):
        role = next((one for one in standard_roles() if one.key == standard), None)
        if role is not None:
            wanted = rights_of(role) | kept_by(connection, role.key)
            found[name] = frozenset(key for key in wanted if not allows(frozenset(kept.split()), key))
    return found


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
