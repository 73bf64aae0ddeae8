"""Liquidity: what the bank holds in the next 26 weeks, from what is open, under way, expected and owed to the tax office."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.finance.liquidity.settings import SETTINGS

PAGES = "app.modules.finance.liquidity.pages"
TOPIC = Topic(
    name="finance.liquidity",
    order=86,
    purposes={
        "finance.expected_payments": N_(
            "Money that is expected and stands in no book yet is entered here: rent, wages, a loan, sales to come."
        ),
    },
    words={
        "liquidity": N_("cash flow, forecast, money, bank balance, outlook, scenario, short of money"),
        "expected": N_("rent, wages, loan, planned payments"),
    },
    models="app.modules.finance.liquidity.models",
    settings=SETTINGS,
    demo_late="app.modules.finance.liquidity.demo:demo",
    demo_after=("finance.open_items", "finance.dunning"),
    pages=(
        Page(
            "liquidity",
            N_("Liquidity"),
            "chart-line",
            f"{PAGES}.liquidity:LiquidityPage",
            "finance.view",
            order=25,
            group="pay",
        ),
        Page(
            "expected",
            N_("Expected payments"),
            "calendar",
            f"{PAGES}.expected:ExpectedPage",
            "finance.view",
            order=26,
            listed=False,
            parent="finance.liquidity.liquidity",
        ),
    ),
    actions=(
        Action(
            "new_expected",
            N_("New expected payment"),
            "finance.liquidity.expected",
            "new",
            needs="finance.liquidity.change",
        ),
    ),
    permissions=(
        Permission(
            "finance.liquidity.change",
            N_("Enter expected payments"),
            ("bookkeeper",),
            comes_with=("finance.entry.post",),
        ),
    ),
)
