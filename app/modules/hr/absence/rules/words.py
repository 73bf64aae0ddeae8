"""Leave accounts in words: what is left, of which year and until when, and how each year was reckoned with its paragraph."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

from app.core import format as formats
from app.core.messages import N_, Message, _, counted
from app.modules.hr.absence.rules.accounts import BUCKETS, REASONS, Account, Bucket

FULL = N_("Full leave: {days} days by law (§§ 3, 4 BUrlG).")
CASES = {  # with one month, with more
    "waiting": (
        N_("Six months are not over in this year: 1 full month gives {days} days by law (§ 5 (1) a BUrlG)."),
        N_("Six months are not over in this year: {count} full months give {days} days by law (§ 5 (1) a BUrlG)."),
    ),
    "short": (
        N_("Gone before six months were over: 1 full month gives {days} days by law (§ 5 (1) b BUrlG)."),
        N_("Gone before six months were over: {count} full months give {days} days by law (§ 5 (1) b BUrlG)."),
    ),
    "first_half": (
        N_("Gone in the first half of the year: 1 full month gives {days} days by law (§ 5 (1) c BUrlG)."),
        N_("Gone in the first half of the year: {count} full months give {days} days by law (§ 5 (1) c BUrlG)."),
    ),
}  # fmt: skip
RETURNED = N_("{days} days given back: ill with a certificate while on leave (§ 9 BUrlG).")
PART = N_(
    "{since} to {until}: {count} days a week; a year of that gives {worth} days by law (§ 3 BUrlG); {months} of 12 months."
)
IDLE = N_("{since} to {until}: unpaid leave gives none (BAG 9 AZR 315/17).")
TWELFTHS = N_("By contract {months} of twelve months count: {days} days in all.")
CONTRACT = N_("By contract {all} days in all, so {more} more than by law.")
DISABLED = N_("Severe disability: a week of {week} days, {days} days (§ 208 SGB IX).")
DISABLED_PART = N_("Severe disability for {months} full months: {days} of {week} days (§ 208 (3) SGB IX).")
PARENTAL = N_("Parental leave of {months} full calendar months cuts it to {days} days (§ 17 (1) BEEG).")


def days_words(days: Fraction) -> str:
    """Write days with at most two decimals: 12, 12,5, 8,33."""
    return formats.scaled(round(days * 100) * 100)


def step_words(step: tuple[str, tuple[object, ...]]) -> str:
    """Return a step of the reckoning of a year as a sentence."""
    name, values = step
    if name in ("part", "unpaid"):
        since, until, count, worth, share = values
        assert isinstance(since, datetime.date)
        assert isinstance(until, datetime.date)
        span = {"since": formats.day(since), "until": formats.day(until)}
        if name == "unpaid":
            return str(Message(IDLE, span))
        more = {"count": _days(count), "worth": _days(worth), "months": days_words(Fraction(str(share)) * 12)}
        return str(Message(PART, span | more))
    if name == "full":
        return str(Message(FULL, {"days": _days(values[1])}))
    if name in CASES:
        return counted(int(str(values[0])), *CASES[name], days=_days(values[1]))
    words = {"twelfths": TWELFTHS, "parental": PARENTAL}
    if name in words:
        return str(Message(words[name], {"months": str(values[0]), "days": _days(values[1])}))
    if name == "contract":
        return str(Message(CONTRACT, {"all": _days(values[0]), "more": _days(values[2])}))
    if name == "disability":
        return str(Message(DISABLED, {"week": _days(values[0]), "days": _days(values[1])}))
    return str(
        Message(DISABLED_PART, {"months": str(values[0]), "week": _days(values[1]), "days": _days(values[2])})
    )


def _days(value: object) -> str:
    return days_words(Fraction(str(value)))


def bucket_words(one: Bucket) -> str:
    """Return a bucket as a line: which leave, what was given, what came of it, what is left and until when."""
    parts = [
        _("{days} days").format(days=days_words(one.given)),
        *(
            words.format(days=days_words(value))
            for words, value in (
                (_("taken {days}"), one.taken),
                (_("planned {days}"), one.planned),
                (_("requested {days}"), one.requested),
                (_("lapsed {days}"), one.lapsed),
            )
            if value
        ),
        _("left {days}").format(days=days_words(one.left)),
    ]
    if one.expires is not None:
        parts.append(_("until {day}").format(day=formats.day(one.expires)))
    return f"{_(BUCKETS[one.kind])} {one.year}: " + " · ".join(parts)


def account_lines(account: Account) -> Iterator[tuple[str, str]]:
    """Yield an account line by line, each with its tone: 'heading', '' or 'quiet'."""
    left = days_words(account.left)
    yield _("{year}: {days} days left").format(year=account.year, days=left), "heading"
    for one in account.buckets:
        yield bucket_words(one), ""
        if one.left > 0 and one.why:
            yield _(REASONS[one.why]), "quiet"
    if account.returned:
        yield _(RETURNED).format(days=days_words(account.returned)), ""
    if account.over:
        yield _("Taken beyond the account: {days} days.").format(days=days_words(account.over)), ""
    yield _("How it was calculated"), "heading"
    for step in account.reckoned.steps:
        yield step_words(step), "quiet"
