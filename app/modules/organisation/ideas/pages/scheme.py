"""Campaigns for ideas, with workshop notes that become ideas, and the rules of the scheme by day."""

from __future__ import annotations

from typing import Any

from app.core.messages import N_, _, counted
from app.modules.organisation.ideas.models import CHANGE, Campaign, Scheme
from app.modules.organisation.ideas.queries.ideas import campaign, campaigns_source, scheme, schemes_source
from app.modules.organisation.ideas.rules.ideas import CampaignDraft, SchemeDraft
from app.modules.organisation.ideas.services.ideas import ideas_from_notes, save_campaign, save_scheme
from app.ui.choice_fields import LongField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

RULES = "since rate years least most point step receipt_days decision_days appeal_days"


def _scheme_draft(**values: Any) -> SchemeDraft:
    given: dict[str, Any] = {
        name: (value or 0) if name != "since" else value for name, value in values.items()
    }
    return SchemeDraft(**given)


class SchemePage(RegisterPage):
    """Ctrl+N begins a campaign, or rules from another day on; F8 takes notes of a workshop."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(
                title=_("Campaigns"), new=_("New campaign"), source=campaigns_source(), of=Campaign, read=campaign,
                fields=lambda desk: fields_of(desk, Campaign, "title:2 since until text:2"), draft=CampaignDraft,
                save=save_campaign, start={"since": desk.today()},
            ),
            Register(
                title=_("Rules of the scheme"), new=_("New rules"), source=schemes_source(), of=Scheme, read=scheme,
                fields=lambda desk: fields_of(desk, Scheme, RULES), draft=_scheme_draft, save=save_scheme,
                start={**vars(SchemeDraft()), "since": desk.today()}, name=lambda _draft: _("Rules of the scheme"),
            ),
        ]  # fmt: skip
        super().__init__(desk, _("Campaigns and rules"), registers, width=460)
        self.set_actions(
            [
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(
                    _("Take workshop notes …"),
                    self._notes,
                    "F8",
                    "list",
                    CHANGE,
                    primary=True,
                    of="organisation.idea_campaigns",
                ),
            ]
        )

    def _notes(self) -> None:
        if self.register.of is not Campaign:
            self.desk.notice(_("Choose a campaign first (Ctrl+1)."))
            return
        self.for_current(self._ask_notes)

    def _ask_notes(self, key: int) -> None:
        def done(count: int, _values: Values) -> str:
            return counted(count, N_("1 idea made"), N_("{count} ideas made"))

        ask(self.desk, self.drawer, "organisation_idea.notes", _("Workshop notes"), [LongField("text", _("One idea a line"), 16)],
            send=lambda values: (ideas_from_notes, key, values["text"]), done=done, record=key)  # fmt: skip
