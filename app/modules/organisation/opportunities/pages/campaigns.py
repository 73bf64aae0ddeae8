"""Campaigns: contacts that are addressed together, and what came of it; F8 adds contacts, those who may not be told are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.messages import _
from app.modules.organisation.opportunities.models import CHANGE, Campaign, CampaignContact
from app.modules.organisation.opportunities.queries import (
    campaign,
    campaigns_source,
    contact_names,
    members_source,
    reply,
)
from app.modules.organisation.opportunities.rules import CampaignDraft, ReplyDraft
from app.modules.organisation.opportunities.services import (
    add_by_tag,
    add_contacts,
    leave,
    save_campaign,
    save_reply,
    undo_campaign,
)
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


def _campaign_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Campaign, "name:2 day channel text:2")


def _reply_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, CampaignContact, "result note")


class CampaignsPage(RegisterPage):
    """The campaigns, and their contacts; Ctrl+N begins a campaign, Enter on a contact keeps its answer."""

    def __init__(self, desk: Desk) -> None:
        registers = (
            Register(
                title=_("Campaigns"),
                new=_("New campaign"),
                source=campaigns_source(),
                of=Campaign,
                read=campaign,
                fields=_campaign_fields,
                draft=CampaignDraft,
                save=save_campaign,
                undo=undo_campaign,
                start={"channel": "letter", "day": desk.today()},
            ),
            Register(
                title=_("Contacts"),
                new=_("Contact of a campaign"),
                source=members_source(),
                of=CampaignContact,
                read=reply,
                fields=_reply_fields,
                draft=ReplyDraft,
                save=save_reply,
                columns=1,
                name=lambda _draft: _("Answer"),
            ),
        )
        super().__init__(desk, _("Campaigns"), registers)
        self.set_actions(
            [
                PageAction(
                    _("Take away"),
                    self._leave,
                    "Del",
                    "trash-2",
                    CHANGE,
                    menu=True,
                    of="organisation.campaign_contacts",
                ),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New campaign"), self._new, "Ctrl+N", "plus", CHANGE),
                PageAction(
                    _("Add contacts …"),
                    self._add,
                    "F8",
                    "users",
                    CHANGE,
                    primary=True,
                    of="organisation.campaigns",
                ),
            ]
        )

    def _new(self) -> None:
        self.go(0)
        self.edit(None)

    def _add(self) -> None:
        """Ask for a contact, or a tag whose contacts are added."""
        if self.register.of is not Campaign:
            self.desk.notice(_("Choose the campaign on the tab before this one."))
            return
        self.for_current(self._add_to)

    def _add_to(self, key: int) -> None:
        fields = fields_of(self.desk, CampaignContact, "contact")

        def send(values: Values) -> tuple[Any, ...]:
            one = values["contact"]
            return (add_contacts, key, (one,)) if one else (add_by_tag, key, values["tag"])

        ask(
            self.desk,
            self.drawer,
            "campaign.add",
            _("Add contacts"),
            [*fields, TextField("tag", _("or everyone with the tag"), limit=40)],
            send=send,
            done=lambda left, _values: self._said(left),
            record=key,
            columns=1,
            save_text=_("Add"),
        )

    def _said(self, left: list[int]) -> str | None:
        if not left:
            return _("Contacts added")
        show = lambda names: self.desk.notice(  # noqa: E731
            _("Left out, because they may not be told by this way: {names}").format(names=", ".join(names)), "warn"
        )  # fmt: skip
        self.desk.read(contact_names, left, then=show)
        return None

    def _leave(self) -> None:
        if self.register.of is Campaign:
            self.desk.notice(_("Choose the contact on the next tab."))
            return
        self.run_on_current(leave, words=_("Taken off the campaign"))
