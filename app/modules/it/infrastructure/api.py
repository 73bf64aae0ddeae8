"""What other topics may use of infrastructure."""

from app.modules.it.infrastructure.models import Component
from app.modules.it.infrastructure.queries import falls_with, offered_components
from app.modules.it.infrastructure.rules import ComponentDraft
from app.modules.it.infrastructure.services import save_component

__all__ = ["Component", "ComponentDraft", "falls_with", "offered_components", "save_component"]
