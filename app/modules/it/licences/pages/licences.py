"""Licences: the list, the form, and beside it the balance of seats and who has them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _
from app.modules.hr.people.api import find_people
from app.modules.it.assets.api import find_assets
from app.modules.it.licences.queries import LicenceView, licence, licences_source, secret_of
from app.modules.it.licences.rules import KINDS, LicenceDraft
from app.modules.it.licences.services import give_seat, save_licence, take_seat
from app.modules.organisation.contacts.api import contact, find
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, DayField, LongField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer
from app.ui.theme import px
from app.ui.widgets import PageAction, button, label, row


class LicencesPage(ListPage):
    """Enter changes a licence; the field at the right gives a seat to a person or a device."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Licences"), licences_source(), "it_licence")
        records = self.add_records()
        self._one: LicenceView | None = None
        self.balance = label("", "heading", wrap=True)
        self.seats = QListWidget()
        self.seats.setObjectName("plain")
        self.seats.setAccessibleName(_("Seats"))
        self.seats.setWordWrap(True)
        self.give = LookupField("seat", _("Give a seat to a person or a device"), self._offers)
        self.give.taken.connect(self._give)
        self.give.setEnabled(desk.may("it.licences"))
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, px(8), 0, 0)
        inside.addWidget(self.balance)
        inside.addWidget(self.seats, 1)
        inside.addWidget(self.give)
        inside.addLayout(row(button(_("Take back"), self.take_back), button(_("Copy the key"), self.copy_key), 1))
        records.tabs.insertTab(0, part, _("Seats"))
        records.tabs.setCurrentIndex(0)
        self.split.setSizes([px(760), 0, px(452)])
        self.panel.picked.connect(self._pick)
        right = "it.licences"
        self.set_actions(
            [
                PageAction(_("Take back"), self.take_back, "Ctrl+D", "undo-2", right, menu=True),
                PageAction(_("Copy the key"), self.copy_key, "Ctrl+Shift+K", "key", "it.licence_keys", menu=True),
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", right),
                PageAction(_("New licence"), lambda: self._edit(None), "Ctrl+N", "plus", right, primary=True),
            ]
        )
        desk.watch(self, frozenset({"it_seat", "it_licence"}), lambda: self.for_current(self._pick))

    def request(self, what: object) -> None:
        """Go to a licence, begin a new one, or show those with too few seats."""
        if what == "new":
            self._edit(None)
        elif what == "short":
            self.panel.apply({"filters": {}, "order": ["installed", True], "columns": self.panel.state()["columns"]})
        else:
            super().request(what)

    def _pick(self, key: int) -> None:
        self.desk.read(licence, key, then=self._show)

    def _show(self, one: LicenceView | None) -> None:
        self._one = one
        self.seats.clear()
        if one is None:
            return
        found = one.balance
        words = _("{given} of {bought} seats given, found on {installed} devices").format(
            given=formats.count(found.given), bought=formats.count(found.bought), installed=formats.count(found.installed)
        )
        if found.short and one.draft.kind != "site":
            words += "  ·  " + _("{count} missing").format(count=formats.count(found.short))
        self.balance.setText(words)
        for seat in one.seats:
            item = QListWidgetItem(f"{seat.who or seat.device}\n{formats.day(seat.since)}  {seat.note}")
            item.setData(Qt.ItemDataRole.UserRole, seat.id)
            self.seats.addItem(item)
        self.seats.setCurrentRow(0)

    def _offers(self, typed: str) -> list[Offer]:
        people = [Offer(f"p{one.id}", one.name, one.draft.department) for one in self.desk.now(find_people, typed, 5)]
        return [
            *people,
            *(Offer(f"a{one.id}", f"{one.draft.tag}  {one.model}", one.person) for one in self.desk.now(find_assets, typed, 5)),
        ]

    def _give(self, value: str) -> None:
        key = self.panel.current_key()
        self.give.set_text("")
        if key is None:
            return
        person, asset = (int(value[1:]), None) if value.startswith("p") else (None, int(value[1:]))
        self.desk.run(give_seat, key, person, asset, then=lambda _n: self._pick(key), failed=lambda error: self.give.mark(str(error)))

    def take_back(self) -> None:
        """Take the seat back that is selected."""
        item = self.seats.currentItem()
        if item is not None:
            self.desk.run(take_seat, item.data(Qt.ItemDataRole.UserRole), then=lambda _n: self.desk.notice(_("Seat taken back")))

    def copy_key(self) -> None:
        """Copy the key of the licence; it is never shown in a list."""

        def done(found: str) -> None:
            if found:
                QGuiApplication.clipboard().setText(found)
            self.desk.notice(_("Key copied") if found else _("No key is kept."))

        self.for_current(lambda key: self.desk.read(secret_of, key, then=done, failed=self.desk.refused))

    def open_row(self, key: int) -> None:
        """Show the form of a licence."""
        self._edit(key)

    def _suppliers(self, typed: str) -> list[Offer]:
        return [Offer(str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in self.desk.now(find, typed)]

    def _edit(self, key: int | None) -> None:
        one = self.desk.now(licence, key) if key is not None else None

        def save() -> None:
            try:
                draft = self._draft(form.values(), one)
            except KontorError as error:
                form.refused(error)
                return
            version = one.version if one else None
            self.submit(form, save_licence, lambda expected: (draft, key, expected), version, _("{name} saved").format(name=draft.name))

        form = Form(self.desk, f"draft.licence.{key or 0}", save, self.close_drawer)
        form.add(TextField("name", _("Licence"), limit=120), 2)
        form.add(TextField("publisher", _("Publisher"), limit=120))
        form.add(ChoiceField("kind", _("Kind"), [(name, _(words)) for name, words in KINDS.items()]))
        form.add(TextField("seats", _("Bought"), limit=7))
        form.add(TextField("program", _("Program begins with"), limit=200))
        key_field = TextField("key", _("Licence key (empty: stays)") if one and one.has_key else _("Licence key"), limit=400)
        key_field.secret = True
        form.add(key_field, 2)
        form.add(DayField("purchased", _("Purchased")))
        form.add(MoneyField("cost", _("Purchase price")))
        form.add(DayField("expires", _("Ends on")))
        form.add(TextField("notice_days", _("Days of notice"), limit=4))
        form.add(LookupField("supplier", _("Supplier"), self._suppliers))
        form.add(TextField("order_no", _("Order no."), limit=40))
        form.add(LongField("notes", _("Remark"), 2), 2)
        texts = {"seats": "1", "kind": "person", "notice_days": "0"}
        if one is not None:
            draft = one.draft
            supplier = self.desk.now(contact, draft.supplier) if draft.supplier else None
            texts = {
                name: str(getattr(draft, name))
                for name in ("name", "publisher", "kind", "seats", "program", "notice_days", "order_no", "notes")
            }
            texts |= {"purchased": formats.day(draft.purchased), "expires": formats.day(draft.expires),
                      "cost": formats.cents(draft.cost) if draft.cost is not None else "", "supplier": str(supplier.number) if supplier else ""}  # fmt: skip
        form.fill(texts)
        self.drawer.show_widget(one.draft.name if one else _("New licence"), form)
        form.focus_first()

    def _draft(self, values: dict[str, Any], one: LicenceView | None) -> LicenceDraft:
        supplier = values["supplier"].strip()
        hits = [row_ for row_ in self.desk.now(find, supplier) if str(row_.number) == supplier] if supplier else []
        if supplier and not hits:
            raise Invalid(N_("There is no such contact."), field="supplier")
        for name in ("seats", "notice_days"):
            if not (values[name].strip() or "0").isdigit():
                raise Invalid(N_("Enter a whole number."), field=name)
        key = values["key"].strip()
        return LicenceDraft(
            values["name"], int(values["seats"] or 0), values["kind"], values["publisher"], values["program"], key or (None if one else ""),
            values["purchased"], values["expires"], int(values["notice_days"] or 0), values["cost"], hits[0].id if hits else None,
            values["order_no"], values["notes"],
        )  # fmt: skip
