"""Templates and text blocks of a new book, German and English."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select

from app.data.unit import Unit
from app.modules.documents.letters.models import LetterTemplate
from app.modules.documents.letters.rules import DE, TemplateDraft

EN = "Yours sincerely"
TEMPLATES = (
    ("Brief", "de", False, "", "{salutation}\n\n", DE),
    ("Letter", "en", False, "", "{salutation}\n\n", EN),
    ("Kündigung", "de", False, "Kündigung des Vertrags {reference}", "{salutation}\n\nhiermit kündigen wir den oben genannten Vertrag zum nächstmöglichen Termin.\n\nBitte bestätigen Sie uns den Eingang und den Tag, zu dem der Vertrag endet.", DE),
    ("Notice of termination", "en", False, "Termination of contract {reference}", "{salutation}\n\nWe hereby give notice of termination of the above contract at the earliest possible date.\n\nPlease confirm receipt and the day on which the contract ends.", EN),
    ("Anforderung von Unterlagen", "de", False, "Fehlende Unterlagen", "{salutation}\n\nfür unsere Akten fehlen uns noch Unterlagen von Ihnen. Bitte senden Sie sie uns bis zum Ende des Monats.", DE),
    ("Dank für den Auftrag", "de", True, "", "Vielen Dank für Ihren Auftrag. Wir bestätigen ihn gern und melden uns mit einem Termin.", ""),
    ("Frist von zwei Wochen", "de", True, "", "Bitte antworten Sie uns innerhalb von zwei Wochen nach Erhalt dieses Briefes.", ""),
    ("Thanks for the order", "en", True, "", "Thank you for your order. We are pleased to confirm it and will be in touch about a date.", ""),
    ("Two weeks", "en", True, "", "Please reply within two weeks of receiving this letter.", ""),
)  # fmt: skip


def bring_basics(unit: Unit) -> None:
    """Bring templates and text blocks where there are none yet."""
    t = LetterTemplate
    if unit.connection.scalar(select(t.id).where(t.receiver == "").limit(1)) is not None:
        return
    for name, language, block, subject, body, closing in TEMPLATES:
        draft = TemplateDraft(name, language, block, subject, body, closing=closing)
        unit.insert(LetterTemplate, **asdict(draft))
