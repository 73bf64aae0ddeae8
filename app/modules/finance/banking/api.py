"""What other topics use of banking."""

from app.modules.finance.banking.models import BankAccount, BankLine
from app.modules.finance.banking.queries import BankAccountRow, LineView, bank_accounts, contras, rules
from app.modules.finance.banking.rules import Part, Proposal, booking_text, documents_in

__all__ = [
    "BankAccount",
    "BankAccountRow",
    "BankLine",
    "LineView",
    "Part",
    "Proposal",
    "bank_accounts",
    "booking_text",
    "contras",
    "documents_in",
    "rules",
]
