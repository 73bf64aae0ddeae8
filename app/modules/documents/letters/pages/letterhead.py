"""The letterhead: form, logo, lines and foot at the left, a sample letter as it will be printed at the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.as_shown import Shown
from app.data.office import Office
from app.data.transfer import bytes_of
from app.modules.documents.letters.queries.letters import head, head_texts
from app.modules.documents.letters.services import keep_logo, logo, pdf, set_head, set_logo
from app.paper.letter import Head, Letter
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import ask_file
from app.ui.theme import px
from app.ui.viewer import Viewer, form_and_paper
from app.ui.widgets import card

PLACES = [("l", N_("left")), ("c", N_("centre")), ("r", N_("right"))]
FORMS = [("A", N_("Form A: high head")), ("B", N_("Form B: low head"))]
NARROWEST, WIDEST = 10, 160


class LetterheadPage(Page):
    """What is typed is shown at once; Ctrl+Return keeps it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Letterhead"))
        frame, inside = card()
        frame.setFixedWidth(px(440))
        self.form = Form(desk, "letterhead", self.keep, None, _("Keep"))
        self.form.add(ChoiceField("form", _("Form (DIN 5008)"), FORMS), 2)
        self.form.add(SwitchField("named", _("Name of the company in the head")), 2)
        self.form.add(TextField("line", _("Line below the name"), limit=120), 2)
        self.form.add(TextField("sender", _("Return line above the address"), limit=120), 2)
        self.form.add(ChoiceField("logo_place", _("Place of the logo"), PLACES))
        self.form.add(TextField("logo_width", _("Width of the logo (mm)"), limit=3))
        for number in range(1, 5):
            self.form.add(LongField(f"column{number}", _("Foot, column {number}").format(number=number), 4))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.form)
        inside.addWidget(area, 1)
        self.viewer = Viewer(desk)
        form_and_paper(self.body, frame, self.viewer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(300)
        self._timer.timeout.connect(self.look)
        self.set_actions(
            [
                PageAction(_("No logo"), self.no_logo, "Del", "trash-2", "settings.change", menu=True),
                PageAction(_("Logo …"), self.ask_logo, "", "image", "settings.change"),
                PageAction(_("Keep"), self.form.submit, "Ctrl+S", "save", "settings.change", primary=True),
            ]
        )
        self._logo: bytes = b""
        self._shown: dict[str, Any] = {}
        desk.watch(self, self._paint_again)  # what is typed here stays
        self.form.setEnabled(False)
        desk.work(_known, desk.office, then=self._begin, owner=self, slot="known")

    def first_focus(self) -> QWidget | None:
        """Focus the first field."""
        return self.form.fields["form"]

    def _begin(self, found: tuple[bytes, dict[str, Any]]) -> None:
        """Show what the letterhead is now; until it is read the form takes nothing."""
        self._logo, stands = found
        self.form.setEnabled(True)
        self._stands(stands)
        self.form.fill_with(stands)
        for field in self.form.fields.values():
            field.changed.connect(self._timer.start)
        if self.isVisible() and self.window().focusWidget() in (None, self):
            self.form.focus_first()
        self.look()

    def _stands(self, texts: dict[str, Any]) -> None:
        """Take what the form is compared with when it is kept: what stands in the book now."""
        self.form.shown = Shown(head_texts, (), texts, dict)

    def _values(self) -> dict[str, Any]:
        """Return what was typed, as the settings keep it; raises Invalid for a width that is none."""
        typed: dict[str, Any] = self.form.values()
        width = str(typed["logo_width"]).strip()
        if not width.isdecimal() or not NARROWEST <= int(width) <= WIDEST:
            raise Invalid(
                N_("Enter a whole number from {minimum} to {maximum}."),
                field="logo_width",
                minimum=NARROWEST,
                maximum=WIDEST,
            )
        columns = {
            f"column{n}": " | ".join(
                line.strip() for line in typed[f"column{n}"].splitlines() if line.strip()
            )
            for n in range(1, 5)
        }
        return {**typed, **columns, "logo_width": int(width)}

    def look(self) -> None:
        """Show a sample letter with what was typed."""
        try:
            values = self._values()
        except Invalid as error:
            self.form.refused(error)
            return
        self._shown = values
        self._paint_again()

    def _paint_again(self) -> None:
        """Show the sample letter with what was typed and could be read last."""
        values = self._shown
        if values:
            self.desk.read(
                head, self._logo, then=lambda found: self._paint(found, values), owner=self, slot="head"
            )

    def _paint(self, found: Head, values: dict[str, Any]) -> None:
        """Show a sample letter under the book's head changed by what was typed."""
        columns = tuple(
            tuple(part.strip() for part in values[f"column{n}"].split("|") if part.strip())
            for n in range(1, 5)
        )
        made = replace(
            found,
            line=values["line"],
            sender=values["sender"] or found.sender,
            columns=columns if any(columns) else found.columns,
            form=values["form"],
            logo_place=values["logo_place"],
            logo_width=values["logo_width"],
            named=values["named"],
        )
        today = self.desk.today()
        address = (_("Sample Ltd"), _("Ms Sample"), _("Sample Street 1"), _("12345 Sample Town"))
        text = (
            _("Dear Ms Sample,"),
            _(
                "this is how a letter of yours will look. The marks at the left show where to fold and to punch."
            ),
        )
        letter = Letter(
            made,
            address,
            ((_("Date"), formats.day(today)),),
            _("Sample letter"),
            text,
            closing=_("Yours sincerely"),
            signer="",
        )
        self.desk.work(
            lambda: pdf([letter]),
            then=lambda data: self.viewer.show_document(_("Sample letter"), data),
            owner=self,
            slot="sample",
        )

    def keep(self) -> None:
        """Keep the letterhead for all letters from now on."""
        try:
            values = self._values()
        except Invalid as error:
            self.form.refused(error)
            return

        def done(_nothing: object) -> None:
            self.form.saved()
            self.desk.notice(_("Letterhead kept"))
            self.desk.read(head_texts, then=self._stands)

        self.form.send(set_head, values, then=done)

    def ask_logo(self) -> None:
        """Ask for the picture of the letterhead."""
        ask_file(self, _("Logo …"), lambda path: self.take_logo(str(path)), "PNG, JPEG (*.png *.jpg *.jpeg)")

    def take_logo(self, path: str) -> None:
        """Keep a picture as the logo; a refused one is told, the other stays."""

        def keep() -> bytes:
            data = bytes_of(Path(path))
            keep_logo(self.desk.office, data)
            return data

        def done(data: bytes) -> None:
            self._logo = data
            self.desk.notice(_("Logo kept"))
            self.look()

        self.desk.work(keep, then=done)

    def no_logo(self) -> None:
        """Print letters without a logo."""

        def done(_nothing: object) -> None:
            self._logo = b""
            self.desk.notice(_("Letters have no logo now"))
            self.look()

        self.desk.run(set_logo, None, then=done)


def _known(office: Office) -> tuple[bytes, dict[str, Any]]:
    """Read the logo, and what stands in the fields."""
    return logo(office), office.read(head_texts)
