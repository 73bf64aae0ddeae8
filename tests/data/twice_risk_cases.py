"""What two desks may try at once with risks: each command done twice is done once, or refused the second time."""

from __future__ import annotations

from app.data.office import Office
from app.modules.governance.risk.rules.levels import MatrixDraft
from app.modules.governance.risk.rules.risks import AnalysisDraft, LossDraft, MeasureDraft, ThreatDraft
from app.modules.governance.risk.services.analyses import begin_next, propose_analysis, save_analysis
from app.modules.governance.risk.services.catalogues import save_matrix, save_threat, take_threats
from app.modules.governance.risk.services.risks import (
    delete_risk,
    save_loss,
    save_measure,
    save_risk,
    take_over,
)
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.hr.training.rules.training import LevelDraft, SkillDraft
from app.modules.hr.training.services.skills import save_level, save_skill
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting
from tests.modules.governance.risk_cases import accepted, analysis, risk, second

HERE = "governance.risk."
NEXT = AnalysisDraft("Risiken 2027", "", 1, D(2026, 11, 20), D(2027, 11, 20), review=D(2027, 11, 20))
RISKS = counting("SELECT count(*) FROM governance_risk")


def _risk(office: Office) -> int:
    return int(office.run(save_risk, risk(analysis(office))))


def _proposable(office: Office) -> int:
    second(office)
    _risk(office)
    return 1


def _suggested(office: Office) -> int:
    person, skill = (
        office.run(save_person, PersonDraft("Ina", "Kern")),
        office.run(save_skill, SkillDraft("Lohn")),
    )
    office.run(save_level, LevelDraft(person, skill, "3", D(2026, 1, 1)))
    return analysis(office)


CASES = (
    Case(
        HERE + "take_threats",
        lambda _office: 0,
        lambda office, _key: office.run(take_threats, [ThreatDraft("G 0.1", "Feuer"), ThreatDraft("G 0.2", "Frost")]),
        counting("SELECT count(*) FROM governance_threat"),
        succeed=(2,),
        wanted=2,
    ),
    Case(HERE + "save_matrix", lambda _office: 0, lambda office, _key: office.run(save_matrix, MatrixDraft("eigene", "a\nb", "x\ny", "0 1\n1 2")),
         counting("SELECT count(*) FROM governance_matrix WHERE name = 'eigene'")),
    Case(HERE + "save_threat", lambda _office: 0, lambda office, _key: office.run(save_threat, ThreatDraft("G 0.1", "Feuer")),
         counting("SELECT count(*) FROM governance_threat")),
    Case(HERE + "save_analysis changed", analysis, lambda office, key: office.run(save_analysis, AnalysisDraft("neu", "", 1, D(2026, 11, 1), D(2027, 1, 1), review=D(2027, 1, 1)), key, 1),
         counting("SELECT version FROM governance_analysis"), wanted=2),
    Case(HERE + "save_risk changed", _risk, lambda office, key: office.run(save_risk, risk(1, title="neu"), key, 1),
         counting("SELECT version FROM governance_risk"), wanted=2),
    Case(HERE + "delete_risk", _risk, lambda office, key: office.run(delete_risk, key), RISKS, wanted=0),
    Case(HERE + "take_over", _suggested, lambda office, key: office.run(take_over, key, "person:1"), RISKS, succeed=(2,)),
    Case(HERE + "save_measure", _risk, lambda office, key: office.run(save_measure, key, MeasureDraft("Tür", None, D(2027, 1, 1))),
         counting("SELECT count(*) FROM organisation_task"), succeed=(2,)),
    Case(HERE + "save_loss changed", lambda office: office.run(save_loss, LossDraft(_risk(office), D(2026, 11, 1), 1, "a")),
         lambda office, key: office.run(save_loss, LossDraft(1, D(2026, 11, 1), 2, "b"), key, 1),
         counting("SELECT version FROM governance_risk_loss"), wanted=2),
    Case(HERE + "propose_analysis", _proposable, lambda office, key: office.run(propose_analysis, key, "zora"),
         counting("SELECT count(*) FROM approval_run")),
    Case(HERE + "begin_next", accepted, lambda office, key: office.run(begin_next, key, NEXT),
         counting("SELECT count(*) FROM governance_analysis"), succeed=(2,), wanted=2),
)  # fmt: skip
