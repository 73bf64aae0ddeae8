"""Bank rules: what they ask for and how they book; made here or from a movement in the inbox."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.banking.pages.rule_form import rule_form
from app.modules.finance.banking.queries import rule_of, rules_source
from app.modules.finance.banking.rules import Rule
from app.modules.finance.banking.services.movements import delete_rule, post_by_rules, save_rule
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction

CHANGE = "finance.bank.change"


class RulesPage(ListPage):
    """The list of rules."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Bank rules"), rules_source())
        self.subtitle.setText(_("Ctrl+R in the inbox makes one from a movement"))
        self.set_actions(
            [
                PageAction(
                    _("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", CHANGE, row=True
                ),
                PageAction(_("New rule"), self._new, "Ctrl+N", "plus", CHANGE),
                PageAction(
                    _("Post by automatic rules"),
                    self._post,
                    "Ctrl+Shift+Return",
                    "zap",
                    "finance.bank.accept",
                    primary=True,
                ),
                PageAction(
                    _("Delete the rule"),
                    lambda: self.for_current(self._delete),
                    "Del",
                    "trash-2",
                    CHANGE,
                    menu=True,
                    row=True,
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show a rule to be changed."""
        if self.desk.may(CHANGE):
            rule_form(
                self.desk, self.drawer, ("bank_rule", key), {}, key, then=lambda: self.panel.select_key(key)
            )

    def _new(self) -> None:
        rule_form(self.desk, self.drawer, ("bank_rule", 0), {}, None, then=self.close_drawer)

    def _delete(self, key: int) -> None:
        self.desk.read(rule_of, key, then=lambda rule: self._take_away(key, rule), owner=self)

    def _take_away(self, key: int, rule: Rule) -> None:
        def told(_nothing: object) -> None:
            words = _("Rule {name} deleted").format(name=rule.name)
            self.desk.notice(words, action=_("Undo"), act=lambda: self.desk.run(save_rule, rule))

        self.desk.run(delete_rule, key, then=told)

    def _post(self) -> None:
        def done(counts: tuple[int, int]) -> None:
            self.desk.notice(
                _("{posted} movements posted, {left} stay open").format(posted=counts[0], left=counts[1])
            )

        self.desk.run(post_by_rules, then=done)
