"""Bank rules: what they ask for and how they book; made from a movement in the inbox."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.banking.queries import rules_source
from app.modules.finance.banking.services import post_by_rules
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.widgets import PageAction


class RulesPage(ListPage):
    """The list of rules."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Bank rules"), rules_source(), "finance_bank_rule")
        self.subtitle.setText(_("Ctrl+R in the inbox makes one from a movement"))
        self.set_actions(
            [PageAction(_("Post by automatic rules"), self._post, "Ctrl+Shift+Return", "zap", "finance.bank.accept", primary=True)]
        )

    def _post(self) -> None:
        def done(counts: tuple[int, int]) -> None:
            self.desk.notice(_("{posted} movements posted, {left} stay open").format(posted=counts[0], left=counts[1]))

        self.desk.run(post_by_rules, then=done)
