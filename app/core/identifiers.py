"""Numbers with check digits: IBAN, BIC, creditor ID, VAT ID, tax number, each refused with a sentence that says why."""

from __future__ import annotations

import json
import re
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.paths import resources


def squeeze(text: str) -> str:
    """Return the text without blanks, in capitals."""
    return re.sub(r"\s", "", text).upper()


def iban(text: str) -> str:
    """Return an IBAN without blanks; raises Invalid where length or check digits are wrong (ISO 13616, ISO 7064 mod 97-10)."""
    clean = squeeze(text)
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}", clean):
        raise Invalid(
            N_("{text} is not an IBAN: two letters, two digits, then up to 30 characters."),
            field="iban",
            text=text,
        )
    wanted = _data()["iban_length"].get(clean[:2])
    if wanted and len(clean) != wanted:
        raise Invalid(
            N_("An IBAN from {country} has {wanted} characters; this one has {length}."),
            field="iban",
            country=clean[:2],
            wanted=wanted,
            length=len(clean),
        )
    if not _mod_97(clean):
        raise Invalid(N_("The check digits of this IBAN do not fit; one character is wrong."), field="iban")
    return clean


def _mod_97(clean: str) -> bool:
    """Say whether the check digits in places 3 and 4 fit (ISO 7064 mod 97-10)."""
    return int("".join(str(int(c, 36)) for c in clean[4:] + clean[:4])) % 97 == 1


def bic(text: str) -> str:
    """Return a BIC in capitals; raises Invalid for another form than 8 or 11 characters (ISO 9362)."""
    clean = squeeze(text)
    if not re.fullmatch(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", clean):
        raise Invalid(
            N_(
                "{text} is not a BIC: 8 or 11 characters, letters of the country in the fifth and sixth place."
            ),
            field="bic",
            text=text,
        )
    return clean


def creditor_id(text: str) -> str:
    """Return a creditor identifier (Gläubiger-ID) without blanks; raises Invalid where its form or check digits are wrong.

    Country, two check digits, three characters of the business that the check
    leaves out, then the national part (EPC262-08).
    """
    clean = squeeze(text)
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}", clean) or (
        clean.startswith("DE") and len(clean) != 18
    ):
        raise Invalid(
            N_("{text} is not a creditor ID; a German one has 18 characters, such as DE98ZZZ09999999999."),
            field="creditor_id",
            text=text,
        )
    if not _mod_97(clean[:4] + clean[7:]):
        raise Invalid(
            N_("The check digits of this creditor ID do not fit; one character is wrong."),
            field="creditor_id",
        )
    return clean


def creditor_reference(text: str) -> str:
    """Return a creditor reference (RF…, ISO 11649) without blanks, '' where the text is none or its check digits do not fit."""
    clean = squeeze(text)
    return clean if re.fullmatch(r"RF\d{2}[A-Z0-9]{1,21}", clean) and _mod_97(clean) else ""


def vat_id(text: str) -> str:
    """Return a VAT ID in capitals; the check digit is verified for Germany (ISO 7064 mod 11,10), the form for the EU."""
    clean = re.sub(r"[.\-]", "", squeeze(text))
    pattern = _data()["vat_id"].get(clean[:2])
    if pattern is None:
        raise Invalid(N_("A VAT ID begins with the letters of an EU state, such as DE."), field="vat_id")
    if not re.fullmatch(pattern, clean[2:]):
        raise Invalid(
            N_("{text} does not have the form of a VAT ID from {country}."),
            field="vat_id",
            text=clean,
            country=clean[:2],
        )
    if clean[:2] == "DE" and _mod_11_10(clean[2:10]) != int(clean[10]):
        raise Invalid(N_("The check digit of this VAT ID does not fit; one digit is wrong."), field="vat_id")
    return clean


def vat_states() -> frozenset[str]:
    """Return the letters with which VAT IDs of the EU begin: EL for Greece, XI for Northern Ireland."""
    return frozenset(_data()["vat_id"])


def leitweg_id(text: str) -> str:
    """Return a Leitweg-ID in capitals with its hyphens; raises Invalid where form or check digits are wrong.

    2 to 12 digits, up to 30 letters and digits, two check digits (ISO 7064 mod 97-10), hyphens between.
    """
    clean = squeeze(text)
    if not re.fullmatch(r"\d{2,12}(-[A-Z0-9]{1,30})?-\d{2}", clean):
        raise Invalid(
            N_("{text} is not a Leitweg-ID: digits, letters and digits, two check digits, hyphens between."),
            field="leitweg_id",
            text=text,
        )
    if int("".join(str(int(c, 36)) for c in clean.replace("-", ""))) % 97 != 1:
        raise Invalid(
            N_("The check digits of this Leitweg-ID do not fit; one character is wrong."), field="leitweg_id"
        )
    return clean


def _mod_11_10(digits: str) -> int:
    """Return the check digit after ISO 7064 mod 11,10."""
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return (11 - product) % 10


def tax_number(text: str, land: str) -> str:
    """Return a German tax number as its 13-digit federal form; land is the code of the Bundesland.

    Accepts the local form with or without slashes (10 or 11 digits) and the
    federal form. Length and lead digits are checked (scheme of the federal
    form, § 139a AO and the states' schemes in resources/law/tax_numbers).
    """
    digits = re.sub(r"\D", "", text)
    scheme = _data()["tax_number"].get(land)
    if scheme is None:
        raise Invalid(
            N_("Choose the Bundesland first; the form of the tax number depends on it."), field="tax_number"
        )
    lead, length = str(scheme["lead"]), int(scheme["local"])
    if len(digits) == 13:
        if not digits.startswith(lead) or digits[4] != "0":
            raise Invalid(
                N_(
                    "A 13-digit tax number of this Bundesland begins with {lead} and has a 0 in the fifth place."
                ),
                field="tax_number",
                lead=lead,
            )
        return digits
    if len(digits) != length:
        raise Invalid(
            N_("A tax number of this Bundesland has {wanted} digits (or 13); this one has {length}."),
            field="tax_number",
            wanted=length,
            length=len(digits),
        )
    local = digits[1:] if length == 11 and scheme.get("drop") else digits
    office = 4 - len(lead)
    return lead + local[:office] + "0" + local[office:]


def _data() -> dict[str, dict[str, Any]]:
    global _cache
    if not _cache:
        _cache = json.loads((resources() / "law" / "identifiers.json").read_text(encoding="utf-8"))
    return _cache


_cache: dict[str, dict[str, Any]] = {}
