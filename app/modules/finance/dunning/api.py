"""What other topics use of dunning: on which days items come that are paid in parts."""

from app.modules.finance.dunning.queries.plans import agreed_days

__all__ = ["agreed_days"]
