"""The sheet of figures that another program reckoned of a year (CSV, XLSX): one row a person, its columns found or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core.errors import BadFile, Invalid
from app.core.messages import N_, counted
from app.core.money import read_typed, to_cents
from app.data.column_mapping import Places
from app.data.declarative import field_of
from app.data.office import Office
from app.data.transfer import FieldSpec, read_amount, read_table, records
from app.data.unit import table_of
from app.modules.hr.payroll.models import PayOpening
from app.modules.hr.payroll.services.taking_over import OpeningRow, TakenOver, take_over

YEARS, DAYS, MONTHS, RATE = (2000, 2199), (0, 360), (1, 12), (0, 10_00)
NUMBER = ("personalnummer", "pers.-nr.", "persnr", "personal-nr.", "staff number")
WHOLE = {
    "year": (YEARS, ("jahr", "abrechnungsjahr")),
    "first_month": (MONTHS, ("ab monat", "von monat", "erster monat", "first month")),
    "last_month": (MONTHS, ("bis monat", "letzter monat", "monate", "months", "last month")),
    "days": (DAYS, ("sv-tage", "sv tage", "tage", "days")),
}
MONEY = {
    "gross": ("brutto", "gesamtbrutto", "bruttolohn"),
    "taxed": ("steuerbrutto", "steuer-brutto", "st-brutto", "gross for tax"),
    "once": ("einmalbezüge", "sonstige bezüge", "einmalzahlungen", "one-off pay"),
    "wage_tax": ("lohnsteuer", "lst"),
    "soli": ("solz", "soli", "solidaritätszuschlag"),
    "church": ("kirchensteuer", "kist"),
    "health": ("kv-brutto", "kv/pv-brutto", "sv-brutto kv", "gross for health insurance"),
    "pension": ("rv-brutto", "rv/av-brutto", "sv-brutto rv", "gross for pension insurance"),
    "health_own": ("kv an", "kv-an", "kv arbeitnehmer", "kv-anteil an"),
    "health_other": ("kv ag", "kv-ag", "kv arbeitgeber", "kv-anteil ag", "kv-zuschuss"),
    "care_own": ("pv an", "pv-an", "pv arbeitnehmer", "pv-anteil an"),
    "care_other": ("pv ag", "pv-ag", "pv arbeitgeber", "pv-anteil ag", "pv-zuschuss"),
    "pension_own": ("rv an", "rv-an", "rv arbeitnehmer", "rv-anteil an"),
    "pension_other": ("rv ag", "rv-ag", "rv arbeitgeber", "rv-anteil ag"),
    "unemployment_own": ("av an", "av-an", "av arbeitnehmer", "av-anteil an"),
    "unemployment_other": ("av ag", "av-ag", "av arbeitgeber", "av-anteil ag"),
    "levies": ("umlagen", "u1 u2 insg"),
    "payout": ("auszahlung", "auszahlungsbetrag"),
    "used_rebate": ("personalrabatt",),
    "used_plan": ("bav steuerfrei",),
    "used_plan_insured": ("bav sv-frei",),
    "used_low": ("bav § 100", "bav-förderung"),
    "used_old": ("direktversicherung § 40b",),
    "used_relax": ("erholungsbeihilfe",),
    "used_gift": ("sachgeschenke § 37b",),
    "used_health": ("gesundheitsförderung",),
    "ticket": ("jobticket",),
    "ride": ("fahrgeld pauschal 15 %",),
}
NET = FieldSpec(
    "net", N_("Net (only compared)"), read_amount, synonyms=("netto", "gesetzliches netto", "net")
)


def read_number(text: str) -> int:
    """Read the number of a person; raises Invalid."""
    clean = text.strip().lstrip("0")
    if not clean.isdecimal() or len(clean) > 9:
        raise Invalid(N_("Enter a personnel number of digits."), field="number")
    return int(clean)


def read_whole(text: str, low: int, high: int) -> int:
    """Read a whole number between two, both included; raises Invalid."""
    clean = text.strip().removesuffix(",00").removesuffix(".0")
    if not clean.isdecimal() or len(clean) > 4 or not low <= int(clean) <= high:
        raise Invalid(N_("Enter a whole number from {low} to {high}."), low=low, high=high)
    return int(clean)


def _read_rate(text: str) -> int:
    """Read a rate in percent as basis points."""
    rate = to_cents(read_typed(text.strip().removesuffix("%")))
    if not RATE[0] <= rate <= RATE[1]:
        raise Invalid(N_("Please enter the rate in percent, from 0 to {most}."), most=RATE[1] // 100)
    return rate


def opening_specs() -> tuple[FieldSpec, ...]:
    """Return the columns of the sheet."""

    def titled(name: str, read: Any, others: tuple[str, ...], must: bool = False) -> FieldSpec:
        return FieldSpec(name, field_of(table_of(PayOpening).c[name]).title, read, must, synonyms=others)

    found = [FieldSpec("number", N_("No."), read_number, True, NUMBER)]
    for name, ((low, high), others) in WHOLE.items():
        found.append(
            titled(name, lambda text, a=low, b=high: read_whole(text, a, b), others, name in ("year", "days"))
        )
    found += [titled(name, read_amount, others, name == "taxed") for name, others in MONEY.items()]
    found.append(titled("fund_rate", _read_rate, ("zusatzbeitrag", "zusatzbeitrag in %")))
    found.append(NET)
    length = field_of(table_of(PayOpening).c.reason).length or 0
    found.append(titled("reason", lambda text: _read_text(text, length), ("grund der berichtigung", "grund")))
    return tuple(found)


def _read_text(text: str, limit: int) -> str:
    clean = text.strip()
    if len(clean) > limit:
        raise Invalid(N_("At most {limit} characters."), limit=limit)
    return clean


def import_openings(
    office: Office, path: Path, dry_run: bool = False, places: Places | None = None
) -> TakenOver:
    """Take over the figures of a sheet, all or none; raises BadFile with every fault by line and field.

    places says which column holds what, where their titles do not. A dry run checks the sheet to the end and keeps nothing.
    """
    good, faults = records(read_table(path), opening_specs(), places)
    if faults:
        raise BadFile(faults, path.name)
    rows = []
    for line, values in good:
        number, net = values.pop("number"), values.pop("net")
        if values["last_month"] is not None and values["first_month"] is None:
            values["first_month"] = 1
        rows.append(OpeningRow(line, number, values, net))
    done: TakenOver = (office.rehearse if dry_run else office.run)(take_over, rows, path.name)
    return done


def words(done: TakenOver) -> str:
    """Return what came of a sheet in words."""
    told = [counted(done.new, N_("1 new"), N_("{count} new"))]
    if done.changed:
        told.append(counted(done.changed, N_("1 changed"), N_("{count} changed")))
    if done.same:
        told.append(counted(done.same, N_("1 as before"), N_("{count} as before")))
    return ", ".join(told)
