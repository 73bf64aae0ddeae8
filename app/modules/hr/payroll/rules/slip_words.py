"""Words of the payslip in both languages that stand beside each other on it."""

from __future__ import annotations

from app.core.messages import Text

TITLE = Text("Entgeltabrechnung", "Payslip")
CERTIFICATE = Text(
    "Bescheinigung nach § 108 Abs. 3 GewO", "Certificate under section 108 (3) of the Trade Code"
)
BORDER = Text(
    "Kontor berechnet; Meldungen gehen über die Portale.",
    "Kontor calculates; reports go through the portals.",
)
TAXES = {
    "wage_tax": Text("Lohnsteuer", "Wage tax"),
    "soli": Text("Solidaritätszuschlag", "Solidarity surcharge"),
    "church": Text("Kirchensteuer", "Church tax"),
}
BRANCHES = {
    "health": Text("Krankenversicherung", "Health insurance"),
    "health_extra": Text("Zusatzbeitrag zur KV", "Extra health contribution"),
    "care": Text("Pflegeversicherung", "Care insurance"),
    "care_childless": Text("PV-Zuschlag für Kinderlose", "Care surcharge, childless"),
    "pension": Text("Rentenversicherung", "Pension insurance"),
    "unemployment": Text("Arbeitslosenversicherung", "Unemployment insurance"),
    "u1": Text("Umlage U1", "Levy U1"),
    "u2": Text("Umlage U2", "Levy U2"),
    "insolvency": Text("Insolvenzgeldumlage", "Insolvency levy"),
    "flat_tax": Text("Pauschsteuer", "Flat wage tax"),
}
SUBSIDIES = {
    "health": Text("Zuschuss private KV", "Subsidy, private health"),
    "care": Text("Zuschuss private PV", "Subsidy, private care"),
}
FLAT = {
    "flat": Text("Pauschale Lohnsteuer §§ 40 bis 40b", "Flat wage tax, §§ 40 to 40b"),
    "flat_soli": Text("Solidaritätszuschlag, pauschal", "Solidarity surcharge, flat"),
    "flat_church": Text("Kirchensteuer, pauschal", "Church tax, flat"),
    "support": Text("Förderbetrag § 100 EStG", "Support, § 100 EStG"),
    "flat_37b": Text("Pauschale Steuer § 37b", "Flat tax, § 37b"),
    "flat_37b_soli": Text("Solidaritätszuschlag § 37b", "Solidarity surcharge, § 37b"),
    "flat_37b_church": Text("Kirchensteuer § 37b", "Church tax, § 37b"),
}
FLAT_PAY = Text("pauschal", "flat")
IN_KIND = Text("erhalten", "had already")
OPEN_REST = Text("Rest", "left")
FIELDS = {
    "number": Text("Personalnummer", "Staff no."),
    "birth": Text("Geburtsdatum", "Date of birth"),
    "entry": Text("Eintritt", "First day"),
    "leaving": Text("Austritt", "Last day"),
    "insurance_number": Text("Versicherungsnummer", "Insurance no."),
    "tax_id": Text("Steuer-ID", "Tax ID"),
    "tax_class": Text("Steuerklasse / Faktor", "Tax class / factor"),
    "children": Text("Kinderfreibeträge", "Child allowances"),
    "church": Text("Kirchensteuermerkmal", "Church mark"),
    "allowance": Text("Freibetrag Monat / Jahr", "Allowance"),
    "tax_days": Text("Steuertage", "Tax days"),
    "insured_days": Text("SV-Tage", "Insurance days"),
    "fund": Text("Krankenkasse", "Health fund"),
    "groups": Text("Personengruppe / Beitragsgruppen", "Groups"),
    "childless": Text("PV-Zuschlag kinderlos", "Childless"),
    "midi": Text("Übergangsbereich", "Transition range"),
    "secondary": Text("Mehrfachbeschäftigung", "More than one job"),
    "cost_centre": Text("Kostenstelle", "Cost centre"),
}
YES, NO = Text("ja", "yes"), Text("nein", "no")
EARNINGS = Text("Bezüge", "Earnings")
MARKS = Text(
    "L laufend · E Einmalzahlung · St steuerpflichtig · SV beitragspflichtig",
    "L running · E one-off · St taxable · SV subject to contributions",
)
HOURS, RATE, AMOUNT = Text("Stunden", "Hours"), Text("Satz", "Rate"), Text("Betrag", "Amount")
GROSS = Text("Gesamtbrutto", "Gross total")
TAX_BLOCK = Text("Steuer", "Tax")
RUNNING, ONE_OFF, LAST_YEAR = (
    Text("laufend", "running"),
    Text("Einmalzahlung", "one-off"),
    Text("Vorjahr", "last year"),
)
FREE_OF_AGE = Text("davon vorab steuerfrei, § 3 Nr. 21 EStG", "Free of tax before it, § 3 no. 21 EStG")
TAX_GROSS = Text("Steuerbrutto", "Taxable gross")
INSURANCE_BLOCK = Text("Sozialversicherung", "Social insurance")
BASE, EMPLOYEE, EMPLOYER = (
    Text("Brutto", "Base"),
    Text("Arbeitnehmer", "Employee"),
    Text("Arbeitgeber", "Employer"),
)
NET = Text("Netto", "Net")
PAYOUT = Text("Auszahlung", "Payout")
NET_BLOCK = Text("Netto und Auszahlung", "Net and payout")
CORRECTION = Text("Korrektur", "Correction")
BEFORE, NOW, DIFFERENCE = (
    Text("bisher", "before"),
    Text("neu", "now"),
    Text("Unterschied", "difference"),
)
LIMITS = Text("Von der Lohnabrechnung nicht abgedeckt", "Not covered by payroll")
YEAR_BLOCK = Text("Summen des Jahres", "Totals of the year")
ACCOUNT = Text("Überweisung auf", "Paid to")
