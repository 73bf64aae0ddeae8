"""What other topics may use of what agents found."""

from app.modules.it.discovery.models import Facts, Program
from app.modules.it.discovery.queries import begins_with

__all__ = ["Facts", "Program", "begins_with"]
