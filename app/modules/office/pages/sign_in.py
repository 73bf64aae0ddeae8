"""Signing in, and unlocking."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import KontorError
from app.core.messages import _
from app.data.books import Book
from app.data.sign_in import sign_in
from app.modules.office.pages.welcome import FormDesk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.store import Store
from app.ui.theme import px
from app.ui.widgets import button, label, named_frame


class SignInPage(QWidget):
    """Name and password; the delay after failures is told in words."""

    signed_in = Signal(object)
    left = Signal()
    other = Signal()  # somebody else wants to sign in to the locked book

    def __init__(self, store: Store, book: Book, login: str, locked: bool) -> None:
        super().__init__()
        self.book = book
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame = named_frame("card")
        frame.setFixedWidth(px(380))
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(28), px(24), px(28), px(24))
        column.addWidget(label(_("Locked") if locked else _("Sign in"), "title"))
        column.addWidget(label(book.name, "quiet"))
        self.form = Form(
            FormDesk(store),  # type: ignore[arg-type]
            "sign_in",
            self._try,
            self.left.emit,
            _("Unlock") if locked else _("Sign in"),
            columns=1,
        )
        name = self.form.add(TextField("login", _("Name")))
        self.form.add(TextField("password", _("Password"), password=True))
        self.form.fill({"login": login}, restore=False)
        name.editor.setEnabled(not locked)
        if locked:  # what the other one typed stays with that person
            self.form.bar.addWidget(button(_("Sign in as another person"), self.other.emit))
        column.addWidget(self.form)
        across = QHBoxLayout(self)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(2)
        across.addStretch()
        across.addLayout(middle)
        across.addStretch()

    def focus_first(self) -> None:
        """Put the focus into the first empty field."""
        self.form.focus_first()

    def _try(self) -> None:
        try:
            found = sign_in(self.book, self.form.fields["login"].text(), self.form.fields["password"].text())
        except KontorError as error:
            self.form.refused(error)
            return
        self.form.saved()
        self.signed_in.emit(found)
