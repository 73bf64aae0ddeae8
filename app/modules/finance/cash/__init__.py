"""Cash: the cash book that never falls below zero, counted and closed day by day."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="finance.cash",
    order=64,
    purposes={
        "finance.cash_book": N_("Every movement of the cash register stands here, counted day by day."),
    },
    words={
        "cash_book": N_("cash, till, petty cash"),
    },
    numbers={"finance.cash.*": N_("Vouchers of cash register")},
    models="app.modules.finance.cash.models",
    reports="app.modules.finance.cash.reports:REPORTS",
    month_end="app.modules.finance.cash.checks:month_end",
    todo="app.modules.finance.cash.queries:waiting",
    demo="app.modules.finance.cash.demo:demo",
    pages=(
        Page(
            "cash_book",
            N_("Cash book"),
            "hand-coins",
            "app.modules.finance.cash.pages.cash_book:CashBookPage",
            "finance.view",
            order=22,
            group="enter",
        ),
    ),
    actions=(
        Action(
            "close_cash",
            N_("Count the cash and close the day …"),
            "finance.cash.cash_book",
            "close",
            needs="finance.cash.close",
        ),
    ),
    permissions=(
        Permission("finance.cash.book", N_("Book cash"), ("bookkeeper",)),
        Permission("finance.cash.close", N_("Open cash registers, count and close"), ("bookkeeper",)),
    ),
)
