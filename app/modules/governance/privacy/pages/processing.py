"""The record of processing: the program's own entries stand in it by themselves, others are added; processors with their contracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QMenu

from app.core.messages import _
from app.modules.governance.privacy.models import CHANGE, Processing, Processor
from app.modules.governance.privacy.queries.record import (
    processing_draft,
    processing_source,
    processor_draft,
    processors_source,
    threshold_draft,
)
from app.modules.governance.privacy.reports.record import record_pdf, record_sheet
from app.modules.governance.privacy.rules.information import AUDIENCES
from app.modules.governance.privacy.rules.processing import (
    CONTROLLER,
    CRITERIA,
    DPIA,
    MISSING,
    POINTS,
    ProcessingDraft,
    ProcessorDraft,
    ThresholdDraft,
)
from app.modules.governance.privacy.services.informing import write_information
from app.modules.governance.privacy.services.processing import (
    keep_threshold,
    save_processing,
    save_processor,
    undo_processor,
)
from app.ui.choice_fields import ChoiceField, LongField, ManyField, SwitchField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage
from app.ui.save_file import save_file, sheet_bytes

LETTERS_PAGE = "documents.letters.letters"


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Processing, "title:2 purpose:2 part unit persons:2 content:2 recipients:2 basis:2 terms:2 transfers:2 controller:2 active:2")  # fmt: skip


def _processor_fields(desk: Desk) -> Sequence[Placed]:
    points = ManyField("points", _("The contract meets"), list(POINTS.items()), 9)
    return fields_of(desk, Processor, "contact:2 service:2 state signed until next_check points:2 country safeguard subs:2", points=points)  # fmt: skip


class ProcessingPage(RegisterPage):
    """Ctrl+N adds an entry or a processor, Enter changes one, F8 prints the record."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Processing activities"), new=_("New processing activity"), source=processing_source(), of=Processing, read=processing_draft, fields=_fields, draft=ProcessingDraft, save=save_processing, start={"part": CONTROLLER, "active": True}),
            Register(title=_("Processors"), new=_("New processor"), source=processors_source(), of=Processor, read=processor_draft, fields=_processor_fields, draft=ProcessorDraft, save=save_processor, undo=undo_processor, start={"state": MISSING}, name=lambda draft: draft.service),
        ]  # fmt: skip
        super().__init__(desk, _("Processing record"), registers, width=520)
        self.set_actions(
            [
                PageAction(_("Export"), self._export, "", "download"),
                PageAction(_("Information sheet …"), self._inform, "", "pen-line", CHANGE, menu=True),
                PageAction(_("Threshold test …"), lambda: self.for_current(self._test), "", "scale", CHANGE, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Print the record"), self.print_record, "F8", "printer", primary=True),
            ]
        )  # fmt: skip

    def print_record(self) -> None:
        """Show the record as it is printed."""
        office = self.desk.office
        preview(
            self,
            self.desk,
            _("Record of processing"),
            lambda: office.read(record_pdf, office.clock(), office.actor.name),
        )

    def _export(self) -> None:
        menu = QMenu(self)
        save = menu.addAction(_("Save as spreadsheet (XLSX) …"))
        save.triggered.connect(self._save_sheet)
        pdf = menu.addAction(_("Save as PDF …"))
        pdf.triggered.connect(self._save_pdf)
        menu.popup(self.mapToGlobal(self.rect().topRight()))

    def _save_sheet(self) -> None:
        office = self.desk.office
        name = f"{_('Record of processing')}.xlsx"
        save_file(self, self.desk, name, lambda: sheet_bytes(office.read(record_sheet), "xlsx"))

    def _save_pdf(self) -> None:
        office = self.desk.office
        name = f"{_('Record of processing')}.pdf"
        save_file(self, self.desk, name, lambda: office.read(record_pdf, office.clock(), office.actor.name))

    def _inform(self) -> None:
        """Ask for whom, and begin the letter."""
        choices = [(one, _(words)) for one, words in AUDIENCES.items()]

        def done(letter: int, _values: Any) -> None:
            self.desk.open(LETTERS_PAGE, letter)

        ask(self.desk, self.drawer, "governance.information", _("Information sheet (Art. 13, 14)"), [ChoiceField("audience", _("For"), choices)], lambda values: (write_information, values["audience"]), done, start={"audience": "customer"}, restore=False, save_text=_("Write"))  # fmt: skip

    def _test(self, key: int) -> None:
        """Ask which criteria are met, and say whether an assessment follows."""
        if self.register.of is not Processing:
            self.desk.notice(_("Choose the processing activity on the tab before this one."))
            return
        fields = [
            ManyField("criteria", _("What applies"), list(CRITERIA.items()), 9),
            SwitchField("must", _("It is on the authority's list")),
            SwitchField("done", _("The assessment is done and filed")),
            LongField("reason", _("Why"), 5),
        ]

        def ready(_form: Any, draft: ThresholdDraft) -> dict[str, Any]:
            return {"criteria": draft.criteria, "must": draft.must, "done": draft.done, "reason": draft.reason}  # fmt: skip

        ask(
            self.desk,
            self.drawer,
            "governance.threshold",
            _("Threshold test (Art. 35)"),
            fields,
            lambda values: (keep_threshold, key, ThresholdDraft(**values)),
            lambda found, _values: _("Impact assessment: {state}").format(state=_(DPIA[found])),
            asks=[(threshold_draft, key)],
            ready=ready,
            record=key,
            save_text=_("Keep"),
        )
