"""The record of processing: the program's own entries stand in it by themselves, others are added; processors with their contracts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu

from app.core.dates import add_months
from app.core.messages import _
from app.modules.governance.privacy.models import CHANGE, Dpia, Processing, Processor
from app.modules.governance.privacy.queries.dpia import dpia_draft, dpias_source, processing_choices
from app.modules.governance.privacy.queries.record import (
    processing_draft,
    processing_source,
    processor_draft,
    processors_source,
    threshold_draft,
)
from app.modules.governance.privacy.reports.dpia import dpia_pdf
from app.modules.governance.privacy.reports.record import record_pdf, record_sheet
from app.modules.governance.privacy.rules.dpia import DpiaDraft, people_risk_of, texts_of
from app.modules.governance.privacy.rules.information import AUDIENCES
from app.modules.governance.privacy.rules.processing import (
    CONTROLLER,
    CRITERIA,
    DPIA,
    MISSING,
    NEEDED,
    POINTS,
    ProcessingDraft,
    ProcessorDraft,
    ThresholdDraft,
)
from app.modules.governance.privacy.services.dpia import save_dpia
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
from app.ui.drawer_form import ask, choose
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage
from app.ui.rows_field import Rows, RowsField
from app.ui.save_file import save_file, sheet_bytes

LETTERS_PAGE = "documents.letters.letters"
REVIEW = 24  # months after which an assessment is looked at again


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Processing, "title:2 purpose:2 part unit persons:2 content:2 recipients:2 basis:2 terms:2 transfers:2 controller:2 active:2")  # fmt: skip


def _processor_fields(desk: Desk) -> Sequence[Placed]:
    points = ManyField("points", _("The contract meets"), list(POINTS.items()), 9)
    return fields_of(desk, Processor, "contact:2 service:2 state signed until next_check points:2 country safeguard subs:2", points=points)  # fmt: skip


def _dpia_fields(desk: Desk) -> Sequence[Placed]:
    """Return the fields of an impact assessment, its risks typed in rows."""
    heads = ((_("What may happen"), 0), (_("Before"), 66), (_("Measures"), 0), (_("After them"), 76))
    title = _("Risks for people: likelihood/severity from 1 to 4, such as 3/2")
    risks = RowsField("risks", title, Rows(heads, people_risk_of, texts_of, height=5))
    layout = "processing:2 day review description:2 necessity:2 risks:2 people_view:2 advice:2 decision:2 reason:2 asked answer:2"
    return fields_of(
        desk, Dpia, layout, processing=ChoiceField("processing", _("Processing activity"), []), risks=risks
    )


def _offer_processing(form: Form, _row: object, choices: list[tuple[int, str]]) -> None:
    choose(form, "processing", choices)


class ProcessingPage(RegisterPage):
    """Ctrl+N adds an entry or a processor, Enter changes one, F8 prints the record."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Processing activities"), new=_("New processing activity"), source=processing_source(), of=Processing, read=processing_draft, fields=_fields, draft=ProcessingDraft, save=save_processing, start={"part": CONTROLLER, "active": True}),
            Register(title=_("Processors"), new=_("New processor"), source=processors_source(), of=Processor, read=processor_draft, fields=_processor_fields, draft=ProcessorDraft, save=save_processor, undo=undo_processor, start={"state": MISSING}, name=lambda draft: draft.service),
            Register(title=_("Impact assessments"), new=_("New impact assessment"), source=dpias_source(), of=Dpia, read=dpia_draft, fields=_dpia_fields, draft=DpiaDraft, save=save_dpia, asks=((processing_choices,),), ready=_offer_processing, start={"day": desk.today(), "review": add_months(desk.today(), REVIEW)}, name=lambda _draft: _("Impact assessment")),
        ]  # fmt: skip
        super().__init__(desk, _("Processing record"), registers, width=640)
        self.set_actions(
            [
                PageAction(_("Export"), self._export, "", "download"),
                PageAction(_("Information sheet …"), self._inform, "", "pen-line", CHANGE, menu=True),
                PageAction(_("Threshold test …"), lambda: self.for_current(self._test), "", "scale", CHANGE, of="governance.processing"),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Print"), self.print_record, "F8", "printer", primary=True),
            ]
        )  # fmt: skip

    def print_record(self) -> None:
        """Show the record as it is printed, or the impact assessment that is gone to."""
        office, key = self.desk.office, self.panel.current_key()
        if self.register.of is Dpia:
            if key is not None:
                make = partial(office.read, dpia_pdf, key, office.clock(), office.actor.name)
                preview(self, self.desk, _("Impact assessment"), make)
            return
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

        ask(self.desk, self.drawer, "governance.information", _("Information sheet (Art. 13, 14)"), [ChoiceField("audience", _("For"), choices)], send=lambda values: (write_information, values["audience"]), done=done, start={"audience": "customer"}, restore=False, save_text=_("Write"))  # fmt: skip

    def _test(self, key: int) -> None:
        """Ask which criteria are met, and say whether an assessment follows."""
        if self.register.of is not Processing:
            self.desk.notice(_("Choose a processing activity first (Ctrl+1)."))
            return
        fields = [
            ManyField("criteria", _("What applies"), list(CRITERIA.items()), 9),
            SwitchField("must", _("It is on the authority's list")),
            SwitchField("done", _("The assessment is done and filed")),
            LongField("reason", _("Why"), 5),
        ]

        ask(
            self.desk,
            self.drawer,
            "governance.threshold",
            _("Threshold test (Art. 35)"),
            fields,
            send=lambda values: (keep_threshold, key, ThresholdDraft(**values)),
            done=lambda found, _values: self._tested(found),
            shows=(threshold_draft, key),
            record=key,
            save_text=_("Keep"),
        )

    def _tested(self, found: str) -> str:
        """Return what the test came to, and where one goes on."""
        words = _("Impact assessment: {state}").format(state=_(DPIA[found]))
        return words if found != NEEDED else _("{words}; begin it with Ctrl+3, Ctrl+N.").format(words=words)
