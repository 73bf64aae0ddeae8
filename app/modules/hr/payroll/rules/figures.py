"""Figures of law by day: wage tax, church tax and social insurance, as they stand in resources/payroll."""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.core.paths import resources

WAGE_TAX, INSURANCE = "wage_tax", "insurance"


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """Return a file of resources/payroll with its figures as exact decimals."""
    return exact(raw(name))  # type: ignore[no-any-return]


@functools.cache
def raw(name: str) -> dict[str, Any]:
    """Return a file of resources/payroll as it is written; numbers and account numbers stay texts."""
    return tomllib.loads((resources() / "payroll" / f"{name}.toml").read_text(encoding="utf-8"))


def groups() -> Mapping[str, list[str]]:
    """Return the contribution groups that go with each person group that is covered."""
    return raw(INSURANCE)["groups"]  # type: ignore[no-any-return]


def exact(found: Any) -> Any:
    """Return what a file says with every text that is a figure as a Decimal."""
    if isinstance(found, dict):
        return {name: exact(value) for name, value in found.items()}
    if isinstance(found, list):
        return [exact(value) for value in found]
    if not isinstance(found, str):
        return found
    try:
        value = Decimal(found)
    except InvalidOperation:
        return found
    return value if value.is_finite() else found


def flow_figures(day: datetime.date) -> Mapping[str, Any]:
    """Return the figures of the wage-tax flow that holds on a day; raises Invalid at the field day where there is none."""
    return {**table(WAGE_TAX)["shared"], **_on(table(WAGE_TAX)["flow"], day, N_("wage tax"))}


def insurance_figures(day: datetime.date) -> Mapping[str, Any]:
    """Return the figures of social insurance that hold on a day; raises Invalid at the field day where there are none."""
    return _on(table(INSURANCE)["period"], day, N_("social insurance"))


def hour_figures(day: datetime.date) -> Mapping[str, Any]:
    """Return the figures of hours and surcharges that hold on a day; raises Invalid at the field day where there are none."""
    return _on(table("hours")["period"], day, N_("surcharges"))


def least_wage(day: datetime.date) -> Decimal | None:
    """Return the minimum wage of an hour in euros that holds on a day, None where it is not known."""
    rows = table("hours")["least"]
    return next((row["hour"] for row in rows if row["from"] <= day <= row["until"]), None)


def benefit_figures(day: datetime.date) -> Mapping[str, Any]:
    """Return the values of benefits that hold on a day; raises Invalid at the field day where there are none."""
    return {**table("benefits")["rates"], **_on(table("benefits")["period"], day, N_("benefits"))}


def flat_pay_figures(day: datetime.date) -> Mapping[str, Any]:
    """Return rates and limits of pay that is taxed flatly on a day; raises Invalid at the field day where there are none."""
    return _on(table("flat_pay")["period"], day, N_("flat taxes"))


def attachment_figures(day: datetime.date) -> Mapping[str, Any]:
    """Return the limits of attachment that hold on a day; raises Invalid at the field day where there are none."""
    return _on(table("attachment")["period"], day, N_("attachment of pay"))


def _on(rows: list[Mapping[str, Any]], day: datetime.date, about: str) -> Mapping[str, Any]:
    for row in rows:
        if row["from"] <= day <= row["until"]:
            return row
    raise Invalid(
        N_(
            "There are no figures of {about} for {day}; they reach from {first} to {last}. Please update Kontor."
        ),
        field="day",
        about=Message(about),
        day=day,
        first=min(row["from"] for row in rows),
        last=max(row["until"] for row in rows),
    )


@functools.cache
def relief(year: int) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Return share, highest pension allowance, its addition and highest age relief of a year (§§ 19 Abs. 2, 24a EStG).

    Years before the first have its row, years after the last step to nothing.
    """
    rows = table(WAGE_TAX)["relief"]
    clamped = max(year, rows[0]["year"])
    row = [one for one in rows if one["year"] <= clamped][-1]
    steps = clamped - row["year"]
    names = ("share", "allowance", "addition", "age")
    left = [max(row[name] - steps * fall, Decimal(0)) for name, fall in zip(names, row["fall"], strict=True)]
    return left[0], left[1], left[2], left[3]


def states() -> tuple[str, ...]:
    """Return the short names of the states, BB to TH."""
    return tuple(table(WAGE_TAX)["states"]["list"])


def church_rate(state: str) -> Decimal:
    """Return the rate of church tax in the state of the place of work, as a share of one."""
    church = table(WAGE_TAX)["church"]
    return church["rates"].get(state, church["usual"])  # type: ignore[no-any-return]
