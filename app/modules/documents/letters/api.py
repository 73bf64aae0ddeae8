"""What other topics use of letters: the letterhead of the book."""

from app.modules.documents.letters.queries import head

__all__ = ["head"]
