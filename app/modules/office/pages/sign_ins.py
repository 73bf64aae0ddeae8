"""Who tried to sign in: when, with which name, from which computer, and what came of it."""

from __future__ import annotations

from app.core.messages import _
from app.modules.office.queries import sign_ins_source
from app.ui.desk import Desk
from app.ui.list_page import ListPage


class SignInsPage(ListPage):
    """The list of all tries, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Sign-ins"), sign_ins_source())
        self.subtitle.setText(
            _("Every try, with names that nobody here has too; many from one computer are worth a question")
        )
