"""Contacts that may be the same: what two of them have in common, said in words, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.stemming import fold

# words at the end or the beginning of a name that say only the legal form
FORMS = frozenset(
    [
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "gbr",
        "mbh",
        "co",
        "eg",
        "ev",
        "e",
        "v",
        "k",
        "kgaa",
        "se",
        "ltd",
        "llc",
        "inc",
        "aps",
        "as",
        "ab",
        "bv",
        "nv",
        "sa",
        "sarl",
        "srl",
        "haftungsbeschrankt",
        "und",
    ]
)
REASONS = {
    "vat_id": N_("the same VAT ID"),
    "iban": N_("the same IBAN"),
    "mail": N_("the same mail address"),
    "phone": N_("the same phone number"),
    "name": N_("the same name"),
}
WEIGHTS = {"vat_id": 100, "iban": 90, "mail": 70, "phone": 60, "name": 50}
# fields that are chosen between when two are merged, in the order of the form; street stands for the whole address
CHOSEN = (
    "kind", "language", "name", "extra", "title", "degree", "first_name", "last_name", "street", "phone",
    "mail", "iban", "vat_id", "vat_id_confirmed", "tax_number", "tax_treatment", "leitweg_id", "buyer_reference", "invoice_format", "debtor",
    "creditor", "our_number", "register_number", "in_charge", "source", "notes",
)  # fmt: skip


def bare_name(name: str) -> str:
    """Return a name as it is compared: folded, without legal form and signs; the name itself where nothing else is left."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    kept = [word for word in words if word not in FORMS]
    return " ".join(kept or words)


@dataclass(frozen=True)
class Double:
    """A contact that may be the one that is typed: its key, number, name, place, and why."""

    key: int
    number: int
    name: str
    town: str
    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How sure it is."""
        return sum(WEIGHTS[reason] for reason in self.reasons)


def ordered(doubles: Iterable[Double]) -> list[Double]:
    """Return doubles, the surest first, then by name."""
    return sorted(doubles, key=lambda one: (-one.weight, fold(one.name), one.key))
