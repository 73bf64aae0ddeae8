"""What other topics may use of what agents found."""

from app.modules.it.inventory.models import Facts, Program
from app.modules.it.inventory.queries import ProgramRow, begins_with, installed_on, programs_of

__all__ = ["Facts", "Program", "ProgramRow", "begins_with", "installed_on", "programs_of"]
