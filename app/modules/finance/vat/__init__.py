"""VAT: the advance return (UStVA) from the tax cases of the lines, reconciled with the tax accounts. Nothing is transmitted."""

from app.core.manifest import Page, Permission, Topic
from app.core.manifest_parts import ShownReport
from app.core.messages import N_

PAGES = "app.modules.finance.vat.pages"
TOPIC = Topic(
    name="finance.vat",
    order=55,
    words={
        "advance_return": N_("VAT, tax, ELSTER, tax office, advance"),
        "recapitulative": N_("EC sales list, EU supplies"),
        "year_return": N_("annual VAT"),
        "dates": N_("deadlines, tax office"),
        "taxation": N_("small business, cash basis"),
    },
    models="app.modules.finance.vat.models",
    reports="app.modules.finance.vat.reports:REPORTS",
    month_end="app.modules.finance.vat.checks:month_end",
    todo="app.modules.finance.vat.checks:waiting",
    due_days="app.modules.finance.vat.checks:due_days",
    expects="app.modules.finance.vat.queries.expected:expected",
    permissions=(Permission("finance.vat.post", N_("Post the payable of a VAT return"), ("bookkeeper",)),),
    shown_reports=(
        ShownReport(
            "vat_of",
            N_("VAT return"),
            "finance.vat.advance_return",
            words=N_("VAT, tax, ELSTER, tax office, advance"),
            needs="finance.view",
        ),
        ShownReport(
            "year_of",
            N_("Yearly VAT return"),
            "finance.vat.year_return",
            "year",
            words=N_("annual VAT"),
            needs="finance.view",
        ),
    ),
    pages=(
        Page(
            "advance_return",
            N_("VAT return"),
            "percent",
            "app.modules.finance.vat.pages.advance_return:AdvanceReturnPage",
            "finance.view",
            order=54,
            group="taxes",
        ),
        Page(
            "recapitulative",
            N_("Recapitulative statement"),
            "percent",
            f"{PAGES}.others:RecapitulativePage",
            "finance.view",
            order=55,
            group="taxes",
        ),
        Page(
            "year_return",
            N_("Yearly VAT return"),
            "percent",
            f"{PAGES}.others:YearReturnPage",
            "finance.view",
            order=56,
            group="taxes",
        ),
        Page(
            "taxation",
            N_("Taxation"),
            "percent",
            f"{PAGES}.taxation:TaxationPage",
            "finance.view",
            order=58,
            group="taxes",
        ),
        Page(
            "dates",
            N_("Tax dates"),
            "calendar",
            f"{PAGES}.others:TaxDatesPage",
            "finance.view",
            order=57,
            group="taxes",
        ),
    ),
)
