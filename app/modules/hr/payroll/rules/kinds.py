"""Closed lists of payroll, what is typed for it, and what stands in resources/payroll/posting.toml."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from app.core import codec
from app.core.dataclass import dataclass
from app.core.messages import N_
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.claims import CLAIMS

VIEW, CHANGE, RELEASE = "hr.payroll.view", "hr.payroll.change", "hr.payroll.release"
BENEFITS = {
    "goods": N_("goods and vouchers"),
    "rebate": N_("own goods at a rebate"),
    "meals": N_("meals"),
    "car": N_("company car by the list price"),
    "log": N_("company car by the log book"),
    "ticket": N_("job ticket"),
    "ride": N_("commuting allowance"),
    "bike": N_("job bike"),
    "plan": N_("company pension by pay conversion"),
    "low": N_("company pension on low pay, § 100"),
    "old": N_("contract from before 2005, § 40b"),
    "crash": N_("group accident insurance, § 40b"),
    "vl": N_("capital-forming benefits"),
    "nurse": N_("nursery allowance"),
    "web": N_("internet allowance"),
    "relax": N_("recreation allowance"),
    "gift": N_("gift in kind, § 37b"),
    "health": N_("health promotion"),
}
# What the value of an entry means to LODAS (bs_nr); the bureau says which it wants.
BUREAU = {
    "": N_("as it is typed"),
    "1": N_("1 hours"),
    "2": N_("2 days"),
    "3": N_("3 amount"),
    "4": N_("4 amount"),
}
ONCE = ("rebate", "relax", "gift", "health")  # given now and then: in one month unless an end is typed
PLANS = ("plan", "low", "old", "vl")  # somebody else gets the money
SHARES = {"100": N_("whole"), "50": N_("half"), "25": N_("a quarter")}
USES = {
    "": N_("typed"),
    "month": N_("pay by month"),
    "hour": N_("pay by the hour"),
    "casual": N_("pay of mini-jobs and short-term jobs"),
    "extra": N_("hours paid out of the balance"),
    "night": N_("surcharge: night"),
    "deep": N_("surcharge: night from 0 to 4"),
    "sunday": N_("surcharge: Sunday"),
    "feast": N_("surcharge: holiday"),
    "high": N_("surcharge: Christmas, 1 May"),
    "partly": N_("surcharges: only free of tax"),
    "above": N_("surcharges: taxable"),
    "mother": N_("subsidy to maternity pay"),
    **BENEFITS,
    **CLAIMS,
}
TYPED_USES = (
    "",
    "hour",
    "extra",
    "mother",
)  # what is typed by the month; the file and working time say the others
# How surcharges are taxed and insured, by what a pay kind stands for (§ 3b EStG, § 1 SvEV): taxable, subject to contributions.
SURCHARGES = dict.fromkeys(("night", "deep", "sunday", "feast", "high"), (False, False)) | {
    "partly": (False, True),
    "above": (True, True),
}
OPEN, RELEASED = "open", "released"
RUN_STATES = {OPEN: N_("open"), RELEASED: N_("released")}
RUN_TONES = {OPEN: "open", RELEASED: "good"}
RECKONED, REFUSED, LEFT, LATE = "reckoned", "refused", "left", "late"
ONLY_LEFT = N_("Only who was left out can be taken in again.")
SLIP_STATES = {
    RECKONED: N_("calculated"),
    REFUSED: N_("something is missing"),
    LEFT: N_("left out on purpose"),
    LATE: N_("is taken up next month"),
}
SLIP_TONES = {RECKONED: "good", REFUSED: "bad", LEFT: "quiet", LATE: "warn"}
MIDI = {"": N_("by the pay"), "yes": N_("holds"), "no": N_("does not hold")}
ENTRY_ORIGIN = "payroll"


@dataclass(frozen=True)
class KindDraft:
    """A pay kind as typed."""

    number: int = 0
    name_de: str = ""
    name_en: str = ""
    use: str = ""
    hourly: bool = False
    taxable: bool = True
    insured: bool = True
    one_off: bool = False
    net: bool = False
    percent: int = 0
    spare: str = ""
    skr03: str = ""
    skr04: str = ""
    place: int = 100
    bureau: int | None = None
    bureau_as: str = ""


@dataclass(frozen=True)
class FundDraft:
    """Rates of a health fund from a day on, as typed, in basis points."""

    name: str = ""
    number: str = ""
    since: datetime.date | None = None
    extra: int = 0
    u1: int = 0
    u2: int = 0
    iban: str = ""
    back: int | None = None


@dataclass(frozen=True)
class ItemDraft:
    """Something paid or kept back in a month, or each month until another, as typed: cents, or hours in ten-thousandths."""

    person: int | None = None
    kind: int | None = None
    month: datetime.date | None = None
    until: datetime.date | None = None
    amount: int | None = None
    hours: int | None = None
    note: str = ""


@dataclass(frozen=True)
class TypedItem:
    """A cell of the grid of entries: cents or ten-thousandths of hours as typed (None: emptied), and what stood there before."""

    person: int
    kind: int
    month: datetime.date
    value: int | None
    was: int | None = None


codec.register("payroll.typed", TypedItem)


@dataclass(frozen=True)
class TermsDraft:
    """What payroll must know of somebody from a day on beside the file, as typed: premiums in cents, transition range, flat tax."""

    person: int | None = None
    since: datetime.date | None = None
    premium_health: int | None = None
    premium_care: int | None = None
    midi: str = ""
    flat_tax: bool = True
    flat_pay: str = ""
    occupation: str = ""
    active: bool = False
    exempt: bool = False


@dataclass(frozen=True)
class OpeningDraft:
    """What another program reckoned of a year, as typed, in cents: names and meaning as in the table of what is brought forward."""

    person: int | None = None
    year: int = 0
    days: int = 0
    taxed: int = 0
    health: int = 0
    pension: int = 0
    fund_rate: int | None = None
    first_month: int | None = None
    last_month: int | None = None
    gross: int = 0
    once: int = 0
    wage_tax: int = 0
    soli: int = 0
    church: int = 0
    health_own: int = 0
    health_other: int = 0
    care_own: int = 0
    care_other: int = 0
    pension_own: int = 0
    pension_other: int = 0
    unemployment_own: int = 0
    unemployment_other: int = 0
    levies: int = 0
    payout: int = 0
    used_rebate: int = 0
    used_plan: int = 0
    used_plan_insured: int = 0
    used_low: int = 0
    used_old: int = 0
    used_relax: int = 0
    used_gift: int = 0
    used_health: int = 0
    ticket: int = 0
    ride: int = 0
    reason: str = ""


@dataclass(frozen=True)
class BenefitDraft:
    """A benefit as typed, in cents; share is per cent of a list price."""

    person: int | None = None
    code: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    amount: int = 0
    own: int = 0
    km: int = 0
    trips: int = 0
    breakfasts: int = 0
    meals: int = 0
    share: str = "100"
    partner: bool = False
    children: int = 0
    plus: int | None = None
    flat: bool = False
    payee: str = ""
    iban: str = ""
    reference: str = ""
    note: str = ""


@dataclass(frozen=True)
class ClaimDraft:
    """Something kept back of pay as typed, in cents: amount in all (None: it goes on), at most a month, what a court leaves."""

    person: int | None = None
    kind: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    amount: int | None = None
    settled: int = 0
    rate: int | None = None
    dependants: int = 0
    free: int | None = None
    creditor: str = ""
    iban: str = ""
    reference: str = ""
    note: str = ""


def accounts(chart: str) -> Mapping[str, str]:
    """Return the accounts of a chart that a month is posted to, by what they are for."""
    return figures.raw("posting")["accounts"][chart]  # type: ignore[no-any-return]


def provision_accounts(chart: str) -> Mapping[str, str]:
    """Return the account of a chart on which leave and bonuses are provided for, and the one it is formed against."""
    return figures.raw("posting")["provisions"][chart]  # type: ignore[no-any-return]


def minijob() -> str:
    """Return the name of where the contributions of mini-jobs go."""
    return str(figures.raw("posting")["minijob"]["name"])


def days() -> Mapping[str, Any]:
    """Return the figures of the days on which contributions and wage tax are due."""
    return figures.raw("posting")["days"]  # type: ignore[no-any-return]


def standard() -> tuple[KindDraft, ...]:
    """Return the pay kinds that a book begins with."""
    return tuple(
        KindDraft(
            **{{"de": "name_de", "en": "name_en"}.get(name, name): value for name, value in row.items()}
        )
        for row in figures.raw("posting")["kind"]
    )
