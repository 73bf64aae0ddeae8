"""Terms of data protection, reckoned by hand: month ends, holidays by Land, weekends, extensions, 72 hours across days and the clock change."""

from __future__ import annotations

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.dates import holidays
from app.core.errors import Invalid
from app.modules.governance.privacy.rules.breaches import HIGH, NO_RISK, RISK, risk_of
from app.modules.governance.privacy.rules.deadlines import (
    answer_due,
    consultation_until,
    extended_due,
    may_extend,
    moment_of,
    report_until,
)
from app.modules.governance.privacy.rules.dpia import (
    DpiaDraft,
    PeopleRisk,
    check_decision,
    highest,
    people_risk_of,
    texts_of,
)
from app.modules.governance.privacy.rules.erasing import ELSEWHERE, GOES, STAYS, decide
from app.modules.governance.privacy.rules.others import others_of, without_others
from app.modules.governance.privacy.rules.processing import (
    CRITERIA,
    DONE,
    NEEDED,
    NOT_NEEDED,
    POINTS,
    lacking,
    threshold,
)
from app.modules.governance.privacy.rules.register import TableRule

D = datetime.date
BERLIN = ZoneInfo("Europe/Berlin")
RUNS = 60  # random days of the second reckoning

# received, Land, last day (Art. 12 (3) GDPR; Art. 3 (1), (2) c, (4) Regulation 1182/71)
ANSWERS = (
    ("2026-01-30", "SH", "2026-03-02"),  # no 30 February: the 28th, a Saturday; Monday
    ("2026-01-31", "SH", "2026-03-02"),
    ("2026-01-29", "SH", "2026-03-02"),
    ("2026-01-28", "SH", "2026-03-02"),
    ("2026-01-27", "SH", "2026-02-27"),
    ("2026-03-03", "SH", "2026-04-07"),  # Good Friday, Easter until Monday
    ("2026-03-04", "SH", "2026-04-07"),  # Easter Saturday
    ("2026-03-06", "SH", "2026-04-07"),  # Easter Monday
    ("2026-03-07", "SH", "2026-04-07"),
    ("2026-04-14", "SH", "2026-05-15"),  # Ascension
    ("2026-11-25", "SH", "2026-12-28"),  # Christmas, Saturday 26th, Sunday
    ("2026-11-26", "SH", "2026-12-28"),
    ("2026-11-27", "SH", "2026-12-28"),
    ("2026-11-24", "SH", "2026-12-24"),  # Christmas Eve is a working day
    ("2026-11-30", "SH", "2026-12-30"),
    ("2026-12-01", "SH", "2027-01-04"),  # New Year's Day is a Friday
    ("2026-12-06", "SH", "2027-01-06"),
    ("2026-12-06", "BY", "2027-01-07"),  # Epiphany
    ("2026-12-06", "BW", "2027-01-07"),
    ("2026-12-06", "ST", "2027-01-07"),
    ("2026-12-06", "NW", "2027-01-06"),
    ("2026-12-31", "SH", "2027-02-01"),  # 31 January 2027 is a Sunday
    ("2026-02-08", "BE", "2026-03-09"),  # Women's Day 2026 is a Sunday
    ("2027-02-08", "BE", "2027-03-09"),  # Women's Day, a Monday
    ("2027-02-08", "MV", "2027-03-09"),
    ("2027-02-08", "SH", "2027-03-08"),
    ("2026-02-28", "SH", "2026-03-30"),  # Saturday 28 March
    ("2028-01-31", "SH", "2028-02-29"),  # a leap year, a Tuesday
    ("2028-01-29", "SH", "2028-02-29"),
    ("2027-01-31", "SH", "2027-03-01"),  # Sunday 28 February
    ("2026-03-31", "SH", "2026-04-30"),
    ("2026-04-01", "SH", "2026-05-04"),  # Labour Day is a Friday
    ("2026-05-31", "SH", "2026-06-30"),
    ("2026-04-25", "SH", "2026-05-26"),  # Whit Monday
    ("2026-04-24", "SH", "2026-05-26"),  # Whit Sunday
    ("2026-04-23", "SH", "2026-05-26"),
    ("2026-05-04", "BY", "2026-06-05"),  # Corpus Christi
    ("2026-05-04", "NW", "2026-06-05"),
    ("2026-05-04", "RP", "2026-06-05"),
    ("2026-05-04", "SH", "2026-06-04"),
    ("2026-05-04", "HH", "2026-06-04"),
    ("2026-07-15", "SL", "2026-08-17"),  # 15 August is a Saturday
    ("2027-07-15", "SL", "2027-08-16"),  # a Sunday
    ("2025-07-15", "SL", "2025-08-18"),  # a Friday, Assumption
    ("2025-07-15", "SH", "2025-08-15"),
    ("2026-08-20", "TH", "2026-09-21"),  # Children's Day is a Sunday
    ("2027-08-20", "TH", "2027-09-21"),  # a Monday
    ("2027-08-20", "SN", "2027-09-20"),
    ("2026-09-03", "SH", "2026-10-05"),  # Unity Day is a Saturday
    ("2025-09-03", "SH", "2025-10-06"),  # a Friday
    ("2025-09-30", "SH", "2025-10-30"),
    ("2025-10-01", "BY", "2025-11-03"),  # All Saints, a Saturday
    ("2027-10-01", "BY", "2027-11-02"),  # a Monday
    ("2027-10-01", "SH", "2027-11-01"),
    ("2025-09-30", "HH", "2025-10-30"),
    ("2024-09-30", "HH", "2024-10-30"),
    ("2025-10-31", "SH", "2025-12-01"),  # 30 November is a Sunday
    ("2025-10-18", "SN", "2025-11-18"),
    ("2025-10-19", "SN", "2025-11-20"),  # Day of Repentance
    ("2025-10-19", "SH", "2025-11-19"),
    ("2026-06-15", "", "2026-07-15"),
)  # fmt: skip


@pytest.mark.parametrize(("received", "land", "due"), ANSWERS)
def test_the_month(received: str, land: str, due: str) -> None:
    """An answer is due after a month, the next working day where it ends on none."""
    assert answer_due(D.fromisoformat(received), land).day == D.fromisoformat(due)


# received, Land, last day with the extension (Art. 12 (3) sentence 2): three months from the receipt
EXTENDED = (
    ("2026-11-30", "SH", "2027-03-01"),  # 28 February 2027 is a Sunday
    ("2026-11-29", "SH", "2027-03-01"),
    ("2026-11-28", "SH", "2027-03-01"),
    ("2026-11-27", "SH", "2027-03-01"),  # a Saturday
    ("2026-11-26", "SH", "2027-02-26"),
    ("2026-12-26", "SH", "2027-03-30"),  # Good Friday 26 March 2027 to Easter Monday 29
    ("2027-11-30", "SH", "2028-02-29"),
    ("2026-01-03", "SH", "2026-04-07"),
    ("2026-02-01", "SH", "2026-05-04"),
    ("2026-09-25", "SH", "2026-12-28"),
    ("2026-10-06", "BY", "2027-01-07"),
    ("2026-10-06", "SH", "2027-01-06"),
)


@pytest.mark.parametrize(("received", "land", "due"), EXTENDED)
def test_the_extension(received: str, land: str, due: str) -> None:
    """Two more months from the receipt, not from the first end."""
    assert extended_due(D.fromisoformat(received), land).day == D.fromisoformat(due)


@pytest.mark.parametrize(
    ("received", "told", "good"),
    [("2026-11-10", "2026-12-10", True), ("2026-11-10", "2026-12-11", False), ("2026-11-10", "2026-11-10", True),
     ("2026-11-10", "2026-11-09", False), ("2026-11-25", "2026-12-28", True), ("2026-11-25", "2026-12-29", False)],
)  # fmt: skip
def test_the_extension_is_told_within_the_month(received: str, told: str, good: bool) -> None:
    """An extension told after the first month does not count (Art. 12 (3) sentence 3)."""
    assert may_extend(D.fromisoformat(received), D.fromisoformat(told), "SH") is good


# became known (local), 72 hours later (local)
HOURS = (
    ("2026-11-26", "14:00", "2026-11-29 14:00"),  # over a weekend, which stops nothing
    ("2026-11-27", "17:30", "2026-11-30 17:30"),
    ("2026-12-24", "0910", "2026-12-27 09:10"),  # over Christmas
    ("2026-12-30", "23:59", "2027-01-02 23:59"),
    ("2026-03-27", "12:00", "2026-03-30 13:00"),  # the clock is put forward on 29 March
    ("2026-03-26", "02:30", "2026-03-29 03:30"),  # half past two does not exist that day
    ("2026-03-29", "03:00", "2026-04-01 03:00"),
    ("2026-10-24", "10:00", "2026-10-27 09:00"),  # and back on 25 October
    ("2026-10-25", "02:30", "2026-10-28 01:30"),  # the first half past two
    ("2026-10-22", "02:30", "2026-10-25 02:30"),
    ("2028-02-26", "8:05", "2028-02-29 08:05"),
    ("2026-04-30", "0:00", "2026-05-03 00:00"),
)


@pytest.mark.parametrize(("day", "time", "until"), HOURS)
def test_the_hours(day: str, time: str, until: str) -> None:
    """72 hours really pass, whatever the clocks on the wall do (Art. 33 (1) GDPR)."""
    known = moment_of(D.fromisoformat(day), time, BERLIN)
    end = report_until(known)
    assert f"{end.astimezone(BERLIN):%Y-%m-%d %H:%M}" == until
    assert end - known == datetime.timedelta(hours=72)


@pytest.mark.parametrize("time", ["", "25:00", "7:5", "12:60", "halb acht"])
def test_a_time_that_is_none(time: str) -> None:
    """What is no time of day is refused at its field."""
    with pytest.raises(Invalid) as refused:
        moment_of(D(2026, 11, 26), time, BERLIN)
    assert refused.value.field == "known_at"


@settings(max_examples=RUNS)
@given(st.dates(D(2019, 1, 1), D(2035, 12, 31)), st.sampled_from(["BY", "SH", "SN", "BE", ""]))
def test_a_second_reckoning_of_the_month(received: D, land: str) -> None:
    """Day by day: the first working day on or after the day of the same number in the next month, or that month's last."""
    year, month = (received.year + 1, 1) if received.month == 12 else (received.year, received.month + 1)
    day = D(year, month, 1)
    while day.day < received.day and (day + datetime.timedelta(days=1)).month == month:
        day += datetime.timedelta(days=1)
    while day.weekday() > 4 or day in {one.day for one in holidays(day.year, land)}:
        day += datetime.timedelta(days=1)
    assert answer_due(received, land).day == day


@pytest.mark.parametrize(
    ("retention", "way", "until", "verdict"),
    [("none", "delete", None, GOES), ("voucher", "books", "2036-12-31", STAYS), ("voucher", "books", "2026-11-26", STAYS),
     ("voucher", "books", "2026-11-25", ELSEWHERE), ("personnel", "empty", "2026-11-25", GOES), ("personnel", "empty", None, STAYS),
     ("own", "own", "2026-11-25", ELSEWHERE), ("own", "own", None, STAYS), ("own", "own", "9999-12-31", STAYS), ("application", "own", "2026-01-01", ELSEWHERE)],
)  # fmt: skip
def test_what_the_law_says_of_a_row(retention: str, way: str, until: str | None, verdict: str) -> None:
    """A row stays through the last day of its term; before it began it stays without an end."""
    end = D.fromisoformat(until) if until else None
    found = decide(TableRule(retention, "", way), end, "§ 147 AO", D(2026, 11, 26))
    assert (found.verdict, found.until) == (verdict, end if retention != "none" else None)


def test_risks_and_thresholds() -> None:
    """The grid of risks, the threshold from two criteria on, and the nine points of a contract."""
    grid = {(like, hard): risk_of(like, hard) for like in range(1, 5) for hard in range(1, 5)}
    assert {cell for cell, risk in grid.items() if risk == HIGH} == {(3, 3), (4, 3), (2, 4), (3, 4), (4, 4)}
    assert {cell for cell, risk in grid.items() if risk == NO_RISK} == {
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
        (1, 2),
    }
    assert sum(risk == RISK for risk in grid.values()) == 6
    assert [threshold(list(CRITERIA)[:n], False, False) for n in range(4)] == [NOT_NEEDED, NOT_NEEDED, NEEDED, NEEDED]  # fmt: skip
    assert (threshold((), True, False), threshold((), True, True)) == (NEEDED, DONE)
    assert lacking(("a", "subject")) == [one for one in POINTS if one not in ("a", "subject")]


# asked, Land, answered until, extended until (Art. 36 (2) GDPR: eight weeks, six more)
CONSULTED = (
    ("2026-11-26", "SH", "2027-01-21", "2027-03-04"),
    ("2026-11-06", "SH", "2027-01-04", "2027-02-12"),  # 1 January 2027 is a Friday
    ("2026-11-11", "BY", "2027-01-07", "2027-02-17"),  # Epiphany is a Wednesday
    ("2026-11-11", "SH", "2027-01-06", "2027-02-17"),
    ("2026-01-29", "SH", "2026-03-26", "2026-05-07"),
    ("2026-02-06", "SH", "2026-04-07", "2026-05-15"),  # Good Friday; fourteen weeks on a Friday
    ("2026-03-19", "SH", "2026-05-15", "2026-06-25"),  # Ascension
    ("2025-12-18", "SH", "2026-02-12", "2026-03-26"),
)


@pytest.mark.parametrize(("asked", "land", "until", "extended"), CONSULTED)
def test_a_prior_consultation(asked: str, land: str, until: str, extended: str) -> None:
    """Weeks end on the same day of the week, or on the next working day."""
    day = D.fromisoformat(asked)
    assert consultation_until(day, land).day == D.fromisoformat(until)
    assert consultation_until(day, land, extended=True).day == D.fromisoformat(extended)


WHOLE = DpiaDraft(1, D(2026, 11, 20), "Kamera am Tor", "Einbrüche", (PeopleRisk("Beobachtet", 3, 3, "Nur nachts", 1, severity_after=2),), advice="ja", reason="mild")  # fmt: skip
HARD = (PeopleRisk("Beobachtet", 4, 4, "", 4, severity_after=4),)


@pytest.mark.parametrize(
    ("draft", "officer", "field"),
    [
        (DpiaDraft(), True, ""),
        (replace(WHOLE, decision="go"), True, ""),
        (replace(WHOLE, decision="go", advice=""), True, "advice"),
        (replace(WHOLE, decision="go", advice=""), False, ""),
        (replace(WHOLE, decision="go", necessity=" "), True, "necessity"),
        (replace(WHOLE, decision="stop", reason=""), True, "reason"),
        (replace(WHOLE, decision="stop", risks=()), True, "risks"),
        (replace(WHOLE, decision="consult"), True, "asked"),
        (replace(WHOLE, decision="consult", asked=D(2026, 11, 20)), True, ""),
        (replace(WHOLE, decision="go", risks=HARD), True, "decision"),
        (replace(WHOLE, decision="go", risks=HARD, asked=D(2026, 9, 1)), True, "decision"),
        (replace(WHOLE, decision="go", risks=HARD, asked=D(2026, 9, 1), answer="keine Bedenken"), True, ""),
        (replace(WHOLE, decision="stop", risks=HARD), True, ""),
    ],
)
def test_what_may_be_decided(draft: DpiaDraft, officer: bool, field: str) -> None:
    """Only on all of Art. 35 (7), with the advice where there is an officer, and never against a high risk without the authority."""
    if not field:
        check_decision(draft, officer)
        return
    with pytest.raises(Invalid) as refused:
        check_decision(draft, officer)
    assert refused.value.field == field


def test_risks_for_people_as_typed() -> None:
    """What is left empty after the measures is as before; steps are 1 to 4, and measures raise nothing."""
    assert people_risk_of(["Beobachtet ", "3/4", "", ""]) == PeopleRisk(
        "Beobachtet", 3, 4, "", 3, severity_after=4
    )
    assert people_risk_of(["B", "34", "Maske", "2 / 2"]).after == RISK
    for texts in (
        ["", "1/1", "", ""],
        ["B", "5/1", "", ""],
        ["B", "", "", ""],
        ["B", "2/2", "", "3/1"],
        ["B", "2/2", "", "1/3"],
        ["B", "zwei", "", ""],
        ["B", "3", "", ""],
    ):
        with pytest.raises(Invalid):
            people_risk_of(texts)
    again = PeopleRisk("Beobachtet", 3, 4, "Maske", 2, severity_after=2)
    assert people_risk_of(texts_of(again)) == again
    assert (highest([]), highest(["none", "high", "risk"]), highest(["none"])) == ("", "high", "none")


CROWD = others_of(
    [("Vera", "Wiedehopf"), ("Anna Maria", "von der Heide"), ("Uwe", "Klein"), ("Max", "Eisvogel"), ("Vera", "Eisvogel"), ("", "Nord")],
    [("Vera", "Eisvogel")],
    ["uwe.klein@vogel.de"],
)  # fmt: skip
OF_OTHERS = (
    ("Vera Wiedehopf rief an", "[…] rief an"),
    ("Wiedehopf, Vera: rief an", "[…]: rief an"),
    ("Frau Wiedehopf rief an", "Frau […] rief an"),
    ("mit Herrn Dr. Klein besprochen", "mit Herrn Dr. […] besprochen"),
    ("Uwe Klein und Vera Wiedehopf.", "[…] und […]."),
    ("Anna von der Heide fragt", "[…] fragt"),
    ("Anna-Maria? Frau von der Heide", "Anna-Maria? Frau von der […]"),
    ("Mail an Uwe.Klein@vogel.de!", "Mail an […]!"),
    ("Mail an vera@eisvogel.de", "Mail an vera@eisvogel.de"),
    ("Klein ist der Schaden", "Klein ist der Schaden"),  # a plain word
    ("ein klein wenig", "ein klein wenig"),
    ("Wiedehopf gesehen", "Wiedehopf gesehen"),  # a surname alone may be a bird
    ("Vera Eisvogel und Frau Eisvogel", "Vera Eisvogel und Frau Eisvogel"),  # the person itself
    ("Max Eisvogel kam mit", "[…] kam mit"),  # of the same name, and somebody else
    ("Herr Nord", "Herr […]"),
    ("Vera, Wiedehopf", "[…]"),
    ("", ""),
)


@pytest.mark.parametrize(("text", "told"), OF_OTHERS)
def test_others_stay_out_of_texts(text: str, told: str) -> None:
    """Names with a first name or a form of address go, and mails; plain words and the person's own name stay."""
    assert without_others(text, CROWD) == told
