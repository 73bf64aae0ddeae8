"""Rules: what they fire on and once only, with whose rights, why a rule stops, what it never fires on, and how many at once."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Invalid
from app.core.messages import use_language
from app.core.people import person
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.record_extras import Target, follow_ups
from app.data.reports import makers
from app.data.system_tables import User
from app.data.trail import history
from app.data.unit import Unit
from app.data.users import UserDraft, save_user
from app.data.verify import verify
from app.modules.office.automation.queries.kinds import kinds
from app.modules.office.automation.queries.lists import preview, protocol, rules_source, waiting
from app.modules.office.automation.queries.words import sentence
from app.modules.office.automation.rules.rule import REPORTS, Condition, RuleDraft, crossings, read, written
from app.modules.office.automation.services.firing import fire_rule, run_rules
from app.modules.office.automation.services.keeping import delete_rule, save_rule, switch_rule, with_kept
from app.modules.organisation.notices.queries.notices import notices_source
from app.modules.organisation.notices.rules import NoticeDraft
from app.modules.organisation.notices.services import save_notice
from app.modules.organisation.opportunities.models import Opportunity
from app.modules.organisation.opportunities.services import save_opportunity
from tests.conftest import NOW
from tests.data.twice_helpers import number
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
)


def test_it_fires_once_and_says_why(any_office: Office) -> None:
    """Only what comes after it was switched on, only where the value is new and the conditions hold; a task with its reason."""
    office = any_office
    before = opportunity(office, stage="won", value=900_00)
    key = switched_on(office, replace(WON, conditions=(Condition("value", ">500"),)))
    assert run_rules(office) == {}
    large, small = (opportunity(office, value=cents) for cents in (900_00, 100_00))
    for one in (before, large, small):
        office.run(save_opportunity, given(office, stage="won", value=100_00 if one == small else 900_00), one)  # fmt: skip
    assert run_rules(office) == {key: 1}
    assert run_rules(office) == {}
    assert run_rules(office, key) == {key: 0}  # asked again it finds nothing more
    (found,) = office.read(protocol, key)
    assert (found.key, found.record, found.outcome) == (large, "Dach", "done")
    assert found.why == "Stage became “won”."
    (task,) = office.read(follow_ups, Target(TABLE, large))
    assert (task.text, task.login, task.day) == ("Auftrag anlegen", "admin", TODAY + datetime.timedelta(3))
    assert [view.command for view in office.read(history, "follow_up", task.id)] == ["fire_rule"]
    row = office.read(rules_source().page, [key])[0]
    assert "When Stage" not in row[2]
    assert "becomes “won”" in row[2]
    assert row[3] == 1
    with pytest.raises(Invalid, match="stays in the protocol"):
        office.run(delete_rule, key)
    office.run(switch_rule, key, False)
    opportunity(office, stage="won", value=900_00)
    assert run_rules(office) == {}


def test_it_does_what_its_author_may_do_and_no_more(any_office: Office) -> None:
    """A right that goes, a role that goes, a person who goes: the rule says so, stops, and is seen on Today; others go on."""
    office = any_office
    anna = author(office, "anna", *RIGHTS)
    with pytest.raises(Invalid, match="you lack the right “Write notices"):
        anna.run(save_rule, replace(WON, action="notice", login="", audience="all"))
    with pytest.raises(Forbidden):
        author(office, "ben", "rules.view").run(save_rule, WON)
    hers, mine = switched_on(anna, WON), switched_on(office, replace(WON, title="Auch"))
    with pytest.raises(Forbidden, match="acts for"):
        office.run(fire_rule, hers)
    left_with(office, "anna", *(set(RIGHTS) - {"records.follow_up"}))
    key = opportunity(office, stage="won")
    assert run_rules(office) == {hers: 0, mine: 1}
    (stopped,) = office.read(protocol, hers)
    assert (stopped.outcome, stopped.why) == ("refused", "The rule stopped.")
    assert "lacks the right “Set follow-ups”" in stopped.said
    assert [one.words.template for one in office.read(waiting)] == ["{count} rules stopped"]
    assert len(office.read(follow_ups, Target(TABLE, key))) == 1
    assert run_rules(office) == {}
    office.run(switch_rule, hers, True)  # whoever switches it on lets it act for them
    opportunity(office, stage="won")
    assert run_rules(office) == {hers: 1, mine: 1}
    gone = author(office, "carla", *RIGHTS)
    third = switched_on(gone, WON)
    carla = office.read(reads("")(lambda c: c.scalar(select(User.id).where(User.login == "carla"))))
    office.run(save_user, UserDraft("carla", "Carla", ("Rolle carla",), False), carla)
    opportunity(office, stage="won")
    assert run_rules(office)[third] == 0
    assert fired(office, third) == [("office_rule", third, "refused")]


def test_no_rule_fires_on_what_rules_did(any_office: Office) -> None:
    """A rule that makes notices when notices are made fires on a person's alone; nor does another rule on what it made."""
    office = any_office
    told = RuleDraft("Echo", "made", "organisation_notice", action="notice", text="Neuer Aushang")
    one = switched_on(office, told)
    two = switched_on(office, replace(told, title="Echo 2", event="changed"))
    office.run(save_notice, NoticeDraft("notice", "Fest", "Am Freitag.", TODAY))
    assert run_rules(office) == {one: 1, two: 0}
    for _look in range(3):
        assert sum(run_rules(office).values()) == 0
    assert len(office.read(notices_source().keys, {})) == 2
    made = max(office.read(notices_source().keys, {}))
    office.run(save_notice, NoticeDraft("notice", "Echo", "Von Hand geändert.", TODAY), made, 1)
    assert run_rules(office) == {one: 0, two: 1}  # what a person changes counts, whoever made it


def test_days_that_come(any_office: Office) -> None:
    """Seven days before the day of decision: once for each day a record has, also when several days were missed, not for days before."""
    office = any_office
    soon = RuleDraft("Bald", "day", TABLE, "expected", days=-7, text="Nachfassen", login="admin")
    day = TODAY + datetime.timedelta(7)
    past = opportunity(office, expected=day - datetime.timedelta(1))
    key = switched_on(office, replace(soon, conditions=(Condition("stage", "!won | lost"),)))
    here = opportunity(office, expected=day)
    assert run_rules(office) == {key: 1}
    late = opportunity(office, expected=day)  # given this day after the rule looked at it
    assert run_rules(office) == {key: 1}
    later = opportunity(office, expected=day + datetime.timedelta(2))
    assert run_rules(office) == {key: 0}
    office.clock = lambda: NOW + datetime.timedelta(4)
    assert run_rules(office) == {key: 1}
    assert [row[1] for row in fired(office, key)] == [later, late, here]
    assert past not in [row[1] for row in fired(office, key)]
    assert office.read(protocol, key)[0].why == "Decided on is 02/12/2026, in 7 days."
    office.run(save_opportunity, given(office, expected=day + datetime.timedelta(4)), here)
    assert run_rules(office) == {key: 1}  # another day of the same record is another cause


def test_a_figure_fires_when_it_crosses(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond when it is switched on is no crossing; across once, and again only after it was back."""
    values = iter([12, 12, 8, 11, 13, None, 9, 11])
    for module in ("services.keeping", "services.firing"):
        monkeypatch.setattr(f"app.modules.office.automation.{module}.figure_now", lambda *_a: next(values))
    draft = RuleDraft("Viele", "figure", figure="tickets_open", beyond="above", limit_at=10, text="Ansehen", login="admin")  # fmt: skip
    said = reads("")(sentence)
    assert office.read(said, draft).startswith("When “Open tickets” rises above 10, then ")
    assert office.read(said, replace(draft, beyond="below")).startswith(
        "When “Open tickets” falls below 10, then "
    )
    assert office.read(said, replace(draft, figure="")).startswith("When “…” rises above …, then ")
    key = switched_on(office, draft)
    clock = iter(range(20))
    office.clock = lambda: NOW + datetime.timedelta(minutes=next(clock))
    assert [run_rules(office, key)[key] for _ in range(7)] == [0, 0, 1, 0, 0, 0, 1]
    assert [row[:2] for row in fired(office, key)] == [("office_rule", key)] * 2
    assert crossings([12, 12, 8, 11, 13, None, 9, 11], "above", 10) == [3, 7]
    assert crossings([8, 11, 8], "below", 10) == [2]
    assert crossings([11, 10, 9, 10, 11, 10], "below", 10) == [2]  # the limit itself is not beyond it
    assert crossings([9, 10, 11, 10, 9, 10], "above", 10) == [2]


def test_letters_and_reports_are_finished_beside(any_office: Office, tmp_path: Path) -> None:
    """A letter is filed once, also where the first try ended between; a report waits until its folder is there."""
    office = any_office
    template = thanks(office)
    by_post = switched_on(office, replace(WON, action="letter", template_id=template, text="", login=""))
    folder = tmp_path / "Berichte"
    to_file = switched_on(
        office, replace(WON, action="export", report="trial-balance", form="csv", folder=str(folder))
    )
    opportunity(office, stage="won")
    assert run_rules(office) == {by_post: 1, to_file: 1}
    assert [row[2] for row in fired(office, by_post)] == ["done"]
    assert [row[2] for row in fired(office, to_file)] == ["waiting"]
    count = number(office, "SELECT count(*) FROM document")
    folder.mkdir()
    run_rules(office)
    assert [row[2] for row in fired(office, to_file)] == ["done"]
    assert [one.suffix for one in folder.iterdir()] == [".csv"]
    assert number(office, "SELECT count(*) FROM document") == count == 1
    with pytest.raises(Invalid, match="no contact"):
        office.run(
            save_rule, RuleDraft("x", "made", "organisation_notice", action="letter", template_id=template)
        )


def test_what_it_would_have_done(one_office: Office) -> None:
    """The preview counts the past and does nothing; the sentence says the rule; conditions survive being kept."""
    office = one_office
    keys = [opportunity(office, stage="won", value=cents) for cents in (100_00, 900_00)]
    draft = replace(WON, conditions=(Condition("value", ">500"),))
    found = office.read(preview, draft)
    assert (found.count, [row.key for row in found.rows], found.rows[0].day) == (1, keys[1:], TODAY)
    assert office.read(preview, replace(draft, conditions=())).count == 2
    assert office.read(preview, RuleDraft("", "made", TABLE)).count == 2
    assert office.read(preview, RuleDraft("", "changed", TABLE)).count == 0
    assert number(office, "SELECT count(*) FROM office_rule_firing") == 0
    said = office.read(reads("")(lambda c: sentence(c, draft)))
    assert said == f"When “Stage” of a record “Opportunity” becomes “won” and Value: >500, then {person('admin')} gets the task “Auftrag anlegen”, due after 3 days."  # fmt: skip
    assert read(written(draft.conditions)) == draft.conditions
    use_language("de")
    german = office.read(
        reads("")(lambda c: with_kept(c, replace(WON, conditions=(Condition("stage", "gewonnen | verl"),))))
    )
    assert german.conditions == (Condition("stage", "won|lost"),)
    assert office.read(preview, german).count == 2  # in whatever language it is looked at
    use_language("en")
    assert office.read(preview, german).count == 2
    assert {one.table for one in office.read(kinds)} >= {TABLE, "contact", "document"}
    assert set(REPORTS) <= set(makers())


def test_fields_of_a_kind_are_called_by_their_titles(office: Office) -> None:
    """In the language in force; a field that a rule names and the table has no more is told by its bare name."""
    kind = next(one for one in office.read(kinds) if one.table == TABLE)
    assert (kind.named("stage"), kind.named("gone")) == ("Stage", "gone")
    use_language("de")
    assert kind.named("stage") == "Stufe"
    assert all(kind.named(name) not in ("", name) for name in kind.fields)


WRONG = [
    ({"title": " "}, "title"),
    ({"table_name": ""}, "table_name"),
    ({"table_name": "app_user"}, "table_name"),
    ({"field": "moon"}, "field"),
    ({"value": ""}, "value"),
    ({"value": "moon"}, "value"),
    ({"event": "day"}, "field"),
    ({"event": "moon"}, "event"),
    ({"event": "figure"}, "figure"),
    ({"event": "figure", "figure": "moon", "limit_at": 1}, "figure"),
    ({"days": 400}, "days"),
    ({"due": -1}, "due"),
    ({"conditions": (Condition("moon", "x"),)}, "conditions"),
    ({"conditions": (Condition("value", "viel"),)}, "conditions"),
    ({"conditions": (Condition("value", " "),)}, "conditions"),
    ({"conditions": (Condition("stage", "moon"),)}, "conditions"),
    ({"conditions": (Condition("title", "x" * 2100),)}, "conditions"),
    ({"text": ""}, "text"),
    ({"login": "niemand"}, "login"),
    ({"action": "notice", "audience": "role", "target": "Mond"}, "target"),
    ({"action": "letter"}, "template_id"),
    ({"action": "letter", "template_id": 99}, "template_id"),
    ({"action": "export", "report": "bwa", "folder": "Berichte"}, "folder"),
    ({"action": "export", "report": "moon", "folder": "/tmp"}, "report"),
]


def test_what_is_refused(one_office: Office) -> None:
    """Each names its field, and nothing is kept."""
    hold_refusals(one_office, WON, WRONG)


MANY = 200


@command("")
def _win(unit: Unit, count: int) -> None:
    keys = unit.insert_rows(Opportunity, [dict(ROW) for _ in range(count)])
    unit.set_many(Opportunity, unit.rows(Opportunity, keys), {"stage": "won"})


ROW = {"contact_id": 1, "title": "Dach", "stage": "lead", "value": 0, "chance": None, "expected": None, "owner": "", "source": "", "reason": "", "notes": "", "closed": None, "version": 1}  # fmt: skip


def test_many_at_once(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred changed in one transaction fire as often, over several transactions, whoever looks at the same time."""
    monkeypatch.setattr("app.modules.office.automation.services.firing.CHUNK", 37)
    office = any_office
    opportunity(office)
    key = switched_on(office, WON)
    office.run(_win, MANY)
    assert run_rules(office) == {key: MANY}
    assert number(office, "SELECT count(*) FROM office_rule_firing") == MANY
    assert number(office, "SELECT count(*) FROM follow_up WHERE kind = 'rule'") == MANY
    assert number(office, "SELECT count(DISTINCT row_key) FROM follow_up WHERE kind = 'rule'") == MANY
    assert run_rules(office) == {}
    assert all(check.ok for check in verify(office.book))
