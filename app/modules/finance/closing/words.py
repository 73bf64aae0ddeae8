"""What accruals and provisions are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.finance.closing.rules import DEFERRED, PREPAID

ACCOUNT, COST, ENTRY = Field(N_("Account")), Field(N_("Cost centre")), Field(N_("Entry"), "key")
AMOUNT = Field(N_("Amount"), "money")
RECORDS = (
    Record(
        "finance_accrual",
        N_("Accrual"),
        {
            "kind": Field(N_("Kind"), choices={PREPAID: N_("prepaid expense"), DEFERRED: N_("deferred income")}),
            "account": ACCOUNT,
            "cost1": COST,
            "amount": AMOUNT,
            "booked": Field(N_("Booked on")),
            "since": Field(N_("from")),
            "until": Field(N_("to")),
            "entry_id": ENTRY,
        },
    ),
    Record("finance_accrual_run", N_("Posted accrual"), {"accrual_id": Field(N_("Accrual"), "key"), "amount": AMOUNT, "entry_id": ENTRY}),
    Record("finance_provision", N_("Provision"), {"account": ACCOUNT, "expense": Field(N_("Expense account")), "cost1": COST}),
    Record(
        "finance_provision_move",
        N_("Move of a provision"),
        {
            "provision_id": Field(N_("Provision"), "key"),
            "kind": Field(
                N_("Kind"), choices={"opening": N_("carried forward"), "form": N_("formed"), "use": N_("used"), "release": N_("released")}
            ),
            "amount": AMOUNT,
            "entry_id": ENTRY,
        },
    ),
)
