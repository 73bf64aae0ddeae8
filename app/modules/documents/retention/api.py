"""What other topics use of retention: proposing papers whose time is over, and releasing them for erasure."""

from app.modules.documents.retention.queries import held_now
from app.modules.documents.retention.services import destroy, propose, release

__all__ = ["destroy", "held_now", "propose", "release"]
