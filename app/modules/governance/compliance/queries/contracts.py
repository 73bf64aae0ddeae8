"""Contracts of the office as they are listed and read, beside those that other topics keep, and what waits of them."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import may_read, query
from app.data.record_extras import Target
from app.modules.governance.compliance.models import CONTRACTS, Contract
from app.modules.governance.compliance.rules.contracts import ContractDraft
from app.modules.hr.people.api import Person, full_name
from app.modules.inventory.purchasing.api import running_frames
from app.modules.it.licences.api import running_contracts
from app.modules.organisation.contacts.api import Contact

PAGE = "governance.compliance.contracts"
AHEAD = datetime.timedelta(days=60)  # that a day of notice is told of


@dataclass(frozen=True)
class OtherContract:
    """A contract that another topic keeps: what, with whom, until when (None: open), the last day of notice, and where it is kept."""

    kind: str
    title: str
    partner: str
    until: datetime.date | None
    notice: datetime.date | None
    page: str
    request: Target


def contracts_source() -> ListSource:
    """Return the contracts, those whose notice is next first."""
    c = Contract
    columns = (
        *listed(c, "title kind"),
        shown_as(Contact.name, "partner", title=N_("Business partner"), width=180),
        *listed(c, "notice ends"),
        shown_as(c.cost, total=True),
        Column("owner", N_("Responsible"), "text", full_name(), 150),
        *listed(c, "start renews notice_months cancelled number notes"),
    )
    joins = ((Contact, Contact.id == c.partner_id), (Person, Person.id == c.owner_id))
    order = (c.notice.is_(None), c.notice.expression, func.lower(c.title), c.id.expression)
    return ListSource("governance.contracts", c, columns, order, joins=joins)


def draft_of(connection: Connection, key: int) -> Stored[ContractDraft] | None:
    """Return a contract as it was typed."""
    return load_draft(connection, Contract, ContractDraft, key)


@query(CONTRACTS)
def contract_draft(connection: Connection, key: int) -> Stored[ContractDraft] | None:
    """Return a contract as its form shows it."""
    return draft_of(connection, key)


@query(CONTRACTS)
def contracts_of_others(connection: Connection) -> list[OtherContract]:
    """Return contracts of IT and framework orders that run, of those the person may read, the next day of notice or end first."""
    found: list[OtherContract] = []
    if may_read(connection, running_contracts):
        found += [
            OtherContract(N_("IT contract"), one.title, one.partner, one.until, one.notice, page="it.licences.contracts", request=Target("it_contract", one.id))
            for one in running_contracts(connection)
        ]  # fmt: skip
    if may_read(connection, running_frames):
        found += [
            OtherContract(N_("Framework order"), one.title, one.partner, one.until, one.notice, page="inventory.purchasing.frames", request=Target("inventory_frame", one.id))
            for one in running_frames(connection)
        ]  # fmt: skip
    return sorted(found, key=lambda one: (one.notice or one.until or datetime.date.max, one.title))


@query(CONTRACTS)
def waiting_contracts(connection: Connection) -> list[Waiting]:
    """Return the contracts whose last day of notice, or whose end without renewal, is within 60 days."""
    c, today = Contract, clock.today(connection)
    until = today + AHEAD
    notice = c.notice.between(today, until)
    ends = c.notice.is_(None) & c.cancelled.is_(None) & c.ends.between(today, until)
    asked = (
        (notice, N_("{count} contracts must be given notice in 60 days"), N_("1 contract must be given notice in 60 days")),
        (ends, N_("{count} contracts end in 60 days"), N_("1 contract ends in 60 days")),
    )  # fmt: skip
    found = []
    for where, many, one in asked:
        count = connection.scalar(select(func.count()).select_from(c).where(where)) or 0
        if count:
            found.append(Waiting(count, Message(many, {"count": count}, one), PAGE))
    return found
