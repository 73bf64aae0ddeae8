"""What other topics use of data security: the points of its checklist and the backups."""

from app.modules.it.security.models import BackupPlan, SecurityPoint

__all__ = ["BackupPlan", "SecurityPoint"]
