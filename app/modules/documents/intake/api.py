"""What other topics may use of intake."""

from app.modules.documents.intake.services.arrivals import READ, Wishes
from app.modules.documents.intake.services.intake import Outcome, take_bytes, take_file, take_many

__all__ = ["READ", "Outcome", "Wishes", "take_bytes", "take_file", "take_many"]
