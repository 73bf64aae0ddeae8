"""What other topics may use of infrastructure."""

from app.modules.it.infrastructure.models import Component, Subnet
from app.modules.it.infrastructure.queries import Part, falls_with, needs, offered_components, parts

__all__ = ["Component", "Part", "Subnet", "falls_with", "needs", "offered_components", "parts"]
