"""The demo company's opportunities in every stage, some won and lost, and a campaign with its answers."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.data.office import Office
from app.data.queries import query
from app.modules.organisation.contacts.api import find_by_account
from app.modules.organisation.opportunities.models import VIEW, CampaignContact
from app.modules.organisation.opportunities.rules import CampaignDraft, OpportunityDraft, ReplyDraft
from app.modules.organisation.opportunities.services import (
    add_contacts,
    save_campaign,
    save_opportunity,
    save_reply,
)

# debtor account, what it is about, stage, value in cents, days until it is decided, came by, why it was lost or won
DEALS = (
    ("10020", "Ausstattung Lehrwerkstatt, 12 Plätze", "offered", 18_400_00, 21, "request", ""),
    ("10040", "Rahmenvertrag Verbrauchsmaterial 2027", "agreed", 9_600_00, 12, "known", ""),
    ("10060", "Absauganlage Halle 2", "qualified", 27_500_00, 60, "recommended", ""),
    ("10070", "Prüfservice für Leitern und Tritte", "lead", 2_150_00, 45, "campaign", ""),
    ("10090", "Umbau Werkzeugausgabe", "offered", 7_300_00, -4, "fair", ""),
    ("10110", "Kreissägen, zwei Stück", "won", 5_980_00, -30, "request", "Lieferzeit gab den Ausschlag"),
    ("10120", "Hebebühne mit Wartung", "lost", 14_900_00, -50, "request", "Mitbewerber war 6 % günstiger"),
)
ANSWERS = ("interested", "reached", "declined", "open", "open")


def demo(office: Office, _months: int) -> None:
    """Keep the opportunities and a campaign."""
    today = office.clock().astimezone().date()
    for account, title, stage, value, days, source, reason in DEALS:
        who = office.read(find_by_account, account)
        if who is None:
            continue
        expected = today + datetime.timedelta(days=days)
        office.run(
            save_opportunity,
            OpportunityDraft(
                who,
                title,
                stage,
                value,
                None,
                expected=expected,
                owner=office.actor.login,
                source=source,
                reason=reason,
            ),
        )
    draft = CampaignDraft(
        "Prüfservice Herbst", today - datetime.timedelta(days=20), "letter", "Leitern, Tritte und Regale"
    )
    campaign = office.run(save_campaign, draft)
    found = [office.read(find_by_account, f"100{n}0") for n in range(1, 10)]
    office.run(add_contacts, campaign, [key for key in found if key is not None])
    for key, answer in zip(office.read(_members), ANSWERS, strict=False):
        office.run(save_reply, ReplyDraft(answer), key, 1)


@query(VIEW)
def _members(connection: Connection) -> list[int]:
    return [int(key) for key in connection.scalars(select(CampaignContact.id).order_by(CampaignContact.id))]
