"""Tax and insurance data of people: closed lists of the forms, and numbers with their check digits."""

from __future__ import annotations

import datetime
import re

from app.core.errors import Invalid
from app.core.identifiers import squeeze
from app.core.messages import N_

TAX_CLASSES = {"1": N_("I"), "2": N_("II"), "3": N_("III"), "4": N_("IV"), "5": N_("V"), "6": N_("VI")}
CHURCHES = {
    "none": N_("none"),
    "ev": N_("Protestant (ev)"),
    "rk": N_("Roman Catholic (rk)"),
    "ak": N_("Old Catholic (ak)"),
    "is": N_("Jewish (is)"),
    "fr": N_("Free religious (fr)"),
}
HEALTH = {
    "statutory": N_("statutory"),
    "voluntary": N_("voluntary"),
    "private": N_("private"),
    "none": N_("none"),
}
PERSON_GROUPS = {
    "101": N_("101 standard"),
    "102": N_("102 trainee"),
    "103": N_("103 old-age part-time"),
    "105": N_("105 intern"),
    "106": N_("106 working student"),
    "109": N_("109 mini-job"),
    "110": N_("110 short-term"),
    "118": N_("118 irregular"),
    "119": N_("119 pensioner"),
    "120": N_("120 insured pensioner"),
    "190": N_("190 accident insurance only"),
}
WEIGHTS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)


def tax_id(text: str) -> str:
    """Return a tax ID as its 11 digits; raises Invalid for a wrong form or check digit (§ 139b AO, ISO 7064 mod 11,10).

    Of the first ten digits one stands there twice or three times, and no digit three times in a row; the first is no 0.
    """
    clean = squeeze(text)
    first = clean[:10]
    if not re.fullmatch(r"[1-9]\d{10}", clean) or len(set(first)) not in (8, 9) or _runs(first):
        raise Invalid(
            N_("{text} is not a tax ID: 11 digits as the tax office wrote them."), field="tax_id", text=text
        )
    product = 10
    for digit in first:
        product = 2 * ((int(digit) + product) % 10 or 10) % 11
    if (11 - product) % 10 != int(clean[10]):
        raise Invalid(N_("The check digit of this tax ID does not fit; one digit is wrong."), field="tax_id")
    return clean


def _runs(digits: str) -> bool:
    return any(digits[n] == digits[n + 1] == digits[n + 2] for n in range(len(digits) - 2))


def insurance_number(text: str, birth: datetime.date | None = None) -> str:
    """Return an insurance number in capitals; raises Invalid for a wrong form or check digit (§ 147 SGB VI, VKVV).

    8 digits (area and day of birth), a letter as two digits, a serial of two digits; weights 2 1 2 5 7 1 2 1 2 1 2 1, cross sums,
    modulo 10. With the date of birth its day, month and year are compared too (a day above 31 stands for a number given twice).
    """
    clean = squeeze(text)
    if not re.fullmatch(r"\d{8}[A-Z]\d{3}", clean):
        raise Invalid(
            N_("{text} is not an insurance number: 8 digits, a letter, 3 digits."), field="number", text=text
        )
    digits = clean[:8] + f"{ord(clean[8]) - 64:02}" + clean[9:11]
    total = sum(sum(divmod(int(digit) * weight, 10)) for digit, weight in zip(digits, WEIGHTS, strict=True))
    if total % 10 != int(clean[11]):
        raise Invalid(
            N_("The check digit of this insurance number does not fit; one digit is wrong."), field="number"
        )
    if birth is not None and clean[4:8] != f"{birth:%m%y}":
        raise Invalid(
            N_("This insurance number is of somebody born in {month}/{year}; the file says {birth}."),
            field="number",
            month=clean[4:6],
            year=clean[6:8],
            birth=birth,
        )
    return clean


def contribution_groups(text: str) -> str:
    """Return the key of the four contribution groups; raises Invalid for what is not four digits (§ 28a SGB IV)."""
    clean = squeeze(text)
    if not re.fullmatch(r"[0-9]\d\d\d", clean):
        raise Invalid(N_("The contribution groups are four digits, such as 1111."), field="groups")
    return clean


def fund_number(text: str) -> str:
    """Return the number of a health fund; raises Invalid for what is not eight digits; '' for none."""
    clean = squeeze(text)
    if clean and not re.fullmatch(r"\d{8}", clean):
        raise Invalid(N_("The number of a health fund has eight digits."), field="fund_number")
    return clean
