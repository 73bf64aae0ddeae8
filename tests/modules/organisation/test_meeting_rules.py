"""Rules of meetings against hand reckonings: quorum, majorities, rhythms, and minutes as they are typed."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.modules.organisation.meetings.rules.meetings import next_day, starts
from app.modules.organisation.meetings.rules.minutes import (
    ACTION,
    DECISION,
    MARKS,
    NOTE,
    QUESTION,
    Somebody,
    faults,
    outcomes,
    read_minutes,
    skeleton,
)
from app.modules.organisation.meetings.rules.votes import (
    MAJORITIES,
    WHOLE,
    Votes,
    is_carried,
    is_quorate,
    quorum_needs,
    quorum_words,
    result_words,
)

D = datetime.date
DAY = D(2026, 11, 23)
RUNS = 60  # of each property
HANNA, KARLA, EVA = (
    Somebody(1, "Hanna", "Muster", "hanna"),
    Somebody(2, "Karla", "Muster", "karla"),
    Somebody(3, "Eva", "von Berg", "eva.b"),
)
PEOPLE = (HANNA, KARLA, EVA)
ITEMS = {1: "Bericht", 2: "Sonstiges"}


@pytest.mark.parametrize(
    ("present", "entitled", "share", "needs", "quorate"),
    [
        (0, 7, 0, 0, True),  # nobody asks for one
        (3, 7, 5000, 4, False),  # half of seven is 3.5
        (4, 7, 5000, 4, True),
        (4, 8, 5000, 4, True),  # at least half
        (3, 8, 5000, 4, False),
        (5, 8, 6667, 6, False),  # 66.67 % of 8 is 5.3336
        (6, 8, 6667, 6, True),
        (2, 3, 6667, 3, False),  # two thirds typed as 66.67 % are more than two of three
        (2, 3, 6666, 2, True),
        (7, 7, 10_000, 7, True),
        (6, 7, 10_000, 7, False),
        (0, 0, 5000, 0, False),  # nobody may vote
        (1, 1, 1, 1, True),
        (0, 100, 1, 1, False),
    ],
)
def test_quorum(present: int, entitled: int, share: int, needs: int, quorate: bool) -> None:
    """At least the share of those who may vote; the words say what is needed."""
    assert is_quorate(present, entitled, share) is quorate
    assert quorum_needs(entitled, share) == needs
    assert ("Not quorate" in str(quorum_words(present, entitled, share))) is not quorate


@pytest.mark.parametrize(
    ("votes", "entitled", "carried"),
    [
        # yes, no, abstain; who may vote; simple, absolute, two thirds, three quarters, all
        ((5, 2, 1), 9, "YYYNN"),  # 5 of 9 is more than half; 5 of 7 cast is 71 %
        ((4, 2, 3), 9, "YNYNN"),  # 4 of 9; 4 of 6 is exactly two thirds
        ((3, 1, 5), 9, "YNYYN"),  # 3 of 4 is exactly three quarters
        ((4, 4, 0), 9, "NNNNN"),  # a tie
        ((3, 4, 0), 9, "NNNNN"),
        ((1, 0, 8), 9, "YNYYN"),  # § 32 (1) 3 BGB: abstentions are no votes cast
        ((0, 0, 9), 9, "NNNNN"),
        ((0, 0, 0), 0, "NNNNN"),
        ((9, 0, 0), 9, "YYYYY"),
        ((8, 0, 1), 9, "YYYYN"),
        ((8, 0, 0), 9, "YYYYN"),  # one is not there
        ((5, 0, 0), 10, "YNYYN"),  # half is not more than half
        ((6, 4, 0), 10, "YYNNN"),
        ((7, 3, 0), 10, "YYYNN"),
        ((2, 1, 0), 3, "YYYNN"),
        ((15, 5, 0), 20, "YYYYN"),
        ((14, 5, 1), 20, "YYYNN"),  # 14 of 19 is 73.7 %
        ((1, 0, 0), 1, "YYYYY"),
        ((0, 1, 0), 1, "NNNNN"),
    ],
)
def test_majorities(votes: tuple[int, int, int], entitled: int, carried: str) -> None:
    """Each majority in its own way, and the sentence says the same."""
    one = Votes(*votes)
    found = [is_carried(one, majority, entitled) for majority in MAJORITIES]
    assert "".join("Y" if yes else "N" for yes in found) == carried
    for majority, yes in zip(MAJORITIES, found, strict=True):
        assert str(result_words(one, majority, entitled)).startswith("Carried" if yes else "Rejected")


@given(
    st.integers(0, 200), st.integers(0, 200), st.integers(0, 200), st.integers(0, 100), st.integers(0, WHOLE)
)
@settings(max_examples=RUNS)
def test_votes_reckoned_a_second_way(yes: int, no: int, abstain: int, away: int, share: int) -> None:
    """By exact fractions: a majority holds where the share does, and a stronger one never without the weaker."""
    votes, entitled = Votes(yes, no, abstain), yes + no + abstain + away
    cast = Fraction(yes, yes + no) if yes + no else Fraction(0)
    whole = Fraction(yes, entitled) if entitled else Fraction(0)
    wanted = {
        "simple": cast > Fraction(1, 2),
        "absolute": whole > Fraction(1, 2),
        "two_thirds": cast >= Fraction(2, 3),
        "three_quarters": cast >= Fraction(3, 4),
        "all": whole == 1,
    }
    assert {one: is_carried(votes, one, entitled) for one in MAJORITIES} == wanted
    present = yes + no + abstain
    there = Fraction(present, entitled) if entitled else Fraction(-1)
    assert is_quorate(present, entitled, share) is (share == 0 or there >= Fraction(share, WHOLE))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Alles gut.", (NOTE, "Alles gut.", None, None, None, "")),
        ("! Angebot holen @hanna 12.12.", (ACTION, "Angebot holen", 1, D(2026, 12, 12), None, "")),
        ("!Angebot holen @Hanna bis 12.12.2026", (ACTION, "Angebot holen", 1, D(2026, 12, 12), None, "")),
        ("! @Karla: Plan prüfen bis 3.1.", (ACTION, "Plan prüfen", 2, D(2027, 1, 3), None, "")),
        ("! Plan prüfen, @karla.muster, 3.1.27", (ACTION, "Plan prüfen", 2, D(2027, 1, 3), None, "")),
        ("! Plan prüfen @MusterKarla", (ACTION, "Plan prüfen", 2, None, None, "")),
        ("! Test @vonBerg +14", (ACTION, "Test", 3, D(2026, 12, 7), None, "")),
        ("! Test @eva.b until 2026-12-01", (ACTION, "Test", 3, D(2026, 12, 1), None, "")),
        ("! Test @eva 23.11.", (ACTION, "Test", 3, DAY, None, "")),
        ("! Test @eva 22.11.", (ACTION, "Test", 3, D(2027, 11, 22), None, "")),
        ("! Version 2.5 testen @eva", (ACTION, "Version 2.5 testen", 3, None, None, "")),
        ("! Test @eva 31.2.", (ACTION, "Test", 3, None, None, "31.2.")),
        ("! Test", (ACTION, "Test", None, None, None, "who does it")),
        ("! Test @Muster", (ACTION, "Test", None, None, None, "Hanna Muster, Karla Muster")),
        ("! Test @Otto", (ACTION, "Test", None, None, None, "Otto")),
        (
            "! mail an info@firma.de schreiben @eva",
            (ACTION, "mail an info@firma.de schreiben", 3, None, None, ""),
        ),
        ("!", (ACTION, "", None, None, None, "what it is about")),
        (
            "# Stapler wird gekauft [5:2:1]",
            (DECISION, "Stapler wird gekauft", None, None, Votes(5, 2, 1), ""),
        ),
        ("# Stapler wird gekauft [ 5 : 2 ]", (DECISION, "Stapler wird gekauft", None, None, Votes(5, 2), "")),
        ("# [5/2/1] Kauf", (DECISION, "Kauf", None, None, Votes(5, 2, 1), "")),
        ("# Kauf [einstimmig]", (DECISION, "Kauf", None, None, Votes(8), "")),
        ("# Kauf [unanimous].", (DECISION, "Kauf.", None, None, Votes(8), "")),
        ("# Kauf", (DECISION, "Kauf", None, None, None, "")),
        ("# Kauf [6:2:1]", (DECISION, "Kauf", None, None, Votes(6, 2, 1), "9 votes")),
        ("# Kauf im Verhältnis 5:2", (DECISION, "Kauf im Verhältnis 5:2", None, None, None, "")),
        ("# [5:2]", (DECISION, "", None, None, Votes(5, 2), "what it is about")),
        ("? Wer zahlt?", (QUESTION, "Wer zahlt?", None, None, None, "")),
        ("  ?  Wer zahlt  ", (QUESTION, "Wer zahlt", None, None, None, "")),
        ("! " + "x" * 301 + " @eva", (ACTION, "x" * 301, 3, None, None, "300")),
    ],
)
def test_a_line_of_minutes(line: str, wanted: tuple[Any, ...]) -> None:
    """Marks, who, day and votes are read where they stand; what can't be read is said, the rest stays as typed."""
    (found,) = read_minutes(line, DAY, ITEMS, PEOPLE, 8)
    *values, fault = wanted
    assert [found.kind, found.text, found.person, found.due, found.votes] == values
    assert (fault in str(found.fault)) if fault else found.fault is None


def test_items_of_the_agenda() -> None:
    """A number of the agenda goes on to its item, its topic is no note; another number is a sentence like any other."""
    text = "Begrüßung\n\n1. Bericht\nGut.\n2024 war besser\nTOP 2: Sonstiges\n! Test @eva\n3. Mai: Feier\n2) mehr\n"
    lines = read_minutes(text, DAY, ITEMS, PEOPLE, 3)
    assert [(one.number, one.item, one.text) for one in lines] == [
        (1, 0, "Begrüßung"),
        (4, 1, "Gut."),
        (5, 1, "2024 war besser"),
        (7, 2, "Test"),
        (8, 2, "3. Mai: Feier"),
        (9, 2, "mehr"),
    ]
    assert [one.kind for one in outcomes(lines)] == [ACTION]
    assert faults(lines) == []
    assert read_minutes(skeleton(list(ITEMS.values())), DAY, ITEMS, PEOPLE, 3) == ()


@given(st.text(max_size=200))
@settings(max_examples=RUNS)
def test_whatever_is_typed_is_read(text: str) -> None:
    """Nothing that is typed breaks the reading, no line is lost, and the mark alone says the kind."""
    lines = read_minutes(text, DAY, {}, PEOPLE, 3)
    typed = [line.strip() for line in text.splitlines() if line.strip()]
    assert [one.kind for one in lines] == [MARKS.get(line[0], NOTE) for line in typed]


@pytest.mark.parametrize(
    ("day", "rhythm", "wanted"),
    [
        (D(2026, 11, 23), "week", D(2026, 11, 30)),
        (D(2026, 12, 28), "fortnight", D(2027, 1, 11)),
        (D(2026, 11, 10), "month", D(2026, 12, 8)),  # second Tuesday
        (D(2026, 11, 3), "month", D(2026, 12, 1)),  # first Tuesday
        (D(2026, 1, 29), "month", D(2026, 2, 26)),  # fifth Thursday; February has four
        (D(2026, 11, 30), "month", D(2026, 12, 28)),  # fifth Monday; December has four
        (D(2026, 11, 23), "quarter", D(2027, 2, 22)),  # fourth Monday
        (D(2028, 2, 29), "year", D(2029, 2, 27)),  # fifth Tuesday; February 2029 has four
        (D(2026, 5, 1), "year", D(2027, 5, 7)),  # first Friday
    ],
)
def test_next_meeting(day: D, rhythm: str, wanted: D) -> None:
    """The same weekday in the same place of its month."""
    assert next_day(day, rhythm) == wanted
    assert wanted.weekday() == day.weekday()


def test_a_single_meeting_has_no_next_one() -> None:
    """It is said what to do instead."""
    with pytest.raises(Invalid):
        next_day(DAY, "once")


def test_times_of_items() -> None:
    """Each begins when the one before it ends, past midnight too."""
    assert starts("10:00", [10, 0, 75, 5]) == ["10:00", "10:10", "10:10", "11:25"]
    assert starts("23:30", [45, 10]) == ["23:30", "00:15"]
