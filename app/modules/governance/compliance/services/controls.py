"""Controls are kept, their samples drawn with a seed that is recorded, their results kept; what was found becomes a follow-up."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, Settled
from app.core.manifest import allows
from app.core.messages import N_
from app.data.all_tables import load_models
from app.data.drafts import required, save_draft
from app.data.office import command
from app.data.record_extras import Target, follow_up
from app.data.unit import Unit
from app.data.visibility import rights
from app.modules.governance.compliance.models import CHANGE, Control, ControlTest
from app.modules.governance.compliance.queries.controls import records_between
from app.modules.governance.compliance.rules.controls import (
    FAULTY,
    GOOD,
    HAS_RESULT,
    OPEN,
    SEEDS,
    ControlDraft,
    ResultDraft,
    draw,
    next_due,
    span_of,
)


@command(CHANGE)
def save_control(unit: Unit, draft: ControlDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a control and return its key. Raises Invalid naming the field, and Conflict."""
    more: dict[str, Any] = {}
    if key is None or unit.row(Control, key, lock=True)["first"] != draft.first:
        more["due"] = draft.first
    if draft.first is None:
        raise Invalid(N_("This field is needed."), field="first")
    return save_draft(unit, Control, draft, key, version, **more)


@command(CHANGE)
def draw_sample(unit: Unit, key: int) -> int:
    """Draw the sample of the test of a control that is due and return the key of the test; while it has no result, it stays that one.

    The seed is kept, so that anybody can draw the same again. Raises Forbidden for who may not see the records, Invalid
    before the day, and where the span has no record.
    """
    row = unit.row(Control, key, lock=True)
    t = ControlTest
    waits = unit.connection.scalar(select(t.id).where(t.control_id == key, t.result == OPEN))
    if waits is not None:
        return int(waits)
    if row["due"] > unit.today:
        raise Invalid(N_("This test is due on {day}."), field="due", day=row["due"])
    if not allows(rights(unit.connection), str(load_models().tables[row["records"]].info["reads"])):
        raise Forbidden(N_("You may not see the records that the sample is drawn from."))
    since, until = span_of(row["due"], row["months"])
    keys = records_between(unit.connection, row["records"], since, until)
    if not keys:
        raise Invalid(
            N_("There is no record from {since} to {until}."), field="due", since=since, until=until
        )
    seed = secrets.randbelow(SEEDS)
    return unit.insert(
        t,
        control_id=key,
        due=row["due"],
        since=since,
        until=until,
        drawn=unit.now,
        login=unit.login,
        seed=seed,
        population=len(keys),
        sample=" ".join(map(str, draw(keys, row["size"], seed))),
        faults=None,
        result=OPEN,
        found="",
        done=None,
    )


@command(CHANGE)
def keep_result(unit: Unit, draft: ResultDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the result of a test and return its key; the control goes on to its next day, and a measure becomes a follow-up.

    Raises Invalid naming the field: more faults than records drawn, faults without words or a day for the measure; and for
    a test that has its result, or was not drawn; and Conflict.
    """
    if key is None:
        raise Invalid(N_("Draw the sample with its control first."), field="faults")
    row = unit.row(ControlTest, key, lock=True)
    if row["result"] != OPEN:
        raise Settled(HAS_RESULT, field="faults")
    drawn = len(row["sample"].split())
    if draft.faults is None or not 0 <= draft.faults <= drawn:
        raise Invalid(N_("Enter how many of the {count} records were at fault."), field="faults", count=drawn)
    result = FAULTY if draft.faults else GOOD
    found = draft.found.strip()[:600]
    if draft.faults:
        found = required(draft.found, "found", N_("Say what was found."))[:600]
        measure = required(draft.measure, "measure", N_("Say what is done about it."))
        if draft.until is None:
            raise Invalid(N_("This field is needed."), field="until")
        follow_up(unit, Target(ControlTest.__tablename__, key), draft.until, measure)
    values = {"faults": draft.faults, "result": result, "found": found, "done": unit.today}
    unit.update(ControlTest, key, values, version)
    control = unit.row(Control, row["control_id"], lock=True)
    following = next_due(control["first"], row["due"], control["months"])
    unit.update(Control, row["control_id"], {"due": following})
    return key
