"""The chart: accounts, cost centres, fiscal years and periods."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.finance.chart.settings import SETTINGS

TOPIC = Topic(
    name="finance.chart",
    order=50,
    purposes={
        "finance.cost_centres": N_("Cost centres say where in the company an expense belongs."),
    },
    words={
        "accounts": N_("chart of accounts, debtors, creditors"),
        "periods": N_("fiscal year, lock"),
        "cost_centres": N_("cost centre"),
    },
    models="app.modules.finance.chart.models",
    replay="app.modules.finance.chart.replay:REPLAY",
    setup="app.modules.finance.chart.services:set_up",
    basics="app.modules.finance.chart.services:mend_accounts",
    # once for each state of the catalogue (resources/charts), named by its digest, which a test compares
    basics_later={"6a431318": "app.modules.finance.chart.services:mend_accounts"},
    search="app.modules.finance.chart.queries:SEARCH",
    settings=SETTINGS,
    codes={
        "finance_account": "app.modules.finance.chart.queries.forms:offered_accounts",
        "finance_cost_centre": "app.modules.finance.chart.queries.forms:offered_cost_centres",
    },
    pages=(
        Page(
            "accounts",
            N_("Accounts"),
            "list",
            "app.modules.finance.chart.pages.accounts:AccountsPage",
            "finance.view",
            order=40,
            group="report",
        ),
        Page(
            "cost_centres",
            N_("Cost centres"),
            "layers",
            "app.modules.finance.chart.pages.cost_centres:CostCentresPage",
            "finance.view",
            order=72,
            group="master",
        ),
        Page(
            "periods",
            N_("Periods"),
            "calendar",
            "app.modules.finance.chart.pages.periods:PeriodsPage",
            "finance.view",
            order=70,
            group="master",
        ),
    ),
    actions=(
        Action(
            "new_account", N_("New account"), "finance.chart.accounts", "new", needs="finance.chart.change"
        ),
    ),
    permissions=(
        Permission("finance.chart.change", N_("Change accounts, cost centres and periods"), ("bookkeeper",)),
    ),
)
