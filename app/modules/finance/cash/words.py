"""What registers and counts are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

RECORDS = (
    Record(
        "finance_cash_register",
        N_("Cash register"),
        {"account": Field(N_("Account")), "difference": Field(N_("Account for differences"))},
    ),
    Record(
        "finance_cash_count",
        N_("Count"),
        {
            "register_id": Field(N_("Cash register"), "key"),
            "counted": Field(N_("Counted"), "money"),
            "expected": Field(N_("In the book"), "money"),
            "pieces": Field(N_("Coins and notes")),
            "note": Field(N_("Note")),
            "counted_at": Field(N_("Counted at")),
            "entry_id": Field(N_("Entry"), "key"),
            "previous": Field(N_("Closed before up to")),
        },
    ),
)
