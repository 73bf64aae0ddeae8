"""What audits are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.it.rooms.rules import FIXES, RESULTS

RECORDS = (
    Record(
        "it_audit",
        N_("Audit of a room"),
        {
            "location_id": Field(N_("Place"), "key"),
            "begun": Field(N_("Begun")),
            "begun_by": Field(N_("By whom")),
            "closed": Field(N_("Signed off")),
            "closed_by": Field(N_("Signed off by")),
            "note": Field(N_("Remark")),
        },
    ),
    Record(
        "it_audit_line",
        N_("Line of an audit"),
        {
            "audit_id": Field(N_("Audit of a room"), "key"),
            "asset_id": Field(N_("Device"), "key"),
            "code": Field(N_("Code")),
            "result": Field(N_("Result"), choices=RESULTS),
            "scanned": Field(N_("Scanned")),
            "fixed": Field(N_("What was done"), choices=FIXES),
        },
    ),
)
