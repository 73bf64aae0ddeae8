"""What other topics may use of paper originals."""

from app.modules.documents.originals.queries import boxes
from app.modules.documents.originals.services import note_printed

__all__ = ["boxes", "note_printed"]
