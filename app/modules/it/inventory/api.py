"""What other topics may use of what agents found."""

from app.modules.it.inventory.models import Facts, Program
from app.modules.it.inventory.queries import begins_with

__all__ = ["Facts", "Program", "begins_with"]
