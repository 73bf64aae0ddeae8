"""Beside the inbox: what lies in quarantine, and what is known of the document that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core.messages import _
from app.modules.documents.archive.queries.documents import DocumentView
from app.ui.theme import px
from app.ui.widgets import button, label, row

if TYPE_CHECKING:
    from app.modules.documents.archive.pages.inbox import InboxPage


class Quarantine(QWidget):
    """Says why a document could not be read, and what can be done."""

    def __init__(self, page: InboxPage, one: DocumentView) -> None:
        super().__init__()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            label(_("This file could not be read and lies in quarantine."), "heading", wrap=True)
        )
        inside.addWidget(label(one.reason, "", wrap=True))
        inside.addWidget(
            label(
                _("Its bytes are kept as they came. Nothing of it was opened in Kontor itself."),
                "quiet",
                wrap=True,
            )
        )
        keep = button(_("File it by hand"), lambda: page.accept(one.id))
        keep.setEnabled(page.desk.may("documents.file"))
        inside.addLayout(row(keep, button(_("Discard"), page.discard), 1))


class Side(QFrame):
    """The form beside the page; it scrolls where the window is low."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumWidth(px(330))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(16), px(12), px(10), px(12))
        self.heading = label("", "heading", wrap=True)
        self.reason = label("", "hint", wrap=True)
        self.reason.setProperty("bad", True)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.addWidget(self.heading)
        inside.addWidget(self.reason)
        inside.addWidget(self._room, 1)

    def show_form(self, heading: str, form: QWidget | None, reason: str = "") -> None:
        """Show a form in the place of what was there."""
        self.heading.setText(heading)
        self.reason.setText(_("Sent back: {reason}").format(reason=reason) if reason else "")
        self.reason.setVisible(bool(reason))
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, px(6), 0)
        if form is not None:
            inside.addWidget(form)
        inside.addStretch()
        old = self._room.takeWidget()
        self._room.setWidget(holder)
        if old is not None:
            old.deleteLater()
