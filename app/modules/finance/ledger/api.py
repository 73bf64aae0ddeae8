"""What other topics use of the ledger."""

from app.modules.finance.ledger.models import Allocation, Balance, Difference, Entry, Line, Settlement
from app.modules.finance.ledger.queries.account_sheet import balance_before, daily_balances
from app.modules.finance.ledger.queries.allocations import carried_periods, in_force, standing
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
from app.modules.finance.ledger.rules import demo_deals
from app.modules.finance.ledger.rules.account_roles import (
    against,
    opening_accounts,
    role_account,
    role_family,
)
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
from app.modules.finance.ledger.rules.settlement import DIFFERENCES, PaidLine
from app.modules.finance.ledger.services.entries import finalise, post, post_many, reverse
from app.modules.finance.ledger.services.entry_resolution import Placed, Placing

__all__ = [
    "DIFFERENCES",
    "PLAIN",
    "REVERSED",
    "TAX_IN",
    "TAX_INSIDE",
    "TAX_OUT",
    "Allocation",
    "Balance",
    "Difference",
    "Entry",
    "EntryDraft",
    "Line",
    "LineDraft",
    "LineView",
    "Paid",
    "PaidLine",
    "Placed",
    "Placing",
    "Settlement",
    "TrialRow",
    "account_lines_source",
    "accounts_of_document",
    "against",
    "balance_before",
    "balances_at",
    "carried_periods",
    "daily_balances",
    "demo_deals",
    "documents_used",
    "documents_with_accounts",
    "finalise",
    "hold_cash",
    "in_force",
    "last_day",
    "lines_of",
    "opening_accounts",
    "paid_between",
    "post",
    "post_many",
    "recent_accounts",
    "refuse_overdrawn",
    "reverse",
    "role_account",
    "role_family",
    "standing",
    "taxed_account",
    "trial_balance",
    "turn_of_year",
    "turnover_between",
]
