"""Deliveries of articles that are devices; F8 makes devices of the delivery of the row."""

from __future__ import annotations

from typing import Any

from app.core.messages import _
from app.modules.it.arrivals.models import MAKE
from app.modules.it.arrivals.queries import ArrivalView, arrival, arrival_of, arrivals_source
from app.modules.it.arrivals.rules import ArrivalDraft
from app.modules.it.arrivals.services import make_devices
from app.modules.it.assets.api import ItAsset
from app.ui.choice_fields import LongField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import WholeField
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction

DEVICES, TIES = "it.assets.assets", "it.arrivals.ties"


class ArrivalsPage(ListPage):
    """F8 makes devices of the delivery of the row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Delivered devices"), arrivals_source())
        self.records = self.add_records()
        self.set_actions(
            [
                PageAction(_("Which articles are devices"), lambda: desk.open(TIES), "", "link", MAKE),
                PageAction(_("Make devices …"), self.make, "F8", "monitor", MAKE, row=True, primary=True),
            ]
        )

    def request(self, what: object) -> None:
        """Make devices of a row of another topic, by its table and key: a receipt of an order, or its move."""
        if isinstance(what, tuple) and len(what) == 2:
            self.desk.read(arrival_of, *what, then=self._ask, owner=self, slot="make")
        else:
            super().request(what)

    def open_row(self, key: int) -> None:
        """Begin to make devices of a delivery."""
        if self.desk.may(MAKE):
            self.desk.read(arrival, key, then=self._ask, owner=self, slot="make")

    def make(self) -> None:
        """Begin to make devices of the delivery of the row."""
        key = self.panel.current_key()
        if key is not None:
            self.open_row(key)

    def _ask(self, one: ArrivalView | None) -> None:
        if one is None:
            words = _("This article is no device yet; say first of which model.")
            self.desk.notice(words, action=_("Show"), act=lambda: self.desk.open(TIES, "new"))
            return
        if not one.left:
            self.desk.notice(_("All pieces of this delivery are devices already, or went back."))
            return
        self.panel.select_key(one.move)
        fields: list[Placed] = [
            WholeField("count", _("Pieces")),
            *fields_of(self.desk, ItAsset, "home warranty_months"),
        ]
        if not one.serial:
            fields.append(LongField("serials", _("Serial numbers, with commas between")))

        def send(values: Values) -> tuple[Any, ...]:
            return make_devices, ArrivalDraft(**{"move": one.move, "known": one.made, **values})

        ask(
            self.desk,
            self.drawer,
            "it.arrival",
            _("Devices of {name}").format(name=one.name),
            fields,
            send=send,
            done=self._done,
            start={"count": one.left},
            record=one.move,
            first="home",
            save_text=_("Make devices"),
        )

    def _done(self, made: list[int], _values: Values) -> None:
        words = _("1 device made") if len(made) == 1 else _("{count} devices made").format(count=len(made))
        self.desk.notice(words, action=_("Show"), act=lambda: self.desk.open(DEVICES, made[0]))
