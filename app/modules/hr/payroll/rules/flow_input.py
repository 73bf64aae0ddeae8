"""What the official wage-tax flow is given and gives, by its own names and in its own units."""

from __future__ import annotations

from decimal import Decimal

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules.rounding import Step

YEAR, MONTH, WEEK, DAY = 1, 2, 3, 4
FACTOR_CLASS, NO_CHILDREN_FROM = 4, 5
CENT_FIELDS = (
    "RE4", "VBEZ", "LZZFREIB", "LZZHINZU", "SONSTB", "SONSTENT", "STERBE", "VBS", "JRE4", "JRE4ENT", "JVBEZ", "JFREIB",
    "JHINZU", "MBV", "PKPV", "PKPVAGZ", "VBEZM", "VBEZS",
)  # fmt: skip
CHOICES = {
    "LZZ": range(1, 5), "STKL": range(1, 7), "AF": range(2), "ALTER1": range(2), "ALV": range(2), "KRV": range(2),
    "PKV": range(3), "PVA": range(5), "PVS": range(2), "PVZ": range(2), "ZMVB": range(13), "R": range(10),
}  # fmt: skip


@dataclass(frozen=True)
class FlowInput:
    """The inputs of the flow: amounts in cents, KVZ in percent, AF 1 where the factor F holds (class IV only)."""

    STKL: int
    LZZ: int = MONTH
    RE4: int = 0
    R: int = 0
    ZKF: Decimal = Decimal(0)
    AF: int = 0
    F: Decimal = Decimal(1)
    KVZ: Decimal = Decimal(0)
    PKV: int = 0
    PKPV: int = 0
    PKPVAGZ: int = 0
    PVS: int = 0
    PVZ: int = 0
    PVA: int = 0
    KRV: int = 0
    ALV: int = 0
    LZZFREIB: int = 0
    LZZHINZU: int = 0
    ALTER1: int = 0
    AJAHR: int = 0
    VBEZ: int = 0
    VBEZM: int = 0
    VBEZS: int = 0
    VJAHR: int = 0
    ZMVB: int = 0
    JRE4: int = 0
    JRE4ENT: int = 0
    JVBEZ: int = 0
    JFREIB: int = 0
    JHINZU: int = 0
    SONSTB: int = 0
    SONSTENT: int = 0
    STERBE: int = 0
    VBS: int = 0
    MBV: int = 0


@dataclass(frozen=True)
class FlowResult:
    """The results of the flow in cents, and the steps to them; version is the name of the flow."""

    version: str
    LSTLZZ: int
    SOLZLZZ: int
    BK: int
    STS: int
    SOLZS: int
    BKS: int
    steps: tuple[Step, ...] = ()


def check(given: FlowInput) -> None:
    """Raise Invalid at the official field that the flow can't take."""
    for name, allowed in CHOICES.items():
        value = getattr(given, name)
        if value not in allowed:
            raise Invalid(
                N_("“{name}” must be between {first} and {last}, not {value}."),
                field=name, name=name, first=allowed[0], last=allowed[-1], value=str(value),
            )  # fmt: skip
    for name in CENT_FIELDS:
        if getattr(given, name) < 0:
            raise Invalid(N_("“{name}” can't be less than nothing."), field=name, name=name)
    _check_factor(given)
    _check_children(given)
    _check_parts(given)


def _check_factor(given: FlowInput) -> None:
    if given.AF and given.STKL != FACTOR_CLASS:
        raise Invalid(N_("A factor belongs to class IV only (§ 39f EStG)."), field="F")
    if not given.AF and given.F != 1:
        raise Invalid(N_("A factor counts only where AF is 1."), field="AF")
    if not 0 < given.F <= 1 or round(given.F, 3) != given.F:
        raise Invalid(N_("The factor is a number up to 1 with three places, such as 0.987."), field="F")


def _check_children(given: FlowInput) -> None:
    if given.ZKF < 0 or round(given.ZKF, 1) != given.ZKF:
        raise Invalid(N_("Child allowances are a number with one place, such as 0.5 or 2.0."), field="ZKF")
    if given.ZKF and given.STKL >= NO_CHILDREN_FROM:
        raise Invalid(N_("Classes V and VI have no child allowances."), field="ZKF")
    if given.PVZ and given.PVA:
        raise Invalid(
            N_("Who pays the surcharge for the childless has no discount for children."), field="PVA"
        )
    if not 0 <= given.KVZ <= 10:
        raise Invalid(N_("The extra contribution is a rate in percent, such as 2.90."), field="KVZ")


def _check_parts(given: FlowInput) -> None:
    for part, whole in (("VBEZ", "RE4"), ("SONSTENT", "SONSTB"), ("VBS", "SONSTB"), ("STERBE", "VBS"), ("JVBEZ", "JRE4"), ("JRE4ENT", "JRE4")):  # fmt: skip
        if getattr(given, part) > getattr(given, whole):
            raise Invalid(
                N_("“{part}” is part of “{whole}” and can't be more."), field=part, part=part, whole=whole
            )
    if (given.VBEZ or given.JVBEZ or given.VBS) and not given.VJAHR:
        raise Invalid(N_("Please say in VJAHR in which year the pension began."), field="VJAHR")
    if given.ALTER1 and not given.AJAHR:
        raise Invalid(N_("Please say in AJAHR the year after the 64th birthday."), field="AJAHR")
