"""What is done with the current trip or receipt, the same on both pages: hand in, take back, delete, an advance, the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.messages import _
from app.modules.hr.travel.queries.trips import TripSum
from app.modules.hr.travel.reports import trip_paper
from app.modules.hr.travel.rules.trips import AdvanceDraft
from app.modules.hr.travel.services.trips import (
    ask_advance,
    delete_receipt,
    delete_trip,
    hand_in,
    withdraw_trip,
)
from app.ui.drawer_form import Values, ask
from app.ui.fields import MoneyField
from app.ui.preview import Preview
from app.ui.register import RegisterPage


class TripPage(RegisterPage):
    """A page whose first lists are of trips."""

    def is_trip(self) -> bool:
        """Say whether the current row is a trip; if not, say that one must be chosen."""
        if self.panel.model.source.table == "hr_trip":
            return True
        self.desk.notice(_("Choose a trip first (Ctrl+1)."))
        return False

    def hand(self, key: int) -> None:
        """Hand the current trip in."""
        if self.is_trip():
            told = lambda _nothing: self.desk.notice(_("Handed in; whoever decides sees it under “Today”."))  # noqa: E731
            self.desk.run(hand_in, key, then=told)

    def take_back(self, key: int) -> None:
        """Take the current trip back from who decides."""
        if self.is_trip():
            self.desk.run(withdraw_trip, key, then=lambda _nothing: self.desk.notice(_("Taken back")))

    def delete(self, key: int) -> None:
        """Delete the current trip or receipt."""
        table = self.panel.model.source.table
        if table == "hr_trip_advance":
            self.is_trip()
            return
        command: Callable[..., Any] = delete_trip if table == "hr_trip" else delete_receipt
        self.desk.run(command, key, then=lambda _nothing: self.desk.notice(_("Deleted")))

    def ask_money(self, key: int) -> None:
        """Ask for an advance for the current trip."""
        if not self.is_trip():
            return

        def send(values: Values) -> tuple[Any, ...]:
            return ask_advance, AdvanceDraft(key, values["amount"])

        field = MoneyField("amount", _("Amount"), required=True)
        done = lambda _key, _values: _("Asked for; whoever decides sees it under “Today”.")  # noqa: E731
        ask(
            self.desk,
            self.drawer,
            "hr_trip_advance",
            _("Ask for an advance"),
            [field],
            send=send,
            done=done,
            record=key,
            save_text=_("Send"),
        )

    def show_report(self, read: Callable[..., Any], key: int) -> None:
        """Show the report of a trip that is read by its key."""
        if not self.is_trip():
            return

        def found(one: TripSum | None) -> None:
            if one is not None:
                name = f"{_('Travel report')} {one.view.number}"
                show = lambda data: Preview(self, self.desk, name, data).show()  # noqa: E731
                self.desk.read(trip_paper, one, then=show, owner=self)

        self.desk.read(read, key, then=found, owner=self)
