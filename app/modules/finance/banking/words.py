"""What bank accounts, statements, movements and rules are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

IBAN, ACCOUNT = Field(N_("IBAN")), Field(N_("Account"))
RECORDS = (
    Record("finance_bank_account", N_("Bank account"), {"iban": IBAN, "account": ACCOUNT, "split": Field(N_("Batches taken apart"))}),
    Record(
        "finance_bank_rule",
        N_("Rule"),
        {
            "words": Field(N_("Words")),
            "iban": IBAN,
            "sign": Field(N_("Direction"), choices={"in": N_("money in"), "out": N_("money out")}),
            "least": Field(N_("Amount from"), "money"),
            "most": Field(N_("Amount to"), "money"),
            "account": ACCOUNT,
            "tax": Field(N_("Tax")),
            "cost1": Field(N_("Cost centre")),
            "automatic": Field(N_("Automatic")),
            "parts": Field(N_("Parts")),
        },
    ),
    Record(
        "finance_bank_profile",
        N_("Profile of a list"),
        {"must": Field(N_("Titles")), "fields": Field(N_("Columns")), "point": Field(N_("Decimal point"))},
    ),
    Record(
        "finance_bank_statement",
        N_("Bank statement"),
        {
            "bank_account_id": Field(N_("Bank account"), "key"),
            "number": Field(N_("Number")),
            "start": Field(N_("from")),
            "end": Field(N_("to")),
            "source": Field(N_("Format")),
            "opening": Field(N_("Opening balance"), "money"),
            "closing": Field(N_("Closing balance"), "money"),
            "brought": Field(N_("Sum of what was new"), "money"),
            "file": Field(N_("File")),
        },
    ),
    Record(
        "finance_bank_line",
        N_("Bank movement"),
        {
            "statement_id": Field(N_("Bank statement"), "key"),
            "bank_account_id": Field(N_("Bank account"), "key"),
            "key": Field(N_("Fingerprint"), "secret"),
            "value_day": Field(N_("Value date")),
            "amount": Field(N_("Amount"), "money"),
            "iban": IBAN,
            "end_to_end": Field(N_("End-to-end reference")),
            "mandate": Field(N_("Mandate")),
            "reference": Field(N_("Reference")),
            "details": Field(N_("Details")),
            "reversal": Field(N_("Reversal")),
            "parked": Field(N_("Parked")),
            "stack_line_id": Field(N_("Line of a stack"), "key"),
            "entry_id": Field(N_("Entry"), "key"),
            "contra": Field(N_("Contra account")),
        },
    ),
)
