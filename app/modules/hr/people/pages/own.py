"""One's own personnel file, to read: what holds, what comes and what was; pay and health only when they are asked for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.people.models import Assignment, Contract
from app.modules.hr.people.pages.file_panel import SEALED, personal_words
from app.modules.hr.people.pages.file_words import lines, names_of
from app.modules.hr.people.queries.circle import NOBODY
from app.modules.hr.people.queries.file import FileView, Part, own_file, own_health, own_pay
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card


class OwnFilePage(Page):
    """F8 shows pay, tax, insurance and account, too; what is wrong is told to who keeps the files."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("My file"))
        self.file: FileView | None = None
        self.sealed: dict[str, list[Part[Any]]] = {}
        frame, inside = card()
        self.rows = QListWidget()
        self.rows.setObjectName("plain")
        self.rows.setSpacing(px(2))
        self.rows.setAccessibleName(_("My file"))
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setWordWrap(True)
        inside.addWidget(self.rows)
        self.body.addWidget(frame, 1)
        self.set_actions(
            [
                PageAction(_("Show health"), self.show_health, "", "shield-check", "hr.own", menu=True),
                PageAction(_("Show pay"), self.show_pay, "F8", "eye", "hr.own", primary=True),
            ]
        )
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the lines."""
        return self.rows

    def refresh(self) -> None:
        """Read the file again."""
        self.desk.read(own_file, then=self._read, owner=self, slot="file")

    def show_pay(self) -> None:
        """Show one's own pay, tax data, insurance and accounts."""
        self.desk.read(own_pay, then=self._more, owner=self, slot="pay")

    def show_health(self) -> None:
        """Show what one's own file says of one's health."""
        self.desk.read(own_health, then=self._more, owner=self, slot="health")

    def _more(self, found: dict[str, list[Part[Any]]]) -> None:
        self.sealed = {**self.sealed, **found}
        self._show()

    def _read(self, found: FileView | None) -> None:
        self.file = found
        for shows in (self.show_pay, self.show_health):
            self.block(shows, _(NOBODY) if found is None else "")
        self._show()

    def _show(self) -> None:
        self.rows.clear()
        one, day = self.file, self.desk.today()
        if one is None:
            self._line(_(NOBODY))
            return
        names = names_of(one)
        titles = {
            "pay": _("Gross pay"),
            "tax": _("Tax data"),
            "insurance": _("Social insurance"),
            "bank": _("Account for pay"),
            "disability": _("Severe disability"),
        }
        self._part(_("Contract"), [words for words, _key in lines(Contract, one.contracts, day, names)])
        self._part(_("Assignment"), [words for words, _key in lines(Assignment, one.assignments, day, names)])
        self._part(_("Personal data"), [personal_words(one.personal.draft if one.personal else None)])
        proofs = [one.draft for one in one.qualifications]
        until = [
            _("until {day}").format(day=formats.day(each.until)) if each.until else "" for each in proofs
        ]
        said = ["  ".join(filter(None, (p.title, u))) for p, u in zip(proofs, until, strict=True)]
        self._part(_("Qualifications"), said)
        self._part(_("Given out"), list(one.things))
        for part, rows in self.sealed.items():
            self._part(titles[part], [words for words, _key in lines(SEALED[part], rows, day, names)])
        self.rows.setCurrentRow(1)

    def _part(self, title: str, said: list[str]) -> None:
        heading = self._line(title)
        font = self.rows.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        for words in said or [_("nothing yet")]:
            self._line(words)

    def _line(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        self.rows.addItem(item)
        return item
