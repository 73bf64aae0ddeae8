"""What other topics may use of the archive."""

from app.modules.documents.archive.models import (
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
)
from app.modules.documents.archive.queries.documents import (
    DocumentView,
    count_in,
    document,
    documents_source,
    known_bytes,
    printed_labels,
    term_of,
    text_of,
    versions,
)
from app.modules.documents.archive.queries.full_text import find, keys_of
from app.modules.documents.archive.queries.versions import ever_here
from app.modules.documents.archive.queries.visibility import check, visible
from app.modules.documents.archive.rules.documents import MACHINE, STATES, DocumentDraft
from app.modules.documents.archive.services.bulk import set_documents
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import (
    Arrival,
    add,
    bond_later,
    discard,
    drop_unused_tags,
    give_asn,
    made_pdf,
    reserve_asn,
)
from app.modules.documents.archive.services.terms import documents_of, end_documents
from app.modules.documents.archive.services.versions import add_version, link, new_text

__all__ = [
    "MACHINE",
    "STATES",
    "Arrival",
    "Correction",
    "Document",
    "DocumentDraft",
    "DocumentStamp",
    "DocumentText",
    "DocumentValue",
    "DocumentVersion",
    "DocumentView",
    "Erasure",
    "Held",
    "Hold",
    "Tagged",
    "add",
    "add_version",
    "bond_later",
    "check",
    "classify",
    "count_in",
    "discard",
    "document",
    "documents_of",
    "documents_source",
    "drop_unused_tags",
    "end_documents",
    "ever_here",
    "find",
    "give_asn",
    "keys_of",
    "known_bytes",
    "link",
    "made_pdf",
    "new_text",
    "printed_labels",
    "reserve_asn",
    "set_documents",
    "term_of",
    "text_of",
    "versions",
    "visible",
]
