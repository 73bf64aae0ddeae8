"""The booking mask: one line of fields in DATEV order, keyboard only; kept fields, short days, S and H by one key, suggestions, live balances."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel
from shiboken6 import isValid

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _
from app.modules.finance.booking.pages.known import Known, read_side, shown_side, texts_of
from app.modules.finance.booking.pages.mask_hints import centre_fault, centre_offers, show_tax, text_offers
from app.modules.finance.booking.rules import SIDES, MaskLine
from app.ui.account_offers import account_offers
from app.ui.desk import Desk
from app.ui.fields import CheckedField, DayField, Field, MoneyField, TextField
from app.ui.form_drafts import Typed
from app.ui.form_keys import FormKeys
from app.ui.lookups import LookupField, Offer
from app.ui.theme import px
from app.ui.widgets import label

ORDER = ("amount", "side", "bu", "contra", "document", "document2", "day", "account", "cost1", "text")
CHANGING = "changing"  # in the draft beside the fields: the line that is changed
KEPT = ("day", "account", "contra", "cost1")
KEEP, SKIP = Qt.Key.Key_K, Qt.Key.Key_S  # with Alt
WIDTHS = dict(zip(ORDER, (118, 44, 64, 120, 112, 84, 100, 120, 84), strict=False))  # the text has the rest
LEAST = dict(zip(ORDER, (98, 38, 44, 84, 76, 60, 92, 84, 54, 130), strict=True))  # where the window is narrow


class Mask(QFrame):
    """Ten fields; Enter goes on and books on the last. Alt+K keeps a field for the next line, Alt+S takes it out of the order."""

    submitted = Signal(object, object)  # the line, and the key of the one it changes
    sheet_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self.desk, self.known = desk, Known()
        self.span = (datetime.date.min, datetime.date.max)
        self.last: dict[str, str] = {}
        self.pending: Callable[[str], int] = lambda _number: 0
        self.stack: int | str = 0  # its key, or the month that has none yet
        self.changing: int | None = None  # the line of the stack that is changed; None for a new one
        self._cleared: tuple[dict[str, str], int | None] | None = None  # what Esc emptied last
        self.kept = set(desk.store.get("mask.kept", KEPT))
        self.skipped = set(desk.store.get("mask.skipped", ()))
        self.day = DayField("day", _("Date"), WIDTHS["day"], required=True)
        self.fields: dict[str, CheckedField | TextField] = {
            "amount": MoneyField("amount", _("Amount"), WIDTHS["amount"], required=True),
            "side": CheckedField("side", _("D/C"), read_side, WIDTHS["side"], required=True),
            "bu": TextField("bu", _("BU"), WIDTHS["bu"], 12),
            "contra": LookupField("contra", _("Contra account"), self._offered, WIDTHS["contra"]),
            "document": TextField("document", _("Document 1"), WIDTHS["document"], 36),
            "document2": TextField("document2", _("Document 2"), WIDTHS["document2"], 12),
            "day": self.day,
            "account": LookupField("account", _("Account"), self._offered, WIDTHS["account"]),
            "cost1": LookupField(
                "cost1", _("CC1"), lambda text: centre_offers(self.known, text), WIDTHS["cost1"]
            ),
            "text": LookupField("text", _("Text"), lambda text: text_offers(self.known, text)),
        }
        self.fields["text"].line.setMaxLength(120)
        grid = QGridLayout(self)
        grid.setContentsMargins(px(16), px(10), px(16), px(8))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(0)
        self._below: dict[str, QLabel] = {}
        keys = FormKeys(self)
        for place, key in enumerate(ORDER):
            one = self.fields[key]
            one.setMinimumWidth(px(LEAST[key]))
            grid.addWidget(one, 0, place, Qt.AlignmentFlag.AlignTop)
            one.line.installEventFilter(keys)
            one.line.installEventFilter(self)  # its own keys come before those of every form
            one.changed.connect(self._changed)
            one.left.connect(lambda k=key: self._left(k))
            self._titles(key)
        for key in ("contra", "account"):
            self._below[key] = label("", "hint")
            grid.addWidget(self._below[key], 1, ORDER.index(key))
        self._note = label("", "hint")
        grid.addWidget(self._note, 1, ORDER.index("text"))
        grid.setColumnStretch(len(ORDER) - 1, 1)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(60)
        self._keeper.timeout.connect(self.keep)

    def _offered(self, text: str) -> list[Offer]:
        return account_offers(self.known.accounts, text, self.known.recent, self.known.balances)

    def know(self, known: Known) -> None:
        """Take over what is known now, and say it beneath what stands in the fields."""
        self.known = known
        self._hints()

    # -- content -------------------------------------------------------------
    def texts(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {key: one.text() for key, one in self.fields.items()}

    def fill(self, texts: Mapping[str, str], changing: int | None = None) -> None:
        """Put texts into the fields, as a new line or as a change of one."""
        self.changing = changing
        self._note.setText(_("A line of the stack is being changed; Esc ends it.") if changing else "")
        for key, one in self.fields.items():
            one.set_text(texts.get(key, ""))
            one.mark("")
        self._hints()

    def show_line(self, key: int, line: MaskLine) -> None:
        """Put a line of the stack into the fields, to change it."""
        self.fill(texts_of(line), key)

    def line(self) -> MaskLine:
        """Return the line; raises Invalid naming the field."""
        for key in ("amount", "side", "day"):
            if not self.fields[key].check():
                raise Invalid(N_("This field is needed."), field=key)
        if not self.fields["account"].text().strip() and not self.fields["contra"].text().strip():
            raise Invalid(N_("Name the accounts."), field="contra")
        for key in ("contra", "account"):
            number = self.fields[key].text().strip()
            if number and self.known.account(number) is None:
                raise Invalid(N_("There is no account {number}."), field=key, number=number)
        texts = {key: text.strip() for key, text in self.texts().items()}
        cost1, _slash, cost2 = texts["cost1"].partition("/")
        return MaskLine(
            self.fields["amount"].value(),
            self.fields["side"].value(),
            texts["bu"],
            texts["contra"],
            texts["document"],
            document2=texts["document2"],
            day=self.fields["day"].value(),
            account=texts["account"],
            cost1=cost1,
            cost2=cost2,
            text=texts["text"],
        )

    def submit(self) -> None:
        """Give the line away, keep what is kept, and begin the next; while the stack is being read, what is typed waits."""
        if not self.stack:
            return
        try:
            line = self.line()
        except KontorError as error:
            one = self.fields[error.field]
            one.mark(str(error))
            one.setFocus()
            return
        self.last = self.texts()
        self.submitted.emit(line, self.changing)
        self.begin()

    def begin(self) -> None:
        """Empty all but the kept fields and go to the first empty one."""
        self.fill({key: text for key, text in self.texts().items() if key in self.kept and key != "amount"})
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus into the first empty field of the order."""
        target = next(
            (self.fields[key] for key in self._path() if not self.fields[key].text().strip()),
            self.fields["amount"],
        )
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def leave_stack(self) -> None:
        """Keep what is typed for the stack it was typed in; what is typed from now on goes to the one that is being read."""
        if self.stack:
            self.keep()
            self.fill({})
            self.stack = 0

    def show_stack(self, stack: int | str, span: tuple[datetime.date, datetime.date]) -> None:
        """Go on in a stack with what was typed in it before, and with what was typed while it was read."""
        self.stack, self.span, self.day.within = stack, span, span
        meanwhile = {key: text for key, text in self.texts().items() if text}
        self.restore()
        if meanwhile:
            self.fill({**self.texts(), **meanwhile})
            self.keep()

    def restore(self) -> None:
        """Bring back what was typed before a crash."""
        typed = self.desk.drafts.load("mask", self.stack)
        if typed is None:
            self.fill({})
            return
        texts = {key: now for key, (_was, now) in typed.fields.items()}
        changing = texts.pop(CHANGING, "")
        self.fill(texts, int(changing) if changing else None)

    def belongs_to(self, stack: int) -> None:
        """Go on with what is typed in a stack that was begun meanwhile."""
        before, self.stack = self.stack, stack
        self.desk.drafts.save("mask", before, None)
        self.keep()

    # -- keys ------------------------------------------------------------------
    def _path(self) -> list[str]:
        return [key for key in ORDER if key not in self.skipped]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a key means in the mask alone."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        return self._key(next(k for k, one in self.fields.items() if one.line is watched), event)

    def _key(self, key: str, event: QKeyEvent) -> bool:
        alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if alone and event.key() == Qt.Key.Key_F4:
            self.sheet_wanted.emit(self.fields[key].text())
            return True
        if event.key() == Qt.Key.Key_F3 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            if self.last:
                self.fill({**self.last, "amount": ""})
            return True
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (KEEP, SKIP):
            self._toggle(key, event.key() == KEEP)
            return True
        if key == "side" and alone and event.text().upper() in SIDES:
            self.fields["side"].set_text(shown_side(SIDES[event.text().upper()]))
            self.go_on(self.fields["side"])
            return True
        if alone and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(key, 1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return False

    def _toggle(self, key: str, keep: bool) -> None:
        chosen = self.kept if keep else self.skipped
        if key == "amount":
            return
        chosen.symmetric_difference_update({key})
        self.desk.store.put("mask.kept", sorted(self.kept))
        self.desk.store.put("mask.skipped", sorted(self.skipped))
        self._titles(key)

    def _titles(self, key: str) -> None:
        names = {"kept": _("kept"), "skipped": _("skipped")}
        words = [
            names[name] for name, chosen in (("kept", self.kept), ("skipped", self.skipped)) if key in chosen
        ]
        one = self.fields[key]
        one.label.setToolTip(", ".join(words))
        title = one.line.accessibleName()
        one.label.setText(title + (" ↓" if key in self.kept else "") + (" ×" if key in self.skipped else ""))

    def go_on(self, field: Field) -> None:
        """Go to the next field of the order, or book on the last."""
        path, key = self._path(), field.key
        place = ORDER.index(key)
        following = [k for k in path if ORDER.index(k) > place]
        if following:
            self.fields[following[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._left(key)
            self.submit()

    def _step(self, key: str, step: int) -> None:
        path = self._path()
        place = path.index(key) if key in path else 0
        self.fields[path[(place + step) % len(path)]].setFocus(Qt.FocusReason.TabFocusReason)

    def repeat(self, field: Field) -> None:
        """Put into a field what the line before has there."""
        field.set_text(self.last.get(field.key, ""))

    def take_back(self) -> bool:
        """Bring back what Esc emptied, while nothing else is typed; else the field takes back its own typing."""
        if self._cleared is None or any(self.texts().values()):
            return False
        self._give_back()
        return True

    def leave(self) -> bool:
        """Empty the mask and begin a new line; Ctrl+Z or the notice gives back what was typed."""
        typed, changing = self.texts(), self.changing
        if any(typed.values()):
            self._cleared = typed, changing
            self.desk.notice(_("The line is cleared"), action=_("Undo"), act=self._give_back)
        self.fill({})
        self.fields["amount"].setFocus(Qt.FocusReason.TabFocusReason)
        self.keep()
        return True

    def _give_back(self) -> None:
        """Bring back what Esc emptied."""
        if self._cleared is not None and isValid(self):
            (texts, changing), self._cleared = self._cleared, None
            self.fill(texts, changing)
            self.keep()

    # -- reactions ---------------------------------------------------------------
    def _changed(self) -> None:
        self._keeper.start()

    def keep(self) -> None:
        """Write the draft of the mask, so that the next start finds it."""
        self._hints()
        if self.stack:
            texts = {key: ("", text) for key, text in self.texts().items() if text}
            if texts and self.changing is not None:
                texts[CHANGING] = ("", str(self.changing))
            self.desk.drafts.save("mask", self.stack, Typed(None, texts))

    def _left(self, key: str) -> None:
        one = self.fields[key]
        if key == "text":
            words = self.known.constants.get(one.text().strip().lower())
            if words:
                one.set_text(words)
        if key == "cost1":
            one.mark(centre_fault(self.known, one.text()))
        if key in ("contra", "account"):
            number = one.text().strip()
            fine = not number or self.known.account(number) is not None
            one.mark("" if fine else str(_("There is no account {number}.")).format(number=number))
        self._hints()

    def show_balances(self) -> None:
        """Say beneath both accounts what they hold, with the lines of the stack that are not posted yet."""
        for key in ("contra", "account"):
            number = self.fields[key].text().strip()
            account = self.known.account(number)
            self.fields[key].set_hint(str(account.name) if account else "")
            balance = self.known.balances.get(number, 0) + self.pending(number)
            self._below[key].setText(formats.side(balance) if account else "")

    def _hints(self) -> None:
        self.show_balances()
        centre = next(
            (c for c in self.known.centres if c.code == self.fields["cost1"].text().partition("/")[0]), None
        )
        self.fields["cost1"].set_hint(centre.name if centre else "")
        show_tax(self.known, self.fields, self.span[1])
