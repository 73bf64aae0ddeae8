"""Completion of codes by number and name over all data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.core.dataclass import dataclass
from app.core.errors import Invalid, KontorError
from app.core.lookup import Found
from app.core.messages import N_, _, counted
from app.data.queries import needs_of
from app.ui.announce import announce
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.theme import px

LONGEST = 300  # characters of a code: that of a place is its whole path

MAKES = Qt.ItemDataRole.UserRole + 1  # whether a line makes something new


@dataclass(frozen=True)
class Offer:
    """One suggestion: the value that is taken, its words, and what stands at its right."""

    value: str
    text: str
    detail: str = ""


class LookupField(TextField):
    """A code that is completed: suggestions by number and name over all data; nothing changes until one is taken.

    With a desk the suggestions come from the book: they are looked up beside the
    typing, and only those for what stands there now are shown. The function that
    makes them runs on another thread then, and must not touch widgets.
    """

    taken = Signal(str)

    def __init__(
        self,
        key: str,
        title: str,
        offers: Callable[[str], Sequence[Offer]],
        width: int = 0,
        desk: Desk | None = None,
    ) -> None:
        super().__init__(key, title, width, LONGEST)
        self._offers, self._desk = offers, desk
        self._list = QListWidget()
        self._list.setObjectName("offers")
        self._list.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._list.setAccessibleName(_("Suggestions"))
        self._list.itemClicked.connect(self._take)
        self._quiet = False
        self._new: tuple[str, Callable[[], object]] | None = None
        self._moved = False  # by arrows, so that Enter means the suggestion
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)
        self.destroyed.connect(self._list.deleteLater)

    def offer_new(self, words: str, make: Callable[[], object]) -> None:
        """Offer below the suggestions to make what was typed and is not there: words with {name}, and what makes it.

        It is taken by arrow and Enter or by a click, never by Enter alone.
        """
        self._new = words, make

    def _edited(self, text: str) -> None:
        if self._desk is not None:
            self._desk.drop(self, "offers")
        if not text.strip():
            self._show_offers(text, ())
        elif self._desk is None:
            self._show_offers(text, self._offers(text))
        else:
            self._desk.work(
                self._offers,
                text,
                then=lambda found: self._show_offers(text, found),
                owner=self,
                slot="offers",
            )

    def _show_offers(self, text: str, offers: Sequence[Offer]) -> None:
        found = list(offers)[:8]
        self._moved = False
        self._list.clear()
        for offer in found:
            item = QListWidgetItem(offer.text + (f"    {offer.detail}" if offer.detail else ""))
            item.setData(Qt.ItemDataRole.UserRole, offer.value)
            self._list.addItem(item)
        if self._new is not None and text.strip().lower() not in [str(one.value).lower() for one in found]:
            item = QListWidgetItem(f"+ {self._new[0].format(name=text.strip())}")
            item.setData(MAKES, True)
            self._list.addItem(item)
        if not self._list.count() or (len(found) == 1 and found[0].value == text):
            self._list.hide()
            return
        self._list.setCurrentRow(0 if found else -1)
        self._list.resize(max(px(340), self.width()), self._list.count() * px(27) + px(6))
        self._list.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        self._list.show()
        first = counted(len(found), N_("1 suggestion"), N_("{count} suggestions"))
        announce(self.line, f"{first}: {self._list.item(0).text()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the suggestions by arrows, take one by Enter, close them by Esc."""
        if event.type() == QEvent.Type.KeyPress and self._list.isVisible():
            assert isinstance(event, QKeyEvent)
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
                self._moved = True
                announce(self.line, self._list.currentItem().text())
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.takes_enter():
                self._list.hide()
                return False
            if key == Qt.Key.Key_Plus and self._list.currentItem() is None:
                return False  # nothing is chosen: the sign belongs to what is typed
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus):
                self._take(self._list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self._list.hide()
                return True
            if key == Qt.Key.Key_Tab:
                self._take_if_clear()
        return super().eventFilter(watched, event)

    def _take_if_clear(self) -> None:
        if self._list.count() == 1 and not self._list.item(0).data(MAKES):
            self._take(self._list.item(0))
        self._list.hide()

    def _take(self, item: QListWidgetItem | None) -> None:
        self._list.hide()
        if item is not None and item.data(MAKES):
            assert self._new is not None
            self._new[1]()
        elif item is not None:
            value = str(item.data(Qt.ItemDataRole.UserRole))
            self.line.setText(value)
            self.line.selectAll()
            self.taken.emit(value)

    def _left(self) -> None:
        if self._desk is not None:
            self._desk.drop(self, "offers")
        self._list.hide()
        self.left.emit()

    def offering(self) -> bool:
        """Say whether suggestions are open."""
        return self._list.isVisible()

    def takes_enter(self) -> bool:
        """Say whether Enter takes a suggestion: not when what was typed is exactly one of them and nobody moved to another."""
        if not self.offering():
            return False
        rows = [self._list.item(row) for row in range(self._list.count())]
        values = [row.data(Qt.ItemDataRole.UserRole) for row in rows if not row.data(MAKES)]
        if not values:
            return self._moved
        return self._moved or self.line.text().strip().lower() not in [str(one).lower() for one in values]


class KeyField(LookupField):
    """A record that is found by typing; value() is its key, None where nothing is typed.

    The query answers (connection, typed, key): what fits what was typed, or the one record with a key. Who may not ask it
    sees that a record is there, by its key, and leaves it as it is.
    """

    def __init__(
        self, desk: Desk, key: str, title: str, query: Callable[..., Sequence[Found]], required: bool = False
    ) -> None:
        super().__init__(key, title, self._found, desk=desk)
        self._book, self._query, self._required = desk, query, required
        self._known: dict[str, Found] = {}  # by code, the records that stood here
        self._offered: dict[str, Found] = {}
        self._said = ""  # the words beneath that name a record; a help that the form gave stays
        self._barred = not any(desk.may(one) for one in needs_of(query))
        if self._barred:
            self.editor.setEnabled(False)
            self.set_hint(_("You may not see these records."))
        self.taken.connect(self._was_taken)
        self.changed.connect(self._name_it)
        desk.watch(self, self._ask_again)

    def _found(self, typed: str) -> list[Offer]:
        found = self._book.office.read(self._query, typed, None)
        self._offered = {one.code: one for one in found}
        return [Offer(one.code, one.text, one.detail) for one in found]

    def _was_taken(self, code: str) -> None:
        if code in self._offered:
            self._known[code] = self._offered[code]
        self._name_it()

    def _name_it(self) -> None:
        """Show the words of the record that stands there, none while something else is typed."""
        known = self._known.get(self.text().strip())
        words = known.text if known is not None else ""
        if not self._barred and (words or self._said):
            self._said = words
            self.set_hint(words)

    def _ask_again(self) -> None:
        """Ask what the record that stands there is called by now."""
        known = self._known.get(self.text().strip())
        if known is not None and not self._barred:
            again = partial(self._take_again, known)
            self._book.read(
                self._query, "", known.key, then=again, failed=self._stays, owner=self, slot="again"
            )

    def _take_again(self, known: Found, found: Sequence[Found]) -> None:
        if not found or found[0].key != known.key or self.text().strip() != known.code:
            return
        now = found[0]
        self._known.pop(known.code)  # another record may have that code by now
        self._known[now.code] = now
        if now.code != known.code:  # nobody typed: it is the same record under its new code
            self.blockSignals(True)
            self.set_text(now.code)
            self.blockSignals(False)
            self.renamed.emit(known.code, now.code)
        self._name_it()

    def _stays(self, _error: KontorError) -> None:
        """Leave what stands there as it is."""

    def make_by(self, make: Callable[..., int]) -> None:
        """Offer to make the record whose name was typed by a command, and take it."""

        def taken(key: int) -> None:
            self.set_text(self.shown(key))
            self.mark("")

        def made() -> None:
            self._book.run(make, self.text().strip(), then=taken, failed=lambda error: self.mark(str(error)))

        self.offer_new(_("New: “{name}”"), made)

    def value(self) -> int | None:
        """Return the key of what is typed; raises Invalid for what is none or not clear."""
        typed = self.text().strip()
        if not typed:
            if self._required:
                raise Invalid(N_("This field is needed."), field=self.key)
            return None
        if typed in self._known:
            return self._known[typed].key
        found: list[Found] = list(self._book.read_blocking(self._query, typed, None))
        exact = [one for one in found if one.code.lower() == typed.lower()] or found
        if not exact:
            raise Invalid(N_("Nothing is known by “{typed}”."), field=self.key, typed=typed)
        if len(exact) != 1:
            raise Invalid(N_("Choose one of the suggestions."), field=self.key)
        self._known[typed] = exact[0]
        self._name_it()
        return exact[0].key

    def shown(self, value: int | None) -> str:
        """Return the code of a record."""
        if value is None:
            return ""
        if self._barred:
            code = f"# {value}"
            self._known[code] = Found(value, code, "")
            return code
        offered: list[Found] = self._book.read_blocking(self._query, "", value, owner=self)
        for one in offered[:1]:
            self._known[one.code] = one
            return one.code
        return ""

    def set_text(self, text: str) -> None:
        """Put the code of a record into the field, with its words beneath."""
        super().set_text(text)
        self._name_it()
