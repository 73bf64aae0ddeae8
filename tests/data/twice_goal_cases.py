"""What two desks may try at once with goals."""

from __future__ import annotations

from app.core.figures import COUNT
from app.data.office import Office
from app.modules.organisation.goals.rules import CheckInDraft, GoalDraft, ResultDraft
from app.modules.organisation.goals.services import carry_on, check_in, remove_result, save_goal, save_result
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting

QUARTER = D(2026, 10, 1)


def _goal(office: Office) -> int:
    return office.run(save_goal, GoalDraft("Bekannter werden", QUARTER, "admin"))


def _result(office: Office) -> int:
    draft = ResultDraft(_goal(office), "Gespräche", "", COUNT, "0", commit="", target="40", stretch="")
    return office.run(save_result, draft)


CASES = (
    Case("organisation.goals.save_goal changed", _goal, lambda office, key: office.run(save_goal, GoalDraft("Bekannt sein", QUARTER), key, 1), counting("SELECT version FROM organisation_goal"), wanted=2),
    Case("organisation.goals.save_result changed", _result, lambda office, key: office.run(save_result, ResultDraft(1, "Anrufe", "", COUNT, "0", commit="", target="40", stretch=""), key, 1), counting("SELECT version FROM organisation_goal_result"), wanted=2),
    Case("organisation.goals.check_in", _result, lambda office, key: office.run(check_in, CheckInDraft(key, "12", 6, "Messe")), counting("SELECT count(*) FROM organisation_goal_check_in"), succeed=(2,)),
    Case("organisation.goals.carry_on", _result, lambda office, _key: office.run(carry_on, 1), counting("SELECT count(*) - 1 FROM organisation_goal_result"), succeed=(2,)),
    Case("organisation.goals.remove_result", _result, lambda office, key: office.run(remove_result, key), counting("SELECT 1 - count(*) FROM organisation_goal_result"), succeed=(2,)),
)  # fmt: skip
