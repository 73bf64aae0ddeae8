"""Trips: those to decide, those to post, all of them with their receipts and advances, as far as one may know of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.core.messages import _
from app.modules.hr.travel.models import Trip, TripAdvance, TripReceipt
from app.modules.hr.travel.pages.own import WIDE, receipt_fields, receipt_hints
from app.modules.hr.travel.pages.trip_actions import TripPage
from app.modules.hr.travel.pages.trip_fields import LAYOUT, Areas, trip_fields
from app.modules.hr.travel.pages.trip_view import TripView
from app.modules.hr.travel.queries.lists import (
    advances_source,
    approved_source,
    asked_source,
    receipts_source,
    trips_source,
)
from app.modules.hr.travel.queries.trips import advance, areas, offered_trips, receipt, trip, trip_sum
from app.modules.hr.travel.rules.trips import MACHINE, AdvanceDraft, ReceiptDraft, TripDraft
from app.modules.hr.travel.services.posting import post_advance, post_trip
from app.modules.hr.travel.services.trips import ask_advance, save_receipt, save_trip, undo_receipt
from app.ui.approval import ApprovalRules, Decisions
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.lists.panel import ListPanel
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction, first_of
from app.ui.register import Register

CHANGE, POST, DECIDE, VIEW = "hr.travel.change", "hr.travel.post", "approval.decide", "hr.travel.view"
ASKED, APPROVED, ALL = range(3)
KINDS = {"hr_trip": "trip", "hr_trip_advance": "travel_advance"}


def _receipt(desk: Desk) -> Sequence[Placed]:
    return receipt_fields(desk, KeyField(desk, "trip", _("Trip"), offered_trips, True))


def _advance(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk, TripAdvance, "trip:2 amount", trip=KeyField(desk, "trip", _("Trip"), offered_trips, True)
    )


class TripsPage(TripPage):
    """F8 approves or posts what the list is about; Ctrl+N writes a trip for somebody."""

    has_records = True

    def __init__(self, desk: Desk) -> None:
        self.areas = Areas()
        titled = (
            (_("To decide"), asked_source()),
            (_("To post"), approved_source()),
            (_("All"), trips_source()),
        )
        registers = [
            Register(title=title, new=_("New trip"), source=source, of=Trip, read=trip, fields=lambda desk: trip_fields(desk, self.areas, f"person:2 {LAYOUT}"), draft=TripDraft, save=save_trip, right=CHANGE, start={"night": "receipt"}, name=lambda draft: draft.purpose, selects=False)
            for title, source in titled
        ]  # fmt: skip
        registers.append(
            Register(title=_("Receipts"), new=_("New receipt"), source=receipts_source(), of=TripReceipt, read=receipt, fields=_receipt, draft=ReceiptDraft, save=save_receipt, right=CHANGE, start={"kind": "lodging", "day": desk.today()}, name=lambda draft: draft.text or _("Receipt"), undo=undo_receipt, ready=receipt_hints)
        )  # fmt: skip
        registers.append(
            Register(title=_("Advances"), new=_("Ask for an advance"), source=advances_source(), of=TripAdvance, read=advance, fields=_advance, draft=AdvanceDraft, save=ask_advance, right=CHANGE, name=lambda _draft: _("Advance"))
        )  # fmt: skip
        self.sum = TripView()
        super().__init__(desk, _("Trips"), registers, [(_("What it comes to"), self.sum)], width=WIDE)
        for panel in self.panels[: ALL + 1]:
            panel.picked.connect(partial(self._picked, panel))
        self.bar.currentChanged.connect(lambda _place: self._again())
        rules = ApprovalRules(desk, "trip", self.drawer, self.close_drawer)
        money = ApprovalRules(desk, "travel_advance", self.drawer, self.close_drawer)
        self.decisions = {
            table: Decisions(desk, kind, self.drawer, self.close_drawer) for table, kind in KINDS.items()
        }
        mine = first_of(*(one.follow(self, table) for table, one in self.decisions.items()))
        here = self.for_current
        self.set_actions(
            [
                PageAction(_("Reject …"), lambda: here(self._reject), "", "x", DECIDE, why_not=first_of(self.in_state(MACHINE, "reject"), mine), of=("hr_trip", "hr_trip_advance")),
                PageAction(_("Print"), lambda: here(lambda key: self.show_report(trip_sum, key)), "Ctrl+P", "printer", VIEW, menu=True, of="hr_trip"),
                PageAction(_("Hand in"), lambda: here(self.hand), "", "upload", CHANGE, menu=True, why_not=self.in_state(MACHINE, "ask"), of="hr_trip"),
                PageAction(_("Ask for an advance …"), lambda: here(self.ask_money), "", "hand-coins", CHANGE, menu=True, of="hr_trip"),
                PageAction(_("Take away"), lambda: here(self.delete), "Del", "trash-2", CHANGE, menu=True, why_not=self.in_state(MACHINE, "change"), of=("hr_trip", "hr_trip_receipt")),
                PageAction(_("Who approves trips …"), rules.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Who approves advances …"), money.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, menu=True, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Post"), lambda: here(self._post), "", "book-open", POST, why_not=self.in_state(MACHINE, "post"), of=("hr_trip", "hr_trip_advance")),
                PageAction(_("Approve"), lambda: here(self._approve), "F8", "check", DECIDE, primary=True, why_not=first_of(self.in_state(MACHINE, "approve"), mine), of=("hr_trip", "hr_trip_advance")),
            ]
        )  # fmt: skip
        desk.read(areas, then=self.areas.learn, owner=self, slot="areas")
        desk.watch(self, self._again)

    def request(self, what: object) -> None:
        """Go to the trips that wait to be posted, or to a row."""
        if what == "post":
            self.go(APPROVED)
        else:
            super().request(what)

    def _again(self) -> None:
        key = self.panel.current_key()
        if key is not None and self.panel.model.source.table == "hr_trip":
            self._pick(key)
        else:
            self.sum.show_trip(None)
        self.desk.read(areas, then=self.areas.learn, owner=self, slot="areas")

    def _picked(self, panel: ListPanel, key: int) -> None:
        """Show what a trip comes to; a list that is not shown picks its first row too when it is filled."""
        if panel is self.panel:
            self._pick(key)

    def _pick(self, key: int) -> None:
        self.desk.read(trip_sum, key, then=self.sum.show_trip, owner=self, slot="sum")

    def _post(self, key: int) -> None:
        command = {"hr_trip": post_trip, "hr_trip_advance": post_advance}.get(self.panel.model.source.table)
        if command is None:
            self.is_trip()
            return
        told = lambda _entry: self.desk.notice(_("Posted; the payment proposal has it now."))  # noqa: E731
        self.desk.run(command, key, then=told)

    def _approve(self, key: int) -> None:
        self.decisions[self.panel.model.source.table].approve(key)

    def _reject(self, key: int) -> None:
        self.decisions[self.panel.model.source.table].reject(key)
