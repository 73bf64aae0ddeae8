"""Licences: the list, the form, and beside it the balance of seats and who has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.it.licences.models import Licence
from app.modules.it.licences.queries import (
    LicenceView,
    SeatRow,
    holder_of,
    licence,
    licences_source,
    offered_holders,
    secret_of,
)
from app.modules.it.licences.rules import LicenceDraft
from app.modules.it.licences.services import give_seat, save_licence, take_seat
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.widgets import button, label, row

RIGHT = "it.licences"


def _fields(desk: Desk) -> Sequence[Placed]:
    key = TextField("key", _("Licence key"), limit=400)
    key.secret = True
    key.set_hint(_("Empty: the one that is kept stays."))
    return fields_of(
        desk,
        Licence,
        "name:2 publisher kind seats program key:2 purchased cost expires notice_days supplier order_no notes:2",
        key=key,
    )


def _ready(form: Form, _one: object) -> None:
    hint(form, program=_("How its name begins where agents find it"))


def _draft(**values: Any) -> LicenceDraft:
    """Return what was typed; an empty key leaves the one that is kept."""
    return LicenceDraft(**{**values, "key": values["key"].strip() or None})


class LicencesPage(RegisterPage):
    """Enter changes a licence; the field at the right gives a seat to a person or a device."""

    def __init__(self, desk: Desk) -> None:
        self._one: LicenceView | None = None
        self.balance = label("", "heading", wrap=True)
        self.seats = QListWidget()
        self.seats.setObjectName("plain")
        self.seats.setAccessibleName(_("Seats"))
        self.seats.setWordWrap(True)
        self.give = LookupField("seat", _("Give a seat to a person or a device"), self._offers, desk=desk)
        self.give.taken.connect(self._give)
        self.give.setEnabled(desk.may(RIGHT))
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.balance)
        inside.addWidget(self.seats, 1)
        inside.addWidget(self.give)
        inside.addLayout(
            row(button(_("Take back"), self.take_back), button(_("Copy the key"), self.copy_key), 1)
        )
        one = Register(
            title=_("Licences"),
            new=_("New licence"),
            source=licences_source(),
            of=Licence,
            read=licence,
            fields=_fields,
            draft=_draft,
            save=save_licence,
            ready=_ready,
            start={"seats": 1, "kind": "person", "notice_days": 0},
        )
        super().__init__(desk, _("Licences"), [one], [(_("Seats"), part)])
        self.panel.picked.connect(self._pick)
        self.set_actions(
            [
                PageAction(_("Take back"), self.take_back, "Del", "undo-2", RIGHT, menu=True, row=True),
                PageAction(
                    _("Copy the key"), self.copy_key, "", "key", "it.licence_keys", menu=True, row=True
                ),
                *self.standard_actions(_("New licence")),
            ]
        )
        desk.watch(self, self._again)

    def request(self, what: object) -> None:
        """Go to a licence, begin a new one, or show those with too few seats."""
        if what in ("short", "stale"):
            order = "installed" if what == "short" else "given"
            self.panel.apply(
                {"filters": {}, "order": [order, True], "columns": self.panel.state()["columns"]}
            )
        else:
            super().request(what)

    def _again(self) -> None:
        key = self.panel.current_key()
        if key is not None:
            self._pick(key)

    def _pick(self, key: int) -> None:
        self.desk.read(licence, key, then=self._show)

    def _show(self, one: LicenceView | None) -> None:
        if one is None or one.id != self.panel.current_key():  # another row was gone to meanwhile
            return
        self._one = one
        self.seats.clear()
        found = one.balance
        words = _("{given} of {bought} seats given, found on {installed} devices").format(
            given=formats.count(found.given),
            bought=formats.count(found.bought),
            installed=formats.count(found.installed),
        )
        if found.short:
            words += "  ·  " + _("{count} missing").format(count=formats.count(found.short))
        self.balance.setText(words)
        for seat in one.seats:
            item = QListWidgetItem(
                f"{seat.who or seat.device}\n{formats.day(seat.since)}  {seat.note}" + self._stale(seat)
            )
            item.setData(Qt.ItemDataRole.UserRole, seat.id)
            self.seats.addItem(item)
        self.seats.setCurrentRow(0)

    def _stale(self, seat: SeatRow) -> str:
        """Say that a seat could be taken back, in a line."""
        if not seat.stale:
            return ""
        words = _("no longer works here") if seat.person_id is not None else _("no longer in use")
        return f"\n⚠ {words}"

    def _offers(self, typed: str) -> list[Offer]:
        """Return people and devices; asked beside the typing."""
        found = self.desk.office.read(offered_holders, typed)
        return [Offer(one.code, one.text, one.detail) for one in found]

    def _give(self, value: str) -> None:
        key = self.panel.current_key()
        self.give.set_text("")
        if key is None:
            return
        person, asset = holder_of(value)
        self.desk.run(
            give_seat,
            key,
            person,
            asset,
            then=lambda _n: self._pick(key),
            failed=lambda error: self.give.mark(str(error)),
        )

    def take_back(self) -> None:
        """Take the seat back that is selected."""
        chosen = self.seats.selectedItems()
        if not chosen:
            self.desk.notice(_("Please choose a seat first."))
            return
        seat = chosen[0].data(Qt.ItemDataRole.UserRole)
        self.desk.run(take_seat, seat, then=lambda _n: self.desk.notice(_("Seat taken back")))

    def copy_key(self) -> None:
        """Copy the key of the licence; it is never shown in a list."""

        def done(found: str) -> None:
            if found:
                QGuiApplication.clipboard().setText(found)
            self.desk.notice(_("Key copied") if found else _("No key is kept."))

        key = self.panel.current_key()
        if key is not None:
            self.desk.read(secret_of, key, then=done, failed=self.desk.refused)
