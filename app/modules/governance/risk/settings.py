"""Settings of risks: from which share of the turnover on a customer is a risk, and after how many months an analysis is looked at again."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Risks")
SHARE, REVIEW = "risk.share", "risk.review"
SETTINGS = (
    Setting(
        SHARE,
        N_("Customer suggested as a risk from this share of turnover on, %"),
        kind="number",
        group=GROUP,
        default=20,
        minimum=1,
        maximum=100,
        help=N_("Of the net turnover of the last twelve months."),
    ),
    Setting(
        REVIEW,
        N_("Risk analysis looked at again after months"),
        kind="number",
        group=GROUP,
        default=12,
        minimum=1,
        maximum=60,
    ),
)
