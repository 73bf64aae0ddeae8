"""Erasure in two steps by two people, holds, longer terms; what is erased leaves a record without personal content."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, select

from app.core.errors import Invalid, Missing
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data import archive, erasing, fulltext, sealed_fields, search
from app.data.office import SYSTEM, Office, command
from app.data.queries import query
from app.data.record_extras import Target, clear
from app.data.system_tables import Attachment
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.documents.archive.api import (
    MACHINE,
    Correction,
    Document,
    DocumentStamp,
    DocumentText,
    DocumentValue,
    DocumentVersion,
    Erasure,
    Held,
    Hold,
    Tagged,
    bond_later,
    check,
    drop_unused_tags,
)
from app.modules.documents.retention.queries import held_now, hidden_holds


# -- holds -----------------------------------------------------------------------
@command("documents.hold")
def set_hold(unit: Unit, matter: str, reason: str, keys: Sequence[int]) -> int:
    """Forbid to erase documents because of a matter; the matter again takes more documents in. Raises Invalid without its words."""
    if not matter.strip():
        raise Invalid(N_("Name the matter."), field="matter")
    if not reason.strip():
        raise Invalid(N_("Say why they must stay."), field="reason")
    h = Hold
    known = unit.connection.scalar(select(h.id).where(h.matter == matter.strip()[:120], h.released.is_(None)))
    hold = known or unit.insert(
        h,
        matter=matter.strip()[:120],
        reason=reason.strip()[:300],
        set_by=unit.login,
        since=unit.today,
        released=None,
        released_by="",
    )
    there = set(unit.connection.scalars(select(Held.document_id).where(Held.hold_id == hold)))
    for key in keys:
        check(unit, key)
        if key not in there:
            unit.insert(Held, hold_id=hold, document_id=key)
    return int(hold)


@command("documents.hold")
def release_hold(unit: Unit, key: int, version: int | None = None) -> None:
    """Release a hold; raises Invalid for one that is released."""
    hidden = hidden_holds(unit.connection)
    if hidden is not None and unit.connection.scalar(
        select(Hold.id).where(Hold.id == key, Hold.id.in_(hidden))
    ):
        raise Missing(N_("This record is no longer there."), table="document_hold", key=key)
    if unit.row(Hold, key)["released"] is not None:
        raise Invalid(N_("This hold is released already."), field="released")
    unit.update(Hold, key, {"released": unit.today, "released_by": unit.login}, version)


@command("documents.hold")
def extend(unit: Unit, keys: Sequence[int], until: datetime.date) -> int:
    """Keep documents longer (§ 147 (3) AO); raises Invalid for a day that is not later than now."""
    for key in keys:
        check(unit, key)
        known = unit.row(Document, key)["keep_until"]
        if known is None or until <= known or until <= unit.today:
            raise Invalid(N_("The new day must be later than the term and today."), field="until")
        unit.update(Document, key, {"keep_until": until})
        bond_later(unit, key)
    return len(keys)


# -- erasure ---------------------------------------------------------------------
@command("documents.erase")
def propose(unit: Unit, keys: Sequence[int], reason: str) -> int:
    """Propose documents for erasure; raises Invalid for one whose time is not over, or that a hold keeps."""
    if not reason.strip():
        raise Invalid(N_("Say why they are to be erased."), field="reason")
    held = set(unit.connection.scalars(held_now()))
    for key in keys:
        check(unit, key)
        row = unit.row(Document, key, lock=True)
        state = MACHINE.after(row["state"], "propose")
        if row["keep_until"] is None or row["keep_until"] >= unit.today:
            raise Invalid(N_("{number} must still be kept."), field="keep_until", number=row["number"])
        if key in held:
            raise Invalid(N_("A hold forbids to erase {number}."), field="hold", number=row["number"])
        v = DocumentVersion
        prints = [
            bytes(one).hex()
            for one in unit.connection.scalars(select(v.sha256).where(v.document_id == key).order_by(v.place))
        ]
        unit.insert(
            Erasure,
            document_id=key,
            number=row["number"],
            type=row["type"],
            node=row["node"],
            retention=row["retention"],
            keep_until=row["keep_until"],
            year=(row["doc_date"] or row["received"]).year,
            fingerprints=" ".join(prints),
            reason=reason.strip()[:300],
            proposed_by=unit.login,
            proposed_at=unit.now,
            was=row["state"],
            released_by="",
            released_at=None,
            erased_at=None,
            withdrawn_at=None,
        )
        unit.update(Document, key, {"state": state})
    return len(keys)


def _open(unit: Unit, key: int) -> int:
    e = Erasure
    found = unit.connection.scalar(
        select(e.id).where(e.document_id == key, e.erased_at.is_(None), e.withdrawn_at.is_(None))
    )
    if found is None:
        raise Invalid(N_("This document is not proposed for erasure."), field="state")
    return int(found)


@command("documents.erase")
def withdraw(unit: Unit, keys: Sequence[int]) -> int:
    """Take proposals back; the documents stay."""
    for key in keys:
        check(unit, key)
        record = _open(unit, key)
        row = unit.row(Document, key)
        discarded = not row["type"] or unit.row(Erasure, record)["was"] == "discarded"
        step = "withdraw_discarded" if discarded else "withdraw"
        unit.update(Erasure, record, {"withdrawn_at": unit.now})
        unit.update(Document, key, {"state": MACHINE.after(row["state"], step)})
    return len(keys)


@command("documents.erase")
def release(unit: Unit, keys: Sequence[int]) -> list[int]:
    """Release proposed documents for erasure as the second person, and erase what the book holds of them; return the keys of the records.

    Raises Forbidden for who proposed them, Invalid for what a hold keeps. The bytes go afterwards, see erase().
    """
    held = set(unit.connection.scalars(held_now()))
    records = []
    for key in keys:
        check(unit, key)
        row = unit.row(Document, key, lock=True)
        record = _open(unit, key)
        by_another(
            unit,
            unit.row(Erasure, record)["proposed_by"],
            N_("You proposed {number}; a second person must release it."),
            number=row["number"],
        )
        if row["keep_until"] is None or row["keep_until"] >= unit.today:
            raise Invalid(N_("{number} must still be kept."), field="keep_until", number=row["number"])
        if key in held:
            raise Invalid(N_("A hold forbids to erase {number}."), field="hold", number=row["number"])
        unit.update(Erasure, record, {"released_by": unit.login, "released_at": unit.now})
        _empty(unit, key, MACHINE.after(row["state"], "erase"))
        unit.update(Erasure, record, {"erased_at": unit.now})
        records.append(record)
    return records


def _empty(unit: Unit, key: int, state: str) -> None:
    """Take away everything personal of a document; its number, type, place and fingerprints stay."""
    v, a = DocumentVersion, Attachment
    prints = [bytes(one) for one in unit.connection.scalars(select(v.sha256).where(v.document_id == key))]
    for version in unit.connection.scalars(select(v.id).where(v.document_id == key)).all():
        unit.update(v, version, {"name": "", "reason": ""})
    tags = unit.connection.scalars(select(Tagged.tag_id).where(Tagged.document_id == key)).all()
    for part in (DocumentValue, DocumentStamp, Tagged):
        for one in unit.connection.scalars(select(part.id).where(part.document_id == key)).all():
            unit.delete(part, one)
    for correction in unit.connection.scalars(
        select(Correction.id).where(Correction.document_id == key)
    ).all():
        unit.update(Correction, correction, {"reason": ""})
    drop_unused_tags(unit, tags)
    clear(unit, Target("document", key))
    linked = unit.connection.scalars(
        select(a.id).where(a.hidden.is_(False), a.sha256.in_(prints), a.table_name != "document")
    ).all()
    for one in linked:
        unit.update(a, one, {"hidden": True, "name": ""})
    fulltext.remove(unit, Document, [key])
    search.remove(unit, Document, [key])
    unit.connection.execute(delete(DocumentText).where(DocumentText.document_id == key))
    unit.update(
        Document,
        key,
        {"state": state, "title": "", "contact_id": None, "case_id": None, "reference": "", "amount": None, "reason": "", "place": "",
         "checked_out_by": "", "asn": None},
    )  # fmt: skip
    for topic in topics():
        if topic.forget:
            resolve(topic.forget)(unit, "document", key)
    sealed_fields.forget(unit, "document", key)


def erase(office: Office, keys: Sequence[int]) -> list[int]:
    """Release documents and destroy their bytes; return the keys of the records. What another document needs stays."""
    records = office.run(release, list(keys))
    destroy(office)
    return records


def destroy(office: Office, prints: Collection[bytes] = ()) -> None:
    """Destroy what the files of the book still hold after an erasure: bytes that nothing needs (also of these fingerprints), words, the log.

    What an interruption left of earlier ones goes with it. The program does it, as whoever erased in another topic
    need not hold the right to erase documents.
    """
    office = Office(office.book, SYSTEM, office.clock)
    mark = office.read(_owed)
    fulltext.scrub(office.book)
    sweep(office)
    if prints:
        left = set(prints) - office.read(_needed)
        archive.give_up(office.book, sorted(archive.present(office.book, left)))
    office.book.empty_log()
    if mark:
        office.run(_settle, mark)


def finish_erasures(office: Office) -> bool:
    """Destroy what a desk that died after an erasure left of it, and say whether there was any."""
    if not office.read(_owed):
        return False
    destroy(office)
    return True


@query("documents.erase")
def _owed(connection: Connection) -> str:
    return erasing.owed(connection)


@query("documents.erase")
def _needed(connection: Connection) -> set[bytes]:
    return archive.referred(connection)


@command("documents.erase")
def _settle(unit: Unit, mark: str) -> None:
    erasing.settle(unit, mark)


def sweep(office: Office) -> int:
    """Destroy the bytes of erased documents that nothing else needs, also those that an interruption left; return how many."""
    return archive.give_up(office.book, sorted(archive.present(office.book, office.read(_left))))


@query("documents.erase")
def _left(connection: Connection) -> set[bytes]:
    """Return the fingerprints of erased documents that no other document and no record needs."""
    v, d, a = DocumentVersion, Document, Attachment
    erased = select(v.sha256, v.copy_sha256, v.record_sha256).join(d, d.id == v.document_id)
    gone = {
        bytes(one)
        for row in connection.execute(erased.where(d.state == "erased"))
        for one in row
        if one is not None
    }
    needed = {
        bytes(one)
        for row in connection.execute(erased.where(d.state != "erased"))
        for one in row
        if one is not None
    }
    needed |= {bytes(one) for one in connection.scalars(select(a.sha256).where(a.hidden.is_(False)))}
    return gone - needed
