"""Labels: archive numbers for the paper twin, separator sheets, addresses; on sheets and tapes, from any position, with a calibration page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.modules.documents.archive.api import printed_labels, reserve_asn
from app.modules.documents.paper_originals.api import note_printed
from app.modules.organisation.contacts.api import address_lines, contacts
from app.paper.labels import Label, LabelSheet, calibration_pdf, labels_pdf, sheets
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.viewer import Viewer, form_and_paper
from app.ui.widgets import card

KINDS = [
    ("asn", N_("Archive numbers, next ones")),
    ("again", N_("Archive numbers, from a number")),
    ("separator", N_("Separator sheets (one a page)")),
    ("addresses", N_("Addresses of all contacts")),
]
SEPARATOR = "KONTOR-SEP"
PLAIN = LabelSheet("page", "A4", 1, 1, 210.0, 297.0, 0.0, 0.0, 0.0, 0.0)


class LabelsPage(Page):
    """What is printed at the left, the sheet as it will come at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Labels"))
        frame, inside = card()
        frame.setFixedWidth(px(400))
        self.form = Form(desk, "labels", self.print_labels, None, _("Print"), columns=2)
        self.form.add(ChoiceField("kind", _("What"), KINDS), 2)
        self.form.add(
            ChoiceField("sheet", _("Sheet or tape"), [(one.key, one.title) for one in sheets().values()]), 2
        )
        self.form.add(TextField("count", _("How many"), limit=4))
        self.form.add(TextField("first", _("From the number"), limit=9))
        self.form.add(TextField("start", _("Start position"), limit=3))
        self.form.add(
            ChoiceField("code", _("Code"), [("qr", "QR"), ("code128", "Code 128"), ("", N_("none"))])
        )
        self.form.add(TextField("x", _("Shift to the right (mm)"), limit=6))
        self.form.add(TextField("y", _("Shift down (mm)"), limit=6))
        kept = desk.store.get("labels") or {}
        self.form.fill(
            {
                "kind": "asn",
                "sheet": "63.5x38.1",
                "count": "21",
                "start": "1",
                "code": "qr",
                "x": "0",
                "y": "0",
                **kept,
            }
        )
        inside.addWidget(self.form)
        inside.addStretch()
        self.viewer = Viewer(desk)
        form_and_paper(self.body, frame, self.viewer)
        self.set_actions(
            [
                PageAction(_("Calibration page"), self.calibrate, "", "scale", "documents.letters"),
                PageAction(
                    _("Print"), self.form.submit, "Ctrl+P", "printer", "documents.letters", primary=True
                ),
            ]
        )
        for field in self.form.fields.values():
            field.left.connect(self.look)
            if isinstance(field, ChoiceField):
                field.changed.connect(self.look)
        self.look()

    def first_focus(self) -> QWidget | None:
        """Focus what is printed."""
        return self.form.fields["kind"]

    def _number(self, key: str, low: int, high: int) -> int:
        text = self.form.fields[key].text().strip() or "0"
        if not text.isdigit() or not low <= int(text) <= high:
            raise Invalid(
                N_("Enter a whole number from {minimum} to {maximum}."), field=key, minimum=low, maximum=high
            )
        return int(text)

    def _shift(self, key: str) -> float:
        try:
            return float(self.form.fields[key].text().strip().replace(",", ".") or 0)
        except ValueError as error:
            raise Invalid(N_("Enter millimetres, such as 1,5 or -0,8."), field=key) from error

    def _labels(self, first: int) -> list[Label]:
        kind, code = self.form.fields["kind"].text(), self.form.fields["code"].text()
        if kind == "addresses":
            return [Label(address_lines(one.draft)) for one in self.desk.read_blocking(contacts)]
        count = self._number("count", 1, 5000)
        if kind == "separator":
            return [
                Label((_("Separator: a new document begins behind this sheet"),), SEPARATOR)
                for _n in range(count)
            ]
        company = str(self.desk.settings.get("company.name", ""))
        return [
            Label((f"ASN {n}", company), f"ASN{n:05d}" if code else "", code or "qr")
            for n in range(first, first + count)
        ]

    def _sheet(self) -> LabelSheet:
        return (
            PLAIN
            if self.form.fields["kind"].text() == "separator"
            else sheets()[self.form.fields["sheet"].text()]
        )

    def _pdf(self, first: int) -> bytes:
        return labels_pdf(
            self._sheet(),
            self._labels(first),
            self._number("start", 1, 999) if self._sheet() is not PLAIN else 1,
            self._shift("x"),
            self._shift("y"),
        )

    def _first(self) -> int:
        if self.form.fields["kind"].text() == "again":
            return self._number("first", 1, 999_999_999)
        return int(self.desk.read_blocking(printed_labels)) + 1

    def look(self) -> None:
        """Show the sheet as it will come."""
        try:
            self.viewer.show_document(_("Labels") + ".pdf", self._pdf(self._first()))
        except KontorError as error:
            self.viewer.clear(str(error))

    def print_labels(self) -> None:
        """Reserve the archive numbers and show the labels ready to print."""
        try:
            self._pdf(self._first())
        except KontorError as error:
            self.form.refused(error)
            return
        self.desk.store.put(
            "labels", {key: self.form.fields[key].text() for key in ("sheet", "code", "x", "y")}
        )
        if self.form.fields["kind"].text() != "asn":
            self._show(self._first())
            return
        count = self._number("count", 1, 5000)

        def done(first: int) -> None:
            self.desk.notice(
                counted(count, N_("1 archive number reserved"), N_("{count} archive numbers reserved"))
            )
            self._show(first)

        self.form.send(reserve_asn, count, then=done)

    def _show(self, first: int) -> None:
        data = self._pdf(first)
        if self.form.fields["kind"].text() in ("asn", "again"):
            self.desk.run(note_printed, first, self._number("count", 1, 5000))
        self.viewer.show_document(_("Labels") + ".pdf", data)
        self.form.saved()
        Preview(self, self.desk, _("Labels"), data).show()

    def calibrate(self) -> None:
        """Show the page by which a printer is measured."""
        Preview(self, self.desk, _("Calibration"), calibration_pdf(self._sheet())).show()
