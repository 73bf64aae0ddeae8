"""What two desks may try at once with rules and recurring jobs: to keep, switch, fire, take away one, and to begin a job."""

from __future__ import annotations

from dataclasses import replace

from app.core.messages import Message
from app.data.office import SYSTEM, Office
from app.modules.office.automation.rules.calendar import JobDraft
from app.modules.office.automation.rules.rule import RuleDraft
from app.modules.office.automation.services.firing import fire_rule, halt, run_rules
from app.modules.office.automation.services.keeping import delete_rule, save_rule, switch_rule
from app.modules.office.automation.services.recurring import begin_job, end_job, save_job
from app.modules.organisation.notices.rules import NoticeDraft
from app.modules.organisation.notices.services import save_notice
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting

MADE = RuleDraft("Aushang", "made", "organisation_notice", text="Lesen", login="admin")
JOB = JobDraft("Nachts", folder="/netz")


def _kept(office: Office) -> int:
    return office.run(save_rule, MADE)


def _fired(office: Office) -> int:
    key = _kept(office)
    office.run(switch_rule, key, True)
    office.run(save_notice, NoticeDraft("notice", "Fest", "Am Freitag.", D(2026, 1, 2)))
    return key


def _job(office: Office) -> int:
    return office.run(save_job, JOB)


def _run(office: Office) -> int:
    return office.run(begin_job, _job(office), "2026-11-23").run or 0


FIRINGS = counting("SELECT count(*) FROM office_rule_firing")
CASES = (
    Case("office.automation.save_rule changed", _kept, lambda office, key: office.run(save_rule, replace(MADE, text="Anders"), key, 1), counting("SELECT version FROM office_rule"), wanted=2),
    Case("office.automation.switch_rule", _kept, lambda office, key: office.run(switch_rule, key, True), counting("SELECT version FROM office_rule"), wanted=2, succeed=(2,)),
    Case("office.automation.fire_rule", _fired, lambda office, key: office.run(fire_rule, key), FIRINGS, succeed=(2,), keyed=False),
    Case("office.automation.fire_rule by whoever looks", _fired, lambda office, _key: run_rules(office), counting("SELECT count(*) FROM follow_up WHERE kind = 'rule'"), succeed=(2,), keyed=False),
    Case("office.automation.halt", _fired, lambda office, key: Office(office.book, SYSTEM, office.clock).run(halt, key, Message("x")), FIRINGS, succeed=(2,), keyed=False),
    Case("office.automation.delete_rule", _kept, lambda office, key: office.run(delete_rule, key), counting("SELECT count(*) FROM office_rule"), wanted=0),
    Case("office.automation.begin_job", _job, lambda office, key: office.run(begin_job, key, "2026-11-23"), counting("SELECT count(*) FROM office_job_run"), succeed=(2,)),
    Case("office.automation.end_job", _run, lambda office, key: office.run(end_job, key, "done", Message("x")), counting("SELECT version FROM office_job_run"), wanted=2, succeed=(2,)),
)  # fmt: skip
