"""A book with opportunities, and rules on them that act for somebody, for tests of rules."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import select

from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.data.standing import actor_of
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.office.automation.queries.lists import protocol
from app.modules.office.automation.rules.rule import RuleDraft
from app.modules.office.automation.services.keeping import save_rule, switch_rule
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.opportunities.rules import OpportunityDraft
from app.modules.organisation.opportunities.services import save_opportunity
from tests.conftest import GOOD

TABLE = "organisation_opportunity"
TODAY = datetime.date(2026, 11, 23)
WON = RuleDraft("Gewonnen", "state", TABLE, "stage", "won", action="task", text="Auftrag anlegen", login="admin", due=3)  # fmt: skip
RIGHTS = ("rules.view", "rules.edit", "records.follow_up", "organisation.view", "organisation.opportunity.view", "organisation.notice.view")  # fmt: skip


def author(office: Office, login: str, *rights: str) -> Office:
    """Return the office of somebody who signs in with these rights, as a rule reads them."""
    office.run(save_role, RoleDraft(f"Rolle {login}", rights))
    office.run(save_user, UserDraft(login, login.title(), (f"Rolle {login}",), True, GOOD, GOOD))
    return signed_in(office, login)


def signed_in(office: Office, login: str) -> Office:
    """Return the office of somebody with the rights of now."""
    found = office.read(reads("")(lambda connection: actor_of(connection, login)))
    assert isinstance(found, Actor)
    return Office(office.book, found, office.clock)


def switched_on(office: Office, draft: RuleDraft) -> int:
    """Keep a rule and switch it on."""
    key = office.run(save_rule, draft)
    office.run(switch_rule, key, True)
    return key


def opportunity(office: Office, **said: Any) -> int:
    """Make an opportunity."""
    return office.run(save_opportunity, given(office, **said))


def given(office: Office, **said: Any) -> OpportunityDraft:
    """Return an opportunity as typed, with the contact of the book."""
    key = office.read(reads("")(lambda c: c.scalar(select(Contact.id).limit(1))))
    contact = key or office.run(
        save_contact, ContactDraft(name="Müller", street="Weg 1", postcode="24103", town="Kiel")
    )
    return OpportunityDraft(contact, "Dach", reason="so", **said)


def fired(office: Office, rule: int) -> list[tuple[str, int, str]]:
    """Return table, key and result of the firings of a rule, the newest first."""
    return [(one.table, one.key, one.outcome) for one in office.read(protocol, rule)]
