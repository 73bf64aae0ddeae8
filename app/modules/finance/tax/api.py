"""What other topics use of the tax cases."""

from app.modules.finance.tax.models import Taxation, TaxCase
from app.modules.finance.tax.queries import (
    cases,
    cases_source,
    stored_case,
    stored_taxation,
    tax_mark,
    taxation,
    taxation_source,
)
from app.modules.finance.tax.rules import (
    CASH,
    Case,
    CaseDraft,
    Cases,
    TaxationDraft,
    TaxHistory,
    TaxLine,
    apply,
    check_case,
    gross_of,
)
from app.modules.finance.tax.services import bring_cases

__all__ = [
    "CASH",
    "Case",
    "CaseDraft",
    "Cases",
    "TaxCase",
    "TaxHistory",
    "TaxLine",
    "Taxation",
    "TaxationDraft",
    "apply",
    "bring_cases",
    "cases",
    "cases_source",
    "check_case",
    "gross_of",
    "stored_case",
    "stored_taxation",
    "tax_mark",
    "taxation",
    "taxation_source",
]
