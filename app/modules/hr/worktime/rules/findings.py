"""What a check of working time found: a rule with its paragraph, the day, and its figures in words."""

from __future__ import annotations

import datetime
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import N_, Message

BAD, WARN, NOTE = "bad", "warn", "note"


@dataclass(frozen=True)
class Rule:
    """A rule of law or agreement: how grave it is, its paragraph, and its words; unit says what its figures are."""

    level: str
    law: str
    words: str


RULES = {
    "day_most": Rule(BAD, "§ 3 ArbZG", N_("{net} worked, more than {limit} are never allowed")),
    "day": Rule(NOTE, "§§ 3, 16 ArbZG", N_("above {limit}")),
    "break": Rule(BAD, "§ 4 ArbZG", N_("{have} minutes of break, {need} are needed for {net} of work")),
    "longest": Rule(BAD, "§ 4 ArbZG", N_("{have} without a break, {limit} are the most")),
    "rest": Rule(BAD, "§ 5 ArbZG", N_("{have} of rest since the end of {before}, {limit} are needed")),
    "sunday": Rule(BAD, "§ 9 ArbZG", N_("work on Sunday {at}")),
    "holiday": Rule(BAD, "§ 9 ArbZG", N_("work on the holiday {at}")),
    "substitute": Rule(BAD, "§ 11 ArbZG", N_("no day off until {until} for work on {at}")),
    "substitute_open": Rule(NOTE, "§ 11 ArbZG", N_("a day off is due until {until} for work on {at}")),
    "free_sundays": Rule(BAD, "§ 11 ArbZG", N_("{have} Sundays of {year} are left free, {need} are needed")),
    "average": Rule(BAD, "§ 3 ArbZG", N_("{have} a working day in the 24 weeks from {since}, {limit} are the most")),
    "night_average": Rule(BAD, "§ 6 ArbZG", N_("{have} a working day in the 4 weeks from {since} with night work, {limit} are the most")),
    "minor_day": Rule(BAD, "§ 8 JArbSchG", N_("{net} worked, {limit} are the most for who is under 18")),
    "minor_week": Rule(BAD, "§ 8 JArbSchG", N_("{have} in the week from {since}, {limit} are the most for who is under 18")),
    "minor_days": Rule(BAD, "§ 15 JArbSchG", N_("{have} days in the week from {since}, {need} are the most for who is under 18")),
    "minor_break": Rule(BAD, "§ 11 JArbSchG", N_("{have} minutes of break, {need} are needed for {net} of work")),
    "minor_longest": Rule(BAD, "§ 11 JArbSchG", N_("{have} without a break, {limit} are the most for who is under 18")),
    "minor_rest": Rule(BAD, "§ 13 JArbSchG", N_("{have} of rest since the end of {before}, {limit} are needed for who is under 18")),
    "minor_night": Rule(BAD, "§ 14 JArbSchG", N_("work outside {since} to {until} of who is under 18")),
    "late": Rule(WARN, "§ 17 MiLoG", N_("recorded on {at}, {need} days after the work are the most")),
    "account": Rule(WARN, "§ 2 (2) MiLoG", N_("{have} went onto the account, {limit} (half of the hours of the contract) are the most")),
    "open": Rule(WARN, "", N_("the end is missing")),
    "missing": Rule(WARN, "", N_("nothing is recorded, {limit} were to be worked")),
    "plan": Rule(WARN, "", N_("the plan of shifts and the contract do not have the same days off; the target follows the contract, where weeks can take turns (5x8 / 3x8)")),
    "core": Rule(NOTE, "", N_("core time {core} was not kept")),
    "shift": Rule(NOTE, "", N_("shift {core} was not kept")),
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """A rule that a day does not keep: figures by the names of the words, minutes as whole numbers, days as days."""

    rule: str
    day: datetime.date
    figures: tuple[tuple[str, Any], ...] = ()

    @property
    def level(self) -> str:
        """How grave it is: bad, warn or note."""
        return RULES[self.rule].level

    @property
    def law(self) -> str:
        """The paragraph, '' for an agreement."""
        return RULES[self.rule].law

    def __str__(self) -> str:
        """Say what was found, with its paragraph, in the language in force."""
        words = str(
            Message(RULES[self.rule].words, {name: _said(name, value) for name, value in self.figures})
        )
        return f"{words} ({self.law})" if self.law else words


COUNTS = ("need", "year")


def found(rule: str, day: datetime.date, **figures: Any) -> Finding:
    """Return a finding with its figures."""
    return Finding(rule, day, tuple(figures.items()))


def _said(name: str, value: Any) -> str:
    if isinstance(value, datetime.date):
        return formats.day(value)
    if isinstance(value, str):
        return value
    return str(value) if name in COUNTS else hours(int(value))


def hours(minutes: int) -> str:
    """Write minutes as hours with their sign: 7:30, −0:15."""
    text = f"{abs(minutes) // 60}:{abs(minutes) % 60:02}"
    return formats.MINUS + text if minutes < 0 else text
