"""Expected payments: what comes or goes and stands in no book yet, once or again and again."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.liquidity.models import ExpectedPayment
from app.modules.finance.liquidity.queries.forecast import expected, expected_source
from app.modules.finance.liquidity.rules.expected import ExpectedDraft
from app.modules.finance.liquidity.services.expected import (
    bring_back,
    save_expected,
    take_away,
    undo_expected,
)
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


class ExpectedPage(RegisterPage):
    """Ctrl+N begins one, Enter changes one, Del takes one away."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Expected payments"),
            new=_("New expected payment"),
            source=expected_source(),
            of=ExpectedPayment,
            read=expected,
            fields=lambda desk: fields_of(
                desk, ExpectedPayment, "text:2 direction kind amount day every until"
            ),
            draft=ExpectedDraft,
            save=save_expected,
            undo=undo_expected,
            start={"direction": "out", "kind": "cost", "every": "month"},
            name=lambda draft: str(draft.text),
        )
        super().__init__(desk, _("Expected payments"), [one])
        right = one.needs
        self.set_actions(
            [
                *self.standard_actions(_("New expected payment")),
                PageAction(
                    _("Take out of the list"), self._take_away, "Del", "trash-2", right, menu=True, row=True
                ),
            ]
        )

    def _take_away(self) -> None:
        def away(key: int) -> None:
            back = lambda: self.desk.run(bring_back, key)  # noqa: E731
            told = lambda _n: self.desk.notice(_("Expected payment taken away"), action=_("Undo"), act=back)  # noqa: E731
            self.desk.run(take_away, key, then=told)

        self.for_current(away)
