"""Words of the copy sheets in both languages."""

from __future__ import annotations

from app.core.messages import Text

FIELDS = {
    "firm": Text("Betriebsnummer des Arbeitgebers", "Number of the company"),
    "fund": Text("Krankenkasse", "Health fund"),
    "fund_number": Text("Betriebsnummer der Krankenkasse", "Number of the fund"),
    "tax_number": Text("Steuernummer des Arbeitgebers", "Tax number of the employer"),
    "tax_id": Text("Identifikationsnummer", "Tax ID"),
    "month": Text("Anmeldungszeitraum", "Period"),
    "from": Text("Zeitraum von", "From"),
    "until": Text("Zeitraum bis", "Until"),
    "insurance_number": Text("Versicherungsnummer", "Insurance number"),
    "last_name": Text("Name", "Last name"),
    "first_name": Text("Vorname", "First name"),
    "birth": Text("Geburtsdatum", "Date of birth"),
    "street": Text("Straße", "Street"),
    "town": Text("Postleitzahl und Ort", "Postcode and town"),
    "nationality": Text("Staatsangehörigkeit", "Nationality"),
    "code": Text("Grund der Abgabe", "Reason of the report"),
    "person_group": Text("Personengruppe", "Person group"),
    "groups": Text("Beitragsgruppen", "Contribution groups"),
    "occupation": Text("Tätigkeitsschlüssel", "Occupation key"),
    "amount": Text("Beitragspflichtiges Entgelt in Euro", "Pay charged, in euros"),
    "total": Text("Gesamtsumme", "Total"),
    "days": Text("Kalendertage", "Calendar days"),
    "net_day": Text("Nettoentgelt je Kalendertag", "Net pay of a calendar day"),
    "sick_pay": Text("Fortgezahltes Bruttoentgelt", "Pay that went on, gross"),
    "rate": Text("Erstattungssatz in %", "Rate of the refund, %"),
    "refund": Text("Erstattung", "Refund"),
    "subsidy": Text("Zuschuss zum Mutterschaftsgeld", "Subsidy to maternity pay"),
    "claim": Text("Erstattung (100 %)", "Refund (100 %)"),
    "file": Text("Datei", "File"),
    "sha256": Text("Prüfsumme (SHA-256)", "Checksum (SHA-256)"),
    "opened": Text("Hinweis", "Note"),
}
OPENED = Text(
    "Beträge des früheren Programms für dieses Jahr kommen hinzu.",
    "Amounts of the program before are to be added.",
)
