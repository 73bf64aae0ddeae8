"""What dunning says of a contact: letters on its timeline, level, blocks and payment plans for the front desk."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.messages import _
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.dunning.models import DunningBlock, DunningItem, DunningLetter, PaymentPlan
from app.modules.finance.dunning.queries.letters import letters
from app.modules.finance.dunning.queries.plans import standings
from app.modules.finance.dunning.rules.dunning import IN_FORCE, LEVELS, STATES
from app.modules.finance.dunning.rules.plans import STATES as PLAN_STATES
from app.modules.finance.open_items.api import open_on

RIGHT = "finance.view"
PAGE = "finance.dunning.dunning"


@query(RIGHT)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the dunning letters to a contact, the newest first."""
    return [
        Happening(
            one.day,
            _("Dunning letter"),
            f"{one.number} · {_(LEVELS[one.level])}",
            f"{formats.cents(one.total)} € · {_(STATES[one.state])}",
            PAGE,
            request=("letter", one.id),
        )
        for one in letters(connection, contact=about.key)[:limit]
    ]


@query(RIGHT)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the level of a contact's open items, blocks and payment plans; nothing where nothing was dunned."""
    if not about.accounts:
        return []
    now = {(one.account, one.document): one.amount for one in open_on(connection, about.accounts)}
    lines = (
        *_levels(connection, about, now),
        *_blocked(connection, about, now),
        *_plans(connection, about, now),
    )
    return [Block(_("Dunning"), lines, 12)] if lines else []


def _levels(connection: Connection, about: AboutContact, now: dict[tuple[str, str], int]) -> list[BlockLine]:
    i, d = DunningItem, DunningLetter
    rows = connection.execute(
        select(i.account, i.document, i.level, d.id, d.number, d.until)
        .join(d, d.id == i.letter_id)
        .where(i.account.in_(about.accounts), d.state == IN_FORCE)
        .order_by(i.level)
    )
    last = {(row.account, row.document): row for row in rows}
    return [
        BlockLine(
            _("{document}: {level}, {number}, to be paid until {day}").format(
                document=row.document,
                level=_(LEVELS[row.level]),
                number=row.number,
                day=formats.day(row.until),
            ),
            formats.side(now[place]),
            PAGE,
            ("letter", int(row.id)),
            row.until < about.today,
        )
        for place, row in last.items()
        if now.get(place, 0) > 0
    ]


def _blocked(connection: Connection, about: AboutContact, now: dict[tuple[str, str], int]) -> list[BlockLine]:
    b = DunningBlock
    rows = connection.execute(
        select(b.account, b.document, b.reason, b.until).where(b.account.in_(about.accounts))
    )
    found = []
    for row in rows:
        if now.get((row.account, row.document), 0) <= 0 or (row.until and row.until < about.today):
            continue
        until = _("until {day}").format(day=formats.day(row.until)) if row.until else ""
        words = _("{document} is not dunned: {reason}").format(document=row.document, reason=row.reason)
        found.append(BlockLine(words, until, PAGE))
    return found


def _plans(connection: Connection, about: AboutContact, now: dict[tuple[str, str], int]) -> list[BlockLine]:
    p = PaymentPlan
    rows = connection.execute(
        select(p.id, p.day, p.total).where(p.account.in_(about.accounts), p.ended.is_(None))
    ).all()
    grace = int(setting(connection, "dunning.grace"))
    stands = standings(connection, [int(row.id) for row in rows], now, about.today, grace)
    return [
        BlockLine(
            _("Payment plan of {day}: {state}").format(
                day=formats.day(row.day), state=_(PLAN_STATES[stands[row.id].state])
            ),
            f"{formats.cents(int(row.total))} €",
            PAGE,
            None,
            stands[row.id].state == "missed",
        )
        for row in rows
    ]
