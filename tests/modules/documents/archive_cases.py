"""What several tests of the archive need: a document as it is read, and a contact."""

from __future__ import annotations

from app.data.office import Office
from app.modules.documents.archive.queries.documents import (
    DocumentView,
    document,
)


def view(office: Office, key: int) -> DocumentView:
    """Return a document that is there."""
    found = office.read(document, key)
    assert found is not None
    return found


def _contact(office: Office, name: str = "Stadtwerke Kiel GmbH") -> int:
    from app.modules.organisation.contacts.api import ContactDraft, save_contact

    vat_id = "DE136695976" if name.startswith("Stadtwerke") else ""
    return office.run(save_contact, ContactDraft(name, vat_id=vat_id))
