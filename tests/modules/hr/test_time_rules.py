"""Working time against the law by tables of days and weeks, and against a second reckoning minute by minute."""

from __future__ import annotations

import datetime
import random

import pytest

from app.core.errors import Invalid
from app.modules.hr.people.api import Calendar, Place, WeekFrom
from app.modules.hr.people.rules.hours import read_week
from app.modules.hr.worktime.rules.averages import night_minutes
from app.modules.hr.worktime.rules.balance import DayPlan, day_figures
from app.modules.hr.worktime.rules.breaks import break_minutes, gaps, longest_piece
from app.modules.hr.worktime.rules.checks import Terms, check, rest_between, worked_days
from app.modules.hr.worktime.rules.entries import WorkDay, read_entry, write_entry
from app.modules.hr.worktime.rules.findings import RULES
from app.modules.hr.worktime.rules.law import figures
from app.modules.hr.worktime.rules.models import kept_times, off_plan, read_minutes, read_rota, shift_on
from app.modules.hr.worktime.rules.surcharges import surcharges
from tests.modules.hr import time_second as second
from tests.modules.hr.time_cases import CLOCKS, DAYS, MINORS, MON, RESTS, SAT, SUN, SURCHARGES

D, DAY = datetime.date, datetime.timedelta(days=1)
RUNS = 400  # random days of each property
BERLIN = Calendar(None, None, (WeekFrom(D(2000, 1, 1), (480,) * 5 + (0, 0)),), (), Place("BE"))
TODAY = D(2030, 1, 1)
AROUND = 30  # days before and after those of a case that are looked at too


def holiday(day: D) -> bool:
    """Say whether a day is a holiday in Berlin."""
    return BERLIN.target(day).holiday is not None


ADULT, MINOR = Terms(holiday), Terms(holiday, birth=D(2009, 6, 1))


def work(day: D, text: str) -> WorkDay:
    """Return a day as typed."""
    return WorkDay(day, read_entry(day, text))


def rules(
    days: list[WorkDay],
    terms: Terms = ADULT,
    since: D | None = None,
    until: D | None = None,
    today: D = TODAY,
) -> list[str]:
    """Return the rules that days do not keep."""
    since = since or days[0].day - AROUND * DAY
    until = until or days[-1].day + AROUND * DAY
    return [one.rule for one in check(days, since, until, terms, today)]


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case[0])
def test_a_day_of_an_adult(case: tuple[str, int, int, tuple[str, ...]]) -> None:
    """Net time, breaks that count, and what §§ 3, 4 ArbZG say."""
    text, net, breaks, expected = case
    one, law = work(MON, text), figures("adult", MON)
    assert (one.net, break_minutes(one, law), tuple(rules([one]))) == (net, breaks, expected)
    assert read_entry(MON, write_entry(MON, one.parts)) == one.parts


@pytest.mark.parametrize("case", MINORS, ids=lambda case: case[0])
def test_a_day_of_a_minor(case: tuple[str, int, tuple[str, ...]]) -> None:
    """§§ 8, 11, 14 JArbSchG; an adult's rules are not asked."""
    text, net, expected = case
    one = work(MON, text)
    assert (one.net, tuple(rules([one], MINOR))) == (net, expected)


@pytest.mark.parametrize("case", RESTS, ids=lambda case: f"{case[0]}-{case[1]}-{case[3]}")
def test_rest(case: tuple[D, str, D, str, int, bool, bool]) -> None:
    """§ 5 ArbZG and § 13 JArbSchG, across months and changes of the clock; told on the later day."""
    first, text, then, later, minutes, adult, minor = case
    days = [work(first, text), work(then, later)]
    assert rest_between(*days) == minutes
    for terms, rule, fine in ((ADULT, "rest", adult), (MINOR, "minor_rest", minor)):
        told = [one for one in check(days, first, then, terms, TODAY) if one.rule == rule]
        assert [one.day for one in told] == ([] if fine else [then])


@pytest.mark.parametrize("case", CLOCKS, ids=lambda case: f"{case[0]}-{case[1]}")
def test_changes_of_the_clock(case: tuple[D, str, int]) -> None:
    """A night of spring is an hour shorter, one of autumn an hour longer."""
    day, text, minutes = case
    one = work(day, text)
    assert one.net == minutes
    assert read_entry(day, write_entry(day, one.parts)) == one.parts
    if "2400" not in text:
        assert len(second.worked(day, text)) == minutes


@pytest.mark.parametrize("case", SURCHARGES, ids=lambda case: f"{case[0]}-{case[1]}")
def test_surcharges(case: tuple[D, str, dict[str, int]]) -> None:
    """§ 3b EStG to the minute, by hand and minute by minute."""
    day, text, expected = case
    assert surcharges(work(day, text), holiday) == expected
    assert second.surcharges(day, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "0730",
        "1230-1700 0800-1200",
        "2500-2600",
        "0800-1260",
        "8-9/600",
        "0800-1200 1100-1300",
        "8-9 -",
        "0800-0759/1500",
        "0800- 0900-1000",
        "x",
        "0800-1200@",
        "2000-1300",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    """The field says what to do; nothing is guessed."""
    with pytest.raises(Invalid) as caught:
        read_entry(MON, text)
    assert caught.value.field == "times"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0730-1615/30", "07:30-16:15/30"),
        ("7:30-16:15/30", "07:30-16:15/30"),
        ("730-1615", "07:30-16:15"),
        ("8-17/60", "08:00-17:00/60"),
        (" 0800 – 1200 , 1230 - 1700 ", "08:00-12:00 12:30-17:00"),
        ("22-6/30", "22:00-06:00/30"),
        ("22-24", "22:00-24:00"),
        ("0800-1700/15+15+30", "08:00-17:00/15+15+30"),
        ("0800-1200r 1230-1700@v1", "08:00-12:00R 12:30-17:00@V1"),
        ("0800-", "08:00-"),
        ("", ""),
    ],
)  # fmt: skip
def test_times_as_clerks_type_them(text: str, written: str) -> None:
    """Paper comes in many hands; it is written in one."""
    assert write_entry(MON, read_entry(MON, text)) == written


def test_random_days_against_the_second_reckoning() -> None:
    """Surcharges, night, net time and pieces of random days around changes, Sundays and holidays agree with every minute asked by itself."""
    chance = random.Random(31)
    starts = (
        D(2026, 3, 27),
        D(2026, 10, 23),
        D(2026, 4, 2),
        D(2026, 4, 29),
        D(2026, 12, 23),
        D(2026, 12, 30),
        D(2026, 10, 2),
        D(2026, 6, 5),
    )
    for _n in range(RUNS):
        day = chance.choice(starts) + chance.randrange(5) * DAY
        text = _random_text(chance)
        try:
            one = work(day, text)
        except Invalid:  # a time that the spring change leaves out
            continue
        minutes = second.worked(day, text)
        assert one.net == len(minutes), (day, text)
        assert surcharges(one, holiday) == second.surcharges(day, text), (day, text)
        assert worked_days([one]) == {moment.astimezone(second.ZONE).date() for moment in minutes}, (
            day,
            text,
        )
        nights = [moment.astimezone(second.ZONE).hour for moment in minutes]
        assert night_minutes(one) == sum(hour >= 23 or hour < 6 for hour in nights), (day, text)


def _random_text(chance: random.Random) -> str:
    begin = chance.randrange(24 * 4) * 15
    words, at = [], begin
    for _part in range(chance.choice((1, 1, 2, 3))):
        end = at + chance.randrange(2, 24) * 15
        if end >= 34 * 60:
            break
        pause = chance.choice(("", "", "/15", "/30", "/15+15")) if end - at > 60 else ""
        words.append(f"{at // 60 % 24:02}{at % 60:02}-{end // 60 % 24:02}{end % 60:02}{pause}")
        at = end + chance.choice((0, 15, 30, 45))
    return " ".join(words)


def test_pieces_without_a_break_against_every_placing() -> None:
    """Whether six hours can have been kept is the same as trying every place of every break."""
    chance, law = random.Random(8), figures("adult", MON)
    for _n in range(RUNS):
        text = _random_text(chance)
        one = work(MON, text)
        if not one.parts:
            continue
        parts = [(part.net, part.pauses) for part in one.parts]
        assert (longest_piece(one, law) <= law["longest"]) == second.longest(
            parts, gaps(one.parts), law["longest"]
        ), text


WEEK = [work(MON + n * DAY, "0800-1630/30") for n in range(5)]


def test_weeks_and_averages() -> None:
    """48 hours a week are kept for years, 48 hours and a minute are not; leave, holidays and what is not recorded do not count."""
    first = D(2026, 6, 1)
    full = Terms(lambda _day: False, since=first)
    six = [work(first + n * DAY, "0800-1630/30") for n in range(24 * 7) if (first + n * DAY).weekday() < 6]
    last = first + (24 * 7 - 1) * DAY
    ask = {"since": last.replace(day=1), "until": last, "terms": full}
    assert rules(six, **ask) == []
    more = [*six[:-1], work(six[-1].day, "0800-1631/30")]
    assert [one for one in rules(more, **ask) if one != "day"] == ["average"]
    away = Terms(lambda _day: False, away=lambda day: day == first, since=first)
    assert "average" in rules(six, away, ask["since"], last)  # the same hours on a day less
    short = Terms(lambda _day: False, since=first + DAY)
    assert "average" not in rules(more, short, ask["since"], last)
    nights = Terms(lambda _day: False, night=True, since=first)
    shifts = [work(first + n * DAY, "2100-0600/30") for n in range(28) if (first + n * DAY).weekday() < 6]
    assert "night_average" in rules(shifts, nights, first, first + 27 * DAY)
    assert "night_average" not in rules(
        shifts, Terms(lambda _day: False, since=first), first, first + 27 * DAY
    )


def test_weeks_of_minors() -> None:
    """40 hours, five days, eight and a half hours only where another day is shorter (§§ 8, 15 JArbSchG)."""
    week = [work(MON + n * DAY, "0800-1700/60") for n in range(5)]
    assert rules(week, MINOR) == []
    assert rules([*week[:4], work(week[4].day, "0800-1701/60")], MINOR) == ["minor_day", "minor_week"]
    assert rules([*week, work(SAT, "0800-1000")], MINOR) == ["minor_days", "minor_week"]
    shifted = [work(MON, "0800-1730/60"), *week[1:4], work(week[4].day, "0800-1630/60")]
    assert rules(shifted, MINOR) == []
    grown = Terms(holiday, birth=D(2008, 11, 18))
    assert rules([*week, work(SAT, "0800-1000")], grown) == []  # 18 on Wednesday: two days of a minor


def test_sundays_and_holidays() -> None:
    """Without an exception each is told; with one a day off is due, within two or eight weeks, each day off once."""
    sunday = [work(SUN, "0800-1200")]
    assert rules(sunday) == ["sunday"]
    assert rules([work(SAT, "2200-0200")]) == ["sunday"]  # from 0 to 2
    assert rules([work(D(2026, 4, 3), "0800-1200")]) == ["holiday"]
    allowed = Terms(holiday, sundays=True)
    assert rules(sunday, allowed) == []  # the Saturday before was free
    daily = [work(SUN + n * DAY, "0800-1200") for n in range(-14, 15) if not holiday(SUN + n * DAY)]
    told = check(daily, SUN, SUN, allowed, TODAY)
    assert [one.rule for one in told] == ["substitute"]
    assert dict(told[0].figures)["until"] == SUN + 13 * DAY
    assert rules([one for one in daily if one.day != SUN + 13 * DAY], allowed, SUN, SUN) == []
    open_ = check([one for one in daily if one.day <= SUN + DAY], SUN, SUN, allowed, SUN + DAY)
    assert [one.rule for one in open_] == ["substitute_open"]
    good_friday = D(2026, 4, 3)
    weeks = [
        work(good_friday + n * DAY, "0800-1200")
        for n in range(-60, 61)
        if (good_friday + n * DAY).weekday() < 6
    ]
    assert "substitute" in rules(weeks, allowed, good_friday, good_friday)
    freed = [
        one
        for one in weeks
        if one.day not in (good_friday + 54 * DAY, good_friday + 53 * DAY, good_friday + 55 * DAY)
    ]
    assert "substitute" not in rules(freed, allowed, good_friday, good_friday)


def test_fifteen_sundays_stay_free() -> None:
    """37 of 52 Sundays may be worked, the next one not (§ 11 (1) ArbZG)."""
    first = D(2026, 1, 4)
    sundays = [work(first + 7 * n * DAY, "0800-1200") for n in range(40)]
    told = [
        one
        for one in check(sundays, first, D(2026, 12, 31), Terms(holiday, sundays=True), TODAY)
        if one.rule == "free_sundays"
    ]
    assert [one.day for one in told] == [first + 7 * n * DAY for n in (37, 38, 39)]
    assert dict(told[0].figures)["have"] == "14"


def test_open_days_core_time_and_shifts() -> None:
    """A day without an end is told once it is past; core time and shifts are those of the day."""
    from app.modules.hr.worktime.rules.models import Model

    one = work(MON, "0800-")
    assert rules([one], today=MON) == []
    assert rules([one], today=MON + DAY) == ["open"]
    flex = Model(1, "Gleitzeit", "flex", (540, 900))
    assert kept_times(work(MON, "0900-1500"), flex, MON, {}) is None
    assert kept_times(work(MON, "0901-1600"), flex, MON, {}) is not None
    assert kept_times(work(MON, "0700-1459"), flex, MON, {}) is not None
    weeks = read_rota("F F F F F / N N N N - - -")
    shifts = Model(2, "Schicht", "shift", weeks=weeks)
    times = {"F": (360, 840), "N": (1320, 1800)}
    assert [shift_on(weeks, D(2026, 11, 18), MON + n * DAY) for n in (0, 4, 5, 7, 11, 14)] == [
        "F",
        "F",
        "",
        "N",
        "",
        "F",
    ]
    assert kept_times(work(MON, "0600-1400/30"), shifts, MON, times) is None
    assert kept_times(work(MON, "0605-1400/30"), shifts, MON, times) is not None
    assert kept_times(work(MON + 7 * DAY, "2200-0600/30"), shifts, MON, times) is None
    assert kept_times(work(MON + 7 * DAY, "2200-0545/30"), shifts, MON, times) is not None
    assert kept_times(work(SAT, "0800-1000"), shifts, MON, times) is None
    week, short = read_week("5x8"), read_week("4x8")  # the plan: five days, then four
    same = [off_plan(shifts, MON, MON + n * DAY, week[n % 7]) for n in range(14)]
    assert same == [False] * 11 + [True] + [False] * 2  # the second Friday is off by the plan alone
    turns = Calendar(MON, None, (WeekFrom(MON, week, (short,)),), ())
    assert not any(off_plan(shifts, MON, MON + n * DAY, turns.target(MON + n * DAY).usual) for n in range(56))
    assert not off_plan(flex, MON, SAT, 480)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("7:42", 462), ("-1:30", -90), ("1,5", 90), ("0,33", 20), ("8", 480), ("+2", 120), ("\u22120:15", -15)],
)
def test_hours_as_they_are_typed(text: str, minutes: int) -> None:
    """Hours with colon or comma, with their sign."""
    assert read_minutes(text) == minutes


def test_every_rule_has_words_and_every_law_its_figures() -> None:
    """What a check finds can be said; figures of the law are whole numbers with a day."""
    for name, rule in RULES.items():
        assert rule.words, name
        assert rule.level in ("bad", "warn", "note")
        assert len(name) <= 16
    for kind in ("adult", "minor", "record", "surcharge"):
        assert figures(kind, D(1990, 1, 1)) == figures(kind, D(1990, 1, 1))
        D.fromisoformat(figures(kind, MON)["from"])


def test_the_last_day_that_is_counted_counts() -> None:
    """A balance up to Tuesday holds Monday and Tuesday; Wednesday is shown and adds nothing."""
    plans = [DayPlan(MON + n * DAY, 480, 480) for n in range(3)]
    found = list(day_figures(plans, {}, {}, counts=True, until=MON + DAY))
    assert [(one.counted, one.adds) for one in found] == [(True, -480), (True, -480), (False, 0)]
