"""The forms of the steps of a ticket: wait, solve, merge, split, and how satisfied the requester is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.messages import _
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.queries.tickets import offered_tickets
from app.modules.it.helpdesk.services.changes import solve_with_caused
from app.modules.it.helpdesk.services.merging import merge, split
from app.modules.it.helpdesk.services.tickets import rate, solve, wait
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.lookups import KeyField


class TicketSteps:
    """Asks in a drawer for what a step needs; after it the ticket is read again."""

    def __init__(self, desk: Desk, drawer: Drawer, refresh: Callable[[], None]) -> None:
        self._desk, self._drawer, self._refresh = desk, drawer, refresh

    def _ask(
        self,
        name: str,
        title: str,
        key: int,
        fields: Sequence[Placed],
        send: Callable[[Values], tuple[Any, ...]],
        start: Mapping[str, Any] | None = None,
        words: str = "",
    ) -> None:
        def done(_answer: object, _values: Values) -> str:
            self._refresh()
            return words

        ask(
            self._desk,
            self._drawer,
            f"ticket_{name}",
            title,
            fields,
            send=send,
            done=done,
            start=start,
            record=key,
        )

    def wait(self, key: int) -> None:
        """Let a ticket wait; its clocks stand meanwhile."""
        self._ask(
            "wait",
            _("Wait …"),
            key,
            fields_of(self._desk, Ticket, "wait_for remind"),
            lambda v: (wait, key, v["wait_for"], v["remind"]),
            start={"wait_for": "requester"},
        )

    def solve(self, key: int) -> None:
        """Say how it was solved; the requester is told."""
        fields = fields_of(
            self._desk,
            Ticket,
            "solution cause tell caused",
            solution=LongField("solution", _("How it was solved"), 5),
            tell=SwitchField("tell", _("Tell the requester so")),
            caused=SwitchField("caused", _("Solve what it caused too")),
        )

        def send(v: Values) -> tuple[Any, ...]:
            service = solve_with_caused if v["caused"] else solve
            return service, key, v["solution"], v["cause"], v["tell"]

        self._ask("solve", _("Solve …"), key, fields, send, start={"tell": True}, words=_("Solved"))

    def merge(self, key: int) -> None:
        """Merge a ticket into another one."""
        other = KeyField(self._desk, "into", _("Number of the other ticket"), offered_tickets, required=True)
        self._ask(
            "merge", _("Merge into …"), key, [other], lambda v: (merge, key, v["into"]), words=_("Merged")
        )

    def split(self, key: int, entry: int) -> None:
        """Make a ticket of its own from a word."""
        fields = fields_of(self._desk, Ticket, "title")
        self._ask("split", _("Split the last word off …"), key, fields, lambda v: (split, entry, v["title"]))

    def rate(self, key: int) -> None:
        """Note how satisfied the requester is."""
        marks = ChoiceField("rating", _("Satisfaction"), [(mark, str(mark)) for mark in range(5, 0, -1)])
        self._ask(
            "rate", _("Satisfaction …"), key, [marks], lambda v: (rate, key, v["rating"]), start={"rating": 5}
        )
