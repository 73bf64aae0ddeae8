"""What other topics may use of the archive."""

from app.modules.documents.archive.classifying import classify
from app.modules.documents.archive.finding import find, keys_of
from app.modules.documents.archive.many import set_documents
from app.modules.documents.archive.models import (
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
from app.modules.documents.archive.queries import (
    KIND,
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
from app.modules.documents.archive.rules import MACHINE, STATES, DocumentDraft
from app.modules.documents.archive.services import Arrival, add, add_version, bond_later, discard, give_asn, link, new_text, reserve_asn
from app.modules.documents.archive.sight import check, visible

__all__ = [
    "KIND",
    "MACHINE",
    "STATES",
    "Arrival",
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
    "documents_source",
    "find",
    "give_asn",
    "keys_of",
    "known_bytes",
    "link",
    "new_text",
    "printed_labels",
    "reserve_asn",
    "set_documents",
    "term_of",
    "text_of",
    "versions",
    "visible",
]
