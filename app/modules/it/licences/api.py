"""What other topics may use of licences."""

from app.modules.it.licences.queries import RunningContract, licences_of, running_contracts

__all__ = ["RunningContract", "licences_of", "running_contracts"]
