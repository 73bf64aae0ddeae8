"""What is done for upkeep: maintenance noted, devices inspected, the next day set."""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import select

from app.core.dates import add_months
from app.core.errors import Invalid, Settled
from app.core.messages import N_
from app.data.drafts import between, must_be_unique, must_differ, must_exist, one_of, required, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.modules.it.assets.api import AssetModel, Category, ItAsset, step
from app.modules.it.maintenance.models import Inspection, Instrument, Maintenance
from app.modules.it.maintenance.rules import (
    CLASSES,
    MAINTENANCE,
    MEASURED,
    InspectionDraft,
    InstrumentDraft,
    MaintenanceDraft,
    faults,
    lacking,
)
from app.modules.organisation.contacts.api import Contact

MOST = 10**9
LONGEST_LEAD = 100_000  # cm


@command("it.maintenance")
def save_maintenance(
    unit: Unit, draft: MaintenanceDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep work on a device; raises Invalid naming the field at fault, and Conflict."""
    if draft.asset is None:
        raise Invalid(N_("Choose a device."), field="asset")
    required(draft.title, "title", N_("Say what is done."))
    one_of(draft.kind, MAINTENANCE, "kind")
    must_exist(unit, asset=(ItAsset, draft.asset), supplier=(Contact, draft.supplier))
    between(draft.cost, "cost", 0, MOST)
    start = draft.start or unit.today
    must_differ(unit, Maintenance, key, draft, "asset title kind", at="title", start=start)
    if draft.finish is not None and draft.finish < start:
        raise Invalid(N_("The last day is before the first."), field="finish")
    return save_draft(unit, Maintenance, draft, key, version, start=start)


@command("it.maintenance")
def save_instrument(
    unit: Unit, draft: InstrumentDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an instrument; raises Invalid without a name or for a known one."""
    must_be_unique(unit, Instrument, required(draft.name), key)
    return save_draft(unit, Instrument, draft, key, version)


@command("it.maintenance")
def inspect(unit: Unit, draft: InspectionDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an inspection and set the day of the next; a device that fails goes into repair. Raises Invalid naming the field at fault.

    What is outside the limits can't pass, and an instrument whose calibration ran out can't measure. An inspection is a record of
    its day: a wrong one is not changed but made again.
    """
    if key is not None:
        raise Settled(N_("An inspection stays as it was noted; inspect again."), field="asset")
    del version
    if draft.asset is None:
        raise Invalid(N_("Choose a device."), field="asset")
    one_of(draft.protection, CLASSES, "protection")
    between(draft.lead, "lead", 1, LONGEST_LEAD)
    day = draft.day or unit.today
    if day > unit.today:
        raise Invalid(N_("This day is yet to come."), field="day")
    must_exist(unit, asset=(ItAsset, draft.asset), instrument=(Instrument, draft.instrument))
    _check_instrument(unit, draft, day)
    wrong = faults(draft, day)
    if draft.passed and wrong:
        field, words = next(iter(wrong.items()))
        raise Invalid(N_("This does not pass: {reason}."), field=field, reason=words)
    missing = lacking(draft) if draft.passed else ""
    if missing:
        raise Invalid(N_("Without a measured value nothing passes."), field=missing)
    if not draft.passed and not wrong and not draft.notes.strip():
        raise Invalid(N_("Say why it failed."), field="notes")
    next_day = None
    if draft.passed:
        next_day = draft.next_day or _next(unit, draft, day)
        if next_day is not None and next_day <= day:
            raise Invalid(N_("Enter a day that is to come."), field="next_day")
    must_differ(unit, Inspection, key, draft, "asset passed notes instrument protection", at="notes", day=day)
    made = save_draft(
        unit,
        Inspection,
        replace(draft, day=day, next_day=next_day, tester=draft.tester.strip() or unit.login),
    )
    row = unit.row(ItAsset, draft.asset, lock=True)
    if not _is_later(unit, draft.asset, day, made):
        # what failed stays due since that day, until it passes
        unit.update(ItAsset, draft.asset, {"next_inspection": next_day if draft.passed else day})
    elif not draft.passed:
        return made
    if not draft.passed and row["status"] in ("stock", "assigned", "received"):
        step(unit, [draft.asset], "repair", draft.notes)
    return made


def _is_later(unit: Unit, asset: int, day: datetime.date, key: int) -> bool:
    """Say whether a device was inspected on a later day already: what is noted of an earlier one changes nothing of now."""
    i = Inspection
    later = select(i.id).where(i.asset_id == asset, i.day > day, i.id != key).limit(1)
    return unit.connection.scalar(later) is not None


def _check_instrument(unit: Unit, draft: InspectionDraft, day: datetime.date) -> None:
    measured = any(getattr(draft, name) is not None for name in MEASURED)
    if measured and draft.instrument is None:
        raise Invalid(N_("Choose the instrument that measured."), field="instrument")
    if draft.instrument is not None:
        until = unit.row(Instrument, draft.instrument)["calibrated"]
        if until is not None and until < day:
            raise Invalid(N_("Its calibration ran out on {day}."), field="instrument", day=until)


def _next(unit: Unit, draft: InspectionDraft, day: datetime.date) -> datetime.date | None:
    months = unit.connection.scalar(
        select(Category.inspect_months)
        .join(AssetModel, AssetModel.category_id == Category.id)
        .join(ItAsset, ItAsset.model_id == AssetModel.id)
        .where(ItAsset.id == draft.asset)
    )
    return add_months(day, months) if months else None
