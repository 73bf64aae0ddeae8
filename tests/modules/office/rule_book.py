"""A book with opportunities, and rules on them that act for somebody, for tests of rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.data.standing import actor_of
from app.data.system_tables import Role
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.documents.letters.rules import TemplateDraft
from app.modules.documents.letters.services import save_template
from app.modules.office.automation.queries.lists import protocol
from app.modules.office.automation.rules.rule import RuleDraft
from app.modules.office.automation.services.keeping import save_rule, switch_rule
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.opportunities.rules import OpportunityDraft
from app.modules.organisation.opportunities.services import save_opportunity
from tests.conftest import GOOD
from tests.data.twice_helpers import number

TABLE = "organisation_opportunity"
TODAY = datetime.date(2026, 11, 23)
WON = RuleDraft("Gewonnen", "state", TABLE, "stage", "won", action="task", text="Auftrag anlegen", login="admin", due=3)  # fmt: skip
RIGHTS = ("rules.view", "rules.edit", "records.follow_up", "organisation.view", "organisation.opportunity.view", "organisation.notice.view")  # fmt: skip


def author(office: Office, login: str, *rights: str) -> Office:
    """Return the office of somebody who signs in with these rights, as a rule reads them."""
    office.run(save_role, RoleDraft(f"Rolle {login}", rights))
    office.run(
        save_user, UserDraft(login, login.title(), (f"Rolle {login}",), True, GOOD, first_password=GOOD)
    )
    return signed_in(office, login)


def signed_in(office: Office, login: str) -> Office:
    """Return the office of somebody with the rights of now."""
    found = office.read(reads("")(lambda connection: actor_of(connection, login)))
    assert isinstance(found, Actor)
    return Office(office.book, found, office.clock)


def left_with(office: Office, login: str, *rights: str) -> None:
    """Leave somebody of author() with these rights only."""
    name = f"Rolle {login}"
    key = office.read(reads("")(lambda c: c.scalar(select(Role.id).where(Role.name == name))))
    office.run(save_role, RoleDraft(name, rights), key)


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


def told(office: Office, rule: int) -> list[str]:
    """Return what came of the firings of a rule, the newest first."""
    return [one.said for one in office.read(protocol, rule)]


def thanks(office: Office) -> int:
    """Keep the template of a letter of thanks, and return its key."""
    body = "{salutation},\n\nvielen Dank."
    return office.run(save_template, TemplateDraft("Dank", subject="Ihr Auftrag, {name}", body=body))


def hold_refusals(office: Office, draft: RuleDraft, wrong: Iterable[tuple[Mapping[str, Any], str]]) -> None:
    """Hold that each of these changes of a rule is refused at the field that it names, and that nothing is kept."""
    kept = number(office, "SELECT count(*) FROM office_rule")
    for changes, field in wrong:
        with pytest.raises(Invalid) as refused:
            office.run(save_rule, replace(draft, **changes))
        assert refused.value.field == field, (changes, refused.value)
    assert number(office, "SELECT count(*) FROM office_rule") == kept
