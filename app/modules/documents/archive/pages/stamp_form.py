"""The form of a stamp: its words, page and corner; those that are on the document are taken off by Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.stemming import fold
from app.modules.documents.archive.pages.reading import Shown
from app.modules.documents.archive.rules.documents import PLACES
from app.modules.documents.archive.services.stamps import LONGEST, WORDS, set_stamp, take_stamp_off
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer
from app.ui.theme import px
from app.ui.widgets import label


class StampForm(QWidget):
    """Sets a stamp, and lists those that are there."""

    def __init__(
        self, desk: Desk, shown: Shown, page: int, done: Callable[[], None], close: Callable[[], None]
    ) -> None:
        super().__init__()
        self.desk, self._shown, self._done = desk, shown, done
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        self.form = Form(desk, "stamp", self._save, close, _("Stamp"), columns=2, record=shown.one.id)
        self.form.add(LookupField("words", _("Text"), self._offers), 2)
        self.form.add(ChoiceField("place", _("Position"), list(PLACES.items())))
        self.form.add(TextField("page", _("Page"), limit=4))
        self.form.fill({"words": str(WORDS[0]), "place": "tr", "page": str(page)})
        inside.addWidget(self.form)
        inside.addWidget(
            label(
                _("On the document; Enter takes one off") if shown.stamps else _("No stamp on it yet."),
                "hint",
                wrap=True,
            )
        )
        self.there = QListWidget()
        self.there.setObjectName("plain")
        self.there.setAccessibleName(_("Stamps"))
        for one in shown.stamps:
            item = QListWidgetItem(f"{one.words}\n{_('Page')} {one.page}, {formats.moment(one.at)}, {one.by}")
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.there.addItem(item)
        self.there.setVisible(bool(shown.stamps))
        self.there.itemActivated.connect(self._take_off)
        inside.addWidget(self.there, 1)

    def _offers(self, typed: str) -> list[Offer]:
        return [Offer(str(one), str(one)) for one in WORDS if fold(typed) in fold(str(one))]

    def _save(self) -> None:
        values = self.form.values()
        page = values["page"].strip()
        if not page.isdecimal():
            self.form.refused(Invalid(N_("Enter a whole number."), field="page"))
            return

        def done(_key: int) -> None:
            self.form.saved()
            self.desk.notice(_("Stamped"))
            self._done()

        self.form.send(
            set_stamp,
            self._shown.one.id,
            values["words"][:LONGEST],
            int(page),
            values["place"],
            then=done,
        )

    def _take_off(self, item: QListWidgetItem) -> None:
        def done(_nothing: object) -> None:
            self.desk.notice(_("Stamp taken off"))
            self._done()

        self.desk.run(take_stamp_off, item.data(Qt.ItemDataRole.UserRole), then=done)
