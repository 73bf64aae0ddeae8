"""The page on which everybody changes their own password, without an administrator."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.messages import _
from app.data.users import change_own_password
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.theme import px
from app.ui.widgets import card


class PasswordPage(Page):
    """The old password and twice the new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Change password"))
        frame, inside = card()
        frame.setMaximumWidth(px(460))
        self.form = Form(desk, "draft.password", self._save, self._clear, _("Change password"), columns=1)
        old = self.form.add(TextField("old", _("Present password"), password=True))
        old.set_hint(_("empty, if you have none yet"))
        self.form.add(TextField("new", _("New password"), password=True))
        self.form.add(TextField("again", _("New password once more"), password=True))
        inside.addWidget(self.form)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self._clear()

    def first_focus(self) -> QWidget | None:
        """Focus the old password."""
        return self.form.fields["old"]

    def _clear(self) -> None:
        self.form.fill({}, restore=False)

    def _save(self) -> None:
        values = self.form.values()
        if values["new"] != values["again"]:
            self.form.fields["again"].mark(_("The two new passwords differ."))
            return

        def done(_nothing: object) -> None:
            self.form.saved()
            self._clear()
            self.desk.notice(_("Your password was changed."))

        self.desk.run(change_own_password, values["old"], values["new"], then=done, failed=self.form.refused)
