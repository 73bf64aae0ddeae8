"""Impact assessments: kept with their risks, decided on the advice of the officer; the record of processing says that one was done."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import numbering, search
from app.data.drafts import columns_of, must_exist
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.governance.privacy.models import CHANGE, Dpia, DpiaRisk, Processing
from app.modules.governance.privacy.rules.dpia import GO, NONE, STOP, DpiaDraft, check_decision, highest
from app.modules.governance.privacy.rules.processing import DONE


@command(CHANGE)
def save_dpia(unit: Unit, draft: DpiaDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an impact assessment and return its key; one that was decided lets the record of processing say that it was done.

    Raises Invalid naming the field: another processing, a day to come, a decision that may not be taken so; and Conflict.
    """
    must_exist(unit, processing=(Processing, draft.processing))
    for name in ("day", "asked"):
        value = getattr(draft, name)
        if value is not None and value > unit.today:
            raise Invalid(N_("This day is still to come."), field=name)
    check_decision(draft, bool(setting(unit.connection, "privacy.officer")))
    before = unit.row(Dpia, key, lock=True) if key is not None else None
    if before is not None and before["processing_id"] != draft.processing:
        raise Invalid(N_("An assessment stays with its processing; begin another one."), field="processing")
    values = columns_of(Dpia, draft, ("risks",))
    values |= {
        "grade": highest(one.before for one in draft.risks),
        "rest": highest(one.after for one in draft.risks),
    }
    if before is None or before["decision"] != draft.decision:
        open_ = draft.decision == NONE
        values |= {"decided_by": "" if open_ else unit.login, "decided": None if open_ else unit.today}
    if key is None:
        key = unit.insert(Dpia, number=numbering.give(unit, Dpia.number, unit.today.year), **values)
    else:
        unit.update(Dpia, key, values, version)
    _keep_risks(unit, key, draft)
    if draft.decision in (GO, STOP):
        unit.update(Processing, int(values["processing_id"]), {"dpia": DONE})
    search.index(unit, Dpia, key, f"{draft.description} {draft.necessity}"[:2000])
    return key


def _keep_risks(unit: Unit, dpia: int, draft: DpiaDraft) -> None:
    """Let the risks be those typed; what did not change stays as it is."""
    r = DpiaRisk
    names = ("title", "likelihood", "severity", "measures", "likelihood_after", "severity_after")
    columns: list[Any] = [r.id, *(getattr(r, name) for name in names)]
    rows = unit.connection.execute(select(*columns).where(r.dpia_id == dpia).order_by(r.place)).all()
    wanted = [astuple(one) for one in draft.risks]
    if [tuple(row)[1:] for row in rows] == wanted:
        return
    unit.delete_rows(r, [int(row.id) for row in rows])
    for place, values in enumerate(wanted, 1):
        unit.insert(r, dpia_id=dpia, place=place, **dict(zip(names, values, strict=True)))
