"""What other topics use of payments."""

from app.modules.finance.payments.queries.payments import partners
from app.modules.finance.payments.rules.payments import Party, girocode
from app.modules.finance.payments.services import save_partner

__all__ = ["Party", "girocode", "partners", "save_partner"]
