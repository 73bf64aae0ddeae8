"""A leave account in words, beside a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core.messages import _
from app.modules.hr.absence.queries.accounts import PersonAccounts
from app.modules.hr.absence.rules.accounts import Account
from app.modules.hr.absence.rules.words import account_lines
from app.ui.theme import px
from app.ui.widgets import clear, label


class AccountView(QScrollArea):
    """Shows the accounts of a person, the newest year first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Leave account"))
        holder = QWidget()
        self.inside = QVBoxLayout(holder)
        self.inside.setContentsMargins(0, 0, px(8), 0)
        self.inside.setSpacing(px(6))
        self.setWidget(holder)

    def show_person(self, one: PersonAccounts | None, named: bool = True) -> None:
        """Show the accounts of a person; where there are none, why."""
        clear(self.inside)
        if one is None or not one.accounts:
            words = _("There is no contract yet, so there is no leave account; have it entered.")
            self.inside.addWidget(label(words, "quiet", wrap=True))
        else:
            if named:
                self.inside.addWidget(label(one.name, "heading", wrap=True))
            self._show(list(reversed(one.accounts)))
        self.inside.addStretch()

    def _show(self, accounts: Sequence[Account]) -> None:
        for account in accounts:
            for words, tone in account_lines(account):
                self.inside.addWidget(label(words, tone, wrap=True))
            self.inside.addSpacing(px(10))
