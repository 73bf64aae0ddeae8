"""The words of dunning letters and statements in the language of the customer, and the standard levels of a new book."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.modules.finance.dunning.rules.dunning import FIELDS, GroupDraft, LevelDraft

_FIELD = re.compile(r"\{(\w*)\}")

NUMBER, DATE, CUSTOMER = Text("Nummer", "Number"), Text("Datum", "Date"), Text("Kundennummer", "Customer no.")
TABLE = (
    Text("Rechnung", "Invoice"),
    Text("vom", "of"),
    Text("fällig am", "due on"),
    Text("Tage", "days"),
    Text("Stufe", "level"),
    Text("offen €", "open €"),
)
ALL = Text("Summe", "Sum")
PRINCIPAL = Text("Offene Rechnungen", "Open invoices")
INTEREST = Text("Verzugszinsen bis {day}", "Interest until {day}")
LUMP = Text("Pauschale (§ 288 Abs. 5 BGB)", "Lump sum (§ 288 (5) BGB)")
FEE = Text("Mahngebühr", "Dunning fee")
EARLIER = Text("Frühere Mahngebühren", "Earlier dunning fees")
TOTAL = Text("Zu zahlen bis {day} €", "To be paid by {day} €")
ARITHMETIC = Text(
    "{document}: {amount} € vom {since} bis {until}, {days} Tage zu {rate} %",
    "{document}: {amount} € from {since} to {until}, {days} days at {rate} %",
)
HOW = Text(
    "Verzugszinsen nach § 288 BGB, Basiszinssatz zuzüglich {points} Prozentpunkte, taggenau:",
    "Interest under § 288 BGB, base rate plus {points} percentage points, to the day:",
)
NO_TAX = Text(
    "Zinsen, Pauschale und Mahngebühren sind Schadensersatz und enthalten keine Umsatzsteuer.",
    "Interest, lump sum and dunning fees are damages and carry no VAT.",
)
PAY = Text(
    "Bitte überweisen Sie {total} € auf {iban}, Verwendungszweck {number}.",
    "Please transfer {total} € to {iban}, quoting {number}.",
)
CROSSED = Text(
    "Haben Sie inzwischen gezahlt, betrachten Sie dieses Schreiben bitte als gegenstandslos.",
    "If you have paid in the meantime, please disregard this letter.",
)
CLOSING = Text("Mit freundlichen Grüßen", "Yours sincerely")
STAMP = Text("ENTWURF", "DRAFT")
STATEMENT = Text("Kontoauszug zum {day}", "Statement of account on {day}")
STATEMENT_INTRO = Text(
    "Ihr Konto {account} weist bei uns die folgenden Bewegungen aus. Bitte teilen Sie uns Abweichungen mit.",
    "Your account {account} shows the following movements with us. Please tell us of any differences.",
)
STATEMENT_TABLE = (
    Text("Datum", "Date"),
    Text("Beleg", "Document"),
    Text("fällig", "due"),
    Text("Forderung €", "claim €"),
    Text("Zahlung €", "payment €"),
    Text("Saldo €", "balance €"),
)
CARRIED = Text("Vortrag", "Carried")
BALANCE = Text("Saldo zum {day} €", "Balance on {day} €")
OVERDUE = Text("davon überfällig €", "of that overdue €")
IN_FAVOUR = Text("Das Guthaben steht zu Ihren Gunsten.", "The balance is in your favour.")


def say(text: Text, language: str, **values: object) -> str:
    """Return a sentence in a language with its values."""
    return (text.de if language == "de" else text.en).format(**values)


def check_text(text: str, field: str) -> None:
    """Raise Invalid, naming the field, for a text with a placeholder that nobody fills."""
    for name in _FIELD.findall(text):
        if name not in FIELDS:
            raise Invalid(
                N_("There is no field {name}; known are {known}."),
                field=field,
                name="{" + name + "}",
                known=", ".join("{" + one + "}" for one in FIELDS),
            )


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text of a level with its placeholders filled."""
    return _FIELD.sub(lambda found: values[found[1]], text)


BUSINESS, PRIVATE = (
    GroupDraft("Unternehmen und Behörden", "business"),
    GroupDraft("Verbraucher", "private"),
)
_FIRST_DE = (
    "zu den unten genannten Rechnungen haben wir noch keinen Zahlungseingang verbucht. Sicher ist Ihnen das nur entgangen: "
    "Bitte überweisen Sie den Betrag bis zum {until}."
)
_FIRST_EN = "we have not booked a payment for the invoices below yet. Please transfer the amount by {until}."
_SECOND_DE = "auf unsere Zahlungserinnerung haben wir keine Zahlung erhalten. Wir bitten Sie, {total} € bis zum {until} zu zahlen."
_SECOND_EN = "we have received no payment after our reminder. Please pay {total} € by {until}."
_LAST_DE = (
    "trotz unserer Mahnungen sind die unten genannten Rechnungen nicht bezahlt. Zahlen Sie {total} € bis zum {until}; "
    "andernfalls machen wir die Forderung ohne weitere Mahnung gerichtlich geltend."
)
_LAST_EN = (
    "despite our reminders the invoices below are unpaid. Pay {total} € by {until}; otherwise we shall take the claim to "
    "court without further notice."
)
_TITLES = (
    ("Zahlungserinnerung", "Payment reminder"),
    ("Mahnung", "Second reminder"),
    ("Letzte Mahnung", "Final reminder"),
)
_TEXTS = ((_FIRST_DE, _FIRST_EN), (_SECOND_DE, _SECOND_EN), (_LAST_DE, _LAST_EN))


def _levels(
    days: tuple[int, int, int], fees: tuple[int, int, int], *, business: bool
) -> tuple[LevelDraft, ...]:
    return tuple(
        LevelDraft(
            level=place + 1,
            days=days[place],
            fee=fees[place],
            interest=place == 2 or (business and place == 1),
            lump=business and place == 2,
            term=10 if place < 2 else 7,
            minimum=10_00 if place == 0 else 0,
            subject_de=_TITLES[place][0],
            text_de=_TEXTS[place][0],
            subject_en=_TITLES[place][1],
            text_en=_TEXTS[place][1],
        )
        for place in range(3)
    )


STANDARD = (
    (BUSINESS, _levels((7, 21, 35), (0, 5_00, 5_00), business=True)),
    (PRIVATE, _levels((10, 24, 38), (0, 2_50, 2_50), business=False)),
)  # what the letter costs at most with consumers; the reminder that sets in default is free
