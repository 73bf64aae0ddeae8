"""What is done with expected payments: kept, taken away, brought back."""

from __future__ import annotations

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import check_draft, save_draft
from app.data.office import command
from app.data.undo import undo_deletion, undoing
from app.data.unit import Unit
from app.modules.finance.liquidity.models import ExpectedPayment
from app.modules.finance.liquidity.rules.expected import ExpectedDraft

CHANGE = "finance.liquidity.change"
undo_expected = undoing(ExpectedPayment)


@command(CHANGE)
def save_expected(
    unit: Unit, draft: ExpectedDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an expected payment; raises Invalid, naming the field, for an amount not above zero and an end before the first day."""
    check_draft(ExpectedPayment, draft)
    if (draft.amount or 0) <= 0:
        raise Invalid(N_("Enter an amount above zero; the direction says whether it comes or goes."), field="amount")  # fmt: skip
    if draft.until is not None and draft.day is not None and draft.until < draft.day:
        raise Invalid(N_("The last day lies before the first one."), field="until")
    return save_draft(unit, ExpectedPayment, draft, key, version)


@command(CHANGE)
def take_away(unit: Unit, key: int) -> None:
    """Take an expected payment away."""
    unit.row(ExpectedPayment, key, lock=True)
    unit.delete(ExpectedPayment, key)


@command(CHANGE)
def bring_back(unit: Unit, key: int) -> None:
    """Bring an expected payment back that was taken away last; raises Invalid where it was not."""
    undo_deletion(unit, ExpectedPayment, key)
