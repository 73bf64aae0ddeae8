"""My trips: written down, with receipts and an advance, handed in; what they come to stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.hr.people.api import NOBODY, is_on_staff
from app.modules.hr.travel.models import Trip, TripReceipt
from app.modules.hr.travel.pages.trip_actions import TripPage
from app.modules.hr.travel.pages.trip_fields import Areas, trip_fields
from app.modules.hr.travel.pages.trip_view import TripView
from app.modules.hr.travel.queries.lists import own_receipts_source, own_trips_source
from app.modules.hr.travel.queries.trips import areas, offered_own_trips, own_trip, own_trip_sum, receipt
from app.modules.hr.travel.rules.trips import GUESTS, MACHINE, ReceiptDraft, TripDraft
from app.modules.hr.travel.services.trips import save_receipt, save_trip, undo_receipt
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint, only_for
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.register import Register
from app.ui.theme import px
from app.ui.widgets import card

OWN = "hr.own"
TRIPS, RECEIPTS = range(2)
WIDE = 820  # the drawer: a row of a leg has to be read


def receipt_fields(desk: Desk, trip: KeyField) -> Sequence[Placed]:
    """Return the fields of a receipt; trip finds the trips that are offered."""
    return fields_of(
        desk,
        TripReceipt,
        "trip:2 day kind gross text guests:2 occasion:2 tax_case tax in_name:2 currency paid rate rate_day rate_source:2",
        trip=trip,
    )


def receipt_hints(form: Form, _one: object) -> None:
    """Say how a receipt in another currency is typed, and ask for guests only where there were any."""
    only_for(form, "kind", {"guests": GUESTS, "occasion": GUESTS})
    hint(
        form,
        gross=_("empty where it was paid in another currency"),
        currency=_("empty: euro; else such as USD"),
        rate=_("of the other currency, such as 1.0812"),
        guests=_("everybody, yourself among them, parted by commas; the place stands in the text"),
    )


def _own_receipt(desk: Desk) -> Sequence[Placed]:
    return receipt_fields(desk, KeyField(desk, "trip", _("Trip"), offered_own_trips, True))


class OwnTripsPage(TripPage):
    """Ctrl+N writes a trip, Ctrl+2 its receipts; F8 hands the trip in."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        self.areas = Areas()
        registers = [
            Register(title=_("Trips"), new=_("New trip"), source=own_trips_source(), of=Trip, read=own_trip, fields=lambda desk: trip_fields(desk, self.areas), draft=TripDraft, save=save_trip, right=OWN, start={"night": "receipt"}, name=lambda draft: draft.purpose, first="purpose"),
            Register(title=_("Receipts"), new=_("New receipt"), source=own_receipts_source(), of=TripReceipt, read=receipt, fields=_own_receipt, draft=ReceiptDraft, save=save_receipt, right=OWN, start={"kind": "lodging", "day": desk.today()}, name=lambda draft: draft.text or _("Receipt"), undo=undo_receipt, ready=receipt_hints),
        ]  # fmt: skip
        super().__init__(desk, _("My trips"), registers, width=WIDE)
        self.sum = TripView()
        side, inside = card()
        inside.addWidget(self.sum)
        side.setMinimumWidth(px(300))
        self.add_beside(side, (760, 340))
        self.panels[TRIPS].picked.connect(self._pick)
        here = self.for_current
        self.set_actions(
            [
                PageAction(_("Print"), lambda: here(self.print_trip), "Ctrl+P", "printer", OWN, menu=True, row=True),
                PageAction(_("Ask for an advance …"), lambda: here(self.ask_money), "", "hand-coins", OWN, menu=True, row=True),
                PageAction(_("Take back"), lambda: here(self.take_back), "", "undo-2", OWN, menu=True, row=True, why_not=self.in_state(MACHINE, "withdraw")),
                PageAction(_("Take away"), lambda: here(self.delete), "Del", "trash-2", OWN, menu=True, row=True, why_not=self.in_state(MACHINE, "change")),
                PageAction(_("Change"), self.change, "F2", "pencil", OWN, menu=True, row=True),
                PageAction(_("New"), self.begin, "Ctrl+N", "plus", OWN),
                PageAction(_("Hand in"), lambda: here(self.hand), "F8", "check", OWN, primary=True, row=True, why_not=self.in_state(MACHINE, "ask")),
            ]
        )  # fmt: skip
        desk.read(areas, then=self.areas.learn, owner=self, slot="areas")
        desk.watch(self, self._again)
        desk.read(is_on_staff, then=self._look_who, owner=self, slot="staff")

    def _look_who(self, on_staff: bool) -> None:
        self.block(self.begin, "" if on_staff else _(NOBODY))
        if self.panels[TRIPS].current_key() is None:
            self.sum.show_trip(None, "" if on_staff else _(NOBODY))

    def _again(self) -> None:
        self.desk.read(is_on_staff, then=self._look_who, owner=self, slot="staff")
        key = self.panels[TRIPS].current_key()
        if key is not None:
            self._pick(key)
        self.desk.read(areas, then=self.areas.learn, owner=self, slot="areas")

    def _pick(self, key: int) -> None:
        self.desk.read(own_trip_sum, key, then=self.sum.show_trip, owner=self, slot="sum")

    def begin(self) -> None:
        """Begin a trip, or a receipt of the trip that was chosen last."""
        at_receipts = self.bar.currentIndex() == RECEIPTS
        self.edit(None, {"trip": self.panels[TRIPS].current_key()} if at_receipts else None)

    def print_trip(self, key: int) -> None:
        """Show the report of the current trip."""
        self.show_report(own_trip_sum, key)
