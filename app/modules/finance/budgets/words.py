"""What budgets are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

RECORDS = (
    Record(
        "finance_budget_line",
        N_("Budget"),
        {
            "scheme": Field(N_("Plan")),
            "period_id": Field(N_("Period"), "key"),
            "account_id": Field(N_("Account"), "key"),
            "cost1": Field(N_("Cost centre"), "key"),
            "amount": Field(N_("Amount"), "money"),
        },
    ),
)
