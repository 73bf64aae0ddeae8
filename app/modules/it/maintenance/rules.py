"""Inspections: what passes by the limits in force; values: book value of a device by months, and what does not fit the register."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.core.paths import resources

MAINTENANCE = {
    "repair": N_("Repair"),
    "upgrade": N_("Upgrade"),
    "clean": N_("Cleaning"),
    "calibrate": N_("Calibration"),
    "other": N_("Other work"),
}
CLASSES = {
    "I": N_("I (protective conductor)"),
    "II": N_("II (protective insulation)"),
    "III": N_("III (extra-low voltage)"),
}


@dataclass(frozen=True)
class MaintenanceDraft:
    """Work on a device as typed; start None is today."""

    asset: int | None
    title: str
    kind: str = "repair"
    supplier: int | None = None
    start: datetime.date | None = None
    finish: datetime.date | None = None
    cost: int | None = None
    warranty: bool = False
    notes: str = ""


@dataclass(frozen=True)
class InstrumentDraft:
    """An instrument as typed."""

    name: str
    serial: str = ""
    calibrated: datetime.date | None = None


@dataclass(frozen=True)
class InspectionDraft:
    """An inspection as typed: conductor in mΩ, insulation in kΩ, leakage and touch current in µA, the lead in cm (None: up to 5 m).

    day None is today, next None follows from the category.
    """

    asset: int | None
    protection: str = "I"
    instrument: int | None = None
    tester: str = ""
    looks: bool = True
    conductor: int | None = None
    insulation: int | None = None
    leakage: int | None = None
    works: bool = True
    passed: bool = True
    day: datetime.date | None = None
    next_day: datetime.date | None = None
    notes: str = ""
    touch: int | None = None
    lead: int | None = None


@dataclass(frozen=True)
class Limits:
    """Limits of a class of protection; None is not measured. The conductor's grows with the lead by lead_more each lead_step beyond lead_free."""

    conductor: int | None = None
    insulation: int | None = None
    leakage: int | None = None
    touch: int | None = None
    lead_free: int = 0
    lead_step: int = 1
    lead_more: int = 0
    lead_most: int = 0

    def with_lead(self, lead: int | None) -> Limits:
        """Return the limits for a length of the lead in cm."""
        if self.conductor is None or lead is None or lead <= self.lead_free:
            return self
        steps = -(-(lead - self.lead_free) // self.lead_step)
        return replace(self, conductor=min(self.conductor + steps * self.lead_more, self.lead_most))


MEASURED = ("conductor", "insulation", "leakage", "touch")
# what has to be measured before a device of a class passes: one of each line
NEEDED = {
    "I": (("conductor",), ("insulation", "leakage", "touch")),
    "II": (("insulation", "leakage", "touch"),),
    "III": (("insulation",),),
}


def lacking(draft: InspectionDraft) -> str:
    """Return the field of a value that must be measured before a device passes, '' where none is missing."""
    found = (one[0] for one in NEEDED[draft.protection] if all(getattr(draft, name) is None for name in one))
    return next(found, "")


@lru_cache(maxsize=1)
def _limits() -> tuple[tuple[datetime.date, str, Mapping[str, Limits]], ...]:
    data = tomllib.loads((resources() / "it" / "inspections.toml").read_text(encoding="utf-8"))
    found = [
        (one["since"], one["source"], {name: Limits(**one[name]) for name in CLASSES if name in one})
        for one in data["limits"]
    ]
    return tuple(sorted(found, key=lambda one: one[0]))


def limits(protection: str, day: datetime.date) -> tuple[Limits, str]:
    """Return the limits of a class of protection on a day, and their source; those known first hold for the days before."""
    known = _limits()
    current = next((one for one in reversed(known) if one[0] <= day), known[0])
    return current[2][protection], current[1]


def faults(draft: InspectionDraft, day: datetime.date) -> dict[str, Message]:
    """Return by field why an inspection is not passed; nothing where it is."""
    bounds = limits(draft.protection, day)[0].with_lead(draft.lead)
    found: dict[str, Message] = {}
    if not draft.looks:
        found["looks"] = Message(N_("the visual check failed"))
    if not draft.works:
        found["works"] = Message(N_("the function check failed"))
    for name, above in (("conductor", True), ("insulation", False), ("leakage", True), ("touch", True)):
        value, bound = getattr(draft, name), getattr(bounds, name)
        if value is not None and bound is not None and (value > bound if above else value < bound):
            words = (
                N_("{value} is above the limit of {limit}")
                if above
                else N_("{value} is below the limit of {limit}")
            )
            found[name] = Message(words, {"value": scaled(value), "limit": scaled(bound)})
    return found


def read_scaled(text: str) -> int:
    """Read a measured value with up to three decimals as thousandths (Ω as mΩ, MΩ as kΩ, mA as µA); raises Invalid."""
    clean = text.strip().replace(",", ".").lstrip("<>≥≤ ")
    try:
        value = Decimal(clean)
    except InvalidOperation as error:
        raise Invalid(N_("Enter a value such as 0.21.")) from error
    whole = value * 1000
    if not value.is_finite() or whole != whole.to_integral_value() or not 0 <= whole <= 10**9:
        raise Invalid(N_("Enter a value such as 0.21."))
    return int(whole)


def scaled(value: int | None) -> str:
    """Return thousandths as they are written: 0,21."""
    if value is None:
        return ""
    text = f"{value // 1000}.{value % 1000:03d}".rstrip("0").rstrip(".")
    return text.replace(".", formats.marks()[0])


# -- values ------------------------------------------------------------------
def book_value(
    cost: int, purchased: datetime.date, life_months: int, day: datetime.date, residual: int = 0
) -> int:
    """Return the straight-line value of a device at the end of a day's month, in cents; the month of purchase counts (§ 7 (1) EStG)."""
    if day < purchased:
        return 0
    months = (day.year - purchased.year) * 12 + day.month - purchased.month + 1
    if not life_months or months >= life_months:
        return residual
    return max(residual, cost - (cost - residual) * months // life_months)


@dataclass(frozen=True)
class Registered:
    """What the fixed-asset register says of a number: name, cost and value in cents, and the day it left."""

    number: str
    name: str
    cost: int
    value: int
    left: datetime.date | None


def finding(
    number: str, cost: int | None, gone: bool, register: Registered | None, shared: int, listed_from: int
) -> Message | None:
    """Return what does not fit between a device and the register, None where all does; listed_from is the price that must be registered."""
    if not number:
        if cost is not None and cost > listed_from and not gone:
            return Message(N_("not in the fixed-asset register"))
        return None
    if register is None:
        return Message(N_("the register has no {number}"), {"number": number})
    if gone and register.left is None:
        return Message(N_("disposed of, but still in the register"))
    if not gone and register.left is not None:
        return Message(N_("left the register on {day}, but is still here"), {"day": register.left})
    if shared == 1 and cost is not None and cost != register.cost:
        return Message(N_("the price differs from the register"))
    return None
