"""Maintenance and inspections: what is due, what was inspected, work on devices, instruments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.messages import _
from app.modules.it.assets.api import ItAsset
from app.modules.it.maintenance.models import Inspection, Instrument, Maintenance
from app.modules.it.maintenance.queries import (
    InspectionRecord,
    due_source,
    inspection,
    inspections_source,
    instrument,
    instruments,
    instruments_source,
    last_instrument,
    maintenance,
    maintenance_source,
    record_of,
)
from app.modules.it.maintenance.reports import inspection_pdf
from app.modules.it.maintenance.rules import (
    InspectionDraft,
    InstrumentDraft,
    MaintenanceDraft,
    read_scaled,
    scaled,
)
from app.modules.it.maintenance.services import inspect, save_instrument, save_maintenance
from app.ui.choices import RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose, hint
from app.ui.fields import ReadField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage

DUE, INSPECTIONS, WORK, INSTRUMENTS = range(4)
RIGHT = "it.maintenance"


class ScaledField(ReadField):
    """A measured value with up to three decimals; value() is in thousandths."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, title, read_scaled)

    def shown(self, value: int | None) -> str:
        """Return thousandths as they are written."""
        return scaled(value)


def _inspection_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Inspection,
        "asset:2 protection instrument looks works conductor lead insulation leakage touch passed day next_day tester notes:2",
        instrument=RowField("instrument", _("Instrument"), ()),
        conductor=ScaledField("conductor", _("Protective conductor (Ω)")),
        insulation=ScaledField("insulation", _("Insulation (MΩ)")),
        leakage=ScaledField("leakage", _("Leakage current (mA)")),
        touch=ScaledField("touch", _("Touch current (mA)")),
    )


def _inspection_ready(form: Form, _one: Any, known: list[tuple[int, str]]) -> None:
    """Offer the instruments, and say what an empty field means."""
    choose(form, "instrument", [("", "–"), *((str(key), words) for key, words in known)])
    today, you, category = _("Empty: today"), _("Empty: you"), _("Empty: by category")
    hint(form, day=today, tester=you, next_day=category, lead=_("Empty: up to 500"))


def _work_ready(form: Form, _one: Any) -> None:
    hint(form, start=_("Empty: today"))


def _work_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Maintenance,
        "asset:2 title:2 kind supplier start finish cost warranty notes:2",
    )


def _instrument_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Instrument, "name:2 serial calibrated")


def _registers() -> tuple[Register, ...]:
    begin = {"protection": "I", "looks": True, "works": True, "passed": True}
    name = lambda _draft: _("Inspection")  # noqa: E731
    return (
        Register(
            title=_("Due"),
            new=_("New inspection"),
            source=due_source(),
            of=ItAsset,
            read=inspection,
            fields=_inspection_fields,
            draft=InspectionDraft,
            save=inspect,
            asks=((instruments,),),
            ready=_inspection_ready,
            right=RIGHT,
            start=begin,
            name=name,
            selects=False,
        ),
        Register(
            title=_("Inspections"),
            new=_("New inspection"),
            source=inspections_source(),
            of=Inspection,
            read=inspection,
            fields=_inspection_fields,
            draft=InspectionDraft,
            save=inspect,
            asks=((instruments,),),
            ready=_inspection_ready,
            start=begin,
            name=name,
        ),
        Register(
            title=_("Maintenance"),
            new=_("New maintenance"),
            source=maintenance_source(),
            of=Maintenance,
            read=maintenance,
            fields=_work_fields,
            draft=MaintenanceDraft,
            save=save_maintenance,
            ready=_work_ready,
            start={"kind": "repair"},
        ),
        Register(
            title=_("Instruments"),
            new=_("New instrument"),
            source=instruments_source(),
            of=Instrument,
            read=instrument,
            fields=_instrument_fields,
            draft=InstrumentDraft,
            save=save_instrument,
        ),
    )


class UpkeepPage(RegisterPage):
    """Enter on a device that is due begins its inspection; what stays the same from one to the next is filled in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Upkeep"), _registers())
        self.set_actions(
            [
                PageAction(
                    _("Record of the inspection"), self.record, "", "printer", "it.view", of="it.inspections"
                ),
                *self.standard_actions(),
            ]
        )

    def open_row(self, key: int) -> None:
        """Begin the inspection of a device that is due, show the record of one that was made, or the form of a row."""
        place = self.bar.currentIndex()
        if place == DUE and self.desk.may(RIGHT):
            login = self.desk.office.actor.login
            begin = lambda found: self._begin(key, *found)  # noqa: E731
            self.desk.read(last_instrument, login, then=begin, owner=self, slot="begin")
        elif place == INSPECTIONS:
            self.record()
        else:
            super().open_row(key)

    def _begin(self, asset: int, instrument: int | None, protection: str) -> None:
        self.edit(None, {"asset": asset, "instrument": instrument, "protection": protection})

    def record(self) -> None:
        """Show the record of the current inspection on paper."""
        key = self.panel.current_key()
        if self.bar.currentIndex() != INSPECTIONS or key is None:
            self.desk.notice(_("Choose an inspection first (Ctrl+2)."))
            return
        self.desk.read(record_of, key, then=self._show_record, owner=self, slot="record")

    def _show_record(self, found: InspectionRecord | None) -> None:
        if found is not None:
            company = str(self.desk.settings.get("company.name", ""))
            make = lambda: inspection_pdf(found.draft, found.device, found.instrument, company)  # noqa: E731
            preview(self, self.desk, _("Record of the inspection"), make)
