"""What other topics use of data security: the points of its checklist."""

from app.modules.it.security.models import SecurityPoint

__all__ = ["SecurityPoint"]
