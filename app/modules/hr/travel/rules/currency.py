"""Receipts in another currency: what they come to in euro at the rate of the day, and the rate in words."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from app.core import format as formats
from app.core.errors import Invalid
from app.core.figures import half_up
from app.core.messages import N_, _
from app.modules.hr.travel.rules.trips import ReceiptDraft

EURO, SCALE = "EUR", 10_000
MOST_DAYS = 7  # how old a rate may be: over the longest row of days without one


def to_euro(paid: int, rate: int) -> int:
    """Return cents of hundredths of another currency; one euro was so many ten-thousandths of a unit of it. Half a cent is rounded up."""
    return half_up(Fraction(paid * SCALE, rate))


def in_euro(draft: ReceiptDraft) -> ReceiptDraft:
    """Return a receipt with what it comes to in euro; one in euro stays as it is.

    Raises Invalid naming the field: an unknown currency, no amount, no rate with its day and source, a rate of another day, and
    an amount in euro that is not what it comes to.
    """
    currency = draft.currency.strip().upper()
    if currency in ("", EURO):
        if draft.paid or draft.rate or draft.rate_day or draft.rate_source.strip():
            raise Invalid(N_("Name the other currency by its three letters, such as USD."), field="currency")
        return replace(draft, gross=draft.gross or 0, currency="")
    if not re.fullmatch("[A-Z]{3}", currency):
        raise Invalid(N_("Name the other currency by its three letters, such as USD."), field="currency")
    if not draft.paid or draft.paid <= 0:
        raise Invalid(N_("Enter what was paid in the other currency."), field="paid")
    if not draft.rate or draft.rate <= 0:
        raise Invalid(N_("Enter how much of the other currency one euro was."), field="rate")
    if not draft.rate_source.strip():
        raise Invalid(N_("Say where the rate is from, such as ECB or the statement."), field="rate_source")
    _check_day(draft)
    gross = to_euro(draft.paid, draft.rate)
    if draft.gross not in (None, 0, gross):
        raise Invalid(
            N_("At this rate it comes to {amount} €; leave the amount in euro empty, or correct the rate."),
            field="gross",
            amount=formats.cents(gross),
        )
    return replace(draft, gross=gross, currency=currency)


def _check_day(draft: ReceiptDraft) -> None:
    if draft.day is None or draft.rate_day is None:
        raise Invalid(N_("Enter the day of the rate."), field="rate_day")
    if not 0 <= (draft.day - draft.rate_day).days <= MOST_DAYS:
        raise Invalid(
            N_("The rate is that of the day of the receipt, or of the last day before that has one."),
            field="rate_day",
        )


def plain(draft: ReceiptDraft) -> str:
    """Return amount and rate of another currency as approval compares them, '' for euro."""
    if not draft.currency:
        return ""
    return f" {draft.currency} {draft.paid} {draft.rate} {draft.rate_day} {draft.rate_source}"


def words(draft: ReceiptDraft) -> str:
    """Return amount and rate of another currency in words, '' for euro."""
    if not draft.currency or draft.paid is None or draft.rate is None or draft.rate_day is None:
        return ""
    return " " + _("({amount} {currency}; 1 € = {rate} {currency} on {day}, {source})").format(
        amount=formats.cents(draft.paid),
        currency=draft.currency,
        rate=formats.scaled(draft.rate, 2),
        day=formats.day(draft.rate_day),
        source=draft.rate_source,
    )
