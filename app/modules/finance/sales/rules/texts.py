"""The sentences of papers in German and English: chosen by tax case and conditions, never typed by a clerk."""

from __future__ import annotations

from app.core.messages import Text

NOTES = {
    "KLEIN": Text(
        "Steuerfreier Umsatz eines Kleinunternehmers (§ 19 UStG); es wird keine Umsatzsteuer berechnet.",
        "Small business under § 19 UStG (Germany): exempt from VAT.",
    ),
    "13BLEIST": Text(
        "Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG).",
        "Reverse charge: VAT is owed by the recipient (§ 13b UStG). Steuerschuldnerschaft des Leistungsempfängers.",
    ),
    "EULEIST": Text(
        "Steuerschuldnerschaft des Leistungsempfängers; Leistungsort beim Empfänger (§ 3a Abs. 2 UStG).",
        "Reverse charge: place of supply is that of the recipient, who owes the VAT (§ 3a (2) UStG).",
    ),
    "IGL": Text(
        "Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 b i. V. m. § 6a UStG).",
        "VAT-exempt intra-Community supply (§ 4 no. 1 b with § 6a UStG).",
    ),
    "AUSFUHR": Text(
        "Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1 a i. V. m. § 6 UStG).",
        "VAT-exempt export (§ 4 no. 1 a with § 6 UStG).",
    ),
    "DRITTLAND": Text(
        "Im Inland nicht steuerbare Leistung (§ 3a Abs. 2 UStG).",
        "Outside the scope of German VAT (§ 3a (2) UStG).",
    ),
    "STFREI": Text("Umsatzsteuerfrei nach § 4 UStG.", "Exempt from VAT under § 4 UStG."),
    "UST0": Text("Steuersatz 0 % (§ 12 Abs. 3 UStG).", "Zero rate (§ 12 (3) UStG)."),
    "DREIECK": Text(
        "Innergemeinschaftliches Dreiecksgeschäft (§ 25b UStG); Steuerschuldner ist der letzte Abnehmer.",
        "Triangular transaction (§ 25b UStG): VAT is owed by the last buyer.",
    ),
}
VAT_IDS = Text("USt-IdNr. Verkäufer {ours}, Käufer {theirs}.", "VAT IDs: seller {ours}, buyer {theirs}.")
SUPPLIED = Text("Leistungsdatum", "Date of supply")
PERIOD = Text("Leistungszeitraum", "Period of supply")
ADVANCE = Text(
    "Anzahlung{on}; die Leistung ist noch nicht erbracht.", "Advance{on}; the supply has not been made yet."
)
ON_ORDER = Text(" auf Auftrag {number}", " on order {number}")
LAND = Text(
    "Sie müssen diese Rechnung zwei Jahre lang aufbewahren (§ 14b Abs. 1 Satz 5 UStG).",
    "You must keep this invoice for two years (§ 14b (1) sentence 5 UStG).",
)
CONSUMER = Text(
    "Sie geraten spätestens 30 Tage nach Fälligkeit und Zugang dieser Rechnung in Verzug (§ 286 Abs. 3 BGB).",
    "You are in default no later than 30 days after this invoice is due and received (§ 286 (3) BGB).",
)
CORRECTION = Text(
    "Rechnungskorrektur zu Rechnung {number} vom {day}. {reason}",
    "Correction of invoice {number} of {day}. {reason}",
)
CANCELLED = Text(
    "Diese Stornorechnung hebt {number} vom {day} vollständig auf. {reason}",
    "This cancellation invoice reverses {number} of {day} completely. {reason}",
)
PROFORMA = Text(
    "Dies ist keine Rechnung im Sinne des Umsatzsteuergesetzes.", "This is not an invoice for VAT purposes."
)
SKONTO = Text(
    "Bei Zahlung bis {day} ziehen Sie {rate} % = {amount} € ab und zahlen {rest} €.",
    "Paying by {day} you deduct {rate} % = {amount} € and pay {rest} €.",
)
DUE = Text("Bitte zahlen Sie {amount} € bis {day}.", "Please pay {amount} € by {day}.")
AT_ONCE = Text("Der Betrag ist sofort fällig.", "The amount is due immediately.")
DEBIT = Text(
    "Wir ziehen {amount} € zum {day} von Ihrem Konto ein.",
    "We collect {amount} € from your account on {day}.",
)
NOTHING_DUE = Text("Es ist nichts mehr zu zahlen.", "Nothing is left to pay.")
OFFER = Text("Dieses Angebot gilt bis {day}.", "This offer is valid until {day}.")


def say(text: Text, language: str, **values: object) -> str:
    """Return a sentence in a language with its values."""
    return (text.de if language == "de" else text.en).format(**values).strip()
