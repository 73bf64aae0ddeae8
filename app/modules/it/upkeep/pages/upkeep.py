"""Maintenance and inspections: what is due, what was inspected, work on devices, instruments."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.data.settings import setting
from app.modules.it.assets.api import asset, offered_assets
from app.modules.it.upkeep.queries import (
    due_source,
    inspection,
    inspections_source,
    instrument,
    instruments,
    instruments_source,
    last_instrument,
    maintenance,
    maintenance_source,
)
from app.modules.it.upkeep.reports import inspection_pdf
from app.modules.it.upkeep.rules import CLASSES, MAINTENANCE, InspectionDraft, InstrumentDraft, MaintenanceDraft, read_scaled, scaled
from app.modules.it.upkeep.services import inspect, save_instrument, save_maintenance
from app.modules.organisation.contacts.api import offered_contacts
from app.ui.choices import RowField
from app.ui.desk import Desk
from app.ui.fields import CheckedField, ChoiceField, DayField, LongField, MoneyField, SwitchField, TextField
from app.ui.lookups import KeyField
from app.ui.preview import Preview
from app.ui.register import Placed, Register, RegisterPage
from app.ui.widgets import PageAction

DUE, INSPECTIONS, WORK, INSTRUMENTS = range(4)
RIGHT = "it.upkeep"


class ScaledField(CheckedField):
    """A measured value with up to three decimals; value() is in thousandths."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, title, read_scaled)

    def shown(self, value: int | None) -> str:
        """Return thousandths as they are written."""
        return scaled(value)


def _inspection_fields(desk: Desk) -> Sequence[Placed]:
    return (
        (KeyField(desk, "asset", _("Device"), offered_assets, required=True), 2),
        ChoiceField("protection", _("Class of protection"), list(CLASSES.items())),
        RowField("instrument", _("Instrument"), desk.now(instruments)),
        SwitchField("looks", _("Visual check in order")),
        SwitchField("works", _("Function check in order")),
        ScaledField("conductor", _("Protective conductor (Ω)")),
        ScaledField("insulation", _("Insulation (MΩ)")),
        ScaledField("leakage", _("Leakage current (mA)")),
        SwitchField("passed", _("Passed")),
        DayField("day", _("Day (empty: today)")),
        DayField("next_day", _("Next inspection (empty: by category)")),
        TextField("tester", _("Tester (empty: you)"), limit=80),
        (LongField("notes", _("Remark"), 2), 2),
    )


def _work_fields(desk: Desk) -> Sequence[Placed]:
    return (
        (KeyField(desk, "asset", _("Device"), offered_assets, required=True), 2),
        (TextField("title", _("What was done"), limit=160), 2),
        ChoiceField("kind", _("Kind"), list(MAINTENANCE.items())),
        KeyField(desk, "supplier", _("By whom"), offered_contacts),
        DayField("start", _("Begun (empty: today)")),
        DayField("finish", _("Finished")),
        MoneyField("cost", _("Costs")),
        SwitchField("warranty", _("The warranty paid")),
        (LongField("notes", _("Remark"), 2), 2),
    )


def _instrument_fields(_desk: Desk) -> Sequence[Placed]:
    return (
        (TextField("name", _("Instrument"), limit=120), 2),
        TextField("serial", _("Serial no."), limit=60),
        DayField("calibrated", _("Calibrated until")),
    )


def _registers() -> tuple[Register, ...]:
    begin = {"protection": "I", "looks": True, "works": True, "passed": True}
    name = lambda _draft: _("Inspection")  # noqa: E731
    return (
        Register(_("Due"), _("New inspection"), due_source(), "it_asset", inspection, _inspection_fields, InspectionDraft, inspect, RIGHT, begin, name, selects=False),
        Register(
            _("Inspections"), _("New inspection"), inspections_source(), "it_inspection", inspection, _inspection_fields, InspectionDraft, inspect, RIGHT,
            begin, name,
        ),
        Register(
            _("Maintenance"), _("New maintenance"), maintenance_source(), "it_maintenance", maintenance, _work_fields, MaintenanceDraft, save_maintenance,
            RIGHT, {"kind": "repair"},
        ),
        Register(
            _("Instruments"), _("New instrument"), instruments_source(), "it_instrument", instrument, _instrument_fields, InstrumentDraft, save_instrument,
            RIGHT,
        ),
    )  # fmt: skip


class UpkeepPage(RegisterPage):
    """Enter on a device that is due begins its inspection; what stays the same from one to the next is filled in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Upkeep"), _registers())
        self.set_actions(
            [
                PageAction(_("Record of the inspection"), self.record, "Ctrl+Shift+P", "printer", "it.view"),
                *self.standard_actions(),
            ]
        )

    def open_row(self, key: int) -> None:
        """Begin the inspection of a device that is due, show the record of one that was made, or the form of a row."""
        place = self.bar.currentIndex()
        if place == DUE and self.desk.may(RIGHT):
            found, protection = self.desk.now(last_instrument, self.desk.office.actor.login)
            self.edit(None, {"asset": key, "instrument": found, "protection": protection})
        elif place == INSPECTIONS:
            self.record()
        else:
            super().open_row(key)

    def record(self) -> None:
        """Show the record of the current inspection on paper."""
        key = self.panel.current_key()
        if self.bar.currentIndex() != INSPECTIONS or key is None:
            self.desk.notice(_("Choose an inspection first (Ctrl+2)."))
            return
        one = self.desk.now(inspection, key)
        device = self.desk.now(asset, one.draft.asset) if one is not None else None
        if one is None or device is None:
            return
        meter = dict(self.desk.now(instruments)).get(one.draft.instrument or 0, "")
        company = str(self.desk.now(setting, "company.name") or "")
        show = lambda data: Preview(self, self.desk, _("Record of the inspection"), data).show()  # noqa: E731
        self.desk.work(inspection_pdf, one.draft, device, meter, company, then=show)
