"""What is agreed with a contact: payment terms with Skonto, discount, limits, and how it is taxed."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.identifiers import vat_states
from app.core.messages import N_

SIDES = {"customer": N_("As customer"), "supplier": N_("As supplier")}
PAYMENTS = {
    "": N_("As usual"),
    "transfer": N_("Transfer"),
    "debit": N_("Direct debit"),
    "prepaid": N_("In advance"),
    "cash": N_("Cash"),
}
HOME = "DE"
GREECE = {"GR": "EL"}  # VAT IDs of Greece begin with EL, its country code is GR
EU = "eu"


@dataclass(frozen=True)
class TermsDraft:
    """Conditions from a day on, for one side of the business; shares in basis points, the limit in cents (None: none).

    net_days None leaves the days of the settings; a step of Skonto holds where its share is above zero.
    """

    side: str = "customer"
    valid_from: datetime.date | None = None
    net_days: int | None = None
    skonto_days: int | None = None
    skonto: int = 0
    skonto2_days: int | None = None
    skonto2: int = 0
    discount: int = 0
    price_group: str = ""
    credit_limit: int | None = None
    payment: str = ""


@dataclass(frozen=True)
class SkontoStep:
    """Within so many days from the invoice so much is taken off, in basis points."""

    days: int
    rate: int


@dataclass(frozen=True)
class Terms:
    """The conditions that hold on a day: agreed says whether the contact has its own, else they are those of the settings.

    discount in basis points, credit_limit in cents or None for none; payment as in PAYMENTS.
    """

    net_days: int
    skonto: tuple[SkontoStep, ...] = ()
    discount: int = 0
    price_group: str = ""
    credit_limit: int | None = None
    payment: str = ""
    agreed: bool = False

    def due(self, day: datetime.date) -> datetime.date:
        """Return the day an invoice of a day is due."""
        return day + datetime.timedelta(days=self.net_days)

    def skonto_on(self, invoiced: datetime.date, paid: datetime.date) -> int:
        """Return the share that may be taken off on a day of payment, in basis points: that of the first step not yet passed, 0 for none."""
        return next((s.rate for s in self.skonto if paid <= invoiced + datetime.timedelta(days=s.days)), 0)

    def skonto_amount(self, gross: int, invoiced: datetime.date, paid: datetime.date) -> int:
        """Return the cents that may be taken off a gross amount in cents, rounded half up."""
        share = Decimal(gross) * self.skonto_on(invoiced, paid) / 10_000
        return int(share.quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True)
class TermsView:
    """Conditions as they are read."""

    id: int
    version: int
    draft: TermsDraft


@dataclass(frozen=True)
class TaxProfile:
    """How business with a contact is taxed and invoiced.

    treatment is one of TREATMENTS and never ''; country that of the preferred address; private whether it is a consumer;
    vat_id_confirmed the day it was confirmed by the authority (§ 18e UStG), None for never; invoice_format one of FORMATS
    and never ''; e_address where an e-invoice goes (BT-49) with the code of its scheme (EM mail, 0204 Leitweg-ID).
    """

    treatment: str
    country: str
    private: bool
    vat_id: str
    vat_id_confirmed: datetime.date | None
    tax_number: str
    leitweg_id: str
    buyer_reference: str
    invoice_format: str
    e_address: str
    e_address_scheme: str

    @property
    def reference(self) -> str:
        """The buyer reference of an e-invoice (BT-10): the Leitweg-ID of authorities, else the buyer's own reference."""
        return self.leitweg_id or self.buyer_reference


def treatment_of(chosen: str, country: str, vat_id: str, kind: str) -> str:
    """Return how a contact is taxed: as chosen, else by its country, VAT ID and kind."""
    if chosen:
        return chosen
    state = GREECE.get(country.upper(), country.upper())
    if state in ("", HOME):
        return "domestic_private" if kind == "person" and not vat_id else "domestic"
    if state in vat_states():
        return "eu_business" if vat_id else "eu_private"
    return "third_country"


def is_private(treatment: str, kind: str, vat_id: str) -> bool:
    """Say whether a contact is a consumer: by how it is taxed, or a person without a VAT ID."""
    return treatment in ("domestic_private", "eu_private") or (kind == "person" and not vat_id)


def format_of(chosen: str, kind: str, leitweg_id: str, treatment: str) -> str:
    """Return in which form a contact gets its invoices: as chosen, else XRechnung with a Leitweg-ID, PDF for private persons and abroad, ZUGFeRD."""
    if chosen:
        return chosen
    if leitweg_id:
        return "xrechnung_ubl"
    if kind == "person" or treatment in ("domestic_private", "eu_private", "third_country"):
        return "pdf"
    return "zugferd"


def check_terms(draft: TermsDraft) -> None:
    """Raise Invalid, naming the field, for conditions that contradict themselves."""
    if draft.valid_from is None:
        raise Invalid(N_("Enter the day from which this holds."), field="valid_from")
    for days, rate in (("skonto_days", "skonto"), ("skonto2_days", "skonto2")):
        if getattr(draft, rate) and getattr(draft, days) is None:
            raise Invalid(N_("Enter within how many days Skonto may be taken."), field=days)
        if not 0 <= getattr(draft, rate) < 10_000:
            raise Invalid(N_("Enter a share from 0 to below 100 %."), field=rate)
    if draft.skonto2 and not draft.skonto:
        raise Invalid(N_("Enter the first step of Skonto first."), field="skonto")
    if draft.skonto2 and (draft.skonto2_days or 0) <= (draft.skonto_days or 0):
        raise Invalid(N_("The second step of Skonto lasts longer than the first."), field="skonto2_days")
    if draft.skonto2 and draft.skonto2 >= draft.skonto:
        raise Invalid(N_("The second step of Skonto is lower than the first."), field="skonto2")
    last = max((draft.skonto_days or 0) if draft.skonto else 0, (draft.skonto2_days or 0) if draft.skonto2 else 0)  # fmt: skip
    if draft.net_days is not None and last > draft.net_days:
        raise Invalid(N_("Skonto can't last longer than the days to pay."), field="net_days")
    if not 0 <= draft.discount < 10_000:
        raise Invalid(N_("Enter a share from 0 to below 100 %."), field="discount")
    if draft.credit_limit is not None and draft.credit_limit < 0:
        raise Invalid(N_("A limit is not below zero."), field="credit_limit")


def steps_of(draft: TermsDraft) -> tuple[SkontoStep, ...]:
    """Return the steps of Skonto that hold, the shortest first."""
    both = ((draft.skonto_days, draft.skonto), (draft.skonto2_days, draft.skonto2))
    return tuple(SkontoStep(days, rate) for days, rate in both if days is not None and rate)
