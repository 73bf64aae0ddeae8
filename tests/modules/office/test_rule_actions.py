"""What rules do beyond tasks: fields and states, mail files, recurring jobs, days by working days; and that none of it goes round in circles."""

from __future__ import annotations

import datetime
import email
import email.policy
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.dates import holidays, working_days_on
from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import use_language
from app.data.declarative import field_of
from app.data.history import tables
from app.data.office import Office
from app.data.queries import query as reads
from app.data.record_extras import Target, follow_ups
from app.data.settings import change_setting
from app.data.trail import history
from app.data.verify import verify
from app.modules.office.automation.queries.lists import preview, protocol, waiting
from app.modules.office.automation.queries.recurring import job_of, runs
from app.modules.office.automation.queries.settable import (
    KINDS,
    check_set,
    fields_to_set,
    is_chosen,
    right_to_set,
)
from app.modules.office.automation.queries.words import sentence
from app.modules.office.automation.rules.calendar import JobDraft
from app.modules.office.automation.rules.rule import Condition, RuleDraft
from app.modules.office.automation.services.firing import run_rules
from app.modules.office.automation.services.keeping import save_rule
from app.modules.office.automation.services.recurring import run_due, save_job
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.opportunities.models import Opportunity
from app.modules.organisation.opportunities.services import save_opportunity
from app.modules.organisation.projects.services.tasks import set_task_state
from tests.conftest import NOW
from tests.modules.office.rule_book import (
    RIGHTS,
    TABLE,
    TODAY,
    WON,
    author,
    fired,
    given,
    hold_refusals,
    left_with,
    opportunity,
    switched_on,
    thanks,
    told,
)
from tests.modules.organisation.project_book import project_book

LARGE = RuleDraft("Groß", "made", TABLE, action="set", sets="stage", set_to="offered", conditions=(Condition("value", ">500"),))  # fmt: skip


def row(office: Office, key: int) -> dict[str, object]:
    """Return the row of an opportunity."""
    one = select(Opportunity.__table__).where(Opportunity.id == key)
    return office.read(reads("")(lambda c: dict(c.execute(one).mappings().one())))


def test_a_state_is_set_by_the_command_of_its_topic(any_office: Office) -> None:
    """What follows from a state follows here too; what the topic refuses is told, and the others are set all the same."""
    office = any_office
    set_it = switched_on(office, LARGE)
    large, small, there = (
        opportunity(office, value=cents, stage=stage)
        for cents, stage in ((900_00, "lead"), (100_00, "lead"), (900_00, "offered"))
    )
    assert run_rules(office) == {set_it: 2}
    assert [row(office, key)["stage"] for key in (large, small, there)] == ["offered", "lead", "offered"]
    assert told(office, set_it) == ["The field had this value already.", "The field is set."]
    (change, _made) = office.read(history, TABLE, large)[:2]
    assert (change.command, change.login) == ("fire_rule", "admin")
    lost = switched_on(office, replace(LARGE, title="Verloren", event="state", field="stage", value="qualified", set_to="lost"))  # fmt: skip
    won = switched_on(office, replace(LARGE, title="Gewonnen", event="changed", field="source", set_to="won", conditions=()))  # fmt: skip
    with_reason = opportunity(office, value=900_00)
    without = office.run(save_opportunity, replace(given(office, value=900_00), reason=""))
    for key, reason in ((with_reason, "zu teuer"), (without, "")):
        office.run(save_opportunity, replace(given(office, value=900_00, stage="qualified", source="fair"), reason=reason), key)  # fmt: skip
    run_rules(office)
    assert Counter(one[2] for one in fired(office, lost)) == {"done": 1, "failed": 1}
    assert "Say why it was lost" in "".join(told(office, lost))
    assert [row(office, key)["stage"] for key in (with_reason, without)] == ["won", "won"]
    assert [row(office, key)["closed"] for key in (with_reason, without)] == [TODAY, TODAY]
    assert [one[2] for one in fired(office, won)] == ["done", "done"]
    assert all(check.ok for check in verify(office.book))


def test_one_sets_what_one_may_set_and_no_more(office: Office) -> None:
    """The right of the topic's own command is asked when the rule is kept and each time it fires."""
    anna = author(office, "anna", *RIGHTS)
    with pytest.raises(Invalid, match="you lack the right") as refused:
        anna.run(save_rule, LARGE)
    assert refused.value.field == "action"
    more = (*RIGHTS, "organisation.opportunity.change")
    ben = author(office, "ben", *more)
    rule = switched_on(ben, LARGE)
    first = opportunity(office, value=900_00)
    assert run_rules(office) == {rule: 1}
    left_with(office, "ben", *RIGHTS)
    second = opportunity(office, value=900_00)
    assert run_rules(office) == {rule: 0}
    assert [row(office, key)["stage"] for key in (first, second)] == ["offered", "lead"]
    assert "lacks the right" in told(office, rule)[0]
    assert len(office.read(waiting)) == 1


def test_tasks_enter_states_for_who_does_them(one_office: Office) -> None:
    """A task that begins lets its successor wait by a rule; days of the plan and to-dos follow as if somebody had done it."""
    book = project_book(one_office)
    rule = switched_on(one_office, RuleDraft("Warten", "state", "organisation_task", "state", "waiting", action="set", sets="state", set_to="started"))  # fmt: skip
    one_office.run(set_task_state, book.tasks["Malen"], "waiting")
    assert run_rules(one_office)[rule] == 1
    assert (book.row("Malen")["state"], book.row("Malen")["begun"]) == ("started", TODAY)
    assert run_rules(one_office).get(rule, 0) == 0


def test_mail_files_wait_for_their_folder_and_are_written_once(office: Office, tmp_path: Path) -> None:
    """Addressed to the contact with the template filled; without an address it fails and says so; again it is the same file."""
    folder = tmp_path / "Post"
    rule = switched_on(office, replace(WON, action="mail", template_id=thanks(office), folder=str(folder), text="", login=""))  # fmt: skip
    known = office.run(save_contact, ContactDraft("Weber GmbH", mail="post@weber.example"))
    unknown = office.run(save_contact, ContactDraft("Ohne Adresse"))
    for contact in (known, unknown):
        office.run(save_opportunity, replace(given(office, stage="won"), contact=contact))
    assert run_rules(office) == {rule: 2}
    assert [one[2] for one in fired(office, rule)] == ["waiting", "waiting"]
    folder.mkdir()
    run_rules(office)
    run_rules(office)
    assert Counter(one[2] for one in fired(office, rule)) == {"done": 1, "failed": 1}
    assert "Ohne Adresse has no mail address." in told(office, rule)
    (file,) = folder.iterdir()
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert (mail["To"], mail["Subject"], mail["X-Unsent"]) == ("post@weber.example", "Ihr Auftrag, Weber GmbH", "1")  # fmt: skip
    assert "vielen Dank." in mail.get_content()


def test_a_job_is_done_once_for_all_that_fired(any_office: Office, tmp_path: Path) -> None:
    """Three records at once do the job once; it does not count as the job of its day, and waits for its folder."""
    office = any_office
    folder = tmp_path / "Sicherung"
    job = office.run(save_job, JobDraft("Bericht", "export", "monthly", month_day=1, folder=str(folder), report="trial-balance", form="csv"))  # fmt: skip
    rule = switched_on(office, replace(WON, action="job", job_id=job, text="", login=""))
    for _one in range(3):
        opportunity(office, stage="won")
    assert run_rules(office) == {rule: 3}
    assert {one[2] for one in fired(office, rule)} == {"waiting"}
    folder.mkdir()
    run_rules(office)
    run_rules(office)
    assert [one[2] for one in fired(office, rule)] == ["done"] * 3
    assert len(office.read(runs, job)) == 1
    assert len(list(folder.iterdir())) == 1
    assert office.read(job_of, job).said.template == "{name} is written."
    office.clock = lambda: (
        NOW + datetime.timedelta(days=8)
    )  # 1 December: due by its own calendar all the same
    assert run_due(office) == {job: True}


# -- working days ------------------------------------------------------------
LANDS = ("", "SN", "BY", "BE")


@settings(max_examples=20, deadline=None)
@drawn(
    st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 12, 31)),
    st.integers(-60, 60),
    st.sampled_from(LANDS),
)
def test_working_days_by_a_second_reckoning(day: datetime.date, count: int, land: str) -> None:
    """The n-th of all working days after a day, or before it, out of a list made of weekdays less holidays."""
    around = [day + datetime.timedelta(days=n) for n in range(-130, 131)]
    off = {one.day for year in (day.year - 1, day.year, day.year + 1) for one in holidays(year, land)}
    work = [one for one in around if one.isoweekday() < 6 and one not in off]
    after, before = [one for one in work if one > day], [one for one in work if one < day][::-1]
    expected = day
    if count:
        expected = after[count - 1] if count > 0 else before[-count - 1]
    assert working_days_on(day, count, land) == expected


def test_days_are_counted_by_the_calendar_of_the_company(any_office: Office) -> None:
    """Three working days after a Friday before Buß- und Bettag is Thursday in Saxony and Wednesday elsewhere; the task is due so too."""
    office = any_office
    office.run(change_setting, "company.land", "SN")
    after = RuleDraft("Nach", "day", TABLE, "expected", days=3, days_working=True, text="Nachfassen", login="admin", due=2, due_working=True)  # fmt: skip
    friday, clock = datetime.date(2026, 11, 13), datetime.datetime(2026, 11, 13, 9, tzinfo=datetime.UTC)
    office.clock = lambda: clock
    key = opportunity(office, expected=friday)
    rule = switched_on(office, after)
    hit = {}
    for number in range(12):
        clock = datetime.datetime(2026, 11, 13, 9, tzinfo=datetime.UTC) + datetime.timedelta(days=number)
        if run_rules(office).get(rule):
            hit[clock.date()] = office.read(protocol, rule)[0].why
    assert list(hit) == [datetime.date(2026, 11, 19)]  # 16, 17, not 18 (Buß- und Bettag), 19
    assert list(hit.values()) == ["Decided on was 13/11/2026, 3 working days ago."]
    (task,) = office.read(follow_ups, Target(TABLE, key))
    assert task.day == datetime.date(2026, 11, 23)  # 20 and, after the weekend, 23
    found = office.read(preview, after)
    assert [(one.key, one.day) for one in found.rows] == [(key, datetime.date(2026, 11, 19))]
    said = office.read(reads("")(lambda c: sentence(c, after)))
    assert "is 3 working days past" in said
    assert said.endswith("due after 2 working days.")
    office.run(change_setting, "company.land", "BE")
    assert [one.day for one in office.read(preview, after).rows] == [datetime.date(2026, 11, 18)]


# -- what can be set ---------------------------------------------------------
def test_every_field_that_rules_set_is_one_of_its_table() -> None:
    """It has a title and a kind of which a rule knows values; its command exists, names a right, and takes part in no circle."""
    declared = {table: one for topic in topics() for table, one in topic.sets.items()}
    assert len(declared) >= 8
    for table, one in declared.items():
        command = resolve(one.command)
        assert right_to_set(table) == command.permission != "", table
        for name in one.fields.split():
            about = field_of(tables()[table].c[name])
            assert about.title, (table, name)
            assert about.choices or about.kind in KINDS, (table, name, about.kind)


WRONG = [
    ({"sets": ""}, "sets"),
    ({"sets": "value"}, "sets"),
    ({"sets": "moon"}, "sets"),
    ({"set_to": ""}, "set_to"),
    ({"set_to": "moon"}, "set_to"),
    ({"sets": "owner", "set_to": "niemand"}, "set_to"),
    ({"table_name": "organisation_idea", "conditions": ()}, "sets"),
    ({"event": "figure", "figure": "tickets_open", "limit_at": 1}, "action"),
    ({"action": "mail", "folder": "/tmp"}, "template_id"),
    ({"action": "mail", "template_id": 1}, "folder"),
    ({"action": "job"}, "job_id"),
    ({"action": "job", "job_id": 99}, "job_id"),
]


def test_a_text_that_is_set_fits_its_field(office: Office) -> None:
    """A rule that sets a text longer than its field, or none where one is needed, is refused when it is kept; a day is reckoned when it fires."""
    texts = [
        (table, name, about)
        for table in sorted({table for topic in topics() for table in topic.sets})
        for name, about in fields_to_set(table).items()
        if not is_chosen(about) and about.kind not in ("day", "record") and about.length
    ]
    assert texts
    for table, name, about in texts:
        draft = replace(
            LARGE, table_name=table, sets=name, set_to="", text="x" * (about.length + 1), conditions=()
        )
        with pytest.raises(Invalid) as refused:
            office.read(reads("")(check_set), draft)
        assert refused.value.field == "text"
        office.read(reads("")(check_set), replace(draft, text="x"))


def test_what_is_refused(one_office: Office) -> None:
    """Each names its field."""
    hold_refusals(one_office, LARGE, WRONG)


def test_it_is_said_in_words(one_office: Office) -> None:
    """Field and value stand in the language of who reads; a day is said by how far it is."""
    said = reads("")(sentence)
    assert one_office.read(said, LARGE).endswith("then “Stage” becomes “offer sent”.")
    later = replace(LARGE, sets="expected", due=5, due_working=True)
    assert one_office.read(said, later).endswith("then “Decided on” becomes the day in 5 working days.")
    use_language("de")
    assert one_office.read(said, LARGE).endswith("auf „Angebot gesendet“ gesetzt.")


# -- no circles --------------------------------------------------------------
STAGES = ("lead", "qualified", "offered", "won")


@pytest.mark.parametrize("seed", range(2))
def test_rules_that_set_what_others_wait_for_never_go_in_circles(office: Office, seed: int) -> None:
    """Random rules that set stages and days which others watch: each fires at most once for what a person did, and on a day once."""
    chance = random.Random(seed)
    rules = []
    for number in range(8):
        event = chance.choice(("made", "changed", "state", "day"))
        sets = chance.choice(("stage", "expected", "source"))
        values = {
            "stage": chance.choice(STAGES),
            "source": chance.choice(("fair", "web")),
            "expected": "",
        }
        draft = RuleDraft(
            f"Regel {number}", event, TABLE,
            {"state": "stage", "day": "expected", "changed": chance.choice(("", "stage", "expected")), "made": ""}[event],
            chance.choice(STAGES), days=chance.choice((-2, 0, 0, 1)) if event == "day" else 0,
            days_working=chance.random() < 0.5, action="set", sets=sets, set_to=values[sets],
            due=chance.choice((0, 0, 1, 2)), due_working=chance.random() < 0.5,
        )  # fmt: skip
        rules.append(switched_on(office, draft))
    made = [opportunity(office, stage=chance.choice(STAGES), expected=TODAY + datetime.timedelta(chance.randrange(3))) for _one in range(3)]  # fmt: skip
    deeds = len(made)
    for key in made[:2]:
        office.run(save_opportunity, given(office, stage=chance.choice(STAGES), expected=TODAY), key)
        deeds += 1
    first = run_rules(office)
    assert sum(first.values()) > 0
    for _look in range(3):  # a day that a rule set counts once, and what rules set else never does
        for key, count in run_rules(office).items():
            first[key] = first.get(key, 0) + count
    assert all(count <= deeds + 3 * len(made) for count in first.values())
    for rule in rules:
        causes = [(one.table, one.key, one.at, one.why) for one in office.read(protocol, rule)]
        days = Counter((one.key, one.why) for one in office.read(protocol, rule) if " is " in one.why or " was " in one.why)  # fmt: skip
        assert all(count == 1 for count in days.values()), (causes, days)
    assert sum(run_rules(office).values()) == 0
