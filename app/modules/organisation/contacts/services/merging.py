"""Two contacts become one: everything that hangs on one hangs on the other afterwards, and all of it can be taken back.

What refers to a contact is taken from the declared columns: every reference to the table of contacts, and every table
whose rows name a table and a row. Nothing is listed by hand, so that topics that come later are moved too. The one that goes keeps
its row and says where it went; its personal account stays its own, and is known as the other one's (accounts_of).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Table, select

from app.core import codec
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import search
from app.data.declarative import Base, field_of
from app.data.office import command
from app.data.system_tables import Attachment
from app.data.unit import Unit, table_of
from app.modules.organisation.contacts.models import Contact, ContactMerge, ContactRole, ContactTerms
from app.modules.organisation.contacts.rules.doubles import CHOSEN
from app.modules.organisation.contacts.rules.parts import joined_tags, tags_of
from app.modules.organisation.contacts.services.accounts import name_accounts
from app.modules.organisation.contacts.services.contacts import put_into_search
from app.modules.organisation.contacts.services.preferred import (
    ADDRESS,
    PREFERABLE,
    flat_of,
    follow_flat,
    settle,
)

RIGHT = "organisation.contact.change"
CONTACT = "contact"
Moved = list[list[Any]]  # table, column, key of each row that was moved


def _kinds(base: type[Base] = Base) -> Iterator[type[Base]]:
    for kind in base.__subclasses__():
        if "__table__" in kind.__dict__:
            yield kind
        yield from _kinds(kind)


def references() -> list[tuple[type[Base], str]]:
    """Return every table and column that refers to a contact, by the declared references; its own row and the merges are none."""
    found = [
        (kind, column.name)
        for kind in _kinds()
        if kind not in (Contact, ContactMerge)
        for column in table_of(kind).c
        if field_of(column).record == CONTACT
    ]
    return sorted(found, key=lambda pair: (table_of(pair[0]).name, pair[1]))


def _named_rows() -> list[type[Base]]:
    """Return the tables whose rows name a table and a row, kept in the trail: documents, notes, follow-ups, links and their kin."""
    names = {"id", "table_name", "row_key"}
    found = [kind for kind in _kinds() if names <= set(table_of(kind).c.keys()) and _kept(table_of(kind))]
    return sorted(found, key=lambda kind: table_of(kind).name)


def _kept(table: Table) -> bool:
    return bool(table.info.get("trailed")) and table.name != "trail"


@command(RIGHT)
def merge(unit: Unit, stays: int, goes: int, taken: Sequence[str] = ()) -> int:
    """Merge a contact into another one and return the key of the merging.

    taken are the fields in which what the one that goes holds is kept. Two that are merged already, in either direction,
    stay as they are: the same key is returned. Raises Invalid for a contact and itself, and for one merged elsewhere.
    """
    if stays == goes:
        raise Invalid(N_("Choose two different contacts."), field="other")
    unit.lock("organisation.contacts", "finance.chart")
    known = _merging(unit, stays, goes) or _merging(unit, goes, stays)
    if known is not None:
        return known
    one, other = unit.row(Contact, stays, lock=True), unit.row(Contact, goes, lock=True)
    for row in (one, other):
        if row["merged_into_id"] is not None:
            words = N_("{name} was merged into another contact already.")
            raise Invalid(words, field="other", name=row["name"])
    moved = _move(unit, stays, goes)
    wanted = {*taken, *(ADDRESS if "street" in taken else ())} & {*CHOSEN, *ADDRESS}
    values = {name: other[name] for name in wanted if name not in ("debtor", "creditor")}
    for side in ("debtor", "creditor"):  # the one that stays has an account of its own, or takes the other's
        if other[side] and (not one[side] or side in taken):
            values[side] = other[side]
    values["tags"] = joined_tags((*tags_of(one["tags"]), *tags_of(other["tags"])))
    values["dunning_block"] = one["dunning_block"] or other["dunning_block"]
    values["dunning_block_reason"] = one["dunning_block_reason"] or other["dunning_block_reason"]
    swapped = {side: one[side] for side in ("debtor", "creditor") if side in values}
    unit.update(Contact, goes, {"merged_into_id": stays, "active": False, **swapped})
    unit.update(Contact, stays, values)
    follow_flat(unit, stays, {**{name: one[name] for name in (*ADDRESS, "phone", "mail", "iban")}, **values})
    settle(unit, stays)
    now = unit.row(Contact, stays)
    said = {
        "moved": moved,
        "was": {name: one[name] for name in now if now[name] != one[name] and name != "version"},
        "became": {name: now[name] for name in now if now[name] != one[name] and name != "version"},
        "other": {**{name: other[name] for name in swapped}, "active": other["active"]},
    }
    name_accounts(unit, stays)
    put_into_search(unit, stays)
    search.remove(unit, Contact, [goes])
    return unit.insert(
        ContactMerge,
        contact_id=stays,
        gone_id=goes,
        at=unit.now,
        login=unit.login,
        moved=codec.dumps(said),
        undone=False,
    )


def _merging(unit: Unit, stays: int, goes: int) -> int | None:
    m = ContactMerge
    query = select(m.id).where(m.contact_id == stays, m.gone_id == goes, m.undone.is_(False))
    found = unit.connection.scalar(query.order_by(m.id.desc()).limit(1))
    return int(found) if found is not None else None


def _move(unit: Unit, stays: int, goes: int) -> Moved:
    """Let every row that refers to one contact refer to the other; return which. What would be there twice stays where it is."""
    moved: Moved = []
    for kind, column in references():
        table = table_of(kind)
        where = select(table).where(table.c[column] == goes).order_by(table.c.id)
        for row in unit.connection.execute(where).mappings().all():
            if _there_already(unit, kind, column, row, stays):
                continue
            change: dict[str, Any] = {column: stays}
            if kind in PREFERABLE:
                change["preferred"] = False
            unit.update(kind, row["id"], change)
            moved.append([table.name, column, row["id"], bool(row.get("preferred"))])
    there = set(
        unit.connection.scalars(
            select(Attachment.sha256).where(Attachment.table_name == CONTACT, Attachment.row_key == stays)
        )
    )
    for kind in _named_rows():
        table = table_of(kind)
        where = select(table).where(table.c.table_name == CONTACT, table.c.row_key == goes)
        for row in unit.connection.execute(where.order_by(table.c.id)).mappings().all():
            if kind is Attachment and row["sha256"] in there:
                continue
            unit.update(kind, row["id"], {"row_key": stays})
            moved.append([table.name, "row_key", row["id"], False])
    return moved


def _there_already(unit: Unit, kind: type[Base], column: str, row: Any, stays: int) -> bool:
    """Say whether the one that stays has the same: what may be there once only, the same part, a role it has, conditions of that side and day."""
    table = table_of(kind)
    for index in table.indexes:
        if index.unique and len(index.columns) > 1 and column in index.columns:
            rest = [table.c[one.name] == row[one.name] for one in index.columns if one.name != column]
            if unit.connection.scalar(select(table.c.id).where(table.c[column] == stays, *rest).limit(1)):
                return True
    if column != "contact_id" or not table.name.startswith(f"{CONTACT}_"):
        return False
    own = {table_of(ContactRole).name: ("role",), table_of(ContactTerms).name: ("side", "valid_from")}
    left_out = ("id", "version", column, "preferred", "login")
    what = own.get(table.name) or tuple(name for name in row if name not in left_out)
    query = select(table.c.id).where(
        table.c[column] == stays, *(table.c[name].is_not_distinct_from(row[name]) for name in what)
    )
    return unit.connection.scalar(query.limit(1)) is not None


@command(RIGHT)
def undo_merge(unit: Unit, key: int) -> int:
    """Take a merging back: what was moved returns, both hold what they held; what was changed since stays. Returns the contact that is there again.

    Taken back twice it is taken back once. Raises Missing.
    """
    unit.lock("organisation.contacts", "finance.chart")
    row = unit.row(ContactMerge, key, lock=True)
    stays, goes = int(row["contact_id"]), int(row["gone_id"])
    if row["undone"]:
        return goes
    said = codec.loads(row["moved"])
    kinds = {table_of(kind).name: kind for kind in _kinds()}
    for table, column, moved, preferred in said["moved"]:
        kind = kinds[table]
        query = select(table_of(kind)).where(table_of(kind).c.id == moved)
        now = unit.connection.execute(query).mappings().first()
        if now is not None and now[column] == stays:  # else it was taken away or put elsewhere since
            unit.update(kind, moved, {column: goes, **({"preferred": True} if preferred else {})})
    held = unit.row(Contact, stays)
    back = {name: value for name, value in said["was"].items() if held[name] == said["became"][name]}
    unit.update(Contact, stays, back)
    unit.update(Contact, goes, {"merged_into_id": None, **said["other"]})
    follow_flat(unit, stays, unit.row(Contact, stays))
    for one in (stays, goes):
        settle(unit, one)
        unit.update(Contact, one, flat_of(unit, one))
        name_accounts(unit, one)
        put_into_search(unit, one)
    unit.update(ContactMerge, key, {"undone": True})
    return goes
