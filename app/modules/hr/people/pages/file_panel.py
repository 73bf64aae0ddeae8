"""The personnel file beside the staff: as of any day, with what comes and what was; pay and health only when they are asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.hr.people.models import (
    Assignment,
    Contract,
    Disability,
    Insurance,
    Pay,
    PayBank,
    TaxData,
)
from app.modules.hr.people.pages.file_words import lines, names_of
from app.modules.hr.people.queries.file import FileView, Part, file_of, sealed_health, sealed_pay
from app.modules.hr.people.rules.file import PersonalDraft
from app.modules.hr.people.services.looking import look_at_health, look_at_pay
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.theme import px
from app.ui.widgets import bind, button

SEALED: dict[str, Any] = {
    "pay": Pay,
    "tax": TaxData,
    "insurance": Insurance,
    "bank": PayBank,
    "disability": Disability,
}
WHERE = Qt.ItemDataRole.UserRole


class FilePanel(QWidget):
    """Shows the file of the current person; open_part is told the part, the key (0: a new row) and the row."""

    def __init__(self, desk: Desk, open_part: Callable[[str, int, Any], object]) -> None:
        super().__init__()
        self.desk, self.person, self._open = desk, 0, open_part
        self.file: FileView | None = None
        self.sealed: dict[str, list[Part[Any]]] = {}
        self.day = DayField("day", _("As of"), today=desk.today)
        self.day.set_day(desk.today())
        self.day.line.editingFinished.connect(self.show_file)
        self.rows = QListWidget()
        self.rows.setObjectName("plain")
        self.rows.setSpacing(px(2))
        self.rows.setAccessibleName(_("Personnel file"))
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setWordWrap(True)
        self.rows.itemActivated.connect(self._activated)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.day)
        inside.addWidget(self.rows, 1)
        pay = button(_("Show pay"), self.show_pay)
        health = button(_("Show health"), self.show_health)
        pay.setEnabled(desk.may("hr.pay.view"))
        health.setEnabled(desk.may("hr.health.view"))
        pay.setToolTip(_("Who looks is kept."))
        health.setToolTip(_("Who looks is kept."))
        for one in (pay, health):  # one below the other: the pane is as narrow as its words
            inside.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        bind(self.rows, "Return", self._enter)
        desk.watch(self, self.refresh)

    def show_person(self, key: int) -> None:
        """Show the file of a person; what was shown of another's pay and health goes."""
        self.person, self.sealed = key, {}
        self.refresh()

    def refresh(self) -> None:
        """Read the file again."""
        if self.person and self.desk.may("hr.file.view"):
            self.desk.read(file_of, self.person, then=self._read, owner=self, slot="file")
        else:
            self.rows.clear()

    def _read(self, found: FileView) -> None:
        self.file = found
        self.show_file()

    def as_of(self) -> datetime.date:
        """Return the day as of which the file is shown: today where none is typed, or none that can be read."""
        try:
            return self.day.value() or self.desk.today()
        except Invalid:
            return self.desk.today()

    def show_file(self) -> None:
        """Show the file as of the day."""
        if self.file is None:
            return
        day, one, place = self.as_of(), self.file, self.rows.currentRow()
        self.rows.clear()
        self._heading(_("Contract"), "contract")
        self._dated("contract", Contract, one.contracts, day)
        self._heading(_("Assignment"), "assignment")
        self._dated("assignment", Assignment, one.assignments, day)
        self._heading(_("Personal data"), "")
        self._line(personal_words(one.personal.draft if one.personal else None), "personal", one.personal)
        self._heading(_("Qualifications"), "qualification")
        for proof in one.qualifications:
            until = proof.draft.until
            words = _("until {day}").format(day=formats.day(until)) if until else ""
            self._line("  ".join(filter(None, (proof.draft.title, words))), "qualification", proof)
        self._heading(_("Given out"), "")
        for words in one.things or (_("nothing yet"),):
            self._line(words, "", None)
        titles = {
            "pay": _("Gross pay"),
            "tax": _("Tax data"),
            "insurance": _("Social insurance"),
            "bank": _("Account for pay"),
            "disability": _("Severe disability"),
        }
        for part, rows in self.sealed.items():
            self._heading(titles[part], part)
            self._dated(part, SEALED[part], rows, day)
        if place >= 0:
            self.rows.setCurrentRow(min(place, self.rows.count() - 1))

    def _heading(self, words: str, part: str) -> None:
        item = QListWidgetItem(words)
        font = self.rows.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.rows.addItem(item)
        if part:
            self._line(_("+ new, valid from a day"), part, None)

    def _dated(self, part: str, kind: Any, rows: list[Part[Any]], day: datetime.date) -> None:
        assert self.file is not None
        for (words, _key), one in zip(lines(kind, rows, day, names_of(self.file)), rows, strict=True):
            self._line(words, part, one)

    def _line(self, words: str, part: str, one: Any) -> None:
        item = QListWidgetItem(words)
        item.setData(WHERE, (part, one))
        self.rows.addItem(item)

    def _enter(self) -> None:
        item = self.rows.currentItem()
        if item is not None:
            self._activated(item)

    def _activated(self, item: QListWidgetItem) -> None:
        found = item.data(WHERE)
        if found is not None and found[0]:
            part, one = found
            self._open(part, one.id if one is not None else 0, one)

    # -- pay and health ----------------------------------------------------------
    def show_pay(self) -> None:
        """Show pay, tax data, insurance and accounts; who looks is kept."""
        self._look(look_at_pay, sealed_pay)

    def show_health(self) -> None:
        """Show what the file says of health; who looks is kept."""
        self._look(look_at_health, sealed_health)

    def _look(self, keep: Callable[..., None], shown: Callable[..., dict[str, list[Part[Any]]]]) -> None:
        """Keep that somebody looks, then read what is shown."""
        person = self.person

        def read(_nothing: object) -> None:
            self.desk.read(shown, person, then=lambda found: self._looked(person, found), owner=self)

        if person:
            self.desk.run(keep, person, then=read)

    def _looked(self, person: int, found: dict[str, list[Part[Any]]]) -> None:
        if person == self.person:
            self.sealed = {**self.sealed, **found}
            self.show_file()


def personal_words(one: PersonalDraft | None) -> str:
    """Return the personal data in a few words."""
    if one is None:
        return _("nothing yet")
    born = _("born {day}").format(day=formats.day(one.birth)) if one.birth else ""
    permit = (
        _("work permit until {day}").format(day=formats.day(one.permit_until)) if one.permit_until else ""
    )
    home = ", ".join(filter(None, (one.street, f"{one.postcode} {one.town}".strip())))
    emergency = " ".join(filter(None, (one.emergency_name, one.emergency_phone)))
    called = _("in an emergency: {who}").format(who=emergency) if emergency else ""
    return "\n".join(filter(None, (" · ".join(filter(None, (born, permit))), home, called))) or _(
        "nothing yet"
    )
