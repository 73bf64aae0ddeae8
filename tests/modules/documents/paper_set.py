"""Papers as an office gets them: twenty senders in layouts of their own, made from a seed, each with what it says in truth."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass

US = "Möbelwerkstatt Nordlicht GmbH\nFrau Inken Petersen\nHafenstraße 12\n24103 Kiel"
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
GOODS = (
    "Kopierpapier",
    "Scharniere",
    "Schrauben 4x40",
    "Leim",
    "Filter",
    "Toner",
    "Winkel",
    "Beratung",
    "Dübel",
    "Lack seidenmatt",
)


@dataclass(frozen=True)
class Paper:
    """A paper: its sender, its text, and what is true of it; amount in cents, None where it has none."""

    sender: str
    type: str
    text: str
    day: datetime.date
    amount: int | None
    number: str


def de(cents: int) -> str:
    """Write an amount as Germans do."""
    whole = f"{cents // 100:,}".replace(",", ".")
    return f"{whole},{cents % 100:02d}"


def en(cents: int) -> str:
    """Write an amount as the English do."""
    return f"{cents // 100:,}.{cents % 100:02d}"


def dotted(day: datetime.date) -> str:
    """Write a day with figures."""
    return f"{day:%d.%m.%Y}"


def written(day: datetime.date) -> str:
    """Write a day with the name of its month."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


class Maker:
    """Random figures for one paper."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.day = datetime.date(2026, 1, 5) + datetime.timedelta(days=rng.randrange(290))
        self.before = self.day - datetime.timedelta(days=rng.randrange(3, 40))
        self.after = self.day + datetime.timedelta(days=rng.randrange(8, 40))
        self.net = rng.randrange(20_00, 9_000_00)
        self.tax = (self.net * 19 + 50) // 100
        self.gross = self.net + self.tax
        self.n = rng.randrange(1000, 9999)

    def goods(self) -> str:
        """Write some lines of goods."""
        picked = self.rng.sample(GOODS, 3)
        rows = [(name, self.rng.randrange(1, 9), self.rng.randrange(100, 9000)) for name in picked]
        return "\n".join(
            f"{i} {name} {count} {de(one)} {de(count * one)}" for i, (name, count, one) in enumerate(rows, 1)
        )


def office(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"RE-2026{m.day:%m}-0{m.n}"
    text = (
        f"Bürobedarf Weiß oHG, Holstenstraße 50, 24103 Kiel\n{US}\nRechnungsnummer\nKundennummer\nLieferdatum\nRechnungsdatum\n"
        f"Ansprechpartner\n{number}\nK-88123\n{dotted(m.before)}\n{dotted(m.day)}\nHerr Möller\nRechnung\nSehr geehrte Frau Petersen,\n"
        f"Pos Bezeichnung Menge Einzelpreis Gesamt\n{m.goods()}\nSumme netto {de(m.net)} EUR\n19 % Mehrwertsteuer {de(m.tax)} EUR\n"
        f"Rechnungsbetrag {de(m.gross)} EUR\nBank: DE27 2105 0170 0000 0079 19"
    )
    return "invoice_in", text, m.day, m.gross, number


def craft(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"{m.n}/26"
    text = (
        f"Heizung Brandt\nInh. K. Brandt · Eckernförder Str. 4 · 24116 Kiel\nSteuernummer 19/022/51234\n{US}\nKiel, den {dotted(m.day)}\n"
        f"Rechnung Nr. {number}\nLeistung vom {dotted(m.before)}\n{m.goods()}\nNettobetrag {de(m.net)} €\nzzgl. 19 % USt {de(m.tax)} €\n"
        f"Gesamtbetrag {de(m.gross)} €\nZahlbar bis {dotted(m.after)} ohne Abzug\nIBAN DE89 3704 0044 0532 0130 00"
    )
    return "invoice_in", text, m.day, m.gross, number


def phone(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"7 {m.n // 10:03d} {m.n % 1000:03d} 567"
    text = (
        f"FERNRUF\nIhre Telefonrechnung\n{US}\nKundennummer: 4711 0815\nRechnungsnummer: {number}\nDatum: {written(m.day)}\n"
        f"Grundpreis {de(39_00)}\nVerbindungen {de(m.net)}\nSumme ohne USt {de(m.net + 39_00)}\nUmsatzsteuer 19 %\n"
        f"Zu zahlender Betrag {de(m.gross)} EUR\nWir buchen den Betrag am {dotted(m.after)} ab.\nwww.fernruf.example USt-IdNr. DE811907980"
    )
    return "invoice_in", text, m.day, m.gross, number


def power(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number, paid = f"2026-{m.n}88", (m.gross // 2) // 100 * 100
    text = (
        f"Stadtwerke Musternetz\n{US}\nIhre Jahresverbrauchsabrechnung Strom\nRechnungs-Nr. {number}\nRechnungsdatum {dotted(m.day)}\n"
        f"Abrechnungszeitraum 01.01.2025 bis 31.12.2025\nVerbrauch 4.312 kWh\nNettobetrag {de(m.net)} EUR\nUmsatzsteuer 19 % {de(m.tax)} EUR\n"
        f"Bruttobetrag {de(m.gross)} EUR\nbereits gezahlte Abschläge {de(paid)} EUR\nNoch zu zahlender Betrag {de(m.gross - paid)} EUR\n"
        f"fällig am {dotted(m.after)}\nGläubiger-ID DE98ZZZ09999999999"
    )
    return "invoice_in", text, m.day, m.gross - paid, number


def english(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"INV-{m.n}8"
    text = (
        f"Cloudbase Ltd\nINVOICE\n{US}\nInvoice number: {number}\nDate of issue: {m.day:%B} {m.day.day}, {m.day.year}\nDate due: {m.after.isoformat()}\n"
        f"Support hours 3 EUR {en(m.net)}\nSubtotal EUR {en(m.net)}\nTotal EUR {en(m.net)}\nAmount due EUR {en(m.net)}\n"
        "Reverse charge: VAT to be accounted for by the recipient.\nVAT GB123458554"
    )
    return "invoice_in", text, m.day, m.net, number


def american(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    day, number = m.day.replace(day=13 + m.n % 15), f"{m.n}77"
    text = (
        f"Tooling Supply Inc.\n1200 Harbor Blvd, Portland OR\nInvoice # {number}\nInvoice date: {day:%m/%d/%Y}\nBill to: {US}\n"
        f"Blades 4 ${en(m.net // 2)}\nShipping ${en(m.net - m.net // 2)}\nTotal due: ${en(m.net)}\nPlease pay until {m.after:%m/%d/%Y}"
    )
    return "invoice_in", text, day, m.net, number


def insurance(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"VS-4711-{m.n}"
    text = (
        f"Nordstern Versicherung AG\n{US}\nBeitragsrechnung\nVersicherungsnummer: {number}\nHamburg, den {written(m.day)}\n"
        f"Betriebshaftpflicht, Versicherungsbeginn 01.01.2020\nzu zahlen bis {dotted(m.after)} {de(m.gross)} EUR\n"
        "Bitte zahlen Sie den Beitrag rechtzeitig."
    )
    return "invoice_in", text, m.day, m.gross, number


def policy(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"4711611 {m.n}"
    text = (
        f"Hansa Assekuranz VVaG\n{US}\nVersicherungsschein\nVersicherungsschein-Nr.: {number}\nBremen, {dotted(m.day)}\n"
        f"Gebäudeversicherung\nJahresbeitrag inkl. Versicherungsteuer {de(m.gross)} EUR\nAblauf 01.01.2030"
    )
    return "policy", text, m.day, m.gross, number


def dunning(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"2026-{m.n}"
    text = (
        f"Krüger Maschinenbau GmbH\n{US}\n{dotted(m.day)}\n2. Mahnung\nSehr geehrte Damen und Herren,\n"
        f"zu folgender Rechnung konnten wir noch keinen Zahlungseingang feststellen:\nRechnung Nr. {number} vom {dotted(m.before)} über {de(m.net)} EUR\n"
        f"Mahngebühr 5,00 EUR\nOffener Gesamtbetrag: {de(m.net + 500)} EUR\nBitte zahlen Sie bis spätestens {dotted(m.after)}."
    )
    return "reminder", text, m.day, m.net + 500, number


def krueger(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"2026-{m.n}"
    text = (
        f"Krüger Maschinenbau GmbH\n{US}\n{dotted(m.day)}\nRechnung\nRechnung Nr. {number}\nSehr geehrte Damen und Herren,\n{m.goods()}\n"
        f"Zwischensumme {de(m.net)} EUR\nMwSt. 19 % {de(m.tax)} EUR\nGesamtsumme {de(m.gross)} EUR\nBitte zahlen Sie bis spätestens {dotted(m.after)}."
    )
    return "invoice_in", text, m.day, m.gross, number


def credit(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"GS-{m.n}"
    text = (
        f"Holzhandel Förde KG\n{US}\nGutschrift\nGutschrift-Nr. {number}\nDatum {dotted(m.day)}\nzu unserer Rechnung Nr. HF-20713 vom {dotted(m.before)}\n"
        f"Retoure Eichenbohlen\nNetto {de(m.net)} EUR\nUSt 19 % {de(m.tax)} EUR\nGutschriftsbetrag {de(m.gross)} EUR"
    )
    return "credit_note", text, m.day, m.gross, number


def quotation(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"AN-{m.n}"
    text = (
        f"Werkzeug Lührs GmbH & Co. KG\n{US}\nAngebot\nAngebots-Nr.: {number}\nDatum: {dotted(m.day)}\nIhre Anfrage vom {dotted(m.before)}\n{m.goods()}\n"
        f"Nettosumme {de(m.net)} EUR\n19 % MwSt {de(m.tax)} EUR\nAngebotssumme {de(m.gross)} EUR\nDas Angebot ist freibleibend und gültig bis {dotted(m.after)}."
    )
    return "quotation", text, m.day, m.gross, number


def confirmation(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"AB{m.n}"
    text = (
        f"Beschläge Thomsen e.K.\n{US}\nAuftragsbestätigung\nAB-Nr. {number}\nBestellt am {dotted(m.before)}\nFlensburg, den {dotted(m.day)}\n{m.goods()}\n"
        f"Summe netto {de(m.net)} EUR\n19 % MwSt {de(m.tax)} EUR\nAuftragssumme {de(m.gross)} EUR\nLiefertermin {dotted(m.after)}"
    )
    return "order", text, m.day, m.gross, number


def delivery(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"LS-{m.n}"
    text = (
        f"Spedition Nordwind GmbH\n{US}\nLieferschein {number}\nDatum: {dotted(m.day)}\nBestellung vom {dotted(m.before)}\n3 Paletten Spanplatten\n"
        "2 Rollen Kantenband\nWare erhalten: ____________"
    )
    return "delivery_note", text, m.day, None, number


def tax(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"19/293/4{m.n}"
    text = (
        f"Finanzamt Kiel\n{US}\nSteuernummer {number}\n{dotted(m.day)}\nBescheid für 2025 über Gewerbesteuer\nFestgesetzt werden {de(m.net)} EUR\n"
        f"Bitte zahlen Sie spätestens am {dotted(m.after)}\nRechtsbehelfsbelehrung: Gegen diesen Bescheid ist der Einspruch gegeben."
    )
    return "tax_notice", text, m.day, m.net, number


def bank(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number = f"{m.n % 12 + 1}/2026"
    text = (
        f"Förde Sparkasse\nKontoauszug Nr. {number}\nIBAN DE27 2105 0170 0000 0079 19\nErstellt am {dotted(m.day)}\nAlter Kontostand {de(m.net)} EUR\n"
        f"{dotted(m.before)} Lastschrift 12,50-\nNeuer Kontostand {de(m.gross)} EUR"
    )
    return "bank_statement", text, m.day, m.gross, number


def payslip(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    text = (
        f"Möbelwerkstatt Nordlicht GmbH\nVerdienstabrechnung {MONTHS[m.day.month - 1]} 2026\nKarin Groß\nDruckdatum {dotted(m.day)}\nEintritt 01.09.2023\n"
        f"Bruttolohn {de(m.gross)}\nLohnsteuer {de(m.tax)}\nSozialversicherung {de(m.tax // 2)}\nGesamtbrutto {de(m.gross)}\n"
        f"Auszahlungsbetrag {de(m.net)}"
    )
    return "payslip", text, m.day, m.net, ""


def receipt(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    one, two = m.net // 3, m.net - m.net // 3
    text = (
        f"Drogerie Ross\nSophienblatt 3\n24103 Kiel\nTel. 0431/555012\n2 Kaffeefilter {de(one)}\n1 Reiniger {de(two)}\n------------------------\n"
        f"SUMME EUR {de(m.net)}\nBar EUR {de(m.net)}\nMwSt 19% {de(m.net * 19 // 119)}\nBon-Nr. {m.n} Kasse 2\n{m.day:%d.%m.%y} 14:22\n"
        "Vielen Dank für Ihren Einkauf"
    )
    return "invoice_in", text, m.day, m.net, str(m.n)


def hotel(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    number, tax7 = f"H{m.n}5", (m.net * 7 + 50) // 100
    text = (
        f"Hotel Alte Post\nMarkt 1, 17489 Greifswald\n{US}\nRechnung\nRechnung-Nr.: {number}\nAnreise {dotted(m.before)} Abreise {dotted(m.day)}\n"
        f"Datum {dotted(m.day)}\nÜbernachtung 2 Nächte {de(m.net + tax7)}\nNetto 7 % {de(m.net)} MwSt {de(tax7)}\nGesamt EUR {de(m.net + tax7)}"
    )
    return "invoice_in", text, m.day, m.net + tax7, number


def application(m: Maker) -> tuple[str, str, datetime.date, int | None, str]:
    name = ("Jana Behrens", "Ole Petersen", "Mira Schulz", "Tom Becker")[m.n % 4]
    text = (
        f"{name}\nKiel, {written(m.day)}\n{US}\nBewerbung als Tischlergeselle\nSehr geehrte Frau Petersen,\nich bewerbe mich auf Ihre Anzeige vom "
        f"{dotted(m.before)}.\nMein Lebenslauf liegt bei.\nMit freundlichen Grüßen\n{name}"
    )
    return "application", text, m.day, None, ""


LAYOUTS: dict[str, tuple[Callable[[Maker], tuple[str, str, datetime.date, int | None, str]], ...]] = {
    "Bürobedarf Weiß oHG": (office,), "Brandt Heizungsbau": (craft,), "Telefon Nord AG": (phone,), "Stadtwerke Musternetz": (power,),
    "Cloudbase Ltd": (english,), "Tooling Supply Inc.": (american,), "Nordstern Versicherung AG": (insurance,),
    "Hansa Assekuranz VVaG": (policy,), "Krüger Maschinenbau GmbH": (krueger, dunning), "Holzhandel Förde KG": (credit,),
    "Werkzeug Lührs": (quotation,), "Beschläge Thomsen": (confirmation,), "Spedition Nordwind GmbH": (delivery,), "Finanzamt Kiel": (tax,),
    "Förde Sparkasse": (bank,), "Drogerie Ross": (receipt,), "Hotel zur Post": (hotel,), "Lohnbüro": (payslip,), "Bewerbungen": (application,),
}  # fmt: skip


def papers(seed: int, each: int) -> list[Paper]:
    """Return papers of all senders, so many of each layout, in a random order."""
    rng = random.Random(seed)
    found = []
    for sender, layouts in LAYOUTS.items():
        for layout in layouts:
            for _turn in range(each):
                kind, text, day, amount, number = layout(Maker(rng))
                found.append(Paper(sender, kind, text, day, amount, number=number))
    rng.shuffle(found)
    return found
