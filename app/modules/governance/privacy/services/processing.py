"""The record of processing as the office keeps it: the program's own entries by themselves, others added, threshold tests, processors."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.basics import is_empty
from app.data.drafts import columns_of
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.governance.privacy.models import CHANGE, Processing, Processor
from app.modules.governance.privacy.queries.record import proposed
from app.modules.governance.privacy.rules.processing import (
    CONTROLLER,
    SIGNED,
    ProcessingDraft,
    ProcessorDraft,
    ThresholdDraft,
    threshold,
)
from app.modules.governance.privacy.rules.register import activities

undo_processor = undoing(Processor)


def bring_basics(unit: Unit) -> None:
    """Bring the program's own activities; those that a later version knows come with the work of the day."""
    bring_activities(unit)


def bring_activities(unit: Unit) -> None:
    """Let each activity of the program stand in the record, also one that came with a new topic; what is there stays as it is."""
    unit.lock("governance.processing")
    known = set() if is_empty(unit, Processing) else set(unit.connection.scalars(select(Processing.key)))
    texts = [one.name for one in fields(ProcessingDraft) if one.name not in ("part", "active")]
    for key in activities():
        if key not in known:
            empty: dict[str, Any] = dict.fromkeys((*texts, "criteria", "dpia", "dpia_reason"), "")
            unit.insert(Processing, key=key, part=CONTROLLER, active=True, must=False, reviewed=None, **empty)


@command(CHANGE)
def save_processing(
    unit: Unit, draft: ProcessingDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an entry and return its key; a text that is what the program proposes is not kept, so that it follows the program.

    Raises Invalid naming the field: an own entry without title or purpose, one on behalf of nobody; and Conflict.
    """
    values = columns_of(Processing, draft)
    row = unit.row(Processing, key, lock=True) if key is not None else None
    own = row is None or not row["key"]
    for name in ("title", "purpose") if own else ():
        if not values[name]:
            raise Invalid(N_("This field is needed."), field=name)
    if draft.part != CONTROLLER and not values["controller"]:
        raise Invalid(N_("Say for whom it is done (Art. 30 (2) a)."), field="controller")
    if row is not None and row["key"]:
        said = proposed(unit.connection, row["key"])
        values |= {name: "" for name, words in said.items() if values.get(name) == words}
    values["reviewed"] = unit.today
    if key is None:
        more: dict[str, Any] = {"key": "", "criteria": "", "must": False, "dpia": "", "dpia_reason": ""}
        return unit.insert(Processing, **values, **more)
    unit.update(Processing, key, values, version)
    return key


@command(CHANGE)
def keep_threshold(unit: Unit, key: int, draft: ThresholdDraft) -> str:
    """Keep a threshold test and return what it comes to (Art. 35 GDPR). Raises Invalid without a reason."""
    unit.row(Processing, key, lock=True)
    if not draft.reason.strip():
        raise Invalid(N_("Say why; the test is kept as evidence."), field="reason")
    found = threshold(draft.criteria, draft.must, draft.done)
    unit.update(
        Processing,
        key,
        {
            "criteria": " ".join(draft.criteria),
            "must": draft.must,
            "dpia": found,
            "dpia_reason": draft.reason.strip()[:600],
        },
    )
    return found


@command(CHANGE)
def save_processor(
    unit: Unit, draft: ProcessorDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a processor and return its key. Raises Invalid naming the field: a signed contract without its day, one that ends before; and Conflict."""
    if draft.state == SIGNED and draft.signed is None:
        raise Invalid(N_("Enter the day on which it was signed."), field="signed")
    if draft.until is not None and draft.signed is not None and draft.until < draft.signed:
        raise Invalid(N_("It ends before it begins."), field="until")
    values = columns_of(Processor, draft, ("points",)) | {"points": " ".join(draft.points)}
    if key is None:
        return unit.insert(Processor, document_id=None, **values)
    unit.update(Processor, key, values, version)
    return key
