"""Reckoning the cases of a file, with the numbers of people checked by the rules of their files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules.case import Outcome, insurance_number_of, reckon
from app.modules.hr.people.api import insurance_number

MOST = 10_000


def reckon_all(found: Mapping[str, Any]) -> list[Outcome]:
    """Return the outcome of the one case of a file, or of those in its list “cases”; raises Invalid at the first fault.

    Nothing is returned where one case is wrong.
    """
    if "cases" not in found:
        return [_one(found, "")]
    cases = found["cases"]
    if len(found) > 1 or not isinstance(cases, list) or not cases or len(cases) > MOST:
        raise Invalid(
            N_("“cases” is a list of up to {most} cases, and stands alone."), field="cases", most=MOST
        )
    return [_one(case, f"cases.{number}.") for number, case in enumerate(cases, 1)]


def _one(case: Any, place: str) -> Outcome:
    try:
        if not isinstance(case, Mapping):
            raise Invalid(N_("“{place}” must be an object with fields."), place=place.rstrip("."))
        number, birth = insurance_number_of(case)
        if number:
            _check_number(number, birth)
        return reckon(case)
    except Invalid as error:
        error.field = f"{place}{error.field}".rstrip(".")
        raise


def _check_number(number: str, birth: Any) -> None:
    try:
        insurance_number(number, birth)
    except Invalid as error:
        error.field = "insurance.insurance_number"
        raise
