"""What other topics may use of paper originals."""

from app.modules.documents.paper_originals.queries import boxes
from app.modules.documents.paper_originals.services import note_printed

__all__ = ["boxes", "note_printed"]
