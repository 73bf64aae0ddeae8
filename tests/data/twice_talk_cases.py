"""What two desks may try at once with talks: the same talk, goal and course, holding it and calling it off."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.hr.talks.rules import AgreedDraft, GoalDraft, TalkDraft
from app.modules.hr.talks.services import (
    HeldDraft,
    call_off_talk,
    hold_talk,
    save_agreed,
    save_goal,
    save_talk,
)
from app.modules.hr.training.rules.training import CourseDraft
from app.modules.hr.training.services.training import save_course
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.hr.company import company

DAY = datetime.date(2026, 11, 23)


def _talk(office: Office) -> int:
    keys = company(office).keys
    return office.run(save_talk, TalkDraft(keys["karla"], "yearly", DAY, keys["hanna"]))


def _course(office: Office) -> tuple[int, int]:
    return _talk(office), office.run(save_course, CourseDraft("Kurs"))


CASES = (
    Case(
        "hr.talks.save_talk",
        company,
        lambda office, made: office.run(save_talk, TalkDraft(made.keys["karla"], "yearly", DAY)),
        counting("SELECT count(*) FROM hr_talk"),
    ),
    Case(
        "hr.talks.save_goal",
        _talk,
        lambda office, key: office.run(save_goal, GoalDraft(key, "Ziel")),
        counting("SELECT count(*) FROM hr_talk_goal"),
    ),
    Case(
        "hr.talks.save_agreed",
        _course,
        lambda office, made: office.run(save_agreed, AgreedDraft(*made)),
        counting("SELECT count(*) FROM hr_talk_course"),
    ),
    Case(
        "hr.talks.hold_talk",
        _talk,
        lambda office, key: office.run(hold_talk, HeldDraft(DAY, "Gutes Jahr"), key),
        counting("SELECT count(*) FROM hr_talk WHERE state = 'held'"),
    ),
    Case(
        "hr.talks.call_off_talk",
        _talk,
        lambda office, key: office.run(call_off_talk, key),
        counting("SELECT 1 - count(*) FROM hr_talk"),
    ),
)
