"""What other topics may use of licences."""

from app.modules.it.licences.queries import licences_of

__all__ = ["licences_of"]
