"""Labels: archive numbers for the paper twin, separator sheets, addresses; on sheets and tapes, from any position, with a calibration page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.modules.documents.archive.api import printed_labels, reserve_asn
from app.modules.documents.paper_originals.api import note_printed
from app.modules.organisation.contacts.api import address_lines, contacts
from app.paper.labels import Label, LabelSheet, calibration_pdf, labels_pdf, sheet_choices, sheets
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
Make = Callable[[int | None], bytes]
MOST_SHIFT = 100  # millimetres that a sheet is moved
PLAIN = LabelSheet("page", "A4", 1, 1, 210.0, height=297.0, left=0.0, top=0.0, across=0.0, down=0.0)


class LabelsPage(Page):
    """What is printed at the left, the sheet as it will come at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Labels"))
        frame, inside = card()
        frame.setFixedWidth(px(400))
        self.form = Form(desk, "labels", self.print_labels, None, _("Print"), columns=2)
        self.form.add(ChoiceField("kind", _("What"), KINDS), 2)
        self.form.add(ChoiceField("sheet", _("Sheet or tape"), sheet_choices()), 2)
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
        desk.watch(self, self.look)
        self.look()

    def first_focus(self) -> QWidget | None:
        """Focus what is printed."""
        return self.form.fields["kind"]

    def _number(self, key: str, low: int, high: int) -> int:
        text = self.form.fields[key].text().strip() or "0"
        if not text.isdecimal() or not low <= int(text) <= high:
            raise Invalid(
                N_("Enter a whole number from {minimum} to {maximum}."), field=key, minimum=low, maximum=high
            )
        return int(text)

    def _shift(self, key: str) -> float:
        words = N_("Enter millimetres, such as 1.5 or -0.8.")
        try:
            found = float(self.form.fields[key].text().strip().replace(",", ".") or 0)
        except ValueError as error:
            raise Invalid(words, field=key) from error
        if not abs(found) <= MOST_SHIFT:  # "NaN" and "inf" are read as figures too
            raise Invalid(words, field=key)
        return found

    def _sheet(self) -> LabelSheet:
        separator = self.form.fields["kind"].text() == "separator"
        return PLAIN if separator else sheets()[self.form.fields["sheet"].text()]

    def _described(self) -> tuple[int, Make]:
        """Return how many labels are wanted, and what makes them beside the window from a first number, None for the one described.

        Raises Invalid for what can't be read.
        """
        kind, code = self.form.fields["kind"].text(), self.form.fields["code"].text()
        sheet, office = self._sheet(), self.desk.office
        company = str(self.desk.settings.get("company.name", ""))
        count = self._number("count", 1, 5000) if kind != "addresses" else 0
        start = self._number("start", 1, 999) if sheet is not PLAIN else 1
        shift = self._shift("x"), self._shift("y")
        again = self._number("first", 1, 999_999_999) if kind == "again" else None

        def make(first: int | None) -> bytes:
            if kind == "addresses":
                labels = [Label(address_lines(one.draft)) for one in office.read(contacts)]
            elif kind == "separator":
                labels = [
                    Label((_("Separator: a new document begins behind this sheet"),), SEPARATOR)
                ] * count
            else:
                begin = first or again or int(office.read(printed_labels)) + 1
                labels = [
                    Label((f"ASN {n}", company), f"ASN{n:05d}" if code else "", code or "qr")
                    for n in range(begin, begin + count)
                ]
            return labels_pdf(sheet, labels, start, *shift)

        return count, make

    def look(self) -> None:
        """Show the sheet as it will come."""
        try:
            _count, make = self._described()
        except KontorError as error:
            self.desk.drop(self, "sheet")
            self._refused(error)
            return
        shown = lambda data: self.viewer.show_document(_("Labels") + ".pdf", data)  # noqa: E731
        self.desk.work(make, None, then=shown, failed=self._refused, owner=self, slot="sheet")

    def _refused(self, error: KontorError) -> None:
        self.viewer.clear(str(error))

    def print_labels(self) -> None:
        """Reserve the archive numbers and show the labels ready to print; nothing is reserved for what can't be printed."""
        kind = self.form.fields["kind"].text()
        try:
            count, make = self._described()
            first = self._number("first", 1, 999_999_999) if kind == "again" else None
        except KontorError as error:
            self.form.refused(error)
            return
        kept = {key: self.form.fields[key].text() for key in ("sheet", "code", "x", "y")}
        self.desk.store.put("labels", kept)

        def reserved(begin: int) -> None:
            many = N_("{count} archive numbers reserved")
            self.desk.notice(counted(count, N_("1 archive number reserved"), many))
            self._print(make, begin, count)

        if kind == "asn":
            send = lambda _data: self.form.send(reserve_asn, count, then=reserved)  # noqa: E731
            self.desk.work(make, None, then=send, failed=self.form.refused)
        else:
            self._print(make, first, count)

    def _print(self, make: Make, first: int | None, count: int) -> None:
        def show(data: bytes) -> None:
            if first is not None:
                self.desk.run(note_printed, first, count)
            self.viewer.show_document(_("Labels") + ".pdf", data)
            self.form.saved()
            Preview(self, self.desk, _("Labels"), data).show()

        self.desk.work(make, first, then=show, failed=self.form.refused)

    def calibrate(self) -> None:
        """Show the page by which a printer is measured."""
        Preview(self, self.desk, _("Calibration"), calibration_pdf(self._sheet())).show()
