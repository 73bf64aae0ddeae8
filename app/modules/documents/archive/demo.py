"""Documents of the demo company: invoices, contracts, letters and personnel papers, filed and to be filed."""

from __future__ import annotations

import datetime
import io

from app.data import archive
from app.data.office import Office
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import Arrival, add
from app.modules.documents.filing.api import open_case
from app.modules.organisation.contacts.api import contacts
from app.paper.page_frame import A4, BOLD, MM, REGULAR, new_canvas

DAY = datetime.date
# title, type, place, contact (start of its name), day, amount in cents, reference, words
FILED = (
    ("Rechnung Krüger März", "invoice_out", "31", "Krüger", DAY(2026, 3, 12), 119000, "AR-2026-0031", "Rechnung Nr. AR-2026-0031 über Werkzeuge, Rechnungsbetrag 1.190,00 EUR"),
    ("Steuerbescheid 2024", "tax_notice", "33", "Finanzamt", DAY(2026, 2, 3), None, "19/293/41234", "Bescheid über Körperschaftsteuer 2024, Rechtsbehelfsbelehrung, Steuernummer 19/293/41234"),
    ("Mietvertrag Werkhalle", "contract", "60", "Immobilien", DAY(2021, 7, 1), None, "MV-7", "Mietvertrag über die Werkhalle Hafenstraße 12, Kündigungsfrist sechs Monate, Vertragspartner"),
    ("Betriebshaftpflicht", "policy", "11", "Versicherung", DAY(2024, 1, 1), 84000, "VS-4711-22", "Versicherungsschein Betriebshaftpflicht, Versicherungsnummer VS-4711-22, Jahresbeitrag"),
    ("Lieferschein Eichenbohlen", "delivery_note", "41", "Holzhandel", DAY(2026, 5, 6), None, "LS-5531", "Lieferschein LS-5531: 40 Eichenbohlen, geliefert an die Werkhalle"),
    ("Angebot Drehbank", "quotation", "40", "Krüger", DAY(2026, 4, 21), 2890000, "AN-881", "Angebot über eine Drehbank, freibleibend bis Ende Juni, 28.900,00 EUR"),
    ("Brief Reklamation", "letter_in", "50", "Aarhus", DAY(2026, 6, 8), None, "", "Dear Sir or Madam, two of the clamps delivered in May are bent. Please send new ones."),
    ("Protokoll Gesellschafterversammlung", "minutes", "00", "", DAY(2026, 4, 30), None, "", "Protokoll der Gesellschafterversammlung, Tagesordnung: Feststellung des Jahresabschlusses"),
    ("Arbeitsvertrag Groß", "personnel", "20", "Karin", DAY(2023, 9, 1), None, "", "Arbeitsvertrag mit Frau Karin Groß, Beginn 1. September 2023"),
    ("Lohnabrechnung Mai", "payslip", "21", "Karin", DAY(2026, 5, 29), 241055, "", "Lohnabrechnung Mai 2026, Bruttolohn 3.450,00 EUR, Auszahlung 2.410,55 EUR"),
    ("Bewerbung Werkstattleitung", "application", "22", "", DAY(2025, 1, 14), None, "", "Bewerbung um die Stelle der Werkstattleitung mit Lebenslauf und Zeugnissen"),
    ("Kontoauszug Mai", "bank_statement", "32", "", DAY(2026, 5, 31), None, "5/2026", "Kontoauszug Mai 2026, Kontostand 48.211,90 EUR"),
    ("Rechnung Frästisch 2012", "invoice_out", "31", "Tischlerei", DAY(2012, 10, 9), 452200, "AR-2012-0107", "Rechnung Nr. AR-2012-0107 über einen Frästisch, Rechnungsbetrag 4.522,00 EUR"),
    ("Brief Messestand 2016", "letter_out", "50", "Bürobedarf", DAY(2016, 3, 3), None, "", "Sehr geehrte Damen und Herren, wir bestellen den Messestand für die Frühjahrsmesse"),
)  # fmt: skip
WAITING = (
    ("stadtwerke-juni.pdf", "Stadtwerke Kiel Musternetz GmbH\nRechnung Nr. 2026-118204\nRechnungsdatum: 18.06.2026\nStrom und Gas für die Werkhalle, Abschlag Juni\nNetto 412,00 EUR\nUmsatzsteuer 19 % 78,28 EUR\nRechnungsbetrag 490,28 EUR"),
    ("holz-foerde.pdf", "Holzhandel Förde KG\nRechnung Nr. HF-20713\nDatum: 22.06.2026\nEichenbohlen 52 mm, 3,2 m³\nNetto 2.310,00 EUR\nUmsatzsteuer 19 % 438,90 EUR\nGesamtbetrag 2.748,90 EUR"),
    ("mahnung.pdf", "Bürobedarf Weiß oHG\nMahnung vom 24.06.2026\nUnsere Rechnung Nr. 88412 über 96,15 EUR ist noch offen.\nBitte zahlen Sie bis zum 8. Juli 2026."),
    ("nordstern.pdf", "Versicherung Nordstern AG\nVersicherungsschein, Nachtrag\nVersicherungsnummer: VS-4711-22\nKiel, den 15. Juni 2026\nDer Beitrag ändert sich zum 1. Januar 2027."),
    ("lieferschein.pdf", "Krüger Maschinenbau GmbH\nLieferschein LS-9027\nDatum: 25.06.2026\nErsatzteile für die Drehbank, 4 Positionen"),
    ("werbung.pdf", "Newsletter\nUnser Angebot des Monats: Arbeitshandschuhe im Dutzend, nur im Juli 2026"),
)  # fmt: skip


def paper(title: str, text: str) -> bytes:
    """Return a page with a title and lines, as someone else's paper would look."""
    target = io.BytesIO()
    canvas = new_canvas(target, title, "", A4)
    canvas.setFont(BOLD, 15)
    canvas.drawString(25 * MM, 262 * MM, text.splitlines()[0][:60])
    canvas.setFont(REGULAR, 10.5)
    for place, line in enumerate(text.splitlines()[1:] or [text]):
        canvas.drawString(25 * MM, (240 - 7 * place) * MM, line)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _arrive(office: Office, name: str, title: str, text: str) -> int:
    data = paper(title, text)
    sha = archive.store(office.book, data)
    return office.run(
        add,
        Arrival(sha, len(data), "application/pdf", name, text, text_from="text", pages=1, source="folder"),
    )


def demo(office: Office, _months: int) -> None:
    """File some papers and leave some in the inbox."""
    known = {one.name: one.id for one in office.read(contacts)}
    office.run(open_case, "Anschaffung Drehbank", "40", "anna")
    for title, kind, node, who, day, amount, reference, text in FILED:
        contact = next((key for name, key in known.items() if who and name.startswith(who)), None)
        key = _arrive(office, f"{title}.pdf", title, f"{title}\n{text}")
        expires = DAY(2027, 6, 30) if kind == "contract" else None
        notice = DAY(2026, 12, 31) if kind == "contract" else None
        ended = DAY(2025, 3, 31) if kind == "application" else None
        draft = DocumentDraft(
            title,
            kind,
            node,
            contact,
            None,
            doc_date=day,
            received=None,
            amount=amount,
            currency="EUR",
            reference=reference,
            area=0,
            ended=ended,
            expires=expires,
            notice=notice,
            place="",
            tags=("Drehbank",) if "Dreh" in title else (),
        )
        office.run(classify, key, draft, None, True)
    for name, text in WAITING:
        _arrive(office, name, name, text)
