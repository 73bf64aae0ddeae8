"""Labels of devices: QR or Code 128 with tag, model and serial number, on sheets from any position and on tapes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.modules.it.assets.queries.assets import AssetView, assets
from app.paper.labels import Label, calibration_pdf, labels_pdf, sheets
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.viewer import Viewer, form_and_paper
from app.ui.widgets import card, label

CODES = [("qr", "QR"), ("code128", "Code 128")]


class AssetLabelsPage(Page):
    """The devices come from their list; the sheet is shown as it will be printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Labels of devices"))
        self._devices: list[AssetView] = []
        frame, inside = card()
        frame.setFixedWidth(px(400))
        self.form = Form(desk, "asset_labels", self.print_labels, None, _("Print"))
        self.form.add(
            ChoiceField("sheet", _("Sheet or tape"), [(one.key, one.title) for one in sheets().values()]), 2
        )
        self.form.add(ChoiceField("code", _("Code"), CODES))
        self.form.add(TextField("start", _("Start position"), limit=3))
        kept = desk.store.get("asset_labels") or {}
        self.form.fill({"sheet": "63.5x38.1", "code": "qr", "start": "1", **kept})
        self.count = label("", "quiet", wrap=True)
        inside.addWidget(self.count)
        inside.addWidget(self.form)
        inside.addStretch()
        self.viewer = Viewer(desk)
        form_and_paper(self.body, frame, self.viewer)
        self.set_actions(
            [
                PageAction(_("Calibration page"), self.calibrate, "", "scale", "it.view"),
                PageAction(_("Print"), self.form.submit, "Ctrl+P", "printer", "it.view", primary=True),
            ]
        )
        for field in self.form.fields.values():
            field.changed.connect(self.look)
        self.look()

    def request(self, what: object) -> None:
        """Take the devices that were chosen in their list."""
        if isinstance(what, tuple):
            self.desk.read(assets, list(what), then=self._take, owner=self, slot="devices")

    def _take(self, found: list[AssetView]) -> None:
        self._devices = found
        self.look()

    def first_focus(self) -> QWidget | None:
        """Focus the sheet."""
        return self.form.fields["sheet"]

    def _pdf(self) -> bytes:
        sheet, start = sheets()[self.form.fields["sheet"].text()], self.form.fields["start"].text().strip()
        if not start.isdigit() or not 1 <= int(start) <= sheet.count:
            raise Invalid(
                N_("Enter a whole number from {minimum} to {maximum}."),
                field="start",
                minimum=1,
                maximum=sheet.count,
            )
        code, company = self.form.fields["code"].text(), str(self.desk.settings.get("company.name", ""))
        rows = [
            Label((one.draft.tag, one.model, one.draft.serial, company), one.draft.tag, code)
            for one in self._devices
        ]
        return labels_pdf(sheet, rows, int(start))

    def look(self) -> None:
        """Show the sheet as it will come."""
        self.count.setText(counted(len(self._devices), N_("1 label"), N_("{count} labels")))
        if not self._devices:
            self.viewer.clear(_("Choose devices in their list first, then “Labels …”."))
            return
        try:
            self.viewer.show_document(_("Labels") + ".pdf", self._pdf())
            self.form.fields["start"].mark("")
        except KontorError as error:
            self.form.refused(error)

    def print_labels(self) -> None:
        """Show the labels ready to print."""
        if not self._devices:
            return
        try:
            data = self._pdf()
        except KontorError as error:
            self.form.refused(error)
            return
        self.desk.store.put(
            "asset_labels", {key: field.text() for key, field in self.form.fields.items() if key != "start"}
        )
        Preview(self, self.desk, _("Labels"), data).show()

    def calibrate(self) -> None:
        """Show the page by which a printer is measured."""
        Preview(
            self, self.desk, _("Calibration"), calibration_pdf(sheets()[self.form.fields["sheet"].text()])
        ).show()
