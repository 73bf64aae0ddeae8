"""What letters about a request say, in both languages: the words are the office's to change before they leave."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_

KINDS = {
    "receipt": N_("Receipt"),
    "identity": N_("Proof of identity"),
    "extension": N_("Extension"),
    "answer": N_("Answer"),
    "refusal": N_("Refusal"),
}


@dataclass(frozen=True)
class LetterWords:
    """Subject and text of a letter."""

    subject: str
    body: str


SUBJECTS = {
    "de": "Ihre Anfrage zum Datenschutz vom {received} ({number})",
    "en": "Your data protection request of {received} ({number})",
}
RIGHT_DE = "Sie können sich bei einer Datenschutz-Aufsichtsbehörde beschweren (Art. 77 DSGVO) und gerichtlichen Rechtsschutz suchen (Art. 79 DSGVO)."
RIGHT_EN = "You may lodge a complaint with a supervisory authority (Art. 77 GDPR) and seek a judicial remedy (Art. 79 GDPR)."
BODIES = {
    ("de", "receipt"): "wir haben Ihre Anfrage am {received} erhalten. Sie erhalten unsere Antwort spätestens am {due} (Art. 12 Abs. 3 DSGVO).",
    ("en", "receipt"): "we received your request on {received}. You will have our answer by {due} at the latest (Art. 12 (3) GDPR).",
    ("de", "identity"): "bevor wir Auskunft geben, müssen wir sicher sein, dass die Anfrage von Ihnen stammt (Art. 12 Abs. 6 DSGVO). Bitte bestätigen Sie uns dazu Ihre Anschrift und zwei Angaben, die nur Sie kennen, etwa das Datum Ihrer letzten Rechnung. Eine Ausweiskopie ist nicht nötig.",
    ("en", "identity"): "before we give any information we must be sure that the request is yours (Art. 12 (6) GDPR). Please confirm your address and two details that only you know, such as the date of your last invoice. No copy of an identity card is needed.",
    ("de", "extension"): "für die Bearbeitung Ihrer Anfrage brauchen wir länger und verlängern die Frist nach Art. 12 Abs. 3 DSGVO bis zum {due}. Grund: {reason}",
    ("en", "extension"): "we need more time for your request and extend the term under Art. 12 (3) GDPR until {due}. Reason: {reason}",
    ("de", "answer"): "anbei erhalten Sie die Übersicht über die Daten, die wir zu Ihrer Person verarbeiten, mit Zwecken, Empfängern, Herkunft und Speicherdauer, sowie dieselben Daten als Datei. Was das Gesetz aufzubewahren verlangt, ist mit dem Ende der Frist genannt. Sie haben das Recht auf Berichtigung, Löschung, Einschränkung und Widerspruch. Automatisierte Entscheidungen finden nicht statt.\n\n" + RIGHT_DE,
    ("en", "answer"): "enclosed you find what we process about you, with purposes, recipients, source and storage period, and the same data as a file. What the law asks us to keep is named with the end of its term. You have the right to correction, erasure, restriction and objection. There is no automated decision-making.\n\n" + RIGHT_EN,
    ("de", "refusal"): "Ihrer Anfrage können wir nicht oder nur zum Teil nachkommen. Grund: {reason}\n\n" + RIGHT_DE,
    ("en", "refusal"): "we can't comply with your request, or only in part. Reason: {reason}\n\n" + RIGHT_EN,
}  # fmt: skip


def letter_of(
    kind: str,
    language: str,
    number: str,
    received: datetime.date,
    due: datetime.date,
    reason: str,
    *,
    named: bool,
) -> LetterWords:
    """Return the words of a letter of a kind, named for a contact whose salutation is known.

    Raises Invalid for one that needs a reason and has none.
    """
    if kind not in KINDS:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    body = BODIES[language, kind]
    if "{reason}" in body and not reason:
        raise Invalid(N_("Extend or refuse the request first, with its reason."), field="kind")
    shape = "%d.%m.%Y" if language == "de" else "%d %B %Y"
    said = {
        "number": number,
        "received": received.strftime(shape),
        "due": due.strftime(shape),
        "reason": reason,
    }
    plain = "Sehr geehrte Damen und Herren," if language == "de" else "Dear Sir or Madam,"
    intro = f"{'{salutation}' if named else plain}\n\n"
    return LetterWords(
        SUBJECTS[language].format(**said), intro + body.format(**said).replace("{", "").replace("}", "")
    )
