"""Letters to applicants: what they are for, and which fields their texts know."""

from __future__ import annotations

from app.core.messages import N_
from app.modules.hr.recruiting.rules.refusal import REFUSAL

RECEIPT, INVITATION = "receipt", "invitation"
PURPOSES = {
    RECEIPT: N_("Confirmation of receipt"),
    INVITATION: N_("Invitation to an interview"),
    REFUSAL: N_("Refusal"),
}
FIELDS = (
    *("vacancy", "received", "kept_until", "mail"),
    *("interview_day", "interview_time", "interview_minutes", "interview_place"),
)
