"""From a paper of the archive to a proposal: its e-invoice is read in a child process, the rest is asked of the book."""

from __future__ import annotations

from typing import Any

from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.core.worker_process import READERS
from app.data import archive
from app.data.office import Office
from app.data.painted_files import painted
from app.modules.documents.archive.api import document
from app.modules.finance.purchases.queries.proposals import proposal
from app.modules.finance.purchases.rules.proposing import Proposal

XML = "invoice.xml"
INVOICE = "app.modules.documents.einvoice.readers.files:read_file"


def propose(office: Office, key: int) -> Proposal:
    """Return what is proposed for a document of the archive; raises Invalid for one that is not there.

    Data of an e-invoice that can't be read are none: the paper is entered by what was read of it when it was filed.
    """
    paper = office.read(document, key)
    if paper is None or paper.state == "erased":
        raise Invalid(N_("This document is no longer there."), field="document")
    record: dict[str, Any] | None = None
    if paper.current.record_sha256 is not None:
        xml = archive.load(office.book, paper.current.record_sha256)
        try:
            record, _xml = READERS.ask(INVOICE, xml)
        except KontorError:  # its verdict stands with the paper in the archive
            record = None
    return office.read(proposal, paper, record, office.clock().astimezone().date())


def pages_of(office: Office, key: int) -> tuple[str, bytes]:
    """Return the name of a document and what is painted of it: its PDF or picture, or the readable pages of an XML invoice; empty where it is gone."""
    paper = office.read(document, key)
    if paper is None or paper.state == "erased":
        return "", b""
    version = paper.current
    data = archive.load(office.book, version.copy_sha256 or version.sha256)
    if version.record_sha256 is not None and not data.startswith(b"%PDF"):
        found = painted(XML, archive.load(office.book, version.record_sha256))[1]
        return (f"{version.name}.pdf", found) if found.startswith(b"%PDF") else (version.name, data)
    return version.name, data
