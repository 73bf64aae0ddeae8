"""A page that prints labels of rows chosen in a list: sheet or tape, code, start position, and the sheet as it will come."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.paper.labels import Label, calibration_pdf, labels_pdf, sheet_choices, sheets
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


class LabelPage(Page):
    """The rows come from their list; subclasses name the query that reads them by key and say what stands on a label."""

    def __init__(self, desk: Desk, title: str, name: str, needs: str) -> None:
        super().__init__(desk, title)
        self._rows: list[Any] = []
        self._name = name
        frame, inside = card()
        frame.setFixedWidth(px(400))
        self.form = Form(desk, name, self.print_labels, None, _("Print"))
        self.form.add(ChoiceField("sheet", _("Sheet or tape"), sheet_choices()), 2)
        self.form.add(ChoiceField("code", _("Code"), CODES))
        self.form.add(TextField("start", _("Start position"), limit=3))
        kept = desk.store.get(name) or {}
        self.form.fill({"sheet": "63.5x38.1", "code": "qr", "start": "1", **kept})
        self.count = label("", "quiet", wrap=True)
        inside.addWidget(self.count)
        inside.addWidget(self.form)
        inside.addStretch()
        self.viewer = Viewer(desk)
        form_and_paper(self.body, frame, self.viewer)
        self.set_actions(
            [
                PageAction(_("Calibration page"), self.calibrate, "", "scale", needs),
                PageAction(_("Print"), self.form.submit, "Ctrl+P", "printer", needs, primary=True),
            ]
        )
        for field in self.form.fields.values():
            field.changed.connect(self.look)
        self.look()

    @abstractmethod
    def reader(self, what: object) -> tuple[Callable[..., Any], Sequence[Any]] | None:
        """Return the query that reads what was chosen, and what it takes; None for nothing that can be printed."""

    @abstractmethod
    def label_of(self, row: Any, code: str) -> Label:
        """Return the label of a row with a kind of code."""

    def request(self, what: object) -> None:
        """Take the rows that were chosen in their list."""
        asked = self.reader(what)
        if asked is not None:
            query, values = asked
            self.desk.read(query, *values, then=self._take, owner=self, slot="rows")

    def _take(self, found: list[Any]) -> None:
        self._rows = found
        self.look()

    def first_focus(self) -> QWidget | None:
        """Focus the sheet."""
        return self.form.fields["sheet"]

    def _described(self) -> Callable[[], bytes]:
        """Return what makes the sheet, beside the window. Raises Invalid for a position that is none of it."""
        sheet, start = sheets()[self.form.fields["sheet"].text()], self.form.fields["start"].text().strip()
        if not start.isdecimal() or not 1 <= int(start) <= sheet.count:
            raise Invalid(
                N_("Enter a whole number from {minimum} to {maximum}."),
                field="start",
                minimum=1,
                maximum=sheet.count,
            )
        code = self.form.fields["code"].text()
        return partial(labels_pdf, sheet, [self.label_of(one, code) for one in self._rows], int(start))

    def look(self) -> None:
        """Show the sheet as it will come."""
        self.count.setText(counted(len(self._rows), N_("1 label"), N_("{count} labels")))
        self.desk.drop(self, "sheet")
        if not self._rows:
            self.viewer.clear(_("Choose rows in their list first, then “Labels …”."))
            return
        try:
            make = self._described()
            self.form.fields["start"].mark("")
        except KontorError as error:
            self.form.refused(error)
            return
        shown = lambda data: self.viewer.show_document(_("Labels") + ".pdf", data)  # noqa: E731
        self.desk.work(make, then=shown, failed=self.form.refused, owner=self, slot="sheet")

    def print_labels(self) -> None:
        """Show the labels ready to print."""
        if not self._rows:
            self.desk.notice(_("Choose rows in their list first, then “Labels …”."))
            return
        try:
            make = self._described()
        except KontorError as error:
            self.form.refused(error)
            return
        self._keep()

        def show(data: bytes) -> None:
            shown = Preview(self, self.desk, _("Labels"), data)
            shown.printed.connect(self.begin_behind)
            shown.show()

        self.desk.work(make, then=show, failed=self.form.refused)

    def _keep(self) -> None:
        self.desk.store.put(self._name, {key: field.text() for key, field in self.form.fields.items()})

    def begin_behind(self) -> None:
        """Let the next labels begin at the first free one of the sheet, now that these were printed."""
        field, sheet = self.form.fields["start"], sheets()[self.form.fields["sheet"].text()]
        field.set_text(str((int(field.text()) - 1 + len(self._rows)) % sheet.count + 1))
        self._keep()
        self.look()

    def calibrate(self) -> None:
        """Show the page by which a printer is measured."""
        Preview(
            self, self.desk, _("Calibration"), calibration_pdf(sheets()[self.form.fields["sheet"].text()])
        ).show()
