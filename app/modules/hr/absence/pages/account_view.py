"""A leave account in words, beside a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core.messages import _
from app.modules.hr.absence.queries.accounts import PersonAccounts
from app.modules.hr.absence.rules.accounts import Account
from app.modules.hr.absence.rules.words import account_lines
from app.modules.hr.people.api import NOBODY
from app.ui.theme import px
from app.ui.widgets import clear, label


def why_none(one: PersonAccounts | None) -> str:
    """Say why a person has no leave account, '' for who has one; None is who is no member of staff, or may not be known."""
    if one is None:
        return _(NOBODY)
    none = _("There is no contract yet, so there is no leave account; have it entered.")
    return "" if one.accounts else none


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
            self.inside.addWidget(label(why_none(one), "quiet", wrap=True))
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
