"""What other topics use of letters: the letterhead of the book, letters to their own rows and the templates of these."""

from app.modules.documents.letters.queries.letters import (
    InMail,
    SentLetter,
    head,
    in_mail,
    letter,
    letter_like,
    letters_to,
    templates,
)
from app.modules.documents.letters.rules import DE, Draft, TemplateDraft, letter_day
from app.modules.documents.letters.services import bring_templates, forget_receiver, save_letter, send

__all__ = [
    "DE",
    "Draft",
    "InMail",
    "SentLetter",
    "TemplateDraft",
    "bring_templates",
    "forget_receiver",
    "head",
    "in_mail",
    "letter",
    "letter_day",
    "letter_like",
    "letters_to",
    "save_letter",
    "send",
    "templates",
]
