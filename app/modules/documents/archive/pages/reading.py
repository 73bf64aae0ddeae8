"""What the pages of the archive read together in one go, and how a document is shown in the viewer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import KontorError
from app.core.messages import _
from app.core.worker_process import READERS
from app.data import archive, workflow
from app.data.office import Office
from app.data.painted_files import painted as painted_as
from app.data.record_extras import Target
from app.modules.documents.archive.queries.corrections import CorrectionView, open_correction
from app.modules.documents.archive.queries.documents import (
    DocumentView,
    Known,
    document,
    known,
    term_of,
    text_of,
)
from app.modules.documents.archive.queries.proposals import Proposal, proposals
from app.modules.documents.archive.rules.documents import INBOX, QUARANTINE
from app.modules.documents.archive.services.stamps import StampRow, stamps
from app.modules.documents.filing.api import Term
from app.modules.organisation.contacts.api import ContactView, contact
from app.paper.stamps import Stamp
from app.ui.desk import Desk
from app.ui.viewer import PICTURES, Viewer

INVOICE = "app.modules.documents.einvoice.readers.files:read_file"
XML = "invoice.xml"


@dataclass(frozen=True)
class Shown:
    """A document with all that a page shows of it."""

    one: DocumentView
    contact: ContactView | None
    contacts: dict[int, ContactView]
    proposals: list[Proposal]
    term: Term | None
    steps: list[workflow.StepView]
    known: Known
    data: bytes
    pages: bytes
    text: str
    record: dict[str, Any] | None = None
    stamps: tuple[StampRow, ...] = ()
    correction: CorrectionView | None = None


def waits(one: DocumentView | None) -> bool:
    """Say whether a document still waits to be filed."""
    return one is not None and one.state in (INBOX, QUARANTINE)


def load(office: Office, key: int, propose: bool = False) -> Shown | None:
    """Return a document with its newest bytes and what is proposed for it; None where it is gone."""
    one = office.read(document, key)
    if one is None:
        return None
    version = one.current
    data, pages, record = b"", b"", None
    if one.state != "erased":
        data = archive.load(office.book, version.sha256)
        pages, record = _pages(office, one, data)
    today = office.clock().astimezone().date()
    found = office.read(proposals, one, today, record) if propose else []
    wanted = {int(p.value) for p in found if p.field == "contact" and p.value.isdecimal()}
    people = {who: view for who in wanted if (view := office.read(contact, who)) is not None}
    return Shown(
        one,
        office.read(contact, one.contact_id) if one.contact_id else None,
        people,
        found,
        office.read(term_of, one),
        steps=office.read(workflow.steps_of, Target("document", key)),
        known=office.read(known),
        data=data,
        pages=pages,
        text="" if pages or one.state == "erased" else office.read(text_of, key),
        record=record,
        stamps=tuple(office.read(stamps, key)),
        correction=office.read(open_correction, key),
    )


def _pages(office: Office, one: DocumentView, data: bytes) -> tuple[bytes, dict[str, Any] | None]:
    """Return what the viewer paints (a PDF or picture, b'' for none), and the data of an e-invoice."""
    version = one.current
    record = None
    painted = data if data.startswith(b"%PDF") or version.name.lower().endswith(PICTURES) else b""
    if version.record_sha256 is not None:
        try:
            xml = archive.load(office.book, version.record_sha256)
            record, _xml = READERS.ask(INVOICE, xml)
            if not painted:
                pages = painted_as(XML, xml)[1]
                painted = pages if pages.startswith(b"%PDF") else b""
        except KontorError:  # the viewer says that it can't be shown; the form works without proposals
            return painted, None
    if version.copy_sha256 is not None:  # upright, and its words can be marked and copied
        painted = archive.load(office.book, version.copy_sha256)
    return painted, record


def on_pages(rows: Sequence[StampRow]) -> list[Stamp]:
    """Return stamps as they stand on the pages: words, then day and person."""
    return [
        Stamp(one.page - 1, one.place, (one.words, f"{formats.day(one.at.astimezone().date())}  {one.by}"))
        for one in rows
    ]


def show_in(viewer: Viewer, shown: Shown) -> None:
    """Show a document in a viewer, by its pages or its text."""
    one = shown.one
    if one.state == "erased":
        viewer.clear()
    elif shown.pages:
        name = one.current.name if shown.pages is shown.data else f"{one.current.name}.pdf"
        viewer.show_document(name, shown.pages)
        viewer.set_stamps(on_pages(shown.stamps))
    else:
        viewer.show_text(one.current.name, shown.text)


def print_shown(page: QWidget, desk: Desk, shown: Shown) -> None:
    """Show a document with its stamps ready to print."""
    from app.paper.stamps import stamped
    from app.ui.preview import Preview

    if not shown.pages.startswith(b"%PDF"):
        desk.notice(_("Only documents with pages can be printed here; open it in its own program."))
        return
    pages = stamped(shown.pages, on_pages(shown.stamps)) if shown.stamps else shown.pages
    Preview(page, desk, shown.one.title, pages).show()
