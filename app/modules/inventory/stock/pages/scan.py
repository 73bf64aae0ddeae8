"""The scan desk: one field, and what is scanned next decides; each booking is told by sound, colour and words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, Message, _
from app.modules.inventory.stock.queries.scanning import scanned
from app.modules.inventory.stock.rules.scanning import MODES, Desk, Scanned, Step, scan
from app.modules.inventory.stock.services.moves import book, reverse
from app.ui.announce import announce
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk as UiDesk
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card, label, set_pill

RIGHT = "inventory.stock.book"
LINES = 100


class ScanPage(Page):
    """Place, article, quantity, Enter; the next article books the one before. F8 books what waits."""

    def __init__(self, desk: UiDesk) -> None:
        super().__init__(desk, _("Scan desk"))
        self.now = Desk("issue")
        self._waiting: list[str] = []
        self._busy = False
        self._last: int | None = None
        frame, inside = card()
        inside.setContentsMargins(px(20), px(16), px(20), px(16))
        self.mode = ChoiceField("mode", _("What is booked"), list(MODES.items()))
        self.mode.set_text("issue")
        self.mode.changed.connect(self._turn)
        self.code = QLineEdit()
        self.code.setAccessibleName(_("Scan or type"))
        self.code.setPlaceholderText(_("Place, article, quantity – an empty line books"))
        self.code.setMinimumHeight(px(44))
        self.code.returnPressed.connect(self._entered)
        self.place_words, self.article_words = label("", "title", wrap=True), label("", "title", wrap=True)
        self.told = label("", "quiet", wrap=True)
        self.told.setMinimumHeight(px(24))
        for part in (self.mode, self.code, self.place_words, self.article_words, self.told):
            inside.addWidget(part)
        self.body.addWidget(frame)
        self.done = QListWidget()
        EmptyWords(self.done, _("What you book stands here."))
        self.done.setAccessibleName(_("Booked"))
        self.done.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.done.setObjectName("plain")
        below, room = card()
        room.addWidget(label(_("Booked"), "heading"))
        room.addWidget(self.done)
        self.body.addWidget(below, 1)
        self.set_actions(
            [
                PageAction(_("Start over"), self.start_over, "", "refresh-cw", RIGHT),
                PageAction(_("Take the last one back"), self.take_back, "", "undo-2", RIGHT),
                PageAction(_("Book"), self.book_now, "F8", "check", RIGHT, primary=True),
            ]
        )
        self._show()

    def first_focus(self) -> QWidget | None:
        """Focus the field that scanners type into."""
        return self.code

    def _turn(self) -> None:
        mode = str(self.mode.value() or "issue")
        if mode != self.now.mode:
            self.now = replace(Desk(mode), place=self.now.place)
            self._show()
        self.code.setFocus()

    def start_over(self) -> None:
        """Forget what waits."""
        self.now = Desk(self.now.mode)
        self._waiting.clear()
        self._tell("", _("Scan the place first."))
        self._show()
        self.code.setFocus()

    def book_now(self) -> None:
        """Book what waits."""
        self._waiting.append("")
        self._next()

    def _entered(self) -> None:
        """Take a scan; scanners are faster than a server, so that scans wait for each other."""
        self._waiting.append(self.code.text().strip())
        self.code.clear()
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        code = self._waiting.pop(0)
        if not code:
            self._decide("", None)
            return
        self.desk.read(
            scanned,
            code,
            then=lambda what: self._decide(code, what),
            failed=self._refused,
            owner=self,
            slot="scan",
        )

    def _decide(self, code: str, what: Scanned | None) -> None:
        try:
            if code and what is None:
                raise Invalid(N_("{code} is neither a place nor an article."), field="code", code=code)
            step = scan(self.now, what)
            draft = step.book.draft(self.desk.today(), step.target) if step.book is not None else None
        except Invalid as error:
            self._refused(error)
            return
        if draft is None:
            self._tell("good", what.words if what is not None else "")
            self._keep(step)
            return
        words = _booked_words(step.book or self.now)
        self.desk.run(book, draft, then=lambda key: self._booked(step, key, words), failed=self._refused)

    def _booked(self, step: Step, key: int, words: str) -> None:
        self._last = key
        self.done.insertItem(0, words)
        while self.done.count() > LINES:
            self.done.takeItem(self.done.count() - 1)
        self._tell("good", words)
        QApplication.beep()
        self._keep(step)

    def _keep(self, step: Step) -> None:
        self.now = step.desk
        self._show()
        self._busy = False
        self._next()

    def _refused(self, error: KontorError) -> None:
        """Say what was wrong, twice by sound; what was scanned after it is not booked blindly."""
        self._waiting.clear()
        self._busy = False
        self._tell("bad", str(error))
        QApplication.beep()
        QApplication.beep()
        self._show()

    def take_back(self) -> None:
        """Take the last booking of this page back."""
        if self._last is None:
            self._tell("", _("Nothing was booked here yet."))
            return
        key, self._last = self._last, None

        def told(_key: int) -> None:
            self.done.insertItem(0, _("Taken back"))
            self._tell("good", _("Taken back"))

        self.desk.run(reverse, key, str(Message(N_("Wrong scan"))), then=told, failed=self._refused)

    def _tell(self, tone: str, words: str) -> None:
        self.told.setText(words)
        set_pill(self.state, {"good": _("OK"), "bad": _("Refused")}.get(tone, ""), tone)
        announce(self.told, words, urgent=tone == "bad")

    def _show(self) -> None:
        now = self.now
        place = now.place.words if now.place is not None else "–"
        article = f"{formats.scaled(now.quantity)} × {now.article.words}" if now.article is not None else "–"
        self.place_words.setText(_("Place: {place}").format(place=place))
        self.article_words.setText(_("Article: {article}").format(article=article))


def _booked_words(desk: Desk) -> str:
    assert desk.article is not None
    assert desk.place is not None
    quantity = formats.scaled(desk.quantity)
    return f"{_(MODES[desk.mode])}: {quantity} × {desk.article.words}  ·  {desk.place.words}"
