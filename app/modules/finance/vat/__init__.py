"""VAT: the advance return (UStVA) from the tax cases of the lines, reconciled with the tax accounts. Nothing is transmitted."""

from app.core.manifest import Page, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="finance.vat",
    order=55,
    reports="app.modules.finance.vat.reports:REPORTS",
    month_end="app.modules.finance.vat.checks:month_end",
    pages=(
        Page(
            "advance_return",
            N_("VAT return"),
            "percent",
            "app.modules.finance.vat.pages.advance_return:AdvanceReturnPage",
            "finance.view",
            54,
        ),
    ),
)
