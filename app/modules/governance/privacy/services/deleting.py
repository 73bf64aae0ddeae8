"""Deletion runs: what is over by class is proposed by one and released by another; it is erased as a person is, and certified."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, select

from app.core import codec
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data import archive, numbering
from app.data.office import Office, command
from app.data.queries import query
from app.data.record_extras import Target
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.documents.archive.api import DocumentDraft, add, classify, link, made_pdf
from app.modules.documents.retention.api import destroy
from app.modules.governance.privacy.models import CHANGE, RELEASE, DeletionItem, DeletionRun
from app.modules.governance.privacy.queries.deletion import candidates, roots_of_run, what_goes
from app.modules.governance.privacy.queries.verdicts import Verdicts
from app.modules.governance.privacy.services.erasing import (
    erase_rows,
    in_the_clear,
    outcome,
    prints_of,
    propose_documents,
    release_documents,
)

TYPE, NODE = "minutes", "01"


@command(CHANGE)
def propose_run(unit: Unit) -> int:
    """Propose to erase what is over by the deletion concept and return the key of the run; once more it is the one that waits.

    Raises Invalid where nothing is over.
    """
    unit.lock("governance.deletion")
    d = DeletionRun
    open_ = unit.connection.scalar(select(d.id).where(d.released_at.is_(None)))
    if open_ is not None:
        return int(open_)
    found = [what_goes(unit.connection, root) for root in candidates(unit.connection)]
    found = [one for one in found if one.going]
    if not found:
        raise Invalid(N_("Nothing is over by the deletion concept."))
    key = unit.insert(
        d,
        number=numbering.give(unit, d.number, unit.today.year),
        proposed_by=unit.login,
        proposed_at=unit.now,
        released_by="",
        released_at=None,
        gone=0,
        outcome="",
        document_id=None,
    )
    for one in found:
        unit.insert(DeletionItem, deletion_id=key, table_name=one.root.table, row_key=one.root.key)
        propose_documents(unit, one.law)
    return key


@command(CHANGE)
def leave_out(unit: Unit, key: int, table: str, row: int) -> None:
    """Take a record out of a run that waits, so that it is looked at again with the next one; out already, nothing happens.

    Raises Invalid for a run that was released.
    """
    if unit.row(DeletionRun, key, lock=True)["released_at"] is not None:
        raise Invalid(N_("This run was released; what is gone is gone."))
    i = DeletionItem
    where = (i.deletion_id == key, i.table_name == table, i.row_key == row)
    there = unit.connection.scalar(select(i.id).where(*where))
    if there is not None:
        unit.delete(i, int(there))


@command(RELEASE)
def release_run(unit: Unit, key: int) -> int:
    """Erase what is over of the records of a run that somebody else proposed; return how many rows went. Released twice it is released once.

    What goes and what stays is decided anew in this transaction. Raises Forbidden for who proposed it.
    """
    run = unit.row(DeletionRun, key, lock=True)
    if run["released_at"] is not None:
        return 0
    by_another(unit, run["proposed_by"], N_("You proposed this run; a second person must release it."))
    law: Verdicts = {}
    gone, open_trail = 0, list[Any]()
    for root in roots_of_run(unit.connection, key):
        one = what_goes(unit.connection, root)
        release_documents(unit, one.law)
        gone += erase_rows(unit, one.found, one.law)
        for row in in_the_clear(unit, one.found, one.law):
            open_trail = [*row[:2], row[2] + (open_trail[2] if open_trail else 0), *row[3:]]
        law |= one.law
    said = [*outcome(law), *([open_trail] if open_trail else [])]
    values = {"released_by": unit.login, "released_at": unit.now, "gone": gone, "outcome": codec.dumps(said)}
    unit.update(DeletionRun, key, values)
    return gone


@command(RELEASE, locks=("documents.archive",))
def file_certificate(unit: Unit, key: int, sha256: bytes, size: int) -> int:
    """File the certificate of a run, whose bytes lie in the archive, and return the key of the document; filed already, that one."""
    run = unit.row(DeletionRun, key, lock=True)
    if run["document_id"] is not None:
        return int(run["document_id"])
    name = _("Certificate of erasure {number}").format(number=run["number"])
    arrival = made_pdf(sha256, size, f"{name}.pdf", name, TYPE)
    document = add(unit, arrival)
    link(unit, document, Target(DeletionRun.__tablename__, key))
    day: datetime.date = unit.today
    classify(unit, document, DocumentDraft(name, TYPE, NODE, doc_date=day, received=day), None, True)
    unit.update(DeletionRun, key, {"document_id": document})
    return int(document)


@query(RELEASE)
def _prints(connection: Connection, key: int) -> set[bytes]:
    """Return the fingerprints of the files that stand on what a run is about."""
    found = (what_goes(connection, root).found for root in roots_of_run(connection, key))
    return {one for held in found for one in prints_of(connection, held)}


def run_deletion(office: Office, key: int) -> int:
    """Release a run, and destroy the bytes that nothing else needs; return how many rows went."""
    prints = office.read(_prints, key)
    gone = office.run(release_run, key)
    destroy(office, prints)
    return int(gone)


def store_certificate(office: Office, key: int, data: bytes) -> int:
    """Put the certificate of a run into the archive and return the key of the document."""
    return int(office.run(file_certificate, key, archive.store(office.book, data), len(data)))
