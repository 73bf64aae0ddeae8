"""Files for a payroll bureau: entries and absences for LODAS (ASCII) and lohn+gehalt (CSV), as their imports want them (pure)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_

Day = datetime.date
LODAS, LEXWARE, ENTRIES, ABSENCES, PEOPLE = "lodas", "lexware", "entries", "absences", "people"
FORMATS = {
    LODAS: N_("DATEV LODAS: entries and sickness (ASCII)"),
    LEXWARE: N_("Lexware lohn+gehalt: entries (CSV)"),
    ENTRIES: N_("Hours and pay kinds (CSV)"),
    ABSENCES: N_("Absences (CSV)"),
    PEOPLE: N_("Master data (CSV)"),
}
ENCODING, END = "cp1252", "\r\n"
HOURS, AMOUNT = "1", "3"
SICK = "K"
STAFF_MOST = 99_999
LARGEST = 3 * 1024 * 1024  # bytes that LODAS takes
SCALE, HUNDRED = 10_000, 100


@dataclass(frozen=True)
class Entry:
    """Something of a month that the bureau reckons: staff number, own pay kind, that of the bureau with its meaning, hours or cents."""

    person: int
    name: str
    kind: int
    kind_name: str
    bureau: int | None
    bureau_as: str
    hours: int | None
    rate: int
    amount: int | None
    cost_centre: str
    note: str = ""

    @property
    def value(self) -> str:
        """Return hours or amount with two places and a comma."""
        if self.hours is not None:
            return comma((self.hours * HUNDRED * 2 + SCALE) // (2 * SCALE))
        return comma(self.amount or 0)

    @property
    def meaning(self) -> str:
        """Return what the value means to LODAS: as the pay kind says, else hours or an amount."""
        return self.bureau_as or (HOURS if self.hours is not None else AMOUNT)


@dataclass(frozen=True)
class Away:
    """An absence of a person in a month."""

    person: int
    name: str
    kind: str
    since: Day
    until: Day


def comma(hundredths: int) -> str:
    """Return hundredths with a decimal comma and two places."""
    sign = "-" if hundredths < 0 else ""
    whole, part = divmod(abs(hundredths), HUNDRED)
    return f"{sign}{whole},{part:02d}"


def _mapped(entries: Sequence[Entry]) -> list[tuple[Entry, int]]:
    lacking = sorted({one.kind for one in entries if one.bureau is None})
    if lacking:
        raise Invalid(
            N_("Please enter the number of the bureau at pay kind {number} ({count} without one)."),
            field="kind", number=lacking[0], count=len(lacking),
        )  # fmt: skip
    return [(one, one.bureau) for one in entries if one.bureau is not None]


def _staff(numbers: Sequence[int]) -> None:
    wrong = next((one for one in numbers if not 1 <= one <= STAFF_MOST), None)
    if wrong is not None:
        raise Invalid(
            N_("LODAS takes staff numbers from 1 to {most}; {number} is none."), field="number", most=STAFF_MOST, number=wrong,
        )  # fmt: skip


def lodas(month: Day, adviser: int, client: int, entries: Sequence[Entry], away: Sequence[Away]) -> bytes:
    """Return the ASCII file for LODAS: entries of the month, and sickness; raises Invalid for what its import refuses."""
    if not adviser or not client:
        raise Invalid(N_("Please enter the numbers of adviser and client in the settings of payroll."))
    mapped = _mapped(entries)
    _staff([*(one.person for one in entries), *(one.person for one in away)])
    sick = [one for one in away if one.kind == "sick"]
    lines = [
        "[Allgemein]", "Ziel=LODAS", "Version_SST=1.0", f"BeraterNr={adviser}", f"MandantenNr={client}",
        "Datumsformat=TT.MM.JJJJ", "Feldtrennzeichen=;", "Zahlenkomma=,", 'Stringbegrenzer="', "Kommentarzeichen=*",
        "[Satzbeschreibung]",
        "1;u_lod_bwd_buchung_standard;abrechnung_zeitraum#bwd;bs_wert_butab#bwd;pnr#bwd;la_eigene#bwd;bs_nr#bwd;kostenstelle#bwd;",
        "2;u_lod_psd_fehlzeiten;pnr#psd;datum_von_ttmmjjjj#psd;datum_bis_ttmmjjjj#psd;grund_fehlzeiten#psd;",
        "[Bewegungsdaten]",
    ]  # fmt: skip
    lines += [
        f"1;{month:01.%m.%Y};{one.value};{one.person};{number};{one.meaning};{_plain(one.cost_centre)};"
        for one, number in mapped
    ]
    lines.append("[Stammdaten]")
    lines += [f'2;{one.person};{one.since:%d.%m.%Y};{one.until:%d.%m.%Y};"{SICK}";' for one in sick]
    return _bytes(lines)


def lexware(month: Day, entries: Sequence[Entry]) -> bytes:
    """Return the CSV file for lohn+gehalt; hours stand with their rate. Raises Invalid for a pay kind without number at the bureau."""
    lines = ["Jahr;Monat;Personalnummer;Lohnartennummer;Wert;Stunden;Stundensatz"]
    for one, number in _mapped(entries):
        hours = one.hours is not None
        cells = (
            "" if hours else one.value,
            one.value if hours else "",
            comma(one.rate) if hours and one.rate else "",
        )
        lines.append(f"{month.year};{month.month};{one.person};{number};{';'.join(cells)}")
    return _bytes(lines)


def _plain(text: str) -> str:
    """Return a text without what ends a field."""
    return text.replace(";", " ").replace('"', " ").strip()


def _bytes(lines: Sequence[str]) -> bytes:
    made = (END.join(lines) + END).encode(ENCODING, "replace")
    if len(made) > LARGEST:
        raise Invalid(
            N_("The file is larger than the import takes; please write it for fewer people."), field="people"
        )
    return made
