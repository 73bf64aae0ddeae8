"""What payments, bank details, mandates and files are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.finance.payments.rules import DEBIT, TRANSFER

ACCOUNT, BANK = Field(N_("Account")), Field(N_("Bank account"), "key")
KIND = Field(N_("Kind"), choices={TRANSFER: N_("Transfer"), DEBIT: N_("Direct debit")})
PARTY = {
    "iban": Field(N_("IBAN")),
    "bic": Field(N_("BIC")),
    "street": Field(N_("Street")),
    "house": Field(N_("House number")),
    "postcode": Field(N_("Postcode")),
    "town": Field(N_("Town")),
    "country": Field(N_("Country")),
}
STATES = {"open": N_("prepared"), "released": N_("released"), "written": N_("written"), "cancelled": N_("cancelled")}

RECORDS = (
    Record("finance_partner", N_("Bank details"), {"account": ACCOUNT, **PARTY}),
    Record(
        "finance_mandate",
        N_("Mandate"),
        {
            "reference": Field(N_("Mandate reference")),
            "account": ACCOUNT,
            "signed": Field(N_("Signed on")),
            "scheme": Field(N_("Scheme")),
            "once": Field(N_("For one collection")),
            "revoked": Field(N_("Revoked")),
        },
    ),
    Record(
        "finance_payment",
        N_("Payment"),
        {
            "number": Field(N_("Number")),
            "kind": KIND,
            "bank_account_id": BANK,
            "account": ACCOUNT,
            "document": Field(N_("Document")),
            **PARTY,
            "amount": Field(N_("Amount"), "money"),
            "due": Field(N_("Due")),
            "mandate_id": Field(N_("Mandate"), "key"),
            "state": Field(N_("State"), choices=STATES),
            "released_by": Field(N_("released by")),
            "file_id": Field(N_("File"), "key"),
        },
    ),
    Record(
        "finance_payment_file",
        N_("Payment file"),
        {
            "message": Field(N_("Number")),
            "kind": KIND,
            "bank_account_id": BANK,
            "total": Field(N_("Sum"), "money"),
        },
    ),
)
