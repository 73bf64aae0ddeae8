"""Framework orders and what was agreed in them; F8 calls something off, which makes the draft of an order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import _
from app.data.drafts import Stored
from app.modules.inventory.purchasing.models import CHANGE, FrameLine, FrameOrder, OrderTerms
from app.modules.inventory.purchasing.queries.frames import (
    AgreedLine,
    FrameView,
    frame,
    frame_form,
    frame_line_form,
    frame_lines_source,
    frames_source,
)
from app.modules.inventory.purchasing.queries.terms import terms_form, terms_source
from app.modules.inventory.purchasing.queries.volumes import YearRow, years_of
from app.modules.inventory.purchasing.rules.frames import CallOff, FrameDraft, FrameLineDraft
from app.modules.inventory.purchasing.rules.orders import SCALE
from app.modules.inventory.purchasing.rules.terms import OrderTermsDraft
from app.modules.inventory.purchasing.services.frames import (
    call_off,
    remove_frame_line,
    save_frame,
    save_frame_line,
)
from app.modules.inventory.purchasing.services.terms import remove_terms, save_terms, undo_terms
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField, QuantityField, TextField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

ORDERS = "inventory.purchasing.orders"
MOST = 20  # lines in one form
TERMS = 2  # the list of terms


class FramesPage(RegisterPage):
    """Ctrl+N begins a framework order, or an agreed line where these are shown; F8 calls off."""

    def __init__(self, desk: Desk) -> None:
        registers = (
            Register(
                title=_("Framework orders"),
                new=_("New framework order"),
                source=frames_source(),
                of=FrameOrder,
                read=frame_form,
                fields=lambda desk: fields_of(
                    desk, FrameOrder, "contact:2 number title since until notice_days:2 notes:2"
                ),
                draft=FrameDraft,
                save=save_frame,
                name=lambda draft: draft.number,
            ),
            Register(
                title=_("Agreed quantities"),
                new=_("New line"),
                source=frame_lines_source(),
                of=FrameLine,
                read=frame_line_form,
                fields=lambda desk: fields_of(
                    desk, FrameLine, "frame:2 article:2 text:2 quantity price unit yearly:2"
                ),
                draft=FrameLineDraft,
                save=save_frame_line,
                start={"quantity": SCALE},
                name=lambda draft: draft.text or _("Agreed quantity"),
            ),
        )
        terms = Register(
            title=_("Terms of orders"),
            new=_("New terms of orders"),
            source=terms_source(),
            of=OrderTerms,
            read=terms_form,
            fields=lambda desk: fields_of(desk, OrderTerms, "contact:2 least free_from most_days:2"),
            draft=OrderTermsDraft,
            save=save_terms,
            start={"least": 0, "free_from": 0, "most_days": 90},
            name=lambda _draft: _("Terms of orders"),
            undo=undo_terms,
        )
        self.years = QListWidget()
        self.years.setObjectName("plain")
        self.years.setWordWrap(True)
        self.years.setAccessibleName(_("Years of the agreed quantity"))
        parts = [(_("Called off"), self.years)]
        super().__init__(desk, _("Framework orders"), (*registers, terms), parts, width=480)
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._tell())
        self.bar.currentChanged.connect(self._tell)
        desk.watch(self, self._tell)
        self.set_actions(
            [
                PageAction(
                    _("Take line out"),
                    self.take_line,
                    "Del",
                    "trash-2",
                    CHANGE,
                    menu=True,
                    of="inventory.frame_lines",
                ),
                PageAction(
                    _("New terms of orders"),
                    self.new_terms,
                    "",
                    "plus",
                    CHANGE,
                    menu=True,
                    makes="inventory.order_terms",
                ),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("Add a line"), self.add_line, "", "plus", CHANGE, row=True),
                PageAction(_("New framework order"), self.new, "Ctrl+N", "plus", CHANGE),
                PageAction(_("Call off"), self.call_off, "F8", "check", CHANGE, primary=True, row=True),
            ]
        )

    def _tell(self) -> None:
        """Show beside the list the years of the current line, or what is left of the current framework order."""
        key, of = self.panel.current_key(), self.register.of
        self.years.clear()
        if key is None or of is OrderTerms:
            return

        def show(found: list[YearRow] | FrameView | None) -> None:
            if key == self.panel.current_key() and of is self.register.of:
                lines = found.lines if isinstance(found, FrameView) else found or []
                self.years.clear()
                self.years.addItems([_volume_words(one) for one in lines])

        self.desk.read(years_of if of is FrameLine else frame, key, then=show, owner=self, slot="years")

    def new(self) -> None:
        """Begin a framework order, or terms where these are shown."""
        if self.register.of is not OrderTerms:
            self.go(0)
        self.edit(None)

    def new_terms(self) -> None:
        """Begin the terms of a supplier's orders."""
        self.go(TERMS)
        self.edit(None)

    def _for_frame(self, action: Any) -> None:
        """Do something with the framework order of the current row, or that of the current line."""
        if self.register.of is OrderTerms:
            self.desk.notice(_("Choose the row in the list “{title}”.").format(title=_("Framework orders")))
            return
        if self.register.of is FrameOrder:
            self.for_current(action)
            return

        def found(one: Stored[FrameLineDraft] | None) -> None:
            if one is not None and one.draft.frame is not None:
                action(one.draft.frame)

        self.for_current(
            lambda key: self.desk.read(frame_line_form, key, then=found, owner=self, slot="line")
        )

    def add_line(self) -> None:
        """Begin a line of the current framework order."""

        def begin(key: int) -> None:
            self.go(1)
            self.edit(None, {"frame": key})

        self._for_frame(begin)

    def take_line(self) -> None:
        """Take the current line out of its framework order, or the current terms away."""
        if self.register.of is OrderTerms:
            self.run_on_current(remove_terms, words=_("Taken out"))
            return
        if self.register.of is not FrameLine:
            self.desk.notice(_("Choose the line in the list of agreed quantities."))
            return
        self.run_on_current(remove_frame_line, words=_("Line taken out"))

    def call_off(self) -> None:
        """Ask what is called off of the current framework order."""
        self._for_frame(lambda key: self.desk.read(frame, key, then=self._form, owner=self, slot="call"))

    def _form(self, view: FrameView | None) -> None:
        if view is None or not view.lines:
            self.desk.notice(_("Nothing was agreed in it yet; add a line first."))
            return
        lines = view.lines[:MOST]
        fields: list[Placed] = [(DayField("wanted", _("Wanted until")), 2)]
        for place, line in enumerate(lines, 1):
            fields += _line_fields(line, place)
        fields.append((TextField("excess", _("Why it leaves the framework order"), limit=200), 2))

        def send(values: Values) -> tuple[Any, ...]:
            parts = tuple((line.id, values[f"quantity{at}"] or 0) for at, line in enumerate(lines, 1))
            return call_off, CallOff(view.id, parts, values["wanted"], values["excess"]), view.version

        form = ask(
            self.desk,
            self.drawer,
            "inventory.frame.call_off",
            _("Call off from {number}").format(number=view.draft.number),
            fields,
            send=send,
            done=self._made,
            record=view.id,
            version=view.version,
            columns=2,
            save_text=_("Make the order"),
        )
        form.fields["excess"].set_hint(_("only for more than is left, or a day outside of the period"))

    def _made(self, key: int, _values: Values) -> None:
        self.desk.notice(
            _("Draft of an order made"), action=_("Show"), act=lambda: self.desk.open(ORDERS, key)
        )


def _volume_words(one: YearRow | AgreedLine) -> str:
    if isinstance(one, YearRow):
        title, left = f"{formats.day(one.first)} – {formats.day(one.last)}", one.left
    else:
        title, left = _line_words(one), one.rest
    values = {"called": one.called, "accepted": one.accepted, "left": left}
    words = _("{called} called off, {accepted} of that received or done, {left} left")
    return f"{title}\n{words.format(**{name: formats.scaled(value) for name, value in values.items()})}"


def _line_words(line: AgreedLine) -> str:
    return " ".join(filter(None, (line.number, line.text.splitlines()[0] if line.text else "")))


def _line_fields(line: AgreedLine, place: int) -> Sequence[Placed]:
    rest = _("{name}: {rest} left").format(name=_line_words(line), rest=formats.scaled(line.rest))
    return [rest, QuantityField(f"quantity{place}", _("Called off"))]
