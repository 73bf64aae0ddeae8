"""What other topics use of the tax cases."""

from app.modules.finance.tax.models import TaxCase
from app.modules.finance.tax.queries import cases
from app.modules.finance.tax.rules import Case, Cases, TaxLine, apply, gross_of

__all__ = ["Case", "Cases", "TaxCase", "TaxLine", "apply", "cases", "gross_of"]
