"""What people are told without asking: the information sheet from the record of processing (Art. 13, 14 GDPR), and of a breach (Art. 34)."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.modules.governance.privacy.rules.letters import RIGHT_DE, RIGHT_EN, LetterWords

AUDIENCES = {
    "customer": N_("Customers"),
    "supplier": N_("Suppliers"),
    "employee": N_("Members of staff"),
    "applicant": N_("Applicants"),
}
SUBJECT = Text(
    "Informationen zum Datenschutz (Art. 13, 14 DSGVO)", "Data protection information (Art. 13, 14 GDPR)"
)
GREETING = Text("Sehr geehrte Damen und Herren,", "Dear Sir or Madam,")
OPENING = Text(
    "so verarbeiten wir Ihre personenbezogenen Daten.", "this is how we process your personal data."
)
CONTROLLER, OFFICER = (
    Text("Verantwortlich", "Controller"),
    Text("Datenschutzbeauftragte Person", "Data protection officer"),
)
NONE = Text("nicht bestellt", "none appointed")
AUTHORITY = Text("Aufsichtsbehörde", "Supervisory authority")
LABELS = {
    "purpose": Text("Zwecke", "Purposes"),
    "basis": Text("Rechtsgrundlage", "Legal basis"),
    "content": Text("Daten", "Data"),
    "recipients": Text("Empfänger", "Recipients"),
    "transfers": Text("Übermittlung in Drittländer", "Transfers to third countries"),
    "terms": Text("Speicherdauer", "Storage period"),
}
SOURCE = Text(
    "Was wir nicht von Ihnen selbst haben, stammt aus Verträgen, Schriftverkehr und öffentlichen Registern. Soweit Gesetz oder Vertrag eine Angabe verlangt, können wir ohne sie den Vertrag nicht schließen oder erfüllen. Automatisierte Entscheidungen finden nicht statt.",
    "What we do not have from yourself comes from contracts, correspondence and public registers. Where law or contract asks for a detail, we can't conclude or perform the contract without it. There is no automated decision-making.",
)  # fmt: skip
RIGHTS = Text(
    "Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Übertragbarkeit und Widerspruch; eine Einwilligung können Sie jederzeit widerrufen. ",
    "You have the right to access, correction, erasure, restriction, portability and objection; you may withdraw a consent at any time. ",
)  # fmt: skip
BREACH_SUBJECT = Text(
    "Verletzung des Schutzes Ihrer Daten ({number})", "Breach of your personal data ({number})"
)
BREACH_OPENING = Text(
    "bei uns ist der Schutz personenbezogener Daten verletzt worden, und Ihre Daten können betroffen sein. Darüber unterrichten wir Sie nach Art. 34 DSGVO.",
    "the protection of personal data was breached here, and your data may be concerned. We tell you so under Art. 34 GDPR.",
)  # fmt: skip
BREACH_LABELS = {
    "what": Text("Was geschehen ist", "What happened"),
    "concerned": Text("Welche Daten betroffen sind", "Which data are concerned"),
    "consequences": Text("Wahrscheinliche Folgen", "Likely consequences"),
    "measures": Text("Was wir getan haben und tun", "What we did and do"),
}


@dataclass(frozen=True)
class Controller:
    """Who processes: name and address, officer with mail or phone, authority; '' for what the settings do not say."""

    name: str
    officer: str = ""
    authority: str = ""


@dataclass(frozen=True)
class Told:
    """What of one processing people are told, in the words of the record."""

    title: str
    purpose: str
    basis: str
    content: str
    recipients: str
    transfers: str
    terms: str


def _in(text: Text, lang: str) -> str:
    return text.de if lang == "de" else text.en


def _line(text: Text, words: str, lang: str) -> str:
    return f"{_in(text, lang)}: {words}"


def _letter(subject: str, parts: Sequence[str]) -> LetterWords:
    """Return a letter of parts; braces would be fields of the letter."""
    return LetterWords(
        subject, "\n\n".join(part for part in parts if part).replace("{", "(").replace("}", ")")
    )


def information(lang: str, who: Controller, processings: Sequence[Told]) -> LetterWords:
    """Return the information sheet for people of a category: controller, officer, each processing, source, rights (Art. 13 (1), (2), 14 GDPR).

    Raises Invalid where nothing is processed of such people.
    """
    if not processings:
        raise Invalid(N_("No processing of the record is about such people."), field="audience")
    head = [_line(CONTROLLER, who.name, lang), _line(OFFICER, who.officer or _in(NONE, lang), lang)]
    if who.authority:
        head.append(_line(AUTHORITY, who.authority, lang))
    said = [
        "\n".join([one.title, *(_line(text, getattr(one, name), lang) for name, text in LABELS.items() if getattr(one, name))])
        for one in processings
    ]  # fmt: skip
    rights = _in(RIGHTS, lang) + (RIGHT_DE if lang == "de" else RIGHT_EN)
    return _letter(_in(SUBJECT, lang), [_in(GREETING, lang), _in(OPENING, lang), "\n".join(head), *said, _in(SOURCE, lang), rights])  # fmt: skip


def breach_letter(lang: str, number: str, who: Controller, said: dict[str, str]) -> LetterWords:
    """Return the letter to people whom a breach concerns: nature, data, consequences, measures and whom to ask (Art. 34 (2) GDPR).

    Raises Invalid naming the field that Art. 34 asks for and that is empty: consequences or measures.
    """
    for field in ("consequences", "measures"):
        if not said[field].strip():
            raise Invalid(N_("The people must be told this; complete it first."), field=field)
    lines = [_line(text, said[name], lang) for name, text in BREACH_LABELS.items() if said[name]]
    asks = _line(OFFICER, who.officer, lang) if who.officer else _line(CONTROLLER, who.name, lang)
    subject = _in(BREACH_SUBJECT, lang).format(number=number)
    return _letter(subject, [_in(GREETING, lang), _in(BREACH_OPENING, lang), *lines, asks])
