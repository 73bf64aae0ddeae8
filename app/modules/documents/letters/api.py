"""What other topics use of letters: the letterhead of the book, and letters that they begin."""

from app.modules.documents.letters.queries import head
from app.modules.documents.letters.rules import Draft as LetterText
from app.modules.documents.letters.services import save_letter

__all__ = ["LetterText", "head", "save_letter"]
