"""Audits of rooms: what should be there, what was scanned, what is missing, misplaced, unknown or double; signed off with a report."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="it.rooms",
    order=30,
    models="app.modules.it.rooms.models",
    records="app.modules.it.rooms.words:RECORDS",
    pages=(Page("audit", N_("Audit of a room"), "barcode", "app.modules.it.rooms.pages.audit:AuditPage", "it.audit", 18),),
    permissions=(Permission("it.audit", N_("Audit rooms")),),
)
