"""What other topics may use of intake."""

from app.modules.documents.intake.services.arrivals import READ, Wishes
from app.modules.documents.intake.services.intake import Outcome, take_bytes, take_file, take_many

# answers in a child what a mail says, see readers/mail.py
LETTER = "app.modules.documents.intake.readers.mail:letter"

__all__ = ["LETTER", "READ", "Outcome", "Wishes", "take_bytes", "take_file", "take_many"]
