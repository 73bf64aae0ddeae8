"""A serial letter: to whom it goes, a look at each page as it will come, then one letter kept for every contact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.data.office import Office
from app.modules.documents.letters.queries.letters import without_address
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import WITHOUT, paper, pdf, serial
from app.modules.organisation.contacts.api import ContactView, contact, contacts, find, objectors
from app.ui.desk import Desk
from app.ui.lookups import LookupField, Offer
from app.ui.widgets import bind, button, label, row


def receivers(office: Office, people: Sequence[int] | None) -> tuple[list[ContactView], dict[int, str]]:
    """Return contacts that a letter may go to, of some or, for None, of all in use; and by key the names of those who objected to letters."""
    if people is None:
        found = office.read(contacts)
    else:
        found = [one for one in (office.read(contact, key) for key in people) if one is not None]
    objected = dict(office.read(objectors, [one.id for one in found], "letter"))
    return [one for one in found if one.id not in objected], objected


class SerialForm(QWidget):
    """The contacts a letter goes to; Delete takes one out."""

    def __init__(
        self,
        desk: Desk,
        draft: Draft,
        people: Sequence[int],
        look: Callable[[bytes], None],
        close: Callable[[], None],
    ) -> None:
        super().__init__()
        self.desk, self._draft, self._look, self._close = desk, draft, look, close
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.field = LookupField("contact", _("Add a contact"), self._offers, desk=desk)
        self.field.taken.connect(self._taken)
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Letters go to"))
        self.count = label("", "quiet")
        self.message = label("", "hint", wrap=True)
        self.left_out = label("", "hint", wrap=True)
        self._objected: dict[int, str] = {}
        inside.addWidget(self.field)
        inside.addLayout(
            row(
                button(_("All contacts"), self._all),
                button(_("Take out"), self._take_out, key="Ctrl+Delete"),
                1,
            )
        )
        inside.addWidget(self.list, 1)
        inside.addWidget(self.count)
        inside.addWidget(self.left_out)
        inside.addWidget(self.message)
        inside.addLayout(
            row(
                button(_("Write to these"), self._write, "primary", "Ctrl+Return"),
                button(_("Close"), close),
                1,
            )
        )
        bind(self, "Ctrl+Return", self._write)
        bind(self, "Ctrl+Delete", self._take_out)
        self._gather(people)

    def keys(self) -> list[int]:
        """Return the contacts, in order."""
        return [
            int(self.list.item(place).data(Qt.ItemDataRole.UserRole)) for place in range(self.list.count())
        ]

    def _offers(self, typed: str) -> list[Offer]:
        return [
            Offer(str(one.id), f"{one.number}  {one.name}", one.draft.town)
            for one in self.desk.office.read(find, typed)
        ]

    def _taken(self, value: str) -> None:
        self.field.set_text("")
        self._gather([int(value)])

    def _all(self) -> None:
        self._gather(None)

    def _gather(self, people: Sequence[int] | None) -> None:
        """Put contacts on the list, or all for None."""
        self.desk.work(receivers, self.desk.office, people, then=self._add)

    def _add(self, found: tuple[list[ContactView], dict[int, str]]) -> None:
        """Put contacts on the list that are not there; say who was left out because of an objection."""
        people, objected = found
        present = set(self.keys())
        for one in people:
            if one.id not in present:
                item = QListWidgetItem(f"{one.number}  {one.name}")
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                self.list.addItem(item)
        self.list.setCurrentRow(self.list.count() - 1)
        self._objected |= objected
        names = ", ".join(sorted(self._objected.values(), key=str.lower))
        self.left_out.setText(
            _("Left out, because they objected or are restricted: {names}").format(names=names)
            if names
            else ""
        )
        self.left_out.setVisible(bool(names))
        self._changed()

    def _take_out(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._changed()

    def _changed(self) -> None:
        """Count, and show the letters as they will come."""
        keys, office, draft = self.keys(), self.desk.office, self._draft
        self.count.setText(counted(len(keys), N_("1 letter"), N_("{count} letters")))

        def made() -> tuple[list[str], bytes]:
            without = office.read(without_address, keys)
            return without, pdf([paper(office, replace(draft, contact=key)) for key in keys])

        def shown(found: tuple[list[str], bytes]) -> None:
            without, letters = found
            self.message.setText(_(WITHOUT).format(names=", ".join(without)) if without else "")
            self._look(letters)

        if keys:
            self.desk.work(made, then=shown, failed=self._refused, owner=self, slot="letters")

    def _refused(self, error: KontorError) -> None:
        self.message.setText(str(error))

    def _write(self) -> None:
        keys = self.keys()
        if not keys:
            self.message.setText(_("Choose whom to write to."))
            return

        def done(made: list[int]) -> None:
            self._close()
            self.desk.notice(counted(len(made), N_("1 letter written"), N_("{count} letters written")))

        self.desk.work(serial, self.desk.office, self._draft, keys, then=done, failed=self._refused)
