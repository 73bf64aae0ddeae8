"""What other topics may use of infrastructure."""

from app.modules.it.infrastructure.models import Component
from app.modules.it.infrastructure.queries import falls_with, offered_components

__all__ = ["Component", "falls_with", "offered_components"]
