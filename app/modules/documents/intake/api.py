"""What other topics may use of intake."""

from app.modules.documents.intake.services.intake import (
    READ,
    Outcome,
    Wishes,
    take_bytes,
    take_file,
    take_many,
)

__all__ = ["READ", "Outcome", "Wishes", "take_bytes", "take_file", "take_many"]
