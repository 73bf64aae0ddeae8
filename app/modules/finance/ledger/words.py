"""What the ledger's records are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.finance.ledger.queries import ORIGINS

RECORDS = (
    Record(
        "finance_entry",
        N_("Entry"),
        {
            "fiscal_year_id": Field(N_("Fiscal year"), "key"),
            "period_id": Field(N_("Period"), "key"),
            "document": Field(N_("Document")),
            "document2": Field(N_("Document 2")),
            "origin": Field(N_("Origin"), choices=ORIGINS),
            "stack_id": Field(N_("Stack"), "key"),
            "captured": Field(N_("Captured"), "seconds"),
            "number": Field(N_("Number")),
            "hash": Field(N_("Fingerprint"), "secret"),
            "reversal_of": Field(N_("Reversal of"), "key"),
            "reason": Field(N_("Reason")),
        },
    ),
    Record("finance_line", N_("Lines of an entry"), {}),
)
