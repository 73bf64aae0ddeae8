"""What budgets, explanations, rounds and measures are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

ACCOUNT = Field(N_("Account"), "key")
RECORDS = (
    Record(
        "finance_budget_line",
        N_("Budget"),
        {
            "scheme": Field(N_("Plan")),
            "period_id": Field(N_("Period"), "key"),
            "account_id": ACCOUNT,
            "cost1": Field(N_("Cost centre"), "key"),
            "amount": Field(N_("Amount"), "money"),
        },
    ),
    Record("finance_budget_note", N_("Explanation"), {"period_id": Field(N_("Period"), "key"), "account_id": ACCOUNT}),
    Record(
        "finance_budget_review",
        N_("Review round"),
        {
            "until": Field(N_("Figures up to")),
            "due": Field(N_("Due")),
            "result": Field(N_("Result")),
            "closed": Field(N_("Closed")),
        },
    ),
    Record(
        "finance_measure",
        N_("Measure"),
        {
            "account": Field(N_("Account")),
            "start": Field(N_("from")),
            "monthly": Field(N_("A month"), "money"),
            "owner": Field(N_("Who")),
            "state": Field(
                N_("State"), choices={"planned": N_("planned"), "active": N_("running"), "done": N_("done"), "dropped": N_("dropped")}
            ),
        },
    ),
)
