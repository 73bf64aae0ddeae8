"""Days of notice by § 622 BGB, words of refusals, and what references are made of: tables without a book."""

from __future__ import annotations

import datetime
import random

import pytest

from app.core.errors import Invalid
from app.modules.hr.leaving.rules.blocks import BLOCKS
from app.modules.hr.leaving.rules.leaving import (
    AGREED,
    EMPLOYER,
    PERSON,
    RETIRED,
    TERM,
    LeavingDraft,
    Terms,
    last_day,
)
from app.modules.hr.leaving.rules.notice import BASIC, PROBATION, TENURE, full_years, reckon
from app.modules.hr.leaving.rules.reference import (
    ASPECTS,
    GRADES,
    SIMPLE,
    BlockDraft,
    ReferenceDraft,
    compose,
)
from app.modules.hr.recruiting.rules.refusal import check, doubtful

D = datetime.date
RUNS = 400  # raise by hand to look longer
OLD = D(2000, 1, 1)
NOTICES = (  # received, first day, by the employer, probation until, last day, rule; paragraphs of § 622 BGB
    (D(2026, 3, 1), D(2026, 1, 1), True, D(2026, 6, 30), D(2026, 3, 15), PROBATION),  # (3): any day
    (D(2026, 6, 30), D(2026, 1, 1), True, D(2026, 6, 30), D(2026, 7, 14), PROBATION),  # received on its last day
    (D(2026, 7, 1), D(2026, 1, 1), True, D(2026, 6, 30), D(2026, 7, 31), BASIC),  # one day later
    (D(2026, 8, 3), D(2026, 1, 1), True, D(2026, 12, 31), D(2026, 8, 31), BASIC),  # a probation of a year counts six months
    (D(2026, 6, 1), D(2026, 1, 1), False, D(2026, 6, 30), D(2026, 6, 15), PROBATION),  # the person too
    (D(2026, 2, 15), D(2025, 6, 1), False, None, D(2026, 3, 15), BASIC),  # (1): 28 days end on the fifteenth
    (D(2026, 2, 16), D(2025, 6, 1), False, None, D(2026, 3, 31), BASIC),  # one day too late for it
    (D(2026, 3, 3), D(2025, 6, 1), True, None, D(2026, 3, 31), BASIC),  # 28 days end on the last of the month
    (D(2026, 3, 4), D(2025, 6, 1), True, None, D(2026, 4, 15), BASIC),
    (D(2026, 1, 31), D(2025, 6, 1), True, None, D(2026, 2, 28), BASIC),  # February of 28 days
    (D(2028, 2, 1), D(2027, 6, 1), True, None, D(2028, 2, 29), BASIC),  # and of 29
    (D(2026, 12, 20), D(2025, 6, 1), False, None, D(2027, 1, 31), BASIC),  # over the year
    (D(2026, 5, 31), D(2024, 6, 1), True, None, D(2026, 6, 30), BASIC),  # two years are full tomorrow
    (D(2026, 6, 1), D(2024, 6, 1), True, None, D(2026, 7, 31), TENURE),  # (2) no. 1: one month
    (D(2026, 6, 30), D(2024, 6, 1), True, None, D(2026, 7, 31), TENURE),
    (D(2026, 7, 1), D(2024, 6, 1), False, None, D(2026, 7, 31), BASIC),  # the person: basic for ever
    (D(2026, 1, 31), D(2023, 1, 31), True, None, D(2026, 2, 28), TENURE),  # § 188 (3): no 31 February
    (D(2026, 6, 1), D(2021, 6, 1), True, None, D(2026, 8, 31), TENURE),  # no. 2: two months after five years
    (D(2026, 5, 31), D(2021, 6, 1), True, None, D(2026, 6, 30), TENURE),  # the day before: one
    (D(2026, 6, 1), D(2018, 6, 1), True, None, D(2026, 9, 30), TENURE),  # no. 3: three after eight
    (D(2026, 6, 1), D(2016, 6, 1), True, None, D(2026, 10, 31), TENURE),  # no. 4: four after ten
    (D(2026, 6, 1), D(2014, 6, 1), True, None, D(2026, 11, 30), TENURE),  # no. 5: five after twelve
    (D(2026, 6, 1), D(2011, 6, 1), True, None, D(2026, 12, 31), TENURE),  # no. 6: six after fifteen
    (D(2026, 6, 1), D(2006, 6, 1), True, None, D(2027, 1, 31), TENURE),  # no. 7: seven after twenty
    (D(2026, 6, 1), OLD, False, None, D(2026, 6, 30), BASIC),
    (D(2026, 11, 26), D(2020, 1, 1), True, None, D(2027, 1, 31), TENURE),
    (D(2026, 3, 1), D(2024, 2, 29), True, None, D(2026, 4, 30), TENURE),  # begun on a leap day
    (D(2026, 2, 1), D(2026, 4, 1), True, None, D(2026, 3, 1) + datetime.timedelta(days=14), BASIC),  # before the first day
)  # fmt: skip


@pytest.mark.parametrize("case", NOTICES)
def test_days_of_notice(case: tuple[D, D, bool, D | None, D, str]) -> None:
    """Each received day leads to the last day and the rule that the paragraph gives."""
    given, entry, employer, probation, until, rule = case
    found = reckon(given, entry, by_employer=employer, probation_until=probation)
    assert (found.until, found.rule) == (until, rule)


def test_days_of_notice_day_by_day() -> None:
    """A second reckoning that steps through the calendar finds the same last day."""
    dice, one = random.Random(622), datetime.timedelta(days=1)
    least = {2: 1, 5: 2, 8: 3, 10: 4, 12: 5, 15: 6, 20: 7}
    for _run in range(RUNS):
        entry = D(1995, 1, 1) + dice.randrange(11_000) * one
        given = entry + dice.randrange(10_000) * one
        employer = dice.random() < 0.6
        years = full_years(entry, given)
        months = max((m for y, m in least.items() if years >= y), default=0) if employer else 0
        day = given
        if months:
            year, month = divmod(given.month - 1 + months, 12)
            day = D(given.year + year, month + 1, 1)
            while (day + one).day != 1:
                day += one
        else:
            day += 28 * one
            while day.day != 15 and (day + one).day != 1:
                day += one
        assert reckon(given, entry, by_employer=employer).until == day, (entry, given, employer)


def test_the_last_day_follows_from_what_is_known() -> None:
    """Typed, reckoned, or the end of the fixed term; an earlier one needs a reason."""
    terms = Terms(D(2020, 1, 1), None, D(2027, 3, 31))
    given = D(2026, 11, 26)
    for draft, day in (
        (LeavingDraft(1, EMPLOYER, given), D(2027, 1, 31)),
        (LeavingDraft(1, PERSON, given), D(2026, 12, 31)),
        (LeavingDraft(1, PERSON, given, D(2027, 5, 31)), D(2027, 5, 31)),
        (LeavingDraft(1, PERSON, given, D(2026, 11, 30), "einvernehmlich"), D(2026, 11, 30)),
        (LeavingDraft(1, TERM), D(2027, 3, 31)),
        (LeavingDraft(1, AGREED, None, D(2026, 11, 30)), D(2026, 11, 30)),
    ):
        assert last_day(draft, terms) == day, draft
    for draft, field in (
        (LeavingDraft(1, EMPLOYER), "given"),
        (LeavingDraft(1, EMPLOYER, given, D(2027, 1, 30)), "day"),
        (LeavingDraft(1, AGREED), "day"),
        (LeavingDraft(1, RETIRED, None, D(2019, 12, 31)), "day"),
        (LeavingDraft(1, AGREED, given, D(2026, 11, 25)), "day"),
    ):
        with pytest.raises(Invalid) as refused:
            last_day(draft, terms)
        assert refused.value.field == field, draft


DOUBTFUL = (
    *(("Sie sind zu jung für uns", "grounds"), ("ein jüngeres Team", "grounds"), ("Ihr Alter passt nicht", "grounds")),
    *(("trotz Ihrer Schwerbehinderung", "grounds"), ("eine Muttersprachlerin", "grounds"), ("Ihre Religion", "grounds")),
    *(("die Schwangerschaft", "grounds"), ("wegen der Entfernung", "reasons"), ("weil andere besser sind", "reasons")),
    *(("Sie sind überqualifiziert", "reasons"), ("aufgrund Ihrer Zeugnisse", "reasons"), ("too young", "grounds")),
)  # fmt: skip
HARMLESS = (
    *("Leider können wir Ihnen die Stelle nicht anbieten.", "Eine Alternative haben wir derzeit nicht."),
    *("Ihre Unterlagen löschen wir nach dem {kept_until}.", "Verwalter/in (m/w/d)", "die Stelle {alter}", ""),
)  # fmt: skip


def test_words_of_a_refusal() -> None:
    """Words that hint at a ground of § 1 AGG or lead to a reason are found, harmless ones are not."""
    for text, list_ in DOUBTFUL:
        found = doubtful(text)
        assert found is not None, text
        assert found[1] == list_, text
        with pytest.raises(Invalid) as refused:
            check("refusal", "Ihre Bewerbung", text)
        assert refused.value.field == "body"
        check("invitation", "Ihre Bewerbung", text)
    for text in HARMLESS:
        assert doubtful(text) is None, text


def test_sentences_of_references() -> None:
    """Each aspect and grade has its sentence for both cases; a simple one has none of them; what is missing is named."""
    blocks = {(one.aspect, one.grade): one for one in BLOCKS}
    assert set(blocks) == {(aspect, grade) for aspect in ASPECTS for grade in GRADES}
    assert len({one.final for one in BLOCKS} | {one.interim for one in BLOCKS}) == 2 * len(BLOCKS)
    draft = ReferenceDraft(1, tasks="Verkauf\n– Beratung\n", leading="1", closing="1")
    subject, body = compose(draft, blocks, PERSON, birth_known=True)
    assert subject == "Arbeitszeugnis"
    assert body.startswith("{name}, geboren am {birth}, war vom {entry} bis zum {leaving}")
    assert "– Verkauf\n– Beratung" in body
    assert all(blocks[aspect, "2"].final in body for aspect in ("knowledge", "conduct", "overall"))
    assert body.index("auf eigenen Wunsch") > body.index(blocks["conduct", "2"].final)
    assert body.endswith(blocks["closing", "1"].final)
    plain = ReferenceDraft(1, SIMPLE, True, "Verkauf", closing="")
    subject, body = compose(plain, {}, TERM, birth_known=False)
    assert (subject, body.count("\n\n")) == ("Zwischenzeugnis", 2)
    assert body.startswith("{name} ist seit dem {entry}")
    for wrong, field in (
        (ReferenceDraft(1), "tasks"),
        (ReferenceDraft(1, tasks="x", conduct=""), "conduct"),
    ):
        with pytest.raises(Invalid) as refused:
            compose(wrong, blocks, PERSON, birth_known=False)
        assert refused.value.field == field
    with pytest.raises(Invalid) as refused:
        compose(draft, {**blocks, ("style", "2"): BlockDraft("style", "2")}, PERSON, birth_known=False)
    assert refused.value.field == "style"


def test_one_month_of_notice_is_said_as_one() -> None:
    """After two full years it is one month, after five two months; days before are days."""
    told = [
        str(reckon(D(2026, 6, 1), entry, by_employer=True).words)
        for entry in (D(2024, 6, 1), D(2021, 6, 1), D(2025, 6, 1))
    ]
    assert [("one month" in one, "2 months" in one, "28 days" in one) for one in told] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
