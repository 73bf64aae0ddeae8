"""What letters to members of staff are for, and which fields their texts know."""

from app.core.messages import N_

CONFIRMATION, NOTICE, WARNING, REFERENCE, PAY = "confirmation", "notice", "warning", "reference", "pay"
PURPOSES = {
    CONFIRMATION: N_("Confirmation of employment"),
    NOTICE: N_("Notice"),
    WARNING: N_("Warning"),
    REFERENCE: N_("Reference"),
    PAY: N_("Change of pay"),
}
FIELDS = (
    *("job", "department", "birth", "birth_place", "entry", "leaving", "week", "leave_days"),
    *("notice_until", "pay", "pay_from"),
)
SEALED = frozenset({"pay", "pay_from"})
