"""Labels of articles and places, with the code that the scan desk reads."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.modules.inventory.stock.queries.labels import (
    LabelRow,
    Printed,
    label_rows,
    last_prints,
    waiting_labels,
)
from app.modules.inventory.stock.rules.words import Labelled
from app.modules.inventory.stock.services.labels import labels_printed
from app.paper.labels import Label
from app.ui.desk import Desk
from app.ui.label_page import LabelPage
from app.ui.page_head import PageAction


class StockLabelsPage(LabelPage):
    """What is printed comes from the lists of stock and places."""

    def __init__(self, desk: Desk) -> None:
        self._last = ""
        self._printing: tuple[str, str, list[Labelled]] = ("", "", [])
        super().__init__(desk, _("Stock labels"), "stock_labels", "inventory.view")

    def set_actions(self, actions: Sequence[PageAction]) -> None:
        """Offer what every page of labels does, and before it what was never printed."""
        waiting = PageAction(
            _("Not printed yet"), lambda: self.request("waiting"), "", "list", "inventory.view"
        )
        super().set_actions([waiting, *actions])

    def reader(self, what: object) -> tuple[Callable[..., Any], Sequence[Any]] | None:
        """Read the articles or places chosen: ('article', key, key …), or all that was never printed: 'waiting'."""
        if what == "waiting":
            return waiting_labels, ()
        return (label_rows, [what[0], list(what[1:])]) if isinstance(what, tuple) and len(what) > 1 else None

    def label_of(self, row: LabelRow, code: str) -> Label:
        """Return the label of an article or a place."""
        return Label(row.lines, row.code, code)

    def _take(self, found: list[LabelRow]) -> None:
        self._last = ""
        super()._take(found)
        self._ask_last()

    def look(self) -> None:
        """Show the sheet as it will come, and whether some of it was printed before."""
        super().look()
        if self._last:
            self.count.setText(f"{self.count.text()}\n{self._last}")

    def _ask_last(self) -> None:
        """Say which of the labels were printed before, the last time when and by whom."""

        def told(found: dict[Labelled, Printed]) -> None:
            if found:
                last = max(found.values(), key=lambda one: one.at)
                self._last = _("{count} of them printed before, last on {moment} by {person}").format(
                    count=len(found), moment=formats.moment(last.at), person=person(last.login)
                )
                self.look()

        if self._rows:
            self.desk.read(last_prints, [one.of for one in self._rows], then=told, owner=self, slot="printed")

    def print_labels(self) -> None:
        """Show the labels ready to print; printed twice from one preview they are kept once."""
        self._printing = str(uuid.uuid4()), self.form.fields["sheet"].text(), [one.of for one in self._rows]
        super().print_labels()

    def begin_behind(self) -> None:
        """Keep what was printed, and let the next labels begin behind it."""
        super().begin_behind()
        self.desk.run(labels_printed, *self._printing, then=lambda _count: self._ask_last())
