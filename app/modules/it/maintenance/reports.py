"""The record of an electrical inspection, to be signed: device, values with their limits, instrument, result."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.it.assets.api import AssetView
from app.modules.it.maintenance.rules import CLASSES, InspectionDraft, limits, scaled
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def inspection_pdf(one: InspectionDraft, device: AssetView, instrument: str, company: str) -> bytes:
    """Return the record as PDF; the same inspection gives the same bytes."""
    assert one.day is not None
    known, source = limits(one.protection, one.day)
    bounds = known.with_lead(one.lead)
    yes, no = _("in order"), _("not in order")
    rows = (
        (_("Visual check"), yes if one.looks else no, ""),
        (_("Protective conductor"), _value(one.conductor, "Ω"), _bound("≤", bounds.conductor, "Ω")),
        (_("Insulation"), _value(one.insulation, "MΩ"), _bound("≥", bounds.insulation, "MΩ")),
        (_("Leakage current"), _value(one.leakage, "mA"), _bound("≤", bounds.leakage, "mA")),
        (_("Touch current"), _value(one.touch, "mA"), _bound("≤", bounds.touch, "mA")),
        (_("Function check"), yes if one.works else no, ""),
    )
    about = (
        f"{_('Device')}: {device.words}",
        f"{_('Class of protection')}: {_(CLASSES[one.protection])}",
        f"{_('Instrument')}: {instrument or '–'}",
        f"{_('Tester')}: {one.tester}",
    )
    result = (
        _("The device has passed the inspection.")
        if one.passed
        else _("The device has failed the inspection and must not be used.")
    )
    after = [result, one.notes]
    if one.next_day is not None:
        after.append(_("Next inspection: {day}").format(day=formats.day(one.next_day)))
    sections = [
        Section(
            1, device.draft.tag, about, (_("Check"), _("Value"), _("Limit")), rows, shares=(2.4, 1.2, 1.2)
        ),
        Section(1, _("Result"), tuple(filter(None, after))),
        Section(
            1,
            _("Signature"),
            (_("Limits: {source}").format(source=source), "", _("Place, day, signature") + ":  " + "_" * 46),
        ),
    ]
    return booklet_pdf(
        Booklet(_("Electrical inspection"), formats.day(one.day), Letterhead(company), sections)
    )


def _value(value: int | None, unit: str) -> str:
    return f"{scaled(value)} {unit}" if value is not None else "–"


def _bound(sign: str, value: int | None, unit: str) -> str:
    return f"{sign} {scaled(value)} {unit}" if value is not None else "–"
