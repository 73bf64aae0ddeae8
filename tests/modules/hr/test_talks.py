"""Talks with members of staff: planned, held, with goals and courses; known to the person, to who leads them, and to HR alone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from app.core.errors import Forbidden, Invalid, KontorError, Missing
from app.data.office import Office
from app.data.queries import asked, query
from app.data.record_extras import Target, follow_up, follow_ups
from app.data.search import search
from app.data.trail import history
from app.data.visibility import may_know
from app.modules.hr.people.api import AssignmentDraft, save_assignment
from app.modules.hr.talks.queries import (
    agreed,
    courses_source,
    goal,
    goals_source,
    offered_talks,
    talk,
    talk_blocks,
    talk_view,
    talks_source,
    waiting,
)
from app.modules.hr.talks.reports import talk_paper
from app.modules.hr.talks.rules import AgreedDraft, GoalDraft, TalkDraft, Talked, due_of, next_after
from app.modules.hr.talks.services import (
    HeldDraft,
    call_off_talk,
    hold_talk,
    save_agreed,
    save_goal,
    save_talk,
)
from app.modules.hr.training.rules.training import CourseDraft, EventDraft, ParticipantDraft, ProofDraft
from app.modules.hr.training.services.training import save_course, save_event, save_participant, save_proof
from tests.conftest import NOW
from tests.modules.hr.company import ROLES, company

D = datetime.date
TODAY = NOW.astimezone().date()
CANARY = "Wachtelkönig"


@pytest.mark.parametrize(
    ("talks", "due"),
    [
        ([], None),
        ([("held", D(2025, 11, 3), D(2026, 11, 3))], D(2026, 11, 3)),
        ([("held", D(2025, 11, 3), None)], None),
        (
            [("held", D(2024, 11, 3), D(2025, 11, 3)), ("held", D(2025, 10, 6), D(2026, 10, 6))],
            D(2026, 10, 6),
        ),
        ([("held", D(2025, 11, 3), D(2026, 11, 3)), ("planned", D(2026, 12, 1), None)], D(2026, 12, 1)),
        ([("planned", D(2026, 12, 1), None), ("planned", D(2026, 11, 25), None)], D(2026, 11, 25)),
    ],
)
def test_when_the_next_talk_is_due(talks: list[tuple[str, D, D | None]], due: D | None) -> None:
    """A planned one goes before what the newest held one says; what an older one said is over."""
    assert due_of([Talked(1, day, state, after) for state, day, after in talks]) == due
    assert next_after(D(2024, 2, 29)) == D(2025, 2, 28)


def test_a_talk_goes_its_way(any_office: Office) -> None:
    """Planned, prepared, held with its paper; courses follow from proofs; the next one comes up in Today; bad input is named."""
    c = company(any_office)
    hanna, karla = c.as_role("hanna", "staff", "manager"), c.as_role("karla", "staff")
    person = c.keys["karla"]
    key = hanna.run(save_talk, TalkDraft(person, "yearly", TODAY))
    assert (
        [one.page for one in karla.read(waiting)]
        == [one.page for one in hanna.read(waiting)]
        == ["hr.talks.talks"]
    )
    course = any_office.run(save_course, CourseDraft("Erste Hilfe", months=24))
    hanna.run(save_goal, GoalDraft(key, "Angebote in zwei Tagen", D(2027, 6, 30)))
    hanna.run(save_agreed, AgreedDraft(key, course, D(2027, 3, 31)))
    for draft, field in (
        (TalkDraft(None, "yearly", TODAY), "person"),
        (TalkDraft(person, "yearly", None), "day"),
        (TalkDraft(person, "yearly", TODAY), "day"),  # there already
        (TalkDraft(person, "party", D(2027, 1, 1)), "kind"),
        (TalkDraft(person, "yearly", D(2027, 1, 1), person), "lead"),
        (TalkDraft(person, "yearly", D(2027, 1, 1), None, "", next_day=D(2027, 1, 1)), "next_day"),
    ):
        with pytest.raises(Invalid) as caught:
            hanna.run(save_talk, draft)
        assert caught.value.field == field, draft
    for bad, field in (
        (GoalDraft(None, "Ziel"), "talk"),
        (GoalDraft(key, " "), "title"),
        (GoalDraft(key, "Angebote in zwei Tagen"), "title"),
        (GoalDraft(key, "Ziel", D(2020, 1, 1)), "due"),
        (GoalDraft(key, "Ziel", None, "soso"), "state"),
    ):
        with pytest.raises(Invalid) as caught:
            hanna.run(save_goal, bad)
        assert caught.value.field == field, bad
    for wrong, field in (
        (AgreedDraft(None, course), "talk"),
        (AgreedDraft(key, None), "course"),
        (AgreedDraft(key, course), "course"),
        (AgreedDraft(key, course + 99), "course"),
        (AgreedDraft(key, course, D(2020, 1, 1)), "due"),
    ):
        with pytest.raises(Invalid) as caught:
            hanna.run(save_agreed, wrong)
        assert caught.value.field == field, wrong
    with pytest.raises(Invalid, match="future"):
        hanna.run(hold_talk, HeldDraft(TODAY + datetime.timedelta(days=1), "…"), key)
    hanna.run(hold_talk, HeldDraft(None, f"Gutes Jahr. {CANARY}"), key)
    with pytest.raises(Invalid, match="already"):
        hanna.run(hold_talk, HeldDraft(None, "noch einmal"), key)
    with pytest.raises(Invalid, match="stays"):
        hanna.run(call_off_talk, key)
    view = karla.read(talk_view, key)
    assert view is not None
    assert (view.draft.next_day, view.lead) == (D(2027, 11, 23), "Muster, Hanna")
    assert [state for _name, _due, state in view.courses] == ["agreed"]
    event = any_office.run(save_event, EventDraft(course, D(2027, 2, 1)))
    any_office.run(save_participant, ParticipantDraft(event, person))
    assert [one[-1] for one in karla.read(talk_view, key).courses] == ["booked"]  # type: ignore[union-attr]
    any_office.run(save_proof, ProofDraft(person, course, TODAY))
    assert [one[-1] for one in karla.read(talk_view, key).courses] == ["done"]  # type: ignore[union-attr]
    assert karla.read(talk_paper, key).startswith(b"%PDF")
    assert hanna.read(waiting) == []
    later = hanna.run(save_talk, TalkDraft(person, "other", D(2026, 12, 1)))
    hanna.run(save_goal, GoalDraft(later, "Ziel"))
    hanna.run(call_off_talk, later)
    assert list(hanna.read(talks_source().keys, {})) == [key]
    with pytest.raises(Forbidden, match="Your own"):
        c.as_role("karla", "manager").run(save_talk, TalkDraft(person, "yearly", D(2027, 1, 4)))
    with pytest.raises(Missing):
        hanna.run(save_talk, TalkDraft(c.keys["lina"], "yearly", D(2027, 1, 4)))


def test_nobody_else_learns_of_a_talk(any_office: Office) -> None:
    """The person, who leads them directly and HR know it; not who leads further up, colleagues, or other roles."""
    o, c = any_office, company(any_office)
    o.run(
        save_assignment,
        AssignmentDraft(c.keys["hanna"], D(2021, 1, 1), "Verkauf", "Leitung", None, manager=c.keys["lina"]),
    )
    hanna = c.as_role("hanna", "staff", "manager")
    key = hanna.run(save_talk, TalkDraft(c.keys["karla"], "yearly", TODAY, None, CANARY))
    target = hanna.run(save_goal, GoalDraft(key, f"Ziel {CANARY}"))
    course = o.run(save_course, CourseDraft("Kurs"))
    booked = hanna.run(save_agreed, AgreedDraft(key, course))
    hanna.run(follow_up, Target("hr_talk", key), TODAY, f"{CANARY} fragen")

    @query("")
    def everything(connection: Connection, office: Office) -> str:
        """Return all that somebody can read of talks, each query by its own right, in one transaction."""
        found = []

        def read(*asks: Any) -> Any:
            try:
                found.append(repr(answer := asked(connection, *asks)))
            except KontorError as error:
                found.append(type(error).__name__)
                return []
            return answer

        for source in (talks_source(), goals_source(), courses_source()):
            read(source.page, list(read(source.keys, {})))
            read(source.page, [key, target, booked])
        for one, row in ((talk, key), (goal, target), (agreed, booked), (talk_view, key), (talk_blocks, key)):
            read(one, row)
        read(offered_talks, "", None)
        read(offered_talks, "", key)
        read(search, CANARY, office.actor.permissions)
        read(follow_ups)
        read(history, "hr_talk", key)
        return "\n".join(found)

    for role in ROLES:
        for login in ("hanna", "karla", "olaf", "lina"):
            office = c.as_role(login, role)
            own = login == "karla" and "hr.own" in ROLES[role]
            knows = role in ("administrator", "hr") or own or (role == "manager" and login == "hanna")
            text = office.read(everything, office)
            assert (CANARY in text) is knows, (role, login)
            if not knows:
                assert "Karla" not in text, (role, login)
            for table, row in (("hr_talk", key), ("hr_talk_goal", target), ("hr_talk_course", booked)):
                known = office.read(query("")(lambda one, t=table, r=row: may_know(one, t, r)))
                assert known is knows, (role, login, table)
