"""The strip above a form that shows a conflict: who and when, and for each field what was typed and what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.dataclass import dataclass
from app.core.messages import _
from app.ui.fields import Field
from app.ui.widgets import button, clear, label


@dataclass(frozen=True)
class Disputed:
    """A field that was touched here and changed by someone else: both as texts of the field."""

    field: str
    mine: str
    theirs: str


class ConflictStrip(QFrame):
    """Asks field by field: what was typed stays unless theirs is taken; then all is written."""

    def __init__(self, write: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._write = write
        self.open: list[Disputed] = []
        self._inside = QVBoxLayout(self)
        self.hide()

    def show_conflict(
        self, words: str, disputed: Sequence[Disputed], fields: Mapping[str, Field], taken: Sequence[str] = ()
    ) -> None:
        """Show a conflict; taken are the titles of fields that were not touched here and show theirs already."""
        clear(self._inside)
        self.open = list(disputed)
        self._inside.addWidget(label(words, wrap=True))
        if taken:
            said = _("Taken over, as you had not touched it: {fields}").format(fields=", ".join(taken))
            self._inside.addWidget(label(said, "hint", wrap=True))
        for one in disputed:
            self._inside.addWidget(self._choice(one, fields[one.field]))
        bar = QHBoxLayout()
        bar.addWidget(button(_("Write mine"), self._write))
        if len(disputed) > 1:
            bar.addWidget(button(_("Take all of theirs"), lambda: self._take_all(fields)))
        bar.addStretch()
        self._inside.addLayout(bar)
        self.show()

    def _choice(self, one: Disputed, field: Field) -> QWidget:
        part = QWidget()
        across = QHBoxLayout(part)
        across.setContentsMargins(0, 0, 0, 0)
        title = field.title()
        text = _("{field}: yours “{mine}”, theirs “{theirs}”").format(
            field=title, mine=field.words(one.mine), theirs=field.words(one.theirs)
        )
        across.addWidget(label(text, wrap=True), 1)
        take = button(_("Take theirs"), lambda: self._take(one, field, part))
        take.setAccessibleName(_("Take theirs: {field}").format(field=title))
        across.addWidget(take)
        return part

    def _take(self, one: Disputed, field: Field, part: QWidget) -> None:
        field.set_text(one.theirs)
        self.open.remove(one)
        part.hide()
        if not self.open:
            self.hide()

    def _take_all(self, fields: Mapping[str, Field]) -> None:
        for one in self.open:
            fields[one.field].set_text(one.theirs)
        self.open = []
        self.hide()
