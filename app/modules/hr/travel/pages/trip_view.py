"""What a trip comes to, in words, beside a list: each day with its reason, kilometres, receipts, advance, what is still owed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.travel.queries.trips import TripSum
from app.modules.hr.travel.rules.currency import words as currency_words
from app.modules.hr.travel.rules.per_diem import REASONS, DayPay
from app.modules.hr.travel.rules.trips import ADVANCE_STATES, RECEIPT_KINDS
from app.ui.theme import px
from app.ui.widgets import clear, label

Line = tuple[str, str]


class TripView(QScrollArea):
    """Shows what a trip comes to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("What the trip comes to"))
        holder = QWidget()
        self.inside = QVBoxLayout(holder)
        self.inside.setContentsMargins(0, 0, px(8), 0)
        self.inside.setSpacing(px(5))
        self.setWidget(holder)
        self.show_trip(None)

    def show_trip(self, one: TripSum | None, why: str = "") -> None:
        """Show a trip; for none why there is none, else what will stand here."""
        clear(self.inside)
        nothing = [(why or _("What a trip comes to stands here once one is chosen."), "quiet")]
        for words, tone in trip_lines(one) if one is not None else nothing:
            self.inside.addWidget(label(words, tone, wrap=True))
        self.inside.addStretch()


def trip_lines(one: TripSum) -> Iterator[Line]:
    """Yield the lines of a trip with their tones."""
    view, found = one.view, one.found
    yield f"{view.number}  {view.draft.purpose}", "heading"
    if view.reason:
        yield _("Rejected: {reason}").format(reason=view.reason), "bad"
    if found is None:
        yield one.refused, "bad"
    else:
        for day in found.days:
            yield day_words(day), ""
        for driven in found.driven:
            words = _("{day}  {km} km to {town}: {amount}")
            yield (
                words.format(
                    day=formats.short_day(driven.day),
                    km=driven.km,
                    town=driven.town,
                    amount=formats.cents(driven.amount),
                ),
                "",
            )
    for bill in view.receipts:
        draft = bill.draft
        text = f"{_(RECEIPT_KINDS[draft.kind])} {draft.text}".strip()
        spent = formats.short_day(draft.day) if draft.day else ""
        yield f"{spent}  {text}: {formats.cents(draft.gross)}{currency_words(draft)}", ""
    yield _("In all {amount} €").format(amount=formats.cents(one.total)), "heading"
    if view.advance:
        words = _("Advance {amount} €: {state}")
        yield (
            words.format(amount=formats.cents(view.advance), state=_(ADVANCE_STATES[view.advance_state])),
            "quiet",
        )
        if view.advance_state == "posted":
            yield (
                _("Still to be paid {amount} €").format(amount=formats.cents(one.total - view.advance)),
                "quiet",
            )


def day_words(day: DayPay) -> str:
    """Return what a day pays, with the reason."""
    found = (
        f"{formats.short_day(day.day)}  {day.area}  {formats.cents(day.per_diem)}  ({_(REASONS[day.reason])}"
    )
    if day.cut:
        found += ", " + _("meals −{amount}").format(amount=formats.cents(day.cut))
    found += ")"
    if day.night:
        found += " · " + _("night {amount}").format(amount=formats.cents(day.night))
    return found
