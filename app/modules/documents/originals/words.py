"""What labels, boxes and papers are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

RECORDS = (
    Record(
        "paper_label",
        N_("Label"),
        {
            "asn": Field(N_("Archive no.")),
            "printed_at": Field(N_("Printed")),
            "printed_by": Field(N_("Printed by")),
            "again_at": Field(N_("Printed again")),
            "times": Field(N_("Times")),
        },
    ),
    Record(
        "paper_box",
        N_("Box"),
        {"code": Field(N_("Box")), "title": Field(N_("Contents")), "room": Field(N_("Room")), "closed": Field(N_("Full"))},
    ),
    Record(
        "paper_state",
        N_("Paper original"),
        {
            "document_id": Field(N_("Archived document"), "key"),
            "sha256": Field(N_("Fingerprint"), "secret"),
            "pages": Field(N_("Pages")),
            "checked_by": Field(N_("Checked by")),
            "checked_at": Field(N_("Checked on")),
            "remark": Field(N_("Remark")),
            "destroyed_by": Field(N_("Destroyed by")),
            "destroyed_at": Field(N_("Destroyed on")),
            "reason": Field(N_("Why")),
        },
    ),
)
