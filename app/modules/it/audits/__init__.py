"""Audits of rooms: what should be there, what was scanned, what is missing, misplaced, unknown or double; signed off with a report."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="it.audits",
    order=30,
    formerly={"it.rooms.audit": "it.audits.audit"},
    purposes={
        "it.audits": N_("Count a room: what should be there, what is there, what is missing."),
    },
    words={
        "audit": N_("stocktaking, count a room, missing devices"),
    },
    models="app.modules.it.audits.models",
    pages=(
        Page(
            "audit",
            N_("Audit of a room"),
            "barcode",
            "app.modules.it.audits.pages.audit:AuditPage",
            "it.audit",
            order=18,
            group="devices",
        ),
    ),
    permissions=(Permission("it.audit", N_("Audit rooms"), ("it_admin", "stock")),),
)
