"""What a dunning run decides on, read at once for all customers or for some: items, contacts, levels, past letters, blocks, plans."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, case, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.data.clock import today
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.modules.finance.chart.api import Account
from app.modules.finance.dunning.models import (
    BaseRate,
    DunningBlock,
    DunningGroup,
    DunningItem,
    DunningLetter,
    DunningLevel,
)
from app.modules.finance.dunning.queries.plans import kept_plans
from app.modules.finance.dunning.rules.dunning import IN_FORCE, LEVELS
from app.modules.finance.dunning.rules.interest import Movement, announced
from app.modules.finance.dunning.rules.proposing import Claim, Debtor, Level, Past
from app.modules.finance.ledger.api import Entry, standing
from app.modules.finance.open_items.api import OpenItem, all_open, open_on
from app.modules.organisation.contacts.api import DebtorContact, agreed_terms, debtor_contacts

MANY = 500
Place = tuple[str, str]  # account and document


@dataclass(frozen=True)
class Group:
    """A group with its levels in order."""

    kind: str
    tag: str
    levels: tuple[Level, ...]


def base_rates(connection: Connection) -> dict[datetime.date, int]:
    """Return the base rates in basis points by the first day of their half-year: those of the book before those of the program."""
    rows = connection.execute(select(BaseRate.valid_from, BaseRate.rate))
    return {**announced(), **{row.valid_from: int(row.rate) for row in rows}}


def groups(connection: Connection) -> list[Group]:
    """Return the groups: those with a tag first, as they were made."""
    by_group: dict[int, list[Level]] = {}
    named = DunningLevel.group_id.label("group")
    for one in read_all(
        connection, select(DunningLevel.__table__, named).order_by(DunningLevel.level), Level
    ):
        by_group.setdefault(one.group, []).append(one)
    g = DunningGroup
    rows = connection.execute(select(g.id, g.kind, g.tag).order_by(g.id)).all()
    found = [Group(row.kind, row.tag.lower(), tuple(by_group.get(row.id, ()))) for row in rows]
    return sorted(found, key=lambda one: one.kind != "tag")


def levels_of(known: Sequence[Group], *, private: bool, tags: Collection[str]) -> tuple[Level, ...]:
    """Return the levels of a customer: of the first group whose tag it bears, else of consumers or businesses."""
    kind = "private" if private else "business"
    for one in known:
        if one.kind == kind or (one.kind == "tag" and one.tag in tags):
            return one.levels
    return ()


def past_of(connection: Connection, accounts: Collection[str] = ()) -> dict[Place, Past]:
    """Return what letters in force did to items, of all accounts or of some."""
    i, d = DunningItem, DunningLetter
    posted = d.entry_id.is_not(None)
    query = (
        select(i.account, i.document, func.max(i.level), func.min(d.day), func.max(d.day), func.max(d.until))
        .add_columns(func.sum(case((posted, i.interest), else_=0)), func.sum(case((posted, i.lump), else_=0)))
        .add_columns(func.max(i.lump))
        .join(d, d.id == i.letter_id)
        .where(d.state == IN_FORCE)
        .group_by(i.account, i.document)
    )
    found = {}
    for part in _parts(accounts):
        for row in connection.execute(query.where(i.account.in_(part)) if part else query):
            account, document, level, first, last, term, interest, lump, had = row
            found[account, document] = Past(
                int(level), first, last, term, int(interest), lump=int(lump), has_lump=int(had) > 0
            )
    return found


@query("finance.view")
def said_of(connection: Connection, accounts: Collection[str]) -> dict[Place, Message]:
    """Return what dunning says of the items of some accounts: the highest level in force with its last letter, and what is not dunned."""
    day = today(connection)
    found = {
        place: Message(N_("{level} of {day}"), {"level": Message(LEVELS[one.level]), "day": one.last})
        for place, one in past_of(connection, accounts).items()
    }
    asked = set(accounts)
    held = {place: reason for place, reason in _blocks(connection, day).items() if place[0] in asked}
    return {
        **found,
        **{place: Message(N_("not dunned: {reason}"), {"reason": one}) for place, one in held.items()},
    }


def _parts(accounts: Collection[str]) -> Iterable[list[str]]:
    """Yield accounts in parts that one statement takes, nothing named once for all of them."""
    ordered = sorted(accounts)
    return [ordered[at : at + MANY] for at in range(0, len(ordered), MANY)] or [[]]


def movements_of(connection: Connection, accounts: Collection[str] = ()) -> dict[Place, list[Movement]]:
    """Return what was claimed and paid under each document by day, of all customers or of some accounts."""
    found: dict[Place, list[Movement]] = {}
    for part in _parts(accounts):
        where = Account.number.in_(part) if part else Account.kind == "debtor"
        stands = standing(where)
        query = (
            select(Account.number, stands.c.document, stands.c.paid_on, func.sum(stands.c.amount))
            .join(Account, Account.id == stands.c.account_id)
            .group_by(Account.number, stands.c.document, stands.c.paid_on)
        )
        for account, document, day, amount in connection.execute(query):
            found.setdefault((account, document), []).append((day, int(amount)))
    return found


def cost_documents(connection: Connection) -> frozenset[str]:
    """Return the numbers of letters whose costs were posted as a claim."""
    d = DunningLetter
    return frozenset(connection.scalars(select(d.number).where(d.entry_id.is_not(None))))


def _told(connection: Connection, documents: Collection[str]) -> set[str]:
    """Return the documents that were issued by sales, whose invoices tell consumers of § 286 (3) BGB."""
    found: set[str] = set()
    for part in _parts(documents) if documents else ():
        query = select(Entry.document).where(Entry.origin == "sales", Entry.document.in_(part))
        found |= set(connection.scalars(query))
    return found


def _blocks(connection: Connection, day: datetime.date) -> dict[Place, str]:
    b = DunningBlock
    rows = connection.execute(select(b.account, b.document, b.reason, b.until))
    return {(row.account, row.document): row.reason for row in rows if row.until is None or row.until >= day}


def debtors(
    connection: Connection,
    day: datetime.date,
    accounts: Collection[str] = (),
    only: Collection[Place] | None = None,
) -> list[Debtor]:
    """Return customers with their open items as a run on a day sees them, all or of some accounts; only narrows the items."""
    items = open_on(connection, sorted(accounts)) if accounts else all_open(connection, "debtor")
    by_account: dict[str, list[OpenItem]] = {}
    for item in items:
        if item.kind == "debtor":
            by_account.setdefault(item.account, []).append(item)
    people, known = debtor_contacts(connection), groups(connection)
    past, blocks = past_of(connection, accounts), _blocks(connection, day)
    grace = int(setting(connection, "dunning.grace"))
    plans = kept_plans(connection, {(one.account, one.document): one.amount for one in items}, day, grace)
    agreed, costs = agreed_terms(connection, set(by_account)), cost_documents(connection)
    private = {account for account, one in people.items() if one.private}
    told = _told(connection, {one.document for one in items if one.account in private})
    found = []
    for account, own in by_account.items():
        claims = tuple(
            Claim(
                one.key,
                one.document,
                one.day,
                one.due,
                one.amount,
                past=past.get((account, one.document), Past()),
                told=one.document in told,
                cost=one.document in costs,
                agreed=any(start <= one.day for start, _terms in agreed.get(account, ())),
                blocked=blocks.get((account, one.document), ""),
                plan=plans.get((account, one.document)),
            )
            for one in own
            if one.amount > 0 and (only is None or (account, one.document) in only)
        )
        credit = -sum(one.amount for one in own if one.amount < 0)
        if claims:
            found.append(_debtor(account, own[0].name, people.get(account), known, credit, claims=claims))
    return found


def _debtor(
    account: str,
    name: str,
    who: DebtorContact | None,
    known: Sequence[Group],
    credit: int,
    claims: tuple[Claim, ...],
) -> Debtor:
    """Return a customer; one without a contact counts as a consumer, since nobody knows better."""
    if who is None:
        return Debtor(account, name, None, True, (), credit=credit, claims=claims)
    levels = levels_of(known, private=who.private, tags=who.tags)
    return Debtor(
        account,
        who.name,
        who.key,
        who.private,
        levels,
        blocked=who.blocked,
        has_address=who.has_address,
        language=who.language,
        credit=credit,
        claims=claims,
    )


def reader(
    connection: Connection, accounts: Collection[str]
) -> Callable[[Debtor, Claim], Sequence[Movement]]:
    """Return what says how a claim stood by day; it reads once, when the first claim asks."""
    kept: list[Mapping[Place, Sequence[Movement]]] = []

    def movements(debtor: Debtor, claim: Claim) -> Sequence[Movement]:
        if not kept:
            kept.append(movements_of(connection, accounts))
        return kept[0].get((debtor.account, claim.document), ())

    return movements
