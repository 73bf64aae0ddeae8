"""What accounts, cost centres, years and periods are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.finance.chart.queries import KINDS, STATES

FROM, TO = Field(N_("from")), Field(N_("to"))
RECORDS = (
    Record(
        "finance_account",
        N_("Account"),
        {
            "number": Field(N_("Account")),
            "sort": Field(N_("Order")),
            "name_de": Field(N_("German name")),
            "name_en": Field(N_("English name")),
            "kind": Field(N_("Type"), choices=KINDS),
            "hgb": Field(N_("HGB position")),
            "hgb_other": Field(N_("on the other side")),
            "bwa": Field(N_("BWA row")),
            "eur": Field(N_("EÜR line")),
            "tax": Field(N_("Tax")),
            "vat_id": Field(N_("VAT ID")),
            "cash": Field(N_("Cash")),
            "locked_until": Field(N_("Closed up to")),
            "needs_cost_centre": Field(N_("Cost centre")),
            "blocked": Field(N_("Blocked")),
        },
    ),
    Record(
        "finance_cost_centre",
        N_("Cost centre"),
        {
            "dimension": Field(N_("Dimension")),
            "code": Field(N_("Code")),
            "function": Field(N_("Function")),
            "blocked": Field(N_("Blocked")),
        },
    ),
    Record("finance_fiscal_year", N_("Fiscal year"), {"year": Field(N_("Fiscal year")), "start": FROM, "end": TO}),
    Record(
        "finance_period",
        N_("Period"),
        {
            "fiscal_year_id": Field(N_("Fiscal year"), "key"),
            "number": Field(N_("Period")),
            "start": FROM,
            "end": TO,
            "state": Field(N_("State"), choices=STATES),
        },
    ),
)
