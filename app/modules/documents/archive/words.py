"""What documents and what belongs to them are called in a history, and the approval of documents."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.data.workflow import STATES as STEP_STATES
from app.data.workflow import Approval
from app.modules.documents.archive.rules import SOURCES, STATES
from app.modules.documents.archive.services import ended
from app.modules.documents.archive.stamping import PLACES
from app.modules.documents.filing.api import DIRECTIONS

DOCUMENT = Field(N_("Archived document"), "key")
RECORDS = (
    Record(
        "document",
        N_("Archived document"),
        {
            "number": Field(N_("No.")),
            "title": Field(N_("Title")),
            "type": Field(N_("Type")),
            "node": Field(N_("Plan")),
            "case_id": Field(N_("Case"), "key"),
            "contact_id": Field(N_("Contact"), "key"),
            "direction": Field(N_("Direction"), choices=DIRECTIONS),
            "doc_date": Field(N_("Date of the document")),
            "received": Field(N_("Received")),
            "added_at": Field(N_("Added")),
            "added_by": Field(N_("Added by")),
            "amount": Field(N_("Amount"), "money"),
            "currency": Field(N_("Currency")),
            "reference": Field(N_("Number of the sender")),
            "area": Field(N_("Area"), "key"),
            "retention": Field(N_("Retention")),
            "ended": Field(N_("Ended")),
            "keep_until": Field(N_("Keep until")),
            "expires": Field(N_("Ends on")),
            "notice": Field(N_("Notice until")),
            "state": Field(N_("State"), choices=STATES),
            "reason": Field(N_("Why")),
            "asn": Field(N_("Archive no.")),
            "place": Field(N_("Shelf")),
            "pages": Field(N_("Pages")),
            "source": Field(N_("Came by"), choices=SOURCES),
            "invoice": Field(N_("E-invoice")),
            "text_from": Field(N_("Text from")),
            "checked_out_by": Field(N_("Taken by")),
            "filed": Field(N_("Filed")),
            "filed_by": Field(N_("Filed by")),
        },
    ),
    Record(
        "document_version",
        N_("Version"),
        {
            "document_id": DOCUMENT,
            "place": Field(N_("No.")),
            "size": Field(N_("Size")),
            "mime": Field(N_("Format")),
            "copy_sha256": Field(N_("PDF/A copy"), "secret"),
            "record_sha256": Field(N_("Invoice data"), "secret"),
            "made_at": Field(N_("Added")),
            "made_by": Field(N_("Added by")),
            "reason": Field(N_("Why")),
        },
    ),
    Record(
        "document_value",
        N_("Field"),
        {"document_id": DOCUMENT, "field_id": Field(N_("Field"), "key"), "figure": Field(N_("Figure"))},
    ),
    Record(
        "document_stamp",
        N_("Stamp"),
        {
            "document_id": DOCUMENT,
            "page": Field(N_("Page")),
            "place": Field(N_("Position"), choices=PLACES),
            "words": Field(N_("Text")),
            "set_by": Field(N_("Set by")),
            "set_at": Field(N_("Set")),
        },
    ),
    Record("document_tagged", N_("Tag of a document"), {"document_id": DOCUMENT, "tag_id": Field(N_("Tag"), "key")}),
    Record(
        "document_hold",
        N_("Hold"),
        {
            "matter": Field(N_("Matter")),
            "reason": Field(N_("Why")),
            "set_by": Field(N_("Set by")),
            "since": Field(N_("Held since")),
            "released": Field(N_("Hold released on")),
            "released_by": Field(N_("Released by")),
        },
    ),
    Record("document_held", N_("Held document"), {"hold_id": Field(N_("Hold"), "key"), "document_id": DOCUMENT}),
    Record(
        "document_erasure",
        N_("Erasure"),
        {
            "document_id": DOCUMENT,
            "number": Field(N_("No.")),
            "type": Field(N_("Type")),
            "node": Field(N_("Plan")),
            "retention": Field(N_("Retention")),
            "keep_until": Field(N_("Keep until")),
            "year": Field(N_("Year")),
            "fingerprints": Field(N_("Fingerprint"), "secret"),
            "reason": Field(N_("Why")),
            "proposed_by": Field(N_("Proposed by")),
            "proposed_at": Field(N_("Proposed")),
            "released_by": Field(N_("Released by")),
            "released_at": Field(N_("Released for erasure")),
            "erased_at": Field(N_("Erased")),
            "withdrawn_at": Field(N_("Withdrawn")),
        },
    ),
    Record(
        "approval_run",
        N_("Approval"),
        {
            "kind": Field(N_("Kind")),
            "amount": Field(N_("Amount"), "money"),
            "state": Field(N_("State"), choices=STEP_STATES),
            "started_by": Field(N_("Asked by")),
            "started_at": Field(N_("Asked")),
            "ended_at": Field(N_("Decided")),
        },
    ),
    Record(
        "approval_step",
        N_("Step of an approval"),
        {
            "run_id": Field(N_("Approval"), "key"),
            "position": Field(N_("Position")),
            "role": Field(N_("Role")),
            "substitute": Field(N_("Substitute")),
            "due": Field(N_("Due")),
            "state": Field(N_("State"), choices=STEP_STATES),
            "decided_by": Field(N_("Decided by")),
            "decided_at": Field(N_("Decided")),
            "comment": Field(N_("Comment")),
        },
    ),
    Record(
        "approval_rule",
        N_("Rule of approval"),
        {
            "kind": Field(N_("Kind")),
            "position": Field(N_("Position")),
            "role": Field(N_("Role")),
            "substitute": Field(N_("Substitute")),
            "days": Field(N_("Days")),
            "from_amount": Field(N_("from"), "money"),
            "every": Field(N_("Everyone of the role")),
        },
    ),
    Record("area", N_("Area"), {"title": Field(N_("Title"))}),
)
APPROVALS = (Approval("document", N_("Documents"), "document", ended),)
