"""A small company of staff for tests: a head, two members of staff, somebody of another department, each signing in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from app.core.manifest import rights_of, standard_roles
from app.data.office import Actor, Office
from app.data.settings import change_setting
from app.data.users import UserDraft, save_user
from app.modules.hr.people.api import (
    AssignmentDraft,
    ContractDraft,
    PersonDraft,
    save_assignment,
    save_contract,
    save_person,
)
from tests.conftest import GOOD

D = datetime.date
ROLES = {role.key: rights_of(role) for role in standard_roles()}
ENTRY = D(2020, 1, 1)


@dataclass
class Company:
    """The offices of the company: of who may everything, and by person; the keys of the people."""

    office: Office
    keys: dict[str, int]

    def as_role(self, login: str, *roles: str) -> Office:
        """Return the office of somebody with standard roles."""
        rights = frozenset[str]().union(*(ROLES[role] for role in roles))
        return Office(self.office.book, Actor(login, login.title(), rights), self.office.clock)


def company(office: Office) -> Company:
    """Keep the people with contracts of 30 days at five days a week, led by the head."""
    office.run(change_setting, "hr.leave_from", 2026)
    keys: dict[str, int] = {}
    for login, department in (
        ("hanna", "Verkauf"),
        ("karla", "Verkauf"),
        ("olaf", "Verkauf"),
        ("lina", "Lager"),
    ):
        keys[login] = office.run(
            save_person,
            PersonDraft(login.title(), "Muster", department, "Kiel", "Stelle", login=login, entry=ENTRY),
        )
        office.run(save_contract, ContractDraft(keys[login], ENTRY))
        office.run(save_user, UserDraft(login, login.title(), (), password=GOOD, first_password=GOOD))
    for login in ("karla", "olaf"):
        office.run(
            save_assignment,
            AssignmentDraft(keys[login], D(2021, 1, 1), "Verkauf", "Stelle", None, manager=keys["hanna"]),
        )
    return Company(office, keys)
