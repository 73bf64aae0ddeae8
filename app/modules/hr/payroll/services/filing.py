"""Filing payslips: each once, with its person, in the area of pay."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, Missing
from app.core.messages import N_
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.documents.archive.api import Arrival, DocumentDraft, add, check, classify, link
from app.modules.documents.filing.api import PlanNode
from app.modules.hr.payroll.models import PayRun, PaySlip
from app.modules.hr.payroll.rules.kinds import RELEASE, RELEASED

TYPE, NODE = "payslip", "21"


@command(RELEASE)
def keep_slips(unit: Unit, papers: Sequence[tuple[int, Arrival]]) -> int:
    """File papers of released slips with their people and return how many are new; what is filed already stays."""
    known = unit.connection.scalar(select(PlanNode.id).where(PlanNode.code == NODE)) is not None
    made = 0
    for key, arrival in papers:
        slip = unit.row(PaySlip, key, lock=True)
        if unit.row(PayRun, slip["run_id"])["state"] != RELEASED:
            raise Invalid(N_("Please release the month first."), field="state")
        if slip["document_id"] is not None:
            continue
        document = add(unit, arrival)
        _must_know_of(unit, document)
        if known:  # else it waits in the inbox, in the area of its type
            draft = DocumentDraft(arrival.name.removesuffix(".pdf"), TYPE, NODE, doc_date=slip["month"])
            classify(unit, document, draft, None, True)
        link(unit, document, Target("hr_person", slip["person_id"]))
        link(unit, document, Target(PaySlip.__tablename__, key))
        unit.update(PaySlip, key, {"document_id": document})
        made += 1
    return made


def _must_know_of(unit: Unit, document: int) -> None:
    """Raise Forbidden for somebody whose role does not reach the area in which payslips lie."""
    try:
        check(unit, document)
    except Missing as missing:
        raise Forbidden(
            N_(
                "Payslips are filed in an area that your role does not know of; please have it added to the role."
            )
        ) from missing
