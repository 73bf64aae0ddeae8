"""Opportunities: what may become business, with what of it may be expected; F8 writes the offer."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.organisation.opportunities.models import CHANGE, Opportunity
from app.modules.organisation.opportunities.queries import (
    Pipeline,
    opportunities_source,
    opportunity,
    pipeline,
)
from app.modules.organisation.opportunities.rules import LEAD, STAGES, OpportunityDraft
from app.modules.organisation.opportunities.services import save_opportunity, undo_opportunity
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

SALES, WRITE = "finance.sales.documents", "finance.sales.change"


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk, Opportunity, "contact:2 title:2 stage expected value chance owner source reason:2 notes:2"
    )


class OpportunitiesPage(RegisterPage):
    """Ctrl+N begins one, Enter changes one, F8 writes an offer to the contact."""

    def __init__(self, desk: Desk) -> None:
        start = {"stage": LEAD, "owner": desk.office.actor.login}
        registers = [
            Register(title=title, new=_("New opportunity"), source=source, of=Opportunity, read=opportunity, fields=_fields, draft=OpportunityDraft, save=save_opportunity, undo=undo_opportunity, start=start)
            for title, source in ((_("Open"), opportunities_source()), (_("All"), opportunities_source(everything=True)))
        ]  # fmt: skip
        super().__init__(desk, _("Opportunities"), registers)
        self.set_actions(
            [
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New opportunity"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Write an offer"), lambda: self.for_current(self._offer), "F8", "file-text", WRITE, primary=True, row=True),
            ]
        )  # fmt: skip
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(pipeline, then=self._say, owner=self, slot="pipeline")

    def _say(self, found: Pipeline) -> None:
        """Say under the title what is open and what of it may be expected."""
        if not found.count:
            self.subtitle.setText("")
            return
        words = [
            counted(found.count, N_("1 open"), N_("{count} open")),
            _("Value {amount}").format(amount=formats.cents(found.value)),
            _("expected {amount}").format(amount=formats.cents(found.expected)),
            *(f"{_(STAGES[key])} {formats.cents(value)}" for key, value, _worth in found.stages if value),
        ]
        self.subtitle.setText("  ·  ".join(words))

    def _offer(self, key: int) -> None:
        def show(one: Stored[OpportunityDraft] | None) -> None:
            if one is not None:
                self.desk.open(SALES, ("for", "offer", one.draft.contact, one.draft.title))

        self.desk.read(opportunity, key, then=show)
