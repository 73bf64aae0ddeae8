"""Settings of recruiting: how many people stand behind each figure at least; and what letters to applicants are for and may say."""

from app.core.messages import N_
from app.core.settings import Setting

SETTINGS = (
    Setting(
        "hr.smallest_group",
        N_("Figures of recruiting tell of so many people at least"),
        "number",
        5,
        group=N_("Recruiting"),
        minimum=3,
        maximum=50,
        help=N_("Smaller groups stand together with others, so that nobody is recognised."),
    ),
)
RECEIPT, INVITATION, REFUSAL = "receipt", "invitation", "refusal"
PURPOSES = {
    RECEIPT: N_("Confirmation of receipt"),
    INVITATION: N_("Invitation to an interview"),
    REFUSAL: N_("Refusal"),
}
FIELDS = (
    *("vacancy", "received", "kept_until", "mail"),
    *("interview_day", "interview_time", "interview_minutes", "interview_place"),
)
