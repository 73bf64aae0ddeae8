"""Settings of the chart and of the VAT scheme."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Bookkeeping")
SINCE = N_("From the first day of the book; later changes stand on the page Taxation.")
PAST = "app.modules.finance.vat.services:refuse_past"
SETTINGS = (
    Setting(
        "finance.chart",
        N_("Chart of accounts"),
        "choice",
        "skr04",
        group=GROUP,
        choices=(("skr03", "SKR03"), ("skr04", "SKR04")),
        help=N_("Chosen when the book was made; entries stand on it."),
    ),
    Setting(
        "finance.vat_scheme",
        N_("VAT is due"),
        "choice",
        "accrual",
        group=GROUP,
        choices=(("accrual", N_("when agreed (Soll)")), ("cash", N_("when received (Ist)"))),
        help=SINCE,
        guard=PAST,
    ),
    Setting(
        "finance.vat_period",
        N_("Advance return"),
        "choice",
        "month",
        group=GROUP,
        choices=(("month", N_("monthly")), ("quarter", N_("quarterly")), ("none", N_("none"))),
    ),
    Setting(
        "finance.vat_extension",
        N_("Permanent extension (Dauerfristverlängerung)"),
        "switch",
        False,
        group=GROUP,
    ),
    Setting(
        "finance.small_business",
        N_("Small business, § 19 UStG"),
        "switch",
        False,
        group=GROUP,
        help=SINCE,
        guard=PAST,
    ),
)
