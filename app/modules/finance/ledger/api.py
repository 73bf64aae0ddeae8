"""What other topics use of the ledger."""

from app.modules.finance.ledger.models import Balance, Entry, Line
from app.modules.finance.ledger.queries.account_sheet import balance_before, daily_balances
from app.modules.finance.ledger.queries.balances import (
    TrialRow,
    balances_at,
    trial_balance,
    turn_of_year,
    turnover_between,
)
from app.modules.finance.ledger.queries.entries import (
    LineView,
    account_lines_source,
    accounts_of_document,
    documents_used,
    documents_with_accounts,
    last_day,
    lines_of,
    recent_accounts,
)
from app.modules.finance.ledger.queries.locks import hold_cash, refuse_overdrawn
from app.modules.finance.ledger.queries.settlement import Paid, paid_between
from app.modules.finance.ledger.rules.account_roles import opening_accounts, role_account
from app.modules.finance.ledger.rules.entries import (
    PLAIN,
    REVERSED,
    TAX_IN,
    TAX_INSIDE,
    TAX_OUT,
    EntryDraft,
    LineDraft,
    taxed_account,
)
from app.modules.finance.ledger.rules.settlement import PaidLine
from app.modules.finance.ledger.services.entries import finalise, post, post_many
from app.modules.finance.ledger.services.entry_resolution import Placing

__all__ = [
    "PLAIN",
    "REVERSED",
    "TAX_IN",
    "TAX_INSIDE",
    "TAX_OUT",
    "Balance",
    "Entry",
    "EntryDraft",
    "Line",
    "LineDraft",
    "LineView",
    "Paid",
    "PaidLine",
    "Placing",
    "TrialRow",
    "account_lines_source",
    "accounts_of_document",
    "balance_before",
    "balances_at",
    "daily_balances",
    "documents_used",
    "documents_with_accounts",
    "finalise",
    "hold_cash",
    "last_day",
    "lines_of",
    "opening_accounts",
    "paid_between",
    "post",
    "post_many",
    "recent_accounts",
    "refuse_overdrawn",
    "role_account",
    "taxed_account",
    "trial_balance",
    "turn_of_year",
    "turnover_between",
]
