"""What other topics use of the chart."""

from app.modules.finance.chart.models import Account, CostCentre, FiscalYear, Period
from app.modules.finance.chart.queries import (
    AccountInfo,
    AccountRow,
    CostCentreRow,
    PeriodInfo,
    YearRow,
    account_name,
    account_row,
    account_rows,
    accounts_by_number,
    all_accounts,
    all_periods,
    cost_centres,
    years,
)
from app.modules.finance.chart.rules import CHARTS, PERSONAL_KINDS, RESULT_KINDS, nature
from app.modules.finance.chart.services import (
    AccountDraft,
    account_key,
    add_fiscal_year,
    ensure_accounts,
    save_account,
    save_cost_centre,
    set_period_state,
)

__all__ = [
    "CHARTS",
    "PERSONAL_KINDS",
    "RESULT_KINDS",
    "Account",
    "AccountDraft",
    "AccountInfo",
    "AccountRow",
    "CostCentre",
    "CostCentreRow",
    "FiscalYear",
    "Period",
    "PeriodInfo",
    "YearRow",
    "account_key",
    "account_name",
    "account_row",
    "account_rows",
    "accounts_by_number",
    "add_fiscal_year",
    "all_accounts",
    "all_periods",
    "cost_centres",
    "ensure_accounts",
    "nature",
    "save_account",
    "save_cost_centre",
    "set_period_state",
    "years",
]
