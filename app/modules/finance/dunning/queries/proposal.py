"""The proposal of a dunning run, and the list of receivables with their level, the next one, and why one stays."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.clock import today
from app.data.lists import Column, ListSource
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.dunning.models import DunningItem, DunningLetter
from app.modules.finance.dunning.queries.facts import Place, base_rates, debtors, reader
from app.modules.finance.dunning.rules.dunning import IN_FORCE, LEVEL_TONES, LEVELS
from app.modules.finance.dunning.rules.proposing import Item, LeftOut, Proposal, ProposedLetter, propose
from app.modules.finance.open_items.api import claims

VIEW = "finance.view"


@query(VIEW)
def proposal(
    connection: Connection,
    day: datetime.date,
    accounts: Collection[str] = (),
    only: Collection[Place] | None = None,
) -> Proposal:
    """Return what a dunning run on a day does, for all customers or for some accounts; only narrows it to items."""
    people = debtors(connection, day, accounts, only)
    found = propose(
        people,
        day,
        reader(connection, accounts),
        base_rates(connection),
        int(setting(connection, "dunning.arrives")),
    )
    return replace(found, letters=_with_earlier(connection, found.letters))


def _with_earlier(connection: Connection, letters: Sequence[ProposedLetter]) -> tuple[ProposedLetter, ...]:
    """Return letters with the fees of letters before that are about the same items and were not posted."""
    i, d = DunningItem, DunningLetter
    rows = connection.execute(
        select(d.id, d.fee, d.entry_id, i.account, i.document)
        .join(i, i.letter_id == d.id)
        .where(d.state == IN_FORCE, (d.fee > 0) | d.entry_id.is_not(None))
        .order_by(d.id)
    )
    about: dict[Place, dict[int, tuple[int, bool]]] = {}
    for row in rows:
        about.setdefault((row.account, row.document), {})[row.id] = (int(row.fee), row.entry_id is not None)
    found = []
    for letter in letters:
        before: dict[int, tuple[int, bool]] = {}
        for item in letter.items:
            before |= about.get((letter.debtor.account, item.claim.document), {})
        earlier = 0
        for _key, (fee, posted) in sorted(before.items()):
            earlier = 0 if posted else earlier + fee
        found.append(replace(letter, earlier=earlier) if earlier else letter)
    return tuple(found)


@dataclass(frozen=True)
class Summary:
    """What a run comes to: letters, items, cents demanded, and how many overdue items stay."""

    letters: int
    items: int
    total: int
    stay: int


@query(VIEW)
def summary(connection: Connection, day: datetime.date) -> Summary:
    """Return what a run on a day comes to."""
    found = proposal(connection, day)
    return Summary(
        len(found.letters),
        sum(len(one.items) for one in found.letters),
        sum(one.total for one in found.letters),
        sum(one.claim.due < day for one in found.left_out),
    )


def proposal_source() -> ListSource:
    """Return the list of receivables with level, next level, interest and why one stays, the oldest first."""
    more = (
        Column("due", N_("Due"), "day", None, 196, ends="never"),
        Column("level", N_("Level"), "text", None, 84, choices=LEVELS, tones=LEVEL_TONES),
        Column("next", N_("Next level"), "text", None, 110, choices=LEVELS, tones=LEVEL_TONES),
        Column("why", N_("Stays because"), "text", None, 320),
        Column("interest", N_("Interest"), "money", None, 80),
        Column("lump", N_("Lump sum"), "money", None, 90),
    )

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        accounts = {str(row[0]) for row in rows if row[0] is not None}
        if not accounts:
            return
        found = proposal(connection, today(connection), accounts)
        items: dict[int, Item | LeftOut] = {one.claim.key: one for one in found.left_out}
        items |= {item.claim.key: item for letter in found.letters for item in letter.items}
        for key, row in zip(keys, rows, strict=True):
            if key in items:
                row[-len(more) :] = _cells(items[key])

    return claims("finance.dunning_proposal", more, fill)


def _cells(one: Item | LeftOut) -> list[Any]:
    claim = one.claim
    level = claim.past.level or None
    if isinstance(one, LeftOut):
        return [claim.due, level, None, str(one.words), None, None]
    return [claim.due, level, one.level, "", one.interest or None, one.lump or None]
