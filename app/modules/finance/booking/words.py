"""What stacks and the helps for booking are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

STATES = {"draft": N_("draft"), "posted": N_("posted"), "open": N_("open"), "final": N_("finalised")}
SIDE = Field(N_("Debit or credit"), choices={"S": N_("Debit"), "H": N_("Credit")})
MASK = {
    "side": SIDE,
    "bu": Field(N_("BU key")),
    "contra": Field(N_("Contra account")),
    "account": Field(N_("Account")),
    "cost1": Field(N_("Cost centre 1")),
    "cost2": Field(N_("Cost centre 2")),
}
RECORDS = (
    Record(
        "finance_stack",
        N_("Stack"),
        {
            "start": Field(N_("from")),
            "end": Field(N_("to")),
            "target": Field(N_("Target sum"), "money"),
            "state": Field(N_("State"), choices=STATES),
        },
    ),
    Record(
        "finance_stack_line",
        N_("Line of a stack"),
        MASK
        | {
            "stack_id": Field(N_("Stack"), "key"),
            "amount": Field(N_("Amount"), "money"),
            "document": Field(N_("Document")),
            "document2": Field(N_("Document 2")),
            "split": Field(N_("Split")),
            "fault": Field(N_("Refused because"), "message"),
            "entry_id": Field(N_("Entry"), "key"),
        },
    ),
    Record("finance_template", N_("Booking template"), MASK),
    Record("finance_text_constant", N_("Text constant"), {"code": Field(N_("Code"))}),
)
