"""Tax cases: what the law says about the VAT of a line, as dated data."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="finance.tax",
    order=60,
    purposes={
        "finance.taxation": N_("Nothing changes so far: what the settings say has held from the beginning."),
    },
    words={
        "cases": N_("VAT rate, tax key"),
    },
    models="app.modules.finance.tax.models",
    setup="app.modules.finance.tax.services:load_cases",
    basics="app.modules.finance.tax.services:bring_cases",
    codes={"finance_tax_case": "app.modules.finance.tax.queries:offered_cases"},
    pages=(
        Page(
            "cases",
            N_("Tax cases"),
            "percent",
            "app.modules.finance.chart.pages.tax_cases:CasesPage",
            "finance.view",
            order=80,
            group="master",
        ),
    ),
    permissions=(Permission("finance.view", N_("See finance"), ("bookkeeper", "auditor")),),
)
